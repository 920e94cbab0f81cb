// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lengths as they are written: "120mm".

#include "figure/length.h"

#include <math.h>
#include <string.h>

/**
 * fovea_length_parse:
 * @text: a number with a unit, such as "120mm"
 * @length_pt: (out): points; a point of a figure is a pixel at scale 1
 *
 * Returns: whether @text is a length, above 0 or 0 itself
 */
bool
fovea_length_parse (const char *text,
                    double     *length_pt)
{
  static const struct
  {
    const char *name;
    double pt;
  } units[] = {
    { "mm", 72 / 25.4 }, { "cm", 72 / 2.54 }, { "in", 72 }, { "pt", 1 }, { "px", 1 }
  };

  g_return_val_if_fail (text != NULL && length_pt != NULL, false);

  // No hexadecimal numbers, and no words such as "nan" and "infinity".
  if ((!g_ascii_isdigit (text[0]) && text[0] != '.') || g_ascii_tolower (text[1]) == 'x')
    return false;

  char *rest;
  double number = g_ascii_strtod (text, &rest);

  if (!isfinite (number) || number < 0)
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (rest, units[i].name) == 0)
      {
        *length_pt = number * units[i].pt;
        return true;
      }
  return false;
}

/**
 * fovea_length_write:
 * @number: of units, finite, at least 0
 * @unit: its name, such as "mm"
 *
 * Returns: (transfer full): what fovea_length_parse() reads, of digits no more than are needed for
 *   a hundredth
 */
char *
fovea_length_write (double      number,
                    const char *unit)
{
  g_return_val_if_fail (isfinite (number) && unit != NULL, NULL);

  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (digits, sizeof digits, round (number * 100) / 100);

  return g_strconcat (digits, unit, NULL);
}
