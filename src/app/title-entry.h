// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The title of a document, to be typed.

#pragma once

#include "document/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_TITLE_ENTRY (fovea_title_entry_get_type ())
G_DECLARE_FINAL_TYPE (FoveaTitleEntry, fovea_title_entry, FOVEA, TITLE_ENTRY, GtkWidget)

// Property: session (FoveaSession).
GtkEditable *fovea_title_entry_get_editable (FoveaTitleEntry *self);

G_END_DECLS
