// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows becomes a page of a lesson, and a page what the window shows.

#include "config.h"

#include "app/lecture-private.h"

/**
 * fovea_lecture_record:
 * @self: a lecture with a canvas
 * @keeper: of the lesson that is made
 *
 * Opens the recorder beside the picture and puts the side bars away. A lesson that is open is left,
 * and what it shows stays.
 */
void
fovea_lecture_record (FoveaLecture      *self,
                      FoveaLessonKeeper *keeper)
{
  g_return_if_fail (FOVEA_IS_LECTURE (self) && FOVEA_IS_LESSON_KEEPER (keeper));
  g_return_if_fail (self->canvas != NULL);

  if (self->lesson != NULL)
    fovea_lecture_leave (self);
  fovea_lecture_stop_recording (self);
  self->recorder = fovea_recorder_new (self, keeper);
  fovea_lecture_update_sides (self);
  g_object_notify (G_OBJECT (self), "has-own-look");
  gtk_widget_set_parent (self->recorder, GTK_WIDGET (self));
  gtk_widget_insert_before (self->recorder, GTK_WIDGET (self), self->player);
  fovea_recorder_focus (FOVEA_RECORDER (self->recorder));
}

/**
 * fovea_lecture_stop_recording:
 * @self: a lecture
 *
 * Puts the recorder away, if there is one, whatever was saved.
 */
void
fovea_lecture_stop_recording (FoveaLecture *self)
{
  g_return_if_fail (FOVEA_IS_LECTURE (self));

  if (self->recorder == NULL)
    return;
  g_clear_pointer (&self->recorder, gtk_widget_unparent);
  fovea_lecture_update_sides (self);
  g_object_notify (G_OBJECT (self), "has-own-look");
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * fovea_lecture_get_recorder:
 * @self: a lecture
 *
 * Returns: (transfer none) (nullable): the recorder, while a lesson is made
 */
FoveaRecorder *
fovea_lecture_get_recorder (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), NULL);

  return self->recorder != NULL ? FOVEA_RECORDER (self->recorder) : NULL;
}

static void
take_playback (FoveaLecture    *self,
               FoveaLessonPage *page)
{
  FoveaPlayerBar *player = FOVEA_PLAYER_BAR (self->player);

  if (!fovea_player_bar_is_open (player))
    return;
  page->play = fovea_lecture_plays[fovea_player_bar_get_playback (player)];
  page->step = fovea_player_get_position (fovea_player_bar_get_player (player));
}

// Layers from 1 that are switched off.
static GArray *
find_off (FoveaContent *content)
{
  GArray *off = g_array_new (FALSE, FALSE, sizeof (int));
  int n_stages = fovea_network_get_n_stages (fovea_content_get_network (content));

  for (int layer = 1; layer < n_stages; layer++)
    if (!fovea_content_is_enabled (content, layer))
      g_array_append_val (off, layer);

  return off;
}

/**
 * fovea_lecture_dup_shown:
 * @self: a lecture with a canvas
 *
 * Returns: (transfer full): a page without words that shows what is shown now: document, switched-off
 *   layers, selection, view, sum, cards and the step of the playback
 */
FoveaDraftPage *
fovea_lecture_dup_shown (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self) && self->canvas != NULL, NULL);

  FoveaSession *session = fovea_canvas_get_session (self->canvas);
  FoveaContent *content = fovea_document_get_content (fovea_session_get_document (session));
  g_autoptr (GArray) off = find_off (content);
  g_autofree char *view = NULL;
  FoveaLessonPage page = {
    .sum_all = fovea_session_get_sum_all (session),
    .hides_cards = !fovea_canvas_has_cards (self->canvas),
    .off = (const int *) (gpointer) off->data,
    .n_off = (int) off->len,
  };

  g_object_get (self->canvas, "view", &view, NULL);
  page.view = view;
  page.has_selection = fovea_session_get_selection (session, &page.selection);
  take_playback (self, &page);

  return fovea_draft_page_new (&page, content);
}

// A document that was edited takes the page's in as an edit, which can be undone.
static void
show_content (FoveaSession *session,
              FoveaContent *content)
{
  FoveaDocument *shown = fovea_session_get_document (session);

  if (fovea_document_get_content (shown) == content)
    return;
  if (fovea_document_get_file (shown) == NULL && !fovea_document_is_modified (shown)
      && !fovea_document_can_undo (shown))
    {
      g_autoptr (FoveaDocument) document = fovea_document_new (content);
      fovea_session_set_document (session, document);
    }
  else
    fovea_document_replace_content (shown, content);
}

/**
 * fovea_lecture_show_draft:
 * @self: a lecture with a canvas
 * @page: a page of a draft
 *
 * Shows what @page shows. A document that somebody would miss comes back by undo.
 */
void
fovea_lecture_show_draft (FoveaLecture   *self,
                          FoveaDraftPage *page)
{
  g_return_if_fail (FOVEA_IS_LECTURE (self) && self->canvas != NULL && page != NULL);

  FoveaSession *session = fovea_canvas_get_session (self->canvas);
  const FoveaLessonPage *shown = fovea_draft_page_get (page);

  fovea_player_bar_close (FOVEA_PLAYER_BAR (self->player));
  show_content (session, fovea_draft_page_get_content (page));
  if (shown->has_selection)
    fovea_session_select (session, shown->selection);
  else
    fovea_session_clear_selection (session);
  fovea_session_set_sum_all (session, shown->sum_all);
  fovea_lecture_show_around (self, shown);
}
