// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli arithmetic: figures of convolution arithmetic from sizes alone, one or the whole classic
// set. Everything is drawn before anything is written.

#include "cli/arithmetic-options.h"
#include "cli/files.h"
#include "cli/render-values.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <string.h>

#define MOST_IN_STRIP 64
#define MOST_FRAMES 1024

// One case and what of it is drawn.
typedef struct
{
  const FoveaArithmetic *arithmetic;
  const FoveaArithmeticSettings *settings;
} Case;

static FoveaFigure *
make_step (int      number,
           gpointer data)
{
  const Case *made = data;
  FoveaArithmeticOptions options = {
    .steps = &number,
    .n_steps = 1,
    .n_across = 1,
    .has_caption = made->settings->has_caption,
  };

  return fovea_figure_new_arithmetic (made->arithmetic, &options);
}

static FoveaFigure *
make_one_step (int      number,
               gpointer data)
{
  const Case *made = data;

  return make_step (MAX (1, made->settings->step) - 1, data);
}

// The steps of a strip: all of them, or so many from the first to the last.
static FoveaFigure *
make_strip (int      number,
            gpointer data)
{
  const Case *made = data;
  int n_all = fovea_arithmetic_get_n_steps (made->arithmetic);
  int n_steps = made->settings->count > 0 ? MIN (made->settings->count, n_all) : n_all;
  g_autofree int *steps = g_new (int, n_steps);
  FoveaArithmeticOptions options = {
    .steps = steps,
    .n_steps = n_steps,
    .n_across = n_steps < n_all ? n_steps : fovea_arithmetic_get_n_out (made->arithmetic, 1),
    .width_pt = made->settings->width_pt,
    .has_caption = made->settings->has_caption,
  };

  for (int i = 0; i < n_steps; i++)
    steps[i] = n_steps > 1 ? i * (n_all - 1) / (n_steps - 1) : 0;

  return fovea_figure_new_arithmetic (made->arithmetic, &options);
}

static bool
check_case (const Case *made,
            bool        is_playing,
            GError    **error)
{
  if (!fovea_arithmetic_check (made->arithmetic, error))
    return false;

  int n_steps = fovea_arithmetic_get_n_steps (made->arithmetic);
  int n_shown = made->settings->count > 0 ? made->settings->count : n_steps;

  if (made->settings->step > n_steps)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("There is no step %d: the last is %d"), made->settings->step, n_steps);
  else if (made->settings->is_strip && MIN (n_shown, n_steps) > MOST_IN_STRIP)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("A strip of %d steps is too long: %d are the most; say --count"), n_shown,
                 MOST_IN_STRIP);
  else if (is_playing && n_steps > MOST_FRAMES)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("A playback of %d steps is too long: %d are the most"), n_steps,
                 MOST_FRAMES);
  else
    return true;
  return false;
}

// What moves is played unless something stands still in it.
static bool
is_playing (const FoveaArithmeticSettings *settings,
            FoveaExportFormat              format)
{
  return settings->has_steps
         || (fovea_export_format_is_played (format) && settings->step == 0 && !settings->is_strip);
}

static bool
draw (GArray                        *files,
      const FoveaArithmetic         *arithmetic,
      const FoveaArithmeticSettings *settings,
      FoveaExportFormat              format,
      const char                    *name, // (nullable)
      GError                       **error)
{
  Case made = { arithmetic, settings };
  FoveaExportOptions options = settings->export;
  bool plays = is_playing (settings, format);
  FoveaExportSeries series = { .n_figures = 1, .make = make_one_step, .data = &made };

  if (!check_case (&made, plays, error))
    return false;

  g_autofree char *sizes = fovea_arithmetic_describe (arithmetic);
  int n_steps = fovea_arithmetic_get_n_steps (arithmetic);
  g_autofree char *description
    = g_strdup_printf (ngettext ("%s Played in %d step.", "%s Played in %d steps.",
                                 (gulong) n_steps),
                       sizes, n_steps);

  options.format = format;
  if (settings->is_strip)
    series.make = make_strip;
  else if (plays)
    {
      series.make = make_step;
      series.n_figures = n_steps;
      series.description = description;
    }
  if (settings->dpi > 0 && fovea_export_format_has_pixels (format))
    options.scale = settings->dpi / 72;
  if (settings->width_pt > 0)
    {
      g_autoptr (FoveaFigure) figure = series.make (0, &made);
      options.enlargement = settings->width_pt / fovea_figure_get_width (figure);
      options.scale *= options.enlargement;
      options.margin_pt /= options.enlargement;
    }

  GBytes *bytes = fovea_export_series (&series, &options, error);

  if (bytes == NULL)
    return false;
  fovea_files_add (files, name, bytes);
  return true;
}

static bool
draw_classics (GArray                        *files,
               const FoveaArithmeticSettings *settings,
               FoveaExportFormat              format,
               const char                    *folder,
               GError                       **error)
{
  for (int i = 0; i < fovea_arithmetic_get_n_classics (); i++)
    {
      FoveaArithmetic arithmetic;
      const char *nick = fovea_arithmetic_get_classic (i, &arithmetic);
      g_autofree char *name
        = g_strdup_printf ("%s.%s", nick, fovea_export_format_get_nick (format));
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!draw (files, &arithmetic, settings, format, path, error))
        return false;
    }
  return true;
}

static bool
find_format (const FoveaInvocation         *invocation,
             const FoveaArithmeticSettings *settings,
             FoveaExportFormat             *format,
             GError                       **error)
{
  g_autofree char *named = g_strconcat (
    "figure.", invocation->format != NULL ? invocation->format : "svg", NULL);
  bool is_named = invocation->format != NULL || settings->is_classic;

  if (!is_named && invocation->output == NULL)
    return fovea_usage_error_set (
      error, _("Where to? Say -o FILE.png, .svg, .pdf, .tex, .gif or .apng"));
  if (!fovea_export_format_from_name (is_named ? named : invocation->output, format))
    return fovea_usage_error_set (error, _("Unknown format “%s”; there are %s"),
                                  is_named ? named + strlen ("figure.") : invocation->output,
                                  "png, svg, pdf, tex, gif, apng");
  if (settings->is_classic && invocation->output == NULL)
    return fovea_usage_error_set (error, _("Where to? --classic needs -o FOLDER"));
  if (!settings->is_classic && !fovea_render_check_ending (invocation->output, *format, error))
    return false;
  if (settings->has_steps && !fovea_export_format_has_pages (*format))
    return fovea_usage_error_set (error,
                                  _("--steps makes frames of a GIF or an APNG, or pages of a PDF, only"));
  return true;
}

static bool
make_folder (const char *folder,
             GError    **error)
{
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return true;

  int code = errno;
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("Could not make the folder “%s”: %s"), shown, g_strerror (code));
  return false;
}

/**
 * fovea_command_arithmetic:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Draws a case of convolution arithmetic, or all classic ones, to files.
 *
 * Returns: whether it was done
 */
bool
fovea_command_arithmetic (const FoveaCommand *self,
                          int                 argc,
                          char              **argv,
                          GError            **error)
{
  g_auto (FoveaInvocation) invocation = { 0 };
  g_auto (FoveaArithmeticSettings) settings = FOVEA_ARITHMETIC_SETTINGS_INIT;
  g_autoptr (GArray) files = fovea_files_new ();
  FoveaExportFormat format;

  if (!fovea_arithmetic_settings_parse (&settings, &invocation, self, argc, argv, error)
      || !find_format (&invocation, &settings, &format, error))
    return false;
  settings.export.format = format;
  fovea_render_warn_of_font (&settings.export);
  if (settings.is_classic)
    return draw_classics (files, &settings, format, invocation.output, error)
           && make_folder (invocation.output, error) && fovea_files_write (files, error);
  return draw (files, &settings.arithmetic, &settings, format, invocation.output, error)
         && fovea_files_write (files, error);
}
