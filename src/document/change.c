// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names an edit by what differs between the states before and after it, so that no edit
// needs to be told its name.

#include "config.h"

#include "document/change.h"

#include <glib/gi18n.h>

#include <string.h>

static bool
differs (const int *a,
         const int *b,
         size_t     n_values)
{
  return memcmp (a, b, n_values * sizeof *a) != 0;
}

static const char *
name_shape (const FoveaKernels *weights,
            const FoveaKernels *before)
{
  if (fovea_kernels_get_n_rows (weights) != fovea_kernels_get_n_rows (before)
      || fovea_kernels_get_n_columns (weights) != fovea_kernels_get_n_columns (before))
    return C_("edit", "Change Kernel Size");
  if (fovea_kernels_get_n_outer (weights) != fovea_kernels_get_n_outer (before)
      || fovea_kernels_get_n_inner (weights) != fovea_kernels_get_n_inner (before))
    return C_("edit", "Change Channels");
  return C_("edit", "Change Weights");
}

static const char *
name_padding (const FoveaLayerOptions *options,
              const FoveaLayerOptions *before)
{
  if (options->has_same_padding != before->has_same_padding
      || differs (options->padding, before->padding, 4))
    return C_("edit", "Change Padding");
  if (options->padding_mode != before->padding_mode)
    return C_("edit", "Change Padding Mode");
  if (differs (options->output_padding, before->output_padding, 2))
    return C_("edit", "Change Output Padding");
  return NULL;
}

static const char *
name_layer (FoveaLayer *layer,
            FoveaLayer *layer_before)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  const FoveaLayerOptions *before = fovea_layer_get_options (layer_before);
  const char *padding = name_padding (options, before);

  if (options->kind != before->kind)
    return C_("edit", "Change Layer");
  if (options->groups != before->groups)
    return C_("edit", "Change Groups");
  if (options->weights != before->weights && options->weights != NULL)
    return name_shape (options->weights, before->weights);
  if (differs (options->kernel_size, before->kernel_size, 2))
    return C_("edit", "Change Kernel Size");
  if (differs (options->stride, before->stride, 2))
    return C_("edit", "Change Stride");
  if (differs (options->dilation, before->dilation, 2))
    return C_("edit", "Change Dilation");
  if (padding != NULL)
    return padding;
  if (options->activation != before->activation)
    return C_("edit", "Change Function");
  if (options->slope != before->slope)
    return C_("edit", "Change Slope");
  if (g_strcmp0 (options->name, before->name) != 0)
    return C_("edit", "Change Name");
  return C_("edit", "Change Bias");
}

// How often @layer is in @content.
static int
count_layer (const FoveaContent *content,
             int                 n_layers,
             FoveaLayer         *layer)
{
  int n_found = 0;

  for (int i = 1; i <= n_layers; i++)
    n_found += fovea_content_get_layer (content, i) == layer;
  return n_found;
}

static bool
is_moved (const FoveaContent *content,
          const FoveaContent *before,
          int                 n_layers)
{
  for (int i = 1; i <= n_layers; i++)
    {
      FoveaLayer *layer = fovea_content_get_layer (content, i);

      if (count_layer (content, n_layers, layer) != count_layer (before, n_layers, layer))
        return false;
    }
  return true;
}

// Of networks with as many layers. Where several differ, the first is what the user did:
// the later ones were adapted to it.
static const char *
name_layers (const FoveaContent *content,
             const FoveaContent *before,
             int                 n_layers)
{
  for (int i = 1; i <= n_layers; i++)
    {
      FoveaLayer *layer = fovea_content_get_layer (content, i);
      FoveaLayer *layer_before = fovea_content_get_layer (before, i);

      if (layer != layer_before)
        return is_moved (content, before, n_layers) ? C_("edit", "Move Layer")
                                                    : name_layer (layer, layer_before);
      if (fovea_content_is_enabled (content, i) != fovea_content_is_enabled (before, i))
        return fovea_content_is_enabled (content, i) ? C_("edit", "Switch Layer On")
                                                     : C_("edit", "Switch Layer Off");
    }
  return NULL;
}

static const char *
name_input (const FoveaContent *content,
            const FoveaContent *before)
{
  FoveaDamage damage;

  if (!fovea_shape_equal (
        fovea_tensor_get_shape (fovea_content_get_input (content)),
        fovea_tensor_get_shape (fovea_content_get_input (before))))
    return C_("edit", "Replace Input");
  damage = fovea_content_get_damage (content, before);
  if (damage.kind == FOVEA_DAMAGE_INPUT && fovea_range_get_length (damage.box.rows) == 1
      && fovea_range_get_length (damage.box.columns) == 1)
    return C_("edit", "Change Cell");
  return C_("edit", "Change Cells");
}

/**
 * fovea_change_get_name:
 * @content: the state after an edit
 * @before: the state before it
 *
 * Returns: (transfer none): what the edit is called, translated, in title case: “Change
 *   Stride”
 */
const char *
fovea_change_get_name (const FoveaContent *content,
                       const FoveaContent *before)
{
  int n_layers = fovea_network_get_n_layers (fovea_content_get_network (content));
  int n_before = fovea_network_get_n_layers (fovea_content_get_network (before));
  const char *name = NULL;

  if (fovea_content_get_input (content) != fovea_content_get_input (before))
    return name_input (content, before);
  if (n_layers != n_before)
    return n_layers > n_before ? C_("edit", "Add Layer") : C_("edit", "Remove Layer");
  name = name_layers (content, before, n_layers);
  return name != NULL ? name : C_("edit", "Change Title");
}
