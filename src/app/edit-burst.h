// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits that follow one another quickly are one step to undo: a spin button held down, a wheel
// turned, a number typed digit by digit.

#pragma once

#include "document/document.h"

G_BEGIN_DECLS

void fovea_edit_burst_begin (FoveaDocument *document,
                             const void    *control,
                             const char    *name);
void fovea_edit_burst_end   (FoveaDocument *document);

G_END_DECLS
