// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The built-in reader of the help, where the system has no viewer for it.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_HELP (fovea_help_get_type ())
G_DECLARE_FINAL_TYPE (FoveaHelp, fovea_help, FOVEA, HELP, GtkWindow)

FoveaHelp  *fovea_help_new      (GtkWindow  *parent);
void        fovea_help_go       (FoveaHelp  *self,
                                 const char *target);
const char *fovea_help_get_page (FoveaHelp  *self);
void        fovea_help_show     (GtkWindow  *parent,
                                 const char *target);

G_END_DECLS
