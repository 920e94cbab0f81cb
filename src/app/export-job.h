// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws a picture, or the steps of a playback, in a thread, and writes files when all is drawn.

#pragma once

#include "app/figure-source.h"

G_BEGIN_DECLS

typedef struct _FoveaExportJob FoveaExportJob;

FoveaExportJob *fovea_export_job_new          (FoveaFigureSource    *source,
                                               const FoveaRecipe    *recipe,
                                               const FoveaSubject   *subject,
                                               const char           *language,
                                               GFile                *file);
FoveaExportJob *fovea_export_job_ref          (FoveaExportJob       *self);
void            fovea_export_job_unref        (FoveaExportJob       *self);
double          fovea_export_job_get_fraction (FoveaExportJob       *self);
void            fovea_export_job_cancel       (FoveaExportJob       *self);
bool            fovea_export_job_run          (FoveaExportJob       *self,
                                               GError              **error);
void            fovea_export_job_start        (FoveaExportJob       *self,
                                               GObject              *owner,
                                               GAsyncReadyCallback   done_cb);
char           *fovea_export_name_frame       (const char           *name,
                                               int                   frame);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaExportJob, fovea_export_job_unref)

G_END_DECLS
