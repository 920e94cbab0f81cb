// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of a window as a file: choices with a preview, then where to.

#pragma once

#include "app/export-choices.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_EXPORT_DIALOG (fovea_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FoveaExportDialog, fovea_export_dialog, FOVEA, EXPORT_DIALOG, GtkWindow)

FoveaExportDialog  *fovea_export_dialog_new         (FoveaWindow        *parent);
FoveaExportChoices *fovea_export_dialog_get_choices (FoveaExportDialog  *self);
char               *fovea_export_dialog_dup_name    (FoveaExportDialog  *self);
FoveaFigureSource  *fovea_export_dialog_get_source  (FoveaExportDialog  *self);
char               *fovea_export_dialog_dup_command (FoveaExportDialog  *self,
                                                     const char         *output);
bool                fovea_export_dialog_save        (FoveaExportDialog  *self,
                                                     GFile              *file,
                                                     GError            **error);
bool                fovea_export_dialog_start       (FoveaExportDialog  *self,
                                                     GFile              *file,
                                                     GError            **error);

G_END_DECLS
