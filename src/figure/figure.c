// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A figure holds a scene and keeps alive what the scene borrows. Drawing, picking and dumping walk
// the same items, so they cannot disagree.

#include "figure/describe.h"
#include "figure/draw.h"
#include "figure/layout.h"

#include <glib/gi18n.h>

struct _FoveaFigure
{
  gatomicrefcount ref_count;

  // Owned
  FoveaEvaluation *evaluation;
  FoveaTrace *trace;
  FoveaTrace *hover;
  FoveaComposition *composition;
  FoveaScene *scene;
  char *title;
  char *description;

  // State
  double width;
  double height;
};

static FoveaFigure *
new_empty (const FoveaSubject *subject,
           FoveaView           view)
{
  FoveaFigure *self = g_new0 (FoveaFigure, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->evaluation = fovea_evaluation_ref (subject->evaluation);
  self->trace = subject->trace != NULL ? fovea_trace_ref (subject->trace) : NULL;
  self->hover = subject->hover != NULL ? fovea_trace_ref (subject->hover) : NULL;
  if (subject->composition != NULL)
    self->composition = fovea_composition_ref (subject->composition);
  self->scene = fovea_scene_new ();
  self->title = subject->title != NULL ? g_utf8_make_valid (subject->title, -1)
                                       : g_strdup (_ ("What convolutions see"));
  self->description = fovea_describe_subject (subject, view);

  return self;
}

static void
describe_flip (FoveaFigure *self)
{
  g_autofree char *rest = self->description;

  self->description
      = g_strconcat (rest, " ",
                     _ ("Kernels are turned by 180°, as true convolution writes them."), NULL);
}

/**
 * fovea_figure_new:
 * @subject: what is drawn; its objects are referenced by the figure
 * @options: how
 *
 * Lays out a picture. Where @options gives a size the picture fills its width, and its height too
 * unless the content needs more; else it has its natural size.
 *
 * Returns: (transfer full): an immutable figure
 */
FoveaFigure *
fovea_figure_new (const FoveaSubject       *subject,
                  const FoveaFigureOptions *options)
{
  g_return_val_if_fail (subject != NULL && subject->evaluation != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  FoveaFigure *self = new_empty (subject, options->view);
  FoveaNetwork *network = fovea_evaluation_get_network (subject->evaluation);
  int n_stages = fovea_network_get_n_stages (network);
  g_autofree FoveaStagePlace *stages = g_new0 (FoveaStagePlace, n_stages);
  g_autofree FoveaWayPlace *ways = g_new0 (FoveaWayPlace, n_stages);
  g_autofree FoveaStageMeasure *measured = g_new0 (FoveaStageMeasure, n_stages);
  FoveaMeasures measures = { .stages = measured };
  FoveaLayout layout = {
    .scene = self->scene,
    .subject = subject,
    .options = options,
    .network = network,
    .n_stages = n_stages,
    .stages = stages,
    .ways = ways,
    .measures = &measures,
  };

  double zoom = fovea_layout_get_zoom (&layout);

  fovea_scene_set_zoom (self->scene, zoom);
  fovea_layout_view (&layout);
  if (options->flips_kernels)
    describe_flip (self);
  if (options->zoom > 0)
    fovea_layout_enlarge (&layout);
  fovea_scene_finish (self->scene);
  self->width = layout.width_pt * zoom;
  self->height = layout.height_pt * zoom;

  return self;
}

/**
 * fovea_figure_new_from_scene:
 * @scene: (transfer full): all that is drawn
 * @title: of the picture
 * @description: the alternative text
 * @width_pt: points
 * @height_pt: points
 *
 * Makes a picture that shows no network.
 *
 * Returns: (transfer full): an immutable figure
 */
FoveaFigure *
fovea_figure_new_from_scene (FoveaScene *scene,
                             const char *title,
                             const char *description,
                             double      width_pt,
                             double      height_pt)
{
  g_return_val_if_fail (scene != NULL && title != NULL && description != NULL, NULL);

  FoveaFigure *self = g_new0 (FoveaFigure, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->scene = scene;
  self->title = g_strdup (title);
  self->description = g_strdup (description);
  self->width = width_pt;
  self->height = height_pt;
  fovea_scene_finish (scene);

  return self;
}

/**
 * fovea_figure_ref:
 * @self: a figure
 *
 * Returns: (transfer full): @self
 */
FoveaFigure *
fovea_figure_ref (FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * fovea_figure_unref:
 * @self: (transfer full): a figure
 */
void
fovea_figure_unref (FoveaFigure *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->scene, fovea_scene_free);
  g_clear_pointer (&self->composition, fovea_composition_unref);
  g_clear_pointer (&self->hover, fovea_trace_unref);
  g_clear_pointer (&self->trace, fovea_trace_unref);
  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  g_free (self->description);
  g_free (self->title);
  g_free (self);
}

/**
 * fovea_figure_get_width:
 * @self: a figure
 *
 * Returns: points
 */
double
fovea_figure_get_width (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/**
 * fovea_figure_get_height:
 * @self: a figure
 *
 * Returns: points; more than was asked for where the content needs it
 */
double
fovea_figure_get_height (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

/**
 * fovea_figure_get_title:
 * @self: a figure
 *
 * Returns: (transfer none): its subject's title, or a general one
 */
const char *
fovea_figure_get_title (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * fovea_figure_get_description:
 * @self: a figure
 *
 * Returns: (transfer none): the alternative text; see fovea_describe_subject()
 */
const char *
fovea_figure_get_description (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/**
 * fovea_figure_get_scene:
 * @self: a figure
 *
 * Returns: (transfer none): its items, for exporters and tests
 */
const FoveaScene *
fovea_figure_get_scene (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scene;
}

/**
 * fovea_figure_get_n_panels:
 * @self: a figure
 *
 * Returns: how many panels it has, bases first
 */
int
fovea_figure_get_n_panels (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return fovea_scene_get_n_panels (self->scene);
}

/**
 * fovea_figure_get_panel:
 * @self: a figure
 * @panel: its number
 *
 * Returns: (transfer none): the panel
 */
const FoveaPanel *
fovea_figure_get_panel (const FoveaFigure *self,
                        int                panel)
{
  g_return_val_if_fail (self != NULL, NULL);

  return fovea_scene_get_panel (self->scene, panel);
}

static void
paint_panel (const FoveaFigure  *self,
             int                 panel,
             const FoveaPainter *painter)
{
  for (int i = 0; i < fovea_scene_get_n_items (self->scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (self->scene, i);
      if (item->panel == panel && fovea_painter_sees (painter, item))
        fovea_paint_item (painter, item);
    }
}

/**
 * fovea_figure_paint:
 * @self: a figure
 * @pen: what to draw with, in points from the figure's upper left corner
 * @theme: its colours
 *
 * Draws all panels, each as a group, without a background.
 */
void
fovea_figure_paint (const FoveaFigure *self,
                    FoveaPen          *pen,
                    const FoveaTheme  *theme)
{
  FoveaPainter painter = { .pen = pen, .theme = theme };

  g_return_if_fail (self != NULL && pen != NULL && theme != NULL);

  for (int panel = 0; panel < fovea_scene_get_n_panels (self->scene); panel++)
    {
      g_autofree char *name = g_strdup_printf ("panel-%d", panel + 1);

      fovea_pen_begin_group (pen, name);
      paint_panel (self, panel, &painter);
      fovea_pen_end_group (pen);
    }
}

/**
 * fovea_figure_draw:
 * @self: a figure
 * @cr: where to draw, in points from the figure's upper left corner
 * @theme: its colours
 *
 * Draws the background and then all panels, as the sum of fovea_figure_draw_panel().
 */
void
fovea_figure_draw (const FoveaFigure *self,
                   cairo_t           *cr,
                   const FoveaTheme  *theme)
{
  g_return_if_fail (self != NULL && cr != NULL && theme != NULL);

  g_autoptr (FoveaPen) pen = fovea_pen_new_cairo (cr, NULL);
  FoveaInk ink = { .fill = fovea_theme_get_color (theme, FOVEA_ROLE_BACKGROUND) };

  fovea_pen_rect (pen, 0, 0, self->width, self->height);
  fovea_pen_paint (pen, &ink);
  fovea_figure_paint (self, pen, theme);
}

/**
 * fovea_figure_draw_panel:
 * @self: a figure
 * @panel: the panel's number
 * @cr: where to draw, in points from the figure's (not the panel's) upper left corner
 * @theme: its colours
 *
 * Draws one panel without a background.
 */
void
fovea_figure_draw_panel (const FoveaFigure *self,
                         int                panel,
                         cairo_t           *cr,
                         const FoveaTheme  *theme)
{
  g_return_if_fail (self != NULL && cr != NULL && theme != NULL);

  g_autoptr (FoveaPen) pen = fovea_pen_new_cairo (cr, NULL);
  FoveaPainter painter = { .pen = pen, .theme = theme };

  paint_panel (self, panel, &painter);
}

/**
 * fovea_figure_draw_part:
 * @self: a figure
 * @panel: the panel's number
 * @part: what is to be seen of the figure, points
 * @cr: where to draw, in points from the figure's upper left corner
 * @theme: its colours
 *
 * Draws what of a panel lies in @part, and takes the time of that part, however large the panel.
 */
void
fovea_figure_draw_part (const FoveaFigure       *self,
                        int                      panel,
                        const cairo_rectangle_t *part,
                        cairo_t                 *cr,
                        const FoveaTheme        *theme)
{
  g_return_if_fail (self != NULL && part != NULL && cr != NULL && theme != NULL);

  g_autoptr (FoveaPen) pen = fovea_pen_new_cairo (cr, NULL);
  FoveaPainter painter = { .pen = pen, .theme = theme, .part = part };

  fovea_pen_save (pen, NULL);
  fovea_pen_rect (pen, part->x, part->y, part->width, part->height);
  fovea_pen_clip (pen);
  paint_panel (self, panel, &painter);
  fovea_pen_restore (pen);
}
