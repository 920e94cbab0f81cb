// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two curves: what the layers and the one kernel multiply as the input grows, and where they cross.

#pragma once

#include "core/network.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_COST_PLOT (fovea_cost_plot_get_type ())
G_DECLARE_FINAL_TYPE (FoveaCostPlot, fovea_cost_plot, FOVEA, COST_PLOT, GtkWidget)

GtkWidget *fovea_cost_plot_new         (void);
void       fovea_cost_plot_set_network (FoveaCostPlot *self,
                                        FoveaNetwork  *network);

G_END_DECLS
