// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures of convolution arithmetic: the input below with its zeros as ghosts, the output above, the
// window shaded, a picture for each step; below them what the colours mean and the relation. With
// numbers the planes lie flat, side by side, so that they can be read.

#include "figure/layout-arithmetic.h"

#include "figure/type.h"

#include <glib/gi18n.h>

#include <math.h>

#define SLANT 0.42
#define RISE 0.46
#define CELL_PT 28.0
#define GAP_PT 44.0
#define SPACE_PT 28.0
#define MARGIN_PT 14.0
#define TITLE_PT 13.0
#define BODY_PT 11.5
#define SMALL_PT 10.0
#define LEAST_CAPTION_PT 340.0 // a line of a caption may always be as wide
#define LEGEND_CELL_PT 11.0
#define STRIP_PT 480.0 // that a strip without a width of its own is made for
#define STRIP_WORDS 0.8 // of their size in it

typedef struct
{
  FoveaScene *scene;
  const FoveaArithmetic *arithmetic;
  const FoveaArithmeticOptions *options;
  int panel;
  int plane[2]; // rows and columns of the plane that the window moves over
  int out[2];
  double picture_width;
  double picture_height;
  double words; // how many times larger words are, as a wide strip is made small on its page
} Layout;

static double
grow (const Layout *self,
      double        pt)
{
  return self->words > 1 ? round (pt * self->words) : pt;
}

// A plane in parallel projection.
typedef struct
{
  cairo_matrix_t transform;
  int n_rows;
  int n_columns;
} Plane;

static double
get_width (const int lengths[2])
{
  return ceil (CELL_PT * (lengths[1] + SLANT * lengths[0]));
}

static double
get_height (const int lengths[2])
{
  return ceil (CELL_PT * RISE * lengths[0]);
}

static Plane
make_plane (const int lengths[2],
            double    left,
            double    top)
{
  Plane plane = { .n_rows = lengths[0], .n_columns = lengths[1] };

  cairo_matrix_init (&plane.transform, 1, 0, -SLANT, RISE,
                     round (left + CELL_PT * SLANT * lengths[0]), round (top));

  return plane;
}

static FoveaItem *
add_cells (Layout      *self,
           const Plane *plane,
           const bool  *is_there, // a copy is kept
           FoveaRole    role,
           FoveaRole    edge)
{
  size_t n_cells = (size_t) plane->n_rows * plane->n_columns;
  FoveaItem *item
      = fovea_scene_add (self->scene, FOVEA_ITEM_CELLS, role, self->panel, 0, 0,
                         plane->n_columns * CELL_PT, plane->n_rows * CELL_PT);

  item->edge = edge;
  item->line_pt = 0.75;
  item->transform = plane->transform;
  item->cells = (FoveaCellsContent){
    .is_there
    = fovea_scene_keep_memory (self->scene, is_there, n_cells * sizeof (bool)),
    .n_rows = plane->n_rows,
    .n_columns = plane->n_columns,
  };

  return item;
}

static FoveaQuad
get_quad (const Plane *plane,
          FoveaRange   rows,
          FoveaRange   columns)
{
  FoveaQuad quad = {
    .x = { columns.first, columns.past, columns.past, columns.first },
    .y = { rows.first, rows.first, rows.past, rows.past },
  };

  for (int corner = 0; corner < 4; corner++)
    {
      quad.x[corner] *= CELL_PT;
      quad.y[corner] *= CELL_PT;
      cairo_matrix_transform_point (&plane->transform, &quad.x[corner], &quad.y[corner]);
    }

  return quad;
}

static void
add_input (Layout      *self,
           const Plane *plane)
{
  int first_row = fovea_arithmetic_get_plane (self->arithmetic, 0).first;
  int first_column = fovea_arithmetic_get_plane (self->arithmetic, 1).first;
  int n_cells = plane->n_rows * plane->n_columns;
  g_autofree bool *inputs = g_new0 (bool, n_cells);
  g_autofree bool *ghosts = g_new0 (bool, n_cells);
  bool has_ghosts = false;

  for (int i = 0; i < n_cells; i++)
    {
      int row = i / plane->n_columns + first_row;
      int column = i % plane->n_columns + first_column;
      inputs[i] = fovea_arithmetic_is_input (self->arithmetic, 0, row)
                  && fovea_arithmetic_is_input (self->arithmetic, 1, column);
      ghosts[i] = !inputs[i];
      has_ghosts = has_ghosts || ghosts[i];
    }
  if (has_ghosts)
    add_cells (self, plane, ghosts, FOVEA_ROLE_NONE, FOVEA_ROLE_INK_DIM)->cells.is_dashed = true;
  add_cells (self, plane, inputs, FOVEA_ROLE_INPUT, FOVEA_ROLE_ON_INPUT);
}

static void
add_window (Layout      *self,
            const Plane *plane,
            const int    out[2])
{
  g_autofree bool *taps = g_new0 (bool, plane->n_rows * plane->n_columns);
  FoveaRange rows = fovea_layout_get_tapped (self->arithmetic, 0, out[0]);
  FoveaRange columns = fovea_layout_get_tapped (self->arithmetic, 1, out[1]);

  for (int row = rows.first; row < rows.past; row += self->arithmetic->dilation[0])
    for (int column = columns.first; column < columns.past;
         column += self->arithmetic->dilation[1])
      taps[row * plane->n_columns + column] = true;
  add_cells (self, plane, taps, FOVEA_ROLE_SHADE, FOVEA_ROLE_INK);
}

static void
add_output (Layout      *self,
            const Plane *plane,
            const int    out[2])
{
  int n_cells = plane->n_rows * plane->n_columns;
  g_autofree bool *all = g_new (bool, n_cells);
  g_autofree bool *one = g_new0 (bool, n_cells);

  for (int i = 0; i < n_cells; i++)
    all[i] = true;
  one[out[0] * plane->n_columns + out[1]] = true;
  add_cells (self, plane, all, FOVEA_ROLE_OUTPUT, FOVEA_ROLE_ON_OUTPUT);
  add_cells (self, plane, one, FOVEA_ROLE_SHADE, FOVEA_ROLE_INK);
}

static void
add_cone (Layout      *self,
          const Plane *below,
          const Plane *above,
          const int    out[2],
          double       x,
          double       y)
{
  FoveaItem *item
      = fovea_scene_add (self->scene, FOVEA_ITEM_CONE, FOVEA_ROLE_INK_DIM, self->panel, x, y,
                         self->picture_width, self->picture_height);

  item->cone = (FoveaConeContent){
    .window = get_quad (below, fovea_layout_get_tapped (self->arithmetic, 0, out[0]),
                        fovea_layout_get_tapped (self->arithmetic, 1, out[1])),
    .target = get_quad (above, (FoveaRange){ out[0], out[0] + 1 },
                        (FoveaRange){ out[1], out[1] + 1 }),
    .window_plane = get_quad (below, (FoveaRange){ 0, below->n_rows },
                              (FoveaRange){ 0, below->n_columns }),
    .target_plane = get_quad (above, (FoveaRange){ 0, above->n_rows },
                              (FoveaRange){ 0, above->n_columns }),
  };
}

static FoveaItem *
add_text (Layout     *self,
          const char *string,
          double      size_pt,
          FoveaRole   role,
          double      x,
          double      y,
          double      width)
{
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_TEXT, role, self->panel, x, y, width,
                                     round (1.5 * size_pt));

  item->text = (FoveaTextContent){
    .string = fovea_scene_keep (self->scene, string),
    .size_pt = size_pt,
  };

  return item;
}

static Plane
make_flat_plane (const int lengths[2],
                 double    left,
                 double    top)
{
  Plane plane = { .n_rows = lengths[0], .n_columns = lengths[1] };

  cairo_matrix_init_translate (&plane.transform, round (left), round (top));

  return plane;
}

// One step with numbers: input and output side by side, each in the middle of the height.
static void
add_flat_picture (Layout    *self,
                  int        step,
                  const int  out[2],
                  double     x,
                  double     y)
{
  double width = CELL_PT * (self->plane[1] + self->out[1]) + GAP_PT;
  double left = x + floor ((self->picture_width - width) / 2);
  Plane below = make_flat_plane (self->plane, left,
                                 y + (self->picture_height - CELL_PT * self->plane[0]) / 2);
  Plane above = make_flat_plane (self->out, left + width - CELL_PT * self->out[1],
                                 y + (self->picture_height - CELL_PT * self->out[0]) / 2);

  add_input (self, &below);
  add_window (self, &below, out);
  add_output (self, &above, out);
  add_text (self, "→", 1.4 * TITLE_PT, FOVEA_ROLE_INK_DIM, above.transform.x0 - GAP_PT,
            y + self->picture_height / 2 - round (1.05 * TITLE_PT), GAP_PT)
      ->text.anchor
      = FOVEA_ANCHOR_MIDDLE;
  fovea_layout_add_arithmetic_numbers (
      self->scene, self->panel, self->arithmetic, step, CELL_PT,
      (const double[]){ below.transform.x0, below.transform.y0 },
      (const double[]){ above.transform.x0, above.transform.y0 });
}

static void
add_projected_picture (Layout    *self,
                       const int  out[2],
                       double     x,
                       double     y)
{
  double middle = x + self->picture_width / 2;
  Plane above = make_plane (self->out, middle - get_width (self->out) / 2, y);
  Plane below = make_plane (self->plane, middle - get_width (self->plane) / 2,
                            y + get_height (self->out) + GAP_PT);

  add_input (self, &below);
  add_window (self, &below, out);
  add_output (self, &above, out);
  add_cone (self, &below, &above, out, x, y);
}

// One step from its upper left corner.
static void
add_picture (Layout *self,
             int     step,
             double  x,
             double  y)
{
  const int out[2] = { step / self->out[1], step % self->out[1] };

  if (self->arithmetic->has_numbers)
    add_flat_picture (self, step, out, x, y);
  else
    add_projected_picture (self, out, x, y);
  if (self->options->n_steps > 1)
    {
      g_autofree char *number = g_strdup_printf ("%d", step + 1);
      add_text (self, number, grow (self, SMALL_PT), FOVEA_ROLE_INK_DIM, x,
                y + self->picture_height + 4, self->picture_width)
          ->text.anchor
          = FOVEA_ANCHOR_MIDDLE;
    }
}

typedef struct
{
  const char *name;
  FoveaRole role;
  bool is_dashed;
} Entry;

static double
get_entry_width (const Layout *self,
                 const Entry  *entry)
{
  return grow (self, LEGEND_CELL_PT + 5)
         + ceil (fovea_type_estimate_width (entry->name, grow (self, SMALL_PT),
                                            FOVEA_WEIGHT_NORMAL));
}

static int
collect_entries (const Layout *self,
                 Entry         entries[4])
{
  int n_inputs = self->arithmetic->n_in[0] * self->arithmetic->n_in[1];
  int n = 0;

  entries[n++] = (Entry){ C_ ("convolution arithmetic", "input"), FOVEA_ROLE_INPUT, false };
  if (self->plane[0] * self->plane[1] > n_inputs)
    entries[n++] = (Entry){ self->arithmetic->kind == FOVEA_ARITHMETIC_GREATEST
                                ? C_ ("convolution arithmetic", "padding")
                                : C_ ("convolution arithmetic", "zeros"),
                            FOVEA_ROLE_NONE, true };
  entries[n++] = (Entry){ C_ ("convolution arithmetic", "window"), FOVEA_ROLE_SHADE, false };
  entries[n++] = (Entry){ C_ ("convolution arithmetic", "output"), FOVEA_ROLE_OUTPUT, false };

  return n;
}

// What the colours mean, in one line. Returns its width; nothing is added where @is_measured.
static double
add_legend (Layout *self,
            double  x,
            double  y,
            bool    is_measured)
{
  static const bool one[] = { true };
  Entry entries[4];
  int n_entries = collect_entries (self, entries);
  double start = x;

  for (int i = 0; i < n_entries; i++)
    {
      double width = get_entry_width (self, &entries[i]);
      if (!is_measured)
        {
          Plane plane = { .n_rows = 1, .n_columns = 1 };
          cairo_matrix_init_identity (&plane.transform);
          FoveaItem *item = add_cells (self, &plane, one, entries[i].role,
                                       entries[i].is_dashed ? FOVEA_ROLE_INK_DIM
                                                            : FOVEA_ROLE_INK);
          item->x = x;
          item->y = y + 2;
          item->width = item->height = grow (self, LEGEND_CELL_PT);
          item->cells.is_dashed = entries[i].is_dashed;
          double name_x = grow (self, LEGEND_CELL_PT + 5);
          add_text (self, entries[i].name, grow (self, SMALL_PT), FOVEA_ROLE_INK_DIM, x + name_x, y,
                    width - name_x);
        }
      x += width + grow (self, 14);
    }

  return x - grow (self, 14) - start;
}

static double
measure_caption (Layout          *self,
                 const GPtrArray *lines)
{
  g_autofree char *title = fovea_arithmetic_dup_title (self->arithmetic);
  double width
    = MAX (add_legend (self, 0, 0, true),
           fovea_type_estimate_width (title, grow (self, TITLE_PT), FOVEA_WEIGHT_BOLD));

  for (guint i = 0; i < lines->len; i++)
    width = MAX (width, fovea_type_estimate_width (lines->pdata[i], grow (self, BODY_PT),
                                                   FOVEA_WEIGHT_NORMAL));

  return ceil (width) + 2;
}

// Returns the y below it.
static double
add_caption (Layout          *self,
             const GPtrArray *lines,
             double           y,
             double           width)
{
  add_legend (self, MARGIN_PT, y, false);
  y += round (1.5 * grow (self, SMALL_PT)) + 8;
  g_autofree char *title = fovea_arithmetic_dup_title (self->arithmetic);
  add_text (self, title, grow (self, TITLE_PT), FOVEA_ROLE_INK, MARGIN_PT, y, width)->text.weight
    = FOVEA_WEIGHT_BOLD;
  y += round (1.5 * grow (self, TITLE_PT));
  for (guint i = 0; i < lines->len; i++)
    {
      add_text (self, lines->pdata[i], grow (self, BODY_PT), FOVEA_ROLE_INK, MARGIN_PT, y, width);
      y += round (1.5 * grow (self, BODY_PT));
    }

  return y;
}

// Returns the y below the pictures.
static double
add_pictures (Layout *self,
              double  width)
{
  const FoveaArithmeticOptions *options = self->options;
  int n_across = MIN (options->n_across, options->n_steps);
  int n_down = (options->n_steps + n_across - 1) / n_across;
  double strip = n_across * (self->picture_width + SPACE_PT) - SPACE_PT;
  double line = options->n_steps > 1 ? 4 + round (1.5 * grow (self, SMALL_PT)) : 0;
  double pitch = self->picture_height + line + SPACE_PT / 2;

  for (int i = 0; i < options->n_steps; i++)
    add_picture (self, options->steps[i],
                 MARGIN_PT + floor ((width - strip) / 2)
                     + i % n_across * (self->picture_width + SPACE_PT),
                 MARGIN_PT + i / n_across * pitch);

  return MARGIN_PT + n_down * pitch - SPACE_PT / 2;
}

static void
measure_picture (Layout *self)
{
  if (self->arithmetic->has_numbers)
    {
      self->picture_width = CELL_PT * (self->plane[1] + self->out[1]) + GAP_PT + 1;
      self->picture_height = CELL_PT * MAX (self->plane[0], self->out[0]) + 1;
      return;
    }
  self->picture_width = MAX (get_width (self->plane), get_width (self->out));
  self->picture_height = get_height (self->out) + GAP_PT + get_height (self->plane) + 1;
}

/**
 * fovea_figure_new_arithmetic:
 * @arithmetic: sizes of one layer that fovea_arithmetic_check() accepts
 * @options: which steps are shown, at least one, and how
 *
 * Draws convolution arithmetic from sizes alone; no network is needed.
 *
 * Returns: (transfer full): an immutable figure
 */
FoveaFigure *
fovea_figure_new_arithmetic (const FoveaArithmetic        *arithmetic,
                             const FoveaArithmeticOptions *options)
{
  g_return_val_if_fail (arithmetic != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->n_steps > 0 && options->n_across > 0, NULL);

  Layout self = { .arithmetic = arithmetic, .options = options, .words = 1 };
  g_auto (GStrv) lines = fovea_arithmetic_dup_lines (arithmetic, options);
  g_autofree char *description = fovea_arithmetic_describe_steps (arithmetic, options);
  g_autofree char *title = fovea_arithmetic_dup_title (arithmetic);
  int n_across = MIN (options->n_across, options->n_steps);

  for (int axis = 0; axis < 2; axis++)
    {
      self.plane[axis]
          = fovea_range_get_length (fovea_arithmetic_get_plane (arithmetic, axis));
      self.out[axis] = fovea_arithmetic_get_n_out (arithmetic, axis);
    }
  self.scene = fovea_scene_new ();
  self.panel = fovea_scene_add_panel (self.scene, FOVEA_PANEL_BASE, NULL);
  measure_picture (&self);
  double width = n_across * (self.picture_width + SPACE_PT) - SPACE_PT;
  if (options->n_steps > 1)
    self.words
      = MAX (1, STRIP_WORDS * width / (options->width_pt > 0 ? options->width_pt : STRIP_PT));
  // A long line would make the pictures small in a figure of a given width.
  g_autoptr (GPtrArray) caption = fovea_type_wrap_lists (
    (const char *const *) lines, grow (&self, BODY_PT), FOVEA_WEIGHT_NORMAL,
    MAX (width, LEAST_CAPTION_PT));
  if (options->has_caption)
    width = MAX (width, measure_caption (&self, caption));

  double y = add_pictures (&self, width);
  if (options->has_caption)
    y = add_caption (&self, caption, y + 14, width);

  return fovea_figure_new_from_scene (self.scene, title, description, width + 2 * MARGIN_PT,
                                      y + MARGIN_PT);
}
