// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window puts on the clipboard: its picture, the numbers of a grid, the network as a script.

#pragma once

#include "app/window.h"
#include "document/code.h"

G_BEGIN_DECLS

GdkContentProvider *fovea_copying_new_picture  (FoveaWindow       *window,
                                                const char        *format,
                                                GBytes           **png,
                                                GError           **error);
char               *fovea_copying_dup_numbers  (FoveaWindow       *window);
void                fovea_copying_copy_picture (FoveaWindow       *window,
                                                const char        *format);
void                fovea_copying_copy_numbers (FoveaWindow       *window);
void                fovea_copying_copy_code    (FoveaWindow       *window,
                                                FoveaCodeLanguage  language);

G_END_DECLS
