// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an edit is called in the menu: “Undo Change Stride”.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

const char *fovea_change_get_name (const FoveaContent *content,
                                   const FoveaContent *before);

G_END_DECLS
