// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli render: a figure as a file, the same that the window shows.

#include "cli/invocation.h"
#include "figure/export.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

// The command's options as they were typed.
typedef struct
{
  char *cell;  // (nullable)
  char *hover; // (nullable)
  char *view;  // (nullable)
  char *theme; // (nullable)
  char *size;  // (nullable)
  char *scale; // (nullable)
  char *sum;   // (nullable)
} Texts;

// What they mean.
typedef struct
{
  FoveaFigureOptions figure;
  FoveaThemeKind theme;
  FoveaExportFormat format;
  double scale;
} Settings;

// The document and what of it is drawn. All owned; traces nullable.
typedef struct
{
  FoveaContent *content;
  FoveaEvaluation *evaluation;
  FoveaComposition *composition;
  FoveaTrace *trace;
  FoveaTrace *hover;
} Scene;

static void
clear_texts (Texts *texts)
{
  g_free (texts->cell);
  g_free (texts->hover);
  g_free (texts->view);
  g_free (texts->theme);
  g_free (texts->size);
  g_free (texts->scale);
  g_free (texts->sum);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static void
clear_scene (Scene *scene)
{
  g_clear_pointer (&scene->trace, fovea_trace_unref);
  g_clear_pointer (&scene->hover, fovea_trace_unref);
  g_clear_pointer (&scene->composition, fovea_composition_unref);
  g_clear_pointer (&scene->evaluation, fovea_evaluation_unref);
  g_clear_pointer (&scene->content, fovea_content_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, clear_scene)

// A positive number; moves past it.
static bool
parse_positive (const char **text,
                double      *number)
{
  char *past;

  *number = g_ascii_strtod (*text, &past);
  if (past == *text || !isfinite (*number) || *number <= 0)
    return false;
  *text = past;
  return true;
}

static bool
parse_size (const char *text,
            Settings   *settings,
            GError    **error)
{
  // Split first, because "0x" would begin a hexadecimal number.
  g_auto (GStrv) sides = g_strsplit (text, "x", -1);

  if (g_strv_length (sides) == 2)
    {
      const char *width = sides[0];
      const char *height = sides[1];

      if (parse_positive (&width, &settings->figure.width_pt) && *width == '\0'
          && parse_positive (&height, &settings->figure.height_pt) && *height == '\0')
        {
          settings->figure.has_size = true;
          return true;
        }
    }
  return fovea_usage_error_set (
    error, _("A size is WIDTHxHEIGHT in points, such as 960x540, not “%s”"), text);
}

static bool
parse_look (const Texts *texts,
            Settings    *settings,
            GError     **error)
{
  const char *scale = texts->scale;

  if (texts->view != NULL && strcmp (texts->view, "row") != 0)
    return fovea_usage_error_set (error, _("Unknown view “%s”; there is %s"),
                                  texts->view, "row");
  if (texts->theme != NULL
      && !fovea_theme_kind_from_nick (texts->theme, &settings->theme))
    return fovea_usage_error_set (error, _("Unknown theme “%s”; there are %s"),
                                  texts->theme, "light, dark, contrast, print");
  if (texts->sum != NULL && strcmp (texts->sum, "all") == 0)
    settings->figure.sum_depth = FOVEA_SUM_ALL;
  else if (texts->sum != NULL && strcmp (texts->sum, "step") != 0)
    return fovea_usage_error_set (error, _("Unknown sum “%s”; there are %s"), texts->sum,
                                  "step, all");
  if (scale != NULL && (!parse_positive (&scale, &settings->scale) || *scale != '\0'))
    return fovea_usage_error_set (error, _("A scale is a number above 0, not “%s”"),
                                  texts->scale);
  return texts->size == NULL || parse_size (texts->size, settings, error);
}

static bool
choose_format (const FoveaInvocation *invocation,
               Settings              *settings,
               GError               **error)
{
  const char *output = invocation->output;

  if (invocation->format != NULL)
    {
      g_autofree char *name = g_strconcat ("figure.", invocation->format, NULL);

      if (fovea_export_format_from_name (name, &settings->format))
        return true;
      return fovea_usage_error_set (error, _("Unknown format “%s”; there are %s"),
                                    invocation->format, "png, svg, pdf");
    }
  if (output == NULL)
    return fovea_usage_error_set (error, _("Where to? Say -o FILE.png, .svg or .pdf"));
  if (fovea_export_format_from_name (output, &settings->format))
    return true;

  g_autofree char *shown = g_filename_display_name (output);

  return fovea_usage_error_set (error, _("“%s” ends in no known format; there are %s"),
                                shown, "png, svg, pdf");
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
load_scene (FoveaInvocation *invocation,
            const Texts     *texts,
            Scene           *scene,
            GError         **error)
{
  scene->content = fovea_invocation_load (invocation, error);
  if (scene->content == NULL)
    return false;
  scene->evaluation = fovea_evaluation_new (fovea_content_get_network (scene->content),
                                            fovea_content_get_input (scene->content),
                                            error);
  if (scene->evaluation == NULL)
    return false;
  scene->composition = fovea_composition_new (scene->evaluation);
  return trace_cell (scene->evaluation, texts->cell, &scene->trace, error)
         && trace_cell (scene->evaluation, texts->hover, &scene->hover, error);
}

static GBytes *
draw (const Scene    *scene,
      const Settings *settings,
      GError        **error)
{
  FoveaSubject subject = {
    .title = fovea_content_get_title (scene->content),
    .evaluation = scene->evaluation,
    .trace = scene->trace,
    .hover = scene->hover,
    .composition = scene->composition,
  };
  g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &settings->figure);

  FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;

  options.format = settings->format;
  options.theme = fovea_theme_get (settings->theme);
  options.scale = settings->scale;
  return fovea_export_figure (figure, &options, error);
}

static bool
parse (FoveaInvocation    *invocation,
       const FoveaCommand *command,
       int                 argc,
       char              **argv,
       Texts              *texts,
       GError            **error)
{
  const GOptionEntry options[]
    = { { "cell", 0, 0, G_OPTION_ARG_STRING, &texts->cell,
          N_("Select this cell, counted from 0"), N_("STAGE:CHANNEL,ROW,COLUMN") },
        { "hover", 0, 0, G_OPTION_ARG_STRING, &texts->hover,
          N_("Show this cell's own window"), N_("STAGE:CHANNEL,ROW,COLUMN") },
        { "view", 0, 0, G_OPTION_ARG_STRING, &texts->view, N_("How to lay it out: row"),
          N_("VIEW") },
        { "theme", 0, 0, G_OPTION_ARG_STRING, &texts->theme,
          N_("Colours: light, dark, contrast or print"), N_("THEME") },
        { "size", 0, 0, G_OPTION_ARG_STRING, &texts->size, N_("Size to fill, in points"),
          N_("WIDTHxHEIGHT") },
        { "scale", 0, 0, G_OPTION_ARG_STRING, &texts->scale, N_("Pixels for one point"),
          N_("NUMBER") },
        { "sum", 0, 0, G_OPTION_ARG_STRING, &texts->sum,
          N_("Write the sum through one step or all layers"), N_("step|all") },
        { NULL } };

  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

/**
 * fovea_command_render:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Draws a figure to a file; nothing half-written is left.
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
  g_auto (Texts) texts = { 0 };
  g_auto (Scene) scene = { 0 };
  Settings settings = {
    .figure = FOVEA_FIGURE_OPTIONS_INIT, .theme = FOVEA_THEME_LIGHT, .scale = 1
  };

  if (!parse (&invocation, self, argc, argv, &texts, error)
      || !choose_format (&invocation, &settings, error)
      || !parse_look (&texts, &settings, error)
      || !load_scene (&invocation, &texts, &scene, error))
    return false;

  g_autoptr (GBytes) bytes = draw (&scene, &settings, error);

  return bytes != NULL && fovea_invocation_write (&invocation, bytes, error);
}
