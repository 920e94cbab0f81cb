// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who shows the help: the system's viewer, if there is one and the pages are installed where it
// looks, else the built-in reader.

#include "config.h"

#include "app/help.h"

#include "app/first-focus.h"

#define PLACE "help/C/fovea/index.page"

typedef struct
{
  GtkWindow *parent; // (nullable) weak
  char *target;
} Request;

static bool
is_installed (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), PLACE, NULL);
  const char *const *folders = g_get_system_data_dirs ();

  if (g_file_test (own, G_FILE_TEST_IS_REGULAR))
    return true;
  for (int i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], PLACE, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return true;
    }

  return false;
}

static bool
has_viewer (void)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  return viewer != NULL && is_installed ();
}

// One reader a window: asking again turns its page.
static void
show_reader (GtkWindow  *parent,
             const char *target)
{
  FoveaHelp *reader = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (FOVEA_IS_HELP (window) && gtk_window_get_transient_for (window) == parent)
        reader = FOVEA_HELP (window);
    }
  if (reader == NULL)
    reader = fovea_help_new (parent);
  fovea_help_go (reader, target);
  fovea_first_focus_present (GTK_WINDOW (reader));
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Request *request = data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL) && request->parent != NULL)
    show_reader (request->parent, request->target);
  g_clear_weak_pointer (&request->parent);
  g_free (request->target);
  g_free (request);
}

/**
 * fovea_help_show:
 * @parent: the window that asks
 * @target: "page" or "page#section"
 *
 * Opens the help at a page, in the system's viewer or in the built-in reader.
 */
void
fovea_help_show (GtkWindow  *parent,
                 const char *target)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (target != NULL);

  if (!has_viewer ())
    {
      show_reader (parent, target);
      return;
    }

  Request *request = g_new0 (Request, 1);
  g_autofree char *uri = g_strconcat ("help:fovea/", target, NULL);
  g_set_weak_pointer (&request->parent, parent);
  request->target = g_strdup (target);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, request);
}
