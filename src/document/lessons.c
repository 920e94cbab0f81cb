// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons of data/lessons, compiled in, in the order in which they are learned.

#include "config.h"

#include "document/lesson-private.h"

#include "document/examples.h"

#include "lessons-resource.h"

#include <glib/gi18n.h>

#define RESOURCE_FOLDER "/io/github/foveaapp/Fovea/lessons/"
#define SUFFIX ".lesson"

static const char *const names[] = {
  "two-for-one",
  "same-field",
  "cost",
  "factors",
  "fields",
};

// Titles of the documents beside the lessons stand here, because gettext does not read documents.
static const struct
{
  const char *name;
  const char *title;
} documents[] = {
  { "three-3x3", N_("Three 3×3 see what one 7×7 sees") },
  { "ten", N_("Two 3×3 on 10 × 10") },
  { "deep", N_("Five 3×3 see 11 × 11") },
  { "pooling", N_("3×3, pooling, 3×3") },
  { "generic", N_("One 5×5 that no two 3×3 make") },
  { "wider", N_("One channel in, two in the middle, one out") },
};

static GBytes *
find_resource (const char *name,
               const char *suffix,
               GError    **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, suffix, NULL);

  return g_resource_lookup_data (fovea_lessons_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static FoveaContent *
load_built_in_document (const char *name,
                        gpointer    place,
                        GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      if (!g_str_equal (documents[i].name, name))
        continue;

      g_autoptr (GBytes) bytes = find_resource (name, ".fovea", error);
      g_autoptr (FoveaContent) content
        = bytes != NULL ? fovea_content_parse (bytes, error) : NULL;
      return content != NULL ? fovea_content_replace_title (content, _(documents[i].title))
                             : NULL;
    }

  return fovea_examples_load (name, error);
}

static FoveaLessonText *
parse_built_in (const char *name,
                const char *suffix,
                GError    **error)
{
  g_autofree char *file_name = g_strconcat (name, suffix, NULL);
  g_autoptr (GBytes) bytes = find_resource (name, suffix, error);

  return bytes != NULL ? fovea_lesson_text_parse (bytes, file_name, error) : NULL;
}

// −1 if no built-in lesson is called so.
static int
find_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (int) i;

  return -1;
}

// The text in the first of the user's languages that there is one in; English is the original.
static FoveaLessonText *
parse_translated (const char *name,
                  GError    **error)
{
  g_autoptr (FoveaLessonText) text = parse_built_in (name, SUFFIX, error);
  const char *const *languages = g_get_language_names ();
  if (text == NULL)
    return NULL;

  for (int i = 0; languages[i] != NULL && !g_str_has_prefix (languages[i], "en"); i++)
    {
      g_autofree char *suffix = g_strconcat (".", languages[i], SUFFIX, NULL);
      g_autoptr (GBytes) bytes = find_resource (name, suffix, NULL);
      if (bytes == NULL)
        continue;

      g_autoptr (FoveaLessonText) translation = parse_built_in (name, suffix, error);
      if (translation == NULL || !fovea_lesson_text_translate (text, translation, error))
        return NULL;
      break;
    }

  return g_steal_pointer (&text);
}

/**
 * fovea_lesson_load_built_in:
 * @name: of a built-in lesson
 * @error: place for a %FOVEA_FILE_ERROR or %G_RESOURCE_ERROR: there is no such lesson
 *
 * Returns: (transfer full) (nullable): the lesson in the user's language, or in English
 */
FoveaLesson *
fovea_lesson_load_built_in (const char *name,
                            GError    **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  FoveaLessonText *text = parse_translated (name, error);
  FoveaLesson *self
    = text != NULL ? fovea_lesson_read (text, load_built_in_document, NULL, error) : NULL;
  if (self != NULL)
    {
      self->built_in = find_name (name);
      self->place = g_strdup (name);
    }

  return self;
}

/**
 * fovea_lessons_get_n:
 *
 * Returns: how many lessons are built in
 */
int
fovea_lessons_get_n (void)
{
  return G_N_ELEMENTS (names);
}

/**
 * fovea_lessons_get_name:
 * @lesson: from 0
 *
 * Returns: (transfer none): its name
 */
const char *
fovea_lessons_get_name (int lesson)
{
  g_return_val_if_fail (lesson >= 0 && lesson < fovea_lessons_get_n (), NULL);

  return names[lesson];
}

/**
 * fovea_lessons_dup_title:
 * @lesson: from 0
 *
 * Reads no documents, so that a menu of lessons is quickly made.
 *
 * Returns: (transfer full): its title in the user's language
 */
char *
fovea_lessons_dup_title (int lesson)
{
  g_return_val_if_fail (lesson >= 0 && lesson < fovea_lessons_get_n (), NULL);

  g_autoptr (FoveaLessonText) text = parse_translated (names[lesson], NULL);

  return g_strdup (text != NULL ? text->title : names[lesson]);
}

/**
 * fovea_lessons_get_n_pages:
 * @lesson: from 0
 *
 * Reads no documents.
 *
 * Returns: how many pages it has
 */
int
fovea_lessons_get_n_pages (int lesson)
{
  g_return_val_if_fail (lesson >= 0 && lesson < fovea_lessons_get_n (), 0);

  g_autoptr (FoveaLessonText) text = parse_built_in (names[lesson], SUFFIX, NULL);

  return text != NULL ? (int) text->pages->len : 0;
}

/**
 * fovea_lessons_find_next:
 * @self: any lesson
 * @next: (out): the lesson that is learned after @self
 *
 * Returns: whether @self is built in and not the last one
 */
bool
fovea_lessons_find_next (const FoveaLesson *self,
                         int               *next)
{
  g_return_val_if_fail (self != NULL && next != NULL, false);

  *next = self->built_in + 1;
  return *next > 0 && *next < fovea_lessons_get_n ();
}

/**
 * fovea_lessons_find_previous:
 * @self: any lesson
 * @previous: (out): the lesson that is learned before @self
 *
 * Returns: whether @self is built in and not the first one
 */
bool
fovea_lessons_find_previous (const FoveaLesson *self,
                             int               *previous)
{
  g_return_val_if_fail (self != NULL && previous != NULL, false);

  *previous = self->built_in - 1;
  return *previous >= 0;
}

/**
 * fovea_lessons_find:
 * @bytes: what a file of a lesson holds
 *
 * Returns: the built-in lesson that holds the same; −1 if there is none
 */
int
fovea_lessons_find (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, -1);

  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autoptr (GBytes) built_in = find_resource (names[i], SUFFIX, NULL);
      if (built_in != NULL && g_bytes_equal (built_in, bytes))
        return i;
    }

  return -1;
}
