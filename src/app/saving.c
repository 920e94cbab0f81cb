// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One wish to save lives from the key press to its end, through choosers, threads and questions. It
// holds the window and the keeper: the window may show another document meanwhile.

#include "config.h"

#include "app/saving.h"

#include "app/dialogs.h"
#include "app/input-loading.h"
#include "app/recent.h"

#include <glib/gi18n.h>

typedef struct
{
  // Owned
  FoveaWindow *window;
  FoveaKeeper *keeper;
  GFile *file;                   // (nullable) not chosen yet
  GtkFileChooserNative *chooser; // (nullable)

  // Borrowed
  FoveaSavingCallback callback; // (nullable)
  gpointer data;
} Wish;

enum
{
  ANSWER_OVERWRITE = 1,
  ANSWER_RELOAD,
  ANSWER_SAVE_AS,
  ANSWER_SAVE,
  ANSWER_DISCARD,
};

static void start_save (Wish           *wish,
                        FoveaOverwrite  overwrite);
static void choose_file (Wish *wish);

static Wish *
new_wish (FoveaWindow         *window,
          FoveaSavingCallback  callback,
          gpointer             data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->window = g_object_ref (window);
  wish->keeper = g_object_ref (fovea_window_get_keeper (window));
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
  g_clear_object (&wish->file);
  g_object_unref (wish->keeper);
  g_object_unref (wish->window);
  g_free (wish);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *path = g_file_get_parse_name (file);

  return g_path_get_basename (path);
}

static void
conflict_response_cb (GtkWidget *dialog,
                      int        response,
                      Wish      *wish)
{
  fovea_dialogs_put_away (dialog);
  switch (response)
    {
    case ANSWER_OVERWRITE:
      start_save (wish, FOVEA_OVERWRITE_ANYTHING);
      return;
    case ANSWER_SAVE_AS:
      choose_file (wish);
      return;
    case ANSWER_RELOAD:
      fovea_saving_revert (wish->window);
      break;
    default:
      break;
    }
  end_wish (wish, false);
}

static void
ask_about_change (Wish *wish)
{
  const FoveaAnswer answers[] = {
    { _("_Cancel"), GTK_RESPONSE_CANCEL },
    { _("_Reload"), ANSWER_RELOAD },
    { _("_Overwrite"), ANSWER_OVERWRITE, true },
    { _("Save _As…"), ANSWER_SAVE_AS },
    { NULL },
  };
  g_autofree char *name = dup_name (wish->file);
  g_autofree char *headline
    = g_strdup_printf (_("“%s” was changed by another program"), name);
  GtkWidget *dialog = fovea_dialogs_ask (
    GTK_WINDOW (wish->window), headline,
    _("Overwriting loses what the other program wrote. Reloading takes that in place of what you "
      "see; it can be undone."),
    answers);

  g_signal_connect (dialog, "response", G_CALLBACK (conflict_response_cb), wish);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_about_existing (Wish *wish)
{
  const FoveaAnswer answers[] = {
    { _("_Cancel"), GTK_RESPONSE_CANCEL },
    { _("Save _As…"), ANSWER_SAVE_AS },
    { _("_Replace"), ANSWER_OVERWRITE, true },
    { NULL },
  };
  g_autofree char *name = dup_name (wish->file);
  g_autofree char *headline = g_strdup_printf (_("“%s” already exists. Replace it?"), name);
  GtkWidget *dialog = fovea_dialogs_ask (GTK_WINDOW (wish->window), headline,
                                         _("Replacing loses what the file holds."), answers);

  gtk_dialog_set_default_response (GTK_DIALOG (dialog), ANSWER_SAVE_AS);
  g_signal_connect (dialog, "response", G_CALLBACK (conflict_response_cb), wish);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell_failure (Wish         *wish,
              const GError *error)
{
  g_autofree char *name = dup_name (wish->file);
  g_autofree char *headline = g_strdup_printf (_("“%s” cannot be saved"), name);

  fovea_dialogs_tell (GTK_WINDOW (wish->window), headline, error->message);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Wish *wish = data;
  g_autoptr (GError) error = NULL;

  if (fovea_keeper_save_finish (wish->keeper, result, &error))
    {
      fovea_recent_add (wish->file);
      end_wish (wish, true);
      return;
    }
  if (g_error_matches (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_CHANGED))
    {
      ask_about_change (wish);
      return;
    }
  if (g_error_matches (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_EXISTS))
    {
      ask_about_existing (wish);
      return;
    }
  tell_failure (wish, error);
  end_wish (wish, false);
}

static void
start_save (Wish           *wish,
            FoveaOverwrite  overwrite)
{
  fovea_keeper_save_async (wish->keeper, wish->file, overwrite, saved_cb, wish);
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

  FoveaOverwrite overwrite;

  g_clear_object (&wish->file);
  wish->file = fovea_saving_complete_name (chosen, &overwrite);
  start_save (wish, overwrite);
}

// A file name made of the title: no separators, nothing hidden.
static char *
suggest_name (FoveaDocument *document)
{
  const char *title = fovea_document_get_title (document);
  g_autofree char *stem
    = g_strdup (title != NULL && *title != '\0' ? title : _("Untitled"));

  g_strdelimit (stem, "/\\:", '-');
  if (*stem == '.')
    *stem = '-';
  return g_strconcat (stem, ".fovea", NULL);
}

static void
choose_file (Wish *wish)
{
  FoveaDocument *document = fovea_keeper_get_document (wish->keeper);
  GFile *file = fovea_document_get_file (document);
  g_autofree char *name = suggest_name (document);

  wish->chooser
    = gtk_file_chooser_native_new (_("Save the Document"), GTK_WINDOW (wish->window),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (wish->chooser), TRUE);
  if (file == NULL || !gtk_file_chooser_set_file (GTK_FILE_CHOOSER (wish->chooser), file, NULL))
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (wish->chooser), name);
  g_signal_connect (wish->chooser, "response", G_CALLBACK (chooser_response_cb), wish);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (wish->chooser));
}

/**
 * fovea_saving_complete_name:
 * @chosen: what was typed into a chooser
 * @overwrite: (out): what may be overwritten there
 *
 * A name without the ending of documents gets it, as one does whose ending would make Fovea open it as
 * something else; one that was typed with it before the ending that the chooser keeps loses one. The
 * chooser has not asked about that file then.
 *
 * Returns: (transfer full): where to save
 */
GFile *
fovea_saving_complete_name (GFile          *chosen,
                            FoveaOverwrite *overwrite)
{
  g_return_val_if_fail (G_IS_FILE (chosen) && overwrite != NULL, NULL);

  g_autofree char *name = g_file_get_basename (chosen);
  g_autoptr (GFile) folder = g_file_get_parent (chosen);

  *overwrite = FOVEA_OVERWRITE_ANYTHING;
  if (folder == NULL || name == NULL)
    return g_object_ref (chosen);

  bool is_doubled = g_str_has_suffix (name, ".fovea.fovea");
  bool is_other = g_str_has_suffix (name, ".lesson") || fovea_input_loading_knows (chosen);
  if (strchr (name, '.') != NULL && !is_doubled && !is_other)
    return g_object_ref (chosen);

  g_autofree char *completed = is_doubled
                                 ? g_strndup (name, strlen (name) - strlen (".fovea"))
                                 : g_strconcat (name, ".fovea", NULL);

  *overwrite = FOVEA_OVERWRITE_NOTHING;
  return g_file_get_child (folder, completed);
}

/**
 * fovea_saving_save:
 * @window: a window
 * @callback: (nullable): called at the end
 * @data: passed to @callback
 *
 * Saves the document to its file; asks for one if there is none.
 */
void
fovea_saving_save (FoveaWindow         *window,
                   FoveaSavingCallback  callback,
                   gpointer             data)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  FoveaDocument *document = fovea_keeper_get_document (fovea_window_get_keeper (window));
  GFile *file = fovea_document_get_file (document);

  if (file != NULL)
    fovea_saving_save_to (window, file, FOVEA_OVERWRITE_KNOWN, callback, data);
  else
    fovea_saving_save_as (window, callback, data);
}

/**
 * fovea_saving_save_as:
 * @window: a window
 * @callback: (nullable): called at the end
 * @data: passed to @callback
 *
 * Saves the document to a file that the user chooses.
 */
void
fovea_saving_save_as (FoveaWindow         *window,
                      FoveaSavingCallback  callback,
                      gpointer             data)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  choose_file (new_wish (window, callback, data));
}

/**
 * fovea_saving_save_to:
 * @window: a window
 * @file: the document's file from now on
 * @overwrite: what may be overwritten without asking
 * @callback: (nullable): called at the end
 * @data: passed to @callback
 *
 * Saves the document to @file.
 */
void
fovea_saving_save_to (FoveaWindow         *window,
                      GFile               *file,
                      FoveaOverwrite       overwrite,
                      FoveaSavingCallback  callback,
                      gpointer             data)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  Wish *wish = new_wish (window, callback, data);

  wish->file = g_object_ref (file);
  start_save (wish, overwrite);
}

static void
reverted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  FoveaKeeper *keeper = FOVEA_KEEPER (source);
  g_autoptr (FoveaWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (fovea_keeper_revert_finish (keeper, result, &error))
    return;

  g_autofree char *name = dup_name (fovea_document_get_file (fovea_keeper_get_document (keeper)));

  fovea_window_report (window, name, error);
}

/**
 * fovea_saving_revert:
 * @window: a window
 *
 * Goes back to what the file holds, if there is one. Nothing is asked because it can be undone.
 */
void
fovea_saving_revert (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  FoveaKeeper *keeper = fovea_window_get_keeper (window);

  if (fovea_document_get_file (fovea_keeper_get_document (keeper)) != NULL)
    fovea_keeper_revert_async (keeper, reverted_cb, g_object_ref (window));
}

static void
saved_to_close_cb (FoveaWindow *window,
                   bool         is_done,
                   gpointer     data)
{
  Wish *wish = data;

  // What was edited while the disk was written is not saved.
  end_wish (wish,
            is_done && !fovea_document_is_modified (fovea_keeper_get_document (wish->keeper)));
}

static void
close_response_cb (GtkWidget *dialog,
                   int        response,
                   Wish      *wish)
{
  fovea_dialogs_put_away (dialog);
  if (response == ANSWER_SAVE)
    fovea_saving_save (wish->window, saved_to_close_cb, wish);
  else
    end_wish (wish, response == ANSWER_DISCARD);
}

/**
 * fovea_saving_ask_to_close:
 * @window: a window that is to be closed
 * @callback: told whether it may be closed
 * @data: passed to @callback
 *
 * Asks only if something would be lost. Nothing is closed here.
 */
void
fovea_saving_ask_to_close (FoveaWindow         *window,
                           FoveaSavingCallback  callback,
                           gpointer             data)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  FoveaDocument *document = fovea_keeper_get_document (fovea_window_get_keeper (window));
  Wish *wish = new_wish (window, callback, data);

  if (!fovea_document_is_modified (document))
    {
      end_wish (wish, true);
      return;
    }

  const FoveaAnswer answers[] = {
    { _("_Cancel"), GTK_RESPONSE_CANCEL },
    { _("_Discard"), ANSWER_DISCARD, true },
    { fovea_document_get_file (document) != NULL ? _("_Save") : _("_Save As…"), ANSWER_SAVE },
    { NULL },
  };
  g_autofree char *name = fovea_window_dup_name (window);
  g_autofree char *headline = g_strdup_printf (_("Save the changes to “%s”?"), name);
  GtkWidget *dialog = fovea_dialogs_ask (GTK_WINDOW (window), headline,
                                         _("Changes that are not saved will be lost."), answers);

  g_signal_connect (dialog, "response", G_CALLBACK (close_response_cb), wish);
  gtk_window_present (GTK_WINDOW (dialog));
}
