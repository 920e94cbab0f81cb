// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson names its documents. What is no example is saved beside it; a file that holds something
// else is never written over: the document takes another name.

#include "document/lesson-draft-private.h"

#include "document/examples.h"

#include <glib/gi18n.h>

#include <string.h>

// Title, summary, documents by name, and the lesson as it is written to a file; empty without pages.
#define PACKED "(ssa{ss}s)"

// The documents of one lesson.
typedef struct
{
  GFile *folder;         // (nullable) none to look into
  const char *stem;      // of new names
  GHashTable *files;     // name → GBytes, of what is beside the lesson
  GPtrArray *names;      // (element-type utf8) of each page's
} Naming;

static void
clear_naming (Naming *self)
{
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Naming, clear_naming)

// What layers are switched off is a page's, not its document's.
static FoveaContent *
dup_whole (FoveaContent          *content,
           const FoveaLessonPage *page,
           GError               **error)
{
  FoveaContent *whole = fovea_content_ref (content);

  for (int i = 0; i < page->n_off && whole != NULL; i++)
    {
      g_autoptr (FoveaContent) before = whole;
      whole = fovea_content_set_enabled (before, page->off[i], true, error);
    }

  return whole;
}

static GBytes *
find_example (const char *name)
{
  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      g_autoptr (FoveaContent) content = NULL;
      if (!g_str_equal (fovea_examples_get_name (i), name))
        continue;
      content = fovea_examples_load (name, NULL);
      return content != NULL ? fovea_content_serialize (content, NULL) : NULL;
    }

  return NULL;
}

static GBytes *
find_file (const Naming *self,
           const char   *name)
{
  g_autofree char *child = g_strconcat (name, ".fovea", NULL);
  g_autoptr (GFile) file = self->folder != NULL ? g_file_get_child (self->folder, child) : NULL;

  if (file == NULL || !g_file_query_exists (file, NULL))
    return NULL;

  g_autoptr (FoveaContent) content = fovea_content_load (file, NULL, NULL);
  GBytes *bytes = content != NULL ? fovea_content_serialize (content, NULL) : NULL;

  return bytes != NULL ? bytes : g_bytes_new_static ("", 0); // what it is, it stays
}

// Whether a reader who looks for @name finds @bytes, or will once they are written there.
static bool
can_be_called (Naming     *self,
               const char *name,
               GBytes     *bytes)
{
  GBytes *ours = g_hash_table_lookup (self->files, name);
  if (ours != NULL)
    return g_bytes_equal (ours, bytes);

  g_autoptr (GBytes) there = find_file (self, name);
  if (there != NULL)
    return g_bytes_equal (there, bytes);

  g_autoptr (GBytes) example = find_example (name);
  if (example != NULL)
    return g_bytes_equal (example, bytes);

  g_hash_table_insert (self->files, g_strdup (name), g_bytes_ref (bytes));
  return true;
}

// An unchanged example has kept its title.
static const char *
find_example_like (FoveaContent *content)
{
  const char *title = fovea_content_get_title (content);

  for (int i = 0; i < fovea_examples_get_n () && title != NULL; i++)
    {
      if (g_str_equal (fovea_examples_get_title (i), title))
        return fovea_examples_get_name (i);
    }

  return NULL;
}

static char *
choose_name (Naming               *self,
             const FoveaDraftPage *page,
             FoveaContent         *whole,
             GBytes               *bytes)
{
  const char *name = fovea_draft_page_get (page)->document;
  if (name != NULL && can_be_called (self, name, bytes))
    return g_strdup (name);

  name = find_example_like (whole);
  if (name != NULL)
    {
      g_autoptr (GBytes) example = find_example (name);
      if (example != NULL && g_bytes_equal (example, bytes)
          && can_be_called (self, name, bytes))
        return g_strdup (name);
    }

  for (int number = 1;; number++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%d", self->stem, number);
      g_autoptr (GBytes) example = find_example (numbered);
      if (example == NULL && can_be_called (self, numbered, bytes))
        return g_steal_pointer (&numbered);
    }
}

static bool
name_documents (Naming           *self,
                FoveaLessonDraft *draft,
                GError          **error)
{
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < draft->state->pages->len; i++)
    {
      FoveaDraftPage *page = draft->state->pages->pdata[i];
      g_autoptr (FoveaContent) whole
        = dup_whole (fovea_draft_page_get_content (page), fovea_draft_page_get (page), error);
      g_autoptr (GBytes) bytes
        = whole != NULL ? fovea_content_serialize (whole, error) : NULL;
      if (bytes == NULL)
        return false;
      g_ptr_array_add (self->names, choose_name (self, page, whole, bytes));
    }

  return true;
}

static FoveaLessonText *
new_text (FoveaLessonDraft *self,
          const Naming     *naming,
          const char       *name)
{
  const FoveaDraftState *state = self->state;
  FoveaLessonText *text = fovea_lesson_text_new (
    name, state->title, state->summary[0] != '\0' ? state->summary : NULL);

  text->remarks = g_strdup (self->remarks);
  for (guint i = 0; i < state->pages->len; i++)
    {
      const FoveaDraftPage *draft_page = state->pages->pdata[i];
      const FoveaLessonPage *page = fovea_draft_page_get (draft_page);
      FoveaLessonSheet *sheet
        = fovea_lesson_text_add_sheet (text, page->title, page->paragraphs, page->tasks);
      fovea_draft_page_add_keys (draft_page, i > 0 ? state->pages->pdata[i - 1] : NULL,
                                 naming->names->pdata[i],
                                 i > 0 ? naming->names->pdata[i - 1] : NULL, sheet);
    }

  return text;
}

static bool
save_documents (const Naming *naming,
                GError      **error)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, naming->files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *child = g_strconcat (name, ".fovea", NULL);
      g_autoptr (GFile) file = g_file_get_child (naming->folder, child);
      if (!fovea_save_bytes (file, bytes, error))
        return false;
    }

  return true;
}

static bool
check_pages (FoveaLessonDraft *self,
             GError          **error)
{
  if (self->state->pages->len > 0)
    return true;

  g_set_error_literal (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                       _("The lesson has no page yet"));
  return false;
}

static char *
dup_stem (const char *base)
{
  return g_str_has_suffix (base, ".lesson")
           ? g_strndup (base, strlen (base) - strlen (".lesson"))
           : g_strdup (base);
}

/**
 * fovea_lesson_draft_save:
 * @self: a draft with pages
 * @file: NAME.lesson
 * @overwrite: what may be overwritten; known is what was read from @file, or saved there
 * @error: place for a %FOVEA_FILE_ERROR, a %FOVEA_STORAGE_ERROR or a %G_IO_ERROR
 *
 * Writes the documents that are no examples beside @file, and then @file: whoever reads it gets what
 * @self holds. Blocks.
 *
 * Returns: whether all is written; if not, @file is as it was
 */
bool
fovea_lesson_draft_save (FoveaLessonDraft *self,
                         GFile            *file,
                         FoveaOverwrite    overwrite,
                         GError          **error)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), false);
  g_return_val_if_fail (G_IS_FILE (file), false);

  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *stem = dup_stem (base);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_auto (Naming) naming = { .folder = folder, .stem = stem };
  bool is_named = name_documents (&naming, self, error);
  if (!is_named || !check_pages (self, error)
      || !fovea_storage_check (file, overwrite, self->digest, error))
    return false;

  g_autoptr (FoveaLessonText) text = new_text (self, &naming, base);
  g_autoptr (GBytes) bytes = fovea_lesson_text_write (text);
  if (!save_documents (&naming, error) || !fovea_save_bytes (file, bytes, error))
    return false;

  g_autofree char *digest = fovea_storage_digest (bytes);
  fovea_lesson_draft_mark_saved (self, file, digest);
  return true;
}

static FoveaContent *
load_named (const char *name,
            gpointer    place,
            GError    **error)
{
  GBytes *bytes = g_hash_table_lookup (((const Naming *) place)->files, name);

  return bytes != NULL ? fovea_content_parse (bytes, error) : fovea_examples_load (name, error);
}

/**
 * fovea_lesson_draft_dup_lesson:
 * @self: a draft with pages
 * @error: place for a %FOVEA_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): the lesson as it would be read if it were saved now
 */
FoveaLesson *
fovea_lesson_draft_dup_lesson (FoveaLessonDraft *self,
                               GError          **error)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), NULL);

  g_auto (Naming) naming = { .stem = "document" };
  bool is_named = name_documents (&naming, self, error);
  if (!is_named || !check_pages (self, error))
    return NULL;

  g_autoptr (FoveaLessonText) text = new_text (self, &naming, self->state->title);
  g_autoptr (GBytes) bytes = fovea_lesson_text_write (text);
  FoveaLessonText *read = fovea_lesson_text_parse (bytes, self->state->title, error);

  return read != NULL ? fovea_lesson_read (read, load_named, &naming, error) : NULL;
}

/**
 * fovea_lesson_draft_serialize:
 * @self: a draft, with pages or without
 * @error: place for a %FOVEA_FILE_ERROR
 *
 * May be called from any thread if no other one has @self.
 *
 * Returns: (transfer full) (nullable): all of it, documents too; see fovea_lesson_draft_parse()
 */
GBytes *
fovea_lesson_draft_serialize (FoveaLessonDraft *self,
                              GError          **error)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), NULL);

  g_auto (Naming) naming = { .stem = "document" };
  if (!name_documents (&naming, self, error))
    return NULL;

  g_autoptr (FoveaLessonText) text = new_text (self, &naming, self->state->title);
  g_autoptr (GBytes) bytes = fovea_lesson_text_write (text);
  g_autofree char *written
    = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GVariantBuilder) documents = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GHashTableIter iter;
  gpointer name, document;

  g_hash_table_iter_init (&iter, naming.files);
  while (g_hash_table_iter_next (&iter, &name, &document))
    {
      g_autofree char *content
        = g_strndup (g_bytes_get_data (document, NULL), g_bytes_get_size (document));
      g_variant_builder_add (&documents, "{ss}", name, content);
    }

  g_autoptr (GVariant) packed = g_variant_ref_sink (
    g_variant_new (PACKED, self->state->title, self->state->summary, &documents,
                   self->state->pages->len > 0 ? written : ""));

  return g_variant_get_data_as_bytes (packed);
}

static FoveaLessonDraft *
unpack_pages (GVariantIter *documents,
              const char   *written,
              GError      **error)
{
  g_auto (Naming) naming
    = { .files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_bytes_unref),
        .names = g_ptr_array_new () };
  g_autoptr (GBytes) bytes = g_bytes_new (written, strlen (written));
  FoveaLessonText *text = fovea_lesson_text_parse (bytes, _("My lesson"), error);
  char *name, *content;

  while (g_variant_iter_next (documents, "{ss}", &name, &content))
    g_hash_table_insert (naming.files, name, g_bytes_new_take (content, strlen (content)));
  if (text == NULL)
    return NULL;

  g_autoptr (FoveaLesson) lesson = fovea_lesson_read (text, load_named, &naming, error);

  return lesson != NULL ? fovea_lesson_draft_new_from_lesson (lesson, NULL) : NULL;
}

/**
 * fovea_lesson_draft_parse:
 * @bytes: made by fovea_lesson_draft_serialize()
 * @file: (nullable): where the lesson is to be saved
 * @error: place for a %FOVEA_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): a draft of the same pages, which counts as modified
 */
FoveaLessonDraft *
fovea_lesson_draft_parse (GBytes  *bytes,
                          GFile   *file,
                          GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  g_autoptr (GVariant) packed = g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE (PACKED), bytes, FALSE));
  g_autoptr (GVariantIter) documents = NULL;
  const char *title, *summary, *written;

  if (!g_variant_is_normal_form (packed))
    {
      g_set_error_literal (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX,
                           _("The draft was not made by this version of Fovea"));
      return NULL;
    }
  g_variant_get (packed, "(&s&sa{ss}&s)", &title, &summary, &documents, &written);

  FoveaLessonDraft *self = written[0] != '\0' ? unpack_pages (documents, written, error)
                                              : fovea_lesson_draft_new ();
  if (self == NULL)
    return NULL;
  fovea_lesson_draft_set_title (self, title);
  fovea_lesson_draft_set_summary (self, summary);
  fovea_lesson_draft_mark_lost (self, file);

  return self;
}
