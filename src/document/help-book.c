// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "document/help-book.h"

#include "document/file.h"

#include "help-resource.h"

#include <glib/gi18n.h>
#include <string.h>

#define RESOURCE_FOLDER "/io/github/foveaapp/Fovea/help"
#define SUFFIX ".page"

struct _FoveaHelpBook
{
  GPtrArray *pages;   // (element-type FoveaHelpPage) in the order of reading
  GHashTable *titles; // (element-type utf8 utf8) of "page" and "page#section"
};

static GBytes *
find_page (const char *file)
{
  const char *const *languages = g_get_language_names ();

  for (int i = 0; languages[i] != NULL && !g_str_has_prefix (languages[i], "en"); i++)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_FOLDER "/%s/%s", languages[i], file);
      GBytes *bytes = g_resource_lookup_data (fovea_help_get_resource (), path,
                                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      if (bytes != NULL)
        return bytes;
    }

  g_autofree char *path = g_strconcat (RESOURCE_FOLDER "/C/", file, NULL);

  return g_resource_lookup_data (fovea_help_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

static FoveaHelpPage *
read_page (FoveaHelpBook *self,
           const char    *file,
           GError       **error)
{
  g_autoptr (GBytes) bytes = find_page (file);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return fovea_help_page_parse (text, (gssize) size, file, self->titles, error);
}

static void
note_titles (FoveaHelpBook       *self,
             const FoveaHelpPage *page)
{
  g_hash_table_insert (self->titles, g_strdup (page->id), g_strdup (page->title));
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const FoveaHelpBlock *block = g_ptr_array_index (page->blocks, i);
      if (block->id != NULL)
        g_hash_table_insert (self->titles, g_strdup_printf ("%s#%s", page->id, block->id),
                             g_strdup (block->text));
    }
}

// Once for the titles, and once again with the titles that links show.
static bool
read_pages (FoveaHelpBook *self,
            char         **files,
            GError       **error)
{
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; files[i] != NULL; i++)
      {
        g_autoptr (FoveaHelpPage) page = read_page (self, files[i], error);
        if (page == NULL)
          return false;
        if (pass == 0)
          note_titles (self, page);
        else
          g_ptr_array_add (self->pages, g_steal_pointer (&page));
      }

  return true;
}

static FoveaHelpBlock *
new_link (const FoveaHelpPage *page,
          const char          *text)
{
  FoveaHelpBlock *link = fovea_help_block_new (FOVEA_HELP_LINK);

  link->id = g_strdup (page->id);
  link->markup = g_markup_escape_text (page->title, -1);
  link->text = g_strdup (text);

  return link;
}

// Where the links to the topics of a section stand: before the next heading, or at the end.
static guint
find_end (const FoveaHelpPage *guide,
          const char          *section)
{
  bool is_inside = section == NULL;

  for (guint i = 0; i < guide->blocks->len; i++)
    {
      const FoveaHelpBlock *block = g_ptr_array_index (guide->blocks, i);
      if (block->kind != FOVEA_HELP_HEADING)
        continue;
      if (is_inside)
        return i;
      is_inside = g_strcmp0 (block->id, section) == 0;
    }

  return guide->blocks->len;
}

static void
list_topic (FoveaHelpBook       *self,
            const FoveaHelpPage *page,
            const char          *target)
{
  const FoveaHelpPage *guide = fovea_help_book_find (self, target);
  const char *section = strchr (target, '#');

  if (guide != NULL)
    g_ptr_array_insert (guide->blocks,
                        (int) find_end (guide, section != NULL ? section + 1 : NULL),
                        new_link (page, page->summary));
}

static int
compare_pages (const FoveaHelpPage **a,
               const FoveaHelpPage **b)
{
  return g_strcmp0 ((*a)->order, (*b)->order);
}

static void
list_topics (FoveaHelpBook *self)
{
  g_ptr_array_sort (self->pages, (GCompareFunc) compare_pages);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const FoveaHelpPage *page = g_ptr_array_index (self->pages, i);
      for (guint j = 0; j < page->guides->len; j++)
        list_topic (self, page, g_ptr_array_index (page->guides, j));
    }
}

/**
 * fovea_help_book_new:
 * @error: place for an error of the first page that cannot be read
 *
 * Reads all pages in the user's language; those that are not translated, in English.
 *
 * Returns: (transfer full) (nullable): the help
 */
FoveaHelpBook *
fovea_help_book_new (GError **error)
{
  g_autoptr (FoveaHelpBook) self = g_new0 (FoveaHelpBook, 1);
  g_auto (GStrv) files = g_resource_enumerate_children (fovea_help_get_resource (),
                                                        RESOURCE_FOLDER "/C",
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_help_page_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (files == NULL || !read_pages (self, files, error))
    return NULL;
  list_topics (self);

  return g_steal_pointer (&self);
}

/**
 * fovea_help_book_free:
 * @self: (transfer full): the help
 */
void
fovea_help_book_free (FoveaHelpBook *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->titles);
  g_free (self);
}

/**
 * fovea_help_book_get_n:
 * @self: the help
 *
 * Returns: how many pages there are
 */
int
fovea_help_book_get_n (const FoveaHelpBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->pages->len;
}

/**
 * fovea_help_book_get:
 * @self: the help
 * @page: a page, from 0, in the order of reading
 *
 * Returns: (transfer none): it
 */
const FoveaHelpPage *
fovea_help_book_get (const FoveaHelpBook *self,
                     int                  page)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page >= 0 && page < fovea_help_book_get_n (self), NULL);

  return g_ptr_array_index (self->pages, (guint) page);
}

/**
 * fovea_help_book_find:
 * @self: the help
 * @id: what a link leads to: "page" or "page#section"
 *
 * Returns: (transfer none) (nullable): the page
 */
const FoveaHelpPage *
fovea_help_book_find (const FoveaHelpBook *self,
                      const char          *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  size_t length = strcspn (id, "#");

  for (guint i = 0; i < self->pages->len; i++)
    {
      const FoveaHelpPage *page = g_ptr_array_index (self->pages, i);
      if (strlen (page->id) == length && strncmp (page->id, id, length) == 0)
        return page;
    }

  return NULL;
}

/**
 * fovea_help_book_get_title:
 * @self: the help
 * @target: what a link leads to: "page" or "page#section"
 *
 * Returns: (transfer none) (nullable): the title of the page or section; %NULL: there is none
 */
const char *
fovea_help_book_get_title (const FoveaHelpBook *self,
                           const char          *target)
{
  g_return_val_if_fail (self != NULL && target != NULL, NULL);

  return g_hash_table_lookup (self->titles, target);
}

static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static bool
holds_all (const char *text,
           char      **words)
{
  g_autofree char *folded = fold (text);

  for (int i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return false;

  return true;
}

static void
append_block_text (GString              *text,
                   const FoveaHelpBlock *block)
{
  if (block->text != NULL && block->kind != FOVEA_HELP_LINK)
    g_string_append_printf (text, "%s\n", block->text);
  for (guint row = 0; block->rows != NULL && row < block->rows->len; row++)
    {
      GPtrArray *cells = g_ptr_array_index (block->rows, row);
      for (guint i = 0; i < cells->len; i++)
        append_block_text (text, g_ptr_array_index (cells, i));
    }
}

static char *
get_text (const FoveaHelpPage *page)
{
  GString *text = g_string_new (page->title);

  g_string_append_printf (text, "\n%s\n", page->summary);
  for (guint i = 0; i < page->blocks->len; i++)
    append_block_text (text, g_ptr_array_index (page->blocks, i));

  return g_string_free (text, FALSE);
}

// How well a page answers: 2 in its title, 1 anywhere, 0 not at all.
static int
weigh (const FoveaHelpPage *page,
       char               **words)
{
  g_autofree char *text = get_text (page);

  return holds_all (page->title, words) ? 2 : holds_all (text, words) ? 1 : 0;
}

/**
 * fovea_help_book_search:
 * @self: the help
 * @words: what to look for, with spaces between; case does not matter
 *
 * Finds the pages that hold all the words, those with them in their titles first.
 *
 * Returns: (transfer full): a page that links to them
 */
FoveaHelpPage *
fovea_help_book_search (const FoveaHelpBook *self,
                        const char          *words)
{
  g_return_val_if_fail (self != NULL && words != NULL, NULL);

  FoveaHelpPage *found = fovea_help_page_new ();
  g_autofree char *folded = fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

  found->id = g_strdup ("");
  // Translators: what was searched for in the help
  found->title = g_strdup_printf (_ ("Pages on “%s”"), words);
  for (int weight = 2; weight > 0; weight--)
    for (guint i = 0; i < self->pages->len; i++)
      {
        const FoveaHelpPage *page = g_ptr_array_index (self->pages, i);
        if (weigh (page, parts) == weight)
          g_ptr_array_add (found->blocks, new_link (page, page->summary));
      }
  g_free (found->summary);
  found->summary = g_strdup (found->blocks->len > 0 ? "" : _ ("No page holds these words."));

  return found;
}
