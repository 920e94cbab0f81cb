// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures, NumPy files and tables as the input of a document: from files and from the clipboard.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void fovea_input_loading_choose       (FoveaWindow   *window);
void fovea_input_loading_load         (FoveaWindow   *window,
                                       GFile         *file);
void fovea_input_loading_paste        (FoveaWindow   *window);
bool fovea_input_loading_knows        (GFile         *file);
void fovea_input_loading_add_suffixes (GtkFileFilter *filter);

G_END_DECLS
