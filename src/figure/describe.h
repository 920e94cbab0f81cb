// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sentences about cells and figures, in the user's language: what a screen reader hears and what an
// exported figure carries as its alternative text.

#pragma once

#include "figure/figure.h"

G_BEGIN_DECLS

char *fovea_describe_number  (double              value);
char *fovea_describe_stage   (const FoveaNetwork *network,
                              int                 stage);
char *fovea_describe_place   (const FoveaNetwork *network,
                              FoveaCell           cell);
char *fovea_describe_cell    (FoveaEvaluation    *evaluation,
                              FoveaCell           cell);
char *fovea_describe_trace   (FoveaTrace         *trace);
char *fovea_describe_subject (const FoveaSubject *subject,
                              FoveaView           view);

G_END_DECLS
