// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real pointer and real keys: events of the X server's, made by xdotool.

#pragma once

#include "app-fixture.h"

#include <X11/Xlib.h>
#include <gdk/x11/gdkx.h>
#include <math.h>

G_BEGIN_DECLS

// A point of the canvas as a point of the screen, in device pixels.
static inline void
pointer_find_on_screen (FoveaWindow      *window,
                        graphene_point_t  point,
                        int              *screen_x,
                        int              *screen_y)
{
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (canvas));
  double x, y, shadow_x, shadow_y;
  Window child;

  g_assert_true (gtk_widget_translate_coordinates (canvas, GTK_WIDGET (window), point.x, point.y,
                                                   &x, &y));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &shadow_x, &shadow_y);
  int scale = gdk_surface_get_scale_factor (surface);
  g_assert_true (XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface),
                                        DefaultRootWindow (display),
                                        (int) lround ((x + shadow_x) * scale),
                                        (int) lround ((y + shadow_y) * scale), screen_x,
                                        screen_y, &child));
}

static inline void
pointer_run (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);
  g_autoptr (GError) error = NULL;

  // What has been asked for, such as the end of a grab, comes before the events.
  gdk_display_sync (gdk_display_get_default ());
  int status;
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static inline bool
pointer_is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

G_END_DECLS
