// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One cell in words and tables: its value, its sum written out, its terms.

#pragma once

#include "figure/figure.h"
#include "figure/report.h"

G_BEGIN_DECLS

char        *fovea_report_write_sum (FoveaTrace    *trace,
                                     FoveaSumDepth  depth,
                                     int            most_terms,
                                     FoveaNumbers   numbers);
FoveaReport *fovea_report_new_cell  (FoveaTrace    *trace,
                                     FoveaSumDepth  depth,
                                     FoveaNumbers   numbers);
FoveaReport *fovea_report_new_terms (FoveaTrace    *trace,
                                     FoveaSumDepth  depth,
                                     FoveaNumbers   numbers);

G_END_DECLS
