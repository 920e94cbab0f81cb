// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Types for properties that hold core's values, which know no GObject.

#pragma once

#include "core/compose.h"
#include "core/trace.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_EVALUATION (fovea_evaluation_get_type ())
#define FOVEA_TYPE_TRACE (fovea_trace_get_type ())
#define FOVEA_TYPE_COMPOSITION (fovea_composition_get_type ())

GType fovea_evaluation_get_type      (void);
GType fovea_trace_get_type           (void);
GType fovea_composition_get_type     (void);

G_END_DECLS
