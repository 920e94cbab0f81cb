// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is waited for in a presentation, by real keys.

#pragma once

#include "pointer-fixture.h"

G_BEGIN_DECLS

static inline bool
is_presenting (gpointer lecture)
{
  return fovea_lecture_is_presenting (lecture);
}

static inline bool
is_not_presenting (gpointer lecture)
{
  return !fovea_lecture_is_presenting (lecture);
}

static inline bool
is_full (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkRectangle screen;

  gdk_monitor_get_geometry (
    gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface), &screen);
  // Where no compositor runs, GTK keeps a border of a few pixels.
  return gtk_widget_get_width (window) >= screen.width - 16
         && gtk_widget_get_height (window) >= screen.height - 16;
}

typedef struct
{
  FoveaLecture *lecture;
  int page;
} PageShown;

static inline bool
is_page_shown (gpointer data)
{
  PageShown *shown = data;

  return fovea_lecture_get_page (shown->lecture) == shown->page;
}

static inline void
press_until_page (FoveaWindow *window,
                  const char  *key,
                  int          page)
{
  PageShown shown = { fovea_window_get_lecture (window), page };
  g_autofree char *arguments = g_strconcat ("key ", key, NULL);

  pointer_run (arguments);
  fixture_wait (is_page_shown, &shown);
}

static inline bool
is_blank (gpointer lecture)
{
  return fovea_lecture_is_blank (lecture);
}

static inline bool
is_not_blank (gpointer lecture)
{
  return !fovea_lecture_is_blank (lecture);
}

G_END_DECLS
