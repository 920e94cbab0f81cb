// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Type: how wide text is about (by which figures are laid out, so that no layout depends on a font)
// and how it is drawn (which is squeezed into the width it was given).

#pragma once

#include "figure/digits.h"
#include "figure/scene.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_LEAST_PT 9.0
#define FOVEA_TYPE_CAPITAL 0.727 // height of capitals and figures, in sizes of type

typedef struct _FoveaTypesetter FoveaTypesetter;

double           fovea_type_estimate_width (const char        *string,
                                            double             size_pt,
                                            FoveaWeight        weight);
GPtrArray       *fovea_type_wrap           (const char        *string,
                                            double             size_pt,
                                            FoveaWeight        weight,
                                            double             width_pt);
GPtrArray       *fovea_type_wrap_lists     (const char *const *strings,
                                            double             size_pt,
                                            FoveaWeight        weight,
                                            double             width_pt);
const char      *fovea_type_get_language   (void);
char            *fovea_type_dup_families   (const char        *family);
bool             fovea_type_is_rtl         (const char        *string);
bool             fovea_type_has_rtl        (const char        *string);
FoveaTypesetter *fovea_typesetter_new      (cairo_t           *cr,
                                            const char        *family);
void             fovea_typesetter_free     (FoveaTypesetter   *self);
bool             fovea_typesetter_is_whole (FoveaTypesetter   *self,
                                            const FoveaTextContent *text,
                                            double             width);
void             fovea_typesetter_draw     (FoveaTypesetter   *self,
                                            const FoveaTextContent *text,
                                            double             x,
                                            double             y,
                                            double             width,
                                            double             height);
const FoveaDigits *
                 fovea_typesetter_find_digits (FoveaTypesetter  *self,
                                            const FoveaTextContent *text,
                                            double             width);
void             fovea_typesetter_add_digits (FoveaTypesetter  *self,
                                            const FoveaDigits *digits,
                                            const FoveaTextContent *text,
                                            const cairo_rectangle_t *room,
                                            GArray            *glyphs);
void             fovea_typesetter_trace    (FoveaTypesetter   *self,
                                            const FoveaTextContent *text,
                                            const cairo_rectangle_t *room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaTypesetter, fovea_typesetter_free)

G_END_DECLS
