// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figure/recipe.h"

G_BEGIN_DECLS

GBytes *fovea_export_preview_draw (const FoveaServing  *serving,
                                   char               **facts,
                                   GError             **error);

G_END_DECLS
