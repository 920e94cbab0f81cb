// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Types for properties that hold core's values: copied by reference.

#include "document/boxed.h"

G_DEFINE_BOXED_TYPE (FoveaEvaluation, fovea_evaluation, fovea_evaluation_ref,
                     fovea_evaluation_unref)
G_DEFINE_BOXED_TYPE (FoveaTrace, fovea_trace, fovea_trace_ref, fovea_trace_unref)
G_DEFINE_BOXED_TYPE (FoveaComposition,
                     fovea_composition,
                     fovea_composition_ref,
                     fovea_composition_unref)
