// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/recorder-private.h"

// After the chosen page, or at the end.
static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoveaRecorder *self = FOVEA_RECORDER (widget);
  g_autoptr (FoveaDraftPage) page = fovea_lecture_dup_shown (self->lecture);

  fovea_recorder_take_words (self);
  self->page++;
  fovea_lesson_draft_insert (self->draft, self->page, page);
  gtk_widget_grab_focus (self->page_title);
}

static void
retake_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoveaRecorder *self = FOVEA_RECORDER (widget);
  g_autoptr (FoveaDraftPage) shown = fovea_lecture_dup_shown (self->lecture);

  fovea_recorder_take_words (self);
  g_autoptr (FoveaDraftPage) page = fovea_draft_page_replace_shown (
    fovea_lesson_draft_get_page (self->draft, self->page), fovea_draft_page_get (shown),
    fovea_draft_page_get_content (shown));
  fovea_lesson_draft_replace (self->draft, self->page, page);
}

static void
move (FoveaRecorder *self,
      int            target)
{
  int page = self->page;

  fovea_recorder_take_words (self);
  if (page < 0 || target < 0 || target >= fovea_lesson_draft_get_n_pages (self->draft))
    return;
  self->page = target;
  fovea_lesson_draft_move (self->draft, page, target);
}

static void
up_cb (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  move (FOVEA_RECORDER (widget), FOVEA_RECORDER (widget)->page - 1);
}

static void
down_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  move (FOVEA_RECORDER (widget), FOVEA_RECORDER (widget)->page + 1);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoveaRecorder *self = FOVEA_RECORDER (widget);

  fovea_recorder_take_words (self);
  fovea_lesson_draft_remove (self->draft, self->page);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoveaRecorder *self = FOVEA_RECORDER (widget);

  fovea_recorder_take_words (self);
  fovea_lesson_draft_undo (self->draft);
}

/**
 * fovea_recorder_add_commands:
 * @widget_class: the class of the recorder
 *
 * Installs the commands on pages, named recorder.*, and their keys.
 */
void
fovea_recorder_add_commands (GtkWidgetClass *widget_class)
{
  const GdkModifierType alt = GDK_ALT_MASK;

  gtk_widget_class_install_action (widget_class, "recorder.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "recorder.retake", NULL, retake_cb);
  gtk_widget_class_install_action (widget_class, "recorder.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "recorder.down", NULL, down_cb);
  gtk_widget_class_install_action (widget_class, "recorder.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "recorder.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, alt, "recorder.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, alt, "recorder.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "recorder.add", NULL);
}
