// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A question on a page of a lesson: its key, and the question itself, made of the page's document.

#include "config.h"

#include "document/lesson-private.h"

#include <glib/gi18n.h>

/**
 * fovea_lesson_read_question:
 * @page: where to write it
 * @value: of the key: “value 2:0,0,0”, “paths 2:0,1,1 0:0,3,3”, “shape seed 3”
 *
 * Returns: whether @value says what to ask
 */
bool
fovea_lesson_read_question (FoveaLessonPage *page,
                            const char      *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  int n = 1;

  page->place = (FoveaQuestionPlace) { 0 };
  page->seed = 0;
  if (words[0] == NULL || !fovea_question_kind_from_nick (words[0], &page->question))
    return false;
  if (words[n] != NULL && fovea_lesson_read_cell (words[n], &page->place.cell))
    {
      page->place.has_cell = true;
      n++;
    }
  if (page->place.has_cell && words[n] != NULL
      && fovea_lesson_read_cell (words[n], &page->place.target))
    {
      page->place.has_target = true;
      n++;
    }
  if (g_strcmp0 (words[n], "seed") == 0)
    {
      if (words[n + 1] == NULL
          || !g_ascii_string_to_unsigned (words[n + 1], 10, 0, G_MAXINT, &page->seed, NULL))
        return false;
      n += 2;
    }

  return words[n] == NULL;
}

static FoveaQuestion *
make (const FoveaLessonLeaf *leaf)
{
  g_autoptr (FoveaEvaluation) evaluation
    = fovea_evaluation_new (fovea_content_get_network (leaf->content),
                            fovea_content_get_input (leaf->content), NULL);

  return evaluation != NULL ? fovea_question_new (evaluation, leaf->page.question,
                                                  &leaf->page.place, leaf->page.seed)
                            : NULL;
}

/**
 * fovea_lesson_check_question:
 * @self: a lesson
 * @leaf: a page with its document
 * @error: place for a %FOVEA_FILE_ERROR that names the line
 *
 * Makes the page's question on trial: what is wrong is told when the lesson is read, not in the hall.
 *
 * Returns: whether it can be asked, if there is one
 */
bool
fovea_lesson_check_question (const FoveaLesson     *self,
                             const FoveaLessonLeaf *leaf,
                             GError               **error)
{
  if (!leaf->page.has_question)
    return true;

  g_autoptr (FoveaQuestion) question = make (leaf);

  if (question != NULL)
    return true;
  fovea_lesson_text_fail (self->text, fovea_lesson_find_line (leaf, "question"), error,
                          _("the document has no such question of the kind “%s”"),
                          fovea_question_kind_get_nick (leaf->page.question));
  return false;
}

/**
 * fovea_lesson_new_question:
 * @self: a lesson
 * @page: from 0
 *
 * Returns: (transfer full) (nullable): what the page asks, of its document as it was written; %NULL
 *   if it asks nothing
 */
FoveaQuestion *
fovea_lesson_new_question (const FoveaLesson *self,
                           int                page)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page >= 0 && page < fovea_lesson_get_n_pages (self), NULL);

  const FoveaLessonLeaf *leaf = g_ptr_array_index (self->leaves, (guint) page);

  return leaf->page.has_question ? make (leaf) : NULL;
}
