// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the kernel grid share: kernel-grid.c (the grid as a whole),
// kernel-grid-entry.c (one weight) and kernel-grid-bank.c (all weights of the layer).

#pragma once

#include "app/kernel-grid.h"
#include "document/grid.h"
#include "document/npy.h"

G_BEGIN_DECLS

struct _FoveaKernelGrid
{
  GtkWidget parent_instance;

  // Owned
  FoveaDocument *document;

  // Template
  GtkWidget *box;
  GtkWidget *channels;
  GtkWidget *scroller;
  GtkWidget *grid;
  GtkWidget *too_large;
  GtkWidget *flipped;
  GtkWidget *bias_box;
  GtkWidget *bias;
  GtkWidget *presets;
  GtkWidget *error;

  // Borrowed
  GtkWidget *out_channel;
  GtkWidget *in_channel;
  GPtrArray *entries; // owned array of borrowed entries, row-major

  // State
  int layer;
  int n_rows;         // of entries; 0: the kernel is too large for them
  int n_columns;
  guint32 seed;       // of the next random kernel
  bool flips;         // shows the kernel turned by 180°
  bool is_refreshing;
};

FoveaGrid  fovea_kernel_grid_get_place   (FoveaKernelGrid *self);
void       fovea_kernel_grid_show_error  (FoveaKernelGrid *self,
                                          const char      *message);
void       fovea_kernel_grid_show_number (GtkWidget       *entry,
                                          float            value);
GtkWidget *fovea_kernel_grid_new_entry   (FoveaKernelGrid *self,
                                          int              row,
                                          int              column);

bool       fovea_kernel_grid_take_bank   (FoveaKernelGrid  *self,
                                          const FoveaArray *array,
                                          const char       *name);
void       fovea_kernel_grid_choose      (FoveaKernelGrid *self);

G_END_DECLS
