// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK compares the render nodes of two frames and paints again only where they differ; a cairo node
// differs unless it is the same pointer. So a panel whose key, bounds, theme and scale are unchanged
// keeps its node. The figure last drawn is kept too: a key is the address of a tensor that it owns,
// and cannot be given to another tensor while it lives.

#include "config.h"

#include "app/panel-cache.h"

typedef struct
{
  FoveaPanel panel;
  GskRenderNode *node;
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

static GskRenderNode *
find_node (FoveaPanelCache  *self,
           const FoveaPanel *panel)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      if (entry->node != NULL && shows_the_same (&entry->panel, panel))
        return gsk_render_node_ref (entry->node);
    }

  return NULL;
}

static GskRenderNode *
render_panel (FoveaFigure      *figure,
              int               panel,
              const FoveaTheme *theme)
{
  const FoveaPanel *bounds = fovea_figure_get_panel (figure, panel);
  graphene_rect_t rect
    = GRAPHENE_RECT_INIT ((float) bounds->x, (float) bounds->y, (float) bounds->width,
                          (float) bounds->height);
  GskRenderNode *node = gsk_cairo_node_new (&rect);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  fovea_figure_draw_panel (figure, panel, cr, theme);
  cairo_destroy (cr);

  return node;
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
      entry.node = find_node (self, &entry.panel);
      if (entry.node == NULL)
        entry.node = render_panel (figure, i, self->theme);
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
 * @snapshot: where to append the nodes
 *
 * Draws the figure, bases first, rendering anew only what @self does not hold.
 */
void
fovea_panel_cache_snapshot (FoveaPanelCache  *self,
                            FoveaFigure      *figure,
                            const FoveaTheme *theme,
                            int               scale,
                            GtkSnapshot      *snapshot)
{
  g_return_if_fail (self != NULL && figure != NULL && theme != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));

  if (theme != self->theme || scale != self->scale)
    fovea_panel_cache_clear (self);
  self->theme = theme;
  self->scale = scale;
  if (figure != self->figure)
    take_figure (self, figure);

  for (guint i = 0; i < self->entries->len; i++)
    gtk_snapshot_append_node (snapshot, g_array_index (self->entries, Entry, i).node);
}

/**
 * fovea_panel_cache_get_node:
 * @self: a cache
 * @panel: a panel of the figure last drawn
 *
 * Returns: (nullable) (transfer none): its node; %NULL if nothing was drawn
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
