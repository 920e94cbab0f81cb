// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture: draws a session's figure, and turns the pointer, touch and keys into selections.

#pragma once

#include "document/session.h"
#include "figure/explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_CANVAS (fovea_canvas_get_type ())
G_DECLARE_FINAL_TYPE (FoveaCanvas, fovea_canvas, FOVEA, CANVAS, GtkWidget)

// Properties: session; settings; view and channels, by their nicks; high-contrast; hadjustment and
// vadjustment, with which the canvas brings the selected cell into view and without which it cannot be
// zoomed; zoom, read-only.
GtkWidget     *fovea_canvas_new             (void);
FoveaSession  *fovea_canvas_get_session     (FoveaCanvas     *self);
void           fovea_canvas_set_session     (FoveaCanvas     *self,
                                             FoveaSession    *session);
FoveaFigure   *fovea_canvas_get_figure      (FoveaCanvas     *self);
const FoveaFigureOptions *fovea_canvas_get_options (FoveaCanvas *self);
void           fovea_canvas_fill_subject    (FoveaCanvas     *self,
                                             FoveaSubject    *subject);
FoveaThemeKind fovea_canvas_get_theme_kind  (FoveaCanvas     *self);
const FoveaTheme *fovea_canvas_get_theme    (FoveaCanvas     *self);
bool           fovea_canvas_turns_kernels   (FoveaCanvas     *self);
FoveaTag       fovea_canvas_pick            (FoveaCanvas     *self,
                                             double           x,
                                             double           y);
FoveaExplanation *fovea_canvas_explain      (FoveaCanvas     *self,
                                             double           x,
                                             double           y);
bool           fovea_canvas_find_part       (FoveaCanvas     *self,
                                             int              part,
                                             double          *x,
                                             double          *y);
void           fovea_canvas_begin_quiet     (FoveaCanvas     *self);
void           fovea_canvas_end_quiet       (FoveaCanvas     *self);
void           fovea_canvas_tell            (FoveaCanvas     *self,
                                             const char      *text);
void           fovea_canvas_show_step       (FoveaCanvas     *self,
                                             const FoveaStep *step,
                                             const char      *name);
void           fovea_canvas_show_visit      (FoveaCanvas     *self,
                                             const FoveaVisit *visit,
                                             const char      *name);
void           fovea_canvas_set_slide_time  (FoveaCanvas     *self,
                                             double           seconds);
void           fovea_canvas_show_whole      (FoveaCanvas     *self);
void           fovea_canvas_show_cards      (FoveaCanvas     *self,
                                             bool             is_shown);
void           fovea_canvas_keep_cards      (FoveaCanvas     *self,
                                             bool             is_kept);
bool           fovea_canvas_has_cards       (FoveaCanvas     *self);
void           fovea_canvas_set_magnification (FoveaCanvas   *self,
                                               double         scale);
bool           fovea_canvas_get_cell_bounds (FoveaCanvas     *self,
                                             FoveaCell        cell,
                                             graphene_rect_t *bounds);
void           fovea_canvas_get_visible     (FoveaCanvas     *self,
                                             graphene_rect_t *visible);
double         fovea_canvas_get_zoom        (FoveaCanvas     *self);
void           fovea_canvas_zoom_at         (FoveaCanvas     *self,
                                             double           zoom,
                                             double           x,
                                             double           y);
void           fovea_canvas_zoom_in         (FoveaCanvas     *self);
void           fovea_canvas_zoom_out        (FoveaCanvas     *self);
void           fovea_canvas_zoom_normal     (FoveaCanvas     *self);
void           fovea_canvas_zoom_fit        (FoveaCanvas     *self);

G_END_DECLS
