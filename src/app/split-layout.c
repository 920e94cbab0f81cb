// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture stays in sight wherever there is room for it: beside the side bar, or above it where the
// place is narrow. Two splits, one in the other, are rivals: where there is room for one side bar
// only, the one asked for last is shown, and the other comes back once that is put away.

#include "config.h"

#include "app/split-private.h"

#define CONTENT_PX 360 // that the content keeps beside a side bar
#define SHORT_PX 380   // below this height there is no room for one above the other
#define WIDE_PX 1020   // from here on a side bar with large text takes half of what is left
#define USUAL_DPI (96 * 1024.0)
#define USUAL_FONT_PT 11.0

static void
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int            *minimum,
               int            *natural)
{
  *minimum = *natural = 0;
  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

static void
set_place (FoveaSplit      *self,
           FoveaSplitPlace  place)
{
  if (self->place == place)
    return;

  bool was_collapsed = self->place != FOVEA_SPLIT_BESIDE;
  self->place = place;
  if (was_collapsed != (place != FOVEA_SPLIT_BESIDE))
    self->is_shown_narrow = FALSE;
  fovea_split_tell_later (self);
}

// Rivals are side by side with the content, or not, at the same width. What one takes there does not
// count for the other: it yields where there is not enough for both.
static FoveaSplitPlace
find_place (FoveaSplit *self,
            int         width,
            int         height)
{
  int sidebar, wanted;

  measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, &sidebar, &wanted);
  sidebar = MAX (sidebar, self->sidebar_width);
  if (self->rival != NULL)
    {
      sidebar = MAX (sidebar, self->rival->sidebar_width);
      if (self->rival->place == FOVEA_SPLIT_BESIDE && fovea_split_is_shown (self->rival)
          && gtk_widget_is_ancestor (GTK_WIDGET (self), GTK_WIDGET (self->rival)))
        width += self->rival->sidebar_width;
    }
  if (width >= sidebar + CONTENT_PX)
    return FOVEA_SPLIT_BESIDE;

  return height >= SHORT_PX || self->is_fixed ? FOVEA_SPLIT_BELOW : FOVEA_SPLIT_OVER;
}

static bool
is_wanted_wide (FoveaSplit *self)
{
  return self->is_put_away ? self->is_peeked : self->is_shown_wide;
}

static bool
yields (FoveaSplit *self)
{
  return self->rival != NULL && self->is_cramped && !self->is_asked_last
         && is_wanted_wide (self->rival);
}

/**
 * fovea_split_is_shown_wide:
 * @self: a split
 *
 * Returns: whether the side bar is seen now if the place is wide
 */
bool
fovea_split_is_shown_wide (FoveaSplit *self)
{
  return is_wanted_wide (self) && !yields (self);
}

// Only the outer of two rivals sees the width that both share.
static void
set_cramped (FoveaSplit *self,
             int         width)
{
  if (self->rival == NULL || !gtk_widget_is_ancestor (GTK_WIDGET (self->rival), GTK_WIDGET (self)))
    return;

  bool is_cramped = width < self->sidebar_width + self->rival->sidebar_width + CONTENT_PX;
  if (self->is_cramped == is_cramped)
    return;

  self->is_cramped = self->rival->is_cramped = is_cramped;
  fovea_split_tell_later (self);
  fovea_split_tell_later (self->rival);
}

/**
 * fovea_split_measure:
 * @widget: a split
 * @orientation: what to measure
 * @for_size: px in the other orientation, which does not matter
 * @minimum: (out): px without which a child cannot be
 * @natural: (out): px wanted
 * @minimum_baseline: (out): left alone
 * @natural_baseline: (out): left alone
 *
 * Measures for GTK.
 */
void
fovea_split_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  FoveaSplit *self = FOVEA_SPLIT (widget);
  int least, wanted;

  measure_child (self->content, orientation, minimum, natural);
  measure_child (self->sidebar, orientation, &least, &wanted);
  *minimum = MAX (*minimum, least);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && fovea_split_is_shown_wide (self))
    *natural += self->sidebar_width;
  *natural = MAX (*natural, *minimum);
}

static void
place (GtkWidget          *child,
       bool                is_seen,
       const GdkRectangle *area)
{
  if (child == NULL)
    return;

  gtk_widget_set_child_visible (child, is_seen);
  if (is_seen)
    gtk_widget_size_allocate (child, area, -1);
}

static int
find_sheet_height (FoveaSplit *self,
                   int         height)
{
  int least, wanted, content;

  measure_child (self->sidebar, GTK_ORIENTATION_VERTICAL, &least, &wanted);
  measure_child (self->content, GTK_ORIENTATION_VERTICAL, &content, &wanted);

  return MAX (least, MIN (height * 11 / 20, height - content));
}

// How much larger text is than usual, by its resolution and by its font.
static double
find_text_scale (FoveaSplit *self)
{
  g_autofree char *name = NULL;
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, "gtk-font-name",
                &name, NULL);

  PangoFontDescription *font = pango_font_description_from_string (name != NULL ? name : "");
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  pango_font_description_free (font);

  return MAX (dpi / USUAL_DPI, 1) * MAX (size / USUAL_FONT_PT, 1);
}

// Large text needs longer lines, where the content can spare the room.
static int
find_sidebar_width (FoveaSplit *self,
                    int         width)
{
  double wanted = self->sidebar_width * (find_text_scale (self) - 1);

  return self->sidebar_width + (int) MIN (wanted, MAX (width - WIDE_PX, 0) / 2);
}

/**
 * fovea_split_size_allocate:
 * @widget: a split
 * @width: px
 * @height: px
 * @baseline: not used
 *
 * Finds where the side bar goes, and puts it and the content there.
 */
void
fovea_split_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  FoveaSplit *self = FOVEA_SPLIT (widget);
  int least, wanted;

  set_place (self, find_place (self, width, height));
  set_cramped (self, width);
  measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, &least, &wanted);

  bool is_shown = fovea_split_is_shown (self);
  bool is_left
    = (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) != (bool) self->is_at_start;
  GdkRectangle content = { 0, 0, width, height }, sidebar = content;
  if (is_shown && self->place == FOVEA_SPLIT_BESIDE)
    {
      sidebar.width = MAX (find_sidebar_width (self, width), least);
      content.width = width - sidebar.width;
      *(is_left ? &content.x : &sidebar.x) = is_left ? sidebar.width : content.width;
    }
  else if (is_shown && self->place == FOVEA_SPLIT_BELOW)
    {
      sidebar.height = find_sheet_height (self, height);
      sidebar.y = content.height = height - sidebar.height;
    }
  if (!is_shown && gtk_widget_get_focus_child (widget) == self->sidebar)
    {
      self->loses_focus = true;
      fovea_split_tell_later (self);
    }
  place (self->content, !is_shown || self->place != FOVEA_SPLIT_OVER, &content);
  place (self->sidebar, is_shown, &sidebar);
}
