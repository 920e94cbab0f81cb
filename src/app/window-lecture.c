// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/window-lecture.h"

#include "app/bookmarks.h"
#include "app/recording.h"
#include "app/window-practice.h"

#include <glib/gi18n.h>

// What an item of a lesson says besides its title.
#define PAGE "page"

// Sections of the main menu and of the one for learners.
static const char *const lesson_menus[] = { "lessons", "lessons_to_learn" };

static FoveaLecture *
get_lecture (GtkWidget *widget)
{
  return fovea_window_get_lecture (FOVEA_WINDOW (widget));
}

static void
toggle_playback_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  FoveaLecture *lecture = get_lecture (widget);
  bool is_open = fovea_player_bar_is_open (fovea_lecture_get_player (lecture));

  g_object_set (lecture, "has-playback", !is_open, NULL);
}

static const char *const playbacks[] = {
  [FOVEA_PLAYBACK_LAYERS] = "layers", [FOVEA_PLAYBACK_FILL] = "windows",
  [FOVEA_PLAYBACK_CELLS] = "cells",   [FOVEA_PLAYBACK_TERMS] = "terms",
  [FOVEA_PLAYBACK_NESTED] = "nested",
};

static void
play_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  FoveaLecture *lecture = get_lecture (widget);

  g_object_set (lecture, "has-playback", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (playbacks); i++)
    if (g_str_equal (playbacks[i], name)
        && fovea_player_bar_is_open (fovea_lecture_get_player (lecture)))
      fovea_player_bar_choose (fovea_lecture_get_player (lecture), (FoveaPlayback) i);
}

static void
dismiss_offer_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  FoveaWindow *self = FOVEA_WINDOW (widget);

  g_object_set (fovea_window_get_settings (self), "offer-lesson", FALSE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fovea_window_get_canvas (self)));
}

// A lesson takes the window. A document that somebody would miss, and a lesson that is made, keep
// their own.
static void
show_lesson (FoveaWindow *self,
             FoveaLesson *lesson,
             int          page)
{
  if (fovea_lecture_get_lesson (fovea_window_get_lecture (self)) == NULL
      && (!fovea_keeper_is_pristine (fovea_window_get_keeper (self))
          || fovea_lecture_get_recorder (fovea_window_get_lecture (self)) != NULL))
    {
      g_autoptr (FoveaContent) content = fovea_content_new_seed ();
      g_autoptr (FoveaDocument) document = fovea_document_new (content);

      self = fovea_window_new_sibling (self, document);
      gtk_window_present (GTK_WINDOW (self));
    }
  // Whoever found one lesson finds the others.
  g_object_set (fovea_window_get_settings (self), "offer-lesson", FALSE, NULL);
  fovea_lecture_open_at (fovea_window_get_lecture (self), lesson, page);
}

static char *
dup_bookmarks (FoveaWindow *self)
{
  char *bookmarks;

  g_object_get (fovea_window_get_settings (self), "bookmarks", &bookmarks, NULL);
  return bookmarks;
}

// Where it was left.
static int
find_bookmark (FoveaWindow *self,
               const char  *place)
{
  g_autofree char *bookmarks = dup_bookmarks (self);

  return fovea_bookmarks_find (bookmarks, place);
}

// A lesson that was read to its end begins anew the next time. One that is being made has no place.
static void
page_notify_cb (FoveaWindow *self)
{
  FoveaLecture *lecture = fovea_window_get_lecture (self);
  FoveaLesson *lesson = fovea_lecture_get_lesson (lecture);
  const char *place = lesson != NULL ? fovea_lesson_get_place (lesson) : NULL;

  if (place == NULL)
    return;

  int page = fovea_lecture_get_page (lecture);
  bool is_last = page == fovea_lesson_get_n_pages (lesson) - 1;
  g_autofree char *bookmarks = dup_bookmarks (self);
  g_autofree char *with = fovea_bookmarks_dup_with (bookmarks, place, is_last ? 0 : page);

  g_object_set (fovea_window_get_settings (self), "bookmarks", with, NULL);
}

static void
open_built_in (FoveaWindow *self,
               const char  *name,
               int          page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load_built_in (name, &error);

  if (lesson == NULL)
    fovea_window_report (self, name, error);
  else
    show_lesson (self, lesson, page);
}

static void
open_lesson_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  open_built_in (FOVEA_WINDOW (widget), name, find_bookmark (FOVEA_WINDOW (widget), name));
}

static void
open_lesson_at_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  const char *name;
  int page;

  g_variant_get (parameter, "(&si)", &name, &page);
  open_built_in (FOVEA_WINDOW (widget), name, MAX (0, page));
}

static void
close_lesson_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  fovea_lecture_close (get_lecture (widget));
}

static void
first_page_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  fovea_lecture_turn (get_lecture (widget), 0);
}

static void
next_page_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoveaLecture *lecture = get_lecture (widget);

  fovea_lecture_turn (lecture, fovea_lecture_get_page (lecture) + 1);
}

static void
previous_page_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  FoveaLecture *lecture = get_lecture (widget);

  fovea_lecture_turn (lecture, fovea_lecture_get_page (lecture) - 1);
}

/**
 * fovea_window_class_add_lecture_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of playback, lessons and questions, named win.*, and those of making lessons.
 */
void
fovea_window_class_add_lecture_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.toggle-playback", NULL,
                                   toggle_playback_cb);
  gtk_widget_class_install_action (widget_class, "win.play", "s", play_cb);
  gtk_widget_class_install_action (widget_class, "win.open-lesson", "s", open_lesson_cb);
  gtk_widget_class_install_action (widget_class, "win.open-lesson-at", "(si)", open_lesson_at_cb);
  gtk_widget_class_install_action (widget_class, "win.close-lesson", NULL, close_lesson_cb);
  fovea_recording_add_actions (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (lesson_menus); i++)
    gtk_widget_class_bind_template_child_full (widget_class, lesson_menus[i], FALSE, 0);
  gtk_widget_class_install_action (widget_class, "win.dismiss-offer", NULL, dismiss_offer_cb);
  gtk_widget_class_install_action (widget_class, "win.first-page", NULL, first_page_cb);
  gtk_widget_class_install_action (widget_class, "win.next-page", NULL, next_page_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-page", NULL, previous_page_cb);
  fovea_window_class_add_practice_actions (widget_class);
}

// One that was begun says where it goes on.
static char *
dup_label (int lesson,
           int page)
{
  g_autofree char *title = fovea_lessons_dup_title (lesson);
  if (page == 0)
    return g_steal_pointer (&title);

  g_autofree char *number
    = g_strdup_printf (_("Page %d of %d"), page + 1, fovea_lessons_get_n_pages (lesson));
  return g_strdup_printf ("%s · %s", title, number);
}

// Reading lessons and making menus takes a while: only an item that says something else is replaced.
static void
list_lesson (FoveaWindow *self,
             GMenu       *menu,
             int          lesson)
{
  int page = find_bookmark (self, fovea_lessons_get_name (lesson));
  bool is_listed = g_menu_model_get_n_items (G_MENU_MODEL (menu)) > lesson;
  int listed;

  if (is_listed
      && g_menu_model_get_item_attribute (G_MENU_MODEL (menu), lesson, PAGE, "i", &listed)
      && listed == page)
    return;

  g_autofree char *label = dup_label (lesson, page);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "win.open-lesson", "s", fovea_lessons_get_name (lesson));
  g_menu_item_set_attribute (item, PAGE, "i", page);
  if (is_listed)
    g_menu_remove (menu, lesson);
  g_menu_insert_item (menu, lesson, item);
}

static void
bookmarks_notify_cb (FoveaWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lesson_menus); i++)
    {
      GMenu *menu = G_MENU (gtk_widget_get_template_child (GTK_WIDGET (self), FOVEA_TYPE_WINDOW,
                                                           lesson_menus[i]));
      for (int lesson = 0; lesson < fovea_lessons_get_n (); lesson++)
        list_lesson (self, menu, lesson);
    }
}

/**
 * fovea_window_list_lessons:
 * @self: a window with settings
 *
 * Lists the built-in lessons in its menus, each with the action that opens it where it was left, and
 * keeps where lessons are left.
 */
void
fovea_window_list_lessons (FoveaWindow *self)
{
  g_return_if_fail (FOVEA_IS_WINDOW (self));

  g_signal_connect_object (fovea_window_get_lecture (self), "notify::page",
                           G_CALLBACK (page_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fovea_window_get_settings (self), "notify::bookmarks",
                           G_CALLBACK (bookmarks_notify_cb), self, G_CONNECT_SWAPPED);
  bookmarks_notify_cb (self);
}

// A lesson is read without knowing how its documents are drawn.
static bool
check_views (const FoveaLesson *lesson,
             GError           **error)
{
  for (int i = 0; i < fovea_lesson_get_n_pages (lesson); i++)
    {
      FoveaView view;
      const char *nick = fovea_lesson_get_page (lesson, i)->view;
      if (!fovea_view_from_nick (nick, &view))
        {
          fovea_lesson_refuse (lesson, i, "view", nick, error);
          return false;
        }
    }

  return true;
}

/**
 * fovea_window_open_lesson:
 * @self: a window
 * @file: any file
 *
 * Opens @file if it is a lesson, NAME.lesson, in a window of its own if the document in @self would
 * be missed; one that cannot be read is reported.
 *
 * Returns: whether it is a lesson, and nothing remains to be done
 */
bool
fovea_window_open_lesson (FoveaWindow *self,
                          GFile       *file)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), false);
  g_return_val_if_fail (G_IS_FILE (file), false);

  g_autofree char *name = g_file_get_basename (file);
  if (name == NULL || !g_str_has_suffix (name, ".lesson"))
    return false;

  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load (file, &error);
  if (lesson == NULL || !check_views (lesson, &error))
    fovea_window_report (self, name, error);
  else
    show_lesson (self, lesson, find_bookmark (self, fovea_lesson_get_place (lesson)));

  return true;
}
