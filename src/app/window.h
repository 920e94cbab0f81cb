// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window on one document: header bar, the picture, and a line that says what to do.

#pragma once

#include "app/canvas.h"
#include "app/color-scheme.h"
#include "app/lecture.h"
#include "app/settings.h"
#include "document/keeper.h"
#include "document/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_WINDOW (fovea_window_get_type ())
G_DECLARE_FINAL_TYPE (FoveaWindow, fovea_window, FOVEA, WINDOW, GtkApplicationWindow)

// Properties: session, settings, color-scheme (objects); sum-all (that of the session),
// inspector: whether it is seen (booleans); view: that of the canvas (a string).
FoveaWindow   *fovea_window_new           (GtkApplication   *application,
                                           FoveaSettings    *settings,
                                           FoveaColorScheme *color_scheme,
                                           FoveaDocument    *document);
FoveaSession  *fovea_window_get_session   (FoveaWindow      *self);
FoveaSettings *fovea_window_get_settings  (FoveaWindow      *self);
FoveaCanvas   *fovea_window_get_canvas    (FoveaWindow      *self);
FoveaLecture  *fovea_window_get_lecture   (FoveaWindow      *self);
void           fovea_window_show          (FoveaWindow      *self,
                                           FoveaDocument    *document);
void           fovea_window_show_keeper  (FoveaWindow      *self,
                                          FoveaKeeper      *keeper);
FoveaKeeper   *fovea_window_get_keeper   (FoveaWindow      *self);
FoveaWindow   *fovea_window_new_sibling  (FoveaWindow      *self,
                                          FoveaDocument    *document);
char          *fovea_window_dup_name     (FoveaWindow      *self);
void           fovea_window_report        (FoveaWindow      *self,
                                           const char       *name,
                                           const GError     *error);

G_END_DECLS
