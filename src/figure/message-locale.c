// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// gettext does not look at the variable LANGUAGE in the locale "C", and newer ones not in "C.UTF-8"
// either. Many a container and server has no other.

#include "config.h"

#include "figure/message-locale.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

// Its name matters, not what it says: LANGUAGE goes before.
#define NAME "en_US.UTF-8"

#ifdef __GLIBC__
#define PLAIN_FOLDER "/usr/lib/locale/C.utf8" // where the C library keeps "C.UTF-8"

// The C library looks for locales where the variable LOCPATH says: it finds "C.UTF-8" there, under
// NAME.
static bool
borrow (const char *folder)
{
  g_autofree char *path = g_strdup (g_getenv ("LOCPATH"));
  g_autofree char *link = g_build_filename (folder, NAME, NULL);

  if (symlink (PLAIN_FOLDER, link) != 0)
    return false;
  g_setenv ("LOCPATH", folder, TRUE);
  bool is_open = setlocale (LC_MESSAGES, NAME) != NULL;
  if (path != NULL)
    g_setenv ("LOCPATH", path, TRUE);
  else
    g_unsetenv ("LOCPATH");
  g_unlink (link);

  return is_open;
}

static bool
borrow_plain_locale (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fovea-XXXXXX", NULL);

  if (folder == NULL)
    return false;
  bool is_open = borrow (folder);
  g_rmdir (folder);

  return is_open;
}
#else
static bool
borrow_plain_locale (void)
{
  return false;
}
#endif

/**
 * fovea_message_locale_is_plain:
 * @locale: a locale or a language
 *
 * Returns: whether it is that of programs, which says nothing of a language
 */
bool
fovea_message_locale_is_plain (const char *locale)
{
  g_return_val_if_fail (locale != NULL, false);

  return g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/**
 * fovea_message_locale_is_deaf:
 *
 * Returns: whether the present locale of messages is one in which gettext may not look at the
 *   variable LANGUAGE: "C" or of its kind
 */
bool
fovea_message_locale_is_deaf (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  return locale == NULL || fovea_message_locale_is_plain (locale)
         || g_str_has_prefix (locale, "C.");
}

/**
 * fovea_message_locale_open:
 *
 * Takes a locale for messages in which gettext looks at the variable LANGUAGE, where the present one
 * is deaf to it. Changes the environment for a moment: to be called before there are threads.
 *
 * Returns: whether LANGUAGE counts now; if not, the locale is "C.UTF-8", in which it does with some
 */
bool
fovea_message_locale_open (void)
{
  if (!fovea_message_locale_is_deaf () || setlocale (LC_MESSAGES, NAME) != NULL
      || borrow_plain_locale ())
    return true;
  setlocale (LC_MESSAGES, "C.UTF-8");
  return false;
}
