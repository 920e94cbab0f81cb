// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the layouts share: sizes of type, where stages stand, and the parts of a picture that every
// view has. Geometry depends on values, options and window, never on what is selected or hovered,
// so that nothing moves under the pointer.

#pragma once

#include "figure/scene.h"

G_BEGIN_DECLS

// Kernels use the lower part of the ramp only, so that maps stay the strongest thing in a picture.
#define FOVEA_KERNEL_CALM 2.0

// The page at which type has its plain size.
#define FOVEA_PAGE_WIDTH_PT 1360.0
#define FOVEA_PAGE_HEIGHT_PT 820.0

// The size of sentences in a figure of natural size.
#define FOVEA_LAYOUT_BODY_PT 13.5

// Cells of padding around a stage.
typedef struct
{
  int top;
  int bottom;
  int left;
  int right;
} FoveaRing;

// A stage in the picture: its channels as small grids, in rows of n_across.
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double cell_pt;
  double channel_gap_pt;
  FoveaRing ring; // around each channel, with room of its own
  FoveaRing halo; // drawn around each channel, be it with room or without
  cairo_matrix_t transform; // from what is above to the page: identity except in planes
  int first_channel;
  int n_shown;
  int n_across;
  int n_behind;      // sheets that peek out behind the one channel shown
  double sheet_pt;   // from one sheet to the next
  double peek_pt;    // what is seen of each
} FoveaStagePlace;

// The way from one stage to the next: where a beam may be painted and the kernel's card stands.
typedef struct
{
  bool has_beam;
  bool is_downward; // from the upper stage to the lower, else from left to right
  bool is_cone;     // from one plane up to the next, in place of a beam
  double card_x;
  double card_y;
  double card_width;
  double card_height;
  double kernel_cell_pt;
} FoveaWayPlace;

// What is the same at any size of cells: found when it is first asked for.
typedef struct
{
  double side;        // of a stage, cells; 0: not yet found
  double words_width; // of the card before it, points
  int n_notes;        // lines below its name
  double growth;      // at which these two are so; 0: not yet found
} FoveaStageMeasure;

typedef struct
{
  FoveaStageMeasure *stages; // n_stages
  double largest_side;       // of all stages, cells; 0: not yet found
} FoveaMeasures;

typedef struct
{
  FoveaScene *scene;
  const FoveaSubject *subject;
  const FoveaFigureOptions *options;
  FoveaNetwork *network;
  int n_stages;
  double growth;    // of type and spacing with the place there is
  double match_side; // of the largest stage of a stack that its maps are to match; 0: none
  double margin_pt;
  double width_pt;
  double height_pt;
  FoveaStagePlace *stages; // n_stages
  FoveaWayPlace *ways;     // n_stages; way i leads to stage i, way 0 is unused
  FoveaMeasures *measures;
  const char *kernel_name; // (nullable) of the one composed kernel, where that is the network;
  int last_stage;          // and the stage that its output stands for
  bool shows_padding;      // around stages, as the options say where the view has room for it
} FoveaLayout;

void   fovea_layout_view           (FoveaLayout          *self);
void   fovea_layout_row            (FoveaLayout          *self);
void   fovea_layout_pyramid        (FoveaLayout          *self);
void   fovea_layout_step           (FoveaLayout          *self);
void   fovea_layout_compare        (FoveaLayout          *self);
void   fovea_layout_kernels        (FoveaLayout          *self);
void   fovea_layout_grid           (FoveaLayout          *self);
void   fovea_layout_cone           (FoveaLayout          *self);
void   fovea_layout_growth         (FoveaLayout          *self);
void   fovea_layout_effective      (FoveaLayout          *self);
void   fovea_layout_cost           (FoveaLayout          *self);

// Every view begins with the page, which gives type and spacing their size.
double fovea_layout_set_page       (FoveaLayout          *self,
                                    double                natural_width_pt,
                                    double                natural_height_pt);
double fovea_layout_get_space      (const FoveaLayout    *self,
                                    double                pt);

// Type sizes in points, already grown.
double fovea_layout_get_least_pt   (const FoveaLayout    *self);
double fovea_layout_get_title_pt   (const FoveaLayout    *self);
double fovea_layout_get_body_pt    (const FoveaLayout    *self);
double fovea_layout_get_small_pt   (const FoveaLayout    *self);
double fovea_layout_get_line_pt    (double                size_pt);

FoveaItem *fovea_layout_add_card   (FoveaLayout          *self,
                                    int                   panel,
                                    double                x,
                                    double                y,
                                    double                width,
                                    double                height);
FoveaItem *fovea_layout_add_text   (FoveaLayout          *self,
                                    int                   panel,
                                    const char           *string,
                                    double                size_pt,
                                    FoveaRole             role,
                                    double                x,
                                    double                y,
                                    double                width);
void   fovea_layout_choose_trace   (FoveaLayout          *self,
                                    FoveaSubject         *subject);
void   fovea_layout_set_numbers    (const FoveaLayout    *self,
                                    FoveaGridContent     *grid,
                                    double                cell_pt);
double fovea_layout_measure_numbers (const FoveaGridContent *grid,
                                    double                size_pt);
void   fovea_layout_fit_numbers    (const FoveaLayout    *self,
                                    FoveaGridContent     *grid,
                                    double                width_pt,
                                    double                height_pt);

// layout-enlarge.c: what a window's zoom makes of a page.
double fovea_layout_get_zoom       (const FoveaLayout    *self);
void   fovea_layout_enlarge        (FoveaLayout          *self);

// layout-part.c
double fovea_layout_add_paragraph  (FoveaLayout          *self,
                                    int                   panel,
                                    const char           *string,
                                    double                size_pt,
                                    FoveaWeight           weight,
                                    FoveaRole             role,
                                    double                x,
                                    double                y,
                                    double                width);
FoveaItem *fovea_layout_add_grid   (FoveaLayout          *self,
                                    int                   panel,
                                    const FoveaGridContent *content,
                                    double                x,
                                    double                y,
                                    double                cell_pt);
FoveaItem *fovea_layout_add_lines  (FoveaLayout          *self,
                                    int                   panel,
                                    FoveaRole             role,
                                    double                line_pt,
                                    const double         *points,
                                    int                   n_points,
                                    bool                  is_strip);
double fovea_layout_add_strip      (FoveaLayout          *self,
                                    double                x,
                                    double                y,
                                    double                width,
                                    double                most_height);

double fovea_layout_add_cards      (FoveaLayout          *self,
                                    double                width);

// layout-column.c: stages one below the other.
double fovea_layout_get_words_width (const FoveaLayout   *self,
                                    double                width);
void   fovea_layout_place_column   (FoveaLayout          *self,
                                    double                x,
                                    double                y,
                                    double                width,
                                    double               *needed,
                                    double               *height);
void   fovea_layout_add_column_words (FoveaLayout        *self,
                                    int                   panel);
void   fovea_layout_place_stack    (FoveaLayout          *self,
                                    double                x,
                                    double                y,
                                    double                width,
                                    double               *needed,
                                    double               *height);
void   fovea_layout_add_stack_words (FoveaLayout         *self,
                                    int                   panel);

// layout-stage.c: grids with titles.
double fovea_layout_get_side       (const FoveaLayout    *self,
                                    int                   stage);
void   fovea_layout_get_extent     (const FoveaLayout    *self,
                                    int                   stage,
                                    double                cell_pt,
                                    FoveaStagePlace      *place);
void   fovea_layout_get_channel    (const FoveaStagePlace *place,
                                    FoveaShape            shape,
                                    int                   channel,
                                    double               *x,
                                    double               *y);
void   fovea_layout_get_cells      (const FoveaLayout    *self,
                                    int                   stage,
                                    int                   channel,
                                    FoveaBox              box,
                                    cairo_rectangle_t    *bounds);
void   fovea_layout_add_stage      (FoveaLayout          *self,
                                    int                   stage);
void   fovea_layout_add_title      (FoveaLayout          *self,
                                    int                   stage,
                                    double                x,
                                    double                y,
                                    double                width);
double fovea_layout_get_title_height (const FoveaLayout  *self);

// layout-sheets.c: channels one behind the other.
int    fovea_layout_get_front      (const FoveaLayout    *self,
                                    int                   stage);
void   fovea_layout_measure_sheets (const FoveaLayout    *self,
                                    int                   stage,
                                    FoveaStagePlace      *place);
FoveaItem *fovea_layout_add_sheet  (FoveaLayout          *self,
                                    FoveaItemKind         kind,
                                    int                   panel,
                                    int                   stage,
                                    int                   behind);
void   fovea_layout_add_sheets     (FoveaLayout          *self,
                                    int                   panel,
                                    int                   stage);
int    fovea_layout_get_behind     (const FoveaLayout    *self,
                                    int                   stage,
                                    int                   behind);

// layout-padding.c: what is read around stages.
FoveaRing fovea_layout_get_ring    (const FoveaLayout    *self,
                                    int                   stage,
                                    double                cell_pt);
FoveaRing fovea_layout_get_halo    (const FoveaLayout    *self,
                                    int                   stage,
                                    const FoveaStagePlace *place);
// layout-slide.c
bool     fovea_layout_get_slide    (const FoveaLayout    *self,
                                    int                   stage,
                                    FoveaRole             role,
                                    double                offsets[4]);

FoveaBox fovea_layout_get_window   (const FoveaLayout    *self,
                                    FoveaTrace           *trace);
void   fovea_layout_add_padding    (FoveaLayout          *self,
                                    int                   stage);

// layout-kernel.c: the cards on the way.
void   fovea_layout_turn_kernel    (FoveaLayout          *self,
                                    FoveaGridContent     *grid);
void   fovea_layout_measure_kernel (const FoveaLayout    *self,
                                    int                   layer,
                                    double                cell_pt,
                                    FoveaWayPlace        *way);
void   fovea_layout_place_way      (FoveaLayout          *self,
                                    int                   layer);
void   fovea_layout_add_kernel     (FoveaLayout          *self,
                                    int                   layer);
char  *fovea_layout_get_layer_title (const FoveaLayout   *self,
                                    int                   layer);
GPtrArray *fovea_layout_get_layer_notes (const FoveaLayer *layer);
char  *fovea_layout_get_product    (const FoveaNetwork   *network);

char  *fovea_layout_get_kernel_name (const FoveaNetwork  *network,
                                    int                   layer);

// layout-paths.c: room for path counts.
double fovea_layout_get_paths_pt   (const FoveaLayout    *self,
                                    const FoveaStagePlace *place);
bool   fovea_layout_has_room_for_paths (const FoveaLayout *self,
                                    int                   stage);

// layout-overlay.c: veil, beams, marks, path counts.
double fovea_layout_get_seen_cell  (const FoveaLayout    *self,
                                    int                   stage);
double fovea_layout_get_mark_line  (const FoveaLayout    *self,
                                    int                   stage);
bool   fovea_layout_is_shown       (const FoveaLayout    *self,
                                    int                   stage,
                                    int                   channel);
void   fovea_layout_get_box        (const FoveaLayout    *self,
                                    int                   stage,
                                    int                   channel,
                                    FoveaBox              box,
                                    FoveaRole             role,
                                    cairo_rectangle_t    *bounds);
void   fovea_layout_add_beam       (FoveaLayout          *self,
                                    int                   panel,
                                    int                   layer,
                                    FoveaBox              from,
                                    FoveaBox              to,
                                    FoveaRole             role);
void   fovea_layout_add_overlay    (FoveaLayout          *self);
void   fovea_layout_add_numbers    (FoveaLayout          *self,
                                    int                   stage,
                                    int                   panel);
bool   fovea_layout_has_hover      (const FoveaLayout    *self);

// layout-visit.c: the veil over what nested windows have not come to.
void   fovea_layout_add_visit      (FoveaLayout          *self,
                                    int                   panel);

// layout-marks.c: cells of a question and its answer.
void   fovea_layout_add_question   (FoveaLayout          *self);

// layout-caption.c: the marks by name.
void   fovea_layout_add_captions   (FoveaLayout          *self,
                                    int                   stage,
                                    int                   panel,
                                    double                x,
                                    double                y,
                                    double                width,
                                    FoveaAnchor           anchor);
double fovea_layout_get_caption_height (const FoveaLayout *self,
                                    FoveaAnchor           anchor,
                                    bool                  is_last);

// layout-sum.c, layout-single.c: cards under the picture. Each returns its height.
double fovea_layout_add_sum        (FoveaLayout          *self,
                                    double                x,
                                    double                y,
                                    double                width);
double fovea_layout_add_single     (FoveaLayout          *self,
                                    double                x,
                                    double                y,
                                    double                width);

G_END_DECLS
