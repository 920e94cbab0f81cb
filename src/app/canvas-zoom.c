// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zoom of the canvas: how many times larger than the picture that fills the place it is shown. The
// place is what the scrolled window shows, so that it does not depend on the zoom, and what stands
// under the pointer stays there. Zoom belongs to no document. See canvas-pan.c for what moves it.

#include "config.h"

#include "app/canvas-private.h"

#include "figure/scene.h"

#include <math.h>

#define LEAST_ZOOM 0.2
#define GREATEST_ZOOM 512.0

// Cells may become so large, px, and everything at least so many times as large.
#define GREATEST_CELL 160.0
#define LEAST_GREATEST_ZOOM 8.0

static const double ladder[]
  = { 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 1,  1.25, 1.5, 2,  2.5, 3,   4,   5,   6,   8,
      10,  12,   16,   20,  24,   32,  40, 48,   64,  80, 96,  128, 192, 256, 384, 512 };

static bool
has_place (FoveaCanvas *self)
{
  return self->hadjustment != NULL && self->vadjustment != NULL
         && gtk_adjustment_get_page_size (self->hadjustment) > 0
         && gtk_adjustment_get_page_size (self->vadjustment) > 0;
}

/**
 * fovea_canvas_is_zoomed:
 * @self: a canvas
 *
 * Returns: whether it is shown larger or smaller than it is laid out
 */
bool
fovea_canvas_is_zoomed (FoveaCanvas *self)
{
  return self->zoom != 1 && has_place (self);
}

/**
 * fovea_canvas_get_visible:
 * @self: a canvas
 * @visible: (out): the part of it that can be seen, px
 */
void
fovea_canvas_get_visible (FoveaCanvas     *self,
                          graphene_rect_t *visible)
{
  graphene_rect_t all
    = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                          (float) gtk_widget_get_height (GTK_WIDGET (self)));

  *visible = all;
  if (has_place (self))
    *visible = GRAPHENE_RECT_INIT ((float) gtk_adjustment_get_value (self->hadjustment),
                                   (float) gtk_adjustment_get_value (self->vadjustment),
                                   (float) gtk_adjustment_get_page_size (self->hadjustment),
                                   (float) gtk_adjustment_get_page_size (self->vadjustment));
}

/**
 * fovea_canvas_get_place:
 * @self: a canvas with content
 * @width: (out): px that the picture is laid out for before it is zoomed
 * @height: (out): px
 */
void
fovea_canvas_get_place (FoveaCanvas *self,
                        int         *width,
                        int         *height)
{
  if (!fovea_canvas_is_zoomed (self))
    {
      *width = gtk_widget_get_width (GTK_WIDGET (self));
      *height = gtk_widget_get_height (GTK_WIDGET (self));
      return;
    }

  *width = MAX ((int) gtk_adjustment_get_page_size (self->hadjustment),
                fovea_canvas_find_least_width (self));
  *height = MAX ((int) gtk_adjustment_get_page_size (self->vadjustment),
                 fovea_canvas_find_height (self, *width));
}

static double
find_least_cell (FoveaCanvas *self)
{
  const FoveaScene *scene = fovea_figure_get_scene (fovea_canvas_get_figure (self));
  double least = INFINITY;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_GRID && item->grid.n_columns > 0)
        least = MIN (least, item->width / item->grid.n_columns);
    }

  return self->magnification * least / self->zoom;
}

static double
clamp_zoom (FoveaCanvas *self,
            double       zoom)
{
  double greatest = CLAMP (GREATEST_CELL / find_least_cell (self), LEAST_GREATEST_ZOOM,
                           GREATEST_ZOOM);

  return CLAMP (zoom, LEAST_ZOOM, greatest);
}

static void
store_zoom (FoveaCanvas *self,
            double       zoom)
{
  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  g_clear_pointer (&self->figure, fovea_figure_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "zoom");
}

// Where the figure begins in the canvas, once that has the size that it asks for: several notches of
// the wheel may come before GTK gives it.
static double
get_origin (GtkAdjustment *adjustment,
            double         figure_length)
{
  double upper = MAX (gtk_adjustment_get_page_size (adjustment), ceil (figure_length));

  return floor ((upper - figure_length) / 2);
}

// Puts the adjustments where GTK will leave them, so that no frame shows another place.
static void
place_point (GtkAdjustment *adjustment,
             double         figure_length,
             double         point,
             double         seen_at)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double upper = MAX (page, ceil (figure_length));

  gtk_adjustment_configure (adjustment, get_origin (adjustment, figure_length) + point - seen_at, 0, upper,
                            gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), page);
}

/**
 * fovea_canvas_find_point:
 * @self: a canvas
 * @x: px from the left of what is seen
 * @y: px from its top
 * @point: (out): what stands there, px of the picture at zoom 1
 *
 * Returns: whether there is a picture
 */
bool
fovea_canvas_find_point (FoveaCanvas      *self,
                         double            x,
                         double            y,
                         graphene_point_t *point)
{
  if (!fovea_canvas_has_content (self) || !has_place (self))
    return false;

  FoveaFigure *figure = fovea_canvas_get_figure (self);
  double width = self->magnification * fovea_figure_get_width (figure);
  double height = self->magnification * fovea_figure_get_height (figure);
  double left = get_origin (self->hadjustment, width);
  double top = get_origin (self->vadjustment, height);

  point->x = (float) ((x + gtk_adjustment_get_value (self->hadjustment) - left) / self->zoom);
  point->y = (float) ((y + gtk_adjustment_get_value (self->vadjustment) - top) / self->zoom);

  return true;
}

/**
 * fovea_canvas_zoom_point:
 * @self: a canvas
 * @zoom: how many times larger than laid out, clamped to what makes sense
 * @point: px of the picture at zoom 1
 * @x: px from the left of what is seen
 * @y: px from its top
 *
 * Zooms and scrolls so that @point stands at (@x, @y), as far as there is anything to scroll.
 */
void
fovea_canvas_zoom_point (FoveaCanvas            *self,
                         double                  zoom,
                         const graphene_point_t *point,
                         double                  x,
                         double                  y)
{
  if (!fovea_canvas_has_content (self) || !has_place (self))
    return;

  FoveaFigure *figure = fovea_canvas_get_figure (self);
  double width = self->magnification * fovea_figure_get_width (figure) / self->zoom;
  double height = self->magnification * fovea_figure_get_height (figure) / self->zoom;

  zoom = clamp_zoom (self, zoom);
  self->fits = false;
  store_zoom (self, zoom);
  place_point (self->hadjustment, width * zoom, (double) point->x * zoom, x);
  place_point (self->vadjustment, height * zoom, (double) point->y * zoom, y);
}

/**
 * fovea_canvas_zoom_at:
 * @self: a canvas
 * @zoom: how many times larger than laid out, clamped to what makes sense
 * @x: px from the left of what is seen
 * @y: px from its top
 *
 * Zooms so that what stands at a point stays there, as far as there is anything to scroll.
 */
void
fovea_canvas_zoom_at (FoveaCanvas *self,
                      double       zoom,
                      double       x,
                      double       y)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  graphene_point_t point;

  if (!fovea_canvas_find_point (self, x, y, &point))
    return;

  self->fits = false;
  if (clamp_zoom (self, zoom) != self->zoom)
    fovea_canvas_zoom_point (self, zoom, &point, x, y);
}

// The selected cell if it is seen, else the middle of what is.
static void
find_anchor (FoveaCanvas *self,
             double      *x,
             double      *y)
{
  graphene_rect_t visible, bounds;
  graphene_point_t centre;
  FoveaCell cell;

  fovea_canvas_get_visible (self, &visible);
  *x = (double) visible.size.width / 2;
  *y = (double) visible.size.height / 2;
  if (!fovea_session_get_selection (self->session, &cell)
      || !fovea_canvas_get_cell_bounds (self, cell, &bounds))
    return;

  graphene_rect_get_center (&bounds, &centre);
  if (graphene_rect_contains_point (&visible, &centre))
    {
      *x = (double) (centre.x - visible.origin.x);
      *y = (double) (centre.y - visible.origin.y);
    }
}

static void
zoom_by_hand (FoveaCanvas *self,
              double       zoom)
{
  double x, y;

  if (!fovea_canvas_has_content (self) || !has_place (self))
    return;

  find_anchor (self, &x, &y);
  fovea_canvas_zoom_at (self, zoom, x, y);
}

/**
 * fovea_canvas_zoom_in:
 * @self: a canvas
 *
 * Shows the picture one step larger: around the selected cell if it is seen.
 */
void
fovea_canvas_zoom_in (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    if (ladder[i] > self->zoom * 1.01)
      {
        zoom_by_hand (self, ladder[i]);
        return;
      }
}

/**
 * fovea_canvas_zoom_out:
 * @self: a canvas
 *
 * Shows the picture one step smaller.
 */
void
fovea_canvas_zoom_out (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  for (guint i = G_N_ELEMENTS (ladder); i-- > 0;)
    if (ladder[i] < self->zoom / 1.01)
      {
        zoom_by_hand (self, ladder[i]);
        return;
      }
}

/**
 * fovea_canvas_reset_zoom:
 * @self: a canvas that is to show something else
 *
 * Shows it as it is laid out, from its beginning.
 */
void
fovea_canvas_reset_zoom (FoveaCanvas *self)
{
  self->fits = false;
  if (self->zoom == 1)
    return;

  store_zoom (self, 1);
  if (self->hadjustment != NULL)
    gtk_adjustment_set_value (self->hadjustment, 0);
  if (self->vadjustment != NULL)
    gtk_adjustment_set_value (self->vadjustment, 0);
}

/**
 * fovea_canvas_zoom_normal:
 * @self: a canvas
 *
 * Shows the picture as it is laid out, with type of the usual size.
 */
void
fovea_canvas_zoom_normal (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  self->fits = false;
  if (fovea_canvas_has_content (self) && has_place (self))
    zoom_by_hand (self, 1);
  else
    store_zoom (self, 1);
}

/**
 * fovea_canvas_zoom_fit:
 * @self: a canvas
 *
 * Shows the whole picture at once, and goes on to when its place or its content change, until it is
 * zoomed otherwise.
 */
void
fovea_canvas_zoom_fit (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  self->fits = true;
  fovea_canvas_update_fit (self);
}

/**
 * fovea_canvas_update_fit:
 * @self: a canvas whose place or content changed
 */
void
fovea_canvas_update_fit (FoveaCanvas *self)
{
  if (!self->fits || !fovea_canvas_has_content (self) || !has_place (self))
    return;

  double page_width = gtk_adjustment_get_page_size (self->hadjustment);
  double page_height = gtk_adjustment_get_page_size (self->vadjustment);
  int width = MAX ((int) page_width, fovea_canvas_find_least_width (self));
  int height = MAX ((int) page_height, fovea_canvas_find_height (self, width));

  store_zoom (self, MAX (LEAST_ZOOM, MIN (page_width / width, page_height / height)));
}

/**
 * fovea_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: how many times larger it is shown than laid out
 */
double
fovea_canvas_get_zoom (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), 1);

  return self->zoom;
}

/**
 * fovea_canvas_get_visible_figure:
 * @self: a canvas
 * @visible: (out): what is seen of its figure, in the figure's points
 */
void
fovea_canvas_get_visible_figure (FoveaCanvas     *self,
                                 graphene_rect_t *visible)
{
  fovea_canvas_get_visible (self, visible);
  graphene_rect_offset (visible, (float) -self->origin_x, (float) -self->origin_y);
  graphene_rect_scale (visible, (float) (1 / self->magnification),
                       (float) (1 / self->magnification), visible);
}

static void
scrolled_cb (FoveaCanvas *self)
{
  graphene_rect_t visible;

  fovea_canvas_get_visible_figure (self, &visible);
  if (!fovea_panel_cache_holds (self->cache, &visible))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
follow_place_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);

  self->follow_id = 0;
  fovea_canvas_update_fit (self);
  if (fovea_canvas_is_zoomed (self))
    gtk_widget_queue_resize (widget);

  return G_SOURCE_REMOVE;
}

// Told while GTK gives out sizes, when none may be asked for.
static void
place_changed_cb (FoveaCanvas *self)
{
  if (self->follow_id == 0 && (self->fits || self->zoom != 1))
    self->follow_id
      = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_place_cb, NULL, NULL);
}

/**
 * fovea_canvas_watch:
 * @self: a canvas
 * @place: (inout): one of its adjustments
 * @adjustment: (nullable): what it becomes
 *
 * Follows what is seen from now on by another adjustment.
 */
void
fovea_canvas_watch (FoveaCanvas    *self,
                    GtkAdjustment **place,
                    GtkAdjustment  *adjustment)
{
  if (*place == adjustment)
    return;

  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_set_object (place, adjustment);
  if (adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
