// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pen of windows, pixels and PDF.

#include "figure/pen.h"

#include "figure/type.h"

// So many are drawn at once: where a part of a recording is shown, the others are passed over.
#define MOST_GLYPHS 1024

// Glyphs of one font and colour.
typedef struct
{
  cairo_scaled_font_t *font; // borrowed from the typesetter
  FoveaColor color;
  GArray *glyphs; // cairo_glyph_t
} Batch;

typedef struct
{
  FoveaPen pen;

  // Owned
  cairo_t *cr;
  FoveaTypesetter *typesetter;
  GArray *batches; // Batch; (nullable) texts are drawn one by one
} CairoPen;

static void
clear_batch (gpointer data)
{
  g_array_unref (((Batch *) data)->glyphs);
}

static void
trace_path (cairo_t             *cr,
            const FoveaPathStep *steps,
            int                  n_steps)
{
  for (int i = 0; i < n_steps; i++)
    {
      const double *x = steps[i].x;
      const double *y = steps[i].y;

      switch (steps[i].kind)
        {
        case FOVEA_PATH_MOVE:
          cairo_move_to (cr, x[0], y[0]);
          break;
        case FOVEA_PATH_LINE:
          cairo_line_to (cr, x[0], y[0]);
          break;
        case FOVEA_PATH_CURVE:
          cairo_curve_to (cr, x[0], y[0], x[1], y[1], x[2], y[2]);
          break;
        case FOVEA_PATH_RECT:
          cairo_rectangle (cr, x[0], y[0], x[1], y[1]);
          break;
        case FOVEA_PATH_CLOSE:
        default:
          cairo_close_path (cr);
        }
    }
}

static void
set_color (cairo_t   *cr,
           FoveaColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
cairo_pen_save (FoveaPen             *pen,
                const cairo_matrix_t *transform)
{
  CairoPen *self = (CairoPen *) pen;

  cairo_save (self->cr);
  if (transform != NULL)
    cairo_transform (self->cr, transform);
}

static void
cairo_pen_restore (FoveaPen *pen)
{
  cairo_restore (((CairoPen *) pen)->cr);
}

static void
cairo_pen_clip (FoveaPen            *pen,
                const FoveaPathStep *steps,
                int                  n_steps)
{
  CairoPen *self = (CairoPen *) pen;

  trace_path (self->cr, steps, n_steps);
  cairo_clip (self->cr);
}

static void
stroke (cairo_t        *cr,
        const FoveaInk *ink)
{
  set_color (cr, ink->line);
  cairo_set_line_width (cr, ink->line_pt);
  cairo_set_dash (cr, ink->dash_pt, ink->dash_pt[1] > 0 ? 2 : 0, ink->dash_start_pt);
  cairo_set_line_cap (cr, ink->is_round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, ink->is_round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
  cairo_stroke_preserve (cr);
}

static void
cairo_pen_paint (FoveaPen            *pen,
                 const FoveaPathStep *steps,
                 int                  n_steps,
                 const FoveaInk      *ink)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;

  trace_path (cr, steps, n_steps);
  cairo_set_antialias (cr,
                       ink->is_crisp ? CAIRO_ANTIALIAS_NONE : CAIRO_ANTIALIAS_DEFAULT);
  if (ink->fill.alpha > 0)
    {
      set_color (cr, ink->fill);
      cairo_fill_preserve (cr);
    }
  if (ink->line.alpha > 0)
    stroke (cr, ink);
  cairo_new_path (cr);
}

static void
draw_batch (CairoPen *self,
            Batch    *batch)
{
  set_color (self->cr, batch->color);
  cairo_set_scaled_font (self->cr, batch->font);
  cairo_show_glyphs (self->cr, (const cairo_glyph_t *) (void *) batch->glyphs->data,
                     (int) batch->glyphs->len);
  g_array_set_size (batch->glyphs, 0);
}

static void
cairo_pen_begin_texts (FoveaPen *pen)
{
  CairoPen *self = (CairoPen *) pen;

  g_return_if_fail (self->batches == NULL);

  self->batches = g_array_new (FALSE, FALSE, sizeof (Batch));
  g_array_set_clear_func (self->batches, clear_batch);
}

static void
cairo_pen_end_texts (FoveaPen *pen)
{
  CairoPen *self = (CairoPen *) pen;

  g_return_if_fail (self->batches != NULL);

  for (guint i = 0; i < self->batches->len; i++)
    draw_batch (self, &g_array_index (self->batches, Batch, i));
  g_clear_pointer (&self->batches, g_array_unref);
}

static bool
is_same_color (FoveaColor a,
               FoveaColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static Batch *
get_batch (CairoPen            *self,
           cairo_scaled_font_t *font,
           FoveaColor           color)
{
  for (guint i = 0; i < self->batches->len; i++)
    {
      Batch *batch = &g_array_index (self->batches, Batch, i);
      if (batch->font == font && is_same_color (batch->color, color))
        return batch;
    }

  Batch made = { font, color, g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)) };
  g_array_append_val (self->batches, made);

  return &g_array_index (self->batches, Batch, self->batches->len - 1);
}

// Whether the text was added to those that are drawn together.
static bool
add_to_batch (CairoPen                *self,
              const FoveaTextContent  *text,
              const cairo_rectangle_t *room,
              FoveaColor               color)
{
  const FoveaDigits *digits
    = fovea_typesetter_find_digits (self->typesetter, text, room->width);

  if (digits == NULL)
    return false;

  Batch *batch = get_batch (self, fovea_digits_get_font (digits), color);

  if (batch->glyphs->len > MOST_GLYPHS)
    draw_batch (self, batch);
  fovea_typesetter_add_digits (self->typesetter, digits, text, room, batch->glyphs);
  cairo_new_path (self->cr);

  return true;
}

static void
cairo_pen_text (FoveaPen                *pen,
                const FoveaTextContent  *text,
                const cairo_rectangle_t *room,
                FoveaColor               color)
{
  CairoPen *self = (CairoPen *) pen;

  if (self->batches != NULL && add_to_batch (self, text, room, color))
    return;

  set_color (self->cr, color);
  fovea_typesetter_draw (self->typesetter, text, room->x, room->y, room->width,
                         room->height);
  cairo_new_path (self->cr);
}

static void
cairo_pen_raster (FoveaPen                *pen,
                  cairo_surface_t         *raster,
                  const cairo_rectangle_t *place)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;

  cairo_save (cr);
  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
  cairo_clip (cr);
  cairo_translate (cr, place->x, place->y);
  cairo_scale (cr, place->width / cairo_image_surface_get_width (raster),
               place->height / cairo_image_surface_get_height (raster));
  cairo_set_source_surface (cr, raster, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
cairo_pen_free (FoveaPen *pen)
{
  CairoPen *self = (CairoPen *) pen;

  fovea_typesetter_free (self->typesetter);
  cairo_destroy (self->cr);
  g_free (self);
}

/**
 * fovea_pen_new_cairo:
 * @cr: where to draw, in points
 * @family: (nullable): font family to prefer to the usual ones
 *
 * Returns: (transfer full): a pen that draws at once
 */
FoveaPen *
fovea_pen_new_cairo (cairo_t    *cr,
                     const char *family)
{
  static const FoveaPenClass class = {
    .begin_texts = cairo_pen_begin_texts,
    .end_texts = cairo_pen_end_texts,
    .save = cairo_pen_save,
    .restore = cairo_pen_restore,
    .clip = cairo_pen_clip,
    .paint = cairo_pen_paint,
    .text = cairo_pen_text,
    .raster = cairo_pen_raster,
    .free = cairo_pen_free,
  };

  g_return_val_if_fail (cr != NULL, NULL);

  CairoPen *self = g_new0 (CairoPen, 1);
  fovea_pen_init (&self->pen, &class);
  self->cr = cairo_reference (cr);
  self->typesetter = fovea_typesetter_new (cr, family);

  return &self->pen;
}
