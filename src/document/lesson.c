// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lessons that lecturers write, found and shown; those of data/lessons, compiled in, are found in
// lessons.c. A translation stands beside its lesson, NAME.zh_CN.lesson beside NAME.lesson; whoever
// opens it reads the lesson in its language.

#include "document/lesson-private.h"

#include "document/examples.h"
#include "document/file.h"
#include "document/storage.h"

#include <glib/gi18n.h>

#include <string.h>

#define SUFFIX ".lesson"

static FoveaContent *
load_document (const char *name,
               gpointer    place,
               GError    **error)
{
  g_autofree char *child = g_strconcat (name, ".fovea", NULL);
  g_autoptr (GFile) file = g_file_get_child (place, child);

  return g_file_query_exists (file, NULL) ? fovea_content_load (file, NULL, error)
                                          : fovea_examples_load (name, error);
}

// NAME.LANGUAGE.lesson beside @file, if there is one.
static GBytes *
find_translation (GFile      *file,
                  const char *base,
                  const char *language)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *stem = g_str_has_suffix (base, SUFFIX)
                            ? g_strndup (base, strlen (base) - strlen (SUFFIX))
                            : g_strdup (base);
  g_autofree char *name = g_strconcat (stem, ".", language, SUFFIX, NULL);
  g_autoptr (GFile) translation = g_file_get_child (folder, name);

  return g_file_load_bytes (translation, NULL, NULL, NULL);
}

static bool
translate (FoveaLessonText *text,
           GFile           *file,
           GError         **error)
{
  const char *const *languages = g_get_language_names ();

  for (int i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = find_translation (file, text->name, languages[i]);
      if (bytes == NULL)
        continue;

      g_autofree char *name = g_strdup_printf ("%s (%s)", text->name, languages[i]);
      g_autoptr (FoveaLessonText) translation = fovea_lesson_text_parse (bytes, name, error);
      return translation != NULL && fovea_lesson_text_translate (text, translation, error);
    }

  return true;
}

static bool
has_keys (const FoveaLessonText *text)
{
  for (guint i = 0; i < text->pages->len; i++)
    if (((const FoveaLessonSheet *) g_ptr_array_index (text->pages, i))->keys->len > 0)
      return true;

  return false;
}

// NAME.lesson, which stands beside @file if that is called NAME.LANGUAGE.lesson and holds words only;
// NULL if @file is a lesson itself, or is nothing.
static GFile *
find_original (GFile                 *file,
               const FoveaLessonText *text)
{
  if (!g_str_has_suffix (text->name, SUFFIX) || has_keys (text))
    return NULL;

  g_autofree char *stem = g_strndup (text->name, strlen (text->name) - strlen (SUFFIX));
  char *dot = strrchr (stem, '.');
  if (dot == NULL)
    return NULL;

  *dot = '\0';
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_strconcat (stem, SUFFIX, NULL);
  return g_file_get_child (folder, name);
}

// @translation (transfer full): what was read instead of the lesson.
static FoveaLessonText *
read_original (GFile            *file,
               FoveaLessonText  *translation,
               GBytes          **bytes,
               GError          **error)
{
  g_autoptr (FoveaLessonText) words = translation;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) original = g_file_load_bytes (file, NULL, NULL, NULL);
  if (original == NULL)
    {
      // Translators: names of two files: two-for-one.de.lesson, two-for-one.lesson
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("%s is the translation of a lesson, %s, which is not beside it"),
                   words->name, name);
      return NULL;
    }

  g_autoptr (FoveaLessonText) text = fovea_lesson_text_parse (original, name, error);
  if (text == NULL || !fovea_lesson_text_translate (text, words, error))
    return NULL;

  *bytes = g_steal_pointer (&original);
  return g_steal_pointer (&text);
}

// Reads @file, or what it translates, whose file it then is.
static FoveaLessonText *
read_text (GFile   **file,
           GBytes  **bytes,
           GError  **error)
{
  g_autoptr (GBytes) own = g_file_load_bytes (*file, NULL, NULL, error);
  if (own == NULL)
    return NULL;

  g_autofree char *name = g_file_get_basename (*file);
  g_autoptr (FoveaLessonText) text = fovea_lesson_text_parse (own, name, error);
  if (text == NULL)
    return NULL;

  g_autoptr (GFile) original = find_original (*file, text);
  if (original != NULL)
    {
      g_set_object (file, original);
      return read_original (original, g_steal_pointer (&text), bytes, error);
    }
  if (!translate (text, *file, error))
    return NULL;

  *bytes = g_steal_pointer (&own);
  return g_steal_pointer (&text);
}

/**
 * fovea_lesson_load:
 * @file: a lesson that somebody wrote, or a translation that stands beside it
 * @error: place for a %FOVEA_FILE_ERROR, which names the file and the line, or a %G_IO_ERROR
 *
 * Reads @file, its translation into the user's language if there is one beside it, and the
 * documents that it shows. Blocks.
 *
 * Returns: (transfer full) (nullable): the lesson; in the language of @file if that is a translation
 */
FoveaLesson *
fovea_lesson_load (GFile   *file,
                   GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GFile) original = g_object_ref (file);
  g_autoptr (GBytes) bytes = NULL;
  FoveaLessonText *text = read_text (&original, &bytes, error);
  if (text == NULL)
    return NULL;

  g_autoptr (GFile) folder = g_file_get_parent (original);
  bool is_translated = text->is_translated;
  FoveaLesson *self = fovea_lesson_read (text, load_document, folder, error);
  if (self == NULL)
    return NULL;
  self->built_in = fovea_lessons_find (bytes);
  self->place = self->built_in >= 0 ? g_strdup (fovea_lessons_get_name (self->built_in))
                                    : g_file_get_uri (original);
  if (!is_translated)
    {
      self->file = g_object_ref (original);
      self->digest = fovea_storage_digest (bytes);
    }

  return self;
}

/**
 * fovea_lesson_ref:
 * @self: a lesson
 *
 * Returns: (transfer full): @self
 */
FoveaLesson *
fovea_lesson_ref (FoveaLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * fovea_lesson_unref:
 * @self: (transfer full): a lesson
 */
void
fovea_lesson_unref (FoveaLesson *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->leaves);
  g_hash_table_unref (self->contents);
  g_hash_table_unref (self->strings);
  fovea_lesson_text_free (self->text);
  g_clear_object (&self->file);
  g_free (self->digest);
  g_free (self->place);
  g_free (self);
}

/**
 * fovea_lesson_get_title:
 * @self: a lesson
 *
 * Returns: (transfer none): its title
 */
const char *
fovea_lesson_get_title (const FoveaLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text->title;
}

/**
 * fovea_lesson_get_summary:
 * @self: a lesson
 *
 * Returns: (transfer none) (nullable): what it is about, in a sentence
 */
const char *
fovea_lesson_get_summary (const FoveaLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text->summary;
}

/**
 * fovea_lesson_get_file:
 * @self: a lesson
 *
 * Returns: (transfer none) (nullable): what it was read from; %NULL if that holds the words of another
 *   language, or if it is built in
 */
GFile *
fovea_lesson_get_file (const FoveaLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

/**
 * fovea_lesson_get_place:
 * @self: a lesson
 *
 * Returns: (transfer none): what tells it from other lessons: the name of a built-in one, wherever it
 *   was read, or the address of its file
 */
const char *
fovea_lesson_get_place (const FoveaLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->place;
}

/**
 * fovea_lesson_get_n_pages:
 * @self: a lesson
 *
 * Returns: how many pages it has, at least 1
 */
int
fovea_lesson_get_n_pages (const FoveaLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->leaves->len;
}

static const FoveaLessonLeaf *
get_leaf (const FoveaLesson *self,
          int                page)
{
  return g_ptr_array_index (self->leaves, (guint) page);
}

/**
 * fovea_lesson_get_page:
 * @self: a lesson
 * @page: from 0
 *
 * Returns: (transfer none): the page
 */
const FoveaLessonPage *
fovea_lesson_get_page (const FoveaLesson *self,
                       int                page)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page >= 0 && page < fovea_lesson_get_n_pages (self), NULL);

  return &get_leaf (self, page)->page;
}

/**
 * fovea_lesson_get_content:
 * @self: a lesson
 * @page: from 0
 *
 * Returns: (transfer none): the document that @page shows, layers switched off; the same pointer
 *   for pages that show the same
 */
FoveaContent *
fovea_lesson_get_content (const FoveaLesson *self,
                          int                page)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page >= 0 && page < fovea_lesson_get_n_pages (self), NULL);

  return get_leaf (self, page)->content;
}

/**
 * fovea_lesson_apply:
 * @self: a lesson
 * @page: from 0
 * @session: where to show it
 *
 * Shows the page's document, as it was written and whatever was edited meanwhile, with its
 * selection, hover and sum. View and playback are the window's.
 */
void
fovea_lesson_apply (const FoveaLesson *self,
                    int                page,
                    FoveaSession      *session)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page >= 0 && page < fovea_lesson_get_n_pages (self));
  g_return_if_fail (FOVEA_IS_SESSION (session));

  const FoveaLessonLeaf *leaf = get_leaf (self, page);
  FoveaDocument *shown = fovea_session_get_document (session);

  g_object_freeze_notify (G_OBJECT (session));
  // While a question is pending, nothing can be selected.
  fovea_session_end_question (session);
  if (fovea_document_get_content (shown) != leaf->content)
    {
      g_autoptr (FoveaDocument) document = fovea_document_new (leaf->content);
      fovea_session_set_document (session, document);
    }
  if (leaf->page.has_selection)
    fovea_session_select (session, leaf->page.selection);
  else
    fovea_session_clear_selection (session);
  if (leaf->page.has_hover)
    fovea_session_hover (session, leaf->page.hover);
  else
    fovea_session_clear_hover (session);
  fovea_session_set_sum_all (session, leaf->page.sum_all);
  g_object_thaw_notify (G_OBJECT (session));
}
