// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A trace for people.

#pragma once

#include "core/trace.h"

G_BEGIN_DECLS

GBytes *fovea_trace_text_write (FoveaTrace *trace);

G_END_DECLS
