// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Letters as shapes, for pens whose readers may lack the fonts.

#include "figure/pen.h"

#include "figure/type.h"

struct _FoveaShapes
{
  // Owned
  cairo_t *cr; // where outlines are traced, never painted
  FoveaTypesetter *typesetter;
  GArray *steps; // FoveaPathStep, of one line
};

/**
 * fovea_shapes_new:
 * @family: (nullable): font family to prefer to the usual ones
 *
 * Returns: (transfer full): what turns lines of text into outlines
 */
FoveaShapes *
fovea_shapes_new (const char *family)
{
  FoveaShapes *self = g_new0 (FoveaShapes, 1);
  cairo_surface_t *surface
    = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

  self->cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  self->typesetter = fovea_typesetter_new (self->cr, family);
  self->steps = g_array_new (FALSE, TRUE, sizeof (FoveaPathStep));

  return self;
}

/**
 * fovea_shapes_free:
 * @self: (transfer full): outlines
 */
void
fovea_shapes_free (FoveaShapes *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->steps);
  fovea_typesetter_free (self->typesetter);
  cairo_destroy (self->cr);
  g_free (self);
}

static void
add_step (GArray                  *steps,
          const cairo_path_data_t *data)
{
  static const FoveaPathKind kinds[] = {
    [CAIRO_PATH_MOVE_TO] = FOVEA_PATH_MOVE,
    [CAIRO_PATH_LINE_TO] = FOVEA_PATH_LINE,
    [CAIRO_PATH_CURVE_TO] = FOVEA_PATH_CURVE,
    [CAIRO_PATH_CLOSE_PATH] = FOVEA_PATH_CLOSE,
  };
  FoveaPathStep step = { .kind = kinds[data->header.type] };

  for (int i = 0; i + 1 < data->header.length; i++)
    {
      step.x[i] = data[i + 1].point.x;
      step.y[i] = data[i + 1].point.y;
    }
  g_array_append_val (steps, step);
}

// cairo moves to a letter's start again when it is closed: moves and ends without a line are none.
static bool
is_drawn (const GArray            *steps,
          const cairo_path_data_t *data,
          const cairo_path_data_t *next)
{
  if (data->header.type == CAIRO_PATH_MOVE_TO)
    return next != NULL
           && (next->header.type == CAIRO_PATH_LINE_TO
               || next->header.type == CAIRO_PATH_CURVE_TO);
  if (data->header.type == CAIRO_PATH_CLOSE_PATH && steps->len > 0)
    return g_array_index (steps, FoveaPathStep, steps->len - 1).kind != FOVEA_PATH_CLOSE;

  return true;
}

/**
 * fovea_shapes_paint:
 * @self: outlines
 * @pen: what to paint with
 * @text: one line
 * @room: where it goes, points
 * @color: its colour
 *
 * Paints the letters that fovea_typesetter_draw() would draw, as one path.
 */
void
fovea_shapes_paint (FoveaShapes             *self,
                    FoveaPen                *pen,
                    const FoveaTextContent  *text,
                    const cairo_rectangle_t *room,
                    FoveaColor               color)
{
  g_return_if_fail (self != NULL && pen != NULL && text != NULL && room != NULL);

  cairo_new_path (self->cr);
  fovea_typesetter_trace (self->typesetter, text, room);
  cairo_path_t *path = cairo_copy_path (self->cr);
  g_array_set_size (self->steps, 0);

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      int next = i + path->data[i].header.length;
      if (is_drawn (self->steps, &path->data[i], next < path->num_data ? &path->data[next] : NULL))
        add_step (self->steps, &path->data[i]);
    }
  cairo_path_destroy (path);

  FoveaInk ink = { .fill = color };
  if (self->steps->len > 0)
    pen->class->paint (pen, (const FoveaPathStep *) (void *) self->steps->data,
                       (int) self->steps->len, &ink);
}
