// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every change makes a new state; pages are shared between states, so that undo is cheap.

#include "document/lesson-draft-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (FoveaLessonDraft, fovea_lesson_draft, G_TYPE_OBJECT)

enum
{
  PROP_MODIFIED = 1,
  PROP_CAN_UNDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
tell (FoveaLessonDraft *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_signal_emit (self, changed_signal, 0);
}

// What follows changes self->state.
static void
begin (FoveaLessonDraft *self)
{
  g_ptr_array_add (self->past, fovea_draft_state_copy (self->state));
}

static void
fovea_lesson_draft_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  FoveaLessonDraft *self = FOVEA_LESSON_DRAFT (object);

  if (property == PROP_MODIFIED)
    g_value_set_boolean (value, fovea_lesson_draft_is_modified (self));
  else if (property == PROP_CAN_UNDO)
    g_value_set_boolean (value, fovea_lesson_draft_can_undo (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_lesson_draft_finalize (GObject *object)
{
  FoveaLessonDraft *self = FOVEA_LESSON_DRAFT (object);

  g_clear_pointer (&self->state, fovea_draft_state_free);
  g_clear_pointer (&self->saved, fovea_draft_state_free);
  g_ptr_array_unref (self->past);
  g_clear_object (&self->file);
  g_free (self->digest);
  g_free (self->remarks);

  G_OBJECT_CLASS (fovea_lesson_draft_parent_class)->finalize (object);
}

static void
fovea_lesson_draft_class_init (FoveaLessonDraftClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fovea_lesson_draft_get_property;
  object_class->finalize = fovea_lesson_draft_finalize;
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fovea_lesson_draft_init (FoveaLessonDraft *self)
{
  self->state = fovea_draft_state_new (_("My lesson"), "");
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_draft_state_free);
  self->saved = fovea_draft_state_copy (self->state);
}

/**
 * fovea_lesson_draft_new:
 *
 * Returns: (transfer full): a lesson without pages
 */
FoveaLessonDraft *
fovea_lesson_draft_new (void)
{
  return g_object_new (FOVEA_TYPE_LESSON_DRAFT, NULL);
}

static bool
is_known_key (const char *key)
{
  static const char *const known[] = { "document", "select", "view", "sum",  "cards",
                                       "off",      "hover",  "play", "goal", NULL };

  return g_strv_contains (known, key);
}

static FoveaDraftPage *
take_page (FoveaLesson *lesson,
           int          number)
{
  const FoveaLessonSheet *sheet = g_ptr_array_index (lesson->text->pages, (guint) number);
  FoveaDraftPage *page = fovea_draft_page_new (fovea_lesson_get_page (lesson, number),
                                               fovea_lesson_get_content (lesson, number));

  for (guint i = 0; i < sheet->keys->len; i++)
    {
      const FoveaLessonKey *key = g_ptr_array_index (sheet->keys, i);
      if (!is_known_key (key->key))
        fovea_draft_page_set_other (page, key->key, key->value);
    }

  return page;
}

/**
 * fovea_lesson_draft_new_from_lesson:
 * @lesson: a lesson
 * @file: (nullable): where it was read; %NULL for a built-in one
 *
 * Returns: (transfer full): a draft of the same pages
 */
FoveaLessonDraft *
fovea_lesson_draft_new_from_lesson (FoveaLesson *lesson,
                                    GFile       *file)
{
  g_return_val_if_fail (lesson != NULL, NULL);

  FoveaLessonDraft *self = fovea_lesson_draft_new ();
  const char *summary = fovea_lesson_get_summary (lesson);

  fovea_draft_state_free (self->state);
  self->state = fovea_draft_state_new (fovea_lesson_get_title (lesson),
                                       summary != NULL ? summary : "");
  for (int i = 0; i < fovea_lesson_get_n_pages (lesson); i++)
    g_ptr_array_add (self->state->pages, take_page (lesson, i));
  self->remarks = g_strdup (lesson->text->remarks);
  g_set_object (&self->file, file);
  self->digest = file != NULL ? g_strdup (lesson->digest) : NULL;
  fovea_draft_state_free (self->saved);
  self->saved = fovea_draft_state_copy (self->state);

  return self;
}

/**
 * fovea_lesson_draft_dup:
 * @self: a draft
 *
 * Returns: (transfer full): what @self is now, without its past
 */
FoveaLessonDraft *
fovea_lesson_draft_dup (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), NULL);

  FoveaLessonDraft *copy = fovea_lesson_draft_new ();

  fovea_draft_state_free (copy->state);
  g_clear_pointer (&copy->saved, fovea_draft_state_free);
  copy->state = fovea_draft_state_copy (self->state);
  copy->saved = self->saved != NULL ? fovea_draft_state_copy (self->saved) : NULL;
  copy->remarks = g_strdup (self->remarks);
  g_set_object (&copy->file, self->file);
  copy->digest = g_strdup (self->digest);

  return copy;
}

/**
 * fovea_lesson_draft_get_title:
 * @self: a draft
 *
 * Returns: (transfer none): the title of the lesson
 */
const char *
fovea_lesson_draft_get_title (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), NULL);

  return self->state->title;
}

/**
 * fovea_lesson_draft_get_summary:
 * @self: a draft
 *
 * Returns: (transfer none): what the lesson is about; may be empty
 */
const char *
fovea_lesson_draft_get_summary (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), NULL);

  return self->state->summary;
}

/**
 * fovea_lesson_draft_set_title:
 * @self: a draft
 * @title: of the lesson
 */
void
fovea_lesson_draft_set_title (FoveaLessonDraft *self,
                              const char       *title)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self) && title != NULL);

  g_autofree char *tidy = fovea_lesson_text_tidy (title);
  if (g_str_equal (tidy, self->state->title))
    return;
  begin (self);
  g_free (self->state->title);
  self->state->title = g_steal_pointer (&tidy);
  tell (self);
}

/**
 * fovea_lesson_draft_set_summary:
 * @self: a draft
 * @summary: what the lesson is about, in a sentence; may be empty
 */
void
fovea_lesson_draft_set_summary (FoveaLessonDraft *self,
                                const char       *summary)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self) && summary != NULL);

  g_autofree char *tidy = fovea_lesson_text_tidy (summary);
  if (g_str_equal (tidy, self->state->summary))
    return;
  begin (self);
  g_free (self->state->summary);
  self->state->summary = g_steal_pointer (&tidy);
  tell (self);
}

/**
 * fovea_lesson_draft_get_n_pages:
 * @self: a draft
 *
 * Returns: how many pages it has
 */
int
fovea_lesson_draft_get_n_pages (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), 0);

  return (int) self->state->pages->len;
}

/**
 * fovea_lesson_draft_get_page:
 * @self: a draft
 * @page: from 0
 *
 * Returns: (transfer none): the page
 */
FoveaDraftPage *
fovea_lesson_draft_get_page (FoveaLessonDraft *self,
                             int               page)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), NULL);
  g_return_val_if_fail (page >= 0 && page < fovea_lesson_draft_get_n_pages (self), NULL);

  return g_ptr_array_index (self->state->pages, (guint) page);
}

/**
 * fovea_lesson_draft_insert:
 * @self: a draft
 * @page: where, from 0; the number of pages for the end
 * @inserted: a page
 */
void
fovea_lesson_draft_insert (FoveaLessonDraft *self,
                           int               page,
                           FoveaDraftPage   *inserted)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self) && inserted != NULL);
  g_return_if_fail (page >= 0 && page <= fovea_lesson_draft_get_n_pages (self));

  begin (self);
  g_ptr_array_insert (self->state->pages, page, fovea_draft_page_ref (inserted));
  tell (self);
}

/**
 * fovea_lesson_draft_replace:
 * @self: a draft
 * @page: from 0
 * @replacement: a page in its place
 */
void
fovea_lesson_draft_replace (FoveaLessonDraft *self,
                            int               page,
                            FoveaDraftPage   *replacement)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self) && replacement != NULL);
  g_return_if_fail (page >= 0 && page < fovea_lesson_draft_get_n_pages (self));

  begin (self);
  fovea_draft_page_unref (self->state->pages->pdata[page]);
  self->state->pages->pdata[page] = fovea_draft_page_ref (replacement);
  tell (self);
}

/**
 * fovea_lesson_draft_remove:
 * @self: a draft
 * @page: from 0
 */
void
fovea_lesson_draft_remove (FoveaLessonDraft *self,
                           int               page)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self));
  g_return_if_fail (page >= 0 && page < fovea_lesson_draft_get_n_pages (self));

  begin (self);
  g_ptr_array_remove_index (self->state->pages, (guint) page);
  tell (self);
}

/**
 * fovea_lesson_draft_move:
 * @self: a draft
 * @page: from 0
 * @target: where it is to stand, from 0
 */
void
fovea_lesson_draft_move (FoveaLessonDraft *self,
                         int               page,
                         int               target)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self));
  g_return_if_fail (page >= 0 && page < fovea_lesson_draft_get_n_pages (self));
  g_return_if_fail (target >= 0 && target < fovea_lesson_draft_get_n_pages (self));

  if (page == target)
    return;
  begin (self);
  FoveaDraftPage *moved = g_ptr_array_steal_index (self->state->pages, (guint) page);
  g_ptr_array_insert (self->state->pages, target, moved);
  tell (self);
}

/**
 * fovea_lesson_draft_undo:
 * @self: a draft
 *
 * Takes the last change back.
 *
 * Returns: whether there was one
 */
bool
fovea_lesson_draft_undo (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), false);

  if (self->past->len == 0)
    return false;
  fovea_draft_state_free (self->state);
  self->state = g_ptr_array_steal_index (self->past, self->past->len - 1);
  tell (self);
  return true;
}

/**
 * fovea_lesson_draft_can_undo:
 * @self: a draft
 *
 * Returns: whether there is a change to be taken back
 */
bool
fovea_lesson_draft_can_undo (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), false);

  return self->past->len > 0;
}

/**
 * fovea_lesson_draft_is_modified:
 * @self: a draft
 *
 * Returns: whether something would be lost if it went
 */
bool
fovea_lesson_draft_is_modified (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), false);

  return self->saved == NULL || !fovea_draft_state_equal (self->state, self->saved);
}

/**
 * fovea_lesson_draft_get_file:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): where it was saved or read
 */
GFile *
fovea_lesson_draft_get_file (FoveaLessonDraft *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (self), NULL);

  return self->file;
}

/**
 * fovea_lesson_draft_mark_saved:
 * @self: a draft
 * @file: what holds it now
 * @digest: of what @file holds
 */
void
fovea_lesson_draft_mark_saved (FoveaLessonDraft *self,
                               GFile            *file,
                               const char       *digest)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self) && G_IS_FILE (file));

  g_set_object (&self->file, file);
  g_free (self->digest);
  self->digest = g_strdup (digest);
  g_clear_pointer (&self->saved, fovea_draft_state_free);
  self->saved = fovea_draft_state_copy (self->state);
  tell (self);
}

/**
 * fovea_lesson_draft_mark_lost:
 * @self: a draft that nobody else knows yet
 * @file: (nullable): where it is to be saved
 *
 * What @file holds is not known: @self would be missed whatever it is.
 */
void
fovea_lesson_draft_mark_lost (FoveaLessonDraft *self,
                              GFile            *file)
{
  g_return_if_fail (FOVEA_IS_LESSON_DRAFT (self));

  g_set_object (&self->file, file);
  g_clear_pointer (&self->saved, fovea_draft_state_free);
  g_ptr_array_set_size (self->past, 0);
}
