// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A parameter by name, its control, and beneath it the reason why a value was refused.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_PARAMETER_ROW (fovea_parameter_row_get_type ())
G_DECLARE_FINAL_TYPE (FoveaParameterRow, fovea_parameter_row, FOVEA, PARAMETER_ROW, GtkWidget)

GtkWidget  *fovea_parameter_row_new       (const char        *name,
                                           const char        *tooltip,
                                           GtkWidget         *control);
void        fovea_parameter_row_set_error (FoveaParameterRow *self,
                                           const char        *message);
const char *fovea_parameter_row_get_error (FoveaParameterRow *self);

G_END_DECLS
