// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers by chance that are the same on every machine and in every version, so that a class
// that agrees on a seed gets the same questions. SplitMix64: no state but 64 bits.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

// Start from fovea_random_new(); a plain value.
typedef struct
{
  guint64 state;
} FoveaRandom;

FoveaRandom fovea_random_new      (guint64      seed,
                                   guint64      stream);
guint64     fovea_random_next     (FoveaRandom *self);
int         fovea_random_below    (FoveaRandom *self,
                                   int          n);
int         fovea_random_between  (FoveaRandom *self,
                                   int          least,
                                   int          most);
void        fovea_random_shuffle  (FoveaRandom *self,
                                   int         *values,
                                   int          n);

G_END_DECLS
