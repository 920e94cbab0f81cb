// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/player.h"

#include <math.h>

struct _FoveaPlayer
{
  GObject parent_instance;

  // State
  gint64 n_steps;
  gint64 position;  // 0 to n_steps − 1; 0 without steps
  double waited;    // in steps, 0 to 1: how much of the present step is over
  double speed;     // steps a second
  bool is_playing;
  bool is_looping;
};

G_DEFINE_FINAL_TYPE (FoveaPlayer, fovea_player, G_TYPE_OBJECT)

typedef enum
{
  PROP_N_STEPS = 1,
  PROP_POSITION,
  PROP_PLAYING,
  PROP_LOOPS,
  PROP_SPEED,
} Property;

static GParamSpec *properties[PROP_SPEED + 1];

static void
notify (FoveaPlayer *self,
        Property     property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
fovea_player_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoveaPlayer *self = FOVEA_PLAYER (object);

  if (property == PROP_N_STEPS)
    g_value_set_int64 (value, self->n_steps);
  else if (property == PROP_POSITION)
    g_value_set_int64 (value, self->position);
  else if (property == PROP_PLAYING)
    g_value_set_boolean (value, self->is_playing);
  else if (property == PROP_LOOPS)
    g_value_set_boolean (value, self->is_looping);
  else if (property == PROP_SPEED)
    g_value_set_double (value, self->speed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_player_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  FoveaPlayer *self = FOVEA_PLAYER (object);

  if (property == PROP_N_STEPS)
    fovea_player_set_n_steps (self, g_value_get_int64 (value));
  else if (property == PROP_POSITION)
    fovea_player_set_position (self, g_value_get_int64 (value));
  else if (property == PROP_PLAYING)
    fovea_player_set_playing (self, g_value_get_boolean (value));
  else if (property == PROP_LOOPS)
    fovea_player_set_loops (self, g_value_get_boolean (value));
  else if (property == PROP_SPEED)
    fovea_player_set_speed (self, g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_player_class_init (FoveaPlayerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = fovea_player_get_property;
  object_class->set_property = fovea_player_set_property;

  properties[PROP_N_STEPS]
    = g_param_spec_int64 ("n-steps", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_POSITION]
    = g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PLAYING]
    = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  properties[PROP_LOOPS] = g_param_spec_boolean ("loops", NULL, NULL, FALSE, flags);
  properties[PROP_SPEED]
    = g_param_spec_double ("speed", NULL, NULL, FOVEA_PLAYER_LEAST_SPEED,
                           FOVEA_PLAYER_GREATEST_SPEED, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
fovea_player_init (FoveaPlayer *self)
{
  self->speed = 1;
}

/**
 * fovea_player_new:
 *
 * Returns: (transfer full): a player without steps, at one step a second
 */
FoveaPlayer *
fovea_player_new (void)
{
  return g_object_new (FOVEA_TYPE_PLAYER, NULL);
}

/**
 * fovea_player_get_n_steps:
 * @self: a player
 *
 * Returns: how many steps there are
 */
gint64
fovea_player_get_n_steps (FoveaPlayer *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER (self), 0);

  return self->n_steps;
}

/**
 * fovea_player_set_n_steps:
 * @self: a player
 * @n_steps: how many steps there are; the position stays, as far as there are as many
 */
void
fovea_player_set_n_steps (FoveaPlayer *self,
                          gint64       n_steps)
{
  g_return_if_fail (FOVEA_IS_PLAYER (self));
  g_return_if_fail (n_steps >= 0);

  if (self->n_steps == n_steps)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  self->n_steps = n_steps;
  notify (self, PROP_N_STEPS);
  fovea_player_set_position (self, self->position);
  if (n_steps == 0)
    fovea_player_set_playing (self, false);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * fovea_player_get_position:
 * @self: a player
 *
 * Returns: the step shown, from 0
 */
gint64
fovea_player_get_position (FoveaPlayer *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER (self), 0);

  return self->position;
}

/**
 * fovea_player_set_position:
 * @self: a player
 * @position: a step, from 0; the nearest there is, is taken
 */
void
fovea_player_set_position (FoveaPlayer *self,
                           gint64       position)
{
  g_return_if_fail (FOVEA_IS_PLAYER (self));

  position = CLAMP (position, 0, MAX (0, self->n_steps - 1));
  self->waited = 0;
  if (self->position == position)
    return;
  self->position = position;
  notify (self, PROP_POSITION);
}

/**
 * fovea_player_step:
 * @self: a player
 * @n_steps: how many steps to go forward; back, if negative
 *
 * Goes on by hand: a playback that runs is paused.
 *
 * Returns: whether the position changed; %FALSE at an end
 */
bool
fovea_player_step (FoveaPlayer *self,
                   gint64       n_steps)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER (self), false);

  gint64 before = self->position;
  fovea_player_set_playing (self, false);
  fovea_player_set_position (self, before + n_steps);

  return self->position != before;
}

/**
 * fovea_player_get_playing:
 * @self: a player
 *
 * Returns: whether time moves it
 */
bool
fovea_player_get_playing (FoveaPlayer *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER (self), false);

  return self->is_playing;
}

/**
 * fovea_player_set_playing:
 * @self: a player
 * @playing: whether time moves it; from the last step it begins again
 */
void
fovea_player_set_playing (FoveaPlayer *self,
                          bool         playing)
{
  g_return_if_fail (FOVEA_IS_PLAYER (self));

  playing = playing && self->n_steps > 0;
  if (self->is_playing == playing)
    return;
  self->is_playing = playing;
  self->waited = 0;
  notify (self, PROP_PLAYING);
  if (playing && self->position == self->n_steps - 1)
    fovea_player_set_position (self, 0);
}

/**
 * fovea_player_get_loops:
 * @self: a player
 *
 * Returns: whether the first step follows the last
 */
bool
fovea_player_get_loops (FoveaPlayer *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER (self), false);

  return self->is_looping;
}

/**
 * fovea_player_set_loops:
 * @self: a player
 * @loops: whether the first step follows the last; else the playback ends there
 */
void
fovea_player_set_loops (FoveaPlayer *self,
                        bool         loops)
{
  g_return_if_fail (FOVEA_IS_PLAYER (self));

  if (self->is_looping == loops)
    return;
  self->is_looping = loops;
  notify (self, PROP_LOOPS);
}

/**
 * fovea_player_get_speed:
 * @self: a player
 *
 * Returns: steps a second
 */
double
fovea_player_get_speed (FoveaPlayer *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER (self), 1);

  return self->speed;
}

/**
 * fovea_player_set_speed:
 * @self: a player
 * @steps_a_second: how fast; taken into the range there is
 */
void
fovea_player_set_speed (FoveaPlayer *self,
                        double       steps_a_second)
{
  g_return_if_fail (FOVEA_IS_PLAYER (self));

  double speed
    = CLAMP (steps_a_second, FOVEA_PLAYER_LEAST_SPEED, FOVEA_PLAYER_GREATEST_SPEED);
  if (self->speed == speed)
    return;
  self->speed = speed;
  notify (self, PROP_SPEED);
}

// Where @n_steps lead by time: round and round, or to the last step, where playing ends.
static void
run (FoveaPlayer *self,
     gint64       n_steps)
{
  gint64 target = self->position + n_steps;

  if (self->is_looping)
    fovea_player_set_position (self, target % self->n_steps);
  else if (target < self->n_steps - 1)
    fovea_player_set_position (self, target);
  else
    fovea_player_step (self, self->n_steps);
}

/**
 * fovea_player_advance:
 * @self: a player
 * @seconds: how much time went by; not negative
 *
 * Lets time pass. Without loops, reaching the last step ends the playing.
 *
 * Returns: whether the position changed
 */
bool
fovea_player_advance (FoveaPlayer *self,
                      double       seconds)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER (self), false);
  g_return_val_if_fail (seconds >= 0, false);

  if (!self->is_playing)
    return false;

  double waited = self->waited + seconds * self->speed;
  gint64 n_steps = (gint64) MIN (floor (waited), 1e9);
  gint64 before = self->position;
  if (n_steps > 0)
    run (self, n_steps);
  self->waited = waited - floor (waited);

  return self->position != before;
}
