// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SVG with letters as shapes: the same on every machine, whatever its fonts. cairo writes
// it; its words for readers and stable ids are added.

#include "figure/export-private.h"

#include <cairo-svg.h>
#include <string.h>

// cairo counts its surfaces through the life of a process and writes the count into ids,
// so the numbers are counted anew from 1 in the order in which they appear.
static void
append_renumbered (GByteArray *to,
                   const char *svg,
                   size_t      length)
{
  g_autoptr (GHashTable) numbers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

      if (n_prefix == 0 || past == digits || digits == word
          || g_str_has_prefix (word, "glyph"))
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
          g_hash_table_insert (numbers, g_steal_pointer (&name),
                               GINT_TO_POINTER (number));
        }
      g_autofree char *text = g_strdup_printf ("%.*s%d", (int) (digits - c), c, number);
      g_byte_array_append (to, (const guint8 *) text, strlen (text));
      c = past;
    }
}

static char *
make_head (FoveaFigure *figure)
{
  g_autofree char *title = fovea_export_escape_xml (fovea_figure_get_title (figure));
  g_autofree char *description
      = fovea_export_escape_xml (fovea_figure_get_description (figure));

  return g_strdup_printf (
      " role=\"img\" aria-labelledby=\"figure-title figure-description\">\n"
      "<title id=\"figure-title\">%s</title>\n"
      "<desc id=\"figure-description\">%s</desc>",
      title, description);
}

/**
 * fovea_export_write_svg_paths:
 * @figure: a figure
 * @options: how it is exported
 * @frame: what of it, points
 * @bytes: where to append
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Writes an SVG without text.
 *
 * Returns: whether it could be drawn
 */
bool
fovea_export_write_svg_paths (FoveaFigure              *figure,
                              const FoveaExportOptions *options,
                              const cairo_rectangle_t  *frame,
                              GByteArray               *bytes,
                              GError                  **error)
{
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      fovea_export_append, drawn, frame->width * options->scale,
      frame->height * options->scale);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  bool is_drawn = fovea_export_draw (figure, options, frame, surface, error);
  cairo_surface_finish (surface);
  bool is_written
      = is_drawn && fovea_export_check_cairo (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  if (!is_written)
    return false;

  g_byte_array_append (drawn, (const guint8 *) "", 1);
  const char *svg = (const char *) drawn->data;
  const char *root = strstr (svg, "<svg ");
  const char *body = root != NULL ? strchr (root, '>') : NULL;
  if (body == NULL)
    return fovea_export_check_cairo (CAIRO_STATUS_WRITE_ERROR, error);

  g_autofree char *head = make_head (figure);
  g_byte_array_append (bytes, drawn->data, body - svg);
  g_byte_array_append (bytes, (const guint8 *) head, strlen (head));
  append_renumbered (bytes, body + 1, strlen (body + 1));

  return true;
}
