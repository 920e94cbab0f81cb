// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window calls its document, bad news about one, and room for another.

#include "config.h"

#include "app/window.h"

#include "app/dialogs.h"
#include "app/reading.h"

#include <glib/gi18n.h>

/**
 * fovea_window_new_sibling:
 * @self: a window
 * @document: what to show
 *
 * Returns: (transfer none): another window of the same application
 */
FoveaWindow *
fovea_window_new_sibling (FoveaWindow   *self,
                          FoveaDocument *document)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  g_autoptr (FoveaColorScheme) scheme = NULL;

  g_object_get (self, "color-scheme", &scheme, NULL);
  return fovea_window_new (gtk_window_get_application (GTK_WINDOW (self)),
                           fovea_window_get_settings (self), scheme, document);
}

static bool
is_named_after (const char *name,
                const char *title)
{
  return g_str_has_prefix (name, title) && g_str_equal (name + strlen (title), ".fovea");
}

/**
 * fovea_window_dup_name:
 * @self: a window
 *
 * Returns: (transfer full): what to call its document: “FILE — TITLE”, as far as there are any,
 * and the file alone if it bears the title
 */
char *
fovea_window_dup_name (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  FoveaDocument *document = fovea_keeper_get_document (fovea_window_get_keeper (self));
  const char *title = fovea_document_get_title (document);
  GFile *file = fovea_document_get_file (document);
  bool has_title = title != NULL && *title != '\0';

  if (file == NULL)
    return g_strdup (has_title ? title : _("Untitled"));

  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *name = g_path_get_basename (path);

  // A file saved under its title, as is proposed, says it once.
  if (!has_title || is_named_after (name, title))
    return g_steal_pointer (&name);

  g_autofree char *first = fovea_reading_dup_isolated (name);
  g_autofree char *second = fovea_reading_dup_isolated (title);

  return g_strdup_printf ("%s — %s", first, second);
}

/**
 * fovea_window_report:
 * @self: a window
 * @name: what could not be opened
 * @error: why
 *
 * Tells the user in a dialog over the window.
 */
void
fovea_window_report (FoveaWindow  *self,
                     const char   *name,
                     const GError *error)
{
  g_return_if_fail (FOVEA_IS_WINDOW (self));
  g_return_if_fail (name != NULL && error != NULL);

  g_autofree char *isolated = fovea_reading_dup_isolated (name);
  g_autofree char *headline = g_strdup_printf (_("“%s” cannot be opened"), isolated);

  fovea_dialogs_tell (GTK_WINDOW (self), headline, fovea_dialogs_get_reason (error));
}
