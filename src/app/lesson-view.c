// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page is a new widget, which takes the focus if the page before it had it: a screen reader
// speaks what the focus enters, and would be silent if the text of the old one were exchanged.

#include "config.h"

#include "app/lesson-view.h"

#include "app/reading.h"
#include "app/scroll-names.h"
#include "app/sheet.h"

#include <glib/gi18n.h>

struct _FoveaLessonView
{
  GtkWidget parent_instance;

  // Borrowed
  GtkWidget *sheet; // (nullable) child of the scroller: the page's text

  // Template
  GtkWidget *frame;
  GtkWidget *scroller;
  GtkWidget *title_label;
  GtkWidget *number_label;
  GtkWidget *close_button;
  GtkWidget *previous_button;
  GtkWidget *first_button;
  GtkWidget *next_button;
  GtkWidget *after;
  GtkWidget *lesson_button;

  // State
  bool is_done;
  bool has_previous;
  bool has_first; // further away than the previous one
  bool has_next;
  bool has_lesson; // to be learned after this one
  bool hides_controls; // keys turn the pages
};

G_DEFINE_FINAL_TYPE (FoveaLessonView, fovea_lesson_view, GTK_TYPE_WIDGET)

#define TO_DO "▸"
#define TO_DO_RTL "◂"
#define DONE "✓"

// The pointer points at the words.
static const char *
get_to_do (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? TO_DO_RTL : TO_DO;
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  fovea_reading_keep_sizes (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

// No box: that asks the text how wide it must be for its height, which is more than it has in some
// lines of Arabic.
static GtkWidget *
new_task (const char *text)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *mark = gtk_label_new (get_to_do ());

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_add_css_class (grid, "task");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), mark, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_label (text, NULL), 1, 0, 1, 1);

  return grid;
}

// All that a screen reader says of a page.
static char *
describe_page (const FoveaLessonPage *page)
{
  GString *description = g_string_new (NULL);

  for (int i = 0; page->paragraphs[i] != NULL; i++)
    g_string_append_printf (description, "%s\n", page->paragraphs[i]);
  for (int i = 0; page->tasks[i] != NULL; i++)
    {
      // Translators: what the learner of a lesson is to do
      g_string_append_printf (description, _("To do: %s"), page->tasks[i]);
      g_string_append_c (description, '\n');
    }

  return g_string_free (description, FALSE);
}

static GtkWidget *
new_sheet (const FoveaLessonPage *page,
           const char            *number)
{
  GtkWidget *sheet = fovea_sheet_new (12);
  g_autofree char *label = g_strdup_printf ("%s: %s", number, page->title);
  g_autofree char *description = describe_page (page);

  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_box_append (GTK_BOX (sheet), new_label (page->title, "title-3"));
  for (int i = 0; page->paragraphs[i] != NULL; i++)
    gtk_box_append (GTK_BOX (sheet), new_label (page->paragraphs[i], NULL));
  for (int i = 0; page->tasks[i] != NULL; i++)
    gtk_box_append (GTK_BOX (sheet), new_task (page->tasks[i]));

  return sheet;
}

static void
show_controls (FoveaLessonView *self)
{
  gtk_widget_set_visible (self->previous_button, self->has_previous && !self->hides_controls);
  gtk_widget_set_visible (self->first_button, self->has_first && !self->hides_controls);
  gtk_widget_set_visible (self->next_button, self->has_next && !self->hides_controls);
  gtk_widget_set_visible (self->close_button, !self->hides_controls);
  gtk_widget_set_visible (self->after, !self->has_next && !self->hides_controls);
  gtk_widget_set_visible (self->lesson_button, self->has_lesson);
}

// The last page says how to go on.
static void
find_next_lesson (FoveaLessonView *self,
                  FoveaLesson     *lesson)
{
  int next;

  self->has_lesson = fovea_lessons_find_next (lesson, &next);
  if (!self->has_lesson)
    return;

  g_autofree char *title = fovea_lessons_dup_title (next);

  gtk_widget_set_tooltip_text (self->lesson_button, title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->lesson_button), "s",
                                    fovea_lessons_get_name (next));
}

static void
fovea_lesson_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_LESSON_VIEW);
  G_OBJECT_CLASS (fovea_lesson_view_parent_class)->dispose (object);
}

static void
fovea_lesson_view_class_init (FoveaLessonViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_lesson_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lesson");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/lesson.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, frame);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, title_label);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, number_label);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, close_button);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, first_button);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, next_button);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, after);
  gtk_widget_class_bind_template_child (widget_class, FoveaLessonView, lesson_button);
}

static void
fovea_lesson_view_init (FoveaLessonView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * fovea_lesson_view_new:
 *
 * Returns: (transfer floating): a view without a lesson
 */
GtkWidget *
fovea_lesson_view_new (void)
{
  return g_object_new (FOVEA_TYPE_LESSON_VIEW, NULL);
}

/**
 * fovea_lesson_view_show:
 * @self: a view
 * @lesson: a lesson
 * @page: from 0
 *
 * Shows the text of @page from its beginning, with nothing done yet.
 */
void
fovea_lesson_view_show (FoveaLessonView *self,
                        FoveaLesson     *lesson,
                        int              page)
{
  g_return_if_fail (FOVEA_IS_LESSON_VIEW (self));
  g_return_if_fail (lesson != NULL);

  int n_pages = fovea_lesson_get_n_pages (lesson);
  // Translators: the number of a page and how many there are
  g_autofree char *number = g_strdup_printf (_("Page %d of %d"), page + 1, n_pages);
  bool takes_focus = fovea_sheet_finds_focus (GTK_WIDGET (self));

  self->is_done = false;
  self->sheet = new_sheet (fovea_lesson_get_page (lesson, page), number);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->sheet);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_label_set_label (GTK_LABEL (self->title_label), fovea_lesson_get_title (lesson));
  gtk_label_set_label (GTK_LABEL (self->number_label), number);
  self->has_previous = page > 0;
  self->has_first = page > 1;
  self->has_next = page < n_pages - 1;
  if (!self->has_next)
    find_next_lesson (self, lesson);
  show_controls (self);
  if (takes_focus)
    gtk_widget_grab_focus (self->sheet);
}

/**
 * fovea_lesson_view_dup_spoken:
 * @self: a view
 * @lesson: a lesson
 * @page: a page of it, from 0
 *
 * Returns: (transfer full) (nullable): the page as a screen reader says it; %NULL if the focus is in
 *   the view, where the page has just been said
 */
char *
fovea_lesson_view_dup_spoken (FoveaLessonView *self,
                              FoveaLesson     *lesson,
                              int              page)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_VIEW (self), NULL);
  g_return_val_if_fail (lesson != NULL, NULL);

  const FoveaLessonPage *content = fovea_lesson_get_page (lesson, page);
  g_autofree char *description = describe_page (content);

  return fovea_sheet_finds_focus (GTK_WIDGET (self))
           ? NULL
           : g_strdup_printf ("%s. %s", content->title, g_strchomp (description));
}

/**
 * fovea_lesson_view_set_done:
 * @self: a view
 * @is_done: whether what the page asks for was done
 *
 * Ticks the page's tasks.
 */
void
fovea_lesson_view_set_done (FoveaLessonView *self,
                            bool             is_done)
{
  g_return_if_fail (FOVEA_IS_LESSON_VIEW (self));

  if (self->is_done == is_done || self->sheet == NULL)
    return;
  self->is_done = is_done;
  for (GtkWidget *child = gtk_widget_get_first_child (self->sheet); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_has_css_class (child, "task"))
        continue;
      GtkWidget *mark = gtk_widget_get_first_child (child);
      gtk_label_set_label (GTK_LABEL (mark), is_done ? DONE : get_to_do ());
      if (is_done)
        gtk_widget_add_css_class (mark, "done");
      else
        gtk_widget_remove_css_class (mark, "done");
    }
}

/**
 * fovea_lesson_view_is_done:
 * @self: a view
 *
 * Returns: whether the page's tasks are ticked
 */
bool
fovea_lesson_view_is_done (FoveaLessonView *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_VIEW (self), false);

  return self->is_done;
}

/**
 * fovea_lesson_view_show_controls:
 * @self: a view
 * @is_shown: whether buttons are shown, or the number of the page alone
 */
void
fovea_lesson_view_show_controls (FoveaLessonView *self,
                                 bool             is_shown)
{
  g_return_if_fail (FOVEA_IS_LESSON_VIEW (self));

  self->hides_controls = !is_shown;
  show_controls (self);
}
