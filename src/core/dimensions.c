// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counting dimensions.

#include "core/dimensions.h"

static double
count_area (const int size[2])
{
  return (double) size[0] * size[1];
}

static double
count_second_area (const FoveaDimensionsQuestion *question)
{
  int size[2];

  for (int i = 0; i < 2; i++)
    size[i] = question->kernel_size[i] - question->first_size[i] + 1;

  return count_area (size);
}

/**
 * fovea_dimensions_get:
 * @question: sizes and channels
 *
 * Counts the dimensions of the maps that two linear layers reach together. Any invertible
 * mixture of the M hidden channels, undone by the second layer, changes nothing: of C M
 * (a + b) weights M² are without effect. For a 5×5 from two 3×3 with C channels: 18 C M −
 * M² of 25 C²; with one channel throughout, 17 of 25. The saving of two layers is a
 * restriction to a smaller family.
 *
 * Source: dimension count; the factorisation X = U V of matrices has M (m + n − M)
 * dimensions.
 * Returns: the counts
 */
FoveaDimensions
fovea_dimensions_get (const FoveaDimensionsQuestion *question)
{
  FoveaDimensions dimensions = { 0 };

  g_return_val_if_fail (question != NULL, dimensions);
  g_return_val_if_fail (question->n_channels > 0 && question->n_hidden > 0, dimensions);

  double first = count_area (question->first_size);
  double second = count_second_area (question);
  double channels = question->n_channels;
  double hidden = question->n_hidden;
  // More hidden channels than a layer has weights for each cannot all be independent.
  double free_hidden = MIN (hidden, channels * MIN (first, second));

  dimensions.n_kernel = channels * channels * count_area (question->kernel_size);
  dimensions.n_weights = channels * hidden * (first + second);
  dimensions.n_dimensions = MIN (channels * free_hidden * (first + second)
                                   - free_hidden * free_hidden,
                                 dimensions.n_kernel);
  dimensions.n_scales = hidden * hidden;

  return dimensions;
}

/**
 * fovea_dimensions_find_width:
 * @question: sizes and channels; n_hidden is not read
 *
 * Finds how many hidden channels two layers need before the count allows them to be every
 * map: for 5×5 from two 3×3, the least M with 18 C M − M² ≥ 25 C², about 1.52 C, with
 * more weights than the 5×5 itself has.
 *
 * Returns: the least width
 */
int
fovea_dimensions_find_width (const FoveaDimensionsQuestion *question)
{
  g_return_val_if_fail (question != NULL, 0);

  FoveaDimensionsQuestion asked = *question;
  FoveaDimensions dimensions;

  asked.n_hidden = 0;
  do
    {
      asked.n_hidden++;
      dimensions = fovea_dimensions_get (&asked);
    }
  while (dimensions.n_dimensions < dimensions.n_kernel);

  return asked.n_hidden;
}
