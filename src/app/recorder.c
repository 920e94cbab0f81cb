// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words are taken into the draft when the focus leaves them and before anything else is done, so that
// a page's change is one step of undo and nothing that was typed is lost.

#include "config.h"

#include "app/recorder-private.h"

#include "app/mnemonic-names.h"
#include "app/reading.h"
#include "app/scroll-names.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (FoveaRecorder, fovea_recorder, GTK_TYPE_WIDGET)

static char *
dup_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (GtkWidget  *view,
          const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static GtkWidget *
new_row (FoveaRecorder *self,
         int            number)
{
  const FoveaLessonPage *page
    = fovea_draft_page_get (fovea_lesson_draft_get_page (self->draft, number));
  // Translators: a page without a title
  const char *title = page->title[0] != '\0' ? page->title : _("Untitled");
  g_autofree char *words = g_strdup_printf ("%d  %s", number + 1, title);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);

  return row;
}

static void
update_actions (FoveaRecorder *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int n_pages = fovea_lesson_draft_get_n_pages (self->draft);
  bool has_page = self->page >= 0;

  gtk_widget_action_set_enabled (widget, "recorder.retake", has_page);
  gtk_widget_action_set_enabled (widget, "recorder.delete", has_page);
  gtk_widget_action_set_enabled (widget, "recorder.up", self->page > 0);
  gtk_widget_action_set_enabled (widget, "recorder.down", has_page && self->page < n_pages - 1);
  gtk_widget_action_set_enabled (widget, "recorder.undo",
                                 fovea_lesson_draft_can_undo (self->draft));
  gtk_widget_set_sensitive (self->words, has_page);
  gtk_widget_set_visible (self->hint, n_pages == 0);
}

// Nothing is told of a lesson that is not begun.
static void
tell_saved (FoveaRecorder *self,
            bool           is_modified)
{
  GFile *file = fovea_lesson_draft_get_file (self->draft);
  g_autofree char *words = NULL;
  g_autofree char *path = file != NULL ? g_file_get_parse_name (file) : NULL;

  if (is_modified)
    // Translators: the lesson
    words = g_strdup (_("Not saved"));
  else if (file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *isolated = fovea_reading_dup_isolated (name);
      // Translators: the lesson; the name of its file
      words = g_strdup_printf (_("Saved as %s"), isolated);
    }
  gtk_label_set_label (GTK_LABEL (self->saved), words != NULL ? words : "");
  gtk_widget_set_tooltip_text (self->saved, path);
  gtk_widget_set_visible (self->saved, words != NULL);
}

static void
modified_notify_cb (FoveaRecorder *self)
{
  tell_saved (self, fovea_lesson_draft_is_modified (self->draft));
}

// The draft learns of it when the focus leaves the field.
static void
typed_cb (FoveaRecorder *self)
{
  if (!self->is_filling)
    tell_saved (self, true);
}

static void
fill_words (FoveaRecorder *self)
{
  g_autofree char *text = NULL;
  g_autofree char *tasks = NULL;
  g_autofree char *goal = NULL;
  const char *title = "";

  if (self->page >= 0)
    {
      FoveaDraftPage *page = fovea_lesson_draft_get_page (self->draft, self->page);
      title = fovea_draft_page_get (page)->title;
      text = fovea_draft_page_dup_text (page);
      tasks = fovea_draft_page_dup_tasks (page);
      goal = fovea_draft_page_dup_goal (page);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->page_title), title);
  set_text (self->text, text != NULL ? text : "");
  set_text (self->tasks, tasks != NULL ? tasks : "");
  gtk_editable_set_text (GTK_EDITABLE (self->goal), goal != NULL ? goal : "");
  gtk_widget_set_visible (self->goal_error, FALSE);
}

static void
fill (FoveaRecorder *self)
{
  GtkWidget *row;
  int n_pages = fovea_lesson_draft_get_n_pages (self->draft);

  self->is_filling = true;
  self->page = MIN (self->page, n_pages - 1);
  while ((row = gtk_widget_get_first_child (self->pages)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->pages), row);
  for (int i = 0; i < n_pages; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->pages), new_row (self, i));
  gtk_list_box_select_row (GTK_LIST_BOX (self->pages),
                           self->page < 0 ? NULL
                                          : gtk_list_box_get_row_at_index (
                                              GTK_LIST_BOX (self->pages), self->page));
  gtk_editable_set_text (GTK_EDITABLE (self->lesson_title),
                         fovea_lesson_draft_get_title (self->draft));
  gtk_editable_set_text (GTK_EDITABLE (self->summary),
                         fovea_lesson_draft_get_summary (self->draft));
  fill_words (self);
  self->is_filling = false;
  update_actions (self);
}

static bool
has_same_words (const FoveaDraftPage *a,
                const FoveaDraftPage *b)
{
  g_autofree char *text = fovea_draft_page_dup_text (a);
  g_autofree char *tasks = fovea_draft_page_dup_tasks (a);
  g_autofree char *goal = fovea_draft_page_dup_goal (a);
  g_autofree char *other_text = fovea_draft_page_dup_text (b);
  g_autofree char *other_tasks = fovea_draft_page_dup_tasks (b);
  g_autofree char *other_goal = fovea_draft_page_dup_goal (b);

  return g_str_equal (fovea_draft_page_get (a)->title, fovea_draft_page_get (b)->title)
         && g_str_equal (text, other_text) && g_str_equal (tasks, other_tasks)
         && g_str_equal (goal, other_goal);
}

// Takes what was typed into @draft, which is the recorder's or a copy of it.
static bool
take_into (FoveaRecorder    *self,
           FoveaLessonDraft *draft)
{
  fovea_lesson_draft_set_title (draft,
                                gtk_editable_get_text (GTK_EDITABLE (self->lesson_title)));
  fovea_lesson_draft_set_summary (draft,
                                  gtk_editable_get_text (GTK_EDITABLE (self->summary)));
  if (self->page < 0)
    return true;

  FoveaDraftPage *page = fovea_lesson_draft_get_page (draft, self->page);
  g_autofree char *text = dup_text (self->text);
  g_autofree char *tasks = dup_text (self->tasks);
  g_autoptr (FoveaDraftPage) said = fovea_draft_page_replace_words (
    page, gtk_editable_get_text (GTK_EDITABLE (self->page_title)), text, tasks);
  g_autoptr (FoveaDraftPage) aimed = fovea_draft_page_replace_goal (
    said, gtk_editable_get_text (GTK_EDITABLE (self->goal)));

  if (!has_same_words (page, aimed != NULL ? aimed : said))
    fovea_lesson_draft_replace (draft, self->page, aimed != NULL ? aimed : said);

  return aimed != NULL;
}

/**
 * fovea_recorder_take_words:
 * @self: a recorder
 *
 * Takes what was typed into the draft.
 *
 * Returns: whether all of it was; a goal that is no cell of the picture is not
 */
bool
fovea_recorder_take_words (FoveaRecorder *self)
{
  g_return_val_if_fail (FOVEA_IS_RECORDER (self), false);

  if (self->is_filling)
    return true;
  self->is_filling = true; // what is typed stays as it is typed
  bool is_whole = take_into (self, self->draft);
  gtk_widget_set_visible (self->goal_error, !is_whole);
  self->is_filling = false;
  update_actions (self);
  modified_notify_cb (self);

  return is_whole;
}

// What a crash would lose: the draft and what is being typed, which is no step of undo yet.
static FoveaLessonDraft *
copy_draft (gpointer data)
{
  FoveaRecorder *self = data;
  FoveaLessonDraft *copy = fovea_lesson_draft_dup (self->draft);

  take_into (self, copy);
  return copy;
}

// Rows follow the titles while they are typed.
static void
draft_changed_cb (FoveaRecorder *self)
{
  if (!self->is_filling)
    {
      fill (self);
      return;
    }

  GtkListBoxRow *row = self->page >= 0 ? gtk_list_box_get_row_at_index (
                                           GTK_LIST_BOX (self->pages), self->page)
                                       : NULL;
  if (row == NULL)
    return;
  g_autoptr (GtkWidget) renewed = g_object_ref_sink (new_row (self, self->page));
  GtkWidget *label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (renewed));
  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (row)),
                       gtk_label_get_label (GTK_LABEL (label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)), -1);
}

static void
words_left_cb (FoveaRecorder *self)
{
  fovea_recorder_take_words (self);
}

static void
row_activated_cb (FoveaRecorder *self,
                  GtkListBoxRow *row)
{
  int page = gtk_list_box_row_get_index (row);

  fovea_recorder_select (self, page);
  fovea_lecture_show_draft (self->lecture, fovea_lesson_draft_get_page (self->draft, page));
}

static void
row_selected_cb (FoveaRecorder *self,
                 GtkListBoxRow *row)
{
  if (!self->is_filling && row != NULL)
    fovea_recorder_select (self, gtk_list_box_row_get_index (row));
}

static void
cards_toggled_cb (FoveaRecorder  *self,
                  GtkCheckButton *button)
{
  FoveaCanvas *canvas;

  g_object_get (self->lecture, "canvas", &canvas, NULL);
  fovea_canvas_show_cards (canvas, gtk_check_button_get_active (button));
  g_object_unref (canvas);
}

static void
fovea_recorder_dispose (GObject *object)
{
  FoveaRecorder *self = FOVEA_RECORDER (object);

  self->is_filling = true;
  // Saved, or not wanted: whoever ends the making of a lesson asks before.
  if (self->keeper != NULL)
    fovea_lesson_keeper_close (self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_RECORDER);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (fovea_recorder_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/recorder.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, frame);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, pages_scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, lesson_title);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, summary);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, pages);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, hint);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, words);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, page_title);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, text);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, tasks);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, goal);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, goal_error);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, cards);
  gtk_widget_class_bind_template_child (widget_class, FoveaRecorder, saved);
  gtk_widget_class_bind_template_callback (widget_class, words_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cards_toggled_cb);
}

static void
fovea_recorder_class_init (FoveaRecorderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_recorder_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recorder");
  fovea_recorder_add_commands (widget_class);
  bind_template (widget_class);
}

static void
fovea_recorder_init (FoveaRecorder *self)
{
  self->page = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->pages_scroller));
  fovea_mnemonic_names_set (GTK_WIDGET (self));
}

static void
keep_what_is_typed (FoveaRecorder *self)
{
  gpointer fields[] = {
    self->lesson_title,
    self->summary,
    self->page_title,
    self->goal,
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->tasks)),
  };

  fovea_lesson_keeper_set_copy (self->keeper, copy_draft, self);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_signal_connect_object (fields[i], "changed", G_CALLBACK (fovea_lesson_keeper_schedule),
                               self->keeper, G_CONNECT_SWAPPED);
      g_signal_connect_object (fields[i], "changed", G_CALLBACK (typed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/**
 * fovea_recorder_new:
 * @lecture: its parent to be
 * @keeper: of the lesson that is made
 *
 * Returns: (transfer floating): a recorder
 */
GtkWidget *
fovea_recorder_new (FoveaLecture      *lecture,
                    FoveaLessonKeeper *keeper)
{
  FoveaRecorder *self = g_object_new (FOVEA_TYPE_RECORDER, NULL);
  g_autoptr (FoveaCanvas) canvas = NULL;

  self->lecture = lecture;
  self->keeper = g_object_ref (keeper);
  self->draft = fovea_lesson_keeper_get_lesson (keeper);
  g_object_get (lecture, "canvas", &canvas, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->cards), fovea_canvas_has_cards (canvas));
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::modified", G_CALLBACK (modified_notify_cb), self,
                           G_CONNECT_SWAPPED);
  self->page = fovea_lesson_draft_get_n_pages (self->draft) > 0 ? 0 : -1;
  fill (self);
  modified_notify_cb (self);
  keep_what_is_typed (self);

  return GTK_WIDGET (self);
}

/**
 * fovea_recorder_get_draft:
 * @self: a recorder
 *
 * Returns: (transfer none): the lesson; what is being typed is not in it yet, see
 *   fovea_recorder_take_words()
 */
FoveaLessonDraft *
fovea_recorder_get_draft (FoveaRecorder *self)
{
  g_return_val_if_fail (FOVEA_IS_RECORDER (self), NULL);

  return self->draft;
}

/**
 * fovea_recorder_get_page:
 * @self: a recorder
 *
 * Returns: the page whose words are edited, from 0; −1 where there is none
 */
int
fovea_recorder_get_page (FoveaRecorder *self)
{
  g_return_val_if_fail (FOVEA_IS_RECORDER (self), -1);

  return self->page;
}

/**
 * fovea_recorder_select:
 * @self: a recorder
 * @page: a page of the draft, from 0
 *
 * Edits the words of @page.
 */
void
fovea_recorder_select (FoveaRecorder *self,
                       int            page)
{
  g_return_if_fail (FOVEA_IS_RECORDER (self));
  g_return_if_fail (page >= 0 && page < fovea_lesson_draft_get_n_pages (self->draft));

  if (page == self->page)
    return;
  fovea_recorder_take_words (self);
  self->page = page;
  self->is_filling = true;
  gtk_list_box_select_row (GTK_LIST_BOX (self->pages),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->pages), page));
  fill_words (self);
  self->is_filling = false;
  update_actions (self);
}

/**
 * fovea_recorder_focus:
 * @self: a recorder
 *
 * Gives the focus to the title of the lesson, which is the first thing to write.
 */
void
fovea_recorder_focus (FoveaRecorder *self)
{
  g_return_if_fail (FOVEA_IS_RECORDER (self));

  gtk_widget_grab_focus (self->lesson_title);
}
