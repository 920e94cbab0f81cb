// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the figure stands: laid out for the place there is, picked from the same layout, and scrolled
// so that the selected cell is in view.

#include "config.h"

#include "app/canvas-private.h"

#include <math.h>

// Room kept around a cell that is brought into view, px.
#define REVEAL_MARGIN 24.0

// What the desktop's text scale may make of the figure's type.
#define LEAST_TEXT_SCALE 0.75
#define GREATEST_TEXT_SCALE 3.0

// Type as large beside the default as the rest of the desktop's.
static double
find_text_scale (FoveaCanvas *self)
{
  int dpi; // in 1/1024

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, LEAST_TEXT_SCALE, GREATEST_TEXT_SCALE) : 1.0;
}

/**
 * fovea_canvas_fill_subject:
 * @self: a canvas with content
 * @subject: (out): what it shows at this moment; all borrowed from it and its session
 */
void
fovea_canvas_fill_subject (FoveaCanvas  *self,
                           FoveaSubject *subject)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && fovea_canvas_has_content (self));
  g_return_if_fail (subject != NULL);

  *subject = (FoveaSubject){
    .title = fovea_document_get_title (fovea_session_get_document (self->session)),
    .evaluation = fovea_session_get_evaluation (self->session),
    .trace = fovea_session_get_trace (self->session),
    .hover = fovea_session_get_hover_trace (self->session),
    .composition = fovea_session_get_composition (self->session),
  };
  subject->marks = fovea_session_get_marks (self->session, &subject->n_marks);
  fovea_canvas_apply_frame (self, subject);
}

// What stands under the picture.
typedef enum
{
  BELOW_NOTHING,
  BELOW_SUM,
  BELOW_CARDS, // of the one kernel and the cost
  BELOW_ALL,
} Below;

// Other views are made of what a question may ask for.
static bool
shows_maps_only (FoveaView view)
{
  return view == FOVEA_VIEW_ROW || view == FOVEA_VIEW_PYRAMID;
}

// Where it is magnified for a hall nobody scrolls. Whoever is asked for sizes compares all maps, and
// needs no numbers.
static bool
has_to_fit (FoveaCanvas *self)
{
  FoveaQuestion *question = fovea_session_get_question (self->session);

  return self->magnification > 1
         || (question != NULL
             && (fovea_question_get_kind (question) == FOVEA_QUESTION_FIELD
                 || fovea_question_get_kind (question) == FOVEA_QUESTION_SHAPE));
}

// @width, @height: points to fill; 0: the figure's natural size. @zoom: by which it is enlarged then.
static FoveaFigureOptions
find_options (FoveaCanvas *self,
              double       width,
              double       height,
              Below        below,
              double       zoom)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  bool is_pending = fovea_session_is_pending (self->session);

  fovea_canvas_apply_look (self, &options);
  // A hall has nobody who could be told to click.
  options.shows_sum = !is_pending && (below == BELOW_SUM || below == BELOW_ALL)
                      && (self->magnification == 1
                          || fovea_session_get_trace (self->session) != NULL);
  options.shows_cards = !self->hides_cards && below >= BELOW_CARDS
                        && fovea_session_get_question (self->session) == NULL;
  options.text_scale = find_text_scale (self);
  options.sum_depth
    = fovea_session_get_sum_all (self->session) ? FOVEA_SUM_ALL : FOVEA_SUM_STEP;
  options.view = is_pending && !shows_maps_only (self->view) ? FOVEA_VIEW_ROW : self->view;
  options.has_size = width > 0;
  options.width_pt = width;
  options.height_pt = height;
  // In a hall numbers that would be too small to be read are left out, as on a page.
  options.zoom = self->magnification > 1 && zoom == 1 ? 0 : zoom;

  return options;
}

static FoveaFigure *
lay_out (FoveaCanvas              *self,
         const FoveaFigureOptions *options)
{
  FoveaSubject subject;

  fovea_canvas_fill_subject (self, &subject);
  return fovea_figure_new (&subject, options);
}

// The figure of a place that is too narrow for any is as narrow as a figure can be. Selections do not
// change a figure's width, so both are found once for each content.
static void
find_widths (FoveaCanvas *self)
{
  if (self->least_width > 0)
    return;

  FoveaFigureOptions narrow = find_options (self, 1, 1, BELOW_ALL, 1);
  FoveaFigureOptions usual = find_options (self, 0, 0, BELOW_ALL, 1);
  g_autoptr (FoveaFigure) least = lay_out (self, &narrow);
  g_autoptr (FoveaFigure) natural = lay_out (self, &usual);
  double scale = self->magnification;

  self->least_width = MAX (1, (int) ceil (scale * fovea_figure_get_width (least)));
  self->natural_width
    = MAX (self->least_width, (int) ceil (scale * fovea_figure_get_width (natural)));
}

/**
 * fovea_canvas_find_least_width:
 * @self: a canvas with content
 *
 * Returns: px below which nothing can be read, before zoom
 */
int
fovea_canvas_find_least_width (FoveaCanvas *self)
{
  find_widths (self);

  return self->least_width;
}

/**
 * fovea_canvas_find_height:
 * @self: a canvas with content
 * @width: px
 *
 * GTK measures whenever a cell's proxy is shown, so that what is known is worth keeping.
 *
 * Returns: px that the figure needs at that width, before zoom
 */
int
fovea_canvas_find_height (FoveaCanvas *self,
                          int          width)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->heights); i++)
    if (self->heights[i].width == width)
      return self->heights[i].height;

  // What stands below may have to go.
  bool fits = has_to_fit (self);
  Below below = fits ? BELOW_NOTHING : BELOW_ALL;
  FoveaFigureOptions options = find_options (self, width / self->magnification, 1, below, 1);
  options.fits = fits;
  g_autoptr (FoveaFigure) figure = lay_out (self, &options);
  self->heights[1] = self->heights[0];
  self->heights[0].width = width;
  self->heights[0].height
    = (int) ceil (self->magnification * fovea_figure_get_height (figure));

  return self->heights[0].height;
}

/**
 * fovea_canvas_has_content:
 * @self: a canvas
 *
 * Returns: whether there is anything to draw
 */
bool
fovea_canvas_has_content (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), false);

  return self->session != NULL && fovea_session_get_evaluation (self->session) != NULL;
}

/**
 * fovea_canvas_measure_figure:
 * @self: a canvas with content
 * @orientation: what to measure
 * @for_size: px in the other orientation; -1: not known
 * @minimum: (out): px below which nothing can be read
 * @natural: (out): px wanted
 *
 * Measures the figure for GTK's layout.
 */
void
fovea_canvas_measure_figure (FoveaCanvas    *self,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && minimum != NULL && natural != NULL);

  find_widths (self);
  if (fovea_canvas_is_zoomed (self))
    {
      int width, height;
      fovea_canvas_get_place (self, &width, &height);
      *minimum = (int) ceil (self->zoom
                             * (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height));
      *natural = *minimum;
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->least_width;
      *natural = self->natural_width;
      return;
    }

  *natural = fovea_canvas_find_height (self, for_size > 0 ? for_size : self->natural_width);
  // No width may need less than this, and wide ones need little; what is too high is scrolled.
  *minimum = for_size > 0 ? *natural : 1;
}

/**
 * fovea_canvas_is_measured:
 * @self: a canvas
 *
 * Returns: whether the present content was measured; if not, GTK is about to
 */
bool
fovea_canvas_is_measured (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), false);

  return self->least_width > 0;
}

/**
 * fovea_canvas_forget_sizes:
 * @self: a canvas
 *
 * Has the figure measured anew: its content is another, or needs more room.
 */
void
fovea_canvas_forget_sizes (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  self->least_width = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->heights); i++)
    self->heights[i].width = 0;
  fovea_canvas_update_fit (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

// A figure that spreads over the place may take more than it needs at the least. Where it has to fit,
// the sum and then the cards make room for the picture, unless they are kept, and at last cells do for
// the whole of it.
static FoveaFigure *
lay_out_fitting (FoveaCanvas *self,
                 int          width,
                 int          height,
                 double       zoom)
{
  static const struct
  {
    Below below;
    bool fits;
  } attempts[] = { { BELOW_ALL, false },  { BELOW_CARDS, false },  { BELOW_CARDS, true },
                   { BELOW_SUM, false }, { BELOW_NOTHING, false }, { BELOW_NOTHING, true } };
  double scale = self->magnification;
  bool fits = has_to_fit (self);
  g_autoptr (FoveaFigure) figure = NULL;

  for (guint i = 0; i < (fits ? G_N_ELEMENTS (attempts) : 1); i++)
    {
      if (attempts[i].below == BELOW_CARDS
          && (self->hides_cards || (attempts[i].fits && !self->keeps_cards)))
        continue;
      g_clear_pointer (&figure, fovea_figure_unref);
      self->laid = find_options (self, width / scale, height / scale, attempts[i].below, zoom);
      self->laid.fits = attempts[i].fits;
      figure = lay_out (self, &self->laid);
      if (scale * fovea_figure_get_height (figure) <= zoom * height + 0.5)
        return g_steal_pointer (&figure);
    }

  self->laid = find_options (self, width / scale, 1, fits ? BELOW_NOTHING : BELOW_ALL, zoom);
  return lay_out (self, &self->laid);
}

/**
 * fovea_canvas_ensure_figure:
 * @self: a canvas with content
 *
 * Lays the figure out for the present size, if it is not; one that is smaller than the widget
 * stands in its middle, on whole pixels.
 */
void
fovea_canvas_ensure_figure (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && fovea_canvas_has_content (self));

  double zoom = fovea_canvas_is_zoomed (self) ? self->zoom : 1;
  double scale = self->magnification;
  int width, height;

  fovea_canvas_get_place (self, &width, &height);
  if (self->figure == NULL || width != self->laid_width || height != self->laid_height)
    {
      g_clear_pointer (&self->figure, fovea_figure_unref);
      self->laid_width = width;
      self->laid_height = height;
      self->figure = lay_out_fitting (self, MAX (width, 1), MAX (height, 1), zoom);
      self->needed_height = scale * fovea_figure_get_height (self->figure) / zoom;
    }

  int around_x = gtk_widget_get_width (GTK_WIDGET (self));
  int around_y = gtk_widget_get_height (GTK_WIDGET (self));

  self->origin_x
    = floor (MAX (0, around_x - scale * fovea_figure_get_width (self->figure)) / 2);
  self->origin_y
    = floor (MAX (0, around_y - scale * fovea_figure_get_height (self->figure)) / 2);
}

/**
 * fovea_canvas_get_figure:
 * @self: a canvas
 *
 * Returns: (nullable) (transfer none): the figure as it is laid out now; %NULL without content
 */
FoveaFigure *
fovea_canvas_get_figure (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), NULL);

  if (!fovea_canvas_has_content (self))
    return NULL;

  fovea_canvas_ensure_figure (self);
  return self->figure;
}

/**
 * fovea_canvas_get_options:
 * @self: a canvas with content
 *
 * Returns: (transfer none): how the figure is laid out now; what it borrows is valid until the session
 *   or the channels in front change
 */
const FoveaFigureOptions *
fovea_canvas_get_options (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self) && fovea_canvas_has_content (self), NULL);

  fovea_canvas_ensure_figure (self);
  return &self->laid;
}

/**
 * fovea_canvas_pick:
 * @self: a canvas
 * @x: px from the left of the widget
 * @y: px from its top
 *
 * Returns: what stands there; of kind %FOVEA_TAG_NONE if nothing does
 */
FoveaTag
fovea_canvas_pick (FoveaCanvas *self,
                   double       x,
                   double       y)
{
  FoveaTag nothing = { .kind = FOVEA_TAG_NONE };

  g_return_val_if_fail (FOVEA_IS_CANVAS (self), nothing);

  if (!fovea_canvas_has_content (self))
    return nothing;

  fovea_canvas_ensure_figure (self);
  return fovea_figure_pick (self->figure, (x - self->origin_x) / self->magnification,
                            (y - self->origin_y) / self->magnification);
}

/**
 * fovea_canvas_get_cell_bounds:
 * @self: a canvas
 * @cell: a cell
 * @bounds: (out): where it is drawn, in px of the widget
 *
 * Returns: whether it is drawn at all
 */
bool
fovea_canvas_get_cell_bounds (FoveaCanvas     *self,
                              FoveaCell        cell,
                              graphene_rect_t *bounds)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), false);
  g_return_val_if_fail (bounds != NULL, false);

  double x, y, width, height;
  if (!fovea_canvas_has_content (self))
    return false;

  fovea_canvas_ensure_figure (self);
  if (!fovea_figure_get_cell_bounds (self->figure, cell, &x, &y, &width, &height))
    return false;

  double scale = self->magnification;
  graphene_rect_init (bounds, (float) (scale * x + self->origin_x),
                      (float) (scale * y + self->origin_y), (float) (scale * width),
                      (float) (scale * height));
  return true;
}

/**
 * fovea_canvas_reveal:
 * @self: a canvas
 *
 * Scrolls so that the selected cell is in view, with a little room around it.
 */
void
fovea_canvas_reveal (FoveaCanvas *self)
{
  FoveaCell cell;
  graphene_rect_t bounds;

  self->reveals = false;
  if (self->session == NULL || !fovea_session_get_selection (self->session, &cell)
      || !fovea_canvas_get_cell_bounds (self, cell, &bounds))
    return;

  if (self->hadjustment != NULL)
    gtk_adjustment_clamp_page (self->hadjustment, bounds.origin.x - REVEAL_MARGIN,
                               bounds.origin.x + bounds.size.width + REVEAL_MARGIN);
  if (self->vadjustment != NULL)
    gtk_adjustment_clamp_page (self->vadjustment, bounds.origin.y - REVEAL_MARGIN,
                               bounds.origin.y + bounds.size.height + REVEAL_MARGIN);
}
