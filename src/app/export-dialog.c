// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The figure is the one that the window shows when the dialog opens, with its selection. The ending
// of the chosen name decides on the format; the list only suggests it.

#include "config.h"

#include "app/export-dialog.h"

#include "app/dialogs.h"
#include "figure/export.h"

#include <glib/gi18n.h>

// Pixels of the preview's longer side, at most.
#define PREVIEW_PX 480.0

struct _FoveaExportDialog
{
  GtkWindow parent_instance;

  // Owned
  FoveaFigure *figure;
  GtkFileChooserNative *chooser; // (nullable) while it is open

  // Template
  GtkWidget *format;
  GtkWidget *theme;
  GtkWidget *scale;
  GtkWidget *transparent;
  GtkWidget *cropped;
  GtkWidget *standalone;
  GtkWidget *preview;
};

G_DEFINE_FINAL_TYPE (FoveaExportDialog, fovea_export_dialog, GTK_TYPE_WINDOW)

// In the order of the list in ui/export-dialog.ui.
static const char *const suffixes[] = { "svg", "pdf", "png", "tex" };

static FoveaExportOptions
get_options (FoveaExportDialog *self,
             FoveaExportFormat  format)
{
  FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;

  options.format = format;
  options.theme = fovea_theme_get (
    (FoveaThemeKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->theme)));
  options.scale = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->scale));
  options.is_transparent = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->transparent));
  options.is_cropped = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->cropped));
  options.is_standalone = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->standalone));

  return options;
}

static void
options_notify_cb (FoveaExportDialog *self)
{
  if (self->figure == NULL)
    return;

  FoveaExportOptions options = get_options (self, FOVEA_EXPORT_PNG);

  options.scale = MIN (1, PREVIEW_PX / MAX (fovea_figure_get_width (self->figure),
                                            fovea_figure_get_height (self->figure)));

  g_autoptr (GBytes) bytes = fovea_export_figure (self->figure, &options, NULL);
  g_autoptr (GdkTexture) texture
    = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->preview), GDK_PAINTABLE (texture));
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
  if (file == NULL)
    return;
  if (fovea_export_dialog_save (self, file, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    tell_failure (self, file, error);
}

static void
export_cb (FoveaExportDialog *self)
{
  guint format = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->format));
  g_autofree char *name = g_strdup_printf ("%s.%s", _("figure"), suffixes[format]);

  self->chooser = gtk_file_chooser_native_new (_("Export the Picture"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
fovea_export_dialog_dispose (GObject *object)
{
  FoveaExportDialog *self = FOVEA_EXPORT_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->figure, fovea_figure_unref);

  G_OBJECT_CLASS (fovea_export_dialog_parent_class)->dispose (object);
}

static void
fovea_export_dialog_class_init (FoveaExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_export_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, transparent);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, cropped);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, standalone);
  gtk_widget_class_bind_template_child (widget_class, FoveaExportDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, options_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fovea_export_dialog_init (FoveaExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  FoveaFigure *figure = fovea_canvas_get_figure (fovea_window_get_canvas (parent));

  self->figure = fovea_figure_ref (figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fovea_figure_get_title (figure), -1);
  options_notify_cb (self);

  return self;
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

  g_autofree char *name = g_file_get_basename (file);
  FoveaExportFormat format;

  if (!fovea_export_format_from_name (name, &format))
    {
      g_set_error_literal (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FORMAT,
                           _("The name must end in .svg, .pdf, .png, .tex or .gif"));
      return false;
    }

  FoveaExportOptions options = get_options (self, format);
  g_autoptr (GBytes) bytes = fovea_export_figure (self->figure, &options, error);

  return bytes != NULL && fovea_save_bytes (file, bytes, error);
}
