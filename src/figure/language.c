// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A language is offered once its catalogue stands in po/LINGUAS; the table only knows how it calls
// itself and what its letters need.

#include "config.h"

#include "figure/language.h"

#include "figure/message-locale.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *code;     // as in the variable LANGUAGE
  const char *name;     // in itself
  const char *families; // (nullable) of fonts with its letters, before those for all
} Language;

static const Language languages[] = {
  { "en", "English", NULL },
  { "ar", "العربية", "Noto Sans Arabic, Noto Kufi Arabic" },
  { "de", "Deutsch", NULL },
  { "es", "Español", NULL },
  { "fr", "Français", NULL },
  { "ja", "日本語", "Noto Sans CJK JP" },
  { "pt_BR", "Português (Brasil)", NULL },
  { "ru", "Русский", NULL },
  { "zh_CN", "简体中文", NULL },
  { "zh_TW", "繁體中文", "Noto Sans CJK TC" },
};

static const char *const rtl[] = { "ar", "fa", "he", "ur", NULL };

static char **
get_offered (void)
{
  static gsize offered = 0;

  if (g_once_init_enter (&offered))
    {
      g_autofree char *all = g_strconcat ("en ", FOVEA_LINGUAS, NULL);
      g_once_init_leave (&offered, (gsize) g_strsplit (g_strchomp (all), " ", -1));
    }

  return (char **) offered;
}

// The entry of a code, or of the language without its country.
static const Language *
find (const char *code)
{
  g_autofree char *bare = g_strndup (code, strcspn (code, "_.@"));

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].code, code) == 0)
      return &languages[i];
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].code, bare) == 0)
      return &languages[i];

  return NULL;
}

/**
 * fovea_languages_get_n:
 *
 * Returns: how many languages are offered, English among them
 */
int
fovea_languages_get_n (void)
{
  return (int) g_strv_length (get_offered ());
}

/**
 * fovea_languages_get_code:
 * @language: one that is offered, from 0; 0 is English
 *
 * Returns: (transfer none): its code, as in the variable LANGUAGE
 */
const char *
fovea_languages_get_code (int language)
{
  g_return_val_if_fail (language >= 0 && language < fovea_languages_get_n (), NULL);

  return get_offered ()[language];
}

/**
 * fovea_languages_get_name:
 * @language: one that is offered, from 0
 *
 * Returns: (transfer none): its name in itself
 */
const char *
fovea_languages_get_name (int language)
{
  const char *code = fovea_languages_get_code (language);
  const Language *known = code != NULL ? find (code) : NULL;

  return known != NULL ? known->name : code;
}

// Whether @code says the language @offered, country and all, or as far as both say it.
static bool
says_language (const char *code,
               const char *offered,
               bool        is_exact)
{
  if (is_exact)
    return g_ascii_strcasecmp (code, offered) == 0;

  size_t n_bare = strcspn (offered, "_");

  return strcspn (code, "_") == n_bare && g_ascii_strncasecmp (code, offered, n_bare) == 0;
}

/**
 * fovea_languages_find:
 * @text: a language as people and systems write it: "zh_CN", "zh-cn", "zh", "pt_PT.UTF-8"
 * @language: (out): the one that is offered
 *
 * Returns: whether such a language is offered, of this country or of another
 */
bool
fovea_languages_find (const char *text,
                      int        *language)
{
  g_return_val_if_fail (text != NULL && language != NULL, false);

  g_autofree char *code = g_strdelimit (g_strndup (text, strcspn (text, ".@")), "-", '_');

  for (int step = 0; step < 2; step++)
    for (*language = 0; *language < fovea_languages_get_n (); ++*language)
      if (says_language (code, fovea_languages_get_code (*language), step == 0))
        return true;
  *language = 0;
  return false;
}

// Chinese in traditional characters is another script: the simplified ones are no nearer than English.
static bool
is_traditional (const char *code)
{
  static const char *const regions[] = { "zh_TW", "zh_HK", "zh_MO", "zh_Hant", NULL };

  for (int i = 0; regions[i] != NULL; i++)
    if (g_str_has_prefix (code, regions[i]))
      return true;
  return false;
}

/**
 * fovea_language_dup_nearest:
 * @wanted: languages, the preferred ones first, as g_get_language_names() tells them
 *
 * Finds the catalogue for somebody who reads these. gettext takes "de" for "de_AT", but looks for no
 * other country's words: without this, Portugal would read English although Brazil does not.
 *
 * Returns: (transfer full) (nullable): the code of one that is offered
 */
char *
fovea_language_dup_nearest (const char *const *wanted)
{
  g_return_val_if_fail (wanted != NULL, NULL);

  bool is_other_script = false;

  for (int i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (wanted[i], strcspn (wanted[i], ".@"));
      int language;

      if (fovea_message_locale_is_plain (code))
        return g_strdup (fovea_languages_get_code (0));
      if (!fovea_languages_find (code, &language))
        continue;
      // "zh_TW" is followed by its own "zh".
      is_other_script = is_traditional (code) || (is_other_script && g_str_equal (code, "zh"));
      if (!is_other_script || g_str_equal (fovea_languages_get_code (language), code))
        return g_strdup (fovea_languages_get_code (language));
    }

  return NULL;
}

/**
 * fovea_language_begin:
 * @asked: (nullable): the code of the language to speak; %NULL: that of the system, or the nearest
 *
 * Sets the program's locale and the variable LANGUAGE, before the first message is translated. The
 * system's language is spoken even where its locale is not installed.
 */
void
fovea_language_begin (const char *asked)
{
  bool is_installed = setlocale (LC_ALL, "") != NULL;
  const char *before = g_getenv ("LANGUAGE");
  bool has_list = asked == NULL && before != NULL && *before != '\0';

  if (asked == NULL && is_installed && fovea_message_locale_is_plain (setlocale (LC_MESSAGES, NULL)))
    return;

  g_autofree char *language
    = asked != NULL ? g_strdup (asked) : fovea_language_dup_nearest (g_get_language_names ());
  bool is_english = g_strcmp0 (language, "en") == 0;

  // English has no catalogue: gettext would pass over it to the next language of a list.
  if (language == NULL || (asked == NULL && is_english && !has_list))
    return;

  g_autofree char *all = has_list && !is_english ? g_strconcat (language, ":", before, NULL)
                                                 : g_strdup (language);

  g_setenv ("LANGUAGE", all, TRUE);
  fovea_message_locale_open ();
}

/**
 * fovea_language_dup_current:
 *
 * Returns: (transfer full): the code of the language in which texts appear: that of the catalogue
 *   in use, or "en"
 */
char *
fovea_language_dup_current (void)
{
  const char *header = gettext ("");
  const char *line = header != NULL ? strstr (header, "Language: ") : NULL;

  if (line == NULL)
    return g_strdup ("en");
  line += strlen ("Language: ");

  return line[strcspn (line, "\n")] != '\0' && *line != '\n'
           ? g_strndup (line, strcspn (line, "\n"))
           : g_strdup ("en");
}

/**
 * fovea_language_is_rtl:
 * @code: a language
 *
 * Returns: whether it is written from right to left
 */
bool
fovea_language_is_rtl (const char *code)
{
  g_return_val_if_fail (code != NULL, false);

  g_autofree char *bare = g_strndup (code, strcspn (code, "_.@"));

  return g_strv_contains (rtl, bare);
}

/**
 * fovea_language_get_families:
 * @code: a language
 *
 * Returns: (transfer none) (nullable): font families that have its letters, with commas between;
 *   %NULL: those for all languages do
 */
const char *
fovea_language_get_families (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  const Language *known = find (code);

  return known != NULL ? known->families : NULL;
}
