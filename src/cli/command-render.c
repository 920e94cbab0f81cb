// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli render: a figure as files, the same that the window shows. Everything is
// drawn before anything is written.

#include "cli/render-options.h"

#include "figure/describe.h"

#include <glib/gi18n.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MAX_FILES 10000

// The document and what of it is drawn. All owned; traces nullable.
typedef struct
{
  FoveaContent *content;
  FoveaEvaluation *evaluation;
  FoveaComposition *composition;
  FoveaTrace *trace;
  FoveaTrace *hover;
  GArray *fronts; // of FoveaCell
} Scene;

// Steps of a playback, made one by one.
typedef struct
{
  const Scene *scene;
  const FoveaRenderSettings *settings;
  gint64 first_step; // from 0
} Playback;

typedef struct
{
  char *name;
  GBytes *bytes;
} File;

static void
clear_scene (Scene *scene)
{
  g_clear_pointer (&scene->fronts, g_array_unref);
  g_clear_pointer (&scene->trace, fovea_trace_unref);
  g_clear_pointer (&scene->hover, fovea_trace_unref);
  g_clear_pointer (&scene->composition, fovea_composition_unref);
  g_clear_pointer (&scene->evaluation, fovea_evaluation_unref);
  g_clear_pointer (&scene->content, fovea_content_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, clear_scene)

static void
clear_file (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
}

static bool
find_format (const FoveaInvocation *invocation,
             const char            *output,
             FoveaExportFormat     *format,
             GError               **error)
{
  static const char formats[] = "png, svg, pdf, tex, gif, apng";

  if (invocation->format != NULL)
    {
      g_autofree char *name = g_strconcat ("figure.", invocation->format, NULL);

      if (fovea_export_format_from_name (name, format))
        return true;
      return fovea_usage_error_set (error, _("Unknown format “%s”; there are %s"),
                                    invocation->format, formats);
    }
  if (output == NULL)
    return fovea_usage_error_set (
        error, _("Where to? Say -o FILE.png, .svg, .pdf, .tex, .gif or .apng"));
  if (fovea_export_format_from_name (output, format))
    return true;

  g_autofree char *shown = g_filename_display_name (output);

  return fovea_usage_error_set (error, _("“%s” ends in no known format; there are %s"),
                                shown, formats);
}

// The trace of the cell that @text names; none if it is NULL.
static bool
trace_cell (FoveaEvaluation *evaluation,
            const char      *text, // (nullable)
            FoveaTrace     **trace,
            GError         **error)
{
  FoveaCell cell;

  if (text == NULL)
    return true;
  if (!fovea_invocation_parse_cell (text, &cell, error)
      || !fovea_invocation_check_cell (evaluation, cell, error))
    return false;
  *trace = fovea_trace_new (evaluation, cell);
  return true;
}

static bool
parse_fronts (Scene        *scene,
              char *const  *texts, // (nullable)
              GError      **error)
{
  scene->fronts = g_array_new (FALSE, FALSE, sizeof (FoveaCell));
  for (int i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      FoveaCell front;

      if (!fovea_invocation_parse_channel (texts[i], scene->evaluation, &front, error))
        return false;
      g_array_append_val (scene->fronts, front);
    }
  return true;
}

static bool
load_scene (FoveaInvocation        *invocation,
            const FoveaRenderTexts *texts,
            Scene                  *scene,
            GError                **error)
{
  scene->content = fovea_invocation_load (invocation, error);
  if (scene->content == NULL)
    return false;
  scene->evaluation
      = fovea_evaluation_new (fovea_content_get_network (scene->content),
                              fovea_content_get_input (scene->content), error);
  if (scene->evaluation == NULL)
    return false;
  scene->composition = fovea_composition_new (scene->evaluation);
  return parse_fronts (scene, texts->fronts, error)
         && trace_cell (scene->evaluation, texts->cell, &scene->trace, error)
         && trace_cell (scene->evaluation, texts->hover, &scene->hover, error);
}

static FoveaFigure *
make_figure (const Scene               *scene,
             const FoveaRenderSettings *settings,
             const FoveaStep           *step,  // (nullable)
             FoveaTrace                *trace) // (nullable)
{
  FoveaSubject subject = {
    .title = fovea_content_get_title (scene->content),
    .evaluation = scene->evaluation,
    .trace = trace,
    .hover = scene->hover,
    .composition = scene->composition,
    .step = step,
  };

  FoveaFigureOptions options = settings->figure;

  options.fronts = (const FoveaCell *) (const void *) scene->fronts->data;
  options.n_fronts = (int) scene->fronts->len;
  return fovea_figure_new (&subject, &options);
}

static FoveaFigure *
make_step (int      number,
           gpointer data)
{
  const Playback *playback = data;
  const Scene *scene = playback->scene;
  FoveaStep step = fovea_animation_get_step (fovea_content_get_network (scene->content),
                                             playback->settings->pace,
                                             playback->first_step + number);
  g_autoptr (FoveaTrace) trace = fovea_trace_new (scene->evaluation, step.cell);

  return make_figure (scene, playback->settings, &step, trace);
}

static FoveaFigure *
make_still (int      number,
            gpointer data)
{
  const Playback *playback = data;

  return make_figure (playback->scene, playback->settings, NULL, playback->scene->trace);
}

static char *
describe_steps (const Scene *scene,
                int          n_steps)
{
  FoveaSubject subject = { .title = fovea_content_get_title (scene->content),
                           .evaluation = scene->evaluation };
  g_autofree char *description = fovea_describe_subject (&subject);

  return g_strdup_printf (ngettext ("%s Played in %d step.", "%s Played in %d steps.",
                                    (gulong) n_steps),
                          description, n_steps);
}

// Where the number stands in "frames-%04d.png": its only conversion, a whole number.
static bool
find_number (const char *name,
             int        *start,
             int        *past)
{
  const char *percent = strchr (name, '%');

  if (percent == NULL || strchr (percent + 1, '%') != NULL)
    return false;

  const char *c = percent + 1;

  while (g_ascii_isdigit (*c) && c - percent <= 3)
    c++;
  *start = (int) (percent - name);
  *past = (int) (c + 1 - name);
  return *c == 'd';
}

static char *
make_name (const char *pattern,
           gint64      number)
{
  int start, past;

  if (!find_number (pattern, &start, &past))
    return g_strdup (pattern);

  const char *digits = pattern + start + 1;
  int width = MIN (99, atoi (digits));
  g_autofree char *shown = *digits == '0'
                               ? g_strdup_printf ("%0*" G_GINT64_FORMAT, width, number)
                               : g_strdup_printf ("%*" G_GINT64_FORMAT, width, number);

  return g_strdup_printf ("%.*s%s%s", start, pattern, shown, pattern + past);
}

static bool
check_steps (const FoveaRenderSettings *settings,
             gint64                     n_steps,
             GError                   **error)
{
  if (n_steps > 0 && settings->step <= n_steps
      && (settings->step > 0 || n_steps <= MAX_FILES))
    return true;
  if (n_steps == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("There is no layer, so there is no step to play"));
  else if (settings->step > n_steps)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("There is no step %" PRId64 ": the last is %" PRId64), settings->step,
                 n_steps);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("A playback of %" PRId64 " steps is too long: %d are the most"),
                 n_steps, MAX_FILES);
  return false;
}

static bool
add_file (GArray                   *files,
          const char               *name,
          const FoveaExportSeries  *series,
          const FoveaExportOptions *options,
          GError                  **error)
{
  File file = { .bytes = fovea_export_series (series, options, error) };

  if (file.bytes == NULL)
    return false;
  file.name = g_strdup (name);
  g_array_append_val (files, file);
  return true;
}

// One file that holds the series, or a file a figure.
static bool
draw_series (GArray                   *files,
             const char               *output, // (nullable)
             const FoveaExportSeries  *series,
             const FoveaExportOptions *options,
             GError                  **error)
{
  Playback playback = *(const Playback *) series->data;
  FoveaExportSeries one = { .n_figures = 1, .make = series->make, .data = &playback };
  int start, past;

  if (playback.settings->step > 0)
    {
      g_autofree char *name
          = output != NULL ? make_name (output, playback.settings->step) : NULL;

      return add_file (files, name, series, options, error);
    }
  if (series->n_figures == 1 || fovea_export_format_has_pages (options->format))
    return add_file (files, output, series, options, error);
  if (output == NULL || !find_number (output, &start, &past))
    return fovea_usage_error_set (
        error, _("Steps need a name with a number, such as frames-%%04d.%s"),
        fovea_export_format_get_nick (options->format));

  for (int i = 0; i < series->n_figures; i++)
    {
      g_autofree char *name = make_name (output, i + 1);

      if (!add_file (files, name, &one, options, error))
        return false;
      playback.first_step++;
    }
  return true;
}

static bool
draw (GArray                    *files,
      const FoveaInvocation     *invocation,
      const char                *output, // (nullable)
      const Playback            *playback,
      GError                   **error)
{
  const FoveaRenderSettings *settings = playback->settings;
  const Scene *scene = playback->scene;
  FoveaExportOptions options = settings->export;
  FoveaExportSeries series
      = { .n_figures = 1, .make = make_still, .data = (gpointer) playback };

  if (!find_format (invocation, output, &options.format, error))
    return false;
  if (settings->pixel_scale > 0 && fovea_export_format_has_pixels (options.format))
    options.scale = settings->pixel_scale;

  // What moves is played unless something stands still in it.
  gint64 n_steps = fovea_animation_get_n_steps (
      fovea_content_get_network (scene->content), settings->pace);
  bool is_playing = settings->has_steps
                    || (fovea_export_format_is_played (options.format) && settings->step == 0
                        && n_steps > 0 && scene->trace == NULL && scene->hover == NULL);

  if ((is_playing || settings->step > 0) && !check_steps (settings, n_steps, error))
    return false;
  if (is_playing || settings->step > 0)
    series.make = make_step;
  if (is_playing)
    series.n_figures = (int) n_steps;

  g_autofree char *description = describe_steps (scene, series.n_figures);

  series.description = is_playing ? description : NULL;
  return draw_series (files, output, &series, &options, error);
}

static bool
draw_all (GArray                *files,
          const FoveaInvocation *invocation,
          const Playback        *playback,
          GError               **error)
{
  if (invocation->outputs == NULL)
    return draw (files, invocation, NULL, playback, error);
  for (int i = 0; invocation->outputs[i] != NULL; i++)
    if (!draw (files, invocation, invocation->outputs[i], playback, error))
      return false;
  return true;
}

/**
 * fovea_command_render:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Draws a figure, or the steps of a playback, to files; nothing half-written is left.
 *
 * Returns: whether it was done
 */
bool
fovea_command_render (const FoveaCommand *self,
                      int                 argc,
                      char              **argv,
                      GError            **error)
{
  g_auto (FoveaInvocation) invocation = { 0 };
  g_auto (FoveaRenderTexts) texts = { 0 };
  g_auto (Scene) scene = { 0 };
  FoveaRenderSettings settings = FOVEA_RENDER_SETTINGS_INIT;
  FoveaExportFormat format;

  if (!fovea_render_texts_parse (&texts, &invocation, self, argc, argv, error)
      || !find_format (&invocation, invocation.output, &format, error)
      || !fovea_render_settings_parse (&settings, &texts, error)
      || !load_scene (&invocation, &texts, &scene, error))
    return false;

  Playback playback = { &scene, &settings, MAX (0, settings.step - 1) };
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (File));

  g_array_set_clear_func (files, clear_file);
  if (!draw_all (files, &invocation, &playback, error))
    return false;
  for (guint i = 0; i < files->len; i++)
    {
      const File *file = &g_array_index (files, File, i);

      if (!fovea_invocation_write_to (file->name, file->bytes, error))
        return false;
    }
  return true;
}
