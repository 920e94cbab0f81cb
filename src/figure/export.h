// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A figure as the bytes of a file. Rendered to memory whole; nothing is written here, so that a full
// disk cannot pass unnoticed: see fovea_save_bytes() in document/.

#pragma once

#include "figure/figure.h"

G_BEGIN_DECLS

#define FOVEA_EXPORT_ERROR (fovea_export_error_quark ())

typedef enum
{
  FOVEA_EXPORT_ERROR_FORMAT,
  FOVEA_EXPORT_ERROR_SIZE,
  FOVEA_EXPORT_ERROR_FAILED
} FoveaExportError;

typedef enum
{
  FOVEA_EXPORT_PNG,
  FOVEA_EXPORT_SVG,
  FOVEA_EXPORT_PDF,
} FoveaExportFormat;

GQuark  fovea_export_error_quark      (void);
bool    fovea_export_format_from_name (const char        *file_name,
                                       FoveaExportFormat *format);
GBytes *fovea_export_figure           (FoveaFigure       *figure,
                                       const FoveaTheme  *theme,
                                       FoveaExportFormat  format,
                                       double             scale,
                                       GError           **error);

G_END_DECLS
