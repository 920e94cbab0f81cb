// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A flat list of what is drawn, in points, each item with a role instead of a colour and a tag that
// says what it stands for. Layouts append to it; drawing, picking and dumping read it.

#pragma once

#include "figure/figure.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_ITEM_RECT,  // a card
  FOVEA_ITEM_GRID,  // the cells of one channel or of one kernel, with their numbers
  FOVEA_ITEM_CURVE, // an activation function
  FOVEA_ITEM_TEXT,  // one line
  FOVEA_ITEM_BEAM,  // joins a window to what it makes, painted only within the item's bounds
  FOVEA_ITEM_VEIL,  // fades the cells of a grid that are not used
  FOVEA_ITEM_PATHS, // path counts in the corners of a grid's cells
  FOVEA_ITEM_MARK,  // an outline, its line by role
  FOVEA_ITEM_NUMBERS, // the numbers of a grid alone, over what stands on its cells
  FOVEA_ITEM_CONE,  // joins a window in one plane to what it makes in a plane above
  FOVEA_ITEM_GHOST, // cells that are not in a stage: padding, with what it holds
  FOVEA_ITEM_LINES, // of a chart or a diagram
  FOVEA_ITEM_HATCH, // cells that no window covers
  FOVEA_ITEM_CELLS, // cells without numbers, all of one colour
  FOVEA_ITEM_SHEET, // a grid without numbers of which others cover all but two edges
} FoveaItemKind;

typedef enum
{
  FOVEA_ANCHOR_START,
  FOVEA_ANCHOR_MIDDLE,
  FOVEA_ANCHOR_END,
} FoveaAnchor;

typedef enum
{
  FOVEA_WEIGHT_NORMAL,
  FOVEA_WEIGHT_MEDIUM,
  FOVEA_WEIGHT_BOLD,
} FoveaWeight;

// Row-major numbers, and how they are shown. Numbers are left out where size_pt is zero.
typedef struct
{
  const float *values;
  int n_rows;
  int n_columns;
  double least; // of the whole stage, so that its channels share one ramp
  double greatest;
  double size_pt;
  int max_chars;
  FoveaNumbers numbers;
  double fade; // of the numbers, 0 … 1: cells become too small for them
  bool is_bare; // without numbers, however large its cells
  int n_blank; // cells at the end that a playback has not come to
  int n_siblings; // grids of the same stage, this one too; 0 as 1
  bool is_count;  // numbers are written as they are counted, whatever form others have
  bool is_turned; // by 180°: the last number stands first
  bool is_quiet; // zeros are written dim, so that all else stands out
  const FoveaTag *tags; // (nullable) a cell each, where they do not follow from the item's
} FoveaGridContent;

// Row-major places, and which of them hold a cell. The item's role fills, its edge outlines.
typedef struct
{
  const bool *is_there; // owned by the scene
  int n_rows;
  int n_columns;
  bool is_dashed;
} FoveaCellsContent;

// From the item's upper left corner, so that they move with it.
typedef struct
{
  const double *points; // x and y in turn
  int n_points;
  bool is_strip;  // one line through all points; else one from each first to each second
  bool is_dashed;
  double opacity;
} FoveaLinesContent;

typedef struct
{
  const char *string; // owned by the scene
  FoveaAnchor anchor;
  FoveaWeight weight;
  double size_pt;
} FoveaTextContent;

// Corners: the window's first and second, then the target's second and first.
typedef struct
{
  double x[4];
  double y[4];
} FoveaBeamContent;

// Corners go round from the upper left.
typedef struct
{
  double x[4];
  double y[4];
} FoveaQuad;

// Seen through neither the plane that it hangs from nor, but for its edges, the one it stands on; but
// through the gap of the former, where channels are missing at the end of the last row.
typedef struct
{
  FoveaQuad window;
  FoveaQuad target;
  FoveaQuad window_plane;
  FoveaQuad target_plane;
  FoveaQuad target_gap;
} FoveaConeContent;

// The cells of a grid that a trace uses. Outside rows and columns, and where a count is zero,
// nothing is used.
typedef struct
{
  int n_rows;
  int n_columns;
  FoveaRange rows;
  FoveaRange columns;
  const double *row_paths;
  const double *column_paths;
  double size_pt; // type of path counts, and what they stand on, for their colour
  const float *values;
  double least;
  double greatest;
} FoveaUseContent;

typedef struct
{
  FoveaItemKind kind;
  FoveaRole role;
  FoveaRole edge; // of a card
  FoveaTag tag;
  int panel;
  double x; // bounds before the transform, points
  double y;
  double width;
  double height;
  double line_pt; // of a mark or a curve
  double radius_pt; // of a card's corners
  double inset_pt; // of a mark; of path counts in their cells; of a sheet, or of the veil over one,
                   // what peeks out above and to the right
  cairo_matrix_t transform; // identity except in parallel projections
  union
  {
    FoveaGridContent grid;
    FoveaTextContent text;
    FoveaBeamContent beam;
    FoveaConeContent cone;
    FoveaLinesContent lines;
    FoveaCellsContent cells;
    FoveaUseContent use;
    struct
    {
      FoveaActivation activation;
      double slope;
    } curve;
  };
} FoveaItem;

// How far down a cell of a plane its path count stands, of the cell's height.
#define FOVEA_PLANE_PATHS_AT 0.7

typedef struct _FoveaScene FoveaScene;

FoveaScene       *fovea_scene_new             (void);
void              fovea_scene_set_zoom        (FoveaScene       *self,
                                               double            zoom);
void              fovea_scene_free            (FoveaScene       *self);
int               fovea_scene_add_panel       (FoveaScene       *self,
                                               FoveaPanelKind    kind,
                                               const void       *key);
FoveaItem        *fovea_scene_add             (FoveaScene       *self,
                                               FoveaItemKind     kind,
                                               FoveaRole         role,
                                               int               panel,
                                               double            x,
                                               double            y,
                                               double            width,
                                               double            height);
const char       *fovea_scene_keep            (FoveaScene       *self,
                                               const char       *string);
void             *fovea_scene_keep_memory     (FoveaScene       *self,
                                               gconstpointer     memory,
                                               size_t            length);
void              fovea_scene_keep_owned      (FoveaScene       *self,
                                               gpointer          value,
                                               GDestroyNotify    free_value);
void              fovea_scene_move            (FoveaScene       *self,
                                               int               first_item,
                                               double            dx,
                                               double            dy);
void              fovea_scene_move_items      (FoveaScene       *self,
                                               int               first,
                                               int               past,
                                               double            dx,
                                               double            dy);
void              fovea_scene_resize          (FoveaScene       *self,
                                               int               item,
                                               double            width,
                                               double            height);
void              fovea_scene_finish          (FoveaScene       *self);
FoveaItem        *fovea_scene_edit_item       (FoveaScene       *self,
                                               int               item);
int               fovea_scene_get_n_items     (const FoveaScene *self);
const FoveaItem  *fovea_scene_get_item        (const FoveaScene *self,
                                               int               item);
int               fovea_scene_get_n_panels    (const FoveaScene *self);
const FoveaPanel *fovea_scene_get_panel       (const FoveaScene *self,
                                               int               panel);
const FoveaScene *fovea_figure_get_scene      (const FoveaFigure *self);
FoveaFigure      *fovea_figure_new_from_scene (FoveaScene       *scene,
                                               const char       *title,
                                               const char       *description,
                                               double            width_pt,
                                               double            height_pt);
bool              fovea_item_is_flat          (const FoveaItem  *self);
void              fovea_item_get_bounds       (const FoveaItem  *self,
                                               cairo_rectangle_t *bounds);
void  fovea_grid_content_set_extremes (FoveaGridContent       *self);
char *fovea_grid_content_write        (const FoveaGridContent *self,
                                       double                  value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaScene, fovea_scene_free)

G_END_DECLS
