// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Axes and curves.

#pragma once

#include "figure/layout.h"

G_BEGIN_DECLS

// A chart on the page. Its frame is in points, its ranges in what is charted.
typedef struct
{
  FoveaLayout *layout;
  int panel;
  cairo_rectangle_t frame; // of the curves: labels stand outside
  double least_x;
  double most_x;
  double most_y;           // from 0
} FoveaChart;

double fovea_chart_get_left  (const FoveaLayout *layout);
double fovea_chart_get_right (const FoveaLayout *layout);
double fovea_chart_get_below (const FoveaLayout *layout);
double fovea_chart_get_x     (const FoveaChart  *self,
                              double             x);
double fovea_chart_get_y     (const FoveaChart  *self,
                              double             y);
void   fovea_chart_add_axes  (const FoveaChart  *self,
                              const char        *x_title,
                              const char        *y_title);
void   fovea_chart_add_curve (const FoveaChart  *self,
                              const double      *points,
                              int                n_points,
                              FoveaRole          role,
                              bool               is_dashed);
void   fovea_chart_add_point (const FoveaChart  *self,
                              double             x,
                              double             y,
                              FoveaRole          role);

G_END_DECLS
