// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SplitMix64, and whole numbers without bias from it.
//
// Source: Steele, Lea & Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.

#include "document/random.h"

#define GOLDEN G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * fovea_random_new:
 * @seed: what a class agrees on
 * @stream: the number of a question, so that each is the same whatever was asked before
 *
 * Returns: the beginning of a sequence that depends on both alone
 */
FoveaRandom
fovea_random_new (guint64 seed,
                  guint64 stream)
{
  return (FoveaRandom) { mix (mix (seed + GOLDEN) + stream * GOLDEN) };
}

/**
 * fovea_random_next:
 * @self: a sequence
 *
 * Returns: the next 64 bits
 */
guint64
fovea_random_next (FoveaRandom *self)
{
  g_return_val_if_fail (self != NULL, 0);

  self->state += GOLDEN;
  return mix (self->state);
}

/**
 * fovea_random_below:
 * @self: a sequence
 * @n: at least 1
 *
 * Returns: a whole number from 0 to @n − 1, each as likely as the others
 */
int
fovea_random_below (FoveaRandom *self,
                    int          n)
{
  g_return_val_if_fail (self != NULL && n > 0, 0);

  guint64 range = (guint64) n;
  guint64 least = (0 - range) % range;
  guint64 bits;

  do
    bits = fovea_random_next (self);
  while (bits < least);

  return (int) (bits % range);
}

/**
 * fovea_random_between:
 * @self: a sequence
 * @least: a number
 * @most: a number, not less
 *
 * Returns: a whole number from @least to @most, both included
 */
int
fovea_random_between (FoveaRandom *self,
                      int          least,
                      int          most)
{
  g_return_val_if_fail (most >= least, least);

  return least + fovea_random_below (self, most - least + 1);
}

/**
 * fovea_random_shuffle:
 * @self: a sequence
 * @values: numbers
 * @n: how many
 *
 * Puts @values in another order, each as likely as the others (Fisher and Yates).
 */
void
fovea_random_shuffle (FoveaRandom *self,
                      int         *values,
                      int          n)
{
  for (int i = n - 1; i > 0; i--)
    {
      int j = fovea_random_below (self, i + 1);
      int value = values[i];

      values[i] = values[j];
      values[j] = value;
    }
}
