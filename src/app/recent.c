// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK's list of recent files, of which only this program's are shown.

#include "config.h"

#include "app/recent.h"

#include "app/reading.h"

// Not translated: it stands in a file that outlives the choice of a language.
#define PROGRAM "fovea"

#define MAX_SHOWN 10

/**
 * fovea_recent_add:
 * @file: a document that was opened or saved
 *
 * Puts it first in the list.
 */
void
fovea_recent_add (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData recent = {
    .mime_type = (char *) "application/x-fovea+json",
    .app_name = (char *) PROGRAM,
    .app_exec = (char *) PROGRAM " %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &recent);
}

/**
 * fovea_recent_forget:
 * @file: a document that is not there any more
 *
 * Takes it off the list, if it is there.
 */
void
fovea_recent_forget (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static int
compare_last_use (gconstpointer a,
                  gconstpointer b)
{
  GDateTime *time_a = gtk_recent_info_get_modified ((GtkRecentInfo *) a);
  GDateTime *time_b = gtk_recent_info_get_modified ((GtkRecentInfo *) b);

  return g_date_time_compare (time_b, time_a);
}

// An underline in a file's name is not a mnemonic.
static char *
escape_underlines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

// The name, with its folder, or with the way to it, at the levels 0, 1 and 2.
static char *
dup_label (GtkRecentInfo *info,
           int            level)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = fovea_reading_dup_isolated (gtk_recent_info_get_display_name (info));

  if (level == 0 || folder == NULL)
    return g_steal_pointer (&name);

  g_autofree char *way = g_file_get_parse_name (folder);
  g_autofree char *last = g_path_get_basename (way);
  g_autofree char *place = fovea_reading_dup_isolated (level == 1 ? last : way);

  return g_strdup_printf ("%s — %s", name, place);
}

static bool
is_unique (GPtrArray     *infos,
           GtkRecentInfo *info,
           int            level)
{
  g_autofree char *label = dup_label (info, level);
  int n_same = 0;

  for (guint i = 0; i < infos->len; i++)
    {
      g_autofree char *other = dup_label (infos->pdata[i], level);

      n_same += g_str_equal (label, other);
    }

  return n_same == 1;
}

static GPtrArray *
find_shown (void)
{
  GList *items = g_list_sort (
    gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_last_use);
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);

  for (GList *link = items; link != NULL && infos->len < MAX_SHOWN; link = link->next)
    if (gtk_recent_info_has_application (link->data, PROGRAM)
        && (!gtk_recent_info_is_local (link->data) || gtk_recent_info_exists (link->data)))
      g_ptr_array_add (infos, gtk_recent_info_ref (link->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  return infos;
}

/**
 * fovea_recent_list:
 * @menu: a menu whose items are replaced
 *
 * Lists the documents, the last one first, each with the action that opens it. Those that bear the
 * same name are told apart by where they are.
 */
void
fovea_recent_list (GMenu *menu)
{
  g_return_if_fail (G_IS_MENU (menu));

  g_autoptr (GPtrArray) infos = find_shown ();

  g_menu_remove_all (menu);
  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = infos->pdata[i];
      int level = 0;

      while (level < 2 && !is_unique (infos, info, level))
        level++;

      g_autofree char *label = dup_label (info, level);
      g_autofree char *escaped = escape_underlines (label);
      g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s",
                                         gtk_recent_info_get_uri (info));
      g_menu_append_item (menu, item);
    }
}
