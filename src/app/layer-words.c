// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Parameters at their defaults go without saying.

#include "config.h"

#include "app/layer-words.h"

#include <glib/gi18n.h>

static const char *
get_kind_name (const FoveaLayerOptions *options)
{
  switch (options->kind)
    {
    case FOVEA_LAYER_CONVOLUTION:
      return C_ ("layer", "Convolution");
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return C_ ("layer", "Transposed convolution");
    case FOVEA_LAYER_MAX_POOLING:
      return C_ ("layer", "Max pooling");
    case FOVEA_LAYER_AVERAGE_POOLING:
      return C_ ("layer", "Average pooling");
    case FOVEA_LAYER_ACTIVATION:
    default:
      break;
    }
  switch (options->activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return C_ ("layer", "ReLU");
    case FOVEA_ACTIVATION_LEAKY_RELU:
      return C_ ("layer", "Leaky ReLU");
    case FOVEA_ACTIVATION_SIGMOID:
      return C_ ("layer", "Sigmoid");
    case FOVEA_ACTIVATION_TANH:
      return C_ ("layer", "Tanh");
    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return C_ ("layer", "Identity");
    }
}

static char *
dup_pair (const int pair[2])
{
  return pair[0] == pair[1] ? g_strdup_printf ("%d", pair[0])
                            : g_strdup_printf ("%d×%d", pair[0], pair[1]);
}

static char *
dup_padding (const FoveaLayerOptions *options)
{
  const int *padding = options->padding;
  const int pair[] = { padding[0], padding[2] };

  if (options->has_same_padding)
    return g_strdup ("same");
  if (padding[0] == padding[1] && padding[2] == padding[3])
    return dup_pair (pair);
  return g_strdup_printf ("%d, %d, %d, %d", padding[0], padding[1], padding[2], padding[3]);
}

static void
add_part (GString    *text,
          const char *name,
          char       *value) // (transfer full)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, "%s %s", name, value);
  g_free (value);
}

static void
add_window (GString                 *text,
            const FoveaLayerOptions *options)
{
  add_part (text, "stride", dup_pair (options->stride));
  add_part (text, "padding", dup_padding (options));
  if (options->dilation[0] != 1 || options->dilation[1] != 1)
    add_part (text, "dilation", dup_pair (options->dilation));
  if (options->groups != 1)
    add_part (text, "groups", g_strdup_printf ("%d", options->groups));
}

static char *
dup_shape (FoveaShape shape)
{
  return g_strdup_printf ("%d\u00a0×\u00a0%d\u00a0×\u00a0%d", shape.n_channels, shape.n_rows, shape.n_columns);
}

/**
 * fovea_layer_words_dup_title:
 * @content: what a document holds
 * @layer: a layer of it; 0: the input
 *
 * Returns: (transfer full): "1  Convolution 3×3", or the name that the user gave
 */
char *
fovea_layer_words_dup_title (const FoveaContent *content,
                             int                 layer)
{
  g_return_val_if_fail (content != NULL, NULL);

  if (layer == 0)
    return g_strdup (C_ ("stage", "Input"));

  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_content_get_layer (content, layer));

  if (options->name != NULL && options->name[0] != '\0')
    return g_strdup_printf ("%d  %s", layer, options->name);
  if (options->kind == FOVEA_LAYER_ACTIVATION)
    return g_strdup_printf ("%d  %s", layer, get_kind_name (options));
  return g_strdup_printf ("%d  %s %d×%d", layer, get_kind_name (options),
                          options->kernel_size[0], options->kernel_size[1]);
}

/**
 * fovea_layer_words_dup_subtitle:
 * @content: what a document holds
 * @layer: a layer of it; 0: the input
 *
 * Returns: (transfer full): its parameters and the shape that it makes
 */
char *
fovea_layer_words_dup_subtitle (const FoveaContent *content,
                                int                 layer)
{
  g_return_val_if_fail (content != NULL, NULL);

  g_autofree char *shape
    = dup_shape (fovea_network_get_shape (fovea_content_get_network (content), layer));
  g_autoptr (GString) text = g_string_new (NULL);

  if (layer == 0)
    return g_steal_pointer (&shape);
  if (!fovea_content_is_enabled (content, layer))
    return g_strdup (_("Switched off"));

  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_content_get_layer (content, layer));

  if (options->kind != FOVEA_LAYER_ACTIVATION)
    add_window (text, options);
  g_string_append_printf (text, "%s→\u00a0%s", text->len > 0 ? "\n" : "", shape);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
