// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The closed form of the receptive field, folded forwards layer by layer.

#include "core/receptive-field.h"

/*
 * One layer further. A transposed convolution puts stride - 1 zeros between its inputs
 * and is then a convolution of stride 1 whose padding is k^ - 1 - p, so the jump is
 * divided first.
 */
static void
fold_axis (FoveaReceptiveField *field,
           const FoveaAxis     *axis)
{
  const FoveaStencil *stencil = &axis->stencil;
  double reach = fovea_stencil_get_extent (stencil) - 1;

  if (axis->is_transposed)
    {
      field->stride /= stencil->stride;
      field->size += reach * field->stride;
      field->padding += (reach - stencil->padding_before) * field->stride;
    }
  else
    {
      field->size += reach * field->stride;
      field->padding += stencil->padding_before * field->stride;
      field->stride *= stencil->stride;
    }
}

/**
 * fovea_receptive_field_get:
 * @network: a network
 * @stage: a stage; 0, the input, sees itself
 * @dimension: the axis
 *
 * Finds what a cell of @stage depends on along one axis of the input, in cells of the
 * input: r₀ = 1 + Σₗ (k̂ₗ − 1) ∏_{i<l} sᵢ, S = ∏ sₗ, P = Σₗ pₗ ∏_{i<l} sᵢ, where k̂ = d(k
 * − 1) + 1. A bounding box, not clipped to the input, with the holes that dilation and
 * strides leave; padding that repeats cells is taken as lying outside. See
 * fovea_trace_get_stage() for the exact set. A transposed convolution divides the stride,
 * and the numbers need then not be whole.
 *
 * Source: Araujo, Norris & Sim, Computing Receptive Fields of Convolutional Neural
 * Networks, Distill, 2019.
 * Returns: size, effective stride and effective padding
 */
FoveaReceptiveField
fovea_receptive_field_get (const FoveaNetwork *network,
                           int                 stage,
                           FoveaDimension      dimension)
{
  FoveaReceptiveField field = { .size = 1, .stride = 1, .padding = 0 };

  g_return_val_if_fail (network != NULL, field);
  g_return_val_if_fail (stage >= 0 && stage < fovea_network_get_n_stages (network),
                        field);

  for (int layer = 1; layer <= stage; layer++)
    {
      FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);

      fold_axis (&field, &axis);
    }

  return field;
}

/**
 * fovea_receptive_field_get_centre:
 * @self: a receptive field along one axis
 * @index: an output index, from 0
 *
 * Finds the middle of the region that output @index sees: uS − P + (r₀ − 1)/2.
 *
 * Source: Araujo, Norris & Sim, Distill, 2019.
 * Returns: a position along the input, in cells; 0 is the middle of the first cell
 */
double
fovea_receptive_field_get_centre (const FoveaReceptiveField *self,
                                  int                        index)
{
  g_return_val_if_fail (self != NULL, 0);

  return index * self->stride - self->padding + (self->size - 1) / 2;
}
