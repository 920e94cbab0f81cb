// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a round asks: its class code and kinds; and the way to copy out its tally.

#pragma once

#include "document/practice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *fovea_practice_round_new (FoveaPractice *practice);

G_END_DECLS
