// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of a draft owns all that a lesson's page borrows. Keys of pages that it does not know, such
// as those of a later version, stay as they were written.

#include "document/lesson-draft-private.h"

#include "document/move.h"

#include <string.h>

struct _FoveaDraftPage
{
  gatomicrefcount ref_count;

  // Owned; page points into them
  char *title;
  char *document; // (nullable) not named yet
  char *view;
  GPtrArray *paragraphs; // (element-type utf8) NULL-terminated
  GPtrArray *tasks;      // (element-type utf8) NULL-terminated
  GArray *off;           // (element-type int)
  FoveaContent *content;
  GPtrArray *others;     // (element-type utf8) keys and values in turn

  // State
  FoveaLessonPage page;
};

static GPtrArray *
copy_strings (const char *const *strings)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; strings != NULL && strings[i] != NULL; i++)
    {
      g_autofree char *tidy = fovea_lesson_text_tidy (strings[i]);
      if (tidy[0] != '\0')
        g_ptr_array_add (copy, g_steal_pointer (&tidy));
    }
  g_ptr_array_add (copy, NULL);

  return copy;
}

static void
point_to_owned (FoveaDraftPage *self)
{
  self->page.title = self->title;
  self->page.document = self->document;
  self->page.view = self->view;
  self->page.paragraphs = (const char *const *) self->paragraphs->pdata;
  self->page.tasks = (const char *const *) self->tasks->pdata;
  self->page.off = (const int *) (gpointer) self->off->data;
  self->page.n_off = (int) self->off->len;
}

/**
 * fovea_draft_page_new:
 * @page: words and what is shown; its document may have no name yet
 * @content: what is shown, with layers switched off
 *
 * Returns: (transfer full): a page that owns copies of all that
 */
FoveaDraftPage *
fovea_draft_page_new (const FoveaLessonPage *page,
                      FoveaContent          *content)
{
  g_return_val_if_fail (page != NULL && content != NULL, NULL);

  FoveaDraftPage *self = g_new0 (FoveaDraftPage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->page = *page;
  self->title = fovea_lesson_text_tidy (page->title != NULL ? page->title : "");
  self->document = g_strdup (page->document);
  self->view = g_strdup (page->view);
  self->paragraphs = copy_strings (page->paragraphs);
  self->tasks = copy_strings (page->tasks);
  self->off = g_array_new (FALSE, FALSE, sizeof (int));
  if (page->n_off > 0)
    g_array_append_vals (self->off, page->off, (guint) page->n_off);
  self->content = fovea_content_ref (content);
  self->others = g_ptr_array_new_with_free_func (g_free);
  point_to_owned (self);

  return self;
}

/**
 * fovea_draft_page_ref:
 * @self: a page
 *
 * Returns: (transfer full): @self
 */
FoveaDraftPage *
fovea_draft_page_ref (FoveaDraftPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * fovea_draft_page_unref:
 * @self: (transfer full): a page
 */
void
fovea_draft_page_unref (FoveaDraftPage *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->document);
  g_free (self->view);
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->tasks);
  g_array_unref (self->off);
  fovea_content_unref (self->content);
  g_ptr_array_unref (self->others);
  g_free (self);
}

/**
 * fovea_draft_page_get:
 * @self: a page
 *
 * Returns: (transfer none): its words and what it shows
 */
const FoveaLessonPage *
fovea_draft_page_get (const FoveaDraftPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->page;
}

/**
 * fovea_draft_page_get_content:
 * @self: a page
 *
 * Returns: (transfer none): what it shows, with layers switched off
 */
FoveaContent *
fovea_draft_page_get_content (const FoveaDraftPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
}

/**
 * fovea_draft_page_set_other:
 * @self: a page that nobody else holds yet
 * @key: a key that drafts do not know
 * @value: its value, to be written as it is
 */
void
fovea_draft_page_set_other (FoveaDraftPage *self,
                            const char     *key,
                            const char     *value)
{
  g_return_if_fail (self != NULL && key != NULL && value != NULL);

  g_ptr_array_add (self->others, g_strdup (key));
  g_ptr_array_add (self->others, g_strdup (value));
}

static FoveaDraftPage *
copy (const FoveaDraftPage  *self,
      const FoveaLessonPage *page,
      FoveaContent          *content)
{
  FoveaDraftPage *page_copy = fovea_draft_page_new (page, content);

  for (guint i = 0; i + 1 < self->others->len; i += 2)
    fovea_draft_page_set_other (page_copy, self->others->pdata[i], self->others->pdata[i + 1]);

  return page_copy;
}

// Paragraphs have empty lines between them.
static char **
split_paragraphs (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  GPtrArray *paragraphs = g_ptr_array_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *tidy = fovea_lesson_text_tidy (lines[i]);
      if (tidy[0] != '\0')
        g_string_append_printf (line, "%s ", tidy);
      if (line->len > 0 && (tidy[0] == '\0' || lines[i + 1] == NULL))
        {
          g_ptr_array_add (paragraphs, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
    }
  g_ptr_array_add (paragraphs, NULL);

  return (char **) g_ptr_array_free (paragraphs, FALSE);
}

/**
 * fovea_draft_page_replace_words:
 * @self: a page
 * @title: another title
 * @text: its text, with empty lines between paragraphs
 * @tasks: what is to be done, one a line
 *
 * Returns: (transfer full): a page that shows the same with these words
 */
FoveaDraftPage *
fovea_draft_page_replace_words (const FoveaDraftPage *self,
                                const char           *title,
                                const char           *text,
                                const char           *tasks)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (title != NULL && text != NULL && tasks != NULL, NULL);

  g_auto (GStrv) paragraphs = split_paragraphs (text);
  g_auto (GStrv) lines = g_strsplit (tasks, "\n", -1);
  FoveaLessonPage page = self->page;

  page.title = title;
  page.paragraphs = (const char *const *) paragraphs;
  page.tasks = (const char *const *) lines;

  return copy (self, &page, self->content);
}

/**
 * fovea_draft_page_replace_shown:
 * @self: a page
 * @shown: what to show; its words and its goal are not used
 * @content: the same, with layers switched off
 *
 * Returns: (transfer full): a page with the same words and, if its cell is there, the same goal
 */
FoveaDraftPage *
fovea_draft_page_replace_shown (const FoveaDraftPage  *self,
                                const FoveaLessonPage *shown,
                                FoveaContent          *content)
{
  g_return_val_if_fail (self != NULL && shown != NULL && content != NULL, NULL);

  FoveaNetwork *network = fovea_content_get_network (content);
  FoveaLessonPage page = *shown;

  page.title = self->title;
  page.paragraphs = self->page.paragraphs;
  page.tasks = self->page.tasks;
  page.goal = self->page.goal;
  page.has_goal = self->page.has_goal
                  && fovea_cell_equal (page.goal, fovea_move_clip (network, page.goal));

  return copy (self, &page, content);
}

/**
 * fovea_draft_page_replace_goal:
 * @self: a page
 * @goal: a cell as in lessons, "2:0,1,1"; empty for none
 *
 * Returns: (transfer full) (nullable): the page with that goal; %NULL if what it shows has no such
 *   cell
 */
FoveaDraftPage *
fovea_draft_page_replace_goal (const FoveaDraftPage *self,
                               const char           *goal)
{
  g_return_val_if_fail (self != NULL && goal != NULL, NULL);

  FoveaNetwork *network = fovea_content_get_network (self->content);
  g_autofree char *tidy = fovea_lesson_text_tidy (goal);
  FoveaLessonPage page = self->page;

  page.has_goal = tidy[0] != '\0';
  if (page.has_goal
      && (!fovea_lesson_read_cell (tidy, &page.goal)
          || !fovea_cell_equal (page.goal, fovea_move_clip (network, page.goal))))
    return NULL;

  return copy (self, &page, self->content);
}

/**
 * fovea_draft_page_dup_text:
 * @self: a page
 *
 * Returns: (transfer full): its paragraphs with empty lines between them
 */
char *
fovea_draft_page_dup_text (const FoveaDraftPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strjoinv ("\n\n", (char **) self->paragraphs->pdata);
}

/**
 * fovea_draft_page_dup_tasks:
 * @self: a page
 *
 * Returns: (transfer full): its tasks, one a line
 */
char *
fovea_draft_page_dup_tasks (const FoveaDraftPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strjoinv ("\n", (char **) self->tasks->pdata);
}

static char *
format_cell (FoveaCell cell)
{
  return g_strdup_printf ("%d:%d,%d,%d", cell.stage, cell.channel, cell.row, cell.column);
}

/**
 * fovea_draft_page_dup_goal:
 * @self: a page
 *
 * Returns: (transfer full): its goal as in lessons; empty for none
 */
char *
fovea_draft_page_dup_goal (const FoveaDraftPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->page.has_goal ? format_cell (self->page.goal) : g_strdup ("");
}

static void
add_cell (FoveaLessonSheet *sheet,
          const char       *key,
          bool              is_set,
          FoveaCell         cell)
{
  g_autofree char *value = is_set ? format_cell (cell) : g_strdup ("none");

  fovea_lesson_sheet_add_key (sheet, key, value);
}

static bool
has_same_off (const FoveaLessonPage *page,
              const FoveaLessonPage *before)
{
  if (before == NULL)
    return page->n_off == 0;

  return page->n_off == before->n_off
         && (page->n_off == 0
             || memcmp (page->off, before->off, (gsize) page->n_off * sizeof (int)) == 0);
}

static void
add_off (FoveaLessonSheet      *sheet,
         const FoveaLessonPage *page)
{
  g_autoptr (GString) value = g_string_new (page->n_off == 0 ? "none" : NULL);

  for (int i = 0; i < page->n_off; i++)
    g_string_append_printf (value, "%s%d", i > 0 ? " " : "", page->off[i]);
  fovea_lesson_sheet_add_key (sheet, "off", value->str);
}

static bool
has_same_selection (const FoveaLessonPage *page,
                    const FoveaLessonPage *before)
{
  return page->has_selection == before->has_selection
         && (!page->has_selection || fovea_cell_equal (page->selection, before->selection));
}

static void
add_play (FoveaLessonSheet      *sheet,
          const FoveaLessonPage *page)
{
  if (page->play == FOVEA_LESSON_PLAY_NOTHING)
    return;

  g_autofree char *value = g_strdup_printf ("%s %" G_GINT64_FORMAT,
                                            fovea_lesson_plays[page->play], page->step + 1);
  fovea_lesson_sheet_add_key (sheet, "play", value);
}

/**
 * fovea_draft_page_add_keys:
 * @self: a page
 * @before: (nullable): the page before it
 * @document: the name of its document
 * @document_before: (nullable): that of the page before
 * @sheet: where to add keys
 *
 * Writes down what @self shows, but for what it takes over from @before.
 */
void
fovea_draft_page_add_keys (const FoveaDraftPage *self,
                           const FoveaDraftPage *before,
                           const char           *document,
                           const char           *document_before,
                           FoveaLessonSheet     *sheet)
{
  g_return_if_fail (self != NULL && document != NULL && sheet != NULL);

  const FoveaLessonPage *page = &self->page;
  const FoveaLessonPage *old = before != NULL ? &before->page : NULL;
  bool is_new = g_strcmp0 (document, document_before) != 0;

  if (is_new)
    fovea_lesson_sheet_add_key (sheet, "document", document);
  if (!has_same_off (page, is_new ? NULL : old))
    add_off (sheet, page);
  if (!g_str_equal (page->view, old != NULL ? old->view : "row"))
    fovea_lesson_sheet_add_key (sheet, "view", page->view);
  if (page->keeps_cards || page->hides_cards != (old != NULL && old->hides_cards))
    fovea_lesson_sheet_add_key (sheet, "cards", page->hides_cards ? "no" : "yes");
  if (page->sum_all != (old != NULL && old->sum_all))
    fovea_lesson_sheet_add_key (sheet, "sum", page->sum_all ? "all" : "step");
  if (is_new || !has_same_selection (page, old))
    add_cell (sheet, "select", page->has_selection, page->selection);
  if (page->has_hover)
    add_cell (sheet, "hover", true, page->hover);
  add_play (sheet, page);
  if (page->has_goal)
    add_cell (sheet, "goal", true, page->goal);
  for (guint i = 0; i + 1 < self->others->len; i += 2)
    fovea_lesson_sheet_add_key (sheet, self->others->pdata[i], self->others->pdata[i + 1]);
}
