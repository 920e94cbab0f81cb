// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The input of a document in JSON. Small ones are written as numbers that people read and edit,
// large ones as a NumPy file in base64; pictures are read, and kept as the numbers they are.

#include "document/input.h"

#include "document/file.h"
#include "document/image.h"
#include "document/json-reader.h"
#include "document/npy.h"

#include <glib/gi18n.h>
#include <stdint.h>
#include <string.h>

#define MOST_CELLS_AS_NUMBERS 16384 // 128 × 128

const char *const fovea_input_keys[] = { "values", "npy", "png", NULL };

// A picture has as many channels as the first layer with weights takes, if these are three;
// a grey one has otherwise one.
static FoveaImageChannels
choose_channels (FoveaLayer *const *layers,
                 int                n_layers)
{
  for (int i = 0; i < n_layers; i++)
    {
      const FoveaLayerOptions *options = fovea_layer_get_options (layers[i]);
      if (options->weights == NULL)
        continue;
      int n_channels = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION
                         ? fovea_kernels_get_n_outer (options->weights)
                         : fovea_kernels_get_n_inner (options->weights) * options->groups;
      return n_channels == 3 ? FOVEA_IMAGE_CHANNELS_COLOR : FOVEA_IMAGE_CHANNELS_AUTOMATIC;
    }
  return FOVEA_IMAGE_CHANNELS_AUTOMATIC;
}

// GLib's decoder passes over what is not base64, so that the text is checked first. Spaces and
// line breaks are allowed, as writers fold long texts.
static GBytes *
decode_base64 (json_t     *json,
               const char *key,
               GError    **error)
{
  const char *text = fovea_json_read_string (json, key, error);
  if (text == NULL)
    return NULL;

  size_t n_letters = 0, n_pads = 0;
  bool is_valid = true;
  for (const char *at = text; *at != '\0'; at++)
    {
      if (g_ascii_isspace (*at))
        continue;
      if (*at == '=')
        n_pads++;
      else if (n_pads > 0 || !(g_ascii_isalnum (*at) || *at == '+' || *at == '/'))
        is_valid = false;
      n_letters++;
    }
  if (!is_valid || n_pads > 2 || n_letters % 4 != 0)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, _("%s is not base64"), key);
      return NULL;
    }
  size_t n_bytes;
  uint8_t *bytes = g_base64_decode (text, &n_bytes);
  return g_bytes_new_take (bytes, n_bytes);
}

static FoveaTensor *
read_values (json_t  *json,
             GError **error)
{
  int lengths[3];
  float *cells;
  g_autofree float *values = fovea_json_read_grid (json, "input.values", lengths, 3, error);
  if (values == NULL)
    return NULL;

  FoveaShape shape = { lengths[0], lengths[1], lengths[2] };
  FoveaTensor *input = fovea_tensor_try_new (shape, &cells, error);
  if (input != NULL)
    memcpy (cells, values, fovea_shape_get_n_cells (shape) * sizeof *cells);
  return input;
}

/**
 * fovea_input_read:
 * @json: (nullable): the value of "input"
 * @layers: (array length=n_layers): the layers of the document
 * @n_layers: how many they are
 * @error: return location for %FOVEA_FILE_ERROR_CONTENT, or an error on the size
 *
 * Reads "values", "npy" or "png", whichever there is. A picture of any format that
 * fovea_image_parse() reads is taken; it has 3 channels if the first layer with weights takes 3.
 *
 * Returns: (transfer full) (nullable): the input; %NULL on error
 */
FoveaTensor *
fovea_input_read (json_t            *json,
                  FoveaLayer *const *layers,
                  int                n_layers,
                  GError           **error)
{
  if (!json_is_object (json))
    {
      g_autofree char *found = fovea_json_describe (json);
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("%s must be an object, not %s"), "input", found);
      return NULL;
    }
  int n_keys = 0;
  for (size_t i = 0; fovea_input_keys[i] != NULL; i++)
    n_keys += json_object_get (json, fovea_input_keys[i]) != NULL;
  if (n_keys > 1)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("input must have one of values, npy and png, not several"));
      return NULL;
    }

  json_t *npy = json_object_get (json, "npy");
  json_t *png = json_object_get (json, "png");
  if (npy == NULL && png == NULL)
    return read_values (json_object_get (json, "values"), error);

  const char *key = npy != NULL ? "input.npy" : "input.png";
  g_autoptr (GBytes) bytes = decode_base64 (npy != NULL ? npy : png, key, error);
  if (bytes == NULL)
    return NULL;
  FoveaTensor *input = npy != NULL
                         ? fovea_npy_parse_tensor (bytes, error)
                         : fovea_image_parse (bytes, choose_channels (layers, n_layers), error);
  if (input == NULL)
    g_prefix_error (error, "%s: ", key);
  return input;
}

/**
 * fovea_input_write:
 * @writer: a writer within the document's object
 * @input: finite numbers
 * @error: return location for %FOVEA_FILE_ERROR_TOO_LARGE
 *
 * Adds "values", or "npy" where the input is large, to the object that @writer has begun.
 *
 * Returns: whether there was memory
 */
bool
fovea_input_write (FoveaJsonWriter   *writer,
                   const FoveaTensor *input,
                   GError           **error)
{
  FoveaShape shape = fovea_tensor_get_shape (input);
  if (fovea_shape_get_n_cells (shape) > MOST_CELLS_AS_NUMBERS)
    {
      size_t n_bytes;
      g_autoptr (GBytes) npy = fovea_npy_serialize_tensor (input, error);
      if (npy == NULL)
        return false;
      const uint8_t *bytes = g_bytes_get_data (npy, &n_bytes);
      g_autofree char *text = g_base64_encode (bytes, n_bytes);
      fovea_json_writer_add_string (writer, "npy", text);
      return true;
    }

  const float *values = fovea_tensor_get_values (input);
  const int lengths[] = { shape.n_rows, shape.n_columns };
  fovea_json_writer_begin_array (writer, "values", FOVEA_JSON_LINES);
  for (int channel = 0; channel < shape.n_channels; channel++)
    {
      fovea_json_writer_add_floats (writer, NULL, values, lengths, 2);
      values += (size_t) shape.n_rows * (size_t) shape.n_columns;
    }
  fovea_json_writer_end_array (writer);
  return true;
}
