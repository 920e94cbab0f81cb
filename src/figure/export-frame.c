// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sizes, and drawing on cairo's surfaces with their errors.

#include "figure/export-private.h"

#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Bounds;

// A line of text takes less than its room.
static cairo_rectangle_t
get_item_bounds (const FoveaItem *item)
{
  double outset = item->kind == FOVEA_ITEM_MARK ? 1 + item->line_pt / 2 : 0;
  cairo_rectangle_t bounds = { item->x - outset, item->y - outset,
                               item->width + 2 * outset, item->height + 2 * outset };

  if (item->kind == FOVEA_ITEM_GRID || item->kind == FOVEA_ITEM_VEIL)
    {
      bounds.width += 1; // the last hairline
      bounds.height += 1;
    }
  if (item->kind == FOVEA_ITEM_TEXT)
    {
      double width = MIN (item->width,
                          ceil (fovea_type_estimate_width (
                              item->text.string, item->text.size_pt, item->text.weight)));
      double spare = item->width - width;
      double share = item->text.anchor == FOVEA_ANCHOR_START    ? 0
                     : item->text.anchor == FOVEA_ANCHOR_MIDDLE ? 0.5
                                                                : 1;
      bounds.x += floor (spare * share);
      bounds.width = width;
    }

  return bounds;
}

static void
extend (Bounds          *bounds,
        const FoveaItem *item)
{
  cairo_rectangle_t rect = get_item_bounds (item);

  for (int corner = 0; corner < 4 && rect.width > 0 && rect.height > 0; corner++)
    {
      double x = rect.x + (corner % 2) * rect.width;
      double y = rect.y + (corner / 2) * rect.height;
      cairo_matrix_transform_point (&item->transform, &x, &y);
      bounds->left = MIN (bounds->left, x);
      bounds->top = MIN (bounds->top, y);
      bounds->right = MAX (bounds->right, x);
      bounds->bottom = MAX (bounds->bottom, y);
    }
}

/**
 * fovea_export_get_frame:
 * @figure: a figure
 * @options: how it is exported
 *
 * Returns: the whole figure, or what is drawn of it, or of several, with a margin; points
 */
cairo_rectangle_t
fovea_export_get_frame (FoveaFigure              *figure,
                        const FoveaExportOptions *options)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  cairo_rectangle_t whole
      = { 0, 0, fovea_figure_get_width (figure), fovea_figure_get_height (figure) };
  Bounds bounds = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  if (!options->is_cropped)
    return whole;
  if (options->frame != NULL)
    return *options->frame;
  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    extend (&bounds, fovea_scene_get_item (scene, i));
  if (bounds.right <= bounds.left)
    return whole;

  double x = floor (bounds.left - options->margin_pt);
  double y = floor (bounds.top - options->margin_pt);

  return (cairo_rectangle_t){ x, y, ceil (bounds.right + options->margin_pt) - x,
                              ceil (bounds.bottom + options->margin_pt) - y };
}

/**
 * fovea_export_find_frame:
 * @series: figures
 * @options: how they are exported
 * @frame: (out): what any of them needs, where it is cropped; points
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * A mark at the edge makes a figure larger: each cut for itself, the figures of an animation would
 * jump.
 *
 * Returns: whether nobody cancelled it
 */
bool
fovea_export_find_frame (const FoveaExportSeries  *series,
                         const FoveaExportOptions *options,
                         cairo_rectangle_t        *frame,
                         GError                  **error)
{
  Bounds bounds = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  *frame = (cairo_rectangle_t){ 0, 0, 0, 0 };
  for (int i = 0; i < series->n_figures && options->is_cropped; i++)
    {
      if (g_cancellable_set_error_if_cancelled (series->cancellable, error))
        return false;

      g_autoptr (FoveaFigure) figure = series->make (i, series->data);
      cairo_rectangle_t one = fovea_export_get_frame (figure, options);

      bounds.left = MIN (bounds.left, one.x);
      bounds.top = MIN (bounds.top, one.y);
      bounds.right = MAX (bounds.right, one.x + one.width);
      bounds.bottom = MAX (bounds.bottom, one.y + one.height);
    }
  if (options->is_cropped)
    *frame = (cairo_rectangle_t){ bounds.left, bounds.top, bounds.right - bounds.left,
                                  bounds.bottom - bounds.top };
  return true;
}

/**
 * fovea_export_check_size:
 * @frame: what is exported, points
 * @options: how
 * @error: return location for a %FOVEA_EXPORT_ERROR_SIZE
 *
 * Returns: whether a file can have that size
 */
bool
fovea_export_check_size (const cairo_rectangle_t  *frame,
                         const FoveaExportOptions *options,
                         GError                  **error)
{
  bool has_pixels = fovea_export_format_has_pixels (options->format);
  // As much as a message has room for.
  double width = MIN (1e12, ceil (frame->width * options->scale));
  double height = MIN (1e12, ceil (frame->height * options->scale));

  if (!(width >= 1 && height >= 1 && width <= FOVEA_EXPORT_MAX_SIDE
        && height <= FOVEA_EXPORT_MAX_SIDE))
    {
      g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE,
                   _ ("A figure of %.0f × %.0f pixels is outside what can be exported, "
                      "1 to %d along each side"),
                   width, height, FOVEA_EXPORT_MAX_SIDE);
      return false;
    }
  if (has_pixels && width * height > FOVEA_EXPORT_MAX_PIXELS)
    {
      g_set_error (
          error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE,
          _ ("A figure of %.0f × %.0f pixels is too large: %.0f million are the most"),
          width, height, floor (FOVEA_EXPORT_MAX_PIXELS / 1e6));
      return false;
    }

  return true;
}

/**
 * fovea_export_check_length:
 * @n_bytes: what is made so far, of all steps
 * @error: return location for a %FOVEA_EXPORT_ERROR_SIZE
 *
 * Everything is in memory before anything is written.
 *
 * Returns: whether there may be more
 */
bool
fovea_export_check_length (guint64  n_bytes,
                           GError **error)
{
  if (n_bytes <= FOVEA_EXPORT_MAX_BYTES)
    return true;

  g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE,
               _ ("More than %d GB cannot be exported at once: take fewer steps, or make them "
                  "smaller"),
               (int) (FOVEA_EXPORT_MAX_BYTES / 1000000000));
  return false;
}

/**
 * fovea_export_check_cairo:
 * @status: what cairo answered
 * @error: return location for a %FOVEA_EXPORT_ERROR_FAILED
 *
 * Returns: whether all is well
 */
bool
fovea_export_check_cairo (cairo_status_t status,
                          GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return true;

  g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FAILED,
               _ ("The figure could not be drawn: %s"), cairo_status_to_string (status));

  return false;
}

/**
 * fovea_export_append:
 * @bytes: a #GByteArray
 * @data: what cairo writes
 * @length: its length
 *
 * Returns: always success
 */
cairo_status_t
fovea_export_append (void                *bytes,
                     const unsigned char *data,
                     unsigned             length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * fovea_export_fill:
 * @pen: a pen
 * @options: how the figure is exported
 * @frame: what of it
 *
 * Paints the background unless @options asks for none.
 */
void
fovea_export_fill (FoveaPen                 *pen,
                   const FoveaExportOptions *options,
                   const cairo_rectangle_t  *frame)
{
  FoveaInk ink
      = { .fill = fovea_theme_get_color (options->theme, FOVEA_ROLE_BACKGROUND) };

  if (options->is_transparent)
    return;
  fovea_pen_rect (pen, frame->x, frame->y, frame->width, frame->height);
  fovea_pen_paint (pen, &ink);
}

/**
 * fovea_export_draw:
 * @figure: a figure
 * @options: how it is exported
 * @frame: what of it, points
 * @surface: where to
 * @error: return location for a %FOVEA_EXPORT_ERROR_FAILED
 *
 * Draws a figure as one page.
 *
 * Returns: whether cairo could
 */
bool
fovea_export_draw (FoveaFigure              *figure,
                   const FoveaExportOptions *options,
                   const cairo_rectangle_t  *frame,
                   cairo_surface_t          *surface,
                   GError                  **error)
{
  cairo_t *cr = cairo_create (surface);
  FoveaPen *pen = fovea_pen_new_cairo (cr, options->font_family);

  cairo_scale (cr, options->scale, options->scale);
  cairo_translate (cr, -frame->x, -frame->y);
  fovea_export_fill (pen, options, frame);
  fovea_figure_paint (figure, pen, options->theme);
  cairo_show_page (cr);
  fovea_pen_free (pen);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);

  return fovea_export_check_cairo (status, error);
}
