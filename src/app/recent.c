// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK's list of recent files, of which only this program's are shown.

#include "config.h"

#include "app/recent.h"

#include <gtk/gtk.h>

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

/**
 * fovea_recent_list:
 * @menu: a menu whose items are replaced
 *
 * Lists the documents, the last one first, each with the action that opens it.
 */
void
fovea_recent_list (GMenu *menu)
{
  g_return_if_fail (G_IS_MENU (menu));

  GList *items = g_list_sort (
    gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_last_use);
  int n_shown = 0;

  g_menu_remove_all (menu);
  for (GList *link = items; link != NULL && n_shown < MAX_SHOWN; link = link->next)
    {
      GtkRecentInfo *info = link->data;

      if (!gtk_recent_info_has_application (info, PROGRAM)
          || (gtk_recent_info_is_local (info) && !gtk_recent_info_exists (info)))
        continue;

      g_autofree char *label = escape_underlines (gtk_recent_info_get_display_name (info));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s",
                                         gtk_recent_info_get_uri (info));
      g_menu_append_item (menu, item);
      n_shown++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}
