// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// gettext follows the variable LANGUAGE; what it and GLib keep of earlier answers is dealt with here.

#include "config.h"

#include "app/languages.h"

#include "figure/language.h"
#include "figure/message-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

#ifdef __GLIBC__
// gettext's own count of changes of the language, without which it would answer from what it kept.
extern int _nl_msg_cat_cntr;
#endif

/**
 * fovea_languages_allow:
 *
 * GLib decides once, at the first message with a context, whether it translates such messages at all,
 * and finds no reason to in a program that speaks English. Called before that, after textdomain(),
 * this lets it do so for pictures in other languages. Where the user's language is another one that
 * there is no catalogue for, GLib's choice stands: it keeps languages from being mixed. gettext is made
 * to follow fovea_languages_set() whatever the locale.
 */
void
fovea_languages_allow (void)
{
  g_autofree char *locale = g_strdup (setlocale (LC_MESSAGES, NULL));

  // Who asks for the very "C" asks for English, whatever LANGUAGE says.
  if (g_str_equal (locale, "C"))
    g_unsetenv ("LANGUAGE");
  if (fovea_message_locale_is_deaf () && fovea_message_locale_open ())
    return;

  const char *present = g_get_language_names ()[0];

  if (!g_str_has_prefix (present, "en") && !g_str_has_prefix (present, "C")
      && !g_str_equal (present, "POSIX"))
    return;

  setlocale (LC_MESSAGES, "C");
  g_dgettext (GETTEXT_PACKAGE, "");
  if (setlocale (LC_MESSAGES, locale) == NULL)
    fovea_message_locale_open ();
}

/**
 * fovea_languages_set:
 * @language: (nullable): as in the variable LANGUAGE; %NULL unsets it
 *
 * Has messages translated into another language from now on.
 *
 * Returns: (transfer full) (nullable): the language before
 */
char *
fovea_languages_set (const char *language)
{
  char *before = g_strdup (g_getenv ("LANGUAGE"));

  if (g_strcmp0 (before, language) == 0)
    return before;
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
#ifdef __GLIBC__
  _nl_msg_cat_cntr++;
#endif

  return before;
}

/**
 * fovea_languages_choose_font:
 * @desktop: the settings of the display
 *
 * Names fonts for the present language behind the desktop's own. Needed where the system has no locale
 * but "C": Pango then knows no language and takes letters from any font that has them, brush strokes
 * for Chinese. Elsewhere it chooses by itself, and nothing changes.
 */
void
fovea_languages_choose_font (GtkSettings *desktop)
{
  g_return_if_fail (GTK_IS_SETTINGS (desktop));

  const char *locale = pango_language_to_string (pango_language_get_default ());
  g_autofree char *language = fovea_language_dup_current ();
  const char *own = fovea_language_get_families (language);
  g_autofree char *name = NULL;

  if (own == NULL && g_str_has_prefix (language, "zh"))
    own = "Noto Sans CJK SC";
  if (own == NULL || (!g_str_equal (locale, "c") && !g_str_equal (locale, "posix")))
    return;

  g_object_get (desktop, "gtk-font-name", &name, NULL);
  PangoFontDescription *font = pango_font_description_from_string (name);
  g_autofree char *families
    = g_strconcat (pango_font_description_get_family (font), ", ", own, NULL);

  pango_font_description_set_family (font, families);
  g_autofree char *chosen = pango_font_description_to_string (font);
  g_object_set (desktop, "gtk-font-name", chosen, NULL);
  pango_font_description_free (font);
}
