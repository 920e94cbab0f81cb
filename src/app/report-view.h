// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table that is read row by row, by eye, keyboard or ear, and copied whole or in part.

#pragma once

#include "figure/report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_REPORT_VIEW (fovea_report_view_get_type ())
G_DECLARE_FINAL_TYPE (FoveaReportView, fovea_report_view, FOVEA, REPORT_VIEW, GtkWidget)

// Property: report. Actions: report.copy-value, report.copy-row, report.copy (a format's name).
GtkWidget   *fovea_report_view_new        (void);
FoveaReport *fovea_report_view_get_report (FoveaReportView *self);
void         fovea_report_view_set_report (FoveaReportView *self,
                                           FoveaReport     *report);

G_END_DECLS
