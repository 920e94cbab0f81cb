// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/bookmarks.h"

#define FORMAT "a(si)"

// Lessons of somebody's come and go: those that were left longest ago are forgotten.
#define GREATEST_N_BOOKMARKS 40

// What somebody wrote into it by hand, and cannot be read, is no bookmark.
static GVariant *
parse (const char *bookmarks)
{
  g_autoptr (GVariant) parsed
    = g_variant_parse (G_VARIANT_TYPE (FORMAT), bookmarks, NULL, NULL, NULL);

  return parsed != NULL ? g_variant_ref_sink (g_steal_pointer (&parsed))
                        : g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(si)"),
                                                                   NULL, 0));
}

/**
 * fovea_bookmarks_find:
 * @bookmarks: those that are kept; may be empty
 * @place: what tells a lesson from others
 *
 * Returns: the page at which it was left, from 0; 0 too if it was never begun, or finished
 */
int
fovea_bookmarks_find (const char *bookmarks,
                      const char *place)
{
  g_return_val_if_fail (bookmarks != NULL && place != NULL, 0);

  g_autoptr (GVariant) all = parse (bookmarks);
  GVariantIter iter;
  const char *name;
  int page;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&si)", &name, &page))
    if (g_str_equal (name, place))
      return MAX (0, page);

  return 0;
}

/**
 * fovea_bookmarks_dup_with:
 * @bookmarks: those that are kept; may be empty
 * @place: what tells a lesson from others
 * @page: at which it is left, from 0; 0: it has none
 *
 * Returns: (transfer full): @bookmarks with that one, the latest first
 */
char *
fovea_bookmarks_dup_with (const char *bookmarks,
                          const char *place,
                          int         page)
{
  g_return_val_if_fail (bookmarks != NULL && place != NULL && page >= 0, NULL);

  g_autoptr (GVariant) all = parse (bookmarks);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  int other;
  int n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FORMAT));
  if (page > 0)
    g_variant_builder_add (&builder, "(si)", place, page);
  g_variant_iter_init (&iter, all);
  while (n++ < GREATEST_N_BOOKMARKS - 1 && g_variant_iter_next (&iter, "(&si)", &name, &other))
    if (!g_str_equal (name, place))
      g_variant_builder_add (&builder, "(si)", name, other);

  g_autoptr (GVariant) with = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_n_children (with) > 0 ? g_variant_print (with, FALSE) : g_strdup ("");
}
