// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of the controls of the window, from their tooltips and the part they stand in.

#pragma once

#include "figure/explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

FoveaExplanation *fovea_explainer_describe (GtkWidget *widget);

G_END_DECLS
