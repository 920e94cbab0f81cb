// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The card of a layer, on the way between the two stages that it joins: a kernel with its numbers,
// the curve of an activation, or the name of a pooling.

#include "figure/layout.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define PADDING_PT 12.0
#define MAX_KERNEL_PT 100.0

static char *
get_subscript (int number)
{
  GString *subscript = g_string_new (NULL);
  g_autofree char *digits = g_strdup_printf ("%d", number);

  for (const char *digit = digits; *digit != '\0'; digit++)
    g_string_append_unichar (subscript, 0x2080 + (gunichar) (*digit - '0'));

  return g_string_free (subscript, FALSE);
}

/**
 * fovea_layout_get_kernel_name:
 * @network: a network
 * @layer: a layer with weights
 *
 * Returns: (transfer full): "K₂" for the second layer that has weights
 */
char *
fovea_layout_get_kernel_name (const FoveaNetwork *network,
                              int                 layer)
{
  int number = 0;

  for (int i = 1; i <= layer; i++)
    number += fovea_layer_get_weights (fovea_network_get_layer (network, i)) != NULL;

  g_autofree char *subscript = get_subscript (number);

  return g_strconcat ("K", subscript, NULL);
}

/**
 * fovea_layout_get_layer_title:
 * @self: a layout
 * @layer: a layer
 *
 * Returns: (transfer full): what stands on its card
 */
char *
fovea_layout_get_layer_title (const FoveaLayout *self,
                              int                layer)
{
  FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  const FoveaLayerOptions *options = fovea_layer_get_options (at);
  static const char *const activations[] = {
    [FOVEA_ACTIVATION_IDENTITY] = N_ ("Identity"),
    [FOVEA_ACTIVATION_RELU] = N_ ("ReLU"),
    [FOVEA_ACTIVATION_LEAKY_RELU] = N_ ("Leaky ReLU"),
    [FOVEA_ACTIVATION_SIGMOID] = N_ ("Sigmoid"),
    [FOVEA_ACTIVATION_TANH] = N_ ("Tanh"),
  };

  switch (options->kind)
    {
    case FOVEA_LAYER_ACTIVATION:
      return g_strdup (_ (activations[options->activation]));
    case FOVEA_LAYER_MAX_POOLING:
      return g_strdup_printf (_ ("Max %d × %d"), options->kernel_size[0],
                              options->kernel_size[1]);
    case FOVEA_LAYER_AVERAGE_POOLING:
      return g_strdup_printf (_ ("Mean %d × %d"), options->kernel_size[0],
                              options->kernel_size[1]);
    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
    default:
      return self->kernel_name != NULL ? g_strdup (self->kernel_name)
                                       : fovea_layout_get_kernel_name (self->network, layer);
    }
}

// Which slice of the bank is shown: that of the selected channels, else the first.
static void
get_slice (const FoveaLayout *self,
           int                layer,
           int               *outer,
           int               *inner)
{
  FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  const FoveaLayerOptions *options = fovea_layer_get_options (at);
  bool is_transposed = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  int channels[2] = { 0, 0 };

  if (self->options->channels != FOVEA_CHANNELS_TILES)
    {
      channels[0] = fovea_layout_get_front (self, layer - 1);
      channels[1] = fovea_layout_get_front (self, layer);
    }
  else if (self->subject->trace != NULL)
    {
      FoveaCell cell = fovea_trace_get_cell (self->subject->trace);
      if (cell.stage == layer - 1 || cell.stage == layer)
        channels[cell.stage == layer] = cell.channel;
    }

  *outer = channels[is_transposed ? 0 : 1];
  *inner = channels[is_transposed ? 1 : 0] % fovea_kernels_get_n_inner (options->weights);
}

static void
append_steps (GPtrArray               *notes,
              const FoveaLayerOptions *options)
{
  const int *stride = options->stride;
  const int *dilation = options->dilation;

  if (stride[0] != stride[1])
    g_ptr_array_add (notes, g_strdup_printf (_ ("stride %d, %d"), stride[0], stride[1]));
  else if (stride[0] != 1)
    g_ptr_array_add (notes, g_strdup_printf (_ ("stride %d"), stride[0]));
  if (dilation[0] != dilation[1])
    g_ptr_array_add (notes,
                     g_strdup_printf (_ ("dilation %d, %d"), dilation[0], dilation[1]));
  else if (dilation[0] != 1)
    g_ptr_array_add (notes, g_strdup_printf (_ ("dilation %d"), dilation[0]));
}

static void
append_padding (GPtrArray               *notes,
                const FoveaLayerOptions *options)
{
  const int *padding = options->padding;

  if (options->has_same_padding)
    g_ptr_array_add (notes, g_strdup (_ ("same padding")));
  else if (padding[0] == padding[1] && padding[2] == padding[3]
           && padding[0] == padding[2])
    {
      if (padding[0] != 0)
        g_ptr_array_add (notes, g_strdup_printf (_ ("padding %d"), padding[0]));
    }
  else if (padding[0] == padding[1] && padding[2] == padding[3])
    g_ptr_array_add (notes,
                     g_strdup_printf (_ ("padding %d, %d"), padding[0], padding[2]));
  else
    g_ptr_array_add (notes, g_strdup_printf (_ ("padding %d, %d, %d, %d"), padding[0],
                                             padding[1], padding[2], padding[3]));
}

/**
 * fovea_layout_get_layer_notes:
 * @layer: a layer
 *
 * Returns: (transfer full) (element-type utf8): what of a layer its kernel does not show, in lines
 */
GPtrArray *
fovea_layout_get_layer_notes (const FoveaLayer *layer)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);

  if (options->kind == FOVEA_LAYER_ACTIVATION)
    return notes;

  if (options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    g_ptr_array_add (notes, g_strdup (_ ("transposed")));
  append_steps (notes, options);
  append_padding (notes, options);
  if (options->groups > 1)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%d group", "%d groups", options->groups),
                                      options->groups));

  return notes;
}

// The same, after which slice of the kernel is shown: measured by the last, so that a card keeps its
// width whichever is.
static GPtrArray *
get_notes (const FoveaLayout *self,
           int                layer,
           bool               is_measured)
{
  FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  FoveaKernels *weights = fovea_layer_get_weights (at);
  GPtrArray *notes = fovea_layout_get_layer_notes (at);

  if (weights != NULL)
    {
      int n_inner = fovea_kernels_get_n_inner (weights);
      int n_slices = fovea_kernels_get_n_outer (weights) * n_inner;
      int outer, inner;
      get_slice (self, layer, &outer, &inner);
      int slice = is_measured ? n_slices : outer * n_inner + inner + 1;
      if (n_slices > 1)
        g_ptr_array_insert (
            notes, 0,
            g_strdup_printf (C_ ("kernel of a layer", "%d of %d"), slice, n_slices));
      if (self->options->flips_kernels)
        g_ptr_array_insert (notes, 0, g_strdup (_ ("flipped")));
    }

  return notes;
}

/**
 * fovea_layout_turn_kernel:
 * @self: a layout
 * @grid: (inout): a kernel as it is stored, which slides over its input as it is
 *
 * Turns it by 180° where the options ask for it: true convolution writes a kernel so, and turns it
 * back before it slides. A product stays with its weight.
 */
void
fovea_layout_turn_kernel (FoveaLayout      *self,
                          FoveaGridContent *grid)
{
  if (!self->options->flips_kernels)
    return;

  int n = grid->n_rows * grid->n_columns;
  g_autofree float *turned = g_new (float, (size_t) n);

  for (int i = 0; i < n; i++)
    turned[i] = grid->values[n - 1 - i];
  grid->values = fovea_scene_keep_memory (self->scene, turned, (size_t) n * sizeof (float));
  grid->is_turned = true;
}

static double
get_note_pt (const FoveaLayout *self)
{
  return MAX (fovea_layout_get_least_pt (self), 11 * self->growth);
}

static const FoveaStageMeasure *
measure_words (const FoveaLayout *self,
               int                layer)
{
  FoveaStageMeasure *measure = &self->measures->stages[layer];
  if (measure->growth == self->growth)
    return measure;

  g_autoptr (GPtrArray) notes = get_notes (self, layer, true);
  g_autofree char *title = fovea_layout_get_layer_title (self, layer);

  measure->growth = self->growth;
  measure->n_notes = (int) notes->len;
  measure->words_width = fovea_type_estimate_width (title, fovea_layout_get_body_pt (self),
                                                    FOVEA_WEIGHT_BOLD);
  for (guint i = 0; i < notes->len; i++)
    measure->words_width = MAX (
        measure->words_width, fovea_type_estimate_width (g_ptr_array_index (notes, i),
                                                         get_note_pt (self), FOVEA_WEIGHT_NORMAL));

  return measure;
}

/**
 * fovea_layout_measure_kernel:
 * @self: a layout
 * @layer: a layer
 * @cell_pt: side of a cell of the maps, points
 * @way: (out): the card's size and its kernel's cells
 */
void
fovea_layout_measure_kernel (const FoveaLayout *self,
                             int                layer,
                             double             cell_pt,
                             FoveaWayPlace     *way)
{
  const FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  const FoveaKernels *weights = fovea_layer_get_weights ((FoveaLayer *) at);
  const FoveaStageMeasure *words = measure_words (self, layer);
  double padding = round (PADDING_PT * self->growth);
  double inner_width = words->words_width;
  double inner_height = fovea_layout_get_line_pt (fovea_layout_get_body_pt (self))
                        + words->n_notes * fovea_layout_get_line_pt (get_note_pt (self));

  *way = (FoveaWayPlace){ 0 };
  if (weights != NULL)
    {
      int n_rows = fovea_kernels_get_n_rows (weights);
      int n_columns = fovea_kernels_get_n_columns (weights);
      double most = MAX_KERNEL_PT * self->growth / MAX (n_rows, n_columns);
      double usual = CLAMP (round (cell_pt * 0.5), MAX (15, 15 * self->growth),
                            MAX (26, 26 * self->growth));
      way->kernel_cell_pt = MIN (floor (usual), most >= 2 ? floor (most) : most);
      inner_width = MAX (inner_width, n_columns * way->kernel_cell_pt);
      inner_height += n_rows * way->kernel_cell_pt + round (3 * self->growth);
    }
  else if (fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION)
    {
      inner_width = MAX (inner_width, 52 * self->growth);
      inner_height += round (44 * self->growth);
    }

  way->card_width = ceil (MIN (inner_width, 150 * self->growth)) + 2 * padding;
  way->card_height = ceil (inner_height) + round (padding * 1.4);
}

static void
add_weights (FoveaLayout *self,
             int          layer,
             int          panel,
             double       y)
{
  const FoveaWayPlace *way = &self->ways[layer];
  FoveaKernels *weights
      = fovea_layer_get_weights (fovea_network_get_layer (self->network, layer));
  int n_rows = fovea_kernels_get_n_rows (weights);
  int n_columns = fovea_kernels_get_n_columns (weights);
  double width = n_columns * way->kernel_cell_pt;
  int outer, inner;
  get_slice (self, layer, &outer, &inner);

  const float *values = fovea_kernels_get_weights (weights);
  double least = 0;
  double greatest = 0;
  size_t n_weights = (size_t) fovea_kernels_get_n_outer (weights)
                     * fovea_kernels_get_n_inner (weights) * n_rows * n_columns;
  for (size_t i = 0; i < n_weights; i++)
    {
      least = MIN (least, values[i]);
      greatest = MAX (greatest, values[i]);
    }

  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_GRID, FOVEA_ROLE_INK, panel,
                                     floor (way->card_x + (way->card_width - width) / 2),
                                     y, width, n_rows * way->kernel_cell_pt);
  size_t slice = (size_t) outer * fovea_kernels_get_n_inner (weights) + inner;
  item->tag = (FoveaTag){ .kind = self->kernel_name != NULL ? FOVEA_TAG_COMPOSED
                                                           : FOVEA_TAG_WEIGHT,
                          .layer = self->kernel_name != NULL ? 0 : layer,
                          .cell = { .stage = inner, .channel = outer } };
  item->grid = (FoveaGridContent){
    .values = values + slice * n_rows * n_columns,
    .n_rows = n_rows,
    .n_columns = n_columns,
    .least = least * FOVEA_KERNEL_CALM,
    .greatest = greatest * FOVEA_KERNEL_CALM,
  };
  fovea_layout_turn_kernel (self, &item->grid);
  fovea_layout_set_numbers (self, &item->grid, way->kernel_cell_pt);
}

static void
add_curve (FoveaLayout *self,
           int          layer,
           int          panel,
           double       y)
{
  const FoveaWayPlace *way = &self->ways[layer];
  const FoveaLayerOptions *options
      = fovea_layer_get_options (fovea_network_get_layer (self->network, layer));
  double width = round (48 * self->growth);
  FoveaItem *item
      = fovea_scene_add (self->scene, FOVEA_ITEM_CURVE, FOVEA_ROLE_INK, panel,
                         floor (way->card_x + (way->card_width - width) / 2),
                         y + round (3 * self->growth), width, round (38 * self->growth));

  item->line_pt = 1.5 * self->growth;
  item->curve.activation = options->activation;
  item->curve.slope = options->slope;
}

/**
 * fovea_layout_place_way:
 * @self: a layout
 * @layer: a layer whose two stages are placed, one to the right of the other
 *
 * Puts the layer's card above the two maps, clear of any beam between them.
 */
void
fovea_layout_place_way (FoveaLayout *self,
                        int          layer)
{
  FoveaWayPlace *way = &self->ways[layer];
  const FoveaStagePlace *a = &self->stages[layer - 1];
  const FoveaStagePlace *b = &self->stages[layer];
  double left = a->x + a->width;
  double slope = (b->y - a->y) / MAX (1, b->x - left);

  way->card_x = round (left + (b->x - left - way->card_width) / 2);
  double at_left = a->y + slope * (way->card_x - left);
  double at_right = at_left + slope * way->card_width;
  way->card_y = floor (MIN (at_left, at_right) - fovea_layout_get_space (self, 8)
                       - way->card_height);
}

/**
 * fovea_layout_add_kernel:
 * @self: a layout whose ways are placed
 * @layer: a layer
 *
 * Adds the card of a layer as a panel, keyed by what its pixels depend on.
 */
void
fovea_layout_add_kernel (FoveaLayout *self,
                         int          layer)
{
  const FoveaWayPlace *way = &self->ways[layer];
  FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);
  double body_pt = fovea_layout_get_body_pt (self);
  double padding = round (PADDING_PT * self->growth);
  g_autofree char *title = fovea_layout_get_layer_title (self, layer);
  g_autoptr (GPtrArray) notes = get_notes (self, layer, false);

  fovea_layout_add_card (self, panel, way->card_x, way->card_y, way->card_width,
                         way->card_height)
      ->tag.layer
      = layer;

  double x = way->card_x + padding / 2;
  double y = way->card_y + round (padding * 0.4);
  double width = way->card_width - padding;
  FoveaItem *text
      = fovea_layout_add_text (self, panel, title, body_pt, FOVEA_ROLE_INK, x, y, width);
  text->text.anchor = FOVEA_ANCHOR_MIDDLE;
  text->text.weight = FOVEA_WEIGHT_BOLD;
  y += fovea_layout_get_line_pt (body_pt);

  if (fovea_layer_get_weights (at) != NULL)
    {
      y += round (1 * self->growth);
      add_weights (self, layer, panel, y);
      y += fovea_kernels_get_n_rows (fovea_layer_get_weights (at)) * way->kernel_cell_pt
           + round (2 * self->growth);
    }
  else if (fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION)
    add_curve (self, layer, panel, y);

  for (guint i = 0; i < notes->len; i++)
    {
      text = fovea_layout_add_text (self, panel, g_ptr_array_index (notes, i),
                                    get_note_pt (self), FOVEA_ROLE_INK_DIM, x, y, width);
      text->text.anchor = FOVEA_ANCHOR_MIDDLE;
      y += fovea_layout_get_line_pt (get_note_pt (self));
    }
}
