// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a presentation lays over the window: spotlight, trail, a blank screen. It is drawn over the
// window's own nodes, which are not drawn anew.

#include "config.h"

#include "app/lecture-private.h"

// How long the pointer's trail stays, µs.
#define TRAIL_TIME (G_USEC_PER_SEC * 3 / 4)
#define TRAIL_RADIUS_PX 7.0

// Of the height of the screen.
#define SPOTLIGHT_SHARE 0.17

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

/**
 * fovea_lecture_add_trail:
 * @self: a lecture
 *
 * Lets the trail begin where the pointer is now.
 */
void
fovea_lecture_add_trail (FoveaLecture *self)
{
  FoveaTrailPoint point = { self->pointer_x, self->pointer_y, g_get_monotonic_time () };

  g_array_append_val (self->trail, point);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), trail_tick_cb, NULL, NULL);
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
