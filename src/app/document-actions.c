// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Actions on documents and files: each only calls what does the work.

#include "config.h"

#include "app/document-actions.h"

#include "app/copying.h"
#include "app/export-dialog.h"
#include "app/first-focus.h"
#include "app/gallery.h"
#include "app/opening.h"
#include "app/printing.h"
#include "app/recorder.h"
#include "app/saving.h"

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  fovea_opening_choose (FOVEA_WINDOW (widget));
}

static void
open_recent_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  fovea_opening_open (FOVEA_WINDOW (widget), file);
}

static void
open_example_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  fovea_opening_open_example (FOVEA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
examples_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  fovea_first_focus_present (GTK_WINDOW (fovea_gallery_new (FOVEA_WINDOW (widget))));
}

static bool
is_writing_lesson (FoveaWindow *window)
{
  FoveaRecorder *recorder = fovea_lecture_get_recorder (fovea_window_get_lecture (window));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return recorder != NULL && focus != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (recorder));
}

// Who writes a lesson means that, not the document beside it.
static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (is_writing_lesson (FOVEA_WINDOW (widget)))
    gtk_widget_activate_action (widget, "win.save-lesson", NULL);
  else
    fovea_saving_save (FOVEA_WINDOW (widget), NULL, NULL);
}

static void
save_as_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  fovea_saving_save_as (FOVEA_WINDOW (widget), NULL, NULL);
}

static void
revert_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  fovea_saving_revert (FOVEA_WINDOW (widget));
}

static void
ignore_outside_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  fovea_keeper_accept_outside (fovea_window_get_keeper (FOVEA_WINDOW (widget)));
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  fovea_first_focus_present (GTK_WINDOW (fovea_export_dialog_new (FOVEA_WINDOW (widget))));
}

static void
copy_picture_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  fovea_copying_copy_picture (FOVEA_WINDOW (widget), NULL);
}

static void
copy_picture_as_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  fovea_copying_copy_picture (FOVEA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
copy_numbers_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  fovea_copying_copy_numbers (FOVEA_WINDOW (widget));
}

static void
copy_code_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoveaCodeLanguage language;

  if (fovea_code_language_from_nick (g_variant_get_string (parameter, NULL), &language))
    fovea_copying_copy_code (FOVEA_WINDOW (widget), language);
}

/**
 * fovea_window_class_add_document_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions on documents and files.
 */
void
fovea_window_class_add_document_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_cb);
  gtk_widget_class_install_action (widget_class, "win.open-example", "s", open_example_cb);
  gtk_widget_class_install_action (widget_class, "win.examples", NULL, examples_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (widget_class, "win.revert", NULL, revert_cb);
  gtk_widget_class_install_action (widget_class, "win.ignore-outside", NULL, ignore_outside_cb);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-picture", NULL, copy_picture_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-picture-as", "s", copy_picture_as_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-numbers", NULL, copy_numbers_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-code", "s", copy_code_cb);
  fovea_window_class_add_printing (widget_class);
}
