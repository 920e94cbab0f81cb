// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The figure is the one that the window shows when printing begins. Until a page was set up, the
// page lies as the figure does.

#include "config.h"

#include "app/printing.h"

#include "app/dialogs.h"
#include "app/figure-source.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

// What a window remembers until it is closed.
#define PAGE_SETUP "fovea-page-setup"
#define PRINT_SETTINGS "fovea-print-settings"

// What a print operation draws with, and the page that it begins with.
#define THEME "fovea-theme"
#define OFFERED "fovea-offered"

// The page that was set up for @window, or the usual one.
static GtkPageSetup *
new_page_setup (FoveaWindow *window,
                FoveaFigure *figure)
{
  GtkPageSetup *chosen = g_object_get_data (G_OBJECT (window), PAGE_SETUP);

  if (chosen != NULL)
    return gtk_page_setup_copy (chosen);

  GtkPageSetup *usual = gtk_page_setup_new ();

  if (fovea_figure_get_width (figure) > fovea_figure_get_height (figure))
    gtk_page_setup_set_orientation (usual, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return usual;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           data)
{
  FoveaFigure *figure = data;
  const FoveaTheme *theme = g_object_get_data (G_OBJECT (operation), THEME);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double figure_width = fovea_figure_get_width (figure);
  double figure_height = fovea_figure_get_height (figure);
  double scale = MIN (width / figure_width, height / figure_height);

  cairo_save (cr);
  cairo_translate (cr, (width - scale * figure_width) / 2, (height - scale * figure_height) / 2);
  cairo_scale (cr, scale, scale);
  fovea_figure_draw (figure, cr, theme);
  cairo_restore (cr);
}

static void
unref_figure_cb (gpointer  figure,
                 GClosure *closure)
{
  fovea_figure_unref (figure);
}

static bool
is_same_page (GtkPageSetup *a,
              GtkPageSetup *b)
{
  g_autoptr (GVariant) first = g_variant_ref_sink (gtk_page_setup_to_gvariant (a));
  g_autoptr (GVariant) second = g_variant_ref_sink (gtk_page_setup_to_gvariant (b));

  return g_variant_equal (first, second);
}

// What was chosen in the dialog of printing holds for the next time; a page that was left as it
// came stays the usual one, which lies as the figure does.
static void
done_cb (FoveaWindow             *window,
         GtkPrintOperationResult  result,
         GtkPrintOperation       *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      GtkPageSetup *page_setup = gtk_print_operation_get_default_page_setup (operation);
      GtkPageSetup *offered = g_object_get_data (G_OBJECT (operation), OFFERED);

      g_object_set_data_full (G_OBJECT (window), PRINT_SETTINGS,
                              g_object_ref (gtk_print_operation_get_print_settings (operation)),
                              g_object_unref);
      if (!is_same_page (page_setup, offered))
        g_object_set_data_full (G_OBJECT (window), PAGE_SETUP, g_object_ref (page_setup),
                                g_object_unref);
    }
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  fovea_dialogs_tell (GTK_WINDOW (window), _("The picture cannot be printed"),
                      error != NULL ? error->message : "");
}

static void
page_setup_cb (GtkPageSetup *page_setup,
               gpointer      data)
{
  g_autoptr (FoveaWindow) window = data;

  // NULL: closed without a choice.
  if (page_setup != NULL)
    g_object_set_data_full (G_OBJECT (window), PAGE_SETUP, g_object_ref (page_setup),
                            g_object_unref);
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  fovea_printing_print (FOVEA_WINDOW (widget));
}

static void
set_up_page_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  fovea_printing_set_up_page (FOVEA_WINDOW (widget));
}

/**
 * fovea_printing_new_operation:
 * @window: a window
 *
 * Prepares printing the picture as it is now: on one page, as large as fits, with the document's
 * name as the job's.
 *
 * Returns: (transfer full) (nullable): what prints it; %NULL if there is no picture
 */
GtkPrintOperation *
fovea_printing_new_operation (FoveaWindow *window)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window), NULL);

  if (fovea_canvas_get_figure (fovea_window_get_canvas (window)) == NULL)
    return NULL;

  g_autoptr (FoveaFigureSource) source = fovea_figure_source_new (window);
  g_autoptr (FoveaFigure) figure = fovea_figure_source_new_figure (source);
  const FoveaTheme *theme = fovea_figure_source_get_recipe (source)->export.theme;
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autofree char *name = fovea_window_dup_name (window);
  g_autoptr (GtkPageSetup) page_setup = new_page_setup (window, figure);

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, page_setup);
  g_object_set_data_full (G_OBJECT (operation), OFFERED, gtk_page_setup_copy (page_setup),
                          g_object_unref);
  gtk_print_operation_set_print_settings (
    operation, g_object_get_data (G_OBJECT (window), PRINT_SETTINGS));
  g_object_set_data (
    G_OBJECT (operation), THEME,
    (gpointer) fovea_theme_get_with_ramp (FOVEA_THEME_PRINT, fovea_theme_get_ramp (theme)));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         fovea_figure_ref (figure), unref_figure_cb, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, G_CONNECT_SWAPPED);

  return operation;
}

/**
 * fovea_printing_print:
 * @window: a window
 *
 * Asks how to print the picture, and prints it; says why if it cannot be.
 */
void
fovea_printing_print (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  g_autoptr (GtkPrintOperation) operation = fovea_printing_new_operation (window);

  if (operation == NULL)
    return;

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (window), NULL);
}

static void
clear_choices (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    clear_choices (child);
}

// GTK 4.8 opens its dialog with several orientations chosen at once, and applies the first of
// them, whatever is clicked.
static void
choose_one_orientation (GtkWindow    *window,
                        GtkPageSetup *page_setup)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (!GTK_IS_PAGE_SETUP_UNIX_DIALOG (dialog)
          || gtk_window_get_transient_for (dialog) != window)
        continue;
      clear_choices (GTK_WIDGET (dialog));
      gtk_page_setup_unix_dialog_set_page_setup (GTK_PAGE_SETUP_UNIX_DIALOG (dialog), page_setup);
    }
}

/**
 * fovea_printing_set_up_page:
 * @window: a window
 *
 * Asks for paper, margins and how the page lies, for what is printed next.
 */
void
fovea_printing_set_up_page (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  FoveaFigure *figure = fovea_canvas_get_figure (fovea_window_get_canvas (window));

  if (figure == NULL)
    return;

  g_autoptr (GtkPageSetup) page_setup = new_page_setup (window, figure);

  gtk_print_run_page_setup_dialog_async (
    GTK_WINDOW (window), page_setup, g_object_get_data (G_OBJECT (window), PRINT_SETTINGS),
    page_setup_cb, g_object_ref (window));
  choose_one_orientation (GTK_WINDOW (window), page_setup);
}

/**
 * fovea_window_class_add_printing:
 * @widget_class: the class of the window
 *
 * Installs the actions of printing, named win.*.
 */
void
fovea_window_class_add_printing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "win.page-setup", NULL, set_up_page_cb);
}
