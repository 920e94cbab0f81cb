// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small kernel that is typed, number by number, drawn by dragging one number over others, or
// pasted whole from a spreadsheet or NumPy.

#pragma once

#include "core/tensor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_NUMBER_GRID (fovea_number_grid_get_type ())
G_DECLARE_FINAL_TYPE (FoveaNumberGrid, fovea_number_grid, FOVEA, NUMBER_GRID, GtkWidget)

// The most rows and columns that are shown.
#define FOVEA_NUMBER_GRID_MAX_SIDE 9

// Signals: changed (self, gboolean continues): part of the edit before it, the same field typed in
// or the same drag, or one of its own; failed (self, const char *message): what was pasted is no such
// grid.
GtkWidget    *fovea_number_grid_new         (void);
FoveaKernels *fovea_number_grid_get_kernels (FoveaNumberGrid *self);
void          fovea_number_grid_set_values  (FoveaNumberGrid *self,
                                             int              n_rows,
                                             int              n_columns,
                                             const float     *values);
void          fovea_number_grid_paste       (FoveaNumberGrid *self);

G_END_DECLS
