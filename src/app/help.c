// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages, the way back, and searching. How a page looks is help-sheet.c's.

#include "config.h"

#include "app/help.h"

#include "app/help-sheet.h"
#include "app/scroll-names.h"
#include "document/help-book.h"

#include <glib/gi18n.h>

#define CONTENTS "index"

struct _FoveaHelp
{
  GtkWindow parent_instance;

  // Owned
  FoveaHelpBook *book;
  GPtrArray *history; // (element-type utf8) of targets

  // Template
  GtkWidget *search;
  GtkWidget *scroller;

  // State
  guint place; // in the history
};

G_DEFINE_FINAL_TYPE (FoveaHelp, fovea_help, GTK_TYPE_WINDOW)

static const char *
get_target (FoveaHelp *self)
{
  return self->history->len > 0 ? g_ptr_array_index (self->history, self->place) : NULL;
}

static void
follow_cb (const char *target,
           gpointer    data)
{
  FoveaHelp *self = data;

  if (fovea_help_book_find (self->book, target) != NULL)
    fovea_help_go (self, target);
  else
    gtk_show_uri (GTK_WINDOW (self), target, GDK_CURRENT_TIME);
}

static void
show_page (FoveaHelp           *self,
           const FoveaHelpPage *page,
           const char          *section)
{
  GtkWidget *sheet = fovea_help_sheet_new (page, follow_cb, self);
  // Translators: title of the window of help; the title of a page
  g_autofree char *title = g_strdup_printf (_("Help: %s"), page->title);
  bool is_searching = gtk_widget_has_focus (self->search)
                      || gtk_widget_get_focus_child (self->search) != NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), sheet);
  if (!is_searching)
    gtk_widget_grab_focus (fovea_help_sheet_find_section (sheet, section));
}

static void
show_target (FoveaHelp *self)
{
  const char *target = get_target (self);
  const char *section = strchr (target, '#');

  show_page (self, fovea_help_book_find (self->book, target),
             section != NULL ? section + 1 : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.forward",
                                 self->place + 1 < self->history->len);
}

static void
move_to (FoveaHelp *self,
         guint      place)
{
  if (place >= self->history->len)
    return;
  self->place = place;
  show_target (self);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoveaHelp *self = FOVEA_HELP (widget);

  if (self->place > 0)
    move_to (self, self->place - 1);
}

static void
forward_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  FoveaHelp *self = FOVEA_HELP (widget);

  move_to (self, self->place + 1);
}

static void
contents_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  fovea_help_go (FOVEA_HELP (widget), CONTENTS);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  gtk_widget_grab_focus (FOVEA_HELP (widget)->search);
}

static void
search_changed_cb (FoveaHelp *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (*words == '\0')
    {
      if (get_target (self) != NULL)
        show_target (self);
      return;
    }

  g_autoptr (FoveaHelpPage) found = fovea_help_book_search (self->book, words);
  show_page (self, found, NULL);
}

// To the first page that was found, which the same key opens.
static void
search_activate_cb (FoveaHelp *self)
{
  gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (FoveaHelp *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
fovea_help_dispose (GObject *object)
{
  FoveaHelp *self = FOVEA_HELP (object);

  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->book, fovea_help_book_free);

  G_OBJECT_CLASS (fovea_help_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK,
                                       "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "help.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK,
                                       "help.forward", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK,
                                       "help.contents", NULL);
}

static void
fovea_help_class_init (FoveaHelpClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_help_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/help.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaHelp, search);
  gtk_widget_class_bind_template_child (widget_class, FoveaHelp, scroller);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "help.forward", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "help.contents", NULL, contents_cb);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_cb);
  add_keys (widget_class);
}

static void
fovea_help_init (FoveaHelp *self)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  self->history = g_ptr_array_new_with_free_func (g_free);
  self->book = fovea_help_book_new (&error);
  // The pages are compiled in, and a test reads them all.
  g_assert_no_error (error);
}

/**
 * fovea_help_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the reader, which GTK owns until it is closed; it shows nothing yet
 */
FoveaHelp *
fovea_help_new (GtkWindow *parent)
{
  return g_object_new (FOVEA_TYPE_HELP, "transient-for", parent, NULL);
}

/**
 * fovea_help_go:
 * @self: the reader
 * @target: "page" or "page#section"; one that does not exist leads to the contents
 *
 * Shows a page. The one before can be come back to.
 */
void
fovea_help_go (FoveaHelp  *self,
               const char *target)
{
  g_return_if_fail (FOVEA_IS_HELP (self));
  g_return_if_fail (target != NULL);

  if (fovea_help_book_find (self->book, target) == NULL)
    target = CONTENTS;
  if (self->history->len > 0)
    g_ptr_array_set_size (self->history, (int) self->place + 1);
  g_ptr_array_add (self->history, g_strdup (target));
  move_to (self, self->history->len - 1);
}

/**
 * fovea_help_get_page:
 * @self: the reader
 *
 * Returns: (transfer none) (nullable): what it shows, "page" or "page#section"
 */
const char *
fovea_help_get_page (FoveaHelp *self)
{
  g_return_val_if_fail (FOVEA_IS_HELP (self), NULL);

  return get_target (self);
}
