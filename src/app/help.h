// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small window that says how to read the picture and which keys there are.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_HELP (fovea_help_get_type ())
G_DECLARE_FINAL_TYPE (FoveaHelp, fovea_help, FOVEA, HELP, GtkWindow)

FoveaHelp *fovea_help_new (GtkWindow *parent);

G_END_DECLS
