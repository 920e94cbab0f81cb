// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lesson that is made in a window: begun, saved, looked at, and never lost.

#pragma once

#include "app/saving.h"
#include "document/lesson-keeper.h"

G_BEGIN_DECLS

void fovea_recording_begin        (FoveaWindow         *window);
void fovea_recording_resume       (FoveaWindow         *window,
                                   FoveaLessonKeeper   *keeper);
void fovea_recording_save_to      (FoveaWindow         *window,
                                   GFile               *file,
                                   FoveaSavingCallback  callback,
                                   gpointer             data);
void fovea_recording_ask_to_close (FoveaWindow         *window,
                                   FoveaSavingCallback  callback,
                                   gpointer             data);
void fovea_recording_add_actions  (GtkWidgetClass      *widget_class);

G_END_DECLS
