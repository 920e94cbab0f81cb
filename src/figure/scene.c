// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of items and their panels. Knows nothing of what a picture looks like.

#include "figure/scene.h"

#include <math.h>

typedef struct
{
  gpointer value;
  GDestroyNotify free_value;
} Kept;

struct _FoveaScene
{
  GArray *items;  // FoveaItem
  GArray *panels; // FoveaPanel
  GArray *kept; // Kept
  GStringChunk *strings;
  double zoom; // positions are whole points once enlarged so much
};

static void
clear_kept (Kept *kept)
{
  kept->free_value (kept->value);
}

/**
 * fovea_scene_new:
 *
 * Returns: (transfer full): a scene with nothing in it
 */
FoveaScene *
fovea_scene_new (void)
{
  FoveaScene *self = g_new0 (FoveaScene, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (FoveaItem));
  self->panels = g_array_new (FALSE, TRUE, sizeof (FoveaPanel));
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (self->kept, (GDestroyNotify) clear_kept);
  self->strings = g_string_chunk_new (1024);
  self->zoom = 1;

  return self;
}

/**
 * fovea_scene_set_zoom:
 * @self: a scene with nothing in it
 * @zoom: by which fovea_layout_enlarge() is to enlarge it
 *
 * Has positions rounded so that they are whole points once enlarged.
 */
void
fovea_scene_set_zoom (FoveaScene *self,
                      double      zoom)
{
  g_return_if_fail (self != NULL && zoom > 0 && self->items->len == 0);

  self->zoom = zoom;
}

static double
snap (const FoveaScene *self,
      double            x)
{
  return round (x * self->zoom) / self->zoom;
}

/**
 * fovea_scene_free:
 * @self: (transfer full): a scene
 */
void
fovea_scene_free (FoveaScene *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_array_unref (self->panels);
  g_array_unref (self->kept);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * fovea_scene_add_panel:
 * @self: a scene
 * @kind: base or overlay
 * @key: (nullable): equal for panels with equal pixels; see #FoveaPanel
 *
 * Returns: the panel's number until fovea_scene_finish()
 */
int
fovea_scene_add_panel (FoveaScene     *self,
                       FoveaPanelKind  kind,
                       const void     *key)
{
  g_return_val_if_fail (self != NULL, 0);

  FoveaPanel panel = { .kind = kind, .key = key };
  g_array_append_val (self->panels, panel);

  return (int) self->panels->len - 1;
}

/**
 * fovea_scene_add:
 * @self: a scene
 * @kind: the kind of item
 * @role: its colour
 * @panel: a panel's number
 * @x: left, points
 * @y: top, points
 * @width: points
 * @height: points
 *
 * Appends an item, above all others of its panel. The caller fills its content.
 *
 * Returns: (transfer none): the item, valid until the next is added
 */
FoveaItem *
fovea_scene_add (FoveaScene    *self,
                 FoveaItemKind  kind,
                 FoveaRole      role,
                 int            panel,
                 double         x,
                 double         y,
                 double         width,
                 double         height)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (panel >= 0 && panel < (int) self->panels->len, NULL);

  FoveaItem item = {
    .kind = kind,
    .role = role,
    .panel = panel,
    .x = snap (self, x),
    .y = snap (self, y),
    .width = snap (self, x + width) - snap (self, x),
    .height = snap (self, y + height) - snap (self, y),
  };
  cairo_matrix_init_identity (&item.transform);
  g_array_append_val (self->items, item);

  return &g_array_index (self->items, FoveaItem, self->items->len - 1);
}

/**
 * fovea_scene_keep:
 * @self: a scene
 * @string: any text
 *
 * Returns: (transfer none): a copy that lives as long as the scene
 */
const char *
fovea_scene_keep (FoveaScene *self,
                  const char *string)
{
  g_return_val_if_fail (self != NULL && string != NULL, NULL);

  return g_string_chunk_insert_const (self->strings, string);
}

/**
 * fovea_scene_keep_memory:
 * @self: a scene
 * @memory: numbers that nothing else keeps
 * @length: bytes
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as the scene; %NULL if @length is 0
 */
void *
fovea_scene_keep_memory (FoveaScene    *self,
                         gconstpointer  memory,
                         size_t         length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (memory != NULL || length == 0, NULL);

  void *copy = g_memdup2 (memory, length);
  if (copy != NULL)
    fovea_scene_keep_owned (self, copy, g_free);

  return copy;
}

/**
 * fovea_scene_keep_owned:
 * @self: a scene
 * @value: (transfer full): what items borrow from
 * @free_value: frees @value together with the scene
 */
void
fovea_scene_keep_owned (FoveaScene     *self,
                        gpointer        value,
                        GDestroyNotify  free_value)
{
  Kept kept = { value, free_value };

  g_return_if_fail (self != NULL && value != NULL && free_value != NULL);

  g_array_append_val (self->kept, kept);
}

static void
move_quad (FoveaQuad *quad,
           double     dx,
           double     dy)
{
  for (int corner = 0; corner < 4; corner++)
    {
      quad->x[corner] += dx;
      quad->y[corner] += dy;
    }
}

static void
move_item (FoveaItem *item,
           double     dx,
           double     dy)
{
  if (!fovea_item_is_flat (item))
    {
      item->transform.x0 += dx;
      item->transform.y0 += dy;
      return;
    }

  item->x += dx;
  item->y += dy;
  if (item->kind == FOVEA_ITEM_BEAM)
    {
      for (int corner = 0; corner < 4; corner++)
        {
          item->beam.x[corner] += dx;
          item->beam.y[corner] += dy;
        }
    }
  else if (item->kind == FOVEA_ITEM_CONE)
    {
      move_quad (&item->cone.window, dx, dy);
      move_quad (&item->cone.target, dx, dy);
      move_quad (&item->cone.window_plane, dx, dy);
      move_quad (&item->cone.target_plane, dx, dy);
      move_quad (&item->cone.target_gap, dx, dy);
    }
}

/**
 * fovea_scene_move:
 * @self: a scene
 * @first_item: the first item to move; all after it move with it
 * @dx: points to the right
 * @dy: points down
 */
void
fovea_scene_move (FoveaScene *self,
                  int         first_item,
                  double      dx,
                  double      dy)
{
  g_return_if_fail (self != NULL);

  fovea_scene_move_items (self, first_item, (int) self->items->len, dx, dy);
}

/**
 * fovea_scene_move_items:
 * @self: a scene
 * @first: the first item to move
 * @past: the first that stays
 * @dx: points to the right
 * @dy: points down
 */
void
fovea_scene_move_items (FoveaScene *self,
                        int         first,
                        int         past,
                        double      dx,
                        double      dy)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (first >= 0 && past <= (int) self->items->len);

  for (int i = first; i < past; i++)
    move_item (&g_array_index (self->items, FoveaItem, i), round (dx), round (dy));
}

/**
 * fovea_scene_resize:
 * @self: a scene
 * @item: an item's number
 * @width: points
 * @height: points
 *
 * Gives an item its size once its contents are known.
 */
void
fovea_scene_resize (FoveaScene *self,
                    int         item,
                    double      width,
                    double      height)
{
  g_return_if_fail (self != NULL && item >= 0 && item < (int) self->items->len);

  FoveaItem *resized = &g_array_index (self->items, FoveaItem, item);
  resized->width = snap (self, width);
  resized->height = snap (self, height);
}

/**
 * fovea_item_is_flat:
 * @self: an item
 *
 * Returns: whether it stands where its bounds say, without a projection
 */
bool
fovea_item_is_flat (const FoveaItem *self)
{
  const cairo_matrix_t *matrix = &self->transform;

  return matrix->xx == 1 && matrix->yy == 1 && matrix->xy == 0 && matrix->yx == 0
         && matrix->x0 == 0 && matrix->y0 == 0;
}

/**
 * fovea_item_get_bounds:
 * @self: an item
 * @bounds: (out): the upright rectangle that holds it, points
 */
void
fovea_item_get_bounds (const FoveaItem   *self,
                       cairo_rectangle_t *bounds)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (int corner = 0; corner < 4; corner++)
    {
      double x = self->x + (corner % 2) * self->width;
      double y = self->y + (corner / 2) * self->height;
      cairo_matrix_transform_point (&self->transform, &x, &y);
      left = MIN (left, x);
      top = MIN (top, y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }

  *bounds = (cairo_rectangle_t){ left, top, right - left, bottom - top };
}

static void
extend_panel (FoveaPanel      *panel,
              const FoveaItem *item)
{
  double outset = 1;

  // Marks on small cells stand outside them.
  if (item->kind == FOVEA_ITEM_MARK)
    outset += ceil (item->line_pt) + ceil (MAX (0, -item->inset_pt));
  else if (item->kind == FOVEA_ITEM_LINES)
    outset += ceil (item->line_pt);

  cairo_rectangle_t bounds;

  fovea_item_get_bounds (item, &bounds);
  double left = floor (bounds.x - outset);
  double top = floor (bounds.y - outset);
  double right = ceil (bounds.x + bounds.width + outset);
  double bottom = ceil (bounds.y + bounds.height + outset);
  bool is_first = panel->width == 0;
  double past_x = is_first ? right : MAX (right, panel->x + panel->width);
  double past_y = is_first ? bottom : MAX (bottom, panel->y + panel->height);
  panel->x = is_first ? left : MIN (left, panel->x);
  panel->y = is_first ? top : MIN (top, panel->y);
  panel->width = past_x - panel->x;
  panel->height = past_y - panel->y;
}

/**
 * fovea_scene_finish:
 * @self: a scene
 *
 * Puts base panels before overlays, in the order they were added, and finds their bounds.
 */
void
fovea_scene_finish (FoveaScene *self)
{
  g_return_if_fail (self != NULL);

  g_autofree int *numbers = g_new0 (int, self->panels->len + 1);
  GArray *ordered = g_array_new (FALSE, TRUE, sizeof (FoveaPanel));
  static const FoveaPanelKind kinds[] = { FOVEA_PANEL_BASE, FOVEA_PANEL_OVERLAY };

  for (size_t k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint i = 0; i < self->panels->len; i++)
        {
          FoveaPanel *panel = &g_array_index (self->panels, FoveaPanel, i);
          if (panel->kind != kinds[k])
            continue;
          numbers[i] = (int) ordered->len;
          g_array_append_val (ordered, *panel);
        }
    }
  g_array_unref (self->panels);
  self->panels = ordered;

  for (guint i = 0; i < self->items->len; i++)
    {
      FoveaItem *item = &g_array_index (self->items, FoveaItem, i);
      item->panel = numbers[item->panel];
      extend_panel (&g_array_index (ordered, FoveaPanel, item->panel), item);
    }
}

/**
 * fovea_scene_get_n_items:
 * @self: a scene
 *
 * Returns: how many items it has, the lowest first within a panel
 */
int
fovea_scene_get_n_items (const FoveaScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->items->len;
}

/**
 * fovea_scene_get_item:
 * @self: a scene
 * @item: its number
 *
 * Returns: (transfer none): the item
 */
const FoveaItem *
fovea_scene_get_item (const FoveaScene *self,
                      int               item)
{
  g_return_val_if_fail (self != NULL && item >= 0 && item < (int) self->items->len, NULL);

  return &g_array_index (self->items, FoveaItem, item);
}

/**
 * fovea_scene_edit_item:
 * @self: a scene that is not finished
 * @item: its number
 *
 * Returns: (transfer none): the item, to be changed
 */
FoveaItem *
fovea_scene_edit_item (FoveaScene *self,
                       int         item)
{
  g_return_val_if_fail (self != NULL && item >= 0 && item < (int) self->items->len, NULL);

  return &g_array_index (self->items, FoveaItem, item);
}

/**
 * fovea_scene_get_n_panels:
 * @self: a scene
 *
 * Returns: how many panels it has
 */
int
fovea_scene_get_n_panels (const FoveaScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->panels->len;
}

/**
 * fovea_scene_get_panel:
 * @self: a scene
 * @panel: its number
 *
 * Returns: (transfer none): the panel
 */
const FoveaPanel *
fovea_scene_get_panel (const FoveaScene *self,
                       int               panel)
{
  g_return_val_if_fail (self != NULL && panel >= 0 && panel < (int) self->panels->len,
                        NULL);

  return &g_array_index (self->panels, FoveaPanel, panel);
}
