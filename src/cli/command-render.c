// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli render: a figure as files, the same that the window shows. Everything is
// drawn before anything is written.

#include "cli/files.h"
#include "cli/render-options.h"
#include "cli/render-values.h"

#include <glib/gi18n.h>

#include <stdlib.h>
#include <string.h>

#define AMPLE_WIDTH_PT 500.0 // holds any figure

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
        return fovea_render_check_ending (output, *format, error);
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
draw_frames (GArray             *files,
             const char         *output, // (nullable)
             const FoveaServing *serving,
             GError            **error)
{
  int start, past;

  if (output == NULL || !find_number (output, &start, &past))
    return fovea_usage_error_set (
        error, _("Steps need a name with a number, such as frames-%%04d.%s"),
        fovea_export_format_get_nick (serving->export.format));

  FoveaExportOptions options = serving->export;
  cairo_rectangle_t frame;
  guint64 n_bytes = 0;

  if (!fovea_export_find_frame (&serving->series, &serving->export, &frame, error))
    return false;
  options.frame = &frame;
  for (int i = 0; i < serving->series.n_figures; i++)
    {
      g_autofree char *name = make_name (output, i + 1);
      g_autoptr (FoveaFigure) figure = serving->series.make (i, serving->series.data);
      GBytes *bytes = fovea_export_figure (figure, &options, error);

      if (bytes == NULL)
        return false;
      n_bytes += g_bytes_get_size (bytes);
      fovea_files_add (files, name, bytes);
      if (!fovea_export_check_length (n_bytes, error))
        return false;
    }
  return true;
}

// One file that holds all figures, or a file a figure.
static bool
draw (GArray             *files,
      const char         *output, // (nullable)
      const FoveaSubject *subject,
      const FoveaRecipe  *recipe,
      GError            **error)
{
  g_auto (FoveaServing) serving = { 0 };

  if (!fovea_serving_init (&serving, recipe, subject, error))
    return false;
  if (!fovea_serving_is_one_file (&serving))
    return draw_frames (files, output, &serving, error);

  g_autofree char *name
      = recipe->step > 0 && output != NULL ? make_name (output, recipe->step) : g_strdup (output);
  GBytes *bytes = fovea_export_series (&serving.series, &serving.export, error);

  if (bytes == NULL)
    return false;
  fovea_files_add (files, name, bytes);
  return true;
}

// The still picture stands for all.
static bool
check_room (const FoveaSubject *subject,
            const FoveaRecipe  *recipe,
            GError            **error)
{
  const FoveaFigureOptions *options = &recipe->figure;
  if (!options->has_size || options->width_pt >= AMPLE_WIDTH_PT)
    return true;

  g_autoptr (FoveaFigure) figure = fovea_figure_new (subject, options);
  if (fovea_figure_is_whole (figure))
    return true;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("A width of %.0f points is too small for this figure: its maps would be lost. "
                 "Make it wider, or its type smaller with --font-size"),
               options->width_pt);
  return false;
}

static bool
draw_all (GArray                *files,
          const FoveaInvocation *invocation,
          const FoveaSubject    *subject,
          const FoveaRecipe     *given,
          GError               **error)
{
  char *const none[] = { NULL };
  char *const *outputs = invocation->outputs != NULL ? invocation->outputs : none;
  guint n_outputs = MAX (1, g_strv_length ((char **) outputs));
  bool has_warned = false;

  for (guint i = 0; i < n_outputs; i++)
    {
      FoveaRecipe recipe = *given;

      if (!find_format (invocation, outputs[i], &recipe.export.format, error))
        return false;
      has_warned = has_warned || fovea_render_warn_of_font (&recipe.export);
      if (!draw (files, outputs[i], subject, &recipe, error))
        return false;
    }
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
  FoveaRecipe recipe = FOVEA_RECIPE_INIT;
  FoveaExportFormat format;

  if (!fovea_render_texts_parse (&texts, &invocation, self, argc, argv, error)
      || !find_format (&invocation, invocation.output, &format, error)
      || !fovea_render_texts_apply (&texts, &recipe, error)
      || !load_scene (&invocation, &texts, &scene, error))
    return false;

  recipe.figure.fronts = (const FoveaCell *) (const void *) scene.fronts->data;
  recipe.figure.n_fronts = (int) scene.fronts->len;

  FoveaSubject subject = {
    .title = fovea_content_get_title (scene.content),
    .evaluation = scene.evaluation,
    .trace = scene.trace,
    .hover = scene.hover,
    .composition = scene.composition,
  };
  g_autoptr (GArray) files = fovea_files_new ();

  return check_room (&subject, &recipe, error)
         && draw_all (files, &invocation, &subject, &recipe, error)
         && fovea_files_write (files, error);
}
