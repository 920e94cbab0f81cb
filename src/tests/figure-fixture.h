// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Small networks and subjects by name, for tests of pictures.

#pragma once

#include "figure/figure.h"

typedef struct
{
  const char *name;
  FoveaShape input;
  int n_layers;
  int kernel_size;
  int n_out[8];       // channels that each layer makes; 0: a ReLU
  int stride;
  int padding;
  int dilation;
  bool is_signed;     // weights with both signs
  bool is_seed_input; // ones with a block of zeros at the lower right
} FixtureNetwork;

static const FixtureNetwork fixture_networks[] = {
  { "worked", { 1, 7, 7 }, 2, 3, { 1, 1 }, 1, 0, 1, false, true },
  { "padded", { 1, 7, 7 }, 2, 3, { 1, 1 }, 1, 1, 1, false, true },
  { "stride", { 1, 12, 12 }, 2, 3, { 1, 1 }, 2, 1, 1, false, false },
  { "dilation", { 1, 12, 12 }, 2, 3, { 1, 1 }, 1, 0, 2, false, false },
  { "relu", { 1, 7, 7 }, 3, 3, { 1, 0, 1 }, 1, 0, 1, true, true },
  { "channels", { 3, 10, 10 }, 2, 3, { 4, 2 }, 1, 0, 1, true, false },
  { "many-channels", { 1, 8, 8 }, 2, 3, { 40, 1 }, 1, 0, 1, true, false },
  { "deep", { 1, 19, 19 }, 8, 3, { 1, 1, 1, 1, 1, 1, 1, 1 }, 1, 0, 1, false, false },
  { "flat", { 1, 5, 24 }, 2, 3, { 1, 1 }, 1, 1, 1, true, false },
  { "large", { 1, 224, 224 }, 2, 7, { 1, 1 }, 2, 3, 1, false, false },
  { "dot", { 1, 1, 1 }, 1, 1, { 1 }, 1, 0, 1, false, false },
  { "no-layer", { 1, 6, 4 }, 0, 1, { 1 }, 1, 0, 1, false, false },
};

static inline FoveaLayer *
fixture_new_layer (const FixtureNetwork *network,
                   int                   n_in,
                   int                   n_out)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  if (n_out == 0)
    return fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);

  int size = network->kernel_size;
  size_t n_weights = (size_t) n_out * n_in * size * size;
  g_autofree float *weights = g_new (float, n_weights);
  for (size_t i = 0; i < n_weights; i++)
    weights[i] = network->is_signed ? (float) ((int) (i * 7 % 5) - 2) * 0.5f : 1;

  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (n_out, n_in, size, size, weights);
  options.kind = FOVEA_LAYER_CONVOLUTION;
  options.weights = kernels;
  for (int i = 0; i < 4; i++)
    {
      options.padding[i] = network->padding;
      options.stride[i % 2] = network->stride;
      options.dilation[i % 2] = network->dilation;
    }
  FoveaLayer *layer = fovea_layer_new (&options, &error);
  g_assert_no_error (error);

  return layer;
}

static inline FoveaEvaluation *
fixture_new_evaluation (const FixtureNetwork *network)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  g_autofree float *values = g_new (float, fovea_shape_get_n_cells (network->input));
  g_autoptr (GError) error = NULL;
  FoveaShape shape = network->input;
  int n_channels = shape.n_channels;

  for (int i = 0; i < network->n_layers; i++)
    {
      g_ptr_array_add (layers, fixture_new_layer (network, n_channels, network->n_out[i]));
      n_channels = network->n_out[i] > 0 ? network->n_out[i] : n_channels;
    }
  for (int c = 0, i = 0; c < shape.n_channels; c++)
    for (int y = 0; y < shape.n_rows; y++)
      for (int x = 0; x < shape.n_columns; x++, i++)
        values[i] = network->is_seed_input ? !(y >= 3 && x >= 3) : (float) ((x * y + c) % 4) * 0.25f;

  g_autoptr (FoveaNetwork) made = fovea_network_new (shape, (FoveaLayer *const *) layers->pdata,
                                                     network->n_layers, &error);
  g_assert_no_error (error);
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  FoveaEvaluation *evaluation = fovea_evaluation_new (made, input, &error);
  g_assert_no_error (error);

  return evaluation;
}

static inline const FixtureNetwork *
fixture_get_network (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (fixture_networks); i++)
    {
      if (g_str_equal (fixture_networks[i].name, name))
        return &fixture_networks[i];
    }
  g_assert_not_reached ();
}

// The middle of the first channel of a stage, from the last stage backward.
static inline FoveaCell
fixture_get_middle (FoveaEvaluation *evaluation,
                    int              stages_back)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  int stage = MAX (0, fovea_network_get_n_stages (network) - 1 - stages_back);
  FoveaShape shape = fovea_network_get_shape (network, stage);

  return (FoveaCell) { stage, 0, shape.n_rows / 2, shape.n_columns / 2 };
}

// A figure of a network; @selected and @hovered are (nullable) and point to cells.
static inline FoveaFigure *
fixture_new_figure (FoveaEvaluation          *evaluation,
                    const FoveaCell          *selected,
                    const FoveaCell          *hovered,
                    const FoveaFigureOptions *options)
{
  g_autoptr (FoveaTrace) trace = selected != NULL ? fovea_trace_new (evaluation, *selected) : NULL;
  g_autoptr (FoveaTrace) hover = hovered != NULL ? fovea_trace_new (evaluation, *hovered) : NULL;
  g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);
  FoveaSubject subject = { .title = "Two 3×3 see what one 5×5 sees",
                           .evaluation = evaluation,
                           .trace = trace,
                           .hover = hover,
                           .composition = composition };

  return fovea_figure_new (&subject, options);
}

// Pixels of a figure, one a point; the caller destroys them.
static inline cairo_surface_t *
fixture_new_drawing (FoveaFigure      *figure,
                     const FoveaTheme *theme)
{
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) fovea_figure_get_width (figure),
                                  (int) fovea_figure_get_height (figure));
  cairo_t *cr = cairo_create (surface);

  fovea_figure_draw (figure, cr, theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static inline guint32
fixture_get_pixel (cairo_surface_t *surface,
                   double           x,
                   double           y)
{
  const unsigned char *pixels = cairo_image_surface_get_data (surface);
  const guint32 *line
    = (const void *) (pixels + (size_t) y * (size_t) cairo_image_surface_get_stride (surface));

  return line[(size_t) x];
}
