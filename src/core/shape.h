// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where things are: shapes of stages, cells, ranges and boxes. Plain values, passed by
// copy.

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

// The most cells that a stage, a padded stage or a kernel bank may have: 2^28, 1 GiB of
// float32.
#define FOVEA_SHAPE_MAX_CELLS ((size_t) 1 << 28)

// The two spatial axes, as indices of [vertical, horizontal] pairs.
typedef enum
{
  FOVEA_ROWS = 0,
  FOVEA_COLUMNS = 1,
} FoveaDimension;

// n_channels × n_rows × n_columns, each at least 1.
typedef struct
{
  int n_channels;
  int n_rows;
  int n_columns;
} FoveaShape;

// One number of a network. Stage 0 is the input, stage i what layer i made.
typedef struct
{
  int stage;
  int channel;
  int row;
  int column;
} FoveaCell;

// Half open: [first, past). Empty when past <= first.
typedef struct
{
  int first;
  int past;
} FoveaRange;

// A block of cells in one stage.
typedef struct
{
  FoveaRange channels;
  FoveaRange rows;
  FoveaRange columns;
} FoveaBox;

bool       fovea_shape_equal         (FoveaShape a,
                                      FoveaShape b);
bool       fovea_shape_is_valid      (FoveaShape self);
size_t     fovea_shape_get_n_cells   (FoveaShape self);
bool       fovea_cell_equal          (FoveaCell a,
                                      FoveaCell b);
bool       fovea_cell_is_in_shape    (FoveaCell self,
                                      FoveaShape shape);
bool       fovea_cell_parse          (const char *text,
                                      FoveaCell  *cell);
char      *fovea_cell_write          (FoveaCell self);
bool       fovea_range_is_empty      (FoveaRange self);
int        fovea_range_get_length    (FoveaRange self);
bool       fovea_range_has           (FoveaRange self,
                                      int index);
FoveaRange fovea_range_intersect     (FoveaRange a,
                                      FoveaRange b);
FoveaRange fovea_range_union         (FoveaRange a,
                                      FoveaRange b);
FoveaBox   fovea_box_new_whole       (FoveaShape shape);
FoveaBox   fovea_box_new_cell        (FoveaCell cell);
bool       fovea_box_is_empty        (FoveaBox self);
bool       fovea_box_has             (FoveaBox self,
                                      int channel,
                                      int row,
                                      int column);

G_END_DECLS
