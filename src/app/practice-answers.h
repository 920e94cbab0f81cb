// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Widgets for the answers to a question: an entry, choices with their kernels, and buttons.

#pragma once

#include "document/question.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *fovea_practice_entry_new   (const FoveaQuestion *question);
GtkWidget *fovea_practice_choice_new  (const FoveaQuestion *question,
                                       int                  choice);
GtkWidget *fovea_practice_button_new  (const char          *label,
                                       const char          *tooltip,
                                       const char          *action);
char      *fovea_practice_dup_count   (int                  n_cells);
char      *fovea_practice_dup_request (void);
GtkWidget *fovea_practice_sheet_new   (const char          *heading,
                                       const char          *text,
                                       const char          *style);
void       fovea_practice_sheet_go_on (GtkWidget           *sheet,
                                       const char          *action,
                                       const char          *text,
                                       const char          *score);
int        fovea_practice_find_sheet_height (GtkWidget     *widget);

G_END_DECLS
