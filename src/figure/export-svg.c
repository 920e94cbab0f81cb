// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SVG that people can read and edit: letters stay text, an item is an element, a panel a
// group. Type is placed by its anchor, so that any font may take its place.

#include "figure/export-private.h"

#include "figure/type.h"

#include <math.h>
#include <string.h>

typedef struct
{
  FoveaPen pen;

  // Borrowed
  GString *body;
  const char *prefix; // of ids, so that several figures can stand on one page

  // State
  GArray *n_open; // int: groups to close at each restore
  int n_clips;
} SvgPen;

static int *
get_open (SvgPen *self)
{
  return &g_array_index (self->n_open, int, self->n_open->len - 1);
}

static void
add_attribute (GString    *body,
               const char *name,
               double      number)
{
  g_string_append_printf (body, " %s=\"", name);
  fovea_export_add_number (body, number);
  g_string_append_c (body, '"');
}

static void
add_color (GString    *body,
           const char *name,
           FoveaColor  color)
{
  if (color.alpha <= 0)
    {
      g_string_append_printf (body, " %s=\"none\"", name);
      return;
    }

  g_string_append_printf (
      body, " %s=\"#%02x%02x%02x\"", name, (unsigned) lround (color.red * 255),
      (unsigned) lround (color.green * 255), (unsigned) lround (color.blue * 255));
  if (color.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);
      add_attribute (body, opacity, color.alpha);
    }
}

static void
add_points (GString             *body,
            char                 command,
            const FoveaPathStep *step,
            int                  n_points)
{
  g_string_append_c (body, command);
  for (int i = 0; i < n_points; i++)
    {
      g_string_append (body, i > 0 ? " " : "");
      fovea_export_add_number (body, step->x[i]);
      g_string_append_c (body, ',');
      fovea_export_add_number (body, step->y[i]);
    }
}

static void
add_rect_path (GString             *body,
               const FoveaPathStep *step)
{
  add_points (body, 'M', step, 1);
  g_string_append_c (body, 'h');
  fovea_export_add_number (body, step->x[1]);
  g_string_append_c (body, 'v');
  fovea_export_add_number (body, step->y[1]);
  g_string_append_c (body, 'h');
  fovea_export_add_number (body, -step->x[1]);
  g_string_append_c (body, 'z');
}

// The beginning of an element of that shape, without its end.
static void
add_shape (GString             *body,
           const FoveaPathStep *steps,
           int                  n_steps)
{
  if (n_steps == 1 && steps[0].kind == FOVEA_PATH_RECT)
    {
      g_string_append (body, "<rect");
      add_attribute (body, "x", steps[0].x[0]);
      add_attribute (body, "y", steps[0].y[0]);
      add_attribute (body, "width", steps[0].x[1]);
      add_attribute (body, "height", steps[0].y[1]);
      return;
    }

  g_string_append (body, "<path d=\"");
  for (int i = 0; i < n_steps; i++)
    {
      switch (steps[i].kind)
        {
        case FOVEA_PATH_MOVE:
          add_points (body, 'M', &steps[i], 1);
          break;
        case FOVEA_PATH_LINE:
          add_points (body, 'L', &steps[i], 1);
          break;
        case FOVEA_PATH_CURVE:
          add_points (body, 'C', &steps[i], 3);
          break;
        case FOVEA_PATH_RECT:
          add_rect_path (body, &steps[i]);
          break;
        case FOVEA_PATH_CLOSE:
        default:
          g_string_append_c (body, 'z');
        }
    }
  g_string_append_c (body, '"');
}

static void
svg_pen_begin_group (FoveaPen   *pen,
                     const char *name)
{
  SvgPen *self = (SvgPen *) pen;

  g_string_append_printf (self->body, "<g id=\"%s-%s\">\n", self->prefix, name);
}

static void
svg_pen_end_group (FoveaPen *pen)
{
  g_string_append (((SvgPen *) pen)->body, "</g>\n");
}

static void
svg_pen_save (FoveaPen             *pen,
              const cairo_matrix_t *transform)
{
  SvgPen *self = (SvgPen *) pen;
  cairo_matrix_t identity;
  int n_open = 0;

  cairo_matrix_init_identity (&identity);
  if (transform != NULL && memcmp (transform, &identity, sizeof identity) != 0)
    {
      const double numbers[] = { transform->xx, transform->yx, transform->xy,
                                 transform->yy, transform->x0, transform->y0 };
      g_string_append (self->body, "<g transform=\"matrix(");
      for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          g_string_append (self->body, i > 0 ? " " : "");
          fovea_export_add_number (self->body, numbers[i]);
        }
      g_string_append (self->body, ")\">\n");
      n_open = 1;
    }
  g_array_append_val (self->n_open, n_open);
}

static void
svg_pen_restore (FoveaPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  for (int i = 0; i < *get_open (self); i++)
    g_string_append (self->body, "</g>\n");
  g_array_set_size (self->n_open, self->n_open->len - 1);
}

static void
svg_pen_clip (FoveaPen            *pen,
              const FoveaPathStep *steps,
              int                  n_steps)
{
  SvgPen *self = (SvgPen *) pen;

  self->n_clips++;
  g_string_append_printf (self->body, "<clipPath id=\"%s-clip-%d\">", self->prefix,
                          self->n_clips);
  add_shape (self->body, steps, n_steps);
  g_string_append_printf (self->body,
                          "/></clipPath>\n<g clip-path=\"url(#%s-clip-%d)\">\n",
                          self->prefix, self->n_clips);
  ++*get_open (self);
}

static void
svg_pen_paint (FoveaPen            *pen,
               const FoveaPathStep *steps,
               int                  n_steps,
               const FoveaInk      *ink)
{
  GString *body = ((SvgPen *) pen)->body;

  add_shape (body, steps, n_steps);
  add_color (body, "fill", ink->fill);
  if (ink->line.alpha > 0)
    {
      add_color (body, "stroke", ink->line);
      add_attribute (body, "stroke-width", ink->line_pt);
      if (ink->is_round)
        g_string_append (body, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
  if (ink->line.alpha > 0 && ink->dash_pt[1] > 0)
    {
      g_string_append (body, " stroke-dasharray=\"");
      fovea_export_add_number (body, ink->dash_pt[0]);
      g_string_append_c (body, ' ');
      fovea_export_add_number (body, ink->dash_pt[1]);
      g_string_append_c (body, '"');
      add_attribute (body, "stroke-dashoffset", ink->dash_start_pt);
    }
  g_string_append (body, ink->is_crisp ? " shape-rendering=\"crispEdges\"/>\n" : "/>\n");
}

static void
svg_pen_text (FoveaPen                *pen,
              const FoveaTextContent  *text,
              const cairo_rectangle_t *room,
              FoveaColor               color)
{
  static const char *const anchors[]
      = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
  static const char *const rtl_anchors[]
      = { " direction=\"rtl\" text-anchor=\"end\"", " direction=\"rtl\" text-anchor=\"middle\"",
          " direction=\"rtl\"" };
  static const char *const weights[]
      = { "", " font-weight=\"500\"", " font-weight=\"600\"" };
  GString *body = ((SvgPen *) pen)->body;
  FoveaPlacedText placed = fovea_pen_place_text (text, room);
  g_autofree char *string = placed.string;
  g_autofree char *escaped = fovea_export_escape_xml (string);

  g_string_append (body, "<text");
  add_attribute (body, "x", placed.x);
  add_attribute (body, "y", placed.baseline);
  add_attribute (body, "font-size", placed.size_pt);
  g_string_append (body, weights[text->weight]);
  g_string_append (body, (fovea_type_is_rtl (string) ? rtl_anchors : anchors)[text->anchor]);
  add_color (body, "fill", color);
  g_string_append_printf (body, ">%s</text>\n", escaped);
}

static void
svg_pen_raster (FoveaPen                *pen,
                cairo_surface_t         *raster,
                const cairo_rectangle_t *place)
{
  GString *body = ((SvgPen *) pen)->body;
  g_autoptr (GByteArray) png = g_byte_array_new ();

  cairo_surface_write_to_png_stream (raster, fovea_export_append, png);
  g_autofree char *base64 = g_base64_encode (png->data, png->len);
  g_string_append (body, "<image");
  add_attribute (body, "x", place->x);
  add_attribute (body, "y", place->y);
  add_attribute (body, "width", place->width);
  add_attribute (body, "height", place->height);
  g_string_append_printf (
      body,
      " preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\""
      " style=\"image-rendering:pixelated\""
      " xlink:href=\"data:image/png;base64,%s\"/>\n",
      base64);
}

static void
svg_pen_free (FoveaPen *pen)
{
  SvgPen *self = (SvgPen *) pen;

  g_array_unref (self->n_open);
  g_free (self);
}

static FoveaPen *
new_svg_pen (GString    *body,
             const char *prefix)
{
  static const FoveaPenClass class = {
    .begin_group = svg_pen_begin_group,
    .end_group = svg_pen_end_group,
    .save = svg_pen_save,
    .restore = svg_pen_restore,
    .clip = svg_pen_clip,
    .paint = svg_pen_paint,
    .text = svg_pen_text,
    .raster = svg_pen_raster,
    .free = svg_pen_free,
  };
  SvgPen *self = g_new0 (SvgPen, 1);

  fovea_pen_init (&self->pen, &class);
  self->body = body;
  self->prefix = prefix;
  self->n_open = g_array_new (FALSE, FALSE, sizeof (int));

  return &self->pen;
}

// Figures that differ have different ids; the same figure always has the same.
static char *
make_prefix (FoveaFigure              *figure,
             const FoveaExportOptions *options)
{
  g_autofree char *dump = fovea_figure_dump (figure);
  g_autofree char *key
      = g_strdup_printf ("%d %s", (int) fovea_theme_get_kind (options->theme), dump);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_strdup_printf ("f%.6s", sum);
}

static void
add_root (GString                  *svg,
          FoveaFigure              *figure,
          const FoveaExportOptions *options,
          const cairo_rectangle_t  *frame,
          const char               *prefix)
{
  g_autofree char *all_families = fovea_type_dup_families (options->font_family);
  g_autofree char *families = fovea_export_escape_xml (all_families);
  g_autofree char *title = fovea_export_escape_xml (fovea_figure_get_title (figure));
  g_autofree char *description
      = fovea_export_escape_xml (fovea_figure_get_description (figure));

  g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\""
                        " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  add_attribute (svg, "width", frame->width * options->scale);
  add_attribute (svg, "height", frame->height * options->scale);
  g_string_append (svg, " viewBox=\"");
  fovea_export_add_number (svg, frame->x);
  g_string_append_c (svg, ' ');
  fovea_export_add_number (svg, frame->y);
  g_string_append_c (svg, ' ');
  fovea_export_add_number (svg, frame->width);
  g_string_append_c (svg, ' ');
  fovea_export_add_number (svg, frame->height);
  g_string_append_printf (svg,
                          "\" role=\"img\" aria-labelledby=\"%s-title %s-description\""
                          " xml:lang=\"%s\" xml:space=\"preserve\""
                          " font-family=\"%s\""
                          " style=\"font-variant-numeric:tabular-nums\">\n"
                          "<title id=\"%s-title\">%s</title>\n"
                          "<desc id=\"%s-description\">%s</desc>\n",
                          prefix, prefix, fovea_type_get_language (), families, prefix, title,
                          prefix, description);
}

/**
 * fovea_export_write_svg:
 * @figure: a figure
 * @options: how it is exported
 * @frame: what of it, points
 * @bytes: where to append
 * @error: unused
 *
 * Writes an SVG with text as text.
 *
 * Returns: %TRUE
 */
bool
fovea_export_write_svg (FoveaFigure              *figure,
                        const FoveaExportOptions *options,
                        const cairo_rectangle_t  *frame,
                        GByteArray               *bytes,
                        GError                  **error)
{
  g_autofree char *prefix = make_prefix (figure, options);
  g_autoptr (GString) svg = g_string_new (NULL);
  g_autoptr (FoveaPen) pen = new_svg_pen (svg, prefix);

  add_root (svg, figure, options, frame, prefix);
  fovea_export_fill (pen, options, frame);
  fovea_figure_paint (figure, pen, options->theme);
  g_string_append (svg, "</svg>\n");
  g_byte_array_append (bytes, (const guint8 *) svg->str, svg->len);

  return true;
}
