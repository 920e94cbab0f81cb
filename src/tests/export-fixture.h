// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures as files, and the readers of others to hold them to.

#pragma once

#include "figure-fixture.h"
#include "figure/export.h"
#include "folder-fixture.h"
#include "hostile.h"

#include <gio/gio.h>

#include <string.h>

// The worked example with its middle output selected and a cell of its map under the
// pointer.
static inline FoveaFigure *
export_fixture_new_view (const char               *title,
                         const FoveaFigureOptions *options)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell){ 2, 0, 1, 1 });
  g_autoptr (FoveaTrace) hover = fovea_trace_new (evaluation, (FoveaCell){ 1, 0, 1, 3 });
  g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);
  FoveaSubject subject = {
    .title = title,
    .evaluation = evaluation,
    .trace = trace,
    .hover = hover,
    .composition = composition,
  };

  return fovea_figure_new (&subject, options);
}

static inline FoveaFigure *
export_fixture_new_figure (const char *title,
                           double      width_pt)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.has_size = true;
  options.width_pt = width_pt;
  options.height_pt = 1;
  return export_fixture_new_view (title, &options);
}

static inline FoveaExportOptions
export_fixture_get_options (FoveaExportFormat format)
{
  FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;

  options.format = format;
  options.theme = fovea_theme_get (FOVEA_THEME_LIGHT);
  return options;
}

static inline GBytes *
export_fixture_export (FoveaFigure              *figure,
                       const FoveaExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fovea_export_figure (figure, options, &error);

  g_assert_no_error (error);
  return bytes;
}

static inline char *
export_fixture_dup_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

// A reader of others; says which one is missing and skips the test if it is.
static inline bool
export_fixture_has (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_skip_printf ("%s is not installed", program);
  return path != NULL;
}

static inline void
export_fixture_put (const char *folder,
                    const char *name,
                    GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

// Runs a command line in a folder; what it says on standard output, if it succeeds.
static inline char *
export_fixture_run (const char *folder,
                    const char *line)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *messages = NULL;
  char *output = NULL;
  int status;

  g_shell_parse_argv (line, NULL, &arguments, &error);
  g_assert_no_error (error);
  g_spawn_sync (folder, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &messages, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s\n%s%s", line, output, messages);
  return output;
}

// The share of pixels of two pictures of one size that differ by more than a fifth in
// some channel.
static inline double
export_fixture_compare (const char *folder,
                        const char *first,
                        const char *second)
{
  g_autofree char *first_path = g_build_filename (folder, first, NULL);
  g_autofree char *second_path = g_build_filename (folder, second, NULL);
  const char *const paths[] = { first_path, second_path };
  cairo_surface_t *surfaces[2];
  int n_different = 0;

  for (int i = 0; i < 2; i++)
    {
      surfaces[i] = cairo_image_surface_create_from_png (paths[i]);
      g_assert_cmpint (cairo_surface_status (surfaces[i]), ==, CAIRO_STATUS_SUCCESS);
    }

  int width = cairo_image_surface_get_width (surfaces[0]);
  int height = cairo_image_surface_get_height (surfaces[0]);
  g_assert_cmpint (cairo_image_surface_get_width (surfaces[1]), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surfaces[1]), ==, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixels[2];
        for (int i = 0; i < 2; i++)
          pixels[i] = *(
              const guint32 *) (const void *) (cairo_image_surface_get_data (surfaces[i])
                                               + (size_t) y
                                                     * cairo_image_surface_get_stride (
                                                         surfaces[i])
                                               + (size_t) x * 4);
        bool differs = false;
        for (int shift = 0; shift < 24; shift += 8)
          differs |= ABS ((int) (pixels[0] >> shift & 0xff)
                          - (int) (pixels[1] >> shift & 0xff))
                     > 51;
        n_different += differs;
      }
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
  return (double) n_different / width / height;
}

// A step in the second layer of an evaluation: a frame of a series.
static inline FoveaFigure *
export_fixture_make_step (int      number,
                          gpointer data)
{
  FoveaEvaluation *evaluation = data;
  FoveaStep step = fovea_animation_get_step (fovea_evaluation_get_network (evaluation),
                                             FOVEA_PACE_WINDOW, 25 + number);
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, step.cell);
  FoveaSubject subject
      = { .title = "Steps", .evaluation = evaluation, .trace = trace, .step = &step };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.has_size = true;
  options.width_pt = 500;
  options.height_pt = 1;
  return fovea_figure_new (&subject, &options);
}

static inline GBytes *
export_fixture_export_series (const FoveaExportSeries  *series,
                              const FoveaExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fovea_export_series (series, options, &error);

  g_assert_no_error (error);
  return bytes;
}
