// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An example's figure without a selection, large enough to be laid out well, made small.

#include "config.h"

#include "app/example-picture.h"

#include "document/examples.h"
#include "figure/figure.h"

// Drawn larger than shown, for screens with two device pixels a logical one.
#define SCALE 2

// How much larger the figure is laid out than it is shown.
#define SHRINK 3.5

typedef struct
{
  char *example;
  FoveaThemeKind theme;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->example);
  g_free (order);
}

static FoveaFigure *
make_figure (const FoveaContent *content)
{
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (
    fovea_content_get_network (content), fovea_content_get_input (content), NULL);

  if (evaluation == NULL)
    return NULL;

  FoveaSubject subject = { .evaluation = evaluation };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.has_size = true;
  options.width_pt = FOVEA_EXAMPLE_PICTURE_WIDTH * SHRINK;
  options.height_pt = FOVEA_EXAMPLE_PICTURE_HEIGHT * SHRINK;
  options.shows_sum = options.shows_cards = options.shows_paths = false;

  return fovea_figure_new (&subject, &options);
}

static GdkTexture *
draw (const FoveaFigure *figure,
      FoveaThemeKind     theme)
{
  const int width = FOVEA_EXAMPLE_PICTURE_WIDTH * SCALE;
  const int height = FOVEA_EXAMPLE_PICTURE_HEIGHT * SCALE;
  double scale = MIN (width / fovea_figure_get_width (figure),
                      height / fovea_figure_get_height (figure));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, (width - scale * fovea_figure_get_width (figure)) / 2,
                   (height - scale * fovea_figure_get_height (figure)) / 2);
  cairo_scale (cr, scale, scale);
  fovea_figure_draw (figure, cr, fovea_theme_get (theme));
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes
    = g_bytes_new (cairo_image_surface_get_data (surface), (size_t) stride * height);
  GdkTexture *texture
    = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  cairo_surface_destroy (surface);
  return texture;
}

static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (FoveaContent) content = NULL;
  g_autoptr (FoveaFigure) figure = NULL;

  if (!g_cancellable_is_cancelled (cancellable))
    content = fovea_examples_load (order->example, NULL);
  if (content != NULL && !g_cancellable_is_cancelled (cancellable))
    figure = make_figure (content);
  g_task_return_pointer (task, figure != NULL ? draw (figure, order->theme) : NULL,
                         g_object_unref);
}

/**
 * fovea_example_picture_draw_async:
 * @example: the name of a built-in example
 * @theme: its colours
 * @cancellable: (nullable): makes what has not begun end at once
 * @callback: called when it is drawn
 * @data: passed to @callback
 *
 * Draws a picture of @example in a thread.
 */
void
fovea_example_picture_draw_async (const char          *example,
                                  FoveaThemeKind       theme,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  g_return_if_fail (example != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);

  order->example = g_strdup (example);
  order->theme = theme;
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, draw_thread);
}

/**
 * fovea_example_picture_draw_finish:
 * @result: given to the callback
 *
 * Returns: (transfer full) (nullable): the picture; %NULL if there is none
 */
GdkTexture *
fovea_example_picture_draw_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
