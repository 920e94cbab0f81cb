// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The variants that were built, slowest first, and the choice among them by what the
// processor (and the operating system, which must save its registers) can do.

#include "kernels/kernels.h"

#include "kernels/variants.h"

static const FoveaVariant variants[] = {
  { "scalar", fovea_scalar_convolve_row },
#ifdef FOVEA_HAS_X86_VARIANTS
  { "avx2", fovea_avx2_convolve_row },
  { "avx512", fovea_avx512_convolve_row },
#endif
};

#define N_VARIANTS ((int) (sizeof variants / sizeof variants[0]))

/**
 * fovea_variant_get_n:
 *
 * Returns: how many variants were built, whether this processor runs them or not; at
 * least 1
 */
int
fovea_variant_get_n (void)
{
  return N_VARIANTS;
}

/**
 * fovea_variant_get:
 * @index: from 0 to fovea_variant_get_n() − 1; 0 is the scalar reference
 *
 * Returns: (transfer none): a variant
 */
const FoveaVariant *
fovea_variant_get (int index)
{
  return &variants[index];
}

/**
 * fovea_variant_is_supported:
 * @self: a variant
 *
 * Returns: whether this processor runs @self
 */
bool
fovea_variant_is_supported (const FoveaVariant *self)
{
#ifdef FOVEA_HAS_X86_VARIANTS
  if (self->convolve_row == fovea_avx2_convolve_row)
    return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma");

  if (self->convolve_row == fovea_avx512_convolve_row)
    return __builtin_cpu_supports ("avx512f");
#endif

  return self->convolve_row == fovea_scalar_convolve_row;
}

/**
 * fovea_variant_get_best:
 *
 * Safe on any thread; asks the processor anew each time, which takes a few nanoseconds.
 *
 * Returns: (transfer none): the fastest variant that this processor runs
 */
const FoveaVariant *
fovea_variant_get_best (void)
{
  for (int i = N_VARIANTS - 1; i > 0; i--)
    if (fovea_variant_is_supported (&variants[i]))
      return &variants[i];

  return &variants[0];
}
