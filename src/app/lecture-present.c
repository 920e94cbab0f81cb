// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A presentation: full screen, large type, side bars and a resting pointer away; keys of remote
// controls turn pages; B blanks the screen, D darkens or lightens the hall; S is a spotlight on the
// pointer, T a trail behind it. What is laid over the window is drawn in lecture-over.c.

#include "config.h"

#include "app/lecture-private.h"

#include <math.h>

// A figure's type has 9 px at the least; this makes 14 pt of them on a screen of 1080 rows.
#define LEAST_PX 9.0
#define PRESENTED_PX (14.0 * 96 / 72)
#define SCREEN_ROWS 1080.0

// After so long without a motion the pointer is in the way, s.
#define POINTER_REST 3

// Type of words by the rows of the screen; see style.css.
static const struct
{
  int n_rows;
  const char *style;
} halls[] = {
  { 700, "hall-small" },
  { 1000, "hall-720" },
  { 1300, "hall-1080" },
  { 1900, "hall-1440" },
  { G_MAXINT, "hall-2160" },
};

// By the screen, not by the window, which has not grown yet when full screen begins.
static int
find_screen_rows (FoveaLecture *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkRectangle screen = { .height = (int) SCREEN_ROWS };
  GdkMonitor *monitor = NULL;

  if (surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);

  return screen.height;
}

static const char *
find_hall_style (int n_rows)
{
  guint i = 0;

  while (n_rows >= halls[i].n_rows)
    i++;
  return halls[i].style;
}

static gboolean
rest_cb (gpointer data)
{
  FoveaLecture *self = data;

  self->rest = 0;
  if (!self->has_spotlight && !self->has_trail)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

// The pointer is seen while it moves.
static void
wake_pointer (FoveaLecture *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (self->is_presenting)
    self->rest = g_timeout_add_seconds (POINTER_REST, rest_cb, self);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           FoveaLecture             *self)
{
  // GTK tells of motions, too, where things move under a pointer that rests.
  if (self->pointer_x != x || self->pointer_y != y)
    wake_pointer (self);
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->has_trail)
    fovea_lecture_add_trail (self);
  if (self->has_spotlight)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

// A lecture goes on with the next built-in lesson, and back to the end of the one before.
static void
turn_lesson (FoveaLecture *self,
             int           n_pages)
{
  int lesson;
  bool is_there = n_pages > 0 ? fovea_lessons_find_next (self->lesson, &lesson)
                              : fovea_lessons_find_previous (self->lesson, &lesson);

  if (!is_there)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-lesson-at", "(si)",
                              fovea_lessons_get_name (lesson), n_pages > 0 ? 0 : G_MAXINT);
}

static void
turn (FoveaLecture *self,
      int           n_pages)
{
  FoveaSession *session = self->canvas != NULL ? fovea_canvas_get_session (self->canvas) : NULL;

  // What is asked is shown before the next page is.
  if (n_pages > 0 && session != NULL
      && (fovea_session_is_pending (session)
          || (self->lesson == NULL && fovea_session_get_question (session) != NULL)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reveal-answer", NULL);
  else if (self->lesson != NULL && !fovea_lecture_turn (self, self->page + n_pages))
    turn_lesson (self, n_pages);
  else if (self->lesson == NULL)
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

// For the hall alone: what the user prefers is as it was when the presentation ends.
static void
toggle_hall (FoveaLecture *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  gboolean is_dark;

  g_object_get (settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  if (!self->has_hall)
    self->was_dark = is_dark;
  self->has_hall = true;
  g_object_set (settings, "gtk-application-prefer-dark-theme", !is_dark, NULL);
}

static void
leave_hall (FoveaLecture *self)
{
  if (!self->has_hall)
    return;
  self->has_hall = false;
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-application-prefer-dark-theme", self->was_dark, NULL);
}

static GtkWidget *
get_focus (FoveaLecture *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

// Arrows are the picture's while it has a cell to move from.
static bool
moves_selection (FoveaLecture *self)
{
  GtkWidget *focus = get_focus (self);
  FoveaCell cell;

  return focus != NULL && self->canvas != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->canvas))
         && fovea_session_get_selection (fovea_canvas_get_session (self->canvas), &cell);
}

// How far a key of a remote control turns; 0 for other keys.
static int
find_turn (FoveaLecture *self,
           guint         key)
{
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return 1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return -1;
    case GDK_KEY_Right:
      return moves_selection (self) ? 0 : 1;
    case GDK_KEY_Left:
      return moves_selection (self) ? 0 : -1;
    default:
      return 0;
    }
}

static bool
is_page_key (guint key)
{
  return key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down || key == GDK_KEY_Page_Up
         || key == GDK_KEY_KP_Page_Up;
}

// Remote controls send B or a full stop, which steps a playback only where nobody presents.
static bool
is_blank_key (guint key)
{
  return key == GDK_KEY_b || key == GDK_KEY_period || key == GDK_KEY_KP_Decimal;
}

// Whatever turns or leaves shows first what is there; other keys are not for a dark screen.
static bool
ends_blank (FoveaLecture *self,
            guint         key)
{
  return is_blank_key (gdk_keyval_to_lower (key)) || key == GDK_KEY_Escape
         || find_turn (self, key) != 0;
}

// They may be left out for want of room: whoever asks for them gets them.
static void
toggle_cards (FoveaCanvas *canvas)
{
  bool is_wanted = fovea_canvas_get_figure (canvas) == NULL
                   || !fovea_canvas_get_options (canvas)->shows_cards;

  fovea_canvas_show_cards (canvas, is_wanted);
  fovea_canvas_keep_cards (canvas, is_wanted);
}

static bool
toggle_by_key (FoveaLecture *self,
               guint         key)
{
  if (is_blank_key (key))
    toggle (self, &self->is_blank);
  else if (key == GDK_KEY_s)
    toggle (self, &self->has_spotlight);
  else if (key == GDK_KEY_t)
    toggle (self, &self->has_trail);
  else if (key == GDK_KEY_d)
    toggle_hall (self);
  else if (key == GDK_KEY_c && self->canvas != NULL)
    toggle_cards (self->canvas);
  else
    return false;

  wake_pointer (self);
  return true;
}

// Before the picture sees them: there, Page Up and Page Down change channels.
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                FoveaLecture          *self)
{
  int n_pages = find_turn (self, key);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (self->is_blank && ends_blank (self, key))
    {
      toggle (self, &self->is_blank);
      return GDK_EVENT_STOP;
    }
  // Remote controls turn pages whatever has the focus; what else is typed is an answer.
  if (GTK_IS_EDITABLE (get_focus (self)) && !is_page_key (key))
    return GDK_EVENT_PROPAGATE;

  if (n_pages != 0)
    turn (self, n_pages);
  else if (key == GDK_KEY_Escape)
    gtk_window_unfullscreen (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  else
    return toggle_by_key (self, gdk_keyval_to_lower (key));

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

static void
set_size_of_type (FoveaLecture *self)
{
  int n_rows = find_screen_rows (self);
  double scale = PRESENTED_PX / LEAST_PX * CLAMP (n_rows / SCREEN_ROWS, 0.5, 4);

  for (guint i = 0; i < G_N_ELEMENTS (halls); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), halls[i].style);
  if (self->is_presenting)
    gtk_widget_add_css_class (GTK_WIDGET (self), find_hall_style (n_rows));
  if (self->canvas != NULL)
    fovea_canvas_set_magnification (self->canvas, self->is_presenting ? MAX (1, scale) : 1);
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
  fovea_lecture_update_sides (self);
  fovea_player_bar_show_controls (FOVEA_PLAYER_BAR (self->player), !is_presenting);
  fovea_lesson_view_show_controls (FOVEA_LESSON_VIEW (self->view), !is_presenting);
  set_size_of_type (self);
  if (self->canvas != NULL && self->lesson == NULL)
    fovea_canvas_show_cards (self->canvas, !is_presenting);
  if (!is_presenting)
    leave_hall (self);
  wake_pointer (self);
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

/**
 * fovea_lecture_is_blank:
 * @self: a lecture
 *
 * Returns: whether it presents nothing but a dark screen
 */
bool
fovea_lecture_is_blank (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), false);

  return self->is_blank;
}
