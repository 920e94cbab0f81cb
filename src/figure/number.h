// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as they are shown: few digits, a real minus sign, the same in every locale.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_NUMBER_LENGTH 10 // characters of the longest number that is not restricted
#define FOVEA_MINUS "\xe2\x88\x92" // U+2212

// How numbers are written. Their nicks are those of the command line and of settings.
typedef enum
{
  FOVEA_NUMBERS_AUTOMATIC, // whole numbers in full, else four significant digits
  FOVEA_NUMBERS_FIXED_0,   // decimals
  FOVEA_NUMBERS_FIXED_1,
  FOVEA_NUMBERS_FIXED_2,
  FOVEA_NUMBERS_FIXED_3,
  FOVEA_NUMBERS_DIGITS_2,  // significant digits
  FOVEA_NUMBERS_DIGITS_3,
  FOVEA_NUMBERS_DIGITS_4,
  FOVEA_NUMBERS_DIGITS_6,
  FOVEA_NUMBERS_FRACTIONS, // "1/9" where a small one is meant
} FoveaNumbers;

#define FOVEA_N_NUMBERS (FOVEA_NUMBERS_FRACTIONS + 1)

char       *fovea_number_format      (double        value,
                                      int           max_chars);
char       *fovea_number_write       (FoveaNumbers  numbers,
                                      double        value,
                                      int           max_chars);
const char *fovea_numbers_get_nick   (FoveaNumbers  numbers);
bool        fovea_numbers_from_nick  (const char   *nick,
                                      FoveaNumbers *numbers);
char       *fovea_numbers_dup_nicks  (void);

G_END_DECLS
