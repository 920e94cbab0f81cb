// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the arithmetic in a text, such as "1 + (3 − 1) = 3" or "⌊(7 + 2·1 − 3)/2⌋ + 1 = 4", and does
// it again.

#pragma once

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

typedef struct
{
  const char *at;
  bool is_bad; // what stands there is no arithmetic
} Equations;

static double equations_read_sum (Equations *self);

static bool
equations_skip (Equations  *self,
                const char *sign)
{
  const char *at = self->at + strspn (self->at, " ");

  if (!g_str_has_prefix (at, sign))
    return false;
  self->at = at + strlen (sign);
  return true;
}

static double
equations_read_factor (Equations *self)
{
  double value;

  if (equations_skip (self, "−"))
    return -equations_read_factor (self);
  if (equations_skip (self, "relu("))
    {
      value = fmax (0, equations_read_sum (self));
      self->is_bad |= !equations_skip (self, ")");
      return value;
    }
  if (equations_skip (self, "("))
    {
      value = equations_read_sum (self);
      self->is_bad |= !equations_skip (self, ")");
      return value;
    }
  if (equations_skip (self, "⌊"))
    {
      value = floor (equations_read_sum (self));
      self->is_bad |= !equations_skip (self, "⌋");
      return value;
    }

  const char *start = self->at + strspn (self->at, " ");
  char *end;
  value = g_ascii_isdigit (*start) ? g_ascii_strtod (start, &end) : NAN;
  self->is_bad |= isnan (value);
  if (!isnan (value))
    self->at = end;
  return value;
}

static double
equations_read_product (Equations *self)
{
  double value = equations_read_factor (self);

  while (!self->is_bad)
    if (equations_skip (self, "·") || equations_skip (self, "×"))
      value *= equations_read_factor (self);
    else if (equations_skip (self, "/"))
      value /= equations_read_factor (self);
    else
      break;
  return value;
}

static double
equations_read_sum (Equations *self)
{
  double value = equations_read_product (self);

  while (!self->is_bad)
    if (equations_skip (self, "+"))
      value += equations_read_product (self);
    else if (equations_skip (self, "−"))
      value -= equations_read_product (self);
    else
      break;
  return value;
}

// What stands before @sign, from the last break of the sentence.
static const char *
equations_find_left (const char *text,
                     const char *sign)
{
  static const char *const breaks[] = { ": ", "; ", ". ", "\n", "= " };
  const char *left = text;

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      const char *found = g_strrstr_len (text, sign - text, breaks[i]);
      if (found != NULL)
        left = MAX (left, found + strlen (breaks[i]));
    }
  return left;
}

// Checks all equations of @text. Returns how many there are; @last is what the last one comes to.
static int
equations_assert_true (const char *text,
                       double     *last)
{
  int n = 0;

  for (const char *sign = strstr (text, " = "); sign != NULL; sign = strstr (sign + 1, " = "))
    {
      Equations left = { equations_find_left (text, sign), false };
      Equations right = { sign + 3, false };
      double before = equations_read_sum (&left);
      double after = equations_read_sum (&right);

      if (right.is_bad)
        g_error ("“%s”: no number after “=”", text);
      *last = after;
      // The name of a cell is no number.
      if (left.is_bad || left.at != sign)
        continue;
      if (fabs (before - after) > 1e-6)
        g_error ("“%s”: %g is not %g", text, before, after);
      n++;
    }
  return n;
}
