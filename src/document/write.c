// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents into bytes, in one form only: what is read back and written again is the same
// to the byte. Values that are the default of torch.nn.Conv2d are left out, but for
// stride and padding.

#include "document/content-private.h"
#include "document/input.h"
#include "document/json-writer.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

// A number where both directions agree, else [vertical, horizontal].
static void
add_pair (FoveaJsonWriter *writer,
          const char      *key,
          const int        pair[2])
{
  if (pair[0] == pair[1])
    fovea_json_writer_add_int (writer, key, pair[0]);
  else
    fovea_json_writer_add_ints (writer, key, pair, 2);
}

static void
add_optional_pair (FoveaJsonWriter *writer,
                   const char      *key,
                   const int        pair[2],
                   int              usual)
{
  if (pair[0] != usual || pair[1] != usual)
    add_pair (writer, key, pair);
}

static void
add_padding (FoveaJsonWriter         *writer,
             const FoveaLayerOptions *options)
{
  const int *padding = options->padding;

  if (options->has_same_padding)
    fovea_json_writer_add_string (writer, "padding", "same");
  else if (padding[0] != padding[1] || padding[2] != padding[3])
    fovea_json_writer_add_ints (writer, "padding", padding, 4);
  else
    add_pair (writer, "padding", (const int[]) { padding[0], padding[2] });
}

static void
write_convolution (FoveaJsonWriter         *writer,
                   const FoveaLayerOptions *options)
{
  FoveaKernels *weights = options->weights;
  int lengths[]
    = { fovea_kernels_get_n_outer (weights), fovea_kernels_get_n_inner (weights),
        fovea_kernels_get_n_rows (weights), fovea_kernels_get_n_columns (weights) };

  fovea_json_writer_add_floats (writer, "weights", fovea_kernels_get_weights (weights),
                                lengths, 4);
  if (options->bias != NULL)
    fovea_json_writer_add_floats (writer, "bias", options->bias, &options->n_bias, 1);
  add_pair (writer, "stride", options->stride);
  add_padding (writer, options);
  if (options->padding_mode != FOVEA_PADDING_ZEROS)
    fovea_json_writer_add_string (writer, "padding_mode",
                                  fovea_padding_mode_get_nick (options->padding_mode));
  if (options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    add_optional_pair (writer, "output_padding", options->output_padding, 0);
  add_optional_pair (writer, "dilation", options->dilation, 1);
  if (options->groups != 1)
    fovea_json_writer_add_int (writer, "groups", options->groups);
}

static void
write_pooling (FoveaJsonWriter         *writer,
               const FoveaLayerOptions *options)
{
  add_pair (writer, "kernel_size", options->kernel_size);
  add_pair (writer, "stride", options->stride);
  add_padding (writer, options);
  add_optional_pair (writer, "dilation", options->dilation, 1);
}

static void
write_layer (FoveaJsonWriter  *writer,
             const FoveaPlace *place)
{
  const FoveaLayerOptions usual = FOVEA_LAYER_OPTIONS_INIT;
  const FoveaLayerOptions *options = fovea_layer_get_options (place->layer);
  bool is_short = options->weights == NULL && place->unknown == NULL;

  fovea_json_writer_begin_object (writer, NULL,
                                  is_short ? FOVEA_JSON_INLINE : FOVEA_JSON_LINES);
  fovea_json_writer_add_string (writer, "kind",
                                fovea_layer_kind_get_nick (options->kind));
  if (options->name != NULL)
    fovea_json_writer_add_string (writer, "name", options->name);
  if (place->stand_in != NULL)
    fovea_json_writer_add_bool (writer, "enabled", false);
  switch (options->kind)
    {
    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      write_convolution (writer, options);
      break;
    case FOVEA_LAYER_MAX_POOLING:
    case FOVEA_LAYER_AVERAGE_POOLING:
      write_pooling (writer, options);
      break;
    case FOVEA_LAYER_ACTIVATION:
      fovea_json_writer_add_string (writer, "function",
                                    fovea_activation_get_nick (options->activation));
      if (options->activation == FOVEA_ACTIVATION_LEAKY_RELU
          || options->slope != usual.slope)
        fovea_json_writer_add_float (writer, "slope", options->slope);
      break;
    default:
      g_assert_not_reached ();
    }
  fovea_json_writer_add_members (writer, place->unknown);
  fovea_json_writer_end_object (writer);
}

static bool
write_input (FoveaJsonWriter    *writer,
             const FoveaContent *self,
             GError            **error)
{
  fovea_json_writer_begin_object (writer, "input", FOVEA_JSON_LINES);
  if (!fovea_input_write (writer, self->input, error))
    return false;
  fovea_json_writer_add_members (writer, self->unknown_input);
  fovea_json_writer_end_object (writer);
  return true;
}

static bool
is_all_finite (const float *values,
               size_t       n_values)
{
  for (size_t i = 0; i < n_values; i++)
    if (!isfinite (values[i]))
      return false;
  return true;
}

static bool
is_layer_finite (FoveaLayer *layer)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  FoveaKernels *weights = options->weights;

  if (!isfinite (options->slope))
    return false;
  if (options->bias != NULL && !is_all_finite (options->bias, options->n_bias))
    return false;
  return weights == NULL
         || is_all_finite (fovea_kernels_get_weights (weights),
                           (size_t) fovea_kernels_get_n_outer (weights)
                             * fovea_kernels_get_n_inner (weights)
                             * fovea_kernels_get_n_rows (weights)
                             * fovea_kernels_get_n_columns (weights));
}

static bool
check_finite (const FoveaContent *self,
              GError            **error)
{
  size_t n_cells = fovea_shape_get_n_cells (fovea_tensor_get_shape (self->input));

  if (!is_all_finite (fovea_tensor_get_values (self->input), n_cells))
    {
      g_set_error_literal (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_UNSAVABLE,
                           _("The input holds a number that is not finite, "
                             "which a document cannot say"));
      return false;
    }
  for (int layer = 1; layer <= fovea_network_get_n_layers (self->network); layer++)
    if (!is_layer_finite (fovea_content_get_layer (self, layer)))
      {
        g_set_error (
          error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_UNSAVABLE,
          _("Layer %d holds a number that is not finite, which a document cannot say"),
          layer);
        return false;
      }
  return true;
}

/**
 * fovea_content_serialize:
 * @self: a content
 * @error: place for a %FOVEA_FILE_ERROR_UNSAVABLE: infinite numbers and NaN are not JSON;
 *   or %FOVEA_FILE_ERROR_TOO_LARGE
 *
 * Numbers are written with the fewest digits that read back to the same float32, so that
 * fovea_content_parse() gives the same content to the bit.
 *
 * Returns: (transfer full) (nullable): a document: JSON in UTF-8
 */
GBytes *
fovea_content_serialize (const FoveaContent *self,
                         GError            **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!check_finite (self, error))
    return NULL;

  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_int (writer, "fovea", 1);
  if (self->title != NULL)
    fovea_json_writer_add_string (writer, "title", self->title);
  if (!write_input (writer, self, error))
    return NULL;
  fovea_json_writer_begin_array (writer, "layers", FOVEA_JSON_LINES);
  for (int layer = 1; layer <= fovea_network_get_n_layers (self->network); layer++)
    write_layer (writer, fovea_content_get_place (self, layer));
  fovea_json_writer_end_array (writer);
  fovea_json_writer_add_members (writer, self->unknown);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}
