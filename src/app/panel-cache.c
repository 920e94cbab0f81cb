// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK compares the render nodes of two frames and paints again only where they differ; a cairo node
// differs unless it is the same pointer. So a panel whose key, bounds, theme and scale are unchanged
// keeps its node. The figure last drawn is kept too: a key is the address of a tensor that it owns,
// and cannot be given to another tensor while it lives. Of a panel that zoom has made larger than
// some screens, a node holds what is seen and some of what is around it, to be scrolled to.

#include "config.h"

#include "app/panel-cache.h"

#include <math.h>

// Panels of less area are rendered whole, px².
#define WHOLE_AREA (2048.0 * 2048.0)

// Beside what is seen, in parts of its size.
#define SPARE 0.4

typedef struct
{
  FoveaPanel panel;
  GskRenderNode *node; // (nullable) nothing of it was seen yet
  graphene_rect_t held; // what node shows of the panel
} Entry;

struct _FoveaPanelCache
{
  // Owned
  FoveaFigure *figure; // (nullable) nothing drawn yet
  GArray *entries;     // Entry, one a panel of figure

  // Borrowed
  const FoveaTheme *theme;

  // State
  int scale;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->node, gsk_render_node_unref);
}

static bool
shows_the_same (const FoveaPanel *a,
                const FoveaPanel *b)
{
  return a->kind == FOVEA_PANEL_BASE && b->kind == FOVEA_PANEL_BASE && a->key != NULL
         && a->key == b->key && a->x == b->x && a->y == b->y && a->width == b->width
         && a->height == b->height;
}

static void
take_node (FoveaPanelCache *self,
           Entry           *entry)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *old = &g_array_index (self->entries, Entry, i);
      if (old->node != NULL && shows_the_same (&old->panel, &entry->panel))
        {
          entry->node = gsk_render_node_ref (old->node);
          entry->held = old->held;
          return;
        }
    }
}

static GskRenderNode *
render_part (FoveaFigure           *figure,
             int                    panel,
             const graphene_rect_t *part,
             const FoveaTheme      *theme)
{
  GskRenderNode *node = gsk_cairo_node_new (part);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_rectangle_t seen = { (double) part->origin.x, (double) part->origin.y,
                             (double) part->size.width, (double) part->size.height };

  fovea_figure_draw_part (figure, panel, &seen, cr, theme);
  cairo_destroy (cr);

  return node;
}

static graphene_rect_t
get_bounds (const FoveaPanel *panel)
{
  return GRAPHENE_RECT_INIT ((float) panel->x, (float) panel->y, (float) panel->width,
                             (float) panel->height);
}

// Whole pixels, so that nodes beside one another show no seam.
static graphene_rect_t
find_part (const FoveaPanel      *panel,
           const graphene_rect_t *visible)
{
  graphene_rect_t bounds = get_bounds (panel), part;

  if (panel->width * panel->height <= WHOLE_AREA)
    return bounds;

  graphene_rect_inset_r (visible, -ceilf ((float) SPARE * visible->size.width),
                         -ceilf ((float) SPARE * visible->size.height), &part);
  graphene_rect_round_extents (&part, &part);
  graphene_rect_intersection (&part, &bounds, &part);

  return part;
}

// Renders what is seen of a panel if it is not held.
static void
ensure_node (FoveaPanelCache       *self,
             int                    panel,
             const graphene_rect_t *visible)
{
  Entry *entry = &g_array_index (self->entries, Entry, panel);
  graphene_rect_t bounds = get_bounds (&entry->panel), needed;

  if (!graphene_rect_intersection (&bounds, visible, &needed)
      || (entry->node != NULL && graphene_rect_contains_rect (&entry->held, &needed)))
    return;

  g_clear_pointer (&entry->node, gsk_render_node_unref);
  entry->held = find_part (&entry->panel, visible);
  entry->node = render_part (self->figure, panel, &entry->held, self->theme);
}

static GArray *
new_entries (guint n_entries)
{
  GArray *entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), n_entries);

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static void
take_figure (FoveaPanelCache *self,
             FoveaFigure     *figure)
{
  int n_panels = fovea_figure_get_n_panels (figure);
  g_autoptr (GArray) entries = new_entries ((guint) n_panels);

  for (int i = 0; i < n_panels; i++)
    {
      Entry entry = { .panel = *fovea_figure_get_panel (figure, i) };
      take_node (self, &entry);
      g_array_append_val (entries, entry);
    }

  g_array_unref (self->entries);
  self->entries = g_steal_pointer (&entries);
  g_clear_pointer (&self->figure, fovea_figure_unref);
  self->figure = fovea_figure_ref (figure);
}

/**
 * fovea_panel_cache_new:
 *
 * Returns: (transfer full): an empty cache
 */
FoveaPanelCache *
fovea_panel_cache_new (void)
{
  FoveaPanelCache *self = g_new0 (FoveaPanelCache, 1);

  self->entries = new_entries (0);

  return self;
}

/**
 * fovea_panel_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees the cache and its nodes.
 */
void
fovea_panel_cache_free (FoveaPanelCache *self)
{
  g_return_if_fail (self != NULL);

  fovea_panel_cache_clear (self);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * fovea_panel_cache_clear:
 * @self: a cache
 *
 * Forgets every node, so that all panels are rendered anew.
 */
void
fovea_panel_cache_clear (FoveaPanelCache *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->entries, 0);
  g_clear_pointer (&self->figure, fovea_figure_unref);
}

/**
 * fovea_panel_cache_snapshot:
 * @self: a cache
 * @figure: what to draw, in points
 * @theme: its colours
 * @scale: device pixels a point
 * @visible: what is seen of the figure, points
 * @snapshot: where to append the nodes
 *
 * Draws the figure, bases first, rendering anew only what @self does not hold.
 */
void
fovea_panel_cache_snapshot (FoveaPanelCache       *self,
                            FoveaFigure           *figure,
                            const FoveaTheme      *theme,
                            int                    scale,
                            const graphene_rect_t *visible,
                            GtkSnapshot           *snapshot)
{
  g_return_if_fail (self != NULL && figure != NULL && theme != NULL && visible != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));

  if (theme != self->theme || scale != self->scale)
    fovea_panel_cache_clear (self);
  self->theme = theme;
  self->scale = scale;
  if (figure != self->figure)
    take_figure (self, figure);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      ensure_node (self, (int) i, visible);
      if (entry->node != NULL)
        gtk_snapshot_append_node (snapshot, entry->node);
    }
}

/**
 * fovea_panel_cache_holds:
 * @self: a cache
 * @visible: what is seen of the figure last drawn, points
 *
 * Returns: whether all of it was rendered, so that nothing is to be drawn anew
 */
bool
fovea_panel_cache_holds (FoveaPanelCache       *self,
                         const graphene_rect_t *visible)
{
  g_return_val_if_fail (self != NULL && visible != NULL, false);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      graphene_rect_t bounds = get_bounds (&entry->panel), needed;
      if (graphene_rect_intersection (&bounds, visible, &needed)
          && (entry->node == NULL || !graphene_rect_contains_rect (&entry->held, &needed)))
        return false;
    }

  return true;
}

/**
 * fovea_panel_cache_get_node:
 * @self: a cache
 * @panel: a panel of the figure last drawn
 *
 * Returns: (nullable) (transfer none): its node; %NULL if nothing of it was drawn
 */
GskRenderNode *
fovea_panel_cache_get_node (FoveaPanelCache *self,
                            int              panel)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (panel < 0 || (guint) panel >= self->entries->len)
    return NULL;

  return g_array_index (self->entries, Entry, panel).node;
}
