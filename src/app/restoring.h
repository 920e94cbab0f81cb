// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an earlier run could not save, offered at the start.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

bool fovea_restoring_offer (FoveaWindow *window);

G_END_DECLS
