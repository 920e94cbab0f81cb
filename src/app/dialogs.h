// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions and bad news over a window.

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

// What a button says and answers; the last one is what Enter does. A list ends with a NULL label.
typedef struct
{
  const char *label; // with an underline, translated
  int response;
  bool is_destructive;
} FoveaAnswer;

void       fovea_dialogs_tell     (GtkWindow         *parent,
                                   const char        *headline,
                                   const char        *text);
GtkWidget *fovea_dialogs_ask      (GtkWindow         *parent,
                                   const char        *headline,
                                   const char        *text,
                                   const FoveaAnswer *answers);
void       fovea_dialogs_put_away (GtkWidget         *dialog);
const char *fovea_dialogs_get_reason (const GError *error);

G_END_DECLS
