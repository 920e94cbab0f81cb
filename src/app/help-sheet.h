// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of the help as widgets. Each section takes the focus, so that Tab reads the page aloud.

#pragma once

#include "document/help-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// Where a link leads: "page", "page#section" or an address with a scheme.
typedef void (*FoveaHelpFollow) (const char *target,
                                 gpointer    data);

GtkWidget *fovea_help_sheet_new          (const FoveaHelpPage *page,
                                          FoveaHelpFollow      follow,
                                          gpointer             data);
GtkWidget *fovea_help_sheet_find_section (GtkWidget           *sheet,
                                          const char          *section);

G_END_DECLS
