// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ratio of both is drawn, not the counts: it tends to the ratio of the weights, and crosses 1
// where both multiply equally often. The layers are told from the line at 1 by dashes, too.

#include "config.h"

#include "app/cost-plot.h"

#include "figure/number.h"
#include "figure/report-cost.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT_PX 150
#define MARGIN_PX 48
#define MOST_CROSSING 512
#define LEAST_SPAN 24 // input sides that are shown

struct _FoveaCostPlot
{
  GtkWidget parent_instance;

  // Owned
  FoveaReport *curve; // (nullable)

  // State
  FoveaCostCrossing crossing;
  gboolean has_crossing;
};

G_DEFINE_FINAL_TYPE (FoveaCostPlot, fovea_cost_plot, GTK_TYPE_WIDGET)

// Where numbers stand in the widget.
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  double first;
  double last;
  double greatest;
} Scale;

static double
get (const FoveaReport *curve,
     int                row,
     int                column)
{
  double value;

  fovea_report_get_number (curve, row, column, &value);

  return value;
}

static double
get_ratio (const FoveaReport *curve,
           int                row)
{
  return get (curve, row, 1) / get (curve, row, 2);
}

static Scale
find_scale (FoveaCostPlot *self)
{
  int n = fovea_report_get_n_rows (self->curve);
  Scale scale = { MARGIN_PX, gtk_widget_get_width (GTK_WIDGET (self)) - 12, 10, HEIGHT_PX - 24,
                  get (self->curve, 0, 0), get (self->curve, n - 1, 0), 1.5 };

  for (int row = 0; row < n; row++)
    scale.greatest = MAX (scale.greatest, MIN (get_ratio (self->curve, row), 3.0));

  return scale;
}

static double
get_x (const Scale *scale,
       double       n)
{
  return scale->left
         + (n - scale->first) / MAX (scale->last - scale->first, 1) * (scale->right - scale->left);
}

static double
get_y (const Scale *scale,
       double       ratio)
{
  return scale->bottom - ratio / scale->greatest * (scale->bottom - scale->top);
}

static void
write_at (FoveaCostPlot *self,
          cairo_t       *cr,
          double         x, // of its middle
          double         y,
          const char    *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width / 2.0, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - width));
  cairo_move_to (cr, round (x), round (y - height / 2.0));
  pango_cairo_show_layout (cr, layout);
}

static void
draw_axes (FoveaCostPlot *self,
           cairo_t       *cr,
           const Scale   *scale,
           const GdkRGBA *ink)
{
  GdkRGBA faint = *ink;
  faint.alpha *= 0.35f;

  gdk_cairo_set_source_rgba (cr, &faint);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, scale->left + 0.5, scale->top);
  cairo_line_to (cr, scale->left + 0.5, round (scale->bottom) + 0.5);
  cairo_line_to (cr, scale->right, round (scale->bottom) + 0.5);
  cairo_stroke (cr);

  gdk_cairo_set_source_rgba (cr, ink);
  for (int ratio = 0; ratio <= (int) scale->greatest; ratio++)
    {
      g_autofree char *percent = g_strdup_printf (C_ ("percentage", "%.0f %%"), 100.0 * ratio);
      write_at (self, cr, scale->left / 2 - 4, get_y (scale, ratio), percent);
    }

  g_autofree char *first = fovea_number_format (scale->first, FOVEA_NUMBER_LENGTH);
  g_autofree char *last = g_strdup_printf ("n = %.0f", scale->last);
  write_at (self, cr, scale->left, HEIGHT_PX - 10, first);
  write_at (self, cr, scale->right, HEIGHT_PX - 10, last);
}

static void
draw_curves (FoveaCostPlot *self,
             cairo_t       *cr,
             const Scale   *scale,
             const GdkRGBA *ink)
{
  const double dash[] = { 5, 4 };

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, scale->left, round (get_y (scale, 1)) + 0.5);
  cairo_line_to (cr, scale->right, round (get_y (scale, 1)) + 0.5);
  cairo_stroke (cr);

  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_save (cr);
  cairo_rectangle (cr, scale->left, scale->top, scale->right - scale->left,
                   scale->bottom - scale->top);
  cairo_clip (cr);
  for (int row = 0; row < fovea_report_get_n_rows (self->curve); row++)
    cairo_line_to (cr, get_x (scale, get (self->curve, row, 0)),
                   get_y (scale, get_ratio (self->curve, row)));
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_crossing (FoveaCostPlot *self,
               cairo_t       *cr,
               const Scale   *scale,
               const GdkRGBA *ink)
{
  if (!self->has_crossing || !self->crossing.was_dearer || self->crossing.n > scale->last)
    return;

  double x = get_x (scale, self->crossing.n);
  g_autofree char *text = g_strdup_printf ("n = %d", self->crossing.n);

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_arc (cr, x, get_y (scale, 1), 4, 0, 2 * G_PI);
  cairo_fill (cr);
  write_at (self, cr, x + 8, get_y (scale, 1) - 14, text);
}

static void
fovea_cost_plot_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  FoveaCostPlot *self = FOVEA_COST_PLOT (widget);
  GdkRGBA ink;
  graphene_rect_t bounds
    = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (self->curve == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  Scale scale = find_scale (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_axes (self, cr, &scale, &ink);
  draw_curves (self, cr, &scale, &ink);
  draw_crossing (self, cr, &scale, &ink);
  cairo_destroy (cr);
}

static void
fovea_cost_plot_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 200;
  *natural = *minimum;
}

static void
fovea_cost_plot_finalize (GObject *object)
{
  g_clear_pointer (&FOVEA_COST_PLOT (object)->curve, fovea_report_unref);

  G_OBJECT_CLASS (fovea_cost_plot_parent_class)->finalize (object);
}

static void
fovea_cost_plot_class_init (FoveaCostPlotClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = fovea_cost_plot_finalize;
  widget_class->measure = fovea_cost_plot_measure;
  widget_class->snapshot = fovea_cost_plot_snapshot;

  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fovea_cost_plot_init (FoveaCostPlot *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _("Multiplications of the layers, in per cent of those of the one "
                                 "kernel, for inputs of n × n"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Multiplications as the input grows"), -1);
}

/**
 * fovea_cost_plot_new:
 *
 * Returns: (transfer floating): an empty plot
 */
GtkWidget *
fovea_cost_plot_new (void)
{
  return g_object_new (FOVEA_TYPE_COST_PLOT, NULL);
}

/**
 * fovea_cost_plot_set_network:
 * @self: a plot
 * @network: what to draw
 *
 * Draws the multiplications of @network as its input grows, at least to twice the crossing; the plot
 * is not seen where there is nothing to compare.
 */
void
fovea_cost_plot_set_network (FoveaCostPlot *self,
                             FoveaNetwork  *network)
{
  g_return_if_fail (FOVEA_IS_COST_PLOT (self) && network != NULL);

  self->has_crossing = fovea_cost_find_crossing (network, MOST_CROSSING, &self->crossing);
  int least = self->has_crossing && !self->crossing.was_dearer ? self->crossing.n : 1;
  int last = MIN (MAX (least + LEAST_SPAN, 2 * self->crossing.n + 4), MOST_CROSSING);

  g_clear_pointer (&self->curve, fovea_report_unref);
  self->curve = fovea_report_new_cost_curve (network, 1, last);
  if (fovea_report_get_n_rows (self->curve) < 2)
    g_clear_pointer (&self->curve, fovea_report_unref);

  g_autofree char *crossing = fovea_report_write_crossing (network, MOST_CROSSING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  crossing != NULL ? crossing : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->curve != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
