// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What cannot be read in a window: text that is cut, text over text, and what stands outside of what
// holds it. Widgets are looked at as they are allocated, a picture as it is laid out, both with the
// fonts of the machine.

#pragma once

#include "figure/scene.h"
#include "figure/type.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// A label, as far as it is in view.
typedef struct
{
  GtkWidget *widget;
  graphene_rect_t place;
} LookLabel;

typedef struct
{
  GtkWidget *root;
  GArray *labels; // (element-type LookLabel)
  GString *problems;
} Look;

// Half a pixel is rounding.
#define LOOK_LEAST 1.0f

static inline void
look_tell (Look       *self,
           GtkWidget  *widget,
           const char *problem)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  g_string_append_printf (self->problems, "%s %p %s: %.60s\n", G_OBJECT_TYPE_NAME (widget),
                          (void *) widget, problem, text);
}

// A document's name and a file's may be of any length, and are told in full by a tooltip.
static inline bool
look_is_title (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "title") || gtk_widget_has_css_class (label, "subtitle");
}

static inline void
look_at_label (Look                  *self,
               GtkWidget             *label,
               const graphene_rect_t *view)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  LookLabel seen = { .widget = label };
  graphene_rect_t bounds;
  int width, height;

  if (gtk_label_get_text (GTK_LABEL (label))[0] == '\0')
    return;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) && !look_is_title (label))
    look_tell (self, label, "is cut");
  if ((float) width > (float) gtk_widget_get_width (label) + LOOK_LEAST
      || (float) height > (float) gtk_widget_get_height (label) + LOOK_LEAST)
    look_tell (self, label, "is larger than its place");
  if (gtk_widget_compute_bounds (label, self->root, &bounds)
      && graphene_rect_intersection (&bounds, view, &seen.place)
      && seen.place.size.width > LOOK_LEAST && seen.place.size.height > LOOK_LEAST)
    g_array_append_val (self->labels, seen);
}

static inline bool
look_scrolls (GtkWidget *widget)
{
  return GTK_IS_VIEWPORT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_TEXT (widget)
         || GTK_IS_SCROLLABLE (widget);
}

// What scrolls may stick out of its view; all else that does is cut.
static inline void
look_at (Look                  *self,
         GtkWidget             *widget,
         const graphene_rect_t *view)
{
  graphene_rect_t bounds, inside;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget)
      || GTK_IS_POPOVER (widget))
    return;
  if (!gtk_widget_compute_bounds (widget, self->root, &bounds))
    return;
  if (!graphene_rect_intersection (&bounds, view, &inside))
    return;
  if (GTK_IS_LABEL (widget))
    look_at_label (self, widget, view);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t place, whole;

      if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child)
          && GTK_IS_LABEL (child) && !look_scrolls (widget)
          && gtk_widget_compute_bounds (child, widget, &place))
        {
          graphene_rect_init (&whole, -LOOK_LEAST, -LOOK_LEAST,
                              (float) gtk_widget_get_width (widget) + 2 * LOOK_LEAST,
                              (float) gtk_widget_get_height (widget) + 2 * LOOK_LEAST);
          if (!graphene_rect_contains_rect (&whole, &place))
            look_tell (self, child, "stands outside of its place");
        }
      look_at (self, child, look_scrolls (widget) ? &inside : view);
    }
}

static inline void
look_for_overlaps (Look *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    for (guint k = i + 1; k < self->labels->len; k++)
      {
        LookLabel *a = &g_array_index (self->labels, LookLabel, i);
        LookLabel *b = &g_array_index (self->labels, LookLabel, k);
        graphene_rect_t both;

        if (graphene_rect_intersection (&a->place, &b->place, &both)
            && both.size.width > LOOK_LEAST && both.size.height > LOOK_LEAST)
          look_tell (self, b->widget, gtk_label_get_text (GTK_LABEL (a->widget)));
      }
}

// Returns: (transfer full): a line a problem with the labels in @root, which has been allocated
static inline char *
look_find_problems (GtkWidget *root)
{
  Look self = { .root = root, .labels = g_array_new (FALSE, FALSE, sizeof (LookLabel)),
                .problems = g_string_new (NULL) };
  graphene_rect_t view;

  graphene_rect_init (&view, 0, 0, (float) gtk_widget_get_width (root),
                      (float) gtk_widget_get_height (root));
  look_at (&self, root, &view);
  look_for_overlaps (&self);
  g_array_unref (self.labels);

  return g_string_free (self.problems, FALSE);
}

// Lays @widget out at a size at once, with no frame drawn.
static inline void
look_allocate (GtkWidget *widget,
               int        width,
               int        height)
{
  int least, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, &natural, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { 0, 0, width, MAX (height, least) }, -1);
}

static inline bool
look_is_solid (const FoveaItem *item)
{
  return item->kind == FOVEA_ITEM_TEXT || item->kind == FOVEA_ITEM_GRID
         || item->kind == FOVEA_ITEM_CURVE;
}

static inline bool
look_meet (const cairo_rectangle_t *p,
           const cairo_rectangle_t *q)
{
  return p->x + LOOK_LEAST < q->x + q->width && q->x + LOOK_LEAST < p->x + p->width
         && p->y + LOOK_LEAST < q->y + q->height && q->y + LOOK_LEAST < p->y + p->height;
}

// Returns: (transfer full): a line a problem with the words in @figure
static inline char *
look_find_problems_in_figure (FoveaFigure     *figure,
                              FoveaTypesetter *typesetter)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  GString *problems = g_string_new (NULL);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *text = fovea_scene_get_item (scene, i);
      cairo_rectangle_t room;

      // The signs of a question stand on cells: "?", "✓".
      if (text->kind != FOVEA_ITEM_TEXT || g_utf8_strlen (text->text.string, -1) < 2)
        continue;
      fovea_item_get_bounds (text, &room);
      if (!fovea_typesetter_is_whole (typesetter, &text->text, room.width))
        g_string_append_printf (problems, "is cut: %s\n", text->text.string);
      if (room.x < -LOOK_LEAST || room.y < -LOOK_LEAST
          || room.x + room.width > fovea_figure_get_width (figure) + LOOK_LEAST
          || room.y + room.height > fovea_figure_get_height (figure) + LOOK_LEAST)
        g_string_append_printf (problems, "is outside: %s\n", text->text.string);
      for (int k = 0; k < fovea_scene_get_n_items (scene); k++)
        {
          const FoveaItem *other = fovea_scene_get_item (scene, k);
          cairo_rectangle_t place;

          // A pair of texts once; slanted grids are looked at in their planes elsewhere.
          if (!look_is_solid (other) || !fovea_item_is_flat (other) || k == i
              || (other->kind == FOVEA_ITEM_TEXT && k < i))
            continue;
          fovea_item_get_bounds (other, &place);
          if (look_meet (&room, &place))
            g_string_append_printf (problems, "is under another: %s\n", text->text.string);
        }
    }

  return g_string_free (problems, FALSE);
}

G_END_DECLS
