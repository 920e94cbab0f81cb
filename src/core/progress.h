// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far a long computation has come, and asking it to stop: shared by the thread that computes and
// those that wait for it.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct _FoveaProgress FoveaProgress;

FoveaProgress *fovea_progress_new          (void);
FoveaProgress *fovea_progress_ref          (FoveaProgress       *self);
void           fovea_progress_unref        (FoveaProgress       *self);
void           fovea_progress_cancel       (FoveaProgress       *self);
bool           fovea_progress_is_cancelled (const FoveaProgress *self);
double         fovea_progress_get_fraction (const FoveaProgress *self);

// For the thread that computes.
void           fovea_progress_set_total    (FoveaProgress       *self,
                                            double               total);
bool           fovea_progress_advance      (FoveaProgress       *self,
                                            double               amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaProgress, fovea_progress_unref)

G_END_DECLS
