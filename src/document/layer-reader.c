// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer of a document out of parsed JSON. Keys are those of torch.nn.Conv2d; whether
// the values make a layer is for core to say, this file only says where they stand.

#include "document/layer-reader.h"
#include "document/file.h"
#include "document/json-reader.h"

#include <glib/gi18n.h>

#include <string.h>

static const char *const convolution_keys[]
  = { "kind",     "name",    "enabled",      "weights", "bias", "stride",
      "dilation", "padding", "padding_mode", "groups",  NULL };
static const char *const transposed_keys[]
  = { "kind",     "name",    "enabled",      "weights", "bias",           "stride",
      "dilation", "padding", "padding_mode", "groups",  "output_padding", NULL };
static const char *const pooling_keys[]
  = { "kind", "name", "enabled", "kernel_size", "stride", "padding", "dilation", NULL };
static const char *const activation_keys[]
  = { "kind", "name", "enabled", "function", "slope", NULL };

// One layer being read. Its options borrow from the other fields.
typedef struct
{
  json_t *json;
  int number; // from 1
  FoveaLayerOptions options;
  bool is_enabled;

  // Owned
  FoveaKernels *weights;
  float *bias;
} LayerReader;

static char *
dup_place (const LayerReader *self,
           const char        *key)
{
  // Translators: %s is a key of the document, such as “stride”, and is not translated
  return g_strdup_printf (_("Layer %d: %s"), self->number, key);
}

static bool
read_optional_int (LayerReader *self,
                   const char  *key,
                   int         *value,
                   GError     **error)
{
  json_t *json = json_object_get (self->json, key);
  g_autofree char *place = dup_place (self, key);

  return json == NULL || fovea_json_read_int (json, place, value, error);
}

static bool
read_optional_pair (LayerReader *self,
                    const char  *key,
                    int          pair[2],
                    GError     **error)
{
  json_t *json = json_object_get (self->json, key);
  g_autofree char *place = dup_place (self, key);

  return json == NULL || fovea_json_read_pair (json, place, pair, error);
}

// A number, [vertical, horizontal], [top, bottom, left, right] or "same".
static bool
read_padding (LayerReader *self,
              GError     **error)
{
  json_t *json = json_object_get (self->json, "padding");
  g_autofree char *place = dup_place (self, "padding");
  int *padding = self->options.padding;
  int pair[2];

  if (json == NULL)
    return true;
  if (json_is_string (json) && strcmp (json_string_value (json), "same") == 0)
    {
      self->options.has_same_padding = true;
      return true;
    }
  if (json_is_array (json) && json_array_size (json) == 4)
    {
      for (int i = 0; i < 4; i++)
        if (!fovea_json_read_int (json_array_get (json, i), place, &padding[i], error))
          return false;
      return true;
    }
  if (!json_is_number (json) && !(json_is_array (json) && json_array_size (json) == 2))
    {
      g_autofree char *found = fovea_json_describe (json);

      g_set_error (
        error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
        _("%s must be a whole number, a list of two or four, or “same”, not %s"), place,
        found);
      return false;
    }
  if (!fovea_json_read_pair (json, place, pair, error))
    return false;
  padding[0] = padding[1] = pair[0];
  padding[2] = padding[3] = pair[1];
  return true;
}

// The word of a choice by its number; NULL past the last.
typedef const char *(*GetWord) (int choice);

static const char *
get_padding_mode (int choice)
{
  return fovea_padding_mode_get_nick ((FoveaPaddingMode) choice);
}

static const char *
get_function (int choice)
{
  return fovea_activation_get_nick ((FoveaActivation) choice);
}

static const char *
get_kind (int choice)
{
  return fovea_layer_kind_get_nick ((FoveaLayerKind) choice);
}

// Returns: the number of the word at @key; -1 with an error that lists the words there are
static int
read_word (LayerReader *self,
           const char  *key,
           GetWord      get_word,
           GError     **error)
{
  g_autofree char *place = dup_place (self, key);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *word = fovea_json_read_string (json_object_get (self->json, key), place, error);

  if (word == NULL)
    return -1;
  for (int choice = 0; get_word (choice) != NULL; choice++)
    {
      if (strcmp (word, get_word (choice)) == 0)
        return choice;
      g_string_append_printf (words, "%s%s", choice > 0 ? ", " : "", get_word (choice));
    }
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
               // Translators: the first %s is a key of the document, such as “kind”
               _("Layer %d: unknown %s “%s”; there are %s"), self->number, key, word, words->str);
  return -1;
}

static bool
read_padding_mode (LayerReader *self,
                   GError     **error)
{
  if (json_object_get (self->json, "padding_mode") == NULL)
    return true;

  int mode = read_word (self, "padding_mode", get_padding_mode, error);

  if (mode >= 0)
    self->options.padding_mode = (FoveaPaddingMode) mode;
  return mode >= 0;
}

static bool
read_weights (LayerReader *self,
              GError     **error)
{
  g_autofree char *place = dup_place (self, "weights");
  int lengths[4];
  g_autofree float *values = fovea_json_read_grid (
    json_object_get (self->json, "weights"), place, lengths, 4, error);

  if (values == NULL)
    return false;
  self->weights = fovea_kernels_new (lengths[0], lengths[1], lengths[2], lengths[3],
                                     values);
  self->options.weights = self->weights;
  return true;
}

static bool
read_bias (LayerReader *self,
           GError     **error)
{
  json_t *json = json_object_get (self->json, "bias");
  g_autofree char *place = dup_place (self, "bias");

  if (json == NULL || json_is_null (json))
    return true;
  self->bias = fovea_json_read_grid (json, place, &self->options.n_bias, 1, error);
  self->options.bias = self->bias;
  return self->bias != NULL;
}

static bool
read_convolution (LayerReader *self,
                  GError     **error)
{
  FoveaLayerOptions *options = &self->options;

  return read_weights (self, error) && read_bias (self, error)
         && read_optional_pair (self, "stride", options->stride, error)
         && read_optional_pair (self, "dilation", options->dilation, error)
         && read_padding (self, error) && read_padding_mode (self, error)
         && read_optional_int (self, "groups", &options->groups, error)
         && (options->kind == FOVEA_LAYER_CONVOLUTION
             || read_optional_pair (self, "output_padding", options->output_padding,
                                    error));
}

static bool
read_pooling (LayerReader *self,
              GError     **error)
{
  FoveaLayerOptions *options = &self->options;
  g_autofree char *place = dup_place (self, "kernel_size");

  if (!fovea_json_read_pair (json_object_get (self->json, "kernel_size"), place,
                             options->kernel_size, error))
    return false;
  memcpy (options->stride, options->kernel_size, sizeof options->stride);
  return read_optional_pair (self, "stride", options->stride, error)
         && read_optional_pair (self, "dilation", options->dilation, error)
         && read_padding (self, error);
}

static bool
read_activation (LayerReader *self,
                 GError     **error)
{
  json_t *slope = json_object_get (self->json, "slope");
  g_autofree char *place = dup_place (self, "slope");
  int function = read_word (self, "function", get_function, error);

  if (function < 0
      || (slope != NULL && !fovea_json_read_float (slope, place, &self->options.slope, error)))
    return false;
  self->options.activation = (FoveaActivation) function;
  return true;
}

static bool
read_kind (LayerReader *self,
           GError     **error)
{
  int kind = read_word (self, "kind", get_kind, error);

  if (kind >= 0)
    self->options.kind = (FoveaLayerKind) kind;
  return kind >= 0;
}

static bool
read_name (LayerReader *self,
           GError     **error)
{
  json_t *json = json_object_get (self->json, "name");
  g_autofree char *place = dup_place (self, "name");

  if (json != NULL)
    self->options.name = fovea_json_read_string (json, place, error);
  return json == NULL || self->options.name != NULL;
}

static bool
read_enabled (LayerReader *self,
              GError     **error)
{
  json_t *json = json_object_get (self->json, "enabled");

  if (json != NULL && !json_is_boolean (json))
    {
      g_autofree char *place = dup_place (self, "enabled");
      g_autofree char *found = fovea_json_describe (json);

      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   // Translators: the first %s is a key of the document
                   _("%s must be true or false, not %s"), place, found);
      return false;
    }
  self->is_enabled = !json_is_false (json);
  return true;
}

static bool
read_parameters (LayerReader *self,
                 GError     **error)
{
  switch (self->options.kind)
    {
    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return read_convolution (self, error);
    case FOVEA_LAYER_MAX_POOLING:
    case FOVEA_LAYER_AVERAGE_POOLING:
      return read_pooling (self, error);
    case FOVEA_LAYER_ACTIVATION:
      return read_activation (self, error);
    default:
      g_assert_not_reached ();
    }
}

static const char *const *
get_layer_keys (FoveaLayerKind kind)
{
  switch (kind)
    {
    case FOVEA_LAYER_CONVOLUTION:
      return convolution_keys;
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return transposed_keys;
    case FOVEA_LAYER_MAX_POOLING:
    case FOVEA_LAYER_AVERAGE_POOLING:
      return pooling_keys;
    case FOVEA_LAYER_ACTIVATION:
      return activation_keys;
    default:
      g_assert_not_reached ();
    }
}

/**
 * fovea_layer_reader_read:
 * @json: a value, supposed to be an object that describes a layer
 * @number: the layer's number, from 1, for messages
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT or %FOVEA_NETWORK_ERROR; the message
 *   names the layer
 *
 * Returns: (transfer full) (nullable): the layer in its place, with the keys that this
 *   version does not know
 */
FoveaPlace *
fovea_layer_reader_read (json_t  *json,
                         int      number,
                         GError **error)
{
  LayerReader reader = { .json = json,
                         .number = number,
                         .options = FOVEA_LAYER_OPTIONS_INIT };
  g_autoptr (FoveaLayer) layer = NULL;
  FoveaPlace *place = NULL;

  if (!json_is_object (json))
    {
      g_autofree char *found = fovea_json_describe (json);

      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("Layer %d must be an object, not %s"), number, found);
      return NULL;
    }

  if (read_kind (&reader, error) && read_name (&reader, error)
      && read_enabled (&reader, error) && read_parameters (&reader, error))
    {
      layer = fovea_layer_new (&reader.options, error);
      if (layer == NULL)
        fovea_network_prefix_error (error, number);
    }
  if (layer != NULL)
    {
      json_t *unknown = fovea_json_dup_unknown (json,
                                                get_layer_keys (reader.options.kind));

      place = fovea_place_new (layer, reader.is_enabled, unknown);
      json_decref (unknown);
    }
  g_clear_pointer (&reader.weights, fovea_kernels_unref);
  g_clear_pointer (&reader.bias, g_free);
  return place;
}
