// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers set from the glyphs of a font without laying out each: for windows that draw thousands.

#pragma once

#include <pango/pangocairo.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct _FoveaDigits FoveaDigits;

FoveaDigits         *fovea_digits_new          (PangoLayout       *layout);
void                 fovea_digits_free         (FoveaDigits       *self);
cairo_scaled_font_t *fovea_digits_get_font     (const FoveaDigits *self);
int                  fovea_digits_get_baseline (const FoveaDigits *self);
bool                 fovea_digits_measure      (const FoveaDigits *self,
                                                const char        *number,
                                                int               *width);
void                 fovea_digits_add          (const FoveaDigits *self,
                                                const char        *number,
                                                double             x,
                                                double             y,
                                                GArray            *glyphs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaDigits, fovea_digits_free)

G_END_DECLS
