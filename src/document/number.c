// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shortest text of a number. Whole numbers that the type holds exactly are written as
// such, so that a grid of ones stays a grid of "1"; all else is tried with more and more
// digits.

#include "document/number.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double whole; // all whole numbers up to here are exact
  int first_digits;
  int last_digits;
} Precision;

static const Precision float_precision = { 16777216.0, 6, 9 };
static const Precision double_precision = { 9007199254740992.0, 15, 17 };

static const char *
format (double           value,
        const Precision *precision,
        char             buffer[FOVEA_NUMBER_SIZE])
{
  if (value == 0 && signbit (value))
    return strcpy (buffer, "-0.0");
  if (fabs (value) <= precision->whole && value == floor (value))
    return g_ascii_formatd (buffer, FOVEA_NUMBER_SIZE, "%.0f", value);

  for (int n_digits = precision->first_digits; n_digits <= precision->last_digits;
       n_digits++)
    {
      char pattern[8];

      g_snprintf (pattern, sizeof pattern, "%%.%dg", n_digits);
      g_ascii_formatd (buffer, FOVEA_NUMBER_SIZE, pattern, value);

      double back = g_ascii_strtod (buffer, NULL);

      if (precision == &float_precision ? (float) back == (float) value : back == value)
        break;
    }
  return buffer;
}

/**
 * fovea_number_format_float:
 * @value: any number; not finite is written as "inf", "-inf" or "nan"
 * @buffer: place for the text
 *
 * Writes @value with the fewest digits that read back to the same float32. Minus zero is
 * "-0.0", because readers take "-0" for a whole number, which has no sign at zero.
 *
 * Returns: (transfer none): @buffer
 */
const char *
fovea_number_format_float (float value,
                           char  buffer[FOVEA_NUMBER_SIZE])
{
  return format (value, &float_precision, buffer);
}

/**
 * fovea_number_format_double:
 * @value: any number; not finite is written as "inf", "-inf" or "nan"
 * @buffer: place for the text
 *
 * Writes @value with the fewest digits that read back to the same double.
 *
 * Returns: (transfer none): @buffer
 */
const char *
fovea_number_format_double (double value,
                            char   buffer[FOVEA_NUMBER_SIZE])
{
  return format (value, &double_precision, buffer);
}

/**
 * fovea_number_format_shown:
 * @value: any number
 * @buffer: place for the text
 *
 * As fovea_number_format_float() for eyes: with minus signs (U+2212).
 *
 * Returns: (transfer none): @buffer, in UTF-8
 */
const char *
fovea_number_format_shown (float value,
                           char  buffer[FOVEA_NUMBER_SIZE])
{
  char plain[FOVEA_NUMBER_SIZE];
  char *past = buffer;

  for (const char *c = fovea_number_format_float (value, plain); *c != '\0'; c++)
    past = *c == '-' ? g_stpcpy (past, FOVEA_NUMBER_MINUS) : g_stpcpy (past, (char[]){ *c, '\0' });

  return buffer;
}

// One letter as it is typed in English: Chinese and Japanese input methods give letters of full width,
// Arabic has digits of its own.
static gunichar
find_plain (gunichar letter)
{
  if (letter >= 0xff01 && letter <= 0xff5e) // full width
    return letter - 0xff01 + '!';
  if (letter == 0x3000) // space of full width
    return ' ';
  if (letter == 0x2212) // minus sign
    return '-';
  if (letter == 0x066b) // Arabic decimal separator
    return '.';
  return g_unichar_type (letter) == G_UNICODE_DECIMAL_NUMBER
           ? '0' + (gunichar) g_unichar_digit_value (letter)
           : letter;
}

/**
 * fovea_number_dup_ascii:
 * @text: what was typed, pasted or is shown
 *
 * Returns: (transfer full): the text with hyphens for minus signs (U+2212), and with the digits and
 *   signs of ASCII for those of full width and of other scripts, as files and code have them and
 *   number readers know them
 */
char *
fovea_number_dup_ascii (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_strdup (text);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (plain, find_plain (g_utf8_get_char (c)));

  return g_string_free (plain, FALSE);
}

/**
 * fovea_number_read:
 * @text: what was typed, whose decimal mark may be a comma as well as a point
 * @value: (out): the number
 *
 * Returns: whether @text is one finite number and nothing else
 */
bool
fovea_number_read (const char *text,
                   double     *value)
{
  g_return_val_if_fail (text != NULL && value != NULL, false);

  g_autofree char *plain = g_strstrip (g_strdelimit (fovea_number_dup_ascii (text), ",", '.'));
  char *end;

  *value = g_ascii_strtod (plain, &end);

  return end != plain && *end == '\0' && isfinite (*value);
}
