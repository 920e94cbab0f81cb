// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A figure as the bytes of a file. Rendered to memory whole; nothing is written here, so
// that a full disk cannot pass unnoticed: see fovea_save_bytes() in document/.

#pragma once

#include "figure/figure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOVEA_EXPORT_ERROR (fovea_export_error_quark ())

// The longest side: cairo's, of an image.
#define FOVEA_EXPORT_MAX_SIDE 32767

// The most that is kept in memory of all steps.
#define FOVEA_EXPORT_MAX_BYTES G_GUINT64_CONSTANT (2000000000)

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
  FOVEA_EXPORT_PDF,  // a page a figure
  FOVEA_EXPORT_TIKZ, // for \input; a whole document where is_standalone
  FOVEA_EXPORT_GIF,  // a frame a figure
  FOVEA_EXPORT_APNG, // a frame a figure, in all colours
} FoveaExportFormat;

// Start from FOVEA_EXPORT_OPTIONS_INIT and set what differs. Everything is borrowed.
typedef struct
{
  FoveaExportFormat format;
  const FoveaTheme *theme;
  double scale;            // pixels (PNG, GIF, APNG), px (SVG) or points (PDF, TikZ) for a point
  double enlargement;      // how much of the scale is size, and not resolution
  const char *font_family; // (nullable) preferred to the usual ones; TikZ: of shapes
  bool has_text_paths;     // SVG, TikZ: letters as shapes, which need no font
  bool is_standalone;      // TikZ
  bool is_transparent;     // without a background; not GIF
  bool is_cropped;         // to what is drawn
  double margin_pt;        // around what is drawn, where is_cropped
  const cairo_rectangle_t *frame; // (nullable) of several figures, where is_cropped
  double delay_s;          // GIF, APNG: of a frame, 0.02 or more
} FoveaExportOptions;

#define FOVEA_EXPORT_OPTIONS_INIT { .scale = 1, .enlargement = 1, .delay_s = 0.6 }

// Figures in order, each made when it is needed and again if it is needed again.
typedef struct
{
  int n_figures;
  const char *description; // (nullable) of all together, in place of the first figure's
  FoveaFigure *(*make) (int      figure,
                        gpointer data); // (transfer full)
  gpointer data;
  GCancellable *cancellable; // (nullable) asked before each figure
} FoveaExportSeries;

GQuark      fovea_export_error_quark      (void);
const char *fovea_export_format_get_nick  (FoveaExportFormat         format);
bool        fovea_export_format_from_name (const char               *file_name,
                                           FoveaExportFormat        *format);
bool        fovea_export_format_has_pages (FoveaExportFormat         format);
bool        fovea_export_format_has_pixels (FoveaExportFormat        format);
bool        fovea_export_format_is_played (FoveaExportFormat         format);
bool        fovea_export_check_length     (guint64                   n_bytes,
                                           GError                  **error);
char       *fovea_export_explain_font     (const FoveaExportOptions *options);
bool        fovea_export_find_frame       (const FoveaExportSeries  *series,
                                           const FoveaExportOptions *options,
                                           cairo_rectangle_t        *frame,
                                           GError                  **error);
cairo_rectangle_t fovea_export_get_frame  (FoveaFigure              *figure,
                                           const FoveaExportOptions *options);
bool        fovea_export_check_figure     (FoveaFigure              *figure,
                                           const FoveaExportOptions *options,
                                           GError                  **error);
GBytes     *fovea_export_figure           (FoveaFigure              *figure,
                                           const FoveaExportOptions *options,
                                           GError                  **error);
GBytes     *fovea_export_series           (const FoveaExportSeries  *series,
                                           const FoveaExportOptions *options,
                                           GError                  **error);

G_END_DECLS
