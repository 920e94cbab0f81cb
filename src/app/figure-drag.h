// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of a window, dragged into other programs by what in it is no cell.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void                fovea_figure_drag_add         (FoveaWindow  *window);
GdkContentProvider *fovea_figure_drag_new_content (FoveaWindow  *window,
                                                   GError      **error);

G_END_DECLS
