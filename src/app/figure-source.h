// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window shows at one moment, to be drawn elsewhere and later: in files, by other programs.

#pragma once

#include "app/window.h"
#include "figure/recipe.h"

G_BEGIN_DECLS

typedef struct _FoveaFigureSource FoveaFigureSource;

FoveaFigureSource  *fovea_figure_source_new          (FoveaWindow             *window);
FoveaFigureSource  *fovea_figure_source_ref          (FoveaFigureSource       *self);
void                fovea_figure_source_unref        (FoveaFigureSource       *self);
const FoveaRecipe  *fovea_figure_source_get_recipe   (const FoveaFigureSource *self);
FoveaSubject        fovea_figure_source_get_subject  (const FoveaFigureSource *self);
FoveaFigure        *fovea_figure_source_new_figure   (const FoveaFigureSource *self);
char               *fovea_figure_source_dup_title    (const FoveaFigureSource *self);
char               *fovea_figure_source_dup_command  (const FoveaFigureSource *self,
                                                      const FoveaRecipe       *recipe,
                                                      const FoveaSubject      *subject,
                                                      const char              *language,
                                                      const char              *output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaFigureSource, fovea_figure_source_unref)

G_END_DECLS
