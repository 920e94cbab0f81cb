// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lessons as text. What is written is read as it was: a line that would look like a key, a remark, a
// page or a task begins with a backslash.

#include "document/lesson-text.h"

#include <string.h>

// Columns of a line, where there is a space to break it at.
#define LINE_LENGTH 100

static bool
looks_special (const char *line)
{
  return line[0] == '#' || line[0] == '\\' || g_str_has_prefix (line, "==")
         || g_str_has_prefix (line, "* ");
}

static void
write_line (GString    *out,
            const char *line,
            bool        may_be_special)
{
  if (!may_be_special && looks_special (line))
    g_string_append_c (out, '\\');
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

// A space between two wide letters would be lost at the end of a line.
static bool
may_break (const char *start,
           const char *space)
{
  if (space == start)
    return false;

  gunichar before = g_utf8_get_char (g_utf8_prev_char (space));

  return !g_unichar_iswide (before) || !g_unichar_iswide (g_utf8_get_char (space + 1));
}

// Where the line ends: at the last space that is not too far, else at the first one after that.
static const char *
find_end (const char *start)
{
  const char *best = NULL;
  int column = 0;

  for (const char *c = start; *c != '\0'; c = g_utf8_next_char (c), column++)
    {
      if (column > LINE_LENGTH && best != NULL)
        return best;
      if (*c == ' ' && may_break (start, c))
        best = c;
    }

  return column > LINE_LENGTH && best != NULL ? best : start + strlen (start);
}

static void
write_paragraph (GString    *out,
                 const char *mark,
                 const char *paragraph)
{
  bool is_first = true;

  for (const char *start = paragraph; *start != '\0';)
    {
      const char *end = find_end (start);
      g_autofree char *text = g_strndup (start, (gsize) (end - start));
      g_autofree char *line = g_strconcat (is_first ? mark : "", text, NULL);

      write_line (out, line, is_first && mark[0] != '\0');
      is_first = false;
      start = *end == ' ' ? end + 1 : end;
    }
}

static void
write_sheet (GString                *out,
             const FoveaLessonSheet *sheet)
{
  g_string_append_printf (out, "\n== %s\n", sheet->title);
  for (guint i = 0; i < sheet->keys->len; i++)
    {
      const FoveaLessonKey *key = g_ptr_array_index (sheet->keys, i);
      g_string_append_printf (out, "%s: %s\n", key->key, key->value);
    }
  for (guint i = 0; i + 1 < sheet->paragraphs->len; i++)
    {
      g_string_append_c (out, '\n');
      write_paragraph (out, "", g_ptr_array_index (sheet->paragraphs, i));
    }
  for (guint i = 0; i + 1 < sheet->tasks->len; i++)
    {
      g_string_append_c (out, '\n');
      write_paragraph (out, "* ", g_ptr_array_index (sheet->tasks, i));
    }
}

/**
 * fovea_lesson_text_write:
 * @self: a text whose words are tidy: see fovea_lesson_text_tidy()
 *
 * Returns: (transfer full): a file; fovea_lesson_text_parse() makes @self of it
 */
GBytes *
fovea_lesson_text_write (const FoveaLessonText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *out = g_string_new (self->remarks);

  g_string_append_printf (out, "fovea-lesson: 1\ntitle: %s\n", self->title);
  if (self->summary != NULL)
    g_string_append_printf (out, "summary: %s\n", self->summary);
  for (guint i = 0; i < self->pages->len; i++)
    write_sheet (out, g_ptr_array_index (self->pages, i));

  return g_string_free_to_bytes (out);
}

/**
 * fovea_lesson_text_tidy:
 * @text: anything
 *
 * Returns: (transfer full): it on one line, with single spaces between words and none at the ends
 */
char *
fovea_lesson_text_tidy (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *tidy = g_string_new (NULL);
  bool has_space = false;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      bool is_space = letter < 0x80 ? letter <= ' ' || letter == 0x7f
                                    : letter == 0x2028 || letter == 0x2029 || letter == 0x85;
      if (!is_space && has_space && tidy->len > 0)
        g_string_append_c (tidy, ' ');
      if (!is_space)
        g_string_append_unichar (tidy, letter);
      has_space = is_space;
    }

  return g_string_free (tidy, FALSE);
}
