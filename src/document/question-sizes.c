// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions that are answered by a size: of a receptive field, and of the map of one more layer.

#include "config.h"

#include "document/question-private.h"

#include "core/receptive-field.h"

#include <glib/gi18n.h>

// A field larger than that is no sum to do in one's head.
#define MAX_FIELD 400

#define MAX_ATTEMPTS 64

// What may be drawn for one more layer.
#define MAX_KERNEL 5
#define MAX_STRIDE 3
#define MAX_PADDING 2

static FoveaNetwork *
get_network (const FoveaQuestion *self)
{
  return fovea_evaluation_get_network (self->evaluation);
}

static FoveaStencil
get_stencil (const FoveaQuestion *self,
             int                  layer,
             FoveaDimension       dimension)
{
  return fovea_network_get_axis (get_network (self), layer, dimension).stencil;
}

static void
add_size (FoveaQuestion *self,
          const int      size[2],
          const char    *why)
{
  if (size[0] > 0 && size[1] > 0)
    fovea_question_add_mistake (self, (FoveaReply) { .size = { size[0], size[1] } },
                                g_strdup (why));
}

// Back from one cell: r ← s·r + (k̂ − s). Source: Araujo, Norris & Sim, Distill, 2019.
static char *
explain_field (const FoveaQuestion *self,
               FoveaDimension       dimension)
{
  GString *text = g_string_new (NULL);
  int field = 1;

  for (int layer = self->place.cell.stage; layer >= 1; layer--)
    {
      FoveaStencil stencil = get_stencil (self, layer, dimension);
      int extent = fovea_stencil_get_extent (&stencil);
      int before = stencil.stride * field + (extent - stencil.stride);

      if (extent == 1 && stencil.stride == 1)
        continue;
      if (text->len > 0)
        g_string_append (text, C_ ("between parts", "; "));
      if (stencil.stride == 1)
        g_string_append_printf (text, _("layer %d: %d + (%d − 1) = %d"), layer, field, extent,
                                before);
      else
        g_string_append_printf (text, _("layer %d with stride %d: %d·%d + (%d − %d) = %d"), layer,
                                stencil.stride, stencil.stride, field, extent, stencil.stride,
                                before);
      field = before;
    }

  return g_string_free (text, FALSE);
}

static void
add_field_mistakes (FoveaQuestion *self)
{
  int product[2] = { 1, 1 }, sum[2] = { 0, 0 }, last[2] = { 0, 0 };
  int narrow[2] = { 1, 1 }, stepless[2] = { 1, 1 };
  int n_windows = 0;

  for (int layer = 1; layer <= self->place.cell.stage; layer++)
    {
      FoveaStencil stencils[2] = { get_stencil (self, layer, FOVEA_ROWS),
                                   get_stencil (self, layer, FOVEA_COLUMNS) };

      if (stencils[0].kernel_size == 1 && stencils[1].kernel_size == 1)
        continue;
      n_windows++;
      for (int i = 0; i < 2; i++)
        {
          product[i] = MIN (product[i] * stencils[i].kernel_size, 1 << 20);
          sum[i] += stencils[i].kernel_size;
          last[i] = stencils[i].kernel_size;
          stepless[i] += fovea_stencil_get_extent (&stencils[i]) - 1;
        }
    }
  // Without dilations, strides as they are.
  for (int layer = self->place.cell.stage; layer >= 1; layer--)
    for (int i = 0; i < 2; i++)
      {
        FoveaStencil stencil = get_stencil (self, layer, i);

        narrow[i] = stencil.stride * narrow[i] + (stencil.kernel_size - stencil.stride);
      }
  if (n_windows > 1)
    {
      add_size (self, product,
                _("Sizes do not multiply: neighbouring windows overlap, and each layer adds only "
                  "its size less 1."));
      add_size (self, sum, _("Sizes do not simply add: each layer adds its size less 1."));
      add_size (self, last, _("That is the window of the last layer alone, in the map before it."));
    }
  add_size (self, stepless, _("That leaves the strides out: behind a stride, a step is wider."));
  add_size (self, narrow, _("That leaves the dilation out: it spreads the window."));
}

// Transposed convolutions have no whole field.
static bool
find_field (const FoveaQuestion *self,
            int                  field[2])
{
  for (int layer = 1; layer <= self->place.cell.stage; layer++)
    if (fovea_layer_get_kind (fovea_network_get_layer (get_network (self), layer))
        == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
      return false;
  for (int i = 0; i < 2; i++)
    {
      double size
        = fovea_receptive_field_get (get_network (self), self->place.cell.stage, i).size;

      if (size > MAX_FIELD)
        return false;
      field[i] = (int) size;
    }
  return field[0] > 1 || field[1] > 1;
}

/**
 * fovea_question_make_field:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks how large the receptive field of a stage is.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_field (FoveaQuestion *self,
                           FoveaRandom   *random)
{
  int last = fovea_network_get_n_layers (get_network (self));

  if (!self->place.has_cell)
    self->place.cell = (FoveaCell) {
      .stage = last > 2 && fovea_random_below (random, 3) == 0 ? fovea_random_between (random, 2, last)
                                                               : last
    };
  if (!find_field (self, self->answer.size))
    return false;
  // A stage is asked about, no cell.
  self->place.has_cell = self->place.has_target = false;

  g_autofree char *stage
    = fovea_question_name_stage (get_network (self), self->place.cell.stage);
  g_autofree char *rows = explain_field (self, FOVEA_ROWS);
  g_autofree char *columns = explain_field (self, FOVEA_COLUMNS);

  self->text = g_strdup_printf (
    _("How large is the receptive field of a cell of %s, away from the border: how many rows × "
      "columns of the input, from the first to the last?"),
    stage);
  self->hint = g_strdup (_("Begin with one cell and go back layer by layer. Without stride, a layer "
                           "adds its size less 1."));
  self->explanation = g_str_equal (rows, columns)
                        ? g_strdup_printf (_("Back from one cell: %s."), rows)
                        : g_strdup_printf (_("Back from one cell, in rows: %s. In columns: %s."),
                                           rows[0] != '\0' ? rows : "1",
                                           columns[0] != '\0' ? columns : "1");
  add_field_mistakes (self);
  return true;
}

// A square convolution.
typedef struct
{
  int kernel;
  int stride;
  int padding;
  int dilation;
} Square;

static FoveaStencil
to_stencil (Square square)
{
  return (FoveaStencil) { square.kernel, square.stride, square.dilation, square.padding,
                          square.padding };
}

static int
get_output (Square square,
            int    n)
{
  FoveaStencil stencil = to_stencil (square);

  return n + 2 * square.padding < fovea_stencil_get_extent (&stencil)
           ? 0
           : fovea_stencil_get_output_size (&stencil, n);
}

static bool
draw_square (FoveaRandom *random,
             FoveaShape   shape,
             Square      *square)
{
  for (int i = 0; i < MAX_ATTEMPTS; i++)
    {
      *square = (Square) { .kernel = fovea_random_between (random, 2, MAX_KERNEL),
                           .stride = fovea_random_between (random, 1, MAX_STRIDE),
                           .padding = fovea_random_below (random, MAX_PADDING + 1),
                           .dilation = fovea_random_below (random, 4) == 0 ? 2 : 1 };
      if (square->padding <= square->kernel / 2 && get_output (*square, shape.n_rows) > 0
          && get_output (*square, shape.n_columns) > 0)
        return true;
    }
  return false;
}

static void
add_shape_mistakes (FoveaQuestion *self,
                    Square         square,
                    FoveaShape     shape)
{
  int n[2] = { shape.n_rows, shape.n_columns };
  Square stepless = square, bare = square, narrow = square;
  int without[2], rounded[2], unpadded[2], dense[2], once[2], off[2];
  int extent = square.dilation * (square.kernel - 1) + 1;

  stepless.stride = 1;
  bare.padding = 0;
  narrow.dilation = 1;
  for (int i = 0; i < 2; i++)
    {
      int free = n[i] + 2 * square.padding - extent;

      without[i] = get_output (stepless, n[i]);
      unpadded[i] = get_output (bare, n[i]);
      dense[i] = get_output (narrow, n[i]);
      rounded[i] = (free + square.stride - 1) / square.stride + 1;
      once[i] = MAX (0, n[i] + square.padding - extent) / square.stride + 1;
      off[i] = free / square.stride;
    }
  add_size (self, off, _("One place more: the window stands at its first place before it moves."));
  add_size (self, without, _("That leaves the stride out."));
  add_size (self, unpadded, _("That leaves the padding out."));
  add_size (self, once, _("The padding is put on both sides, so it counts twice."));
  add_size (self, dense, _("That leaves the dilation out: it spreads the window."));
  add_size (self, rounded,
            _("A place where the window would stick out is left away: round down, not up."));
  add_size (self, n, _("The map keeps its size only with the right padding and stride 1."));
}

static char *
explain_shape (Square square,
               int    n,
               int    n_out)
{
  int extent = square.dilation * (square.kernel - 1) + 1;

  return g_strdup_printf ("⌊(%d + 2·%d − %d)/%d⌋ + 1 = %d", n, square.padding, extent,
                          square.stride, n_out);
}

static char *
describe_square (Square square)
{
  g_autofree char *plain
    = g_strdup_printf (_("kernel %d×%d, stride %d, padding %d"), square.kernel, square.kernel,
                       square.stride, square.padding);

  return square.dilation == 1 ? g_steal_pointer (&plain)
                              : g_strdup_printf (_("%s, dilation %d"), plain, square.dilation);
}

/**
 * fovea_question_make_shape:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks how large the map of one more layer would be.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_shape (FoveaQuestion *self,
                           FoveaRandom   *random)
{
  int last = fovea_network_get_n_layers (get_network (self));
  int stage = self->place.has_cell ? self->place.cell.stage : fovea_random_below (random, last + 1);
  FoveaShape shape = fovea_network_get_shape (get_network (self), stage);
  Square square;

  if (!draw_square (random, shape, &square))
    return false;
  self->place = (FoveaQuestionPlace) { 0 };
  self->answer.size[0] = get_output (square, shape.n_rows);
  self->answer.size[1] = get_output (square, shape.n_columns);

  g_autofree char *name = fovea_question_name_stage (get_network (self), stage);
  g_autofree char *layer = describe_square (square);
  g_autofree char *rows = explain_shape (square, shape.n_rows, self->answer.size[0]);
  g_autofree char *columns = explain_shape (square, shape.n_columns, self->answer.size[1]);

  self->text = g_strdup_printf (
    // Translators: a stage, its rows and columns, then "kernel 3×3, stride 2, padding 1"
    _("Another convolution is applied to %s (%d × %d): %s. How many rows × columns has its map?"),
    name, shape.n_rows, shape.n_columns, layer);
  self->hint = g_strdup (_("Count the places of the window along one side, padding included."));
  self->explanation
    = g_str_equal (rows, columns)
        ? g_strdup_printf (_("Along each side: %s."), rows)
        : g_strdup_printf (_("Rows: %s. Columns: %s."), rows, columns);
  add_shape_mistakes (self, square, shape);
  return true;
}
