// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a lesson that is made holds at one time. Pages are shared between states.

#include "document/lesson-draft-private.h"

/**
 * fovea_draft_state_new:
 * @title: of the lesson
 * @summary: what it is about; may be empty
 *
 * Returns: (transfer full): a state without pages
 */
FoveaDraftState *
fovea_draft_state_new (const char *title,
                       const char *summary)
{
  FoveaDraftState *state = g_new0 (FoveaDraftState, 1);

  state->title = g_strdup (title);
  state->summary = g_strdup (summary);
  state->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_draft_page_unref);

  return state;
}

/**
 * fovea_draft_state_free:
 * @self: (transfer full): a state
 */
void
fovea_draft_state_free (FoveaDraftState *self)
{
  g_free (self->title);
  g_free (self->summary);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * fovea_draft_state_copy:
 * @self: a state
 *
 * Returns: (transfer full): a state with the same pages
 */
FoveaDraftState *
fovea_draft_state_copy (const FoveaDraftState *self)
{
  FoveaDraftState *copy = fovea_draft_state_new (self->title, self->summary);

  for (guint i = 0; i < self->pages->len; i++)
    g_ptr_array_add (copy->pages, fovea_draft_page_ref (self->pages->pdata[i]));

  return copy;
}

/**
 * fovea_draft_state_equal:
 * @a: a state
 * @b: another one
 *
 * Returns: whether both have the same words and pages, the latter by pointer
 */
bool
fovea_draft_state_equal (const FoveaDraftState *a,
                         const FoveaDraftState *b)
{
  if (a->pages->len != b->pages->len || !g_str_equal (a->title, b->title)
      || !g_str_equal (a->summary, b->summary))
    return false;
  for (guint i = 0; i < a->pages->len; i++)
    if (a->pages->pdata[i] != b->pages->pdata[i])
      return false;

  return true;
}
