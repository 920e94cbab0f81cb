// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A playback goes where it is sent, whatever the way there, and time moves it only while it plays.

#include "document/player.h"

static FoveaPlayer *
new_player (gint64 n_steps)
{
  FoveaPlayer *player = fovea_player_new ();

  fovea_player_set_n_steps (player, n_steps);
  return player;
}

static void
test_stays_within_steps (void)
{
  g_autoptr (FoveaPlayer) player = new_player (34);

  g_assert_false (fovea_player_step (player, -1));
  g_assert_true (fovea_player_step (player, 5));
  g_assert_cmpint (fovea_player_get_position (player), ==, 5);
  fovea_player_set_position (player, 1000);
  g_assert_cmpint (fovea_player_get_position (player), ==, 33);
  g_assert_false (fovea_player_step (player, 1));
  fovea_player_set_n_steps (player, 10);
  g_assert_cmpint (fovea_player_get_position (player), ==, 9);
  fovea_player_set_n_steps (player, 0);
  g_assert_cmpint (fovea_player_get_position (player), ==, 0);
}

static void
test_plays_to_the_end (void)
{
  g_autoptr (FoveaPlayer) player = new_player (4);

  g_assert_false (fovea_player_advance (player, 10));
  fovea_player_set_playing (player, true);
  g_assert_false (fovea_player_advance (player, 0.5));
  g_assert_true (fovea_player_advance (player, 0.5));
  g_assert_cmpint (fovea_player_get_position (player), ==, 1);
  g_assert_true (fovea_player_advance (player, 1));
  g_assert_true (fovea_player_get_playing (player));
  g_assert_true (fovea_player_advance (player, 1));
  g_assert_cmpint (fovea_player_get_position (player), ==, 3);
  g_assert_false (fovea_player_get_playing (player));

  fovea_player_set_playing (player, true);
  g_assert_cmpint (fovea_player_get_position (player), ==, 0);
}

static void
test_loops (void)
{
  g_autoptr (FoveaPlayer) player = new_player (4);

  fovea_player_set_loops (player, true);
  fovea_player_set_speed (player, 2);
  fovea_player_set_playing (player, true);
  g_assert_true (fovea_player_advance (player, 2.5));
  g_assert_cmpint (fovea_player_get_position (player), ==, 5 % 4);
  g_assert_true (fovea_player_get_playing (player));
}

// However time is cut into frames, the same time leads to the same step.
static void
test_frames_do_not_matter (void)
{
  g_autoptr (FoveaPlayer) once = new_player (1000);
  g_autoptr (FoveaPlayer) often = new_player (1000);

  fovea_player_set_speed (once, 4);
  fovea_player_set_speed (often, 4);
  fovea_player_set_playing (once, true);
  fovea_player_set_playing (often, true);
  fovea_player_advance (once, 32);
  for (int i = 0; i < 64 * 32; i++)
    fovea_player_advance (often, 1.0 / 64);
  g_assert_cmpint (fovea_player_get_position (once), ==, 128);
  g_assert_cmpint (fovea_player_get_position (often), ==, 128);
}

static void
test_a_hand_stops_it (void)
{
  g_autoptr (FoveaPlayer) player = new_player (9);

  fovea_player_set_playing (player, true);
  fovea_player_step (player, 1);
  g_assert_false (fovea_player_get_playing (player));
  fovea_player_set_n_steps (player, 0);
  fovea_player_set_playing (player, true);
  g_assert_false (fovea_player_get_playing (player));
}

static void
count_cb (int *n_times)
{
  (*n_times)++;
}

static void
test_notifies_changes_only (void)
{
  g_autoptr (FoveaPlayer) player = new_player (9);
  int n_times = 0;

  g_signal_connect_swapped (player, "notify", G_CALLBACK (count_cb), &n_times);
  g_object_set (player, "position", (gint64) 3, "playing", TRUE, "loops", TRUE, "speed", 2.0,
                NULL);
  g_assert_cmpint (n_times, ==, 4);
  g_object_set (player, "position", (gint64) 3, "playing", TRUE, "loops", TRUE, "speed", 2.0,
                "n-steps", (gint64) 9, NULL);
  g_assert_cmpint (n_times, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/player/stays-within-steps", test_stays_within_steps);
  g_test_add_func ("/player/plays-to-the-end", test_plays_to_the_end);
  g_test_add_func ("/player/loops", test_loops);
  g_test_add_func ("/player/frames-do-not-matter", test_frames_do_not_matter);
  g_test_add_func ("/player/a-hand-stops-it", test_a_hand_stops_it);
  g_test_add_func ("/player/notifies-changes-only", test_notifies_changes_only);

  return g_test_run ();
}
