// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The weights of one layer, a kernel at a time, to be typed, turned with the wheel, pasted or
// chosen from presets.

#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_KERNEL_GRID (fovea_kernel_grid_get_type ())
G_DECLARE_FINAL_TYPE (FoveaKernelGrid, fovea_kernel_grid, FOVEA, KERNEL_GRID, GtkWidget)

GtkWidget *fovea_kernel_grid_new       (FoveaDocument   *document,
                                        int              layer);
void       fovea_kernel_grid_set_layer (FoveaKernelGrid *self,
                                        int              layer);
void       fovea_kernel_grid_set_flips (FoveaKernelGrid *self,
                                        bool             flips);
bool       fovea_kernel_grid_paste     (FoveaKernelGrid *self,
                                        const char      *text);
bool       fovea_kernel_grid_load      (FoveaKernelGrid *self,
                                        GFile           *file);
GtkWidget *fovea_kernel_grid_get_entry (FoveaKernelGrid *self,
                                        int              row,
                                        int              column);

G_END_DECLS
