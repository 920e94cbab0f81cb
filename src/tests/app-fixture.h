// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of the window share: waiting without sleeping, gestures, keys, accessible names.

#pragma once

#include "app/resources.h"
#include "app/window.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef bool (*FixtureCondition) (gpointer data);

static inline gboolean
fixture_wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

// Runs the main loop until @condition holds; fails the test after a minute, which a busy machine
// may need. It sleeps between events, so that tests that run beside it get the processor.
static inline void
fixture_wait (FixtureCondition condition,
              gpointer         data)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint wake = g_timeout_add (5, fixture_wake_cb, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (wake);
}

// Starts GTK and waits until fonts are known: a thread finds them, and a test that ends before it
// does would leave its work behind as leaks.
static inline void
fixture_init (int    *argc,
              char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  fovea_resources_register ();

  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  pango_layout_set_text (layout, "45", -1);
  pango_layout_get_pixel_size (layout, NULL, NULL);
  g_object_unref (layout);
  g_object_unref (context);
}

// As the program does.
static inline void
fixture_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/foveaapp/Fovea/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static inline gpointer
fixture_find_inside (GtkWidget *widget,
                     GType      type,
                     int       *n_before)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n_before)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = fixture_find_inside (child, type, n_before);
      if (found != NULL)
        return found;
    }
  return NULL;
}

// The first of @widget and its descendants that is a @type and that @n_before others come before.
static inline gpointer
fixture_find_nth (gpointer widget,
                  GType    type,
                  int      n_before)
{
  gpointer found = fixture_find_inside (widget, type, &n_before);

  g_assert_nonnull (found);
  return found;
}

static inline void
fixture_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline bool
fixture_is_laid_out (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

// The keys are its own: also the window is active, which it is not at once behind a menu.
static inline bool
fixture_has_focus (gpointer widget)
{
  return gtk_widget_has_focus (widget);
}

static inline gboolean
fixture_count_frame_cb (GtkWidget     *widget,
                        GdkFrameClock *clock,
                        gpointer       n_left)
{
  return --*(int *) n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static inline bool
fixture_is_zero (gpointer number)
{
  return *(int *) number == 0;
}

// Waits until all is where a person would see it: a second frame begins once the first is laid out.
static inline void
fixture_wait_frame (GtkWidget *widget)
{
  int n_left = 2;

  gtk_widget_add_tick_callback (widget, fixture_count_frame_cb, &n_left, NULL);
  fixture_wait (fixture_is_zero, &n_left);
}

static inline bool
fixture_is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

// The first controller of @type that @widget has.
static inline gpointer
fixture_find_controller (GtkWidget *widget,
                         GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }

  g_assert_not_reached ();
  return NULL;
}

// Activates what the class of @widget binds to the key; whether it is bound and did something.
static inline bool
fixture_press_key (GtkWidget       *widget,
                   guint            key,
                   GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return false;
}

static inline FoveaDocument *
fixture_new_document (void)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();

  return fovea_document_new (content);
}

static inline FoveaWindow *
fixture_new_window (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  g_autoptr (FoveaColorScheme) scheme = fovea_color_scheme_new (settings);
  g_autoptr (FoveaDocument) document = fixture_new_document ();
  FoveaWindow *window = fovea_window_new (NULL, settings, scheme, document);

  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (fixture_is_laid_out, fovea_window_get_canvas (window));

  return window;
}

G_END_DECLS
