// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the formats share. Each format is a file of its own.

#pragma once

#include "figure/export-text.h"
#include "figure/export.h"
#include "figure/pen.h"

G_BEGIN_DECLS

// The most memory that an image may take: 512 MiB.
#define FOVEA_EXPORT_MAX_PIXELS (128.0 * 1024 * 1024)

// export-frame.c
bool              fovea_export_check_size   (const cairo_rectangle_t  *frame,
                                             const FoveaExportOptions *options,
                                             GError                  **error);
bool              fovea_export_check_cairo  (cairo_status_t            status,
                                             GError                  **error);
cairo_status_t    fovea_export_append       (void                     *bytes,
                                             const unsigned char      *data,
                                             unsigned                  length);
bool              fovea_export_draw         (FoveaFigure              *figure,
                                             const FoveaExportOptions *options,
                                             const cairo_rectangle_t  *frame,
                                             cairo_surface_t          *surface,
                                             GError                  **error);
void              fovea_export_fill         (FoveaPen                 *pen,
                                             const FoveaExportOptions *options,
                                             const cairo_rectangle_t  *frame);

// One figure, after its frame has been found and its size checked.
typedef bool FoveaExportWrite (FoveaFigure              *figure,
                               const FoveaExportOptions *options,
                               const cairo_rectangle_t  *frame,
                               GByteArray               *bytes,
                               GError                  **error);

FoveaExportWrite fovea_export_write_png;
FoveaExportWrite fovea_export_write_svg;
FoveaExportWrite fovea_export_write_svg_paths;
FoveaExportWrite fovea_export_write_tikz;

bool              fovea_export_write_pdf    (const FoveaExportSeries  *series,
                                             const FoveaExportOptions *options,
                                             GByteArray               *bytes,
                                             GError                  **error);
bool              fovea_export_write_gif    (const FoveaExportSeries  *series,
                                             const FoveaExportOptions *options,
                                             GByteArray               *bytes,
                                             GError                  **error);
bool              fovea_export_write_apng   (const FoveaExportSeries  *series,
                                             const FoveaExportOptions *options,
                                             GByteArray               *bytes,
                                             GError                  **error);

// export-frames.c
typedef struct
{
  // Owned: pixels of cairo, width × height
  GByteArray *now;
  GByteArray *before;

  // Borrowed
  const FoveaExportSeries *series;
  const FoveaExportOptions *options;

  // State
  int width;
  int height;
} FoveaExportFrames;

bool              fovea_export_frames_init  (FoveaExportFrames        *self,
                                             const FoveaExportSeries  *series,
                                             const FoveaExportOptions *options,
                                             GError                  **error);
void              fovea_export_frames_clear (FoveaExportFrames        *self);
bool              fovea_export_frames_draw  (FoveaExportFrames        *self,
                                             int                       number,
                                             GError                  **error);
cairo_surface_t  *fovea_export_frames_make_surface
                                            (FoveaExportFrames        *self,
                                             const cairo_rectangle_int_t *part);
const guint32    *fovea_export_frames_get_row
                                            (const FoveaExportFrames  *self,
                                             const GByteArray         *pixels,
                                             int                       row);
cairo_rectangle_int_t fovea_export_frames_find_change
                                            (const FoveaExportFrames  *self);
void              fovea_export_frames_keep  (FoveaExportFrames        *self);

// export-png.c: chunks, and those that every PNG of ours has.
void              fovea_export_add_png_number (GByteArray             *bytes,
                                             guint32                   number);
void              fovea_export_add_png_chunk (GByteArray              *bytes,
                                             const char               *type,
                                             const guint8             *data,
                                             size_t                    length);
void              fovea_export_add_png_facts (GByteArray              *bytes,
                                             double                    scale,
                                             const char               *title,
                                             const char               *description);

// export-tikz-head.c
bool              fovea_export_is_tikz_shape (const char              *text,
                                             const FoveaExportOptions *options);
void              fovea_export_add_tikz_head (GString                 *tex,
                                             FoveaFigure              *figure,
                                             const FoveaExportOptions *options);

G_END_DECLS
