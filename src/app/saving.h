// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saving the document of a window, with all the questions that this may raise, and closing windows
// without losing anything.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

// Called once at the end: whether what was asked for was done.
typedef void (*FoveaSavingCallback) (FoveaWindow *window,
                                     bool         is_done,
                                     gpointer     data);

GFile *fovea_saving_complete_name (GFile           *chosen,
                                   FoveaOverwrite  *overwrite);

void fovea_saving_save         (FoveaWindow         *window,
                                FoveaSavingCallback  callback,
                                gpointer             data);
void fovea_saving_save_as      (FoveaWindow         *window,
                                FoveaSavingCallback  callback,
                                gpointer             data);
void fovea_saving_save_to      (FoveaWindow         *window,
                                GFile               *file,
                                FoveaOverwrite       overwrite,
                                FoveaSavingCallback  callback,
                                gpointer             data);
void fovea_saving_revert       (FoveaWindow         *window);
void fovea_saving_ask_to_close (FoveaWindow         *window,
                                FoveaSavingCallback  callback,
                                gpointer             data);

G_END_DECLS
