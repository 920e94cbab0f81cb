// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the choices share: export-choices.c (controls, remembering) and
// export-choices-fill.c (what they mean).

#pragma once

#include "app/export-choices.h"

G_BEGIN_DECLS

struct _FoveaExportChoices
{
  GtkWidget parent_instance;

  // Owned
  FoveaFigureSource *source; // (nullable) until it begins
  char *width;               // (nullable) as recipes refer to them
  char *height;
  char *margin;
  FoveaTrace *hover;         // (nullable) as subjects refer to it

  // Template, one a control
  GHashTable *controls; // (element-type utf8 GtkWidget)

  // State
  bool is_setting;
};

// What is shown, in the order of the list.
typedef enum
{
  FOVEA_EXPORT_WHAT_SHOWN,
  FOVEA_EXPORT_WHAT_STEPS,
  FOVEA_EXPORT_WHAT_STEP,
} FoveaExportWhat;

gpointer        fovea_export_choices_find      (FoveaExportChoices *self,
                                                const char         *name);
guint           fovea_export_choices_get       (FoveaExportChoices *self,
                                                const char         *name,
                                                guint               n_choices);
bool            fovea_export_choices_is_ticked (FoveaExportChoices *self,
                                                const char         *name);
FoveaExportWhat fovea_export_choices_get_what  (FoveaExportChoices *self);

G_END_DECLS
