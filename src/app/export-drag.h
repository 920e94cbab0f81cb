// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of the export dialog, dragged into another program: as the file that would be exported,
// as pixels and as words.

#pragma once

#include "app/export-dialog.h"

G_BEGIN_DECLS

void                fovea_export_drag_add         (FoveaExportDialog  *dialog,
                                                   GtkPicture         *picture);
GdkContentProvider *fovea_export_drag_new_content (FoveaExportDialog  *dialog,
                                                   GError            **error);
GFile              *fovea_export_drag_make_folder (GError            **error);
bool                fovea_export_drag_is_touch    (GtkDragSource      *source);
GtkDragSource *     fovea_export_drag_new_source  (void);

G_END_DECLS
