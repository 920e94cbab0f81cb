// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers in the cells of a figure of convolution arithmetic: inputs and what the padding holds, the
// weights of the window small beside them, and the outputs.

#include "figure/layout-arithmetic.h"

#define NUMBER_SHARE 0.43 // of a cell's side
#define WEIGHT_SHARE 0.29

typedef struct
{
  FoveaScene *scene;
  const FoveaArithmetic *arithmetic;
  int panel;
  double cell_pt;
} Numbers;

static FoveaItem *
add_number (const Numbers *self,
            double         value,
            double         size_pt,
            FoveaRole      role,
            double         x,
            double         y,
            double         height)
{
  g_autofree char *string = fovea_arithmetic_format (self->arithmetic, value);
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_TEXT, role, self->panel, x, y,
                                     self->cell_pt, height);

  item->text = (FoveaTextContent){
    .string = fovea_scene_keep (self->scene, string),
    .anchor = FOVEA_ANCHOR_MIDDLE,
    .size_pt = size_pt,
  };

  return item;
}

// Where the window stands, the number moves up to the left and its weight stands down to the right.
static void
add_input (const Numbers *self,
           const int      out[2],
           const int      at[2],
           double         x,
           double         y)
{
  const FoveaArithmetic *arithmetic = self->arithmetic;
  bool is_read = true;
  int tap[2];

  for (int axis = 0; axis < 2; axis++)
    {
      int distance = at[axis] - fovea_arithmetic_get_tap (arithmetic, axis, out[axis], 0);
      int dilation = arithmetic->dilation[axis];
      tap[axis] = distance / dilation;
      is_read = is_read && distance >= 0 && distance % dilation == 0
                && tap[axis] < arithmetic->kernel_size[axis];
    }

  bool is_weighted = is_read && arithmetic->kind == FOVEA_ARITHMETIC_SUM;
  bool is_there = fovea_arithmetic_is_input (arithmetic, 0, at[0])
                  && fovea_arithmetic_is_input (arithmetic, 1, at[1]);
  double shift = is_weighted ? self->cell_pt * 0.14 : 0;
  FoveaRole ink = is_there && is_read ? FOVEA_ROLE_ON_INPUT_SHADE
                  : is_there          ? FOVEA_ROLE_ON_INPUT
                  : is_read           ? FOVEA_ROLE_INK
                                      : FOVEA_ROLE_INK_DIM;

  add_number (self, fovea_arithmetic_get_input (arithmetic, at), self->cell_pt * NUMBER_SHARE,
              ink, x - shift, y - shift / 2, self->cell_pt);
  if (is_weighted)
    add_number (self, fovea_arithmetic_get_weight (arithmetic, tap), self->cell_pt * WEIGHT_SHARE,
                ink, x + self->cell_pt * 0.29, y + self->cell_pt * 0.52,
                self->cell_pt * 0.48);
}

/**
 * fovea_layout_add_arithmetic_numbers:
 * @scene: where to add
 * @panel: its panel
 * @arithmetic: sizes of one layer with numbers
 * @step: an output, row by row from 0
 * @cell_pt: side of a cell
 * @plane: upper left corner of the plane that the window moves over, x and y
 * @above: upper left corner of the output, x and y
 *
 * Writes numbers over cells that stand there.
 */
void
fovea_layout_add_arithmetic_numbers (FoveaScene            *scene,
                                     int                    panel,
                                     const FoveaArithmetic *arithmetic,
                                     int                    step,
                                     double                 cell_pt,
                                     const double           plane[2],
                                     const double           above[2])
{
  Numbers self = { scene, arithmetic, panel, cell_pt };
  FoveaRange rows = fovea_arithmetic_get_plane (arithmetic, 0);
  FoveaRange columns = fovea_arithmetic_get_plane (arithmetic, 1);
  int n_columns = fovea_arithmetic_get_n_out (arithmetic, 1);
  const int out[2] = { step / n_columns, step % n_columns };

  for (int row = rows.first; row < rows.past; row++)
    for (int column = columns.first; column < columns.past; column++)
      add_input (&self, out, (const int[]){ row, column },
                 plane[0] + (column - columns.first) * cell_pt,
                 plane[1] + (row - rows.first) * cell_pt);
  for (int i = 0; i < fovea_arithmetic_get_n_steps (arithmetic); i++)
    {
      const int at[2] = { i / n_columns, i % n_columns };
      add_number (&self, fovea_arithmetic_get_output (arithmetic, at), cell_pt * NUMBER_SHARE,
                  i == step ? FOVEA_ROLE_ON_OUTPUT_SHADE : FOVEA_ROLE_ON_OUTPUT, above[0] + at[1] * cell_pt, above[1] + at[0] * cell_pt, cell_pt);
    }
}

/**
 * fovea_layout_get_tapped:
 * @arithmetic: sizes
 * @axis: 0 for rows, 1 for columns
 * @out: an output along that axis
 *
 * Returns: where its window lies, counted from the edge of the plane that it moves over
 */
FoveaRange
fovea_layout_get_tapped (const FoveaArithmetic *arithmetic,
                         int                    axis,
                         int                    out)
{
  int first = fovea_arithmetic_get_plane (arithmetic, axis).first;
  int last = arithmetic->kernel_size[axis] - 1;

  return (FoveaRange){ fovea_arithmetic_get_tap (arithmetic, axis, out, 0) - first,
                       fovea_arithmetic_get_tap (arithmetic, axis, out, last) - first + 1 };
}
