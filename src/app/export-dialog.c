// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture is the one that the window shows when the dialog opens. The ending of the chosen name
// decides on the format; the list only suggests it. Several figures are drawn in a thread.

#include "config.h"

#include "app/export-dialog.h"

#include "app/dialogs.h"
#include "app/export-drag.h"
#include "app/export-job.h"
#include "app/export-name.h"
#include "app/export-preview.h"
#include "app/reading.h"
#include "app/scroll-names.h"

#include <glib/gi18n.h>

// How long choices may rest before the preview is drawn.
#define PREVIEW_MS 120
#define PROGRESS_MS 100

struct _FoveaExportDialog
{
  GtkWindow parent_instance;

  // Owned
  FoveaFigureSource *source;
  FoveaSettings *settings;
  GtkFileChooserNative *chooser; // (nullable) while it is open
  FoveaExportJob *job;           // (nullable) while it runs
  GFile *target;                 // (nullable) of the job

  // Template
  GtkWidget *choices;
  GtkWidget *scroller;
  GtkWidget *preview;
  GtkWidget *facts;
  GtkWidget *command;
  GtkWidget *copy;
  GtkWidget *export;
  GtkWidget *progress_box;
  GtkWidget *progress;
  GtkWidget *cancel;

  // State
  guint preview_id; // 0: none is due
  guint progress_id;
};

G_DEFINE_FINAL_TYPE (FoveaExportDialog, fovea_export_dialog, GTK_TYPE_WINDOW)

static bool
fill_recipe (FoveaExportDialog  *self,
             FoveaRecipe        *recipe,
             FoveaSubject       *subject,
             GError            **error)
{
  FoveaExportChoices *choices = FOVEA_EXPORT_CHOICES (self->choices);

  return fovea_export_choices_fill (choices, fovea_export_choices_get_format (choices), recipe,
                                    subject, error);
}

static char *
dup_output (FoveaExportDialog *self,
            const char        *stem,
            bool               for_command)
{
  FoveaRecipe recipe;
  FoveaSubject subject;

  fill_recipe (self, &recipe, &subject, NULL);

  FoveaExportFormat format = recipe.export.format;
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, fovea_export_format_get_nick (format));

  return for_command && recipe.has_steps && !fovea_export_format_has_pages (format)
           ? fovea_export_name_frame (name, 0)
           : g_steal_pointer (&name);
}

static const char *
explain_no_command (FoveaExportDialog *self)
{
  FoveaRecipe recipe;
  FoveaSubject subject;

  if (!fill_recipe (self, &recipe, &subject, NULL))
    return "";
  if (subject.n_marks > 0 || subject.visit != NULL)
    return _("No command draws what a question marks or a visit fades.");
  return _("Save the document first: the command reads its file.");
}

static gboolean
update_preview_cb (gpointer data)
{
  FoveaExportDialog *self = data;
  g_auto (FoveaServing) serving = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *command = fovea_export_dialog_dup_command (self, NULL);
  FoveaRecipe recipe;
  FoveaSubject subject;

  self->preview_id = 0;
  if (fill_recipe (self, &recipe, &subject, &error)
      && fovea_serving_init (&serving, &recipe, &subject, &error))
    {
      g_autoptr (GBytes) bytes = fovea_export_preview_draw (&serving, &facts, &error);

      texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
    }
  gtk_picture_set_paintable (GTK_PICTURE (self->preview), GDK_PAINTABLE (texture));
  fovea_reading_set_text (GTK_LABEL (self->facts), error != NULL ? error->message : facts);
  gtk_label_set_text (GTK_LABEL (self->command),
                      command != NULL ? command : explain_no_command (self));
  fovea_reading_keep_options (GTK_LABEL (self->command));
  gtk_widget_set_sensitive (self->copy, command != NULL);
  gtk_widget_set_sensitive (self->export, error == NULL && self->job == NULL);

  return G_SOURCE_REMOVE;
}

static void
choices_changed_cb (FoveaExportDialog *self)
{
  if (self->source != NULL && self->preview_id == 0)
    self->preview_id = g_timeout_add (PREVIEW_MS, update_preview_cb, self);
}

static void
tell_failure (FoveaExportDialog *self,
              GFile             *file,
              const GError      *error)
{
  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *headline = g_strdup_printf (_("“%s” cannot be exported"), name);

  fovea_dialogs_tell (GTK_WINDOW (self), headline, error->message);
}

static FoveaExportJob *
new_job (FoveaExportDialog  *self,
         GFile              *file,
         GError            **error)
{
  FoveaExportChoices *choices = FOVEA_EXPORT_CHOICES (self->choices);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *language = fovea_export_choices_dup_language (choices);
  FoveaExportFormat format;
  FoveaRecipe recipe;
  FoveaSubject subject;

  if (!fovea_export_format_from_name (name, &format))
    {
      g_set_error_literal (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FORMAT,
                           _("The name must end in .svg, .pdf, .png, .tex, .gif or .apng"));
      return NULL;
    }
  if (!fovea_export_choices_fill (choices, format, &recipe, &subject, error))
    return NULL;
  return fovea_export_job_new (self->source, &recipe, &subject, language, file);
}

static void
remember (FoveaExportDialog *self)
{
  g_autofree char *text = fovea_export_choices_write (FOVEA_EXPORT_CHOICES (self->choices));

  g_object_set (self->settings, "export-choices", text, NULL);
}

static gboolean
update_progress_cb (gpointer data)
{
  FoveaExportDialog *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 fovea_export_job_get_fraction (self->job));
  return G_SOURCE_CONTINUE;
}

static void
show_running (FoveaExportDialog *self,
              bool               is_running)
{
  if (!is_running)
    g_clear_handle_id (&self->progress_id, g_source_remove);
  else
    self->progress_id = g_timeout_add (PROGRESS_MS, update_progress_cb, self);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_set_visible (self->progress_box, is_running);
  gtk_widget_set_sensitive (self->choices, !is_running);
  gtk_widget_set_sensitive (self->export, !is_running);
  gtk_widget_grab_focus (is_running ? self->cancel : self->export);
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  FoveaExportDialog *self = FOVEA_EXPORT_DIALOG (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) target = g_steal_pointer (&self->target);
  bool is_done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&self->job, fovea_export_job_unref);
  if (self->choices == NULL) // closed meanwhile
    return;

  show_running (self, false);
  if (is_done)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (self, target, error);
  else
    gtk_label_set_text (GTK_LABEL (self->facts),
                        _("The export was cancelled; nothing was written"));
}

static void
cancel_cb (FoveaExportDialog *self)
{
  if (self->job != NULL)
    fovea_export_job_cancel (self->job);
}

// Whoever closes the dialog while files are made sees first that they are not.
static gboolean
close_request_cb (FoveaExportDialog *self)
{
  cancel_cb (self);
  return self->job != NULL;
}

static void
chooser_response_cb (GtkNativeDialog   *chooser,
                     int                response,
                     FoveaExportDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                             : NULL;
  g_autoptr (GError) error = NULL;
  g_clear_object (&self->chooser);
  if (file == NULL || self->job != NULL)
    return;
  g_autoptr (GFile) named = fovea_export_name_undouble (file);
  if (!fovea_export_dialog_start (self, named, &error))
    tell_failure (self, named, error);
}

// Figures of a document are looked for beside it.
static void
set_folder (FoveaExportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GFile *file = FOVEA_IS_WINDOW (parent) ? fovea_document_get_file (fovea_session_get_document (
                                             fovea_window_get_session (FOVEA_WINDOW (parent))))
                                         : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
}

static void
export_cb (FoveaExportDialog *self)
{
  g_autofree char *name = fovea_export_dialog_dup_name (self);

  self->chooser = gtk_file_chooser_native_new (_("Export the Picture"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  set_folder (self);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
copy_cb (FoveaExportDialog *self)
{
  g_autofree char *command = fovea_export_dialog_dup_command (self, NULL);

  if (command != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), command);
}

static void
fovea_export_dialog_dispose (GObject *object)
{
  FoveaExportDialog *self = FOVEA_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->job != NULL)
    fovea_export_job_cancel (self->job);
  g_clear_object (&self->chooser);
  // The template would take the window's child away without telling it.
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->source, fovea_figure_source_unref);

  G_OBJECT_CLASS (fovea_export_dialog_parent_class)->dispose (object);
}

static void
fovea_export_dialog_class_init (FoveaExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_export_dialog_dispose;

  g_type_ensure (FOVEA_TYPE_EXPORT_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, command);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, copy);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, export);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, cancel);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fovea_export_dialog_init (FoveaExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * fovea_export_dialog_new:
 * @parent: the window whose picture is exported
 *
 * Returns: (transfer none): the dialog, which GTK owns until it is closed
 */
FoveaExportDialog *
fovea_export_dialog_new (FoveaWindow *parent)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (parent), NULL);

  FoveaExportDialog *self = g_object_new (FOVEA_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *remembered = NULL;

  self->settings = g_object_ref (fovea_window_get_settings (parent));
  self->source = fovea_figure_source_new (parent);
  g_object_get (self->settings, "export-choices", &remembered, NULL);
  fovea_export_choices_read (FOVEA_EXPORT_CHOICES (self->choices), remembered);
  fovea_export_choices_begin (FOVEA_EXPORT_CHOICES (self->choices), self->source);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
    fovea_figure_get_title (fovea_canvas_get_figure (fovea_window_get_canvas (parent))), -1);
  update_preview_cb (self);
  fovea_export_drag_add (self, GTK_PICTURE (self->preview));

  return self;
}

/**
 * fovea_export_dialog_get_choices:
 * @self: the dialog
 *
 * Returns: (transfer none): what is chosen
 */
FoveaExportChoices *
fovea_export_dialog_get_choices (FoveaExportDialog *self)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_DIALOG (self), NULL);

  return FOVEA_EXPORT_CHOICES (self->choices);
}

/**
 * fovea_export_dialog_dup_name:
 * @self: the dialog
 *
 * Returns: (transfer full): a name to suggest for the file
 */
char *
fovea_export_dialog_dup_name (FoveaExportDialog *self)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_DIALOG (self), NULL);

  // Translators: the name of a file, without its ending
  return dup_output (self, _("figure"), false);
}

/**
 * fovea_export_dialog_get_source:
 * @self: the dialog
 *
 * Returns: (transfer none): what is exported
 */
FoveaFigureSource *
fovea_export_dialog_get_source (FoveaExportDialog *self)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_DIALOG (self), NULL);

  return self->source;
}

/**
 * fovea_export_dialog_dup_command:
 * @self: the dialog
 * @output: (nullable): a file's name; %NULL: "figure" with its ending
 *
 * Returns: (transfer full) (nullable): the command that makes the same file; %NULL if the document is
 *   not in a file as it is
 */
char *
fovea_export_dialog_dup_command (FoveaExportDialog *self,
                                 const char        *output)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_DIALOG (self), NULL);

  FoveaRecipe recipe;
  FoveaSubject subject;
  g_autofree char *language
    = fovea_export_choices_dup_language (FOVEA_EXPORT_CHOICES (self->choices));
  g_autofree char *usual = dup_output (self, "figure", true);

  if (!fill_recipe (self, &recipe, &subject, NULL))
    return NULL;
  return fovea_figure_source_dup_command (self->source, &recipe, &subject, language,
                                          output != NULL ? output : usual);
}

/**
 * fovea_export_dialog_save:
 * @self: the dialog
 * @file: where to; its ending says in which format
 * @error: place for a %FOVEA_EXPORT_ERROR or %G_IO_ERROR; nothing was written
 *
 * Exports the picture with the present choices.
 *
 * Returns: whether it is there
 */
bool
fovea_export_dialog_save (FoveaExportDialog  *self,
                          GFile              *file,
                          GError            **error)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_DIALOG (self), false);
  g_return_val_if_fail (G_IS_FILE (file), false);

  g_autoptr (FoveaExportJob) job = new_job (self, file, error);

  return job != NULL && fovea_export_job_run (job, error);
}

/**
 * fovea_export_dialog_start:
 * @self: the dialog, with nothing under way
 * @file: where to; its ending says in which format
 * @error: place for a %FOVEA_EXPORT_ERROR
 *
 * Exports in a thread, shows how far it is, and closes the dialog when all is written; what fails is
 * told.
 *
 * Returns: whether it began
 */
bool
fovea_export_dialog_start (FoveaExportDialog  *self,
                           GFile              *file,
                           GError            **error)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_DIALOG (self) && self->job == NULL, false);
  g_return_val_if_fail (G_IS_FILE (file), false);

  self->job = new_job (self, file, error);
  if (self->job == NULL)
    return false;

  g_set_object (&self->target, file);
  remember (self);
  show_running (self, true);
  fovea_export_job_start (self->job, G_OBJECT (self), job_done_cb);
  return true;
}
