// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What layers cost, in a table and in sentences, beside the one kernel that they compete with.

#pragma once

#include "core/cost-curve.h"
#include "figure/report.h"

G_BEGIN_DECLS

FoveaReport *fovea_report_new_costs      (const FoveaNetwork *network);
FoveaReport *fovea_report_new_cost_curve (const FoveaNetwork *network,
                                          int                 first,
                                          int                 last);
FoveaReport *fovea_report_new_channels   (const FoveaNetwork *network,
                                          int                 n_channels);
char        *fovea_report_write_cost     (const FoveaNetwork *network);
char        *fovea_report_write_crossing (const FoveaNetwork *network,
                                          int                 most);

G_END_DECLS
