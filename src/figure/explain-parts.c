// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A walk through the parts of a picture, for those who ask by keyboard: one place for each thing that
// is explained in its own words. Cells are left out, for the selection reaches them.

#include "figure/explain-private.h"

typedef struct
{
  double x;
  double y;
} Place;

// A place that the item itself paints, where it is not covered.
static Place
find_place (const FoveaItem *item)
{
  Place place = { item->x + item->width / 2, item->y + item->height / 2 };

  if (item->kind == FOVEA_ITEM_MARK)
    place.x = item->x + 1;
  else if (item->kind == FOVEA_ITEM_LINES && item->lines.n_points > 1)
    {
      place.x = item->x + (item->lines.points[0] + item->lines.points[2]) / 2;
      place.y = item->y + (item->lines.points[1] + item->lines.points[3]) / 2;
    }
  else if (item->kind == FOVEA_ITEM_BEAM)
    {
      place.x = (item->beam.x[0] + item->beam.x[1] + item->beam.x[2] + item->beam.x[3]) / 4;
      place.y = (item->beam.y[0] + item->beam.y[1] + item->beam.y[2] + item->beam.y[3]) / 4;
    }
  else if (item->kind == FOVEA_ITEM_GHOST)
    {
      place.x = item->x + item->width / (2 * item->grid.n_columns);
      place.y = item->y + item->height / (2 * item->grid.n_rows);
    }
  cairo_matrix_transform_point (&item->transform, &place.x, &place.y);

  return place;
}

/**
 * fovea_explain_list:
 * @figure: a figure
 * @subject: what it was laid out from
 * @view: the view that it was laid out in
 * @n_places: (out): how many there are
 *
 * Finds one place for each part of the picture that is no cell: frames, kernels, captions, padding,
 * terms, cards, curves. fovea_explain() says something else at each.
 *
 * Returns: (transfer full): x and y of each place, points from the upper left; free with g_free()
 */
double *
fovea_explain_list (const FoveaFigure  *figure,
                    const FoveaSubject *subject,
                    FoveaView           view,
                    int                *n_places)
{
  g_return_val_if_fail (figure != NULL && subject != NULL && n_places != NULL, NULL);

  FoveaHit hit = { .scene = fovea_figure_get_scene (figure), .subject = subject, .view = view };
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (int i = 0; i < fovea_scene_get_n_items (hit.scene); i++)
    {
      Place place = find_place (fovea_scene_get_item (hit.scene, i));
      if (!fovea_explain_find_item (&hit, place.x, place.y)
          || (hit.item->kind == FOVEA_ITEM_GRID && hit.tag.kind == FOVEA_TAG_CELL))
        continue;
      g_autoptr (FoveaExplanation) explanation
        = fovea_explain (figure, subject, view, place.x, place.y);
      if (g_hash_table_add (titles, g_strdup (explanation->title)))
        g_array_append_val (places, place);
    }
  *n_places = (int) places->len;

  return (double *) g_array_free (places, FALSE);
}
