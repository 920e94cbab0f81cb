// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A figure as the bytes of a file, the same bytes whenever it is asked for. cairo writes to memory,
// its status is checked, and what differs from run to run is fixed.

#include "figure/export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_PIXELS 32767 // cairo's, along one side
#define EPOCH "2026-01-01T00:00:00Z"

G_DEFINE_QUARK (fovea-export-error-quark, fovea_export_error)

static cairo_status_t
append_bytes (void                *data,
              const unsigned char *bytes,
              unsigned             length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static bool
check_status (cairo_status_t   status,
              GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return true;

  g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FAILED,
               _ ("The figure could not be drawn: %s"), cairo_status_to_string (status));

  return false;
}

static bool
check_size (double   width,
            double   height,
            GError **error)
{
  if (width >= 1 && height >= 1 && width <= MAX_PIXELS && height <= MAX_PIXELS)
    return true;

  g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE,
               _ ("A figure of %.0f × %.0f pixels is outside what can be exported, "
                  "1 to %d along each side"),
               width, height, MAX_PIXELS);

  return false;
}

static bool
draw_on_surface (FoveaFigure       *figure,
                 const FoveaTheme  *theme,
                 cairo_surface_t   *surface,
                 double             scale,
                 GError           **error)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  fovea_figure_draw (figure, cr, theme);
  cairo_show_page (cr);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);

  return check_status (status, error);
}

static bool
write_png (FoveaFigure       *figure,
           const FoveaTheme  *theme,
           double             scale,
           GByteArray        *bytes,
           GError           **error)
{
  int width = (int) ceil (fovea_figure_get_width (figure) * scale);
  int height = (int) ceil (fovea_figure_get_height (figure) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  bool is_written = check_status (cairo_surface_status (surface), error)
                    && draw_on_surface (figure, theme, surface, scale, error)
                    && check_status (cairo_surface_write_to_png_stream (surface, append_bytes, bytes),
                                     error);
  cairo_surface_destroy (surface);

  return is_written;
}

// A point of the figure is a point of the page.
static bool
write_pdf (FoveaFigure       *figure,
           const FoveaTheme  *theme,
           double             scale,
           GByteArray        *bytes,
           GError           **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, fovea_figure_get_width (figure) * scale,
      fovea_figure_get_height (figure) * scale);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  fovea_figure_get_title (figure));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  fovea_figure_get_description (figure));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fovea");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, EPOCH);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, EPOCH);

  bool is_drawn = draw_on_surface (figure, theme, surface, scale, error);
  cairo_surface_finish (surface);
  bool is_written = is_drawn && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);

  return is_written;
}

// What XML 1.0 cannot hold at all, even escaped, becomes a space.
static char *
escape_xml (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (char *c = valid; *c != '\0'; c++)
    {
      if ((unsigned char) *c < 0x20 && *c != '\n' && *c != '\t')
        *c = ' ';
    }

  return g_markup_escape_text (valid, -1);
}

// cairo counts its surfaces through the life of a process and writes the count into ids, so the
// numbers are counted anew from 1 in the order in which they appear.
static void
append_renumbered (GByteArray *to,
                   const char *svg,
                   size_t      length)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const prefixes[] = { "id=\"", "#" };
  const char *end = svg + length;

  for (const char *c = svg; c < end;)
    {
      size_t n_prefix = 0;
      for (size_t i = 0; i < G_N_ELEMENTS (prefixes) && n_prefix == 0; i++)
        n_prefix = g_str_has_prefix (c, prefixes[i]) ? strlen (prefixes[i]) : 0;

      const char *word = c + n_prefix;
      const char *digits = word;
      while (n_prefix > 0 && g_ascii_isalpha (*digits))
        digits++;
      const char *past = digits;
      while (n_prefix > 0 && g_ascii_isdigit (*past))
        past++;

      if (n_prefix == 0 || past == digits || digits == word || g_str_has_prefix (word, "glyph"))
        {
          g_byte_array_append (to, (const guint8 *) c, 1);
          c++;
          continue;
        }

      g_autofree char *name = g_strndup (word, past - word);
      int number = GPOINTER_TO_INT (g_hash_table_lookup (numbers, name));
      if (number == 0)
        {
          number = (int) g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&name), GINT_TO_POINTER (number));
        }
      g_autofree char *text = g_strdup_printf ("%.*s%d", (int) (digits - c), c, number);
      g_byte_array_append (to, (const guint8 *) text, strlen (text));
      c = past;
    }
}

static bool
write_svg (FoveaFigure       *figure,
           const FoveaTheme  *theme,
           double             scale,
           GByteArray        *bytes,
           GError           **error)
{
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append_bytes, drawn, fovea_figure_get_width (figure) * scale,
      fovea_figure_get_height (figure) * scale);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  bool is_drawn = draw_on_surface (figure, theme, surface, scale, error);
  cairo_surface_finish (surface);
  bool is_written = is_drawn && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  if (!is_written)
    return false;

  g_byte_array_append (drawn, (const guint8 *) "", 1);
  const char *svg = (const char *) drawn->data;
  const char *root = strstr (svg, "<svg ");
  const char *body = root != NULL ? strchr (root, '>') : NULL;
  if (body == NULL)
    return check_status (CAIRO_STATUS_WRITE_ERROR, error);

  g_autofree char *title = escape_xml (fovea_figure_get_title (figure));
  g_autofree char *description = escape_xml (fovea_figure_get_description (figure));
  g_autofree char *head
      = g_strdup_printf (" role=\"img\" aria-labelledby=\"figure-title figure-description\">\n"
                         "<title id=\"figure-title\">%s</title>\n"
                         "<desc id=\"figure-description\">%s</desc>",
                         title, description);
  g_byte_array_append (bytes, drawn->data, body - svg);
  g_byte_array_append (bytes, (const guint8 *) head, strlen (head));
  append_renumbered (bytes, body + 1, strlen (body + 1));

  return true;
}

/**
 * fovea_export_format_from_name:
 * @file_name: a file's name or path
 * @format: (out): the format that its suffix stands for
 *
 * Returns: whether the suffix is known, in either case of letters
 */
bool
fovea_export_format_from_name (const char        *file_name,
                               FoveaExportFormat *format)
{
  static const struct
  {
    const char *suffix;
    FoveaExportFormat format;
  } suffixes[] = {
    { ".png", FOVEA_EXPORT_PNG },
    { ".svg", FOVEA_EXPORT_SVG },
    { ".pdf", FOVEA_EXPORT_PDF },
  };

  g_return_val_if_fail (file_name != NULL && format != NULL, false);

  g_autofree char *lower = g_ascii_strdown (file_name, -1);
  for (size_t i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (lower, suffixes[i].suffix))
        {
          *format = suffixes[i].format;
          return true;
        }
    }

  return false;
}

/**
 * fovea_export_figure:
 * @figure: a figure
 * @theme: its colours
 * @format: PNG (pixels), SVG (px) or PDF (points)
 * @scale: pixels, px or points of the file for one point of the figure
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Renders a figure to memory. The same figure gives the same bytes at any time.
 *
 * Returns: (transfer full) (nullable): the bytes of a file; %NULL if a side would be longer than
 *   32767, the format is unknown, or cairo failed
 */
GBytes *
fovea_export_figure (FoveaFigure        *figure,
                     const FoveaTheme   *theme,
                     FoveaExportFormat   format,
                     double              scale,
                     GError            **error)
{
  g_return_val_if_fail (figure != NULL && theme != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_size (ceil (fovea_figure_get_width (figure) * scale),
                   ceil (fovea_figure_get_height (figure) * scale), error))
    return NULL;

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  bool is_written = false;
  switch (format)
    {
    case FOVEA_EXPORT_PNG:
      is_written = write_png (figure, theme, scale, bytes, error);
      break;
    case FOVEA_EXPORT_SVG:
      is_written = write_svg (figure, theme, scale, bytes, error);
      break;
    case FOVEA_EXPORT_PDF:
      is_written = write_pdf (figure, theme, scale, bytes, error);
      break;
    default:
      g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FORMAT,
                   _ ("There is no export format %d"), (int) format);
    }

  return is_written ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
