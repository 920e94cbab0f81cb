// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A made-up language in which everything is twice as long, while is_long_language is set. To be
// included by one source of a program.

#pragma once

#include <glib.h>
#include <libintl.h>
#include <stdbool.h>

#undef gettext
#undef dgettext
#undef dcgettext
#undef ngettext
#undef dngettext
#undef dcngettext

static bool is_long_language;

// The message with as many letters again; format directives stay as they are, and so does what GTK
// itself says.
static char *
translate (const char *domain,
           const char *message)
{
  static GHashTable *kept;

  if (!is_long_language || message == NULL || message[0] == '\0'
      || g_strcmp0 (domain, "gtk40") == 0)
    return (char *) message;

  kept = kept != NULL ? kept : g_hash_table_new (g_str_hash, g_str_equal);
  char *longer = g_hash_table_lookup (kept, message);
  if (longer != NULL)
    return longer;

  GString *text = g_string_new (message);
  while (g_utf8_strlen (text->str, -1) < 2 * g_utf8_strlen (message, -1))
    g_string_append (text, text->len % 6 == 0 ? " " : "o");
  longer = g_string_free (text, FALSE);
  g_hash_table_insert (kept, g_strdup (message), longer);

  return longer;
}

// These take the place of the C library's and GLib's within this program.
char *
gettext (const char *message)
{
  return translate (NULL, message);
}

char *
dgettext (const char *domain,
          const char *message)
{
  return translate (domain, message);
}

char *
dcgettext (const char *domain,
           const char *message,
           int         category)
{
  return translate (domain, message);
}

char *
ngettext (const char   *one,
          const char   *many,
          unsigned long n)
{
  return translate (NULL, n == 1 ? one : many);
}

char *
dcngettext (const char   *domain,
            const char   *one,
            const char   *many,
            unsigned long n,
            int           category)
{
  return translate (domain, n == 1 ? one : many);
}

const char *
g_dpgettext (const char *domain,
             const char *message,
             gsize       offset)
{
  return translate (domain, message + offset);
}

const char *
g_dgettext (const char *domain,
            const char *message)
{
  return translate (domain, message);
}
