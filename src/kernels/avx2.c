// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Eight output columns at a time, for x86 processors with AVX2 and FMA. Masked loads and
// gathers touch no memory of the lanes masked out, as Intel's manual promises, so rows
// may end anywhere.

#include "kernels/variants.h"

#include <immintrin.h>

#define LANES 8
#define CONVOLVE_ROW fovea_avx2_convolve_row

typedef __m256 Vector;

// 64-bit offsets, so that no stride overflows: lanes 0 to 3 and 4 to 7.
typedef struct
{
  __m256i low;
  __m256i high;
} Gather;

static inline __m256i
mask_first (int n)
{
  return _mm256_cmpgt_epi32 (_mm256_set1_epi32 (n),
                             _mm256_setr_epi32 (0, 1, 2, 3, 4, 5, 6, 7));
}

static inline Vector
vector_set (float value)
{
  return _mm256_set1_ps (value);
}

static inline Vector
vector_fma (Vector a,
            Vector b,
            Vector c)
{
  return _mm256_fmadd_ps (a, b, c);
}

static inline Vector
load (const float *place)
{
  return _mm256_loadu_ps (place);
}

static inline Vector
load_part (const float *place,
           int          n)
{
  return _mm256_maskload_ps (place, mask_first (n));
}

static inline Gather
prepare_gather (ptrdiff_t stride)
{
  return (Gather) {
    .low = _mm256_setr_epi64x (0, stride, 2 * stride, 3 * stride),
    .high = _mm256_setr_epi64x (4 * stride, 5 * stride, 6 * stride, 7 * stride),
  };
}

static inline Vector
load_apart_part (const float *place,
                 Gather       gather,
                 int          n)
{
  __m128 zero = _mm_setzero_ps ();
  __m256i mask = mask_first (n);
  __m128 low = _mm256_mask_i64gather_ps (
      zero, place, gather.low, _mm_castsi128_ps (_mm256_castsi256_si128 (mask)), 4);
  __m128 high = _mm256_mask_i64gather_ps (
      zero, place, gather.high, _mm_castsi128_ps (_mm256_extracti128_si256 (mask, 1)), 4);

  return _mm256_set_m128 (high, low);
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
  _mm256_storeu_ps (place, vector);
}

static inline void
store_part (float *place,
            Vector vector,
            int    n)
{
  _mm256_maskstore_ps (place, mask_first (n), vector);
}

#include "kernels/conv-template.h"
