// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a picture is written with: paths, lines of text and rasters, in points. Items are
// drawn once, in draw.c; cairo, SVG and TikZ each bring a pen.

#pragma once

#include "figure/scene.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_PATH_MOVE,
  FOVEA_PATH_LINE,
  FOVEA_PATH_CURVE, // two control points and an end
  FOVEA_PATH_CLOSE,
  FOVEA_PATH_RECT,  // closed: a corner, then width and height as the second point
} FoveaPathKind;

typedef struct
{
  FoveaPathKind kind;
  double x[3];
  double y[3];
} FoveaPathStep;

// How a path is painted: filled first, then outlined. Transparent is not painted at all.
typedef struct
{
  FoveaColor fill;
  FoveaColor line;
  double line_pt;
  double dash_pt[2]; // on and off; both zero: solid
  double dash_start_pt;
  bool is_round;     // ends and corners of lines
  bool is_crisp;     // without smoothing, so that neighbours show no seam
} FoveaInk;

typedef struct _FoveaPen FoveaPen;

// What a kind of pen does. All but free leave the pen's path to the functions below.
// Groups are nullable, both together; and so are texts that are drawn together.
typedef struct
{
  void (*begin_group) (FoveaPen                *self,
                       const char              *name);
  void (*end_group)   (FoveaPen                *self);
  void (*begin_texts) (FoveaPen                *self);
  void (*end_texts)   (FoveaPen                *self);
  void (*save)        (FoveaPen                *self,
                       const cairo_matrix_t    *transform);
  void (*restore)     (FoveaPen                *self);
  void (*clip)        (FoveaPen                *self,
                       const FoveaPathStep     *steps,
                       int                      n_steps);
  void (*paint)       (FoveaPen                *self,
                       const FoveaPathStep     *steps,
                       int                      n_steps,
                       const FoveaInk          *ink);
  void (*text)        (FoveaPen                *self,
                       const FoveaTextContent  *text,
                       const cairo_rectangle_t *room,
                       FoveaColor               color);
  void (*raster)      (FoveaPen                *self,
                       cairo_surface_t         *raster, // RGB24, a pixel a cell
                       const cairo_rectangle_t *place);
  void (*free)        (FoveaPen                *self);
} FoveaPenClass;

struct _FoveaPen
{
  const FoveaPenClass *class;
  GArray *path; // FoveaPathStep
};

// A line placed without any font.
typedef struct
{
  char *string;
  double size_pt;
  double x; // of its anchor, points
  double baseline;
} FoveaPlacedText;

// Only for pens themselves.
void      fovea_pen_init        (FoveaPen                *self,
                                 const FoveaPenClass     *class);
FoveaPlacedText
          fovea_pen_place_text  (const FoveaTextContent  *text,
                                 const cairo_rectangle_t *room);

FoveaPen *fovea_pen_new_cairo   (cairo_t                 *cr,
                                 const char              *family);
void      fovea_pen_free        (FoveaPen                *self);

void      fovea_pen_begin_group (FoveaPen                *self,
                                 const char              *name);
void      fovea_pen_end_group   (FoveaPen                *self);
void      fovea_pen_begin_texts (FoveaPen                *self);
void      fovea_pen_end_texts   (FoveaPen                *self);
void      fovea_pen_save        (FoveaPen                *self,
                                 const cairo_matrix_t    *transform);
void      fovea_pen_restore     (FoveaPen                *self);
void      fovea_pen_move_to     (FoveaPen                *self,
                                 double                   x,
                                 double                   y);
void      fovea_pen_line_to     (FoveaPen                *self,
                                 double                   x,
                                 double                   y);
void      fovea_pen_close       (FoveaPen                *self);
void      fovea_pen_rect        (FoveaPen                *self,
                                 double                   x,
                                 double                   y,
                                 double                   width,
                                 double                   height);
void      fovea_pen_round_rect  (FoveaPen                *self,
                                 const cairo_rectangle_t *rect,
                                 double                   radius);
void      fovea_pen_clip        (FoveaPen                *self);
void      fovea_pen_paint       (FoveaPen                *self,
                                 const FoveaInk          *ink);
void      fovea_pen_text        (FoveaPen                *self,
                                 const FoveaTextContent  *text,
                                 const cairo_rectangle_t *room,
                                 FoveaColor               color);
void      fovea_pen_raster      (FoveaPen                *self,
                                 cairo_surface_t         *raster,
                                 const cairo_rectangle_t *place);

// pen-shapes.c: letters as outlines
typedef struct _FoveaShapes FoveaShapes;

FoveaShapes *fovea_shapes_new   (const char              *family);
void      fovea_shapes_free     (FoveaShapes             *self);
void      fovea_shapes_paint    (FoveaShapes             *self,
                                 FoveaPen                *pen,
                                 const FoveaTextContent  *text,
                                 const cairo_rectangle_t *room,
                                 FoveaColor               color);

// figure.c
void      fovea_figure_paint    (const FoveaFigure       *self,
                                 FoveaPen                *pen,
                                 const FoveaTheme        *theme);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaPen, fovea_pen_free)

G_END_DECLS
