// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the canvas share: canvas.c (the widget, drawing), canvas-layout.c (where things
// stand), canvas-zoom.c and canvas-pan.c (what of it is seen), canvas-channels.c (which are in front),
// canvas-input.c (pointer), canvas-menu.c, canvas-keys.c and canvas-accessible.c (focus, names).

#pragma once

#include "app/canvas.h"
#include "app/canvas-edit.h"
#include "app/panel-cache.h"
#include "app/settings.h"
#include "document/fronts.h"

G_BEGIN_DECLS

struct _FoveaCanvas
{
  GtkWidget parent_instance;

  // Owned
  FoveaSession *session; // (nullable)
  GSignalGroup *session_signals;
  FoveaSettings *settings; // (nullable)
  GSignalGroup *settings_signals;
  FoveaFigure *figure;   // (nullable) to be laid out anew
  FoveaPanelCache *cache;
  GtkAdjustment *hadjustment; // (nullable)
  GtkAdjustment *vadjustment; // (nullable)
  FoveaCanvasEdit *edit; // (nullable) once disposed
  GtkWidget *menu;       // (nullable) not opened yet
  GtkWidget *cells[2];   // proxies: one visible, over the selected cell
  FoveaEvaluation *step_evaluation; // (nullable) what the step is of
  FoveaTrace *visit_trace; // (nullable) what the visit is of
  FoveaTrace *visit_hover; // (nullable) the window visited, or whose number a term takes
  char *frame_name;        // (nullable) the step or visit in words
  FoveaTrace *slides_from; // (nullable) the window of the step before, while it slides
  FoveaFronts *fronts;     // (nullable) without a session
  int n_quiet;             // how many ask that a screen reader is told nothing yet
  bool is_left; // by Shift+Tab, just now
  bool has_news;           // something is to be told then
  char *front_name;        // (nullable) what has just been told, such as a channel turned to

  // State
  FoveaView view;
  FoveaChannels channels;
  gboolean high_contrast;
  bool hides_cards;      // of the one kernel and the cost
  bool keeps_cards;      // where there is little room
  bool has_step;
  bool has_visit;
  FoveaStep step;        // of a playback
  FoveaVisit visit;
  double slide_s;        // how long a window slides to the next step; 0: it jumps
  double slide;          // how far it is, 0 to 1
  gint64 slide_start;    // µs; 0: not yet
  guint slide_tick;      // 0: nothing slides
  double magnification;  // px a point of the figure; 1 but in a hall
  int current;           // of cells
  int least_width;       // px; 0: this and the next are to be found
  int natural_width;     // px
  struct
  {
    int width;           // px; 0: none
    int height;          // px needed at that width
  } heights[2];          // with and without a scroll bar
  FoveaFigureOptions laid; // of figure; what it borrows is the session's
  int laid_width;        // px that figure was laid out for, before zoom
  int laid_height;
  double needed_height;  // px that figure takes, before zoom
  double zoom;           // 1: as it is laid out for its place
  bool fits;             // zoom follows the place
  guint follow_id;       // of the callback that follows it; 0: none
  bool is_panning;
  double pan_x;          // what the pointer took hold of, px of the canvas
  double pan_y;
  double pinched_zoom;   // when two fingers came down
  double pinched_px;     // between them; 0: of a touchpad
  graphene_point_t pinched; // what stood between them, px at zoom 1
  double origin_x;       // where the figure's (0, 0) lies in the widget
  double origin_y;
  bool reveals;          // the selected cell is to be brought into view after the next layout
};

// canvas-look.c
GSignalGroup *fovea_canvas_new_settings_signals (FoveaCanvas *self,
                                      GCallback         changed_cb);
void fovea_canvas_apply_look         (FoveaCanvas      *self,
                                      FoveaFigureOptions *options);

bool fovea_canvas_has_content        (FoveaCanvas      *self);
void fovea_canvas_measure_figure     (FoveaCanvas      *self,
                                      GtkOrientation    orientation,
                                      int               for_size,
                                      int              *minimum,
                                      int              *natural);
bool fovea_canvas_is_measured        (FoveaCanvas      *self);
void fovea_canvas_forget_sizes       (FoveaCanvas      *self);
void fovea_canvas_ensure_figure      (FoveaCanvas      *self);
void fovea_canvas_reveal             (FoveaCanvas      *self);

void fovea_canvas_renew_fronts       (FoveaCanvas      *self);
void fovea_canvas_apply_channels     (FoveaCanvas      *self,
                                      FoveaFigureOptions *options);
char *fovea_canvas_describe_sheet    (FoveaCanvas      *self,
                                      const FoveaTag   *tag);
void fovea_canvas_bring_channel      (FoveaCanvas      *self,
                                      FoveaCell         cell);
bool fovea_canvas_turn_channel       (FoveaCanvas      *self,
                                      int               by);
bool fovea_canvas_set_channels       (FoveaCanvas      *self,
                                      const char       *nick);

int  fovea_canvas_find_least_width   (FoveaCanvas      *self);
int  fovea_canvas_find_height        (FoveaCanvas      *self,
                                      int               width);

bool fovea_canvas_is_zoomed          (FoveaCanvas      *self);
void fovea_canvas_get_place          (FoveaCanvas      *self,
                                      int              *width,
                                      int              *height);
bool fovea_canvas_find_point         (FoveaCanvas      *self,
                                      double            x,
                                      double            y,
                                      graphene_point_t *point);
void fovea_canvas_zoom_point         (FoveaCanvas      *self,
                                      double            zoom,
                                      const graphene_point_t *point,
                                      double            x,
                                      double            y);
void fovea_canvas_reset_zoom         (FoveaCanvas      *self);
void fovea_canvas_update_fit         (FoveaCanvas      *self);
void fovea_canvas_get_visible_figure (FoveaCanvas      *self,
                                      graphene_rect_t  *visible);
void fovea_canvas_watch              (FoveaCanvas      *self,
                                      GtkAdjustment   **place,
                                      GtkAdjustment    *adjustment);

void fovea_canvas_class_add_pan_keys (GtkWidgetClass   *widget_class);
void fovea_canvas_add_panning        (FoveaCanvas      *self);
void fovea_canvas_update_cursor      (FoveaCanvas      *self);

bool fovea_canvas_apply_frame        (FoveaCanvas      *self,
                                      FoveaSubject     *subject);
void fovea_canvas_finish_playback    (FoveaCanvas      *self);

void fovea_canvas_class_add_keys     (GtkWidgetClass   *widget_class);
void fovea_canvas_add_gestures       (FoveaCanvas      *self);

void fovea_canvas_class_add_menu     (GtkWidgetClass   *widget_class);
bool fovea_canvas_open_menu          (FoveaCanvas      *self,
                                      double            x,
                                      double            y);
void fovea_canvas_add_menu           (FoveaCanvas      *self);

void fovea_canvas_add_cells          (FoveaCanvas      *self);
void fovea_canvas_remove_cells       (FoveaCanvas      *self);
void fovea_canvas_allocate_cells     (FoveaCanvas      *self);
void fovea_canvas_announce_selection (FoveaCanvas      *self);
void fovea_canvas_update_names       (FoveaCanvas      *self);

G_END_DECLS
