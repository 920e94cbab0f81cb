// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours by role. Figures store roles only, so that one layout serves every theme.

#pragma once

#include "figure/color.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_THEME_LIGHT,
  FOVEA_THEME_DARK,
  FOVEA_THEME_CONTRAST,
  FOVEA_THEME_PRINT,
  FOVEA_THEME_CONTRAST_DARK,
} FoveaThemeKind;

#define FOVEA_N_THEMES (FOVEA_THEME_CONTRAST_DARK + 1)

// What cells are coloured by.
typedef enum
{
  FOVEA_RAMP_HUE, // the theme's own: one calm hue, two where there are negative numbers
  FOVEA_RAMP_VIRIDIS,
  FOVEA_RAMP_CIVIDIS,
  FOVEA_RAMP_GREY,
  FOVEA_RAMP_PHOTO,
} FoveaRamp;

#define FOVEA_N_RAMPS (FOVEA_RAMP_PHOTO + 1)

typedef enum
{
  FOVEA_ROLE_NONE,       // not painted
  FOVEA_ROLE_BACKGROUND,
  FOVEA_ROLE_CARD,
  FOVEA_ROLE_CARD_EDGE,
  FOVEA_ROLE_HAIRLINE,
  FOVEA_ROLE_INK,
  FOVEA_ROLE_INK_DIM,
  FOVEA_ROLE_SEES,       // selected cell and what it sees: orange, solid
  FOVEA_ROLE_NESTED,     // one nested window: blue, dashed
  FOVEA_ROLE_REACHES,    // what a cell reaches: green, dotted
  FOVEA_ROLE_GOOD,       // an equality that holds
  FOVEA_ROLE_BAD,        // one that does not
  FOVEA_ROLE_VEIL,       // laid over what the selection does not see
  FOVEA_ROLE_INPUT,      // cells without numbers, in figures of convolution arithmetic
  FOVEA_ROLE_OUTPUT,
  FOVEA_ROLE_SHADE,      // laid over the cells that a window reads
  FOVEA_ROLE_ON_INPUT,   // letters on them, whatever colours they have
  FOVEA_ROLE_ON_OUTPUT,
  FOVEA_ROLE_ON_INPUT_SHADE,
  FOVEA_ROLE_ON_OUTPUT_SHADE,
} FoveaRole;

typedef struct _FoveaTheme FoveaTheme;

const FoveaTheme *fovea_theme_get            (FoveaThemeKind    kind);
const FoveaTheme *fovea_theme_get_with_ramp  (FoveaThemeKind    kind,
                                              FoveaRamp         ramp);
FoveaTheme       *fovea_theme_new_with_colors (const FoveaTheme *base,
                                              FoveaColor        input,
                                              FoveaColor        output);
void              fovea_theme_free           (FoveaTheme       *self);
FoveaRamp         fovea_theme_get_ramp       (const FoveaTheme *self);
FoveaThemeKind    fovea_theme_get_kind       (const FoveaTheme *self);
FoveaColor        fovea_theme_get_color      (const FoveaTheme *self,
                                              FoveaRole         role);
FoveaColor        fovea_theme_get_cell_color (const FoveaTheme *self,
                                              double            value,
                                              double            least,
                                              double            greatest);
FoveaColor        fovea_theme_get_picture_color (const FoveaTheme *self,
                                                 double            value,
                                                 double            least,
                                                 double            greatest,
                                                 double            depth);
FoveaColor        fovea_theme_get_cell_ink   (const FoveaTheme *self,
                                              FoveaColor        cell);
FoveaColor        fovea_theme_get_mark_ink   (const FoveaTheme *self,
                                              FoveaRole         role,
                                              FoveaColor        cell);
const char       *fovea_theme_kind_get_nick  (FoveaThemeKind    kind);
bool              fovea_theme_kind_from_nick (const char       *nick,
                                              FoveaThemeKind   *kind);

// ramp.c
const char       *fovea_ramp_get_nick        (FoveaRamp         ramp);
bool              fovea_ramp_from_nick       (const char       *nick,
                                              FoveaRamp        *ramp);
char             *fovea_ramp_dup_nicks       (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaTheme, fovea_theme_free)

G_END_DECLS
