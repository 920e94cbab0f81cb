// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The card of the one kernel that a stack equals, or of why there is none, and what each
// costs.

#include "core/cost.h"
#include "figure/layout.h"
#include "figure/number.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEAST_KERNEL_GROWTH 0.88 // for its numbers
#define LEAST_WORDS_PT 150.0 // beside the kernel
#define PADDING_PT 18.0
#define KERNEL_PT 100.0
#define WIDE_PT 860.0
#define MAX_NAMED_KERNELS 4

typedef struct
{
  char *ours;
  char *theirs;
  char *what;
} Figure;

static void
clear_figure (Figure *figure)
{
  g_free (figure->ours);
  g_free (figure->theirs);
  g_free (figure->what);
}

// With "same" padding and no stride all maps have the size of the input, n × n, so the n²
// cancels and the multiplications stand to each other as the weights: (Σ kᵢ²) : K², at
// any n. Source: theory, cost; Simonyan & Zisserman, arXiv:1409.1556.
static bool
get_same_ratio (const FoveaNetwork *network,
                double             *ratio)
{
  FoveaCost single;

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);
      const FoveaLayerOptions *options = fovea_layer_get_options (at);
      bool is_plain = options->kind == FOVEA_LAYER_ACTIVATION
                      || (options->kind == FOVEA_LAYER_CONVOLUTION
                          && options->stride[0] == 1 && options->stride[1] == 1);
      if (!is_plain)
        return false;
    }
  if (!fovea_cost_get_single (network, &single) || single.n_weights == 0)
    return false;

  *ratio = fovea_cost_get_total (network).n_weights / single.n_weights;

  return true;
}

static void
append_figure (GArray *figures,
               double  ours,
               double  theirs,
               char   *what)
{
  Figure figure = { .what = what };
  g_autofree char *number = fovea_number_format (theirs, FOVEA_NUMBER_LENGTH);

  figure.ours = fovea_number_format (ours, FOVEA_NUMBER_LENGTH);
  figure.theirs = g_strdup_printf (C_ ("cost of one kernel", "vs %s"), number);
  g_array_append_val (figures, figure);
}

static GArray *
collect_figures (const FoveaLayout *self)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  FoveaShape shape = fovea_network_get_shape (self->network, 0);
  FoveaCost total = fovea_cost_get_total (self->network);
  FoveaCost single;
  double ratio;

  g_array_set_clear_func (figures, (GDestroyNotify) clear_figure);
  if (!fovea_cost_get_single (self->network, &single))
    return figures;

  append_figure (figures, total.n_weights, single.n_weights, g_strdup (_ ("weights")));
  append_figure (
      figures, total.n_multiplications, single.n_multiplications,
      g_strdup_printf (_ ("multiplications, %d × %d"), shape.n_rows, shape.n_columns));
  if (get_same_ratio (self->network, &ratio))
    {
      Figure figure = {
        .ours = g_strdup_printf (C_ ("percentage", "%.0f %%"), 100 * ratio),
        .theirs = g_strdup (C_ ("cost of one kernel", "vs 100 %")),
        .what = g_strdup_printf (_ ("at %d × %d, same padding"), 224, 224),
      };
      g_array_append_val (figures, figure);
    }

  return figures;
}

/**
 * fovea_layout_get_product:
 * @network: a network
 *
 * Returns: (transfer full): "K₁ ∗ K₂", as the composed kernel is made
 */
char *
fovea_layout_get_product (const FoveaNetwork *network)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      if (fovea_layer_get_weights (fovea_network_get_layer (network, layer)) != NULL)
        g_ptr_array_add (names, fovea_layout_get_kernel_name (network, layer));
    }
  if (names->len > MAX_NAMED_KERNELS)
    return g_strdup_printf ("%s ∗ … ∗ %s", (char *) g_ptr_array_index (names, 0),
                            (char *) g_ptr_array_index (names, names->len - 1));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ∗ ", (char **) names->pdata);
}

static FoveaKernels *
get_kernels (const FoveaLayout *self)
{
  const FoveaComposition *composition = self->subject->composition;

  if (!fovea_composition_is_linear (composition))
    return NULL;

  return fovea_layer_get_weights (fovea_composition_get_layer (composition));
}

static char *
get_heading (const FoveaLayout *self)
{
  FoveaKernels *kernels = get_kernels (self);

  if (kernels == NULL)
    return g_strdup (_ ("No single kernel does this"));

  g_autofree char *product = fovea_layout_get_product (self->network);

  return g_strdup_printf (self->options->flips_kernels ? _ ("One %d × %d kernel, %s, flipped")
                                                       : _ ("One %d × %d kernel, %s"),
                          fovea_kernels_get_n_rows (kernels),
                          fovea_kernels_get_n_columns (kernels), product);
}

static char *
get_verdict (const FoveaLayout *self,
             FoveaRole         *role)
{
  const FoveaComposition *composition = self->subject->composition;

  *role = FOVEA_ROLE_BAD;
  if (get_kernels (self) == NULL)
    return g_strdup (fovea_composition_get_reason (composition));

  double difference = fovea_composition_get_max_difference (composition);
  if (!isfinite (difference))
    return g_strdup (_ ("Not comparable: some numbers are not finite"));

  g_autofree char *number = fovea_number_format (difference, FOVEA_NUMBER_LENGTH);
  if (fovea_composition_is_equal (composition))
    {
      *role = FOVEA_ROLE_GOOD;
      return g_strdup_printf (
          _ ("gives the same output in every cell (largest difference %s)"), number);
    }

  FoveaCell cell = fovea_composition_get_max_cell (composition);

  return g_strdup_printf (
      _ ("gives another output: the largest difference, %s, is at (%d, %d)"), number,
      cell.row, cell.column);
}

static const char *
get_remark (const FoveaLayout *self)
{
  int n_convolutions = 0;

  for (int layer = 1; layer < self->n_stages; layer++)
    n_convolutions
        += fovea_layer_get_weights (fovea_network_get_layer (self->network, layer))
           != NULL;
  if (get_kernels (self) == NULL
      || !isfinite (fovea_composition_get_max_difference (self->subject->composition)))
    return "";
  if (!fovea_composition_is_equal (self->subject->composition))
    return n_convolutions == 2
               ? _ (
                   "the second layer pads with zeros where the one kernel sees real sums")
               : _ ("a later layer pads with zeros where the one kernel sees real sums");
  if (n_convolutions == 2)
    return _ ("a ReLU between the two layers would break this equality: then no single "
              "kernel does it");

  return _ ("a ReLU between the layers would break this equality: then no single kernel "
            "does it");
}

static double
add_words (FoveaLayout *self,
           int          panel,
           double       x,
           double       y,
           double       width)
{
  double small_pt = fovea_layout_get_small_pt (self);
  FoveaRole role;
  g_autofree char *heading = get_heading (self);
  g_autofree char *verdict = get_verdict (self, &role);
  double space = round (3 * self->growth);

  y = fovea_layout_add_paragraph (self, panel, heading,
                                  fovea_layout_get_title_pt (self) * 0.95,
                                  FOVEA_WEIGHT_BOLD, FOVEA_ROLE_INK, x, y, width);
  y = fovea_layout_add_paragraph (self, panel, verdict, fovea_layout_get_body_pt (self),
                     FOVEA_WEIGHT_NORMAL, role, x, y + space, width);

  return fovea_layout_add_paragraph (self, panel, get_remark (self), small_pt,
                                     FOVEA_WEIGHT_NORMAL, FOVEA_ROLE_INK_DIM, x,
                                     y + space, width);
}

// Returns the width that the kernel takes with the space beside it; 0 where there is
// none.
static double
add_kernel (FoveaLayout *self,
            int          panel,
            double       x,
            double       y,
            double      *height)
{
  FoveaKernels *kernels = get_kernels (self);

  *height = 0;
  if (kernels == NULL)
    return 0;

  int n_rows = fovea_kernels_get_n_rows (kernels);
  int n_columns = fovea_kernels_get_n_columns (kernels);
  double cell_pt
      = MAX (1, MIN (floor (KERNEL_PT * MAX (self->growth, LEAST_KERNEL_GROWTH)
                             / MAX (n_rows, n_columns)),
                     round (26 * self->growth)));
  const float *values = fovea_kernels_get_weights (kernels);
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_GRID, FOVEA_ROLE_INK, panel,
                                     x, y, n_columns * cell_pt, n_rows * cell_pt);

  item->tag.kind = FOVEA_TAG_COMPOSED;
  item->grid
      = (FoveaGridContent){ .values = values, .n_rows = n_rows, .n_columns = n_columns };
  for (int i = 0; i < n_rows * n_columns; i++)
    {
      item->grid.least = MIN (item->grid.least, values[i]);
      item->grid.greatest = MAX (item->grid.greatest, values[i]);
    }
  item->grid.least *= FOVEA_KERNEL_CALM;
  item->grid.greatest *= FOVEA_KERNEL_CALM;
  fovea_layout_turn_kernel (self, &item->grid);
  fovea_layout_set_numbers (self, &item->grid, cell_pt);
  *height = n_rows * cell_pt;

  return n_columns * cell_pt + round (22 * self->growth);
}

// "18 vs 25" with "weights" below it. Returns its bottom.
static double
add_figure (FoveaLayout  *self,
            int           panel,
            const Figure *figure,
            double        x,
            double        y,
            double        width)
{
  double size_pt = fovea_layout_get_title_pt (self) * 1.12;
  double ours
      = ceil (fovea_type_estimate_width (figure->ours, size_pt, FOVEA_WEIGHT_BOLD));
  double theirs
      = ceil (fovea_type_estimate_width (figure->theirs, size_pt, FOVEA_WEIGHT_NORMAL));
  double space = round (0.45 * size_pt);
  double shrink = MIN (1, width / (ours + space + theirs));

  // Read from the right, ours stands at the right.
  bool is_rtl = fovea_type_is_rtl (figure->what);
  double ours_x = is_rtl ? x + width - ours * shrink : x;
  double theirs_x = is_rtl ? x + width - (ours + space + theirs) * shrink
                           : x + round ((ours + space) * shrink);
  FoveaItem *item = fovea_layout_add_text (self, panel, figure->ours, size_pt,
                                           FOVEA_ROLE_INK, ours_x, y, ours * shrink);
  item->text.weight = FOVEA_WEIGHT_BOLD;
  item->text.anchor = is_rtl ? FOVEA_ANCHOR_END : FOVEA_ANCHOR_START;
  item = fovea_layout_add_text (self, panel, figure->theirs, size_pt, FOVEA_ROLE_INK_DIM, theirs_x,
                                y, floor (theirs * shrink));
  item->text.anchor = is_rtl ? FOVEA_ANCHOR_END : FOVEA_ANCHOR_START;
  return fovea_layout_add_paragraph (self, panel, figure->what, fovea_layout_get_small_pt (self),
                                     FOVEA_WEIGHT_NORMAL, FOVEA_ROLE_INK_DIM, x,
                                     y + fovea_layout_get_line_pt (size_pt), width);
}

// Below it numbers would be squeezed to less than three quarters of their size, or words cut.
static double
get_least_figure_width (const FoveaLayout *self,
                        const GArray      *figures)
{
  double size_pt = fovea_layout_get_title_pt (self) * 1.12;
  double least = 0, least_word = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const Figure *figure = &g_array_index (figures, Figure, i);
      g_auto (GStrv) words = g_strsplit (figure->what, " ", -1);

      least = MAX (least,
                   fovea_type_estimate_width (figure->ours, size_pt, FOVEA_WEIGHT_BOLD)
                     + round (0.45 * size_pt)
                     + fovea_type_estimate_width (figure->theirs, size_pt, FOVEA_WEIGHT_NORMAL));
      for (char **word = words; *word != NULL; word++)
        least_word = MAX (least_word, fovea_type_estimate_width (*word, FOVEA_TYPE_LEAST_PT,
                                                                 FOVEA_WEIGHT_NORMAL));
    }

  return MAX (least_word, 0.75 * least);
}

// Side by side, or one below the other where that is too narrow.
static guint
get_n_across (const FoveaLayout *self,
              const GArray      *figures,
              double             width)
{
  double column = (width - round (16 * self->growth) * (figures->len - 1)) / figures->len;

  return column >= get_least_figure_width (self, figures) ? figures->len : 1;
}

static double
get_figure_width (const FoveaLayout *self,
                  const GArray      *figures,
                  double             width)
{
  guint n_across = get_n_across (self, figures, width);

  return floor ((width - round (16 * self->growth) * (n_across - 1)) / n_across);
}

static double
get_figure_height (const FoveaLayout *self,
                   const GArray      *figures,
                   double             width)
{
  double small_pt = fovea_layout_get_small_pt (self);
  double line = fovea_layout_get_line_pt (fovea_layout_get_title_pt (self) * 1.12);
  double least = 0, sum = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      g_autoptr (GPtrArray) lines = fovea_type_wrap (
          g_array_index (figures, Figure, i).what, small_pt, FOVEA_WEIGHT_NORMAL,
          get_figure_width (self, figures, width));
      double height = line + lines->len * fovea_layout_get_line_pt (small_pt);

      least = MAX (least, height);
      sum += height + (i > 0 ? round (6 * self->growth) : 0);
    }

  return get_n_across (self, figures, width) == figures->len ? least : sum;
}

static void
add_figures (FoveaLayout  *self,
             int           panel,
             const GArray *figures,
             double        x,
             double        y,
             double        width)
{
  double column = get_figure_width (self, figures, width);
  bool is_row = get_n_across (self, figures, width) == figures->len;

  for (guint i = 0; i < figures->len; i++)
    {
      double past = add_figure (self, panel, &g_array_index (figures, Figure, i), x, y, column);

      if (is_row)
        x += column + round (16 * self->growth);
      else
        y = past + round (6 * self->growth);
    }
}

/**
 * fovea_layout_add_single:
 * @self: a layout whose subject has a composition
 * @x: left, points
 * @y: top
 * @width: of the card
 *
 * Adds the card of the one kernel: its numbers, whether it gives the same output and the
 * cost of both. A narrow card puts the costs below the words, a narrower one those below the kernel.
 *
 * Returns: its height, points; 0 where a single layer leaves nothing to compose
 */
double
fovea_layout_add_single (FoveaLayout *self,
                         double       x,
                         double       y,
                         double       width)
{
  if (fovea_network_get_n_layers (self->network) < 2)
    return 0;

  int first_item = fovea_scene_get_n_items (self->scene);
  int panel
      = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, self->subject->composition);
  g_autoptr (GArray) figures = collect_figures (self);
  double padding = round (PADDING_PT * MIN (self->growth, self->width_pt / 600));
  bool is_wide = width >= WIDE_PT * self->growth || figures->len == 0;
  double figures_width = figures->len > 0 && is_wide ? round (width * 0.43) : 0;
  double kernel_height;

  fovea_layout_add_card (self, panel, x, y, width, 0);
  int kernel_item = fovea_scene_get_n_items (self->scene);
  double kernel_width
      = add_kernel (self, panel, x + padding, y + padding, &kernel_height);
  int words_item = fovea_scene_get_n_items (self->scene);
  double words_x = x + padding + kernel_width;
  double words_width
      = x + width - padding - figures_width - words_x - (is_wide ? padding : 0);
  bool is_narrow = kernel_width > 0 && words_width < LEAST_WORDS_PT * self->growth;

  if (is_narrow)
    {
      words_x = x + padding;
      words_width = width - 2 * padding;
    }

  double words_height
      = add_words (self, panel, words_x, y + padding, words_width) - (y + padding);
  double inner = MAX (kernel_height, words_height);

  if (is_narrow)
    {
      inner = kernel_height + padding + words_height;
      fovea_scene_move (self->scene, words_item, 0, kernel_height + padding);
    }
  else
    {
      fovea_scene_move (self->scene, kernel_item, 0, floor ((inner - kernel_height) / 2));
      fovea_scene_move (self->scene, words_item, 0,
                        floor ((inner - words_height) / 2) - floor ((inner - kernel_height) / 2));
    }
  if (figures->len > 0)
    {
      double room = is_wide ? figures_width : width - 2 * padding;
      double needed = get_figure_height (self, figures, room);
      double figures_x = is_wide ? x + width - padding - figures_width : x + padding;
      double figures_y = is_wide ? y + padding + floor (MAX (0, inner - needed) / 2)
                                 : y + inner + round (1.7 * padding);
      add_figures (self, panel, figures, figures_x, figures_y, room);
      inner = MAX (inner, figures_y + needed - (y + padding));
    }

  double height = inner + 2 * padding;
  fovea_scene_resize (self->scene, first_item, width, height);

  return height;
}
