// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs fovea-cli as a user does and looks into what it wrote.

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>

// What a run of the program gave.
typedef struct
{
  int status;
  char *output;
  gsize n_output;
  char *messages;
} Run;

static inline void
clear_run (Run *run)
{
  g_free (run->output);
  g_free (run->messages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static inline char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 ? g_strndup (data, size) : g_strdup ("");
}

// Runs the program with words of @line, parted by spaces, and @input on its standard
// input.
static inline Run
run_with (const char *line,
          const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
    | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *whole = g_strdup_printf ("%s %s", g_getenv ("FOVEA_CLI"), line);
  g_auto (GStrv) words = g_strsplit (g_strchomp (whole), " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, strlen (input));
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) messages = NULL;

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");

  g_autoptr (GSubprocess) process
    = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);

  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, &messages, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  return (Run) {
    .status = g_subprocess_get_exit_status (process),
    .output = dup_text (out),
    .n_output = g_bytes_get_size (out),
    .messages = dup_text (messages),
  };
}

static inline Run
run (const char *line)
{
  return run_with (line, "");
}

// The JSON that a command makes of @input.
static inline json_t *
run_json_with (const char *line,
               const char *input)
{
  g_auto (Run) result = run_with (line, input);
  json_error_t error;

  g_test_message ("%s", line);
  g_assert_cmpstr (result.messages, ==, "");
  g_assert_cmpint (result.status, ==, 0);

  json_t *json = json_loads (result.output, JSON_REJECT_DUPLICATES, &error);

  if (json == NULL)
    g_error ("%s: line %d: %s", line, error.line, error.text);
  return json;
}

static inline json_t *
run_json (const char *line)
{
  return run_json_with (line, "");
}

static inline double
get (json_t     *json,
     const char *key)
{
  return json_number_value (json_object_get (json, key));
}

// Numbers are equal whether written as whole or as real.
static inline void
assert_equal (json_t *a,
              json_t *b)
{
  if (!json_is_array (a))
    {
      g_assert_true (json_is_number (a) && json_is_number (b));
      g_assert_cmpfloat (json_number_value (a), ==, json_number_value (b));
      return;
    }
  g_assert_cmpint (json_array_size (a), ==, json_array_size (b));
  for (size_t i = 0; i < json_array_size (a); i++)
    assert_equal (json_array_get (a, i), json_array_get (b, i));
}

static inline void
assert_array (json_t     *array,
              const char *expected)
{
  json_t *wanted = json_loads (expected, 0, NULL);

  assert_equal (array, wanted);
  json_decref (wanted);
}
