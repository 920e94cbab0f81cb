// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The size of the input, and what to fill it with.

#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_INPUT_EDITOR (fovea_input_editor_get_type ())
G_DECLARE_FINAL_TYPE (FoveaInputEditor, fovea_input_editor, FOVEA, INPUT_EDITOR, GtkWidget)

GtkWidget *fovea_input_editor_new     (FoveaDocument    *document);
void       fovea_input_editor_refresh (FoveaInputEditor *self);

G_END_DECLS
