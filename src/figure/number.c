// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as they are shown. Files hold numbers in full; this is for eyes only.

#include "figure/number.h"

#include "core/evaluation.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define MAX_WHOLE 1e7

// The least number that C writes without an exponent, and the zeros between its point and its digits.
#define LEAST_PLAIN 1e-4
#define LEAST_PLAIN_ZEROS 3

// 10¹² has 28 bits beside its twos; with the 24 of a float32 they are fewer than the 53 of a double.
#define MAX_EXACT_DECIMALS 12

// Gaussian kernels of 5 × 5 have 256 and 273; with much more nearly every number would be one.
#define MAX_DENOMINATOR 300
#define FRACTION_TOLERANCE 2.5e-7 // of the number: two roundings of a float32

typedef struct
{
  const char *nick;
  int n_decimals; // −1: not fixed
  int n_digits;   // significant; 0: not
} Form;

static const Form forms[] = {
  [FOVEA_NUMBERS_AUTOMATIC] = { "auto", -1, 0 },
  [FOVEA_NUMBERS_FIXED_0] = { "fixed0", 0, 0 },
  [FOVEA_NUMBERS_FIXED_1] = { "fixed1", 1, 0 },
  [FOVEA_NUMBERS_FIXED_2] = { "fixed2", 2, 0 },
  [FOVEA_NUMBERS_FIXED_3] = { "fixed3", 3, 0 },
  [FOVEA_NUMBERS_DIGITS_2] = { "digits2", -1, 2 },
  [FOVEA_NUMBERS_DIGITS_3] = { "digits3", -1, 3 },
  [FOVEA_NUMBERS_DIGITS_4] = { "digits4", -1, 4 },
  [FOVEA_NUMBERS_DIGITS_6] = { "digits6", -1, 6 },
  [FOVEA_NUMBERS_FRACTIONS] = { "fractions", -1, 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (forms) == FOVEA_N_NUMBERS);

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
        g_string_append (tidy, FOVEA_MINUS);
      else if (*c != '+' && !leads)
        g_string_append_c (tidy, *c);
    }

  return g_string_free (tidy, FALSE);
}

// A whole number of units of its last decimal, as text; trailing zeros are left out if @is_short.
static char *
write_scaled (double scaled,
              bool   is_negative,
              int    n_decimals,
              bool   is_short)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *start = digits + sizeof digits - 1;
  guint64 rest = (guint64) scaled;

  while (is_short && n_decimals > 0 && rest % 10 == 0)
    {
      rest /= 10;
      n_decimals--;
    }
  *start = '\0';
  for (int i = 0; rest > 0 || i <= n_decimals; i++)
    {
      if (i > 0 && i == n_decimals)
        *--start = '.';
      *--start = (char) ('0' + rest % 10);
      rest /= 10;
    }
  // "-0" and "-0.00" are the rounded form of what is nothing for the eye.
  if (is_negative && scaled > 0)
    {
      start -= strlen (FOVEA_MINUS);
      memcpy (start, FOVEA_MINUS, strlen (FOVEA_MINUS));
    }

  return g_strdup (start);
}

// Times a power of ten a float32 is exact in a double, so it is rounded as the C library rounds its
// decimals. A page of numbers is written in a tenth of the time.
static bool
is_scaled_exactly (double value,
                   int    n_decimals)
{
  return n_decimals >= 0 && n_decimals <= MAX_EXACT_DECIMALS && (double) (float) value == value
         && fabs (value) < MAX_WHOLE;
}

static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12 };

G_STATIC_ASSERT (G_N_ELEMENTS (powers) == MAX_EXACT_DECIMALS + 1);

// (nullable): where it is not written plainly, or not exactly so
static char *
format_plain_digits (double value,
                     int    n_digits)
{
  double size = fabs (value);
  int n_decimals = n_digits + LEAST_PLAIN_ZEROS;

  if (!(size >= LEAST_PLAIN) || size >= powers[n_digits])
    return NULL;
  for (double power = 10 * LEAST_PLAIN; size >= power && n_decimals > 0; power *= 10)
    n_decimals--;
  if (!is_scaled_exactly (value, n_decimals))
    return NULL;

  double scaled = nearbyint (size * powers[n_decimals]);

  return scaled < powers[n_digits] ? write_scaled (scaled, value < 0, n_decimals, true) : NULL;
}

static char *
format_digits (double value,
               int    n_digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];
  char *plain = format_plain_digits (value, n_digits);

  if (plain != NULL)
    return plain;

  g_snprintf (format, sizeof format, "%%.%dg", n_digits);
  g_ascii_formatd (buffer, sizeof buffer, format, value);

  // "-0" is the rounded form of what is nothing for the eye.
  return tidy_number (g_str_equal (buffer, "-0") ? "0" : buffer);
}

// Below MAX_WHOLE, so that it fits its buffer.
static char *
format_decimals (double value,
                 int    n_decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  if (is_scaled_exactly (value, n_decimals))
    return write_scaled (nearbyint (fabs (value) * powers[n_decimals]), value < 0, n_decimals,
                         false);

  g_snprintf (format, sizeof format, "%%.%df", n_decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);

  // "-0.00" likewise.
  return tidy_number (strpbrk (buffer, "123456789") == NULL && buffer[0] == '-' ? buffer + 1
                                                                                : buffer);
}

// The convergents of the continued fraction are the best fractions of their size.
static char *
format_fraction (double value)
{
  double rest = fabs (value);
  double before[2] = { 0, 1 }, last[2] = { 1, 0 }; // numerator, denominator

  if (!(rest < MAX_WHOLE) || rest == 0)
    return NULL;
  for (int i = 0; i < 20; i++)
    {
      double whole = floor (rest);
      double next[2] = { whole * last[0] + before[0], whole * last[1] + before[1] };

      if (next[1] > MAX_DENOMINATOR)
        return NULL;
      if (fabs (next[0] / next[1] - fabs (value)) <= FRACTION_TOLERANCE * fabs (value))
        return g_strdup_printf (next[1] > 1 ? "%s%.0f/%.0f" : "%s%.0f", value < 0 ? FOVEA_MINUS : "",
                                next[0], next[1]);
      memcpy (before, last, sizeof before);
      memcpy (last, next, sizeof last);
      rest = 1 / (rest - whole);
    }
  return NULL;
}

// One digit and a power of ten, which is shorter than zeros behind the point.
static char *
format_power (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.0e", value);

  return tidy_number (buffer);
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

  if (fovea_value_is_hidden (value))
    text = g_strdup ("?");
  else if (isnan (value))
    text = g_strdup ("NaN");
  else if (isinf (value))
    text = g_strdup (value < 0 ? FOVEA_MINUS "∞" : "∞");
  else if (value == floor (value) && fabs (value) < MAX_WHOLE)
    text = format_decimals (value, 0);

  if (text != NULL && g_utf8_strlen (text, -1) <= max_chars)
    return g_steal_pointer (&text);

  for (int n_digits = 4; n_digits > 0 && isfinite (value); n_digits--)
    {
      g_free (text);
      text = format_digits (value, n_digits);
      if (g_utf8_strlen (text, -1) <= max_chars)
        return g_steal_pointer (&text);
    }
  if (fabs (value) < 1 && value != 0)
    {
      g_free (text);
      text = format_power (value);
      if (g_utf8_strlen (text, -1) <= max_chars)
        return g_steal_pointer (&text);
    }

  return g_strdup ("…");
}

/**
 * fovea_number_write:
 * @numbers: how numbers are written
 * @value: any number
 * @max_chars: characters there is room for, at least 1
 *
 * Writes @value in a form of the user's choice; with fewer digits, or as fovea_number_format() does,
 * where that does not fit or the form has no such number: a fraction is written only if it is
 * meant, with a denominator of at most 300.
 *
 * Source of the fractions: Hardy & Wright, An Introduction to the Theory of Numbers, chapter X.
 * Returns: (transfer full): at most @max_chars characters; "…" if not even one digit fits
 */
char *
fovea_number_write (FoveaNumbers numbers,
                    double       value,
                    int          max_chars)
{
  g_return_val_if_fail ((size_t) numbers < FOVEA_N_NUMBERS, NULL);

  const Form *form = &forms[numbers];
  g_autofree char *text = NULL;

  if (numbers == FOVEA_NUMBERS_FRACTIONS)
    text = format_fraction (value);
  if (text != NULL && g_utf8_strlen (text, -1) <= max_chars)
    return g_steal_pointer (&text);

  for (int n = form->n_decimals; n >= 0 && fabs (value) < MAX_WHOLE; n--)
    {
      g_free (text);
      text = format_decimals (value, n);
      if (g_utf8_strlen (text, -1) <= max_chars)
        return g_steal_pointer (&text);
    }
  for (int n = form->n_digits; n > 0 && isfinite (value); n--)
    {
      g_free (text);
      text = format_digits (value, n);
      if (g_utf8_strlen (text, -1) <= max_chars)
        return g_steal_pointer (&text);
    }

  return fovea_number_format (value, max_chars);
}

/**
 * fovea_numbers_get_nick:
 * @numbers: how numbers are written
 *
 * Returns: (transfer none): its name on the command line and in settings, such as "fixed2"
 */
const char *
fovea_numbers_get_nick (FoveaNumbers numbers)
{
  g_return_val_if_fail ((size_t) numbers < FOVEA_N_NUMBERS, NULL);

  return forms[numbers].nick;
}

/**
 * fovea_numbers_from_nick:
 * @nick: a name as on the command line
 * @numbers: (out): how numbers are written
 *
 * Returns: whether there is a form of that name
 */
bool
fovea_numbers_from_nick (const char   *nick,
                         FoveaNumbers *numbers)
{
  g_return_val_if_fail (nick != NULL && numbers != NULL, false);

  for (size_t i = 0; i < FOVEA_N_NUMBERS; i++)
    if (g_str_equal (forms[i].nick, nick))
      {
        *numbers = (FoveaNumbers) i;
        return true;
      }

  return false;
}

/**
 * fovea_numbers_dup_nicks:
 *
 * Returns: (transfer full): all names, "auto, fixed0, …", as messages list them
 */
char *
fovea_numbers_dup_nicks (void)
{
  const char *nicks[FOVEA_N_NUMBERS + 1] = { NULL };

  for (size_t i = 0; i < FOVEA_N_NUMBERS; i++)
    nicks[i] = forms[i].nick;

  return g_strjoinv (", ", (char **) nicks);
}
