// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the view share: report-view.c (the widget, copies), report-view-rows.c.

#pragma once

#include "app/report-view.h"

#include <stdbool.h>

G_BEGIN_DECLS

struct _FoveaReportView
{
  GtkWidget parent_instance;

  // Owned
  FoveaReport *report; // (nullable)

  // Template
  GtkWidget *title;
  GtkWidget *place;
  GtkWidget *scroller;
  GtkWidget *viewport;
  GtkWidget *rows;
  GtkWidget *rest;
  GtkWidget *context;

  // State
  int n_shown_rows;
  int n_shown_columns;
  bool shows_headings;
  int row;    // what the menu was opened on
  int column;
};

void fovea_report_view_show      (FoveaReportView *self);
bool fovea_report_view_is_matrix (FoveaReportView *self);

G_END_DECLS
