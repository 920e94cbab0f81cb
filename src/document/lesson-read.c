// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys are given their meaning here. A page takes over from the page before it what it does not say
// itself: document, view, selection, sum and what is switched off. This is worked out once, when a
// lesson is read, so that what a page shows never depends on which page was shown before.

#include "document/lesson-private.h"

#include <glib/gi18n.h>

#include <string.h>

#define DEFAULT_VIEW "row"

typedef struct
{
  FoveaLesson *lesson;
  FoveaLessonLoad load;
  gpointer place;
} Reader;

static void
free_leaf (FoveaLessonLeaf *leaf)
{
  g_clear_pointer (&leaf->content, fovea_content_unref);
  g_array_unref (leaf->off);
  g_free (leaf);
}

static const char *
keep_string (FoveaLesson *self,
             const char  *string)
{
  char *kept = g_hash_table_lookup (self->strings, string);
  if (kept != NULL)
    return kept;

  kept = g_strdup (string);
  g_hash_table_add (self->strings, kept);
  return kept;
}

// Takes over what a page does not say itself.
static FoveaLessonLeaf *
new_leaf (FoveaLesson            *self,
          const FoveaLessonSheet *sheet)
{
  FoveaLessonLeaf *before = self->leaves->len > 0
                   ? g_ptr_array_index (self->leaves, self->leaves->len - 1)
                   : NULL;
  FoveaLessonLeaf *leaf = g_new0 (FoveaLessonLeaf, 1);

  leaf->sheet = sheet;
  leaf->off = g_array_new (FALSE, FALSE, sizeof (int));
  if (before != NULL)
    {
      leaf->page = before->page;
      g_array_append_vals (leaf->off, before->off->data, before->off->len);
    }
  else
    leaf->page.view = keep_string (self, DEFAULT_VIEW);
  leaf->page.title = sheet->title;
  leaf->page.paragraphs = (const char *const *) sheet->paragraphs->pdata;
  leaf->page.tasks = (const char *const *) sheet->tasks->pdata;
  leaf->page.has_hover = leaf->page.has_goal = leaf->page.has_question = false;
  leaf->page.play = FOVEA_LESSON_PLAY_NOTHING;
  leaf->page.step = 0;
  g_ptr_array_add (self->leaves, leaf);

  return leaf;
}

/**
 * fovea_lesson_read_cell:
 * @value: “stage:channel,row,column”, as on the command line
 * @cell: (out): the cell
 *
 * Returns: whether @value is one; if not, @cell may be so in part
 */
bool
fovea_lesson_read_cell (const char *value,
                        FoveaCell  *cell)
{
  g_return_val_if_fail (value != NULL && cell != NULL, false);

  static const char separators[] = ":,,";
  int *const places[] = { &cell->stage, &cell->channel, &cell->row, &cell->column };
  const char *at = value;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      char *end;
      gint64 number = g_ascii_strtoll (at, &end, 10);
      if (end == at || number < 0 || number > G_MAXINT || *end != separators[i])
        return false;
      *places[i] = (int) number;
      at = end + 1;
    }

  return true;
}

static bool
read_selection (FoveaLessonLeaf       *leaf,
                const char *value)
{
  leaf->page.has_selection = !g_str_equal (value, "none");

  return !leaf->page.has_selection || fovea_lesson_read_cell (value, &leaf->page.selection);
}

static bool
read_sum (FoveaLessonLeaf       *leaf,
          const char *value)
{
  leaf->page.sum_all = g_str_equal (value, "all");

  return leaf->page.sum_all || g_str_equal (value, "step");
}

static bool
read_cards (FoveaLessonLeaf *leaf,
            const char      *value)
{
  leaf->page.hides_cards = g_str_equal (value, "no");
  leaf->page.keeps_cards = g_str_equal (value, "yes");

  return leaf->page.hides_cards || leaf->page.keeps_cards;
}

const char *const fovea_lesson_plays[FOVEA_LESSON_N_PLAYS] = {
  [FOVEA_LESSON_PLAY_FILL] = "fill",     [FOVEA_LESSON_PLAY_NESTED] = "nested",
  [FOVEA_LESSON_PLAY_LAYERS] = "layers", [FOVEA_LESSON_PLAY_CELLS] = "cells",
  [FOVEA_LESSON_PLAY_TERMS] = "terms",
};

// A word of fovea_lesson_plays, and the number of a step from 1.
static bool
read_play (FoveaLessonLeaf       *leaf,
           const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", 2);
  gint64 number = 1;

  if (words[1] != NULL && (!g_ascii_string_to_signed (words[1], 10, 1, G_MAXINT, &number, NULL)))
    return false;
  leaf->page.step = number - 1;
  for (guint play = FOVEA_LESSON_PLAY_NOTHING + 1; play < FOVEA_LESSON_N_PLAYS; play++)
    if (g_strcmp0 (words[0], fovea_lesson_plays[play]) == 0)
      leaf->page.play = (FoveaLessonPlay) play;

  return leaf->page.play != FOVEA_LESSON_PLAY_NOTHING;
}

// Layers from 1, with spaces between; “none” for none.
static bool
read_off (FoveaLessonLeaf       *leaf,
          const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  g_array_set_size (leaf->off, 0);
  if (g_str_equal (value, "none"))
    return true;
  for (int i = 0; words[i] != NULL; i++)
    {
      gint64 number;
      if (!g_ascii_string_to_signed (words[i], 10, 1, G_MAXINT, &number, NULL))
        return false;
      int layer = (int) number;
      g_array_append_val (leaf->off, layer);
    }

  return true;
}

// Another document begins anew: its middle cell is selected, nothing is switched off.
static bool
read_document (FoveaLesson *self,
               FoveaLessonLeaf        *leaf,
               const char  *value)
{
  leaf->page.document = keep_string (self, value);
  leaf->page.has_selection = false;
  g_array_set_size (leaf->off, 0);

  return value[0] != '\0' && strchr (value, '/') == NULL;
}

static bool
read_key (FoveaLesson *self,
          FoveaLessonLeaf        *leaf,
          const char  *key,
          const char  *value,
          bool        *is_known)
{
  *is_known = true;
  if (g_str_equal (key, "document"))
    return read_document (self, leaf, value);
  if (g_str_equal (key, "select"))
    return read_selection (leaf, value);
  if (g_str_equal (key, "sum"))
    return read_sum (leaf, value);
  if (g_str_equal (key, "cards"))
    return read_cards (leaf, value);
  if (g_str_equal (key, "play"))
    return read_play (leaf, value);
  if (g_str_equal (key, "question"))
    return leaf->page.has_question = fovea_lesson_read_question (&leaf->page, value);
  if (g_str_equal (key, "off"))
    return read_off (leaf, value);
  if (g_str_equal (key, "hover"))
    return leaf->page.has_hover = fovea_lesson_read_cell (value, &leaf->page.hover);
  if (g_str_equal (key, "goal"))
    return leaf->page.has_goal = fovea_lesson_read_cell (value, &leaf->page.goal);
  if (g_str_equal (key, "view"))
    {
      leaf->page.view = keep_string (self, value);
      return true;
    }

  return *is_known = false;
}

static bool
stands_before (const FoveaLessonSheet *sheet,
               guint                   number)
{
  const FoveaLessonKey *key = g_ptr_array_index (sheet->keys, number);

  for (guint i = 0; i < number; i++)
    if (g_str_equal (((const FoveaLessonKey *) g_ptr_array_index (sheet->keys, i))->key, key->key))
      return true;

  return false;
}

static bool
read_keys (FoveaLesson            *self,
           FoveaLessonLeaf                   *leaf,
           const FoveaLessonSheet *sheet,
           GError                **error)
{
  for (guint i = 0; i < sheet->keys->len; i++)
    {
      const FoveaLessonKey *key = g_ptr_array_index (sheet->keys, i);
      bool is_known = true, is_twice = stands_before (sheet, i);
      if (!is_twice && read_key (self, leaf, key->key, key->value, &is_known))
        continue;
      if (is_twice)
        fovea_lesson_text_fail (self->text, key->line, error, _("the key “%s” stands there twice"),
                                key->key);
      else if (is_known)
        fovea_lesson_text_fail (self->text, key->line, error,
                                _("“%s” is no value of the key “%s”"), key->value, key->key);
      else
        fovea_lesson_text_fail (self->text, key->line, error,
                                _("“%s” is no key of a page"), key->key);
      return false;
    }

  return true;
}

/**
 * fovea_lesson_refuse:
 * @self: a lesson
 * @page: a page of it, from 0
 * @key: the key whose value is none
 * @value: its value
 * @error: place for a %FOVEA_FILE_ERROR: the file and the line are named
 *
 * Reports what only the reader of a lesson can know, such as the name of a view.
 */
void
fovea_lesson_refuse (const FoveaLesson *self,
                     int                page,
                     const char        *key,
                     const char        *value,
                     GError           **error)
{
  g_return_if_fail (self != NULL && key != NULL && value != NULL);
  g_return_if_fail (page >= 0 && page < (int) self->leaves->len);

  fovea_lesson_text_fail (self->text,
                          fovea_lesson_find_line (g_ptr_array_index (self->leaves, page), key),
                          error, _("“%s” is no value of the key “%s”"), value, key);
}

static FoveaContent *
find_document (Reader     *reader,
               const char *name,
               GError    **error)
{
  FoveaContent *content = g_hash_table_lookup (reader->lesson->contents, name);
  if (content != NULL)
    return fovea_content_ref (content);

  content = reader->load (name, reader->place, error);
  if (content != NULL)
    g_hash_table_insert (reader->lesson->contents, g_strdup (name),
                         fovea_content_ref (content));
  return content;
}

// The document with layers switched off is shared, too: its key names them.
static FoveaContent *
find_content (Reader     *reader,
              const FoveaLessonLeaf *leaf,
              GError    **error)
{
  g_autoptr (GString) key = g_string_new (leaf->page.document);
  g_autoptr (FoveaContent) content = find_document (reader, leaf->page.document, error);

  for (guint i = 0; i < leaf->off->len && content != NULL; i++)
    {
      int layer = g_array_index (leaf->off, int, i);
      int n_layers = fovea_network_get_n_layers (fovea_content_get_network (content));
      g_string_append_printf (key, " -%d", layer);
      FoveaContent *known = g_hash_table_lookup (reader->lesson->contents, key->str);
      g_autoptr (FoveaContent) before = g_steal_pointer (&content);
      if (known != NULL)
        content = fovea_content_ref (known);
      else if (layer > n_layers)
        g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                     _("there is no layer %d"), layer);
      else
        content = fovea_content_set_enabled (before, layer, false, error);
      if (content != NULL && known == NULL)
        g_hash_table_insert (reader->lesson->contents, g_strdup (key->str),
                             fovea_content_ref (content));
    }

  return g_steal_pointer (&content);
}

/**
 * fovea_lesson_find_line:
 * @leaf: a page
 * @key: one of its keys
 *
 * Returns: the line of the file where @key stands, or the page begins if it is taken over
 */
int
fovea_lesson_find_line (const FoveaLessonLeaf *leaf,
                        const char            *key)
{
  for (guint i = 0; i < leaf->sheet->keys->len; i++)
    {
      const FoveaLessonKey *written = g_ptr_array_index (leaf->sheet->keys, i);
      if (g_str_equal (written->key, key))
        return written->line;
    }

  return leaf->sheet->line;
}

static bool
check_cell (FoveaLesson     *self,
            FoveaLessonLeaf *leaf,
            const char      *key,
            bool             is_set,
            FoveaCell        cell,
            GError         **error)
{
  FoveaNetwork *network = fovea_content_get_network (leaf->content);

  if (!is_set || fovea_cell_equal (cell, fovea_move_clip (network, cell)))
    return true;

  fovea_lesson_text_fail (self->text, fovea_lesson_find_line (leaf, key), error,
                          _("the document has no cell %d:%d,%d,%d"), cell.stage, cell.channel,
                          cell.row, cell.column);
  return false;
}

static bool
finish_leaf (Reader  *reader,
             FoveaLessonLeaf    *leaf,
             GError **error)
{
  FoveaLesson *self = reader->lesson;
  g_autoptr (GError) reason = NULL;

  if (leaf->page.document == NULL)
    {
      fovea_lesson_text_fail (self->text, leaf->sheet->line, error,
                              _("the page has no key “document”"));
      return false;
    }
  leaf->content = find_content (reader, leaf, &reason);
  if (leaf->content == NULL)
    {
      // What was loaded has no such layer.
      bool is_loaded = g_hash_table_contains (self->contents, leaf->page.document);
      fovea_lesson_text_fail (self->text,
                              fovea_lesson_find_line (leaf, is_loaded ? "off" : "document"), error,
                              "%s", reason->message);
      return false;
    }
  leaf->page.off = (const int *) (gpointer) leaf->off->data;
  leaf->page.n_off = (int) leaf->off->len;

  const FoveaLessonPage *page = &leaf->page;

  return check_cell (self, leaf, "select", page->has_selection, page->selection, error)
         && check_cell (self, leaf, "hover", page->has_hover, page->hover, error)
         && check_cell (self, leaf, "goal", page->has_goal, page->goal, error)
         && fovea_lesson_check_question (self, leaf, error);
}

// A page that names no cell shows the middle of the last stage, unless it says “none”.
static bool
selects_by_default (const FoveaLessonSheet *sheet)
{
  bool changes = false;

  for (guint i = 0; i < sheet->keys->len; i++)
    {
      const FoveaLessonKey *key = g_ptr_array_index (sheet->keys, i);
      if (g_str_equal (key->key, "select"))
        return false;
      changes |= g_str_equal (key->key, "document");
    }

  return changes;
}

static bool
read_pages (Reader  *reader,
            GError **error)
{
  FoveaLesson *self = reader->lesson;

  for (guint i = 0; i < self->text->pages->len; i++)
    {
      const FoveaLessonSheet *sheet = g_ptr_array_index (self->text->pages, i);
      FoveaLessonLeaf *leaf = new_leaf (self, sheet);
      if (!read_keys (self, leaf, sheet, error) || !finish_leaf (reader, leaf, error))
        return false;
      if (selects_by_default (sheet))
        {
          leaf->page.has_selection = true;
          leaf->page.selection
            = fovea_move_get_start (fovea_content_get_network (leaf->content));
        }
    }

  return true;
}

/**
 * fovea_lesson_read:
 * @text: (transfer full): a lesson, translated or not
 * @load: reads its documents
 * @place: handed to @load
 * @error: place for a %FOVEA_FILE_ERROR: the file and the line are named
 *
 * Returns: (transfer full) (nullable): the lesson
 */
FoveaLesson *
fovea_lesson_read (FoveaLessonText *text,
                   FoveaLessonLoad  load,
                   gpointer         place,
                   GError         **error)
{
  g_return_val_if_fail (text != NULL && load != NULL, NULL);

  g_autoptr (FoveaLesson) self = g_new0 (FoveaLesson, 1);
  Reader reader = { self, load, place };

  g_atomic_ref_count_init (&self->ref_count);
  self->built_in = -1;
  self->text = text;
  self->leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) free_leaf);
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) fovea_content_unref);
  self->strings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return read_pages (&reader, error) ? g_steal_pointer (&self) : NULL;
}
