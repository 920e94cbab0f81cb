// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A presentation: full screen, large type, side bars away; keys of remote controls turn pages; B
// blanks the screen; S is a spotlight on the pointer, T a trail behind it. All of it is drawn over
// the window's own nodes, which are not drawn anew.

#include "config.h"

#include "app/lecture-private.h"

#include <math.h>

// How long the pointer's trail stays, µs.
#define TRAIL_TIME (G_USEC_PER_SEC * 3 / 4)
#define TRAIL_RADIUS_PX 7.0

// Of the height of the screen.
#define SPOTLIGHT_SHARE 0.17

// Figures are laid out in points of 9 at the least; this makes 14 of them on a screen of 1080 rows.
#define LEAST_POINTS 9.0
#define PRESENTED_POINTS 14.0
#define SCREEN_ROWS 1080.0

// By the screen, not by the window, which has not grown yet when full screen begins.
static double
find_text_scale (FoveaLecture *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkRectangle screen = { .height = (int) SCREEN_ROWS };
  GdkMonitor *monitor = NULL;

  if (surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);

  return PRESENTED_POINTS / LEAST_POINTS * CLAMP (screen.height / SCREEN_ROWS, 0.7, 2.0);
}

static gboolean
trail_tick_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  FoveaLecture *self = FOVEA_LECTURE (widget);
  gint64 oldest = g_get_monotonic_time () - TRAIL_TIME;
  guint n_old = 0;

  while (n_old < self->trail->len
         && g_array_index (self->trail, FoveaTrailPoint, n_old).time < oldest)
    n_old++;
  if (n_old > 0)
    g_array_remove_range (self->trail, 0, n_old);
  gtk_widget_queue_draw (widget);
  if (self->trail->len > 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           FoveaLecture             *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->has_trail)
    {
      FoveaTrailPoint point = { x, y, g_get_monotonic_time () };
      g_array_append_val (self->trail, point);
      if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), trail_tick_cb, NULL,
                                                   NULL);
    }
  if (self->has_spotlight)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
turn (FoveaLecture *self,
      int           n_pages)
{
  if (self->lesson != NULL)
    fovea_lecture_turn (self, self->page + n_pages);
  else
    fovea_player_bar_step (FOVEA_PLAYER_BAR (self->player), n_pages);
}

static void
toggle (FoveaLecture *self,
        bool         *what)
{
  *what = !*what;
  g_array_set_size (self->trail, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

// Before the picture sees them: there, Page Up and Page Down change channels.
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                FoveaLecture          *self)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    turn (self, 1);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    turn (self, -1);
  else if (key == GDK_KEY_b || key == GDK_KEY_B)
    toggle (self, &self->is_blank);
  else if (key == GDK_KEY_s || key == GDK_KEY_S)
    toggle (self, &self->has_spotlight);
  else if (key == GDK_KEY_t || key == GDK_KEY_T)
    toggle (self, &self->has_trail);
  else if (key == GDK_KEY_Escape && self->is_blank)
    toggle (self, &self->is_blank);
  else if (key == GDK_KEY_Escape)
    gtk_window_unfullscreen (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/**
 * fovea_lecture_add_presentation:
 * @self: a lecture
 *
 * Lets it listen to the pointer, and to keys once it presents.
 */
void
fovea_lecture_add_presentation (FoveaLecture *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_NONE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
}

/**
 * fovea_lecture_set_presenting:
 * @self: a lecture
 * @is_presenting: whether it fills the screen for an audience
 *
 * Enlarges the type, puts side bars away and takes over the keys; or undoes all that.
 */
void
fovea_lecture_set_presenting (FoveaLecture *self,
                              bool          is_presenting)
{
  if (self->is_presenting == is_presenting)
    return;

  self->is_presenting = is_presenting;
  self->is_blank = self->has_spotlight = self->has_trail = false;
  gtk_event_controller_set_propagation_phase (self->keys, is_presenting ? GTK_PHASE_CAPTURE
                                                                        : GTK_PHASE_NONE);
  if (is_presenting)
    self->has_sidebar = fovea_lecture_has_sidebar (self);
  fovea_lecture_show_sidebar (self, !is_presenting && self->has_sidebar);
  fovea_player_bar_show_controls (FOVEA_PLAYER_BAR (self->player), !is_presenting);
  if (is_presenting)
    gtk_widget_add_css_class (GTK_WIDGET (self), "presenting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "presenting");
  if (self->canvas != NULL)
    fovea_canvas_set_text_scale (self->canvas, is_presenting ? find_text_scale (self) : 1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * fovea_lecture_is_presenting:
 * @self: a lecture
 *
 * Returns: whether it fills the screen for an audience
 */
bool
fovea_lecture_is_presenting (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), false);

  return self->is_presenting;
}

static void
draw_spotlight (FoveaLecture    *self,
                GtkSnapshot     *snapshot,
                graphene_rect_t *bounds)
{
  float radius = (float) SPOTLIGHT_SHARE * bounds->size.height;
  const GskColorStop stops[] = {
    { 0.0f, { 0, 0, 0, 0 } },
    { 0.9f, { 0, 0, 0, 0 } },
    { 1.0f, { 0, 0, 0, 0.72f } },
  };

  gtk_snapshot_append_radial_gradient (
    snapshot, bounds,
    &GRAPHENE_POINT_INIT ((float) self->pointer_x, (float) self->pointer_y), radius, radius, 0,
    1, stops, G_N_ELEMENTS (stops));
}

static void
draw_trail (FoveaLecture *self,
            GtkSnapshot  *snapshot)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < self->trail->len; i++)
    {
      const FoveaTrailPoint *point = &g_array_index (self->trail, FoveaTrailPoint, i);
      double age = CLAMP ((double) (now - point->time) / TRAIL_TIME, 0, 1);
      float radius = (float) (TRAIL_RADIUS_PX * (1 - age) + 1);
      graphene_rect_t dot = GRAPHENE_RECT_INIT (
        (float) point->x - radius, (float) point->y - radius, 2 * radius, 2 * radius);
      GskRoundedRect round;
      gsk_rounded_rect_init_from_rect (&round, &dot, radius);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot,
                                 &(GdkRGBA){ 0.84f, 0.15f, 0.16f, (float) (0.7 * (1 - age)) },
                                 &dot);
      gtk_snapshot_pop (snapshot);
    }
}

/**
 * fovea_lecture_draw_over:
 * @self: a lecture
 * @snapshot: where its children are drawn already
 *
 * Draws what a presentation lays over them.
 */
void
fovea_lecture_draw_over (FoveaLecture *self,
                         GtkSnapshot  *snapshot)
{
  graphene_rect_t bounds
    = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                          (float) gtk_widget_get_height (GTK_WIDGET (self)));

  if (!self->is_presenting)
    return;
  if (self->has_spotlight)
    draw_spotlight (self, snapshot, &bounds);
  if (self->has_trail)
    draw_trail (self, snapshot);
  if (self->is_blank)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 1 }, &bounds);
}
