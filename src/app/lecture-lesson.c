// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of a lesson and what they show.

#include "config.h"

#include "app/lecture-private.h"

#include "app/split.h"

// What a lesson calls what the player plays.
const FoveaLessonPlay fovea_lecture_plays[FOVEA_PLAYBACK_NESTED + 1] = {
  [FOVEA_PLAYBACK_LAYERS] = FOVEA_LESSON_PLAY_LAYERS,
  [FOVEA_PLAYBACK_FILL] = FOVEA_LESSON_PLAY_FILL,
  [FOVEA_PLAYBACK_CELLS] = FOVEA_LESSON_PLAY_CELLS,
  [FOVEA_PLAYBACK_TERMS] = FOVEA_LESSON_PLAY_TERMS,
  [FOVEA_PLAYBACK_NESTED] = FOVEA_LESSON_PLAY_NESTED,
};

static void
show_playback (FoveaLecture          *self,
               const FoveaLessonPage *page)
{
  FoveaPlayerBar *player = FOVEA_PLAYER_BAR (self->player);

  fovea_player_bar_close (player);
  if (page->play == FOVEA_LESSON_PLAY_NOTHING)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fovea_lecture_plays); i++)
    if (fovea_lecture_plays[i] == page->play)
      fovea_player_bar_open (player, (FoveaPlayback) i);
  fovea_player_bar_go (player, page->step);
}

/**
 * fovea_lecture_show_around:
 * @self: a lecture
 * @page: a page whose document is shown already
 *
 * Shows what of @page is the window's: view, cards, playback.
 */
void
fovea_lecture_show_around (FoveaLecture          *self,
                           const FoveaLessonPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", page->view);
  fovea_canvas_show_cards (self->canvas, !page->hides_cards);
  fovea_canvas_keep_cards (self->canvas, page->keeps_cards);
  show_playback (self, page);
}

// A key turned the page from beside both: the picture takes the focus, so that the page is spoken.
static void
take_focus (FoveaLecture *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->canvas))
      && !gtk_widget_is_ancestor (focus, self->view))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
show_page (FoveaLecture *self)
{
  fovea_canvas_begin_quiet (self->canvas);
  fovea_player_bar_close (FOVEA_PLAYER_BAR (self->player));
  self->is_turning = true;
  fovea_lesson_apply (self->lesson, self->page, fovea_canvas_get_session (self->canvas));
  self->is_turning = false;
  fovea_lesson_view_show (FOVEA_LESSON_VIEW (self->view), self->lesson, self->page);
  fovea_lecture_show_around (self, fovea_lesson_get_page (self->lesson, self->page));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-page", NULL);

  g_autofree char *spoken
    = fovea_lesson_view_dup_spoken (FOVEA_LESSON_VIEW (self->view), self->lesson, self->page);
  if (spoken != NULL)
    fovea_canvas_tell (self->canvas, spoken);
  fovea_canvas_end_quiet (self->canvas);
  take_focus (self);
  g_object_notify (G_OBJECT (self), "page");
}

static GtkWidget *
get_split_content (GtkWidget *split)
{
  g_autoptr (GtkWidget) content = NULL;

  g_object_get (split, "content", &content, NULL);
  return content;
}

/**
 * fovea_lecture_update_sides:
 * @self: a lecture
 *
 * Puts the side bars of the content away while a lesson or a presentation needs the room.
 */
void
fovea_lecture_update_sides (FoveaLecture *self)
{
  bool needs_room = self->lesson != NULL || self->recorder != NULL || self->is_presenting;

  for (GtkWidget *content = self->content; FOVEA_IS_SPLIT (content);
       content = get_split_content (content))
    fovea_split_set_put_away (FOVEA_SPLIT (content), needs_room);
}

/**
 * fovea_lecture_keep_playback:
 * @self: a lecture
 *
 * A practice begins, during which nothing is played.
 */
void
fovea_lecture_keep_playback (FoveaLecture *self)
{
  g_return_if_fail (FOVEA_IS_LECTURE (self));

  FoveaPlayerBar *player = FOVEA_PLAYER_BAR (self->player);

  self->was_playing = fovea_player_bar_is_open (player);
  self->playback = fovea_player_bar_get_playback (player);
  self->position = fovea_player_get_position (fovea_player_bar_get_player (player));
}

/**
 * fovea_lecture_resume_playback:
 * @self: a lecture
 *
 * The practice is over: the playback that was open before it is at the same step again.
 */
void
fovea_lecture_resume_playback (FoveaLecture *self)
{
  g_return_if_fail (FOVEA_IS_LECTURE (self));

  if (!self->was_playing)
    return;
  self->was_playing = false;
  fovea_player_bar_open (FOVEA_PLAYER_BAR (self->player), self->playback);
  fovea_player_bar_go (FOVEA_PLAYER_BAR (self->player), self->position);
}

/**
 * fovea_lecture_new:
 *
 * Returns: (transfer floating): a lecture without content
 */
GtkWidget *
fovea_lecture_new (void)
{
  return g_object_new (FOVEA_TYPE_LECTURE, NULL);
}

/**
 * fovea_lecture_get_player:
 * @self: a lecture
 *
 * Returns: (transfer none): the controls of its playback
 */
FoveaPlayerBar *
fovea_lecture_get_player (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), NULL);

  return FOVEA_PLAYER_BAR (self->player);
}

/**
 * fovea_lecture_get_view:
 * @self: a lecture
 *
 * Returns: (transfer none): the text of the lesson, hidden while there is none
 */
FoveaLessonView *
fovea_lecture_get_view (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), NULL);

  return FOVEA_LESSON_VIEW (self->view);
}

/**
 * fovea_lecture_get_lesson:
 * @self: a lecture
 *
 * Returns: (transfer none) (nullable): the lesson that is open
 */
FoveaLesson *
fovea_lecture_get_lesson (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), NULL);

  return self->lesson;
}

/**
 * fovea_lecture_get_page:
 * @self: a lecture
 *
 * Returns: the page of the lesson that is shown, from 0
 */
int
fovea_lecture_get_page (FoveaLecture *self)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), 0);

  return self->page;
}

/**
 * fovea_lecture_open_at:
 * @self: a lecture with a canvas
 * @lesson: what to teach
 * @page: from 0; the last one if there are fewer
 *
 * Shows that page of @lesson, and puts the side bar away. What was shown so far is kept for
 * when the lesson is left.
 */
void
fovea_lecture_open_at (FoveaLecture *self,
                       FoveaLesson  *lesson,
                       int           page)
{
  g_return_if_fail (FOVEA_IS_LECTURE (self));
  g_return_if_fail (self->canvas != NULL && lesson != NULL && page >= 0);

  FoveaSession *session = fovea_canvas_get_session (self->canvas);

  fovea_lesson_ref (lesson);
  fovea_lecture_stop_recording (self);
  if (self->lesson == NULL)
    g_set_object (&self->document, fovea_session_get_document (session));
  else
    fovea_lesson_unref (self->lesson);
  self->lesson = lesson;
  self->page = MIN (page, fovea_lesson_get_n_pages (lesson) - 1);
  fovea_lecture_update_sides (self);
  g_object_notify (G_OBJECT (self), "has-lesson");
  g_object_notify (G_OBJECT (self), "has-own-look");
  gtk_widget_set_visible (self->view, TRUE);
  // From the picture the arrow keys do what pages ask for, and pages are spoken there.
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  show_page (self);
}

/**
 * fovea_lecture_open:
 * @self: a lecture with a canvas
 * @lesson: what to teach
 *
 * Shows the first page of @lesson as fovea_lecture_open_at() does.
 */
void
fovea_lecture_open (FoveaLecture *self,
                    FoveaLesson  *lesson)
{
  fovea_lecture_open_at (self, lesson, 0);
}

/**
 * fovea_lecture_turn:
 * @self: a lecture
 * @page: of the lesson, from 0
 *
 * Shows another page, as it was written.
 *
 * Returns: whether the lesson has that page
 */
bool
fovea_lecture_turn (FoveaLecture *self,
                    int           page)
{
  g_return_val_if_fail (FOVEA_IS_LECTURE (self), false);

  if (self->lesson == NULL || page < 0 || page >= fovea_lesson_get_n_pages (self->lesson))
    return false;
  self->page = page;
  show_page (self);
  return true;
}

/**
 * fovea_lecture_leave:
 * @self: a lecture with a lesson
 *
 * Puts the lesson away and leaves the document that is shown: it is the user's. How it looks is what
 * the user prefers again.
 */
void
fovea_lecture_leave (FoveaLecture *self)
{
  g_clear_pointer (&self->lesson, fovea_lesson_unref);
  g_clear_object (&self->document);
  g_object_notify (G_OBJECT (self), "has-lesson");
  fovea_player_bar_close (FOVEA_PLAYER_BAR (self->player));
  gtk_widget_set_visible (self->view, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-page", NULL);
  fovea_canvas_show_cards (self->canvas, !self->is_presenting);
  fovea_canvas_keep_cards (self->canvas, false);
  fovea_lecture_update_sides (self);
  g_object_notify (G_OBJECT (self), "has-own-look");
}

/**
 * fovea_lecture_close:
 * @self: a lecture
 *
 * Leaves the lesson, if there is one: what was shown before it is shown again.
 */
void
fovea_lecture_close (FoveaLecture *self)
{
  g_return_if_fail (FOVEA_IS_LECTURE (self));

  if (self->lesson == NULL)
    return;

  FoveaSession *session = fovea_canvas_get_session (self->canvas);
  g_autoptr (FoveaDocument) document = g_object_ref (self->document);

  fovea_lecture_leave (self);
  fovea_session_set_document (session, document);
  fovea_session_select_default (session);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}
