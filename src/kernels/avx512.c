// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sixteen output columns at a time, for x86 processors with AVX-512F.

#include "kernels/variants.h"

#include <immintrin.h>

#define LANES 16
#define CONVOLVE_ROW fovea_avx512_convolve_row

typedef __m512 Vector;

// 64-bit offsets, so that no stride overflows: lanes 0 to 7 and 8 to 15.
typedef struct
{
  __m512i low;
  __m512i high;
} Gather;

static inline __mmask16
mask_first (int n)
{
  return (__mmask16) ((1u << n) - 1);
}

static inline Vector
vector_set (float value)
{
  return _mm512_set1_ps (value);
}

static inline Vector
vector_fma (Vector a,
            Vector b,
            Vector c)
{
  return _mm512_fmadd_ps (a, b, c);
}

static inline Vector
load (const float *place)
{
  return _mm512_loadu_ps (place);
}

static inline Vector
load_part (const float *place,
           int          n)
{
  return _mm512_maskz_loadu_ps (mask_first (n), place);
}

static inline Gather
prepare_gather (ptrdiff_t stride)
{
  return (Gather) {
    .low = _mm512_setr_epi64 (0, stride, 2 * stride, 3 * stride, 4 * stride, 5 * stride,
                              6 * stride, 7 * stride),
    .high = _mm512_setr_epi64 (8 * stride, 9 * stride, 10 * stride, 11 * stride,
                               12 * stride, 13 * stride, 14 * stride, 15 * stride),
  };
}

static inline Vector
load_apart_part (const float *place,
                 Gather       gather,
                 int          n)
{
  __m256 zero = _mm256_setzero_ps ();
  __mmask16 mask = mask_first (n);
  __m256 low = _mm512_mask_i64gather_ps (zero, (__mmask8) mask, gather.low, place, 4);
  __m256 high
      = _mm512_mask_i64gather_ps (zero, (__mmask8) (mask >> 8), gather.high, place, 4);
  __m512d joined = _mm512_castpd256_pd512 (_mm256_castps_pd (low));

  return _mm512_castpd_ps (_mm512_insertf64x4 (joined, _mm256_castps_pd (high), 1));
}

static inline Vector
load_apart (const float *place,
            Gather       gather)
{
  return load_apart_part (place, gather, LANES);
}

static inline void
store (float *place,
       Vector vector)
{
  _mm512_storeu_ps (place, vector);
}

static inline void
store_part (float *place,
            Vector vector,
            int    n)
{
  _mm512_mask_storeu_ps (place, mask_first (n), vector);
}

#include "kernels/conv-template.h"
