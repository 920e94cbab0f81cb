// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Widths by a small table of character classes; which fonts, and in which direction.

#include "figure/type.h"

#include "figure/language.h"

#include <pango/pangocairo.h>
#include <string.h>

// Of the bidirectional algorithm.
#define LTR_MARK 0x200e
#define RTL_MARK 0x200f
#define FIRST_ISOLATE 0x2066
#define END_ISOLATE 0x2069

// Characters that have no line of their own at the end of a paragraph.
#define MOST_LEFT_OVER 2

#define FAMILIES_BEFORE "Inter, Cantarell, Noto Sans"
#define FAMILIES_AFTER "Noto Sans CJK SC, sans-serif"

// Advances in ems, near those of Inter with tabular figures and on the wide side of other fonts.
static double
get_advance (gunichar c)
{
  if (g_unichar_iswide (c))
    return 1.0;
  if (g_unichar_iszerowidth (c))
    return 0.0;
  if (c == ' ' || c == 0xa0)
    return 0.28;
  if (g_unichar_isdigit (c))
    return 0.63;
  if (c < 0x80 && strchr ("iljI.,:;'|!", (int) c) != NULL)
    return 0.28;
  if (c < 0x80 && strchr ("ft()[]r/-", (int) c) != NULL)
    return 0.38;
  if (c == 0xb7)
    return 0.29;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%')
    return 0.9;
  if (c >= 0x2080 && c <= 0x2089)
    return 0.42;
  if (c < 0x80 && strchr ("+=<>", (int) c) != NULL)
    return 0.66;
  if (g_unichar_isupper (c) || c == 0xd7 || c == 0x2212 || c == 0x2217)
    return 0.68;

  return 0.58;
}

/**
 * fovea_type_estimate_width:
 * @string: one line of text
 * @size_pt: size of type, points
 * @weight: its weight
 *
 * Returns: about the width of @string, points, from its characters alone
 */
double
fovea_type_estimate_width (const char  *string,
                           double       size_pt,
                           FoveaWeight  weight)
{
  static const double widening[] = { 1.0, 1.02, 1.05 };
  double ems = 0;

  g_return_val_if_fail (string != NULL, 0);

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    ems += get_advance (g_utf8_get_char (c));

  return ems * size_pt * widening[weight];
}

static bool
joins_numbers (const char *c)
{
  return g_str_has_prefix (c, "×") || g_str_has_prefix (c, "∗") || g_str_has_prefix (c, "%");
}

// A line of its own would be too little for what is left.
static bool
is_left_over (const char *rest)
{
  return g_utf8_strlen (rest, -1) <= MOST_LEFT_OVER;
}

// Lines may break at spaces (but not within "3 × 3" nor before "0)" at the end), and beside any
// ideograph that is not followed by closing punctuation.
static const char *
find_break (const char *start)
{
  const char *last = start;

  for (const char *c = start; *c != '\0'; last = c, c = g_utf8_next_char (c))
    {
      const char *next = g_utf8_next_char (c);
      gunichar follower = *next != '\0' ? g_utf8_get_char (next) : 0;

      if (*c == ' ' && c > start && !joins_numbers (next) && !joins_numbers (last)
          && !is_left_over (next))
        return c;
      if (g_unichar_iswide (g_utf8_get_char (c)) && !g_unichar_ispunct (follower))
        return next;
      if (follower != 0 && g_unichar_iswide (follower) && !g_unichar_ispunct (follower))
        return next;
    }

  return start + strlen (start);
}

/**
 * fovea_type_wrap:
 * @string: text in one paragraph
 * @size_pt: size of type, points
 * @weight: its weight
 * @width_pt: room, points
 *
 * Breaks @string into lines of about @width_pt. A word that is longer has a line of its own.
 *
 * Returns: (transfer full) (element-type utf8): at least one line
 */
GPtrArray *
fovea_type_wrap (const char  *string,
                 double       size_pt,
                 FoveaWeight  weight,
                 double       width_pt)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (string != NULL, lines);

  for (const char *word = string; *word != '\0';)
    {
      const char *past = find_break (word);
      g_autofree char *piece = g_strndup (word, past - word);
      g_autofree char *longer = g_strconcat (line->str, piece, NULL);

      if (line->len > 0 && fovea_type_estimate_width (longer, size_pt, weight) > width_pt)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_assign (line, g_strchug (piece));
        }
      else
        g_string_assign (line, longer);
      word = past;
    }
  g_ptr_array_add (lines, g_strdup (line->str));

  return lines;
}

// The last place within @width_pt, or else the first, where a list goes on after a comma of any
// language.
static const char *
find_comma (const char  *string,
            double       size_pt,
            FoveaWeight  weight,
            double       width_pt)
{
  const char *last = NULL;

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      const char *next = g_utf8_next_char (c);
      bool ends = ((character == ',' || character == 0x60c) && *next == ' ')
                  || character == 0x3001 || character == 0xff0c;
      g_autofree char *part = ends ? g_strndup (string, next - string) : NULL;

      if (ends && (last == NULL || fovea_type_estimate_width (part, size_pt, weight) <= width_pt))
        last = next;
    }

  return last;
}

static void
wrap_list (GPtrArray   *lines,
           const char  *string,
           double       size_pt,
           FoveaWeight  weight,
           double       width_pt)
{
  while (fovea_type_estimate_width (string, size_pt, weight) > width_pt)
    {
      const char *past = find_comma (string, size_pt, weight, width_pt);
      if (past == NULL || past[strspn (past, " ")] == '\0')
        break;
      g_ptr_array_add (lines, g_strndup (string, past - string));
      string = past + strspn (past, " ");
    }
  g_ptr_array_add (lines, g_strdup (string));
}

/**
 * fovea_type_wrap_lists:
 * @strings: lines of text, parts with commas between
 * @size_pt: size of type, points
 * @weight: its weight
 * @width_pt: where to break, points
 *
 * Breaks lines after commas only, so that formulas stay whole. A part that is longer has a line
 * of its own.
 *
 * Returns: (transfer full) (element-type utf8): lines
 */
GPtrArray *
fovea_type_wrap_lists (const char *const *strings,
                       double             size_pt,
                       FoveaWeight        weight,
                       double             width_pt)
{
  g_return_val_if_fail (strings != NULL, NULL);

  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; strings[i] != NULL; i++)
    wrap_list (lines, strings[i], size_pt, weight, width_pt);

  return lines;
}

/**
 * fovea_type_get_language:
 *
 * Ideographs differ between languages; the glyphs follow the language of the texts. A locale that
 * this machine lacks, or that there is no catalogue for, changes nothing.
 *
 * Returns: (transfer none): its tag as in RFC 3066, such as "zh-cn"
 */
const char *
fovea_type_get_language (void)
{
  g_autofree char *code = fovea_language_dup_current ();

  return pango_language_to_string (pango_language_from_string (code));
}

/**
 * fovea_type_dup_families:
 * @family: (nullable): the family to prefer
 *
 * Returns: (transfer full): the families of fonts to look for letters in, with commas between;
 *   those of the present language before those of others that write the same characters differently
 */
char *
fovea_type_dup_families (const char *family)
{
  g_autofree char *language = fovea_language_dup_current ();
  const char *own = fovea_language_get_families (language);

  return g_strconcat (family != NULL ? family : "", family != NULL ? ", " : "", FAMILIES_BEFORE,
                      ", ", own != NULL ? own : "", own != NULL ? ", " : "", FAMILIES_AFTER, NULL);
}

static bool
is_rtl_script (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW
         || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
}

/**
 * fovea_type_is_rtl:
 * @string: one line of text
 *
 * Source: rule P2 of the bidirectional algorithm, UAX 9.
 * Returns: whether it is written from right to left, as its first letter or mark outside isolates is
 */
bool
fovea_type_is_rtl (const char *string)
{
  g_return_val_if_fail (string != NULL, false);

  int depth = 0;

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (character >= FIRST_ISOLATE && character < END_ISOLATE)
        depth++;
      else if (character == END_ISOLATE)
        depth = MAX (0, depth - 1);
      else if (depth == 0 && character == RTL_MARK)
        return true;
      else if (depth == 0 && (g_unichar_isalpha (character) || character == LTR_MARK))
        return is_rtl_script (g_unichar_get_script (character));
    }

  return false;
}

/**
 * fovea_type_has_rtl:
 * @string: one line of text
 *
 * Returns: whether any letter of it is written from right to left
 */
bool
fovea_type_has_rtl (const char *string)
{
  g_return_val_if_fail (string != NULL, false);

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (is_rtl_script (g_unichar_get_script (g_utf8_get_char (c))))
        return true;
    }

  return false;
}
