// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/recording.h"

#include "app/dialogs.h"
#include "app/recorder.h"

#include <glib/gi18n.h>

#include <string.h>

#define SUFFIX ".lesson"

// A wish to save or to close, from the key press to the last answer.
typedef struct
{
  // Owned
  FoveaWindow *window;
  GtkFileChooserNative *chooser; // (nullable)

  // Borrowed
  FoveaSavingCallback callback; // (nullable)
  gpointer data;
} Wish;

enum
{
  ANSWER_SAVE = 1,
  ANSWER_DISCARD,
  ANSWER_SAVE_AS,
};

static Wish *
new_wish (FoveaWindow         *window,
          FoveaSavingCallback  callback,
          gpointer             data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->window = g_object_ref (window);
  wish->callback = callback;
  wish->data = data;

  return wish;
}

static void
end_wish (Wish *wish,
          bool  is_done)
{
  if (wish->callback != NULL)
    wish->callback (wish->window, is_done, wish->data);
  g_clear_object (&wish->chooser);
  g_object_unref (wish->window);
  g_free (wish);
}

static FoveaRecorder *
get_recorder (FoveaWindow *window)
{
  return fovea_lecture_get_recorder (fovea_window_get_lecture (window));
}

// With all that was typed.
static FoveaLessonDraft *
get_draft (FoveaWindow *window)
{
  FoveaRecorder *recorder = get_recorder (window);

  if (recorder == NULL)
    return NULL;
  fovea_recorder_take_words (recorder);
  return fovea_recorder_get_draft (recorder);
}

// Returns: whether nothing remains to be asked
static bool
try_save (FoveaWindow         *window,
          GFile               *file,
          FoveaOverwrite       overwrite,
          FoveaSavingCallback  callback,
          gpointer             data)
{
  FoveaLessonDraft *draft = get_draft (window);
  g_autoptr (GError) error = NULL;
  bool is_saved = draft != NULL && fovea_lesson_draft_save (draft, file, overwrite, &error);

  if (g_error_matches (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_CHANGED))
    return false;
  if (error != NULL)
    fovea_dialogs_tell (GTK_WINDOW (window), _("The lesson could not be saved"), error->message);
  if (callback != NULL)
    callback (window, is_saved, data);
  return true;
}

/**
 * fovea_recording_save_to:
 * @window: a window in which a lesson is made
 * @file: the lesson's file from now on
 * @callback: (nullable): told whether it is saved
 * @data: passed to @callback
 *
 * Saves the lesson, and its documents beside it; tells why, if it cannot.
 */
void
fovea_recording_save_to (FoveaWindow         *window,
                         GFile               *file,
                         FoveaSavingCallback  callback,
                         gpointer             data)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window) && G_IS_FILE (file));

  try_save (window, file, FOVEA_OVERWRITE_ANYTHING, callback, data);
}

static GFile *
complete_name (GFile *chosen)
{
  g_autofree char *base = g_file_get_basename (chosen);
  g_autoptr (GFile) folder = g_file_get_parent (chosen);
  g_autofree char *completed = g_strconcat (base, SUFFIX, NULL);

  return g_str_has_suffix (base, SUFFIX) ? g_object_ref (chosen)
                                         : g_file_get_child (folder, completed);
}

static void
save_wish (Wish  *wish,
           GFile *file)
{
  FoveaSavingCallback callback = wish->callback;
  gpointer data = wish->data;
  g_autoptr (FoveaWindow) window = g_object_ref (wish->window);

  wish->callback = NULL;
  end_wish (wish, false);
  fovea_recording_save_to (window, file, callback, data);
}

static void choose_file (Wish *wish);

static void
replace_response_cb (GtkWidget *dialog,
                     int        response,
                     Wish      *wish)
{
  g_autoptr (GFile) file = g_object_ref (g_object_get_data (G_OBJECT (dialog), "file"));

  fovea_dialogs_put_away (dialog);
  if (response == ANSWER_SAVE)
    save_wish (wish, file);
  else if (response == ANSWER_SAVE_AS)
    choose_file (wish);
  else
    end_wish (wish, false);
}

static void
ask_to_replace (Wish       *wish,
                GFile      *file,
                const char *headline)
{
  const FoveaAnswer answers[] = {
    { _("_Cancel"), GTK_RESPONSE_CANCEL },
    { _("Save _As…"), ANSWER_SAVE_AS },
    { _("_Replace"), ANSWER_SAVE, true },
    { NULL },
  };
  GtkWidget *dialog = fovea_dialogs_ask (GTK_WINDOW (wish->window), headline,
                                         _("Replacing loses what the file holds."), answers);

  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (replace_response_cb), wish);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     Wish            *wish)
{
  g_autoptr (GFile) chosen = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;

  g_clear_object (&wish->chooser);
  if (chosen == NULL)
    {
      end_wish (wish, false);
      return;
    }

  g_autoptr (GFile) file = complete_name (chosen);
  if (g_file_equal (file, chosen) || !g_file_query_exists (file, NULL))
    {
      save_wish (wish, file);
      return;
    }

  // The chooser asked about the name that was typed, not about the one that is made of it.
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *headline = g_strdup_printf (_("“%s” already exists. Replace it?"), name);
  ask_to_replace (wish, file, headline);
}

static void
choose_file (Wish *wish)
{
  FoveaLessonDraft *draft = get_draft (wish->window);
  GFile *file = fovea_lesson_draft_get_file (draft);
  g_autofree char *stem = g_strdup (fovea_lesson_draft_get_title (draft));
  g_strdelimit (stem, "/\\:?", '-');
  g_autofree char *name = g_strconcat (stem[0] == '.' ? "-" : "", stem, SUFFIX, NULL);

  wish->chooser = gtk_file_chooser_native_new (_("Save the Lesson"), GTK_WINDOW (wish->window),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (wish->chooser), TRUE);
  if (file == NULL || !gtk_file_chooser_set_file (GTK_FILE_CHOOSER (wish->chooser), file, NULL))
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (wish->chooser), name);
  g_signal_connect (wish->chooser, "response", G_CALLBACK (chooser_response_cb), wish);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (wish->chooser));
}

// What another program wrote meanwhile, or its author by hand, is not lost unasked.
static void
save_again (FoveaWindow         *window,
            FoveaLessonDraft    *draft,
            FoveaSavingCallback  callback,
            gpointer             data)
{
  g_autoptr (GFile) file = g_object_ref (fovea_lesson_draft_get_file (draft));
  if (try_save (window, file, FOVEA_OVERWRITE_KNOWN, callback, data))
    return;

  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *headline = g_strdup_printf (_("“%s” was changed by another program"), name);
  ask_to_replace (new_wish (window, callback, data), file, headline);
}

static void
save (FoveaWindow         *window,
      FoveaSavingCallback  callback,
      gpointer             data)
{
  FoveaLessonDraft *draft = get_draft (window);

  if (draft == NULL)
    return;
  if (fovea_lesson_draft_get_file (draft) != NULL)
    save_again (window, draft, callback, data);
  else
    choose_file (new_wish (window, callback, data));
}

static void
stop (Wish *wish)
{
  fovea_lecture_stop_recording (fovea_window_get_lecture (wish->window));
  end_wish (wish, true);
}

static void
saved_before_end_cb (FoveaWindow *window,
                     bool         is_done,
                     gpointer     data)
{
  if (is_done)
    stop (data);
  else
    end_wish (data, false);
}

static void
end_response_cb (GtkWidget *dialog,
                 int        response,
                 Wish      *wish)
{
  fovea_dialogs_put_away (dialog);
  if (response == ANSWER_SAVE)
    save (wish->window, saved_before_end_cb, wish);
  else if (response == ANSWER_DISCARD)
    stop (wish);
  else
    end_wish (wish, false);
}

// Ends the making of a lesson; asks if something would be lost.
static void
end_recording (FoveaWindow         *window,
               FoveaSavingCallback  callback,
               gpointer             data)
{
  FoveaLessonDraft *draft = get_draft (window);
  Wish *wish = new_wish (window, callback, data);

  if (draft == NULL || !fovea_lesson_draft_is_modified (draft))
    {
      stop (wish);
      return;
    }

  const FoveaAnswer answers[] = {
    { _("_Cancel"), GTK_RESPONSE_CANCEL },
    { _("_Discard"), ANSWER_DISCARD, true },
    { fovea_lesson_draft_get_file (draft) != NULL ? _("_Save") : _("_Save As…"), ANSWER_SAVE },
    { NULL },
  };
  g_autofree char *headline = g_strdup_printf (_("Save the lesson “%s”?"),
                                               fovea_lesson_draft_get_title (draft));
  GtkWidget *dialog
    = fovea_dialogs_ask (GTK_WINDOW (window), headline,
                         _("Changes that are not saved will be lost."), answers);

  g_signal_connect (dialog, "response", G_CALLBACK (end_response_cb), wish);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ended_before_close_cb (FoveaWindow *window,
                       bool         is_done,
                       gpointer     data)
{
  Wish *wish = data;

  if (!is_done)
    {
      end_wish (wish, false);
      return;
    }

  FoveaSavingCallback callback = wish->callback;
  gpointer callback_data = wish->data;
  g_autoptr (FoveaWindow) kept = g_object_ref (window);
  wish->callback = NULL;
  end_wish (wish, true);
  fovea_saving_ask_to_close (kept, callback, callback_data);
}

/**
 * fovea_recording_ask_to_close:
 * @window: a window that is to be closed
 * @callback: told whether it may be closed
 * @data: passed to @callback
 *
 * Asks about a lesson that is made and not saved, then about the document.
 */
void
fovea_recording_ask_to_close (FoveaWindow         *window,
                              FoveaSavingCallback  callback,
                              gpointer             data)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  if (get_recorder (window) == NULL)
    fovea_saving_ask_to_close (window, callback, data);
  else
    end_recording (window, ended_before_close_cb, new_wish (window, callback, data));
}

/**
 * fovea_recording_begin:
 * @window: a window
 *
 * Makes a lesson: of the one that is open, or a new one. One that is made already goes on.
 */
void
fovea_recording_begin (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaLesson *lesson = fovea_lecture_get_lesson (lecture);
  if (get_recorder (window) != NULL)
    return;

  int page = fovea_lecture_get_page (lecture);
  g_autoptr (FoveaLessonDraft) draft
    = lesson == NULL
        ? fovea_lesson_draft_new ()
        : fovea_lesson_draft_new_from_lesson (lesson, fovea_lesson_get_file (lesson));
  g_autoptr (FoveaLessonKeeper) keeper = fovea_lesson_keeper_new (draft);
  bool is_old = lesson != NULL;
  fovea_lecture_record (lecture, keeper);
  if (is_old)
    {
      fovea_recorder_select (get_recorder (window), page);
      fovea_lecture_show_draft (lecture, fovea_lesson_draft_get_page (draft, page));
    }
}

/**
 * fovea_recording_resume:
 * @window: the window that was asked
 * @keeper: of a lesson that was left behind
 *
 * Goes on with making it, in @window if nobody would miss what is there, else in a new one.
 */
void
fovea_recording_resume (FoveaWindow       *window,
                        FoveaLessonKeeper *keeper)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window) && FOVEA_IS_LESSON_KEEPER (keeper));

  FoveaLessonDraft *draft = fovea_lesson_keeper_get_lesson (keeper);

  if (!fovea_keeper_is_pristine (fovea_window_get_keeper (window))
      || get_recorder (window) != NULL
      || fovea_lecture_get_lesson (fovea_window_get_lecture (window)) != NULL)
    {
      g_autoptr (FoveaContent) content = fovea_content_new_seed ();
      g_autoptr (FoveaDocument) document = fovea_document_new (content);

      window = fovea_window_new_sibling (window, document);
      gtk_window_present (GTK_WINDOW (window));
    }
  fovea_lecture_record (fovea_window_get_lecture (window), keeper);
  if (fovea_lesson_draft_get_n_pages (draft) > 0)
    fovea_lecture_show_draft (fovea_window_get_lecture (window),
                              fovea_lesson_draft_get_page (draft, 0));
}

static void
record_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  fovea_recording_begin (FOVEA_WINDOW (widget));
}

static void
stop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (get_recorder (FOVEA_WINDOW (widget)) != NULL)
    end_recording (FOVEA_WINDOW (widget), NULL, NULL);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  save (FOVEA_WINDOW (widget), NULL, NULL);
}

static void
save_as_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  if (get_draft (FOVEA_WINDOW (widget)) != NULL)
    choose_file (new_wish (FOVEA_WINDOW (widget), NULL, NULL));
}

// In a window of its own, at the page that is edited.
static void
preview_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  FoveaWindow *window = FOVEA_WINDOW (widget);
  FoveaLessonDraft *draft = get_draft (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLesson) lesson
    = draft != NULL ? fovea_lesson_draft_dup_lesson (draft, &error) : NULL;

  if (error != NULL)
    fovea_dialogs_tell (GTK_WINDOW (window), _("The lesson cannot be shown"), error->message);
  if (lesson == NULL)
    return;

  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (FoveaDocument) document = fovea_document_new (content);
  FoveaWindow *other = fovea_window_new_sibling (window, document);
  gtk_window_present (GTK_WINDOW (other));
  fovea_lecture_open_at (fovea_window_get_lecture (other), lesson,
                         fovea_recorder_get_page (get_recorder (window)));
}

/**
 * fovea_recording_add_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of making lessons, named win.*.
 */
void
fovea_recording_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.record-lesson", NULL, record_cb);
  gtk_widget_class_install_action (widget_class, "win.stop-recording", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "win.save-lesson", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.save-lesson-as", NULL, save_as_cb);
  gtk_widget_class_install_action (widget_class, "win.preview-lesson", NULL, preview_cb);
}
