// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text and numbers in files that people can read: whatever was typed arrives as typed,
// and nothing that was typed is taken for a command.

#include "figure/export-text.h"

#include <string.h>

typedef struct
{
  gunichar character;
  const char *command;
} TexCharacter;

// Characters that TeX takes for commands or that some fonts of it lack.
static const TexCharacter tex_characters[] = {
  { '"', "{\\ttfamily\\char34}" },
  { '#', "\\#" },
  { '$', "\\$" },
  { '%', "\\%" },
  { '&', "\\&" },
  { '\'', "'{}" },
  { ',', ",{}" },
  { '-', "-{}" },
  { '<', "$<$" },
  { '>', "$>$" },
  { '?', "?{}" },
  { '!', "!{}" },
  { '\\', "\\textbackslash{}" },
  { '^', "\\textasciicircum{}" },
  { '_', "\\_" },
  { '`', "\\`{}" },
  { '{', "\\{" },
  { '|', "$|$" },
  { '}', "\\}" },
  { '~', "\\textasciitilde{}" },
  { 0xa0, "~" },
  { 0xa1, "\\textexclamdown{}" },
  { 0xa7, "\\S{}" },
  { 0xab, "{\\usefont{U}{lasy}{m}{n}(\\kern-.15em(}" },
  { 0xac, "$\\neg$" },
  { 0xb0, "$^{\\circ}$" },
  { 0xb1, "$\\pm$" },
  { 0xb2, "$^2$" },
  { 0xb3, "$^3$" },
  { 0xb5, "$\\mu$" },
  { 0xb6, "\\P{}" },
  { 0xb7, "$\\cdot$" },
  { 0xb9, "$^1$" },
  { 0xbb, "{\\usefont{U}{lasy}{m}{n})\\kern-.15em)}" },
  { 0xbf, "\\textquestiondown{}" },
  { 0xd7, "$\\times$" },
  { 0xf7, "$\\div$" },
  { 0x152, "\\OE{}" },
  { 0x153, "\\oe{}" },
  { 0x393, "$\\Gamma$" },
  { 0x394, "$\\Delta$" },
  { 0x398, "$\\Theta$" },
  { 0x39b, "$\\Lambda$" },
  { 0x3a3, "$\\Sigma$" },
  { 0x3a6, "$\\Phi$" },
  { 0x3a8, "$\\Psi$" },
  { 0x3a9, "$\\Omega$" },
  { 0x3b1, "$\\alpha$" },
  { 0x3b2, "$\\beta$" },
  { 0x3b3, "$\\gamma$" },
  { 0x3b4, "$\\delta$" },
  { 0x3b5, "$\\varepsilon$" },
  { 0x3b7, "$\\eta$" },
  { 0x3b8, "$\\theta$" },
  { 0x3bb, "$\\lambda$" },
  { 0x3bc, "$\\mu$" },
  { 0x3c0, "$\\pi$" },
  { 0x3c1, "$\\rho$" },
  { 0x3c3, "$\\sigma$" },
  { 0x3c4, "$\\tau$" },
  { 0x3c6, "$\\varphi$" },
  { 0x3c9, "$\\omega$" },
  { 0x2009, "\\," },
  { 0x2013, "\\textendash{}" },
  { 0x2014, "\\textemdash{}" },
  { 0x2018, "\\textquoteleft{}" },
  { 0x2019, "\\textquoteright{}" },
  { 0x201a, ",{}" },
  { 0x201c, "\\textquotedblleft{}" },
  { 0x201d, "\\textquotedblright{}" },
  { 0x201e, "{,\\kern-.1em,}" },
  { 0x2026, "\\ldots{}" },
  { 0x202f, "\\," },
  { 0x2032, "$'$" },
  { 0x2190, "$\\leftarrow$" },
  { 0x2192, "$\\rightarrow$" },
  { 0x2208, "$\\in$" },
  { 0x2211, "$\\sum$" },
  { 0x2212, "$-$" },
  { 0x2217, "$*$" },
  { 0x2218, "$\\circ$" },
  { 0x221a, "$\\surd$" },
  { 0x221e, "$\\infty$" },
  { 0x2248, "$\\approx$" },
  { 0x2260, "$\\neq$" },
  { 0x2264, "$\\leq$" },
  { 0x2265, "$\\geq$" },
  { 0x230a, "$\\lfloor$" },
  { 0x230b, "$\\rfloor$" },
};

static const char *
find_tex (gunichar character)
{
  for (size_t i = 0; i < G_N_ELEMENTS (tex_characters); i++)
    {
      if (tex_characters[i].character == character)
        return tex_characters[i].command;
    }

  return NULL;
}

// The digit of a subscript or of a superscript that the table lacks, else -1.
static int
find_script (gunichar character)
{
  if (character >= 0x2080 && character <= 0x2089)
    return (int) (character - 0x2080);
  if (character == 0x2070 || (character >= 0x2074 && character <= 0x2079))
    return (int) (character - 0x2070);

  return -1;
}

// Accented letters that every encoding of TeX's fonts can make.
static bool
is_plain_tex (gunichar character)
{
  return character < 0x80
         || (character >= 0xc0 && character <= 0xff
             && g_utf8_strchr ("ÐÞðþ", -1, character) == NULL);
}

// k̂ is written as a letter and a combining sign.
static bool
has_hat (const char *c)
{
  return g_ascii_isalpha (*c) && g_utf8_get_char (c + 1) == 0x302;
}

/**
 * fovea_export_add_number:
 * @text: where to append
 * @number: a length, points
 *
 * Writes at most three decimals, in every locale with a point, never "-0".
 */
void
fovea_export_add_number (GString *text,
                         double   number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.3f", number);
  char *past = digits + strlen (digits);
  while (past > digits && past[-1] == '0')
    past--;
  if (past > digits && past[-1] == '.')
    past--;
  *past = '\0';
  g_string_append (text, g_str_equal (digits, "-0") ? "0" : digits);
}

/**
 * fovea_export_flatten:
 * @text: any bytes
 *
 * Returns: (transfer full): valid UTF-8 on one line: control characters and ends of lines
 * are spaces, what Unicode calls no character is dropped
 */
char *
fovea_export_flatten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *flat = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (g_unichar_iscntrl (character) || character == 0x2028 || character == 0x2029)
        g_string_append_c (flat, ' ');
      else if ((character & 0xfffe) != 0xfffe
               && !(character >= 0xfdd0 && character <= 0xfdef))
        g_string_append_unichar (flat, character);
    }

  return g_string_free (flat, FALSE);
}

/**
 * fovea_export_escape_xml:
 * @text: any bytes
 *
 * Returns: (transfer full): content or an attribute of XML 1.0
 */
char *
fovea_export_escape_xml (const char *text)
{
  g_autofree char *flat = fovea_export_flatten (text);

  return g_markup_escape_text (flat, -1);
}

// Signs that are made of something else, and that a font of Unicode is likely to have.
static bool
is_made (const char *command)
{
  return command[0] == '$' || g_str_has_prefix (command, "{\\usefont")
         || g_str_has_prefix (command, "{,");
}

static void
add_tex (GString  *escaped,
         gunichar  character,
         const char *command,
         bool      names_signs)
{
  if (names_signs && is_made (command))
    g_string_append_printf (escaped, "\\foveasign{%X}{%s}", character, command);
  else
    g_string_append (escaped, command);
}

// Ideographs and their punctuation.
static bool
is_wide_at (const char *c)
{
  return g_unichar_iswide (g_utf8_get_char (c));
}

static char *
escape_tex (const char *text,
            bool        names_signs)
{
  g_autofree char *flat = fovea_export_flatten (text);
  GString *escaped = g_string_new (NULL);

  for (const char *c = flat; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      const char *command = find_tex (character);
      bool is_lone_space = *c == ' ' && c > flat && c[-1] != ' ' && c[1] != '\0';
      char script[] = "$_0$";
      bool is_wide = names_signs && is_wide_at (c);
      bool starts_wide = is_wide && (c == flat || !is_wide_at (g_utf8_prev_char (c)));
      bool ends_wide = is_wide && !is_wide_at (g_utf8_next_char (c));

      if (g_unichar_type (character) == G_UNICODE_FORMAT)
        continue;
      if (command == NULL && find_script (character) >= 0)
        {
          script[1] = character >= 0x2080 ? '_' : '^';
          script[2] = (char) ('0' + find_script (character));
          command = script;
        }

      if (command != NULL)
        add_tex (escaped, character, command, names_signs);
      else if (has_hat (c))
        {
          g_string_append_printf (escaped, "$\\hat{%c}$", *c);
          c = g_utf8_next_char (c);
        }
      else if (*c == ' ')
        g_string_append (escaped, is_lone_space ? " " : "\\ ");
      else
        g_string_append_printf (escaped, "%s%.*s%s", starts_wide ? "{\\foveawide " : "",
                                (int) (g_utf8_next_char (c) - c), c, ends_wide ? "}" : "");
    }

  return g_string_free (escaped, FALSE);
}

/**
 * fovea_export_escape_tex:
 * @text: any bytes
 *
 * Returns: (transfer full): what TeX sets as @text, in any engine for which
 *   fovea_export_needs_unicode() does not say otherwise
 */
char *
fovea_export_escape_tex (const char *text)
{
  return escape_tex (text, false);
}

/**
 * fovea_export_escape_tex_signs:
 * @text: any bytes
 *
 * Like fovea_export_escape_tex(), but what TeX makes of mathematics is an argument of \foveasign,
 * after its number in Unicode, so that a font that has the sign can be asked first; and ideographs
 * are set in \foveawide.
 *
 * Returns: (transfer full): what TeX sets as @text where these are defined
 */
char *
fovea_export_escape_tex_signs (const char *text)
{
  return escape_tex (text, true);
}

/**
 * fovea_export_needs_unicode:
 * @text: any bytes
 *
 * Returns: whether TeX can set @text only in an engine with fonts of Unicode, such as
 * XeLaTeX
 */
bool
fovea_export_needs_unicode (const char *text)
{
  g_autofree char *flat = fovea_export_flatten (text);

  for (const char *c = flat; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (has_hat (c))
        c = g_utf8_next_char (c);
      else if (!is_plain_tex (character) && find_script (character) < 0
               && find_tex (character) == NULL)
        return true;
    }

  return false;
}
