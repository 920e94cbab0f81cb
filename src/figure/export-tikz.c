// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TikZ, to be read by \input or as a document. A point of the figure is a bp, TeX's name
// for a 72nd of an inch, so that the size is that of the PDF. Type comes from the host
// document's fonts at ten points and is scaled, because ten points are there in every
// font; or its letters are drawn as shapes.

#include "figure/export-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define BASE_PT (10.0 * 72 / 72.27) // TeX's ten points in ours
#define MAX_RASTER_RUNS 20000       // that TeX works through in seconds

typedef struct
{
  FoveaPen pen;

  // Owned
  GString *body;
  GHashTable *colors;     // "0.1,0.2,0.3" → its number, from 1
  GPtrArray *definitions; // in the order of the numbers; borrows the keys
  GArray *n_open;         // int: scopes to close at each restore
  FoveaShapes *shapes;    // (nullable) of letters, once there are some

  // Borrowed
  const FoveaExportOptions *options;

  // State
  double scale; // of lengths that are not coordinates
  int n_runs;   // of rasters
} TikzPen;

static void
add_point (GString *body,
           double   x,
           double   y)
{
  g_string_append_c (body, '(');
  fovea_export_add_number (body, x);
  g_string_append_c (body, ',');
  fovea_export_add_number (body, y);
  g_string_append_c (body, ')');
}

static void
add_option (GString    *body,
            const char *name,
            double      number,
            const char *unit)
{
  g_string_append_printf (body, ",%s=", name);
  fovea_export_add_number (body, number);
  g_string_append (body, unit);
}

static int
get_color_number (TikzPen   *self,
                  FoveaColor color)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const double parts[] = { color.red, color.green, color.blue };

  for (size_t i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_string_append (key, i > 0 ? "," : "");
      fovea_export_add_number (key, parts[i]);
    }

  int number = GPOINTER_TO_INT (g_hash_table_lookup (self->colors, key->str));
  if (number == 0)
    {
      char *kept = g_strdup (key->str);
      g_ptr_array_add (self->definitions, kept);
      number = (int) self->definitions->len;
      g_hash_table_insert (self->colors, kept, GINT_TO_POINTER (number));
    }

  return number;
}

static void
add_color (TikzPen    *self,
           const char *name,
           FoveaColor  color)
{
  g_string_append_printf (self->body, "%s=fovea%d", name, get_color_number (self, color));
}

static void
add_path (GString             *body,
          const FoveaPathStep *steps,
          int                  n_steps)
{
  for (int i = 0; i < n_steps; i++)
    {
      const double *x = steps[i].x;
      const double *y = steps[i].y;

      switch (steps[i].kind)
        {
        case FOVEA_PATH_LINE:
          g_string_append (body, "--");
          add_point (body, x[0], y[0]);
          break;
        case FOVEA_PATH_CURVE:
          g_string_append (body, "..controls");
          add_point (body, x[0], y[0]);
          g_string_append (body, "and");
          add_point (body, x[1], y[1]);
          g_string_append (body, "..");
          add_point (body, x[2], y[2]);
          break;
        case FOVEA_PATH_RECT:
          add_point (body, x[0], y[0]);
          g_string_append (body, "rectangle");
          add_point (body, x[0] + x[1], y[0] + y[1]);
          break;
        case FOVEA_PATH_CLOSE:
          g_string_append (body, "--cycle");
          break;
        case FOVEA_PATH_MOVE:
        default:
          add_point (body, x[0], y[0]);
        }
      // TeX reads at most so many characters a line.
      g_string_append (body, i % 8 == 7 ? "\n" : "");
    }
  g_string_append (body, ";\n");
}

static void
tikz_pen_begin_group (FoveaPen   *pen,
                      const char *name)
{
  g_string_append_printf (((TikzPen *) pen)->body, "%% %s\n", name);
}

// y grows downwards in figures and upwards in TeX: the transform as seen from the other
// side.
static void
tikz_pen_save (FoveaPen             *pen,
               const cairo_matrix_t *transform)
{
  TikzPen *self = (TikzPen *) pen;
  cairo_matrix_t identity;
  int n_open = 0;

  cairo_matrix_init_identity (&identity);
  if (transform != NULL && memcmp (transform, &identity, sizeof identity) != 0)
    {
      const double numbers[]
          = { transform->xx, -transform->yx, -transform->xy, transform->yy };
      g_string_append (self->body, "\\begin{scope}[transform shape,cm={");
      for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          fovea_export_add_number (self->body, numbers[i]);
          g_string_append_c (self->body, ',');
        }
      add_point (self->body, transform->x0, transform->y0);
      g_string_append (self->body, "}]\n");
      n_open = 1;
    }
  g_array_append_val (self->n_open, n_open);
}

static void
tikz_pen_restore (FoveaPen *pen)
{
  TikzPen *self = (TikzPen *) pen;
  int n_open = g_array_index (self->n_open, int, self->n_open->len - 1);

  for (int i = 0; i < n_open; i++)
    g_string_append (self->body, "\\end{scope}\n");
  g_array_set_size (self->n_open, self->n_open->len - 1);
}

static void
tikz_pen_clip (FoveaPen            *pen,
               const FoveaPathStep *steps,
               int                  n_steps)
{
  TikzPen *self = (TikzPen *) pen;

  g_string_append (self->body, "\\begin{scope}\n\\clip ");
  add_path (self->body, steps, n_steps);
  g_array_index (self->n_open, int, self->n_open->len - 1)++;
}

static void
add_line_options (TikzPen        *self,
                  const FoveaInk *ink)
{
  GString *body = self->body;

  add_color (self, "draw", ink->line);
  if (ink->line.alpha < 1)
    add_option (body, "draw opacity", ink->line.alpha, "");
  add_option (body, "line width", ink->line_pt * self->scale, "bp");
  if (ink->dash_pt[1] > 0)
    {
      g_string_append (body, ",dash pattern=on ");
      fovea_export_add_number (body, ink->dash_pt[0] * self->scale);
      g_string_append (body, "bp off ");
      fovea_export_add_number (body, ink->dash_pt[1] * self->scale);
      g_string_append (body, "bp");
      add_option (body, "dash phase", ink->dash_start_pt * self->scale, "bp");
    }
  if (ink->is_round)
    g_string_append (body, ",line cap=round,line join=round");
}

static void
tikz_pen_paint (FoveaPen            *pen,
                const FoveaPathStep *steps,
                int                  n_steps,
                const FoveaInk      *ink)
{
  TikzPen *self = (TikzPen *) pen;

  if (ink->fill.alpha <= 0 && ink->line.alpha <= 0)
    return;

  g_string_append (self->body, "\\path[");
  if (ink->fill.alpha > 0)
    add_color (self, "fill", ink->fill);
  if (ink->fill.alpha > 0 && ink->fill.alpha < 1)
    add_option (self->body, "fill opacity", ink->fill.alpha, "");
  if (ink->line.alpha > 0)
    {
      g_string_append (self->body, ink->fill.alpha > 0 ? "," : "");
      add_line_options (self, ink);
    }
  g_string_append (self->body, "] ");
  add_path (self->body, steps, n_steps);
}

static void
tikz_pen_text (FoveaPen                *pen,
               const FoveaTextContent  *text,
               const cairo_rectangle_t *room,
               FoveaColor               color)
{
  static const char *const anchors[] = { "base west", "base", "base east" };
  static const char *const weights[] = { "", "\\foveamedium{}", "\\bfseries " };
  TikzPen *self = (TikzPen *) pen;

  if (fovea_export_is_tikz_shape (text->string, self->options))
    {
      if (self->shapes == NULL)
        self->shapes = fovea_shapes_new (self->options->font_family);
      fovea_shapes_paint (self->shapes, pen, text, room, color);
      return;
    }

  FoveaPlacedText placed = fovea_pen_place_text (text, room);
  g_autofree char *string = placed.string;
  bool is_whole = self->options->is_standalone;
  g_autofree char *escaped
    = is_whole ? fovea_export_escape_tex_signs (string) : fovea_export_escape_tex (string);
  bool is_weighed = is_whole || text->weight == FOVEA_WEIGHT_BOLD;

  g_string_append_printf (self->body, "\\node[anchor=%s,", anchors[text->anchor]);
  add_color (self, "text", color);
  add_option (self->body, "scale", placed.size_pt / BASE_PT * self->scale, "");
  g_string_append (self->body, "] at ");
  add_point (self->body, placed.x, placed.baseline);
  g_string_append_printf (self->body, " {%s%s};\n",
                          is_weighed ? weights[text->weight] : "", escaped);
}

static FoveaColor
unpack_pixel (guint32 pixel)
{
  return (FoveaColor){
    .red = (pixel >> 16 & 0xff) / 255.0,
    .green = (pixel >> 8 & 0xff) / 255.0,
    .blue = (pixel & 0xff) / 255.0,
    .alpha = 1,
  };
}

// TikZ has no rasters: a rectangle a run of equal cells.
static void
tikz_pen_raster (FoveaPen                *pen,
                 cairo_surface_t         *raster,
                 const cairo_rectangle_t *place)
{
  TikzPen *self = (TikzPen *) pen;
  int n_columns = cairo_image_surface_get_width (raster);
  int n_rows = cairo_image_surface_get_height (raster);
  double cell_width = place->width / n_columns;
  double cell_height = place->height / n_rows;

  for (int row = 0; row < n_rows && self->n_runs <= MAX_RASTER_RUNS; row++)
    {
      const guint32 *pixels
          = (const guint32 *) (void *) (cairo_image_surface_get_data (raster)
                                        + (size_t) row
                                              * cairo_image_surface_get_stride (raster));
      for (int column = 0; column < n_columns && self->n_runs <= MAX_RASTER_RUNS;)
        {
          int past = column + 1;
          while (past < n_columns
                 && (pixels[past] & 0xffffff) == (pixels[column] & 0xffffff))
            past++;

          FoveaInk ink = { .fill = unpack_pixel (pixels[column]) };
          FoveaPathStep step = {
            .kind = FOVEA_PATH_RECT,
            .x = { place->x + column * cell_width, (past - column) * cell_width },
            .y = { place->y + row * cell_height, cell_height },
          };
          tikz_pen_paint (pen, &step, 1, &ink);
          self->n_runs++;
          column = past;
        }
    }
}

static void
tikz_pen_free (FoveaPen *pen)
{
  TikzPen *self = (TikzPen *) pen;

  g_clear_pointer (&self->shapes, fovea_shapes_free);
  g_array_unref (self->n_open);
  g_ptr_array_unref (self->definitions);
  g_hash_table_unref (self->colors);
  g_string_free (self->body, TRUE);
  g_free (self);
}

static TikzPen *
new_tikz_pen (const FoveaExportOptions *options)
{
  static const FoveaPenClass class = {
    .begin_group = tikz_pen_begin_group,
    .save = tikz_pen_save,
    .restore = tikz_pen_restore,
    .clip = tikz_pen_clip,
    .paint = tikz_pen_paint,
    .text = tikz_pen_text,
    .raster = tikz_pen_raster,
    .free = tikz_pen_free,
  };
  TikzPen *self = g_new0 (TikzPen, 1);

  fovea_pen_init (&self->pen, &class);
  self->options = options;
  self->scale = options->scale;
  self->body = g_string_new (NULL);
  self->colors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->definitions = g_ptr_array_new ();
  self->n_open = g_array_new (FALSE, FALSE, sizeof (int));

  return self;
}

static void
add_picture (GString                 *tex,
             const TikzPen           *pen,
             const cairo_rectangle_t *frame)
{
  g_string_append (tex, "\\begin{tikzpicture}[x=");
  fovea_export_add_number (tex, pen->scale);
  g_string_append (tex, "bp,y=-");
  fovea_export_add_number (tex, pen->scale);
  g_string_append (tex, "bp,every node/.style={inner sep=0pt,outer sep=0pt,"
                        "font=\\fontsize{10}{12}\\selectfont}]\n");
  for (guint i = 0; i < pen->definitions->len; i++)
    g_string_append_printf (tex, "\\definecolor{fovea%u}{rgb}{%s}%%\n", i + 1,
                            (const char *) g_ptr_array_index (pen->definitions, i));
  g_string_append (tex, "\\useasboundingbox ");
  add_point (tex, frame->x, frame->y);
  g_string_append (tex, " rectangle ");
  add_point (tex, frame->x + frame->width, frame->y + frame->height);
  g_string_append (tex, ";\n");
  g_string_append_len (tex, pen->body->str, (gssize) pen->body->len);
  g_string_append (tex, "\\end{tikzpicture}%\n");
}

/**
 * fovea_export_write_tikz:
 * @figure: a figure
 * @options: how it is exported
 * @frame: what of it, points
 * @bytes: where to append
 * @error: return location for a %FOVEA_EXPORT_ERROR_SIZE
 *
 * Writes a picture for TeX.
 *
 * Returns: whether it is small enough for TeX
 */
bool
fovea_export_write_tikz (FoveaFigure              *figure,
                         const FoveaExportOptions *options,
                         const cairo_rectangle_t  *frame,
                         GByteArray               *bytes,
                         GError                  **error)
{
  g_autoptr (GString) tex = g_string_new (NULL);
  TikzPen *pen = new_tikz_pen (options);

  fovea_export_fill (&pen->pen, options, frame);
  fovea_figure_paint (figure, &pen->pen, options->theme);
  if (pen->n_runs > MAX_RASTER_RUNS)
    g_set_error (
        error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE,
        _ ("The figure has more than %d small cells, too many for TeX; PDF has room"),
        MAX_RASTER_RUNS);
  else
    {
      fovea_export_add_tikz_head (tex, figure, options);
      add_picture (tex, pen, frame);
      g_string_append (tex, options->is_standalone ? "\\end{document}\n" : "");
      g_byte_array_append (bytes, (const guint8 *) tex->str, tex->len);
    }
  bool is_written = pen->n_runs <= MAX_RASTER_RUNS;
  fovea_pen_free (&pen->pen);

  return is_written;
}
