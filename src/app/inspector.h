// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The side bar that accounts for what the picture shows, section by section.

#pragma once

#include "document/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_INSPECTOR (fovea_inspector_get_type ())
G_DECLARE_FINAL_TYPE (FoveaInspector, fovea_inspector, FOVEA, INSPECTOR, GtkWidget)

// Property: session.
GtkWidget    *fovea_inspector_new         (void);
FoveaSession *fovea_inspector_get_session (FoveaInspector *self);
void          fovea_inspector_set_session (FoveaInspector *self,
                                           FoveaSession   *session);

G_END_DECLS
