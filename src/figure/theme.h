// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours by role. Figures store roles only, so that one layout serves every theme.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef enum
{
  FOVEA_THEME_LIGHT,
  FOVEA_THEME_DARK,
  FOVEA_THEME_CONTRAST,
  FOVEA_THEME_PRINT,
} FoveaThemeKind;

// sRGB, 0 … 1.
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} FoveaColor;

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
} FoveaRole;

typedef struct _FoveaTheme FoveaTheme;

const FoveaTheme *fovea_theme_get            (FoveaThemeKind    kind);
FoveaThemeKind    fovea_theme_get_kind       (const FoveaTheme *self);
FoveaColor        fovea_theme_get_color      (const FoveaTheme *self,
                                              FoveaRole         role);
FoveaColor        fovea_theme_get_cell_color (const FoveaTheme *self,
                                              double            value,
                                              double            least,
                                              double            greatest);
FoveaColor        fovea_theme_get_cell_ink   (const FoveaTheme *self,
                                              FoveaColor        cell);
FoveaColor        fovea_theme_get_mark_ink   (const FoveaTheme *self,
                                              FoveaRole         role,
                                              FoveaColor        cell);
const char       *fovea_theme_kind_get_nick  (FoveaThemeKind    kind);
bool              fovea_theme_kind_from_nick (const char       *nick,
                                              FoveaThemeKind   *kind);

G_END_DECLS
