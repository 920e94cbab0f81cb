// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table of words and numbers for people: shown in the window, copied as text, CSV or LaTeX. What
// fills it is in report-*.h; nothing here knows a network.

#pragma once

#include "figure/number.h"

#include <glib-object.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef enum
{
  FOVEA_REPORT_TEXT,  // separated by tabs, as spreadsheets take them
  FOVEA_REPORT_CSV,   // numbers in full
  FOVEA_REPORT_LATEX, // a tabular; without headings, a matrix
} FoveaReportFormat;

// Rows of cells under a title. Filled row by row, then only read; reference-counted.
typedef struct _FoveaReport FoveaReport;

#define FOVEA_TYPE_REPORT (fovea_report_get_type ())

GType        fovea_report_get_type      (void);
FoveaReport *fovea_report_new           (const char        *title,
                                         int                n_columns);
FoveaReport *fovea_report_ref           (FoveaReport       *self);
void         fovea_report_unref         (FoveaReport       *self);
void         fovea_report_set_numbers  (FoveaReport       *self,
                                        FoveaNumbers       numbers);
void         fovea_report_add_heading   (FoveaReport       *self,
                                         const char        *text);
void         fovea_report_add_text      (FoveaReport       *self,
                                         const char        *text);
void         fovea_report_take_text     (FoveaReport       *self,
                                         char              *text);
void         fovea_report_add_number    (FoveaReport       *self,
                                         double             value);
void         fovea_report_add_value    (FoveaReport       *self,
                                        double             value);
void         fovea_report_add_weight    (FoveaReport       *self,
                                         double             value);
const char  *fovea_report_get_title     (const FoveaReport *self);
int          fovea_report_get_n_columns (const FoveaReport *self);
int          fovea_report_get_n_rows    (const FoveaReport *self);
const char  *fovea_report_get_heading   (const FoveaReport *self,
                                         int                column);
const char  *fovea_report_get_text      (const FoveaReport *self,
                                         int                row,
                                         int                column);
bool         fovea_report_get_number    (const FoveaReport *self,
                                         int                row,
                                         int                column,
                                         double            *value);
char        *fovea_report_write         (const FoveaReport *self,
                                         FoveaReportFormat  format);
char        *fovea_report_write_row     (const FoveaReport *self,
                                         int                row);
char        *fovea_report_write_cell    (const FoveaReport *self,
                                         int                row,
                                         int                column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaReport, fovea_report_unref)

G_END_DECLS
