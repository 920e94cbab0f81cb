// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All that can be chosen of an exported picture, as controls, and as a recipe.

#pragma once

#include "app/figure-source.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_EXPORT_CHOICES (fovea_export_choices_get_type ())
G_DECLARE_FINAL_TYPE (FoveaExportChoices, fovea_export_choices, FOVEA, EXPORT_CHOICES, GtkWidget)

// Signal: changed, when anything is chosen.
void              fovea_export_choices_begin         (FoveaExportChoices *self,
                                                      FoveaFigureSource  *source);
FoveaExportFormat fovea_export_choices_get_format    (FoveaExportChoices *self);
char             *fovea_export_choices_dup_language  (FoveaExportChoices *self);
bool              fovea_export_choices_fill          (FoveaExportChoices *self,
                                                      FoveaExportFormat   format,
                                                      FoveaRecipe        *recipe,
                                                      FoveaSubject       *subject,
                                                      GError            **error);
char             *fovea_export_choices_write         (FoveaExportChoices *self);
void              fovea_export_choices_read          (FoveaExportChoices *self,
                                                      const char         *text);

G_END_DECLS
