// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns a player's position into a step of the canvas's network, and the frame clock's time into
// positions. Where the desktop wants no animations, playing goes to the end at once.

#include "config.h"

#include "app/player-bar-private.h"

#include "app/reading.h"

#include <glib/gi18n.h>
#include <math.h>

// How long a window slides, of a step and in seconds.
#define SLIDE_SHARE 0.6
#define GREATEST_SLIDE_S 0.5
#define LEAST_SLIDE_S 0.06

enum
{
  PROP_CANVAS = 1,
  PROP_IS_OPEN,
  PROP_PLAYBACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

// As the menu lists them, ½× to 8×, in windows a second.
static const double speeds[] = { 1, 2, 4, 8, 16 };

// A map takes longer to see, a term less, than a window.
static const double haste[] = {
  [FOVEA_PLAYBACK_LAYERS] = 0.5,
  [FOVEA_PLAYBACK_FILL] = 1,
  [FOVEA_PLAYBACK_CELLS] = 1,
  [FOVEA_PLAYBACK_TERMS] = 2,
  [FOVEA_PLAYBACK_NESTED] = 1,
};

G_DEFINE_FINAL_TYPE (FoveaPlayerBar, fovea_player_bar, GTK_TYPE_WIDGET)

// The scrubber is told without telling back.
static void
update_scrubber (FoveaPlayerBar *self)
{
  gint64 n_steps = fovea_player_get_n_steps (self->player);

  self->is_scrubbing = true;
  gtk_adjustment_configure (self->adjustment,
                            (double) fovea_player_get_position (self->player), 0,
                            (double) MAX (1, n_steps - 1), 1, 5, 0);
  self->is_scrubbing = false;
  gtk_widget_set_sensitive (self->bar, n_steps > 0);
}

static void
position_notify_cb (FoveaPlayerBar *self)
{
  update_scrubber (self);
  fovea_player_bar_show (self);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  FoveaPlayerBar *self = FOVEA_PLAYER_BAR (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->last_time > 0 ? (double) (now - self->last_time) / G_USEC_PER_SEC : 0;

  self->last_time = now;
  fovea_player_advance (self->player, MAX (0, seconds));
  return G_SOURCE_CONTINUE;
}

// Windows slide for the better part of a step while it plays; faster than the eye they jump.
static void
update_slide (FoveaPlayerBar *self)
{
  double seconds = MIN (GREATEST_SLIDE_S, SLIDE_SHARE / fovea_player_get_speed (self->player));
  bool slides = fovea_player_get_playing (self->player) && seconds >= LEAST_SLIDE_S;

  if (self->canvas != NULL)
    fovea_canvas_set_slide_time (self->canvas, slides ? seconds : 0);
}

static void
playing_notify_cb (FoveaPlayerBar *self)
{
  bool is_playing = fovea_player_get_playing (self->player);
  const char *label = is_playing ? _("Pause") : _("Play");

  gtk_button_set_icon_name (GTK_BUTTON (self->play_button),
                            is_playing ? "media-playback-pause-symbolic"
                                       : "media-playback-start-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->last_time = 0;
  update_slide (self);
  if (is_playing && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  if (!is_playing && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
}

static void
update_steps (FoveaPlayerBar *self)
{
  if (!self->is_open)
    return;

  fovea_player_set_n_steps (self->player, fovea_player_bar_count_steps (self));
  update_scrubber (self);
}

// Counts the steps anew and goes to one of them, which is shown afterwards.
static void
reset_steps (FoveaPlayerBar *self,
             gint64          position)
{
  self->is_open = false;
  fovea_player_set_n_steps (self->player, fovea_player_bar_count_steps (self));
  fovea_player_set_position (self->player, position);
  self->is_open = true;
  update_scrubber (self);
}

static void
evaluation_notify_cb (FoveaPlayerBar *self)
{
  bool stays_whole = self->is_open && self->is_whole && self->playback != FOVEA_PLAYBACK_NESTED;

  if (stays_whole)
    reset_steps (self, G_MAXINT64);
  else
    update_steps (self);
  if (stays_whole && fovea_player_get_n_steps (self->player) > 0)
    fovea_player_bar_show_whole (self);
  else if (self->is_open && self->playback != FOVEA_PLAYBACK_NESTED)
    fovea_player_bar_show (self);
}

// A cell selected by hand is gone to; its windows are visited.
static void
trace_notify_cb (FoveaPlayerBar *self)
{
  FoveaTrace *trace = fovea_session_get_trace (fovea_player_bar_get_session (self));
  bool is_another = fovea_player_bar_store_selection (self);

  if (!self->is_open || self->is_showing)
    return;

  if (self->playback == FOVEA_PLAYBACK_NESTED)
    {
      update_steps (self);
      fovea_player_bar_show (self);
      return;
    }

  if (!is_another)
    return;

  fovea_player_set_playing (self->player, false);
  if (trace != NULL && fovea_trace_get_cell (trace).stage > 0)
    fovea_player_set_position (self->player, fovea_player_bar_find_step (self));
}

static void
scrubber_changed_cb (FoveaPlayerBar *self)
{
  if (self->is_scrubbing)
    return;

  fovea_player_set_playing (self->player, false);
  fovea_player_set_position (self->player,
                             llround (gtk_adjustment_get_value (self->adjustment)));
}

static void
play_clicked_cb (FoveaPlayerBar *self)
{
  fovea_player_bar_play (self);
}

static void
first_clicked_cb (FoveaPlayerBar *self)
{
  fovea_player_bar_go (self, 0);
}

static void
back_clicked_cb (FoveaPlayerBar *self)
{
  fovea_player_bar_step (self, -1);
}

static void
forward_clicked_cb (FoveaPlayerBar *self)
{
  fovea_player_bar_step (self, 1);
}

static void
last_clicked_cb (FoveaPlayerBar *self)
{
  fovea_player_bar_go (self, fovea_player_get_n_steps (self->player) - 1);
}

static void
close_clicked_cb (FoveaPlayerBar *self)
{
  fovea_player_bar_close (self);
}

static void
loop_toggled_cb (FoveaPlayerBar  *self,
                 GtkToggleButton *button)
{
  fovea_player_set_loops (self->player, gtk_toggle_button_get_active (button));
}

static void
speed_selected_cb (FoveaPlayerBar *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->speed_menu));

  if (selected < G_N_ELEMENTS (speeds))
    fovea_player_set_speed (self->player, speeds[selected] * haste[self->playback]);
  update_slide (self);
}

static void
playback_selected_cb (FoveaPlayerBar *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->playback_menu));

  if (self->is_open && selected != GTK_INVALID_LIST_POSITION)
    fovea_player_bar_choose (self, (FoveaPlayback) selected);
}

static void
session_notify_cb (FoveaPlayerBar *self)
{
  g_signal_group_set_target (self->session_signals, fovea_player_bar_get_session (self));
  evaluation_notify_cb (self);
}

static void
set_canvas (FoveaPlayerBar *self,
            FoveaCanvas    *canvas)
{
  if (!g_set_object (&self->canvas, canvas))
    return;

  g_signal_group_set_target (self->session_signals, fovea_player_bar_get_session (self));
  if (canvas != NULL)
    g_signal_connect_object (canvas, "notify::session", G_CALLBACK (session_notify_cb), self,
                             G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CANVAS]);
}

static void
fovea_player_bar_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  FoveaPlayerBar *self = FOVEA_PLAYER_BAR (object);

  if (property == PROP_CANVAS)
    g_value_set_object (value, self->canvas);
  else if (property == PROP_IS_OPEN)
    g_value_set_boolean (value, self->is_open);
  else if (property == PROP_PLAYBACK)
    g_value_set_int (value, (int) self->playback);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_player_bar_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  FoveaPlayerBar *self = FOVEA_PLAYER_BAR (object);

  if (property == PROP_CANVAS)
    set_canvas (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_player_bar_dispose (GObject *object)
{
  FoveaPlayerBar *self = FOVEA_PLAYER_BAR (object);

  self->is_open = false;
  fovea_player_set_playing (self->player, false);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_PLAYER_BAR);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->canvas);

  G_OBJECT_CLASS (fovea_player_bar_parent_class)->dispose (object);
}

static void
fovea_player_bar_finalize (GObject *object)
{
  FoveaPlayerBar *self = FOVEA_PLAYER_BAR (object);

  g_clear_object (&self->player);
  G_OBJECT_CLASS (fovea_player_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/player.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, frame);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, controls);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, bar);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, scrubber);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, name_label);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, playback_menu);
  gtk_widget_class_bind_template_child (widget_class, FoveaPlayerBar, speed_menu);
  gtk_widget_class_bind_template_callback (widget_class, play_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrubber_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, loop_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, speed_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, playback_selected_cb);
}

static void
fovea_player_bar_class_init (FoveaPlayerBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = fovea_player_bar_get_property;
  object_class->set_property = fovea_player_bar_set_property;
  object_class->dispose = fovea_player_bar_dispose;
  object_class->finalize = fovea_player_bar_finalize;

  properties[PROP_CANVAS] = g_param_spec_object ("canvas", NULL, NULL, FOVEA_TYPE_CANVAS,
                                                 read | G_PARAM_WRITABLE);
  properties[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, read);
  properties[PROP_PLAYBACK]
    = g_param_spec_int ("playback", NULL, NULL, 0, FOVEA_PLAYBACK_NESTED,
                        FOVEA_PLAYBACK_FILL, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
fovea_player_bar_init (FoveaPlayerBar *self)
{
  self->player = fovea_player_new ();
  self->playback = FOVEA_PLAYBACK_FILL;
  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::evaluation",
                                  G_CALLBACK (evaluation_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::trace",
                                  G_CALLBACK (trace_notify_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_reading_from_left (self->bar);
  speed_selected_cb (self);
  g_signal_connect_swapped (self->player, "notify::position", G_CALLBACK (position_notify_cb),
                            self);
  g_signal_connect_swapped (self->player, "notify::playing", G_CALLBACK (playing_notify_cb),
                            self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * fovea_player_bar_open:
 * @self: a bar
 * @playback: what to play
 *
 * Opens the bar, at the last step of what fills, where the picture is whole, and at the first of
 * what is visited.
 */
void
fovea_player_bar_open (FoveaPlayerBar *self,
                       FoveaPlayback   playback)
{
  g_return_if_fail (FOVEA_IS_PLAYER_BAR (self));

  bool is_first = playback == FOVEA_PLAYBACK_NESTED;

  self->is_open = false;
  fovea_player_set_playing (self->player, false);
  self->playback = playback;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->playback_menu), playback);
  speed_selected_cb (self);
  reset_steps (self, is_first ? 0 : G_MAXINT64);
  fovea_player_bar_store_selection (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (is_first || fovea_player_get_n_steps (self->player) == 0)
    fovea_player_bar_show (self);
  else
    fovea_player_bar_show_whole (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYBACK]);
}

/**
 * fovea_player_bar_close:
 * @self: a bar
 *
 * Puts the bar away; the picture is whole again.
 */
void
fovea_player_bar_close (FoveaPlayerBar *self)
{
  g_return_if_fail (FOVEA_IS_PLAYER_BAR (self));

  if (!self->is_open)
    return;
  self->is_open = false;
  fovea_player_set_playing (self->player, false);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->canvas != NULL)
    fovea_canvas_show_whole (self->canvas);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

/**
 * fovea_player_bar_play:
 * @self: a bar
 *
 * Plays, or pauses what plays; opens the bar first.
 */
void
fovea_player_bar_play (FoveaPlayerBar *self)
{
  g_return_if_fail (FOVEA_IS_PLAYER_BAR (self));

  gboolean animates;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations",
                &animates, NULL);
  if (!self->is_open)
    fovea_player_bar_open (self, self->playback);
  if (!animates)
    fovea_player_bar_go (self, fovea_player_get_n_steps (self->player) - 1);
  else
    fovea_player_set_playing (self->player, !fovea_player_get_playing (self->player));
}

/**
 * fovea_player_bar_step:
 * @self: a bar
 * @n_steps: how many steps to go on; back, if negative
 *
 * Steps by hand; opens the bar first.
 */
void
fovea_player_bar_step (FoveaPlayerBar *self,
                       gint64          n_steps)
{
  g_return_if_fail (FOVEA_IS_PLAYER_BAR (self));

  if (!self->is_open)
    fovea_player_bar_open (self, self->playback);
  fovea_player_step (self->player, n_steps);
}

/**
 * fovea_player_bar_go:
 * @self: an open bar
 * @position: a step, from 0
 */
void
fovea_player_bar_go (FoveaPlayerBar *self,
                     gint64          position)
{
  g_return_if_fail (FOVEA_IS_PLAYER_BAR (self));

  fovea_player_step (self->player, position - fovea_player_get_position (self->player));
}
