// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A laid-out picture of a network at work: made once from values, then drawn, picked and dumped.
// Immutable. The same figure is drawn by the window, by every export and by the tests.

#pragma once

#include "core/compose.h"
#include "core/mark.h"
#include "core/trace.h"
#include "figure/animation.h"
#include "figure/number.h"
#include "figure/theme.h"
#include "figure/visit.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum
{
  FOVEA_VIEW_ROW,     // stages side by side; one below the other where the place is narrow
  FOVEA_VIEW_PYRAMID, // stages as planes one above the other
  FOVEA_VIEW_STEP,    // how one cell is made
  FOVEA_VIEW_COMPARE, // the stack above, the one kernel below, and where they differ
  FOVEA_VIEW_KERNELS, // all kernels, and the one they make together
  FOVEA_VIEW_GRID,    // one stage alone
  FOVEA_VIEW_CONE,    // what a cell sees along columns, tap by tap
  FOVEA_VIEW_GROWTH,  // the receptive field over the layers
  FOVEA_VIEW_EFFECTIVE, // how much each cell of the field counts
  FOVEA_VIEW_COST,    // multiplications of the stack and of the one kernel over input sizes
} FoveaView;

#define FOVEA_N_VIEWS (FOVEA_VIEW_COST + 1)

// How a stage of several channels stands in the views that show whole stages.
typedef enum
{
  FOVEA_CHANNELS_TILES,  // side by side, as many as fit
  FOVEA_CHANNELS_SHEETS, // one in front, others peeking out behind it
  FOVEA_CHANNELS_SINGLE, // one alone
} FoveaChannels;

#define FOVEA_N_CHANNELS (FOVEA_CHANNELS_SINGLE + 1)

typedef enum
{
  FOVEA_SUM_STEP, // the cell's own layer: 9 terms in the worked example
  FOVEA_SUM_ALL,  // through all layers to the input: 25 terms with their coefficients
} FoveaSumDepth;

// What is drawn. All borrowed; the figure takes references.
typedef struct
{
  const char *title;             // (nullable) of the document, for the alternative text
  FoveaEvaluation *evaluation;
  FoveaTrace *trace;             // (nullable) of the selected cell
  FoveaTrace *hover;             // (nullable) of the cell under the pointer
  FoveaComposition *composition; // (nullable) draws the card of the one kernel
  const FoveaStep *step;         // (nullable) of a playback: what later steps fill is blank
  const FoveaVisit *visit;       // (nullable) of what trace sees: what later visits see is faded
  const FoveaMark *marks;        // (nullable) n_marks, of a question and its answer
  int n_marks;
  FoveaTrace *slides_from;       // (nullable) the step or visit before: its windows slide here,
  double slide;                  // and are so far, 0 to 1
} FoveaSubject;

// Start from FOVEA_FIGURE_OPTIONS_INIT and set what differs. Lengths in points; a point is a
// logical pixel in the window.
typedef struct
{
  FoveaView view;
  FoveaSumDepth sum_depth;
  bool has_size;    // width and height below are to be filled; else the figure's natural size
  double width_pt;
  double height_pt;
  double text_scale; // 1: 10 to 14 pt type; lectures want more
  double body_pt;    // size of sentences, to match a document; 0: by the size of the figure
  bool shows_sum;    // the card with the sum written out
  bool shows_cards;  // the card of the one kernel and the cost
  bool shows_paths;  // path counts in the corners of cells
  bool has_stage;    // the one that FOVEA_VIEW_GRID shows; else that of the selected cell
  int stage;
  bool shows_padding; // around a stage, what the next layer reads there
  bool shows_captions; // the names of the marks
  bool shows_numbers;  // in cells
  bool flips_kernels;  // turned by 180°, as true convolution writes them; values are the same
  FoveaNumbers numbers; // how numbers are written, in cells and sums
  FoveaChannels channels;
  const FoveaCell *fronts; // (nullable) (borrowed) channels to have in front of their stages; rows
  int n_fronts;            // and columns are not read. In others it follows what is selected
  double zoom;       // of a window: all is enlarged so much, and cells show numbers by the room
                     // that they have then; 0: a page
  bool fits;         // whole in its size rather than legible, as long as maps can be made out: in a
                     // hall nobody scrolls
} FoveaFigureOptions;

#define FOVEA_FIGURE_OPTIONS_INIT                                                              \
  {                                                                                            \
    .text_scale = 1.0, .shows_sum = true, .shows_cards = true, .shows_paths = true,            \
    .shows_padding = true, .shows_captions = true, .shows_numbers = true                       \
  }

// What a place in the picture stands for.
typedef enum
{
  FOVEA_TAG_NONE,
  FOVEA_TAG_CELL,     // cell
  FOVEA_TAG_WEIGHT,   // layer, and in cell: channel = out, stage = in, row and column of the kernel
  FOVEA_TAG_COMPOSED, // the same of the one kernel
  FOVEA_TAG_TERM,     // a term of the sum; cell is the cell it reads
  FOVEA_TAG_CARD,     // anything else with a meaning: a card, a caption
  FOVEA_TAG_CHANNEL,  // in cell: stage and channel of a sheet behind another
} FoveaTagKind;

typedef struct
{
  FoveaTagKind kind;
  FoveaCell cell;
  int layer;
} FoveaTag;

// Parts that a window caches one by one. Overlays are drawn over all bases.
typedef enum
{
  FOVEA_PANEL_BASE,    // depends on tensors, geometry and theme only
  FOVEA_PANEL_OVERLAY, // depends on selection and hover too
} FoveaPanelKind;

typedef struct
{
  FoveaPanelKind kind;
  double x;          // bounds, points
  double y;
  double width;
  double height;
  const void *key;   // (nullable) base of a stage: its tensor; unchanged pointer and bounds, unchanged pixels
} FoveaPanel;

typedef struct _FoveaFigure FoveaFigure;

FoveaFigure      *fovea_figure_new             (const FoveaSubject       *subject,
                                                const FoveaFigureOptions *options);
FoveaFigure      *fovea_figure_ref             (FoveaFigure              *self);
void              fovea_figure_unref           (FoveaFigure              *self);
double            fovea_figure_get_width       (const FoveaFigure        *self);
double            fovea_figure_get_height      (const FoveaFigure        *self);
const char       *fovea_figure_get_title       (const FoveaFigure        *self);
const char       *fovea_figure_get_description (const FoveaFigure        *self);
int               fovea_figure_get_n_panels    (const FoveaFigure        *self);
const FoveaPanel *fovea_figure_get_panel       (const FoveaFigure        *self,
                                                int                       panel);
bool              fovea_figure_get_cell_bounds (const FoveaFigure        *self,
                                                FoveaCell                 cell,
                                                double                   *x,
                                                double                   *y,
                                                double                   *width,
                                                double                   *height);
void              fovea_figure_draw            (const FoveaFigure        *self,
                                                cairo_t                  *cr,
                                                const FoveaTheme         *theme);
void              fovea_figure_draw_panel      (const FoveaFigure        *self,
                                                int                       panel,
                                                cairo_t                  *cr,
                                                const FoveaTheme         *theme);
void              fovea_figure_draw_part       (const FoveaFigure        *self,
                                                int                       panel,
                                                const cairo_rectangle_t  *part,
                                                cairo_t                  *cr,
                                                const FoveaTheme         *theme);
FoveaTag          fovea_figure_pick            (const FoveaFigure        *self,
                                                double                    x,
                                                double                    y);
char             *fovea_figure_dump            (const FoveaFigure        *self);
bool              fovea_figure_is_whole        (const FoveaFigure        *self);

// layout.c
double            fovea_figure_options_find_body (const FoveaFigureOptions *options);

// view.c
const char       *fovea_view_get_nick          (FoveaView                 view);
bool              fovea_view_from_nick         (const char               *nick,
                                                FoveaView                *view);
char             *fovea_view_dup_nicks         (void);
const char       *fovea_view_get_label         (FoveaView                 view);
const char       *fovea_view_get_summary       (FoveaView                 view);

// channels.c
const char       *fovea_channels_get_nick      (FoveaChannels             channels);
bool              fovea_channels_from_nick     (const char               *nick,
                                                FoveaChannels            *channels);
char             *fovea_channels_dup_nicks     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaFigure, fovea_figure_unref)

G_END_DECLS
