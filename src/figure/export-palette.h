// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The few colours that stand for many. Exact where there are few.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FoveaPalette FoveaPalette;

FoveaPalette  *fovea_palette_new          (void);
void           fovea_palette_free         (FoveaPalette        *self);
void           fovea_palette_count        (FoveaPalette        *self,
                                           const guint32       *pixels,
                                           int                  n_pixels);
int            fovea_palette_get_n_counted (const FoveaPalette *self);
void           fovea_palette_settle       (FoveaPalette        *self,
                                           int                  max_colors);
int            fovea_palette_get_n_colors (const FoveaPalette  *self);
guint32        fovea_palette_get_color    (const FoveaPalette  *self,
                                           int                  color);
int            fovea_palette_find         (FoveaPalette        *self,
                                           guint32              pixel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaPalette, fovea_palette_free)

G_END_DECLS
