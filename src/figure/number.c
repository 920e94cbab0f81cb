// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as they are shown. Files hold numbers in full; this is for eyes only.

#include "figure/number.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define MINUS "\xe2\x88\x92" // U+2212
#define MAX_WHOLE 1e7

// "−1.2e−05" as C writes it becomes "−1.2e−5", with minus signs instead of hyphens.
static char *
tidy_number (const char *digits)
{
  GString *tidy = g_string_new (NULL);

  for (const char *c = digits; *c != '\0'; c++)
    {
      bool is_exponent = c > digits && (c[-1] == 'e' || (c - digits > 1 && c[-2] == 'e'));
      bool leads = is_exponent && *c == '0' && c[1] != '\0';

      if (*c == '-')
        g_string_append (tidy, MINUS);
      else if (*c != '+' && !leads)
        g_string_append_c (tidy, *c);
    }

  return g_string_free (tidy, FALSE);
}

static char *
format_digits (double value,
               int    n_digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%dg", n_digits);
  g_ascii_formatd (buffer, sizeof buffer, format, value);

  // "-0" is the rounded form of what is nothing for the eye.
  return tidy_number (g_str_equal (buffer, "-0") ? "0" : buffer);
}

static char *
format_whole (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.0f", value);

  return tidy_number (g_str_equal (buffer, "-0") ? "0" : buffer);
}

/**
 * fovea_number_format:
 * @value: any number
 * @max_chars: characters there is room for, at least 1
 *
 * Writes @value with up to four significant digits, whole numbers below ten million in full, and
 * with fewer digits where @max_chars asks for it. What is not finite is named.
 *
 * Returns: (transfer full): at most @max_chars characters; "…" if not even one digit fits
 */
char *
fovea_number_format (double value,
                     int    max_chars)
{
  g_autofree char *text = NULL;

  if (isnan (value))
    text = g_strdup ("NaN");
  else if (isinf (value))
    text = g_strdup (value < 0 ? MINUS "∞" : "∞");
  else if (value == floor (value) && fabs (value) < MAX_WHOLE)
    text = format_whole (value);

  if (text != NULL && g_utf8_strlen (text, -1) <= max_chars)
    return g_steal_pointer (&text);

  for (int n_digits = 4; n_digits > 0 && isfinite (value); n_digits--)
    {
      g_free (text);
      text = format_digits (value, n_digits);
      if (g_utf8_strlen (text, -1) <= max_chars)
        return g_steal_pointer (&text);
    }

  return g_strdup ("…");
}
