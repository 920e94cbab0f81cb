// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Receptive fields in tables: every stage, the recurrence with its numbers, the closed form.

#pragma once

#include "core/trace.h"
#include "figure/report.h"

G_BEGIN_DECLS

FoveaReport *fovea_report_new_stages      (const FoveaNetwork *network);
FoveaReport *fovea_report_new_use         (const FoveaNetwork *network,
                                           FoveaTrace         *trace);
bool         fovea_report_has_equal_axes  (const FoveaNetwork *network,
                                           int                 stage);
FoveaReport *fovea_report_new_recurrence  (const FoveaNetwork *network,
                                           int                 stage,
                                           FoveaDimension      dimension);
FoveaReport *fovea_report_new_closed_form (const FoveaNetwork *network,
                                           FoveaCell           cell,
                                           FoveaDimension      dimension);
char        *fovea_report_write_use       (FoveaTrace         *trace);

G_END_DECLS
