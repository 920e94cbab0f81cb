// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson's page is shown whole: document, selection, sum, view, playback. What was shown before the
// lesson comes back after it, with all its edits.

#include "config.h"

#include "app/lecture-private.h"

// Narrower, the text stands under the picture.
#define LEAST_WIDE_PX 760
#define LEAST_HEADER_PX 900
#define LEAST_VIEW_PX 280
#define GREATEST_VIEW_PX 420

enum
{
  PROP_CONTENT = 1,
  PROP_CANVAS,
  PROP_HAS_PLAYBACK,
  PROP_HAS_LESSON,
  PROP_HAS_OWN_LOOK,
  PROP_IS_NARROW,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaLecture, fovea_lecture, GTK_TYPE_WIDGET)

static FoveaSession *
get_session (FoveaLecture *self)
{
  return self->canvas != NULL ? fovea_canvas_get_session (self->canvas) : NULL;
}

static void
trace_notify_cb (FoveaLecture *self)
{
  FoveaCell cell;

  if (self->lesson == NULL)
    return;

  const FoveaLessonPage *page = fovea_lesson_get_page (self->lesson, self->page);
  if (page->has_goal && fovea_session_get_selection (get_session (self), &cell)
      && fovea_cell_equal (cell, page->goal))
    fovea_lesson_view_set_done (FOVEA_LESSON_VIEW (self->view), true);
}

// A document that was opened meanwhile ends the lesson.
static void
document_notify_cb (FoveaLecture *self)
{
  if (self->lesson != NULL && !self->is_turning)
    fovea_lecture_leave (self);
}

static void
player_notify_cb (FoveaLecture *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PLAYBACK]);
}

static void
session_notify_cb (FoveaLecture *self)
{
  g_signal_group_set_target (self->session_signals, get_session (self));
}

static void
set_content (FoveaLecture *self,
             GtkWidget    *content)
{
  if (self->content == content)
    return;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  if (content != NULL)
    gtk_widget_insert_before (content, GTK_WIDGET (self),
                              gtk_widget_get_first_child (GTK_WIDGET (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

static void
set_canvas (FoveaLecture *self,
            FoveaCanvas  *canvas)
{
  if (!g_set_object (&self->canvas, canvas))
    return;
  g_object_set (self->player, "canvas", canvas, NULL);
  if (canvas != NULL)
    g_signal_connect_object (canvas, "notify::session", G_CALLBACK (session_notify_cb), self,
                             G_CONNECT_SWAPPED);
  session_notify_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CANVAS]);
}

// What stands beside the picture.
static GtkWidget *
get_side (FoveaLecture *self)
{
  return self->recorder != NULL ? self->recorder : self->view;
}

// Sizes of a child that may be hidden.
static void
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int            *minimum,
               int            *natural)
{
  *minimum = *natural = 0;
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

static void
fovea_lecture_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  FoveaLecture *self = FOVEA_LECTURE (widget);
  int least[3];
  int wanted[3];

  measure_child (self->content, orientation, &least[0], &wanted[0]);
  measure_child (get_side (self), orientation, &least[1], &wanted[1]);
  measure_child (self->player, orientation, &least[2], &wanted[2]);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (MAX (least[0], least[1]), least[2]);
      *natural = MAX (wanted[0] + least[1], wanted[2]);
    }
  else
    {
      *minimum = least[0] + least[1] + least[2];
      *natural = MAX (*minimum, wanted[0] + wanted[2]);
    }
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static gboolean
tell_narrow_cb (gpointer data)
{
  FoveaLecture *self = data;

  self->narrow_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
  return G_SOURCE_REMOVE;
}

// Told once the allocation is done: a header changes by it.
static void
set_narrow (FoveaLecture *self,
            bool          is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_narrow_cb, self, NULL);
}

// A presentation gives the text a larger share, because its type is larger.
static int
find_view_width (FoveaLecture *self,
                 int           width,
                 int           least)
{
  double share = self->is_presenting ? 0.34 : 0.28;
  int most = self->is_presenting ? G_MAXINT : GREATEST_VIEW_PX;

  return MAX (least, CLAMP ((int) (share * width), LEAST_VIEW_PX, most));
}

static void
fovea_lecture_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  FoveaLecture *self = FOVEA_LECTURE (widget);
  bool is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int player, view, natural, content;

  set_narrow (self, width < LEAST_HEADER_PX);
  measure_child (self->player, GTK_ORIENTATION_VERTICAL, &player, &natural);
  int room = MAX (0, height - player);
  allocate (self->player, 0, room, width, player);
  measure_child (self->content, GTK_ORIENTATION_HORIZONTAL, &content, &natural);
  measure_child (get_side (self), GTK_ORIENTATION_HORIZONTAL, &view, &natural);
  if (view == 0)
    {
      allocate (self->content, 0, 0, width, room);
      return;
    }

  int view_width = find_view_width (self, width, view);
  if (width >= LEAST_WIDE_PX && width - view_width >= content)
    {
      allocate (get_side (self), is_reversed ? 0 : width - view_width, 0, view_width, room);
      allocate (self->content, is_reversed ? view_width : 0, 0, width - view_width, room);
      return;
    }

  measure_child (self->content, GTK_ORIENTATION_VERTICAL, &content, &natural);
  measure_child (get_side (self), GTK_ORIENTATION_VERTICAL, &view, &natural);
  int view_height = MAX (view, MIN (2 * room / 5, room - content));
  allocate (self->content, 0, 0, width, MAX (0, room - view_height));
  allocate (get_side (self), 0, room - view_height, width, view_height);
}

static void
fovea_lecture_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (fovea_lecture_parent_class)->snapshot (widget, snapshot);
  fovea_lecture_draw_over (FOVEA_LECTURE (widget), snapshot);
}

static void
fullscreened_notify_cb (FoveaLecture *self,
                        GParamSpec   *pspec,
                        GtkWindow    *window)
{
  fovea_lecture_set_presenting (self, gtk_window_is_fullscreen (window));
}

// Before the window asks what is to become of its document, and keeps what it shows for the next
// start, both are the user's again.
static gboolean
close_request_cb (FoveaLecture *self)
{
  fovea_lecture_set_presenting (self, false);
  fovea_lecture_close (self);
  return GDK_EVENT_PROPAGATE;
}

static void
fovea_lecture_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fovea_lecture_parent_class)->root (widget);

  GtkRoot *root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;
  g_signal_connect_object (root, "notify::fullscreened", G_CALLBACK (fullscreened_notify_cb),
                           widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "close-request", G_CALLBACK (close_request_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
fovea_lecture_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoveaLecture *self = FOVEA_LECTURE (object);

  if (property == PROP_CONTENT)
    g_value_set_object (value, self->content);
  else if (property == PROP_CANVAS)
    g_value_set_object (value, self->canvas);
  else if (property == PROP_HAS_PLAYBACK)
    g_value_set_boolean (value, fovea_player_bar_is_open (FOVEA_PLAYER_BAR (self->player)));
  else if (property == PROP_HAS_LESSON)
    g_value_set_boolean (value, self->lesson != NULL);
  else if (property == PROP_HAS_OWN_LOOK)
    g_value_set_boolean (value, self->lesson != NULL || self->recorder != NULL);
  else if (property == PROP_IS_NARROW)
    g_value_set_boolean (value, self->is_narrow);
  else if (property == PROP_PAGE)
    g_value_set_int (value, self->page);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

// A playback would walk past what is asked.
static bool
is_pending (FoveaLecture *self)
{
  return get_session (self) != NULL && fovea_session_is_pending (get_session (self));
}

static void
pending_notify_cb (FoveaLecture *self)
{
  if (is_pending (self))
    fovea_player_bar_close (FOVEA_PLAYER_BAR (self->player));
}

static void
set_playback (FoveaLecture *self,
              bool          has_playback)
{
  FoveaPlayerBar *player = FOVEA_PLAYER_BAR (self->player);

  if (has_playback == fovea_player_bar_is_open (player) || (has_playback && is_pending (self)))
    return;
  if (has_playback)
    fovea_player_bar_open (player, fovea_player_bar_get_playback (player));
  else
    fovea_player_bar_close (player);
}

static void
fovea_lecture_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  FoveaLecture *self = FOVEA_LECTURE (object);

  if (property == PROP_CONTENT)
    set_content (self, g_value_get_object (value));
  else if (property == PROP_CANVAS)
    set_canvas (self, g_value_get_object (value));
  else if (property == PROP_HAS_PLAYBACK)
    set_playback (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_lecture_dispose (GObject *object)
{
  FoveaLecture *self = FOVEA_LECTURE (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->recorder, gtk_widget_unparent);
  g_clear_pointer (&self->player, gtk_widget_unparent);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->canvas);
  g_clear_object (&self->document);
  g_clear_pointer (&self->lesson, fovea_lesson_unref);
  g_clear_pointer (&self->trail, g_array_unref);

  G_OBJECT_CLASS (fovea_lecture_parent_class)->dispose (object);
}

static gboolean
play_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  if (!is_pending (FOVEA_LECTURE (widget)))
    fovea_player_bar_play (FOVEA_PLAYER_BAR (FOVEA_LECTURE (widget)->player));
  return TRUE;
}

static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  if (!is_pending (FOVEA_LECTURE (widget)))
    fovea_player_bar_step (FOVEA_PLAYER_BAR (FOVEA_LECTURE (widget)->player),
                           g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
choose_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  FoveaPlayerBar *player = FOVEA_PLAYER_BAR (FOVEA_LECTURE (widget)->player);
  int n_choices = FOVEA_PLAYBACK_NESTED + 1;
  int next = (int) fovea_player_bar_get_playback (player) + g_variant_get_int32 (arguments);

  if (!is_pending (FOVEA_LECTURE (widget)))
    fovea_player_bar_choose (player, (FoveaPlayback) ((next + n_choices) % n_choices));
  return TRUE;
}

// Keys that reach the lecture were wanted by no entry and no button.
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint play_keys[] = { GDK_KEY_space, GDK_KEY_k };
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    int n_steps;
  } step_keys[] = {
    { GDK_KEY_comma, 0, -1 },
    { GDK_KEY_period, 0, 1 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, -1 },
    { GDK_KEY_Right, GDK_CONTROL_MASK, 1 },
  };
  static const struct
  {
    guint key;
    const char *action;
  } page_keys[] = {
    { GDK_KEY_Page_Down, "win.next-page" },
    { GDK_KEY_KP_Page_Down, "win.next-page" },
    { GDK_KEY_Page_Up, "win.previous-page" },
    { GDK_KEY_KP_Page_Up, "win.previous-page" },
  };

  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, choose_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_SHIFT_MASK, choose_key_cb, "i", -1);
  for (guint i = 0; i < G_N_ELEMENTS (play_keys); i++)
    gtk_widget_class_add_binding (widget_class, play_keys[i], 0, play_key_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (step_keys); i++)
    gtk_widget_class_add_binding (widget_class, step_keys[i].key, step_keys[i].modifiers,
                                  step_key_cb, "i", step_keys[i].n_steps);
  for (guint i = 0; i < G_N_ELEMENTS (page_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, page_keys[i].key, 0, page_keys[i].action,
                                         NULL);
}

static void
fovea_lecture_class_init (FoveaLectureClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = fovea_lecture_get_property;
  object_class->set_property = fovea_lecture_set_property;
  object_class->dispose = fovea_lecture_dispose;
  widget_class->measure = fovea_lecture_measure;
  widget_class->size_allocate = fovea_lecture_size_allocate;
  widget_class->snapshot = fovea_lecture_snapshot;
  widget_class->root = fovea_lecture_root;

  properties[PROP_CONTENT]
    = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CANVAS]
    = g_param_spec_object ("canvas", NULL, NULL, FOVEA_TYPE_CANVAS, flags);
  properties[PROP_HAS_PLAYBACK]
    = g_param_spec_boolean ("has-playback", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_LESSON]
    = g_param_spec_boolean ("has-lesson", NULL, NULL, FALSE, flags & ~G_PARAM_WRITABLE);
  properties[PROP_HAS_OWN_LOOK]
    = g_param_spec_boolean ("has-own-look", NULL, NULL, FALSE, flags & ~G_PARAM_WRITABLE);
  properties[PROP_IS_NARROW]
    = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, flags & ~G_PARAM_WRITABLE);
  properties[PROP_PAGE] = g_param_spec_int ("page", NULL, NULL, 0, G_MAXINT, 0,
                                            flags & ~G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "lecture");
  add_keys (widget_class);
}

static void
fovea_lecture_init (FoveaLecture *self)
{
  self->view = fovea_lesson_view_new ();
  self->player = fovea_player_bar_new ();
  self->trail = g_array_new (FALSE, FALSE, sizeof (FoveaTrailPoint));
  gtk_widget_set_visible (self->view, FALSE);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_set_parent (self->player, GTK_WIDGET (self));
  g_signal_connect_object (self->player, "notify::is-open", G_CALLBACK (player_notify_cb),
                           self, G_CONNECT_SWAPPED);
  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::trace",
                                  G_CALLBACK (trace_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::pending",
                                  G_CALLBACK (pending_notify_cb), self);
  fovea_lecture_add_presentation (self);
}
