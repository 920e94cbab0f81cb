// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paths are gathered here and handed to the pen whole, so that a pen can write one
// element a path.

#include "figure/pen.h"

#include "figure/type.h"

// A quarter of a circle by one Bézier curve: 4/3 tan (π/8).
#define QUARTER 0.5522847498

/**
 * fovea_pen_init:
 * @self: a pen being made
 * @class: what it does
 */
void
fovea_pen_init (FoveaPen            *self,
                const FoveaPenClass *class)
{
  self->class = class;
  self->path = g_array_new (FALSE, FALSE, sizeof (FoveaPathStep));
}

/**
 * fovea_pen_free:
 * @self: (transfer full): a pen
 */
void
fovea_pen_free (FoveaPen *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->path);
  self->class->free (self);
}

// What fits a room at the least size of type, with an ellipsis.
static char *
shorten (const FoveaTextContent *text,
         double                  size_pt,
         double                  width)
{
  double room = width - fovea_type_estimate_width ("…", size_pt, text->weight);
  GString *shortened = g_string_new (NULL);

  for (const char *c = text->string; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize length = shortened->len;
      g_string_append_len (shortened, c, g_utf8_next_char (c) - c);
      if (fovea_type_estimate_width (shortened->str, size_pt, text->weight) > room)
        {
          g_string_truncate (shortened, length);
          break;
        }
    }
  g_string_append (shortened, "…");

  return g_string_free (shortened, FALSE);
}

/**
 * fovea_pen_place_text:
 * @text: one line
 * @room: where it goes, points
 *
 * Places a line for readers whose fonts are not known here: where its estimated width is
 * more than its room the type is made smaller, and then the line is shortened.
 *
 * Returns: a line with its place; the caller frees its string
 */
FoveaPlacedText
fovea_pen_place_text (const FoveaTextContent  *text,
                      const cairo_rectangle_t *room)
{
  double width = fovea_type_estimate_width (text->string, text->size_pt, text->weight);
  double excess = width / MAX (room->width, 1);
  double share = text->anchor == FOVEA_ANCHOR_START    ? 0
                 : text->anchor == FOVEA_ANCHOR_MIDDLE ? 0.5
                                                       : 1;
  FoveaPlacedText placed = {
    .size_pt = text->size_pt,
    .x = room->x + share * room->width,
    .baseline = room->y + (room->height + FOVEA_TYPE_CAPITAL * text->size_pt) / 2,
  };

  // Estimates are wide: a small excess is none.
  if (excess > 1.08)
    placed.size_pt
        = MAX (text->size_pt / excess, MIN (text->size_pt, FOVEA_TYPE_LEAST_PT));
  if (width * placed.size_pt / text->size_pt > 1.08 * room->width)
    placed.string = shorten (text, placed.size_pt, room->width);
  else
    placed.string = g_strdup (text->string);

  return placed;
}

/**
 * fovea_pen_begin_group:
 * @self: a pen
 * @name: of what is drawn until fovea_pen_end_group(), unique in the picture
 */
void
fovea_pen_begin_group (FoveaPen   *self,
                       const char *name)
{
  if (self->class->begin_group != NULL)
    self->class->begin_group (self, name);
}

/**
 * fovea_pen_end_group:
 * @self: a pen
 */
void
fovea_pen_end_group (FoveaPen *self)
{
  if (self->class->end_group != NULL)
    self->class->end_group (self);
}

/**
 * fovea_pen_begin_texts:
 * @self: a pen
 *
 * Of the texts until fovea_pen_end_texts() none covers another, and nothing else is drawn: a pen may
 * draw them in any order, those of one colour together.
 */
void
fovea_pen_begin_texts (FoveaPen *self)
{
  if (self->class->begin_texts != NULL)
    self->class->begin_texts (self);
}

/**
 * fovea_pen_end_texts:
 * @self: a pen
 */
void
fovea_pen_end_texts (FoveaPen *self)
{
  if (self->class->end_texts != NULL)
    self->class->end_texts (self);
}

/**
 * fovea_pen_save:
 * @self: a pen
 * @transform: (nullable): of what is drawn until fovea_pen_restore()
 */
void
fovea_pen_save (FoveaPen             *self,
                const cairo_matrix_t *transform)
{
  self->class->save (self, transform);
}

/**
 * fovea_pen_restore:
 * @self: a pen
 *
 * Ends the latest transform with its clips.
 */
void
fovea_pen_restore (FoveaPen *self)
{
  self->class->restore (self);
}

static void
add_step (FoveaPen     *self,
          FoveaPathKind kind,
          double        x,
          double        y)
{
  FoveaPathStep step = { .kind = kind, .x = { x }, .y = { y } };

  g_array_append_val (self->path, step);
}

/**
 * fovea_pen_move_to:
 * @self: a pen
 * @x: points
 * @y: points
 */
void
fovea_pen_move_to (FoveaPen *self,
                   double    x,
                   double    y)
{
  add_step (self, FOVEA_PATH_MOVE, x, y);
}

/**
 * fovea_pen_line_to:
 * @self: a pen
 * @x: points
 * @y: points
 */
void
fovea_pen_line_to (FoveaPen *self,
                   double    x,
                   double    y)
{
  add_step (self, self->path->len == 0 ? FOVEA_PATH_MOVE : FOVEA_PATH_LINE, x, y);
}

/**
 * fovea_pen_close:
 * @self: a pen
 */
void
fovea_pen_close (FoveaPen *self)
{
  add_step (self, FOVEA_PATH_CLOSE, 0, 0);
}

/**
 * fovea_pen_rect:
 * @self: a pen
 * @x: left, points
 * @y: top
 * @width: points
 * @height: points
 */
void
fovea_pen_rect (FoveaPen *self,
                double    x,
                double    y,
                double    width,
                double    height)
{
  FoveaPathStep step = { .kind = FOVEA_PATH_RECT, .x = { x, width }, .y = { y, height } };

  g_array_append_val (self->path, step);
}

// From the line just drawn to (x, y), round a corner.
static void
add_corner (FoveaPen *self,
            double    x,
            double    y,
            double    corner_x,
            double    corner_y)
{
  const FoveaPathStep *last
      = &g_array_index (self->path, FoveaPathStep, self->path->len - 1);
  FoveaPathStep step = {
    .kind = FOVEA_PATH_CURVE,
    .x
    = { last->x[0] + QUARTER * (corner_x - last->x[0]), x + QUARTER * (corner_x - x), x },
    .y
    = { last->y[0] + QUARTER * (corner_y - last->y[0]), y + QUARTER * (corner_y - y), y },
  };

  g_array_append_val (self->path, step);
}

/**
 * fovea_pen_round_rect:
 * @self: a pen
 * @rect: points
 * @radius: of its corners, points
 */
void
fovea_pen_round_rect (FoveaPen                *self,
                      const cairo_rectangle_t *rect,
                      double                   radius)
{
  double left = rect->x;
  double top = rect->y;
  double right = rect->x + rect->width;
  double bottom = rect->y + rect->height;

  fovea_pen_move_to (self, left + radius, top);
  fovea_pen_line_to (self, right - radius, top);
  add_corner (self, right, top + radius, right, top);
  fovea_pen_line_to (self, right, bottom - radius);
  add_corner (self, right - radius, bottom, right, bottom);
  fovea_pen_line_to (self, left + radius, bottom);
  add_corner (self, left, bottom - radius, left, bottom);
  fovea_pen_line_to (self, left, top + radius);
  add_corner (self, left + radius, top, left, top);
  fovea_pen_close (self);
}

/**
 * fovea_pen_clip:
 * @self: a pen
 *
 * Restricts what is drawn until fovea_pen_restore() to the inside of the path, and
 * empties it.
 */
void
fovea_pen_clip (FoveaPen *self)
{
  self->class->clip (self, (const FoveaPathStep *) (void *) self->path->data,
                     (int) self->path->len);
  g_array_set_size (self->path, 0);
}

/**
 * fovea_pen_paint:
 * @self: a pen
 * @ink: how
 *
 * Fills and outlines the path, and empties it.
 */
void
fovea_pen_paint (FoveaPen       *self,
                 const FoveaInk *ink)
{
  if (self->path->len > 0)
    self->class->paint (self, (const FoveaPathStep *) (void *) self->path->data,
                        (int) self->path->len, ink);
  g_array_set_size (self->path, 0);
}

/**
 * fovea_pen_text:
 * @self: a pen
 * @text: one line
 * @room: where it goes: in its vertical middle, at its start, middle or end
 * @color: of its letters
 */
void
fovea_pen_text (FoveaPen                *self,
                const FoveaTextContent  *text,
                const cairo_rectangle_t *room,
                FoveaColor               color)
{
  if (text->string[0] != '\0' && room->width > 0)
    self->class->text (self, text, room, color);
}

/**
 * fovea_pen_raster:
 * @self: a pen
 * @raster: an RGB24 image, a pixel a cell
 * @place: where it goes, points; pixels become rectangles with sharp edges
 *
 * In a place without room nothing is drawn: cairo would refuse it and all that follows.
 */
void
fovea_pen_raster (FoveaPen                *self,
                  cairo_surface_t         *raster,
                  const cairo_rectangle_t *place)
{
  if (place->width > 0 && place->height > 0)
    self->class->raster (self, raster, place);
}
