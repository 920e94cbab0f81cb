// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers, lengths and names of files, the same for every command that draws. What is wrong is named
// with what would be right.

#include "cli/render-values.h"

#include "cli/invocation.h"
#include "cli/printable.h"
#include "figure/recipe.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

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
refuse_above (const char *option,
              const char *most,
              const char *text,
              GError    **error)
{
  return fovea_usage_error_set (error, _("%s is at most %s, not “%s”"), option, most, text);
}

/**
 * fovea_render_parse_number:
 * @text: (nullable): an option as typed; %NULL leaves @number as it is
 * @option: its name
 * @most: the greatest number that makes sense
 * @number: (inout): what it says
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a number above 0, and not above @most
 */
bool
fovea_render_parse_number (const char *text,
                           const char *option,
                           double      most,
                           double     *number,
                           GError    **error)
{
  const char *rest = text;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (text == NULL)
    return true;
  if (!parse_positive (&rest, number) || *rest != '\0')
    return fovea_usage_error_set (error, _("%s is a number above 0, not “%s”"), option,
                                  text);
  return *number <= most
         || refuse_above (option, g_ascii_dtostr (digits, sizeof digits, most), text, error);
}

static bool
refuse_length (const char *text,
               GError    **error)
{
  return fovea_usage_error_set (
      error,
      _("A length is a number with mm, cm, in, pt or px, such as 120mm, not “%s”"),
      text);
}

/**
 * fovea_render_parse_length:
 * @text: a number with a unit, such as "120mm"
 * @length_pt: (out): points; a point of a figure is a pixel at scale 1
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a length
 */
bool
fovea_render_parse_length (const char *text,
                           double     *length_pt,
                           GError    **error)
{
  return fovea_length_parse (text, length_pt) || refuse_length (text, error);
}

static bool
check_side (const char *text,
            const char *option,
            double      length_pt,
            GError    **error)
{
  g_autofree char *most = g_strdup_printf ("%dpt", FOVEA_EXPORT_MAX_SIDE);

  return length_pt <= FOVEA_EXPORT_MAX_SIDE || refuse_above (option, most, text, error);
}

/**
 * fovea_render_parse_side:
 * @text: a number with a unit, such as "120mm"
 * @option: its name
 * @length_pt: (out): points
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a length that something can have
 */
bool
fovea_render_parse_side (const char *text,
                         const char *option,
                         double     *length_pt,
                         GError    **error)
{
  if (!fovea_render_parse_length (text, length_pt, error))
    return false;
  if (*length_pt <= 0)
    return fovea_usage_error_set (error, _("%s is a number above 0, not “%s”"), option,
                                  text);
  return check_side (text, option, *length_pt, error);
}

/**
 * fovea_render_check_ending:
 * @output: (nullable): a file's name
 * @format: what --format asks for
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * A name that says another format is a mistake; but an animated PNG may be called one.
 *
 * Returns: whether @output may hold @format
 */
bool
fovea_render_check_ending (const char        *output,
                           FoveaExportFormat  format,
                           GError           **error)
{
  FoveaExportFormat named;

  if (output == NULL || !fovea_export_format_from_name (output, &named) || named == format
      || (named == FOVEA_EXPORT_PNG && format == FOVEA_EXPORT_APNG))
    return true;

  g_autofree char *shown = g_filename_display_name (output);

  return fovea_usage_error_set (error, _("“%s” ends in .%s, but the format is %s"), shown,
                                fovea_export_format_get_nick (named),
                                fovea_export_format_get_nick (format));
}

/**
 * fovea_render_parse_size:
 * @text: "960x540", points
 * @width_pt: (out): the one
 * @height_pt: (out): the other
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a size that a figure can have
 */
bool
fovea_render_parse_size (const char *text,
                         double     *width_pt,
                         double     *height_pt,
                         GError    **error)
{
  // Split first, because "0x" would begin a hexadecimal number.
  g_auto (GStrv) sides = g_strsplit (text, "x", -1);

  if (g_strv_length (sides) == 2)
    {
      const char *width = sides[0];
      const char *height = sides[1];

      if (parse_positive (&width, width_pt) && *width == '\0'
          && parse_positive (&height, height_pt) && *height == '\0')
        return check_side (text, "--size", MAX (*width_pt, *height_pt), error);
    }
  return fovea_usage_error_set (
      error, _("A size is WIDTHxHEIGHT in points, such as 960x540, not “%s”"), text);
}

/**
 * fovea_render_parse_resolution:
 * @scale_text: (nullable): pixels for a point, as typed
 * @dpi_text: (nullable): pixels for an inch, as typed
 * @scale: (inout): what the one says
 * @dpi: (inout): what the other says
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether at most one of them is there and makes sense
 */
bool
fovea_render_parse_resolution (const char *scale_text,
                               const char *dpi_text,
                               double     *scale,
                               double     *dpi,
                               GError    **error)
{
  if (scale_text != NULL && dpi_text != NULL)
    return fovea_usage_error_set (error, _("--scale or --dpi, not both"));
  return fovea_render_parse_number (scale_text, "--scale", FOVEA_RECIPE_MAX_SCALE, scale, error)
         && fovea_render_parse_number (dpi_text, "--dpi", FOVEA_RECIPE_MAX_DPI, dpi, error);
}

/**
 * fovea_render_parse_text:
 * @text: (nullable): "text" or "paths", as typed
 * @has_paths: (out): whether letters are shapes
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is one of them
 */
bool
fovea_render_parse_text (const char *text,
                         bool       *has_paths,
                         GError    **error)
{
  *has_paths = g_strcmp0 (text, "paths") == 0;
  return text == NULL || *has_paths || strcmp (text, "text") == 0
         || fovea_usage_error_set (error, _("Unknown kind of text “%s”; there are %s"), text,
                                   "text, paths");
}

/**
 * fovea_render_parse_margin:
 * @text: (nullable): a length, as typed
 * @margin_pt: (inout): points
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a length, 0 too, that a margin can have
 */
bool
fovea_render_parse_margin (const char *text,
                           double     *margin_pt,
                           GError    **error)
{
  return text == NULL
         || (fovea_render_parse_length (text, margin_pt, error)
             && check_side (text, "--margin", *margin_pt, error));
}

/**
 * fovea_render_warn_of_font:
 * @options: how a figure is exported
 *
 * Says it if the font that is asked for is not there; the figure is made nevertheless.
 *
 * Returns: whether something was said
 */
bool
fovea_render_warn_of_font (const FoveaExportOptions *options)
{
  g_autofree char *sentence = fovea_export_explain_font (options);
  g_autofree char *shown = sentence != NULL ? fovea_printable_new (sentence) : NULL;

  if (shown != NULL)
    g_printerr ("fovea-cli: %s\n", shown);
  return shown != NULL;
}
