// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is plain stays as it reads; only what a reader of the format would take for something else is
// spelled in its way.

#include "cli/markup.h"

#include "figure/export-text.h"

#include <stdbool.h>
#include <string.h>

// Signs that mean something alone, and how to say them.
typedef struct
{
  char sign;
  const char *spelling;
} Spelling;

static const Spelling markdown_spellings[] = {
  { '<', "&lt;" }, { '>', "&gt;" },  { '&', "&amp;" }, { '\\', "\\\\" }, { '|', "\\|" },
  { '`', "\\`" },  { '*', "\\*" },   { '_', "\\_" },   { '[', "\\[" },   { ']', "\\]" },
  { '{', "\\{" },  { '}', "\\}" },   { '~', "\\~" },   { '^', "\\^" },   { '#', "\\#" },
  { '$', "\\$" },  { '"', "\\\"" },  { '\'', "\\'" },  { '@', "\\@" },   { '\n', " " },
};

static const Spelling latex_spellings[] = {
  { '\\', "\\textbackslash{}" },
  { '~', "\\textasciitilde{}" },
  { '^', "\\textasciicircum{}" },
  { '&', "\\&" },
  { '%', "\\%" },
  { '$', "\\$" },
  { '#', "\\#" },
  { '_', "\\_" },
  { '{', "\\{" },
  { '}', "\\}" },
  { '<', "\\textless{}" },
  { '>', "\\textgreater{}" },
  { '|', "\\textbar{}" },
  { '"', "{\\ttfamily\\char34}" },
  { '`', "\\textasciigrave{}" },
  { '\'', "\\textquotesingle{}" },
  { '\n', " " },
};

static const char *
find_spelling (const Spelling *spellings,
               size_t          n_spellings,
               char            sign)
{
  for (size_t i = 0; i < n_spellings; i++)
    if (spellings[i].sign == sign)
      return spellings[i].spelling;
  return NULL;
}

// Two that become one: dashes, dots, an emoji's name, an address that takes in what follows.
static bool
joins_in_markdown (const char *c,
                   bool        is_first)
{
  return (!is_first && strchr ("-.", *c) != NULL && c[-1] == *c)
         || (*c == ':' && (g_ascii_isalnum (c[1]) || c[1] == '/'));
}

static void
append_markdown (GString    *text,
                 const char *words)
{
  for (const char *c = words; *c != '\0'; c++)
    {
      const char *spelling
        = find_spelling (markdown_spellings, G_N_ELEMENTS (markdown_spellings), *c);

      if (spelling != NULL)
        {
          g_string_append (text, spelling);
          continue;
        }
      if (joins_in_markdown (c, c == words))
        g_string_append_c (text, '\\');
      g_string_append_c (text, *c);
    }
}

// -- is a longer dash, ,, and ?` are other marks in some fonts of TeX; so they are after a sign between
// them that nobody sees and TeX is not given.
static bool
joins_in_latex (const char *c)
{
  bool is_before = (guchar) c[1] >= 0x80;

  return (strchr ("-,", *c) != NULL && (is_before || c[1] == *c))
         || (strchr ("?!", *c) != NULL && (is_before || c[1] == '`'));
}

// How long a piece is that is not of ASCII, with the letter that a sign on it belongs to.
static size_t
measure_foreign (const char *c)
{
  const char *past = c;

  if (g_ascii_isalpha (*c) && g_unichar_ismark (g_utf8_get_char (c + 1)))
    past++;
  while ((guchar) *past >= 0x80)
    past++;
  return (size_t) (past - c);
}

static void
append_latex (GString    *text,
              const char *words)
{
  g_autofree char *flat = fovea_export_flatten (words);

  for (const char *c = flat; *c != '\0';)
    {
      const char *spelling
        = find_spelling (latex_spellings, G_N_ELEMENTS (latex_spellings), *c);
      size_t n_foreign = measure_foreign (c);

      if (n_foreign > 0)
        {
          g_autofree char *piece = g_strndup (c, n_foreign);
          g_autofree char *escaped = fovea_export_escape_tex (piece);

          g_string_append (text, escaped);
          c += n_foreign;
          continue;
        }
      if (spelling != NULL)
        g_string_append (text, spelling);
      else
        g_string_append_c (text, *c);
      if (joins_in_latex (c))
        g_string_append (text, "{}");
      c++;
    }
}

/**
 * fovea_markup_append:
 * @text: where to
 * @markup: for which kind of document
 * @words: UTF-8, part of a line
 *
 * Appends what reads as @words there.
 */
void
fovea_markup_append (GString    *text,
                     FoveaMarkup markup,
                     const char *words)
{
  if (markup == FOVEA_MARKUP_MARKDOWN)
    append_markdown (text, words);
  else
    append_latex (text, words);
}
