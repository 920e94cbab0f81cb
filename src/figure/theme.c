// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Five designs. Their ramps are interpolated in Oklab, so that equal steps of value look like equal
// steps of colour; their ends are chosen so that ink and marks stay legible on every cell.

#include "figure/ramp.h"

#include <math.h>

#define N_ROLES (FOVEA_ROLE_SHADE + 1)
#define LEAST_CONTRAST 4.5

typedef struct
{
  FoveaThemeKind kind;
  const char *nick;
  unsigned colors[N_ROLES]; // 0xRRGGBBAA
  unsigned zero;            // of a cell that holds nothing
  unsigned positive;        // of the greatest number
  unsigned negative;        // of the least, where there are negative numbers
  unsigned deep_positive;   // of both, in cells that hold no letters
  unsigned deep_negative;
  unsigned unknown;         // of what is not a number
} Design;

struct _FoveaTheme
{
  const Design *design;
  FoveaRamp ramp;
  bool has_colors; // of its own for input and output
  FoveaColor input;
  FoveaColor output;
};

static const Design designs[] = {
  {
      .kind = FOVEA_THEME_LIGHT,
      .nick = "light",
      .colors = {
          [FOVEA_ROLE_BACKGROUND] = 0xfbfbfcff,
          [FOVEA_ROLE_CARD] = 0xffffffff,
          [FOVEA_ROLE_CARD_EDGE] = 0xd9dce3ff,
          [FOVEA_ROLE_HAIRLINE] = 0xc9d0deff,
          [FOVEA_ROLE_INK] = 0x161a24ff,
          [FOVEA_ROLE_INK_DIM] = 0x626876ff,
          [FOVEA_ROLE_SEES] = 0xb9420aff,
          [FOVEA_ROLE_NESTED] = 0x0f62a6ff,
          [FOVEA_ROLE_REACHES] = 0x14703aff,
          [FOVEA_ROLE_GOOD] = 0x15753aff,
          [FOVEA_ROLE_BAD] = 0xb3261eff,
          [FOVEA_ROLE_VEIL] = 0xfbfbfc9e,
          [FOVEA_ROLE_INPUT] = 0x8db4e2ff,
          [FOVEA_ROLE_OUTPUT] = 0x8fd0b5ff,
          [FOVEA_ROLE_SHADE] = 0x161a2452,
      },
      .zero = 0xffffffff,
      .positive = 0xacc4ebff,
      .negative = 0xf2b8aaff,
      .deep_positive = 0x3566b8ff,
      .deep_negative = 0xc4523aff,
      .unknown = 0xe4e6ebff,
  },
  {
      .kind = FOVEA_THEME_DARK,
      .nick = "dark",
      .colors = {
          [FOVEA_ROLE_BACKGROUND] = 0x1b1d23ff,
          [FOVEA_ROLE_CARD] = 0x22252dff,
          [FOVEA_ROLE_CARD_EDGE] = 0x3a3e49ff,
          [FOVEA_ROLE_HAIRLINE] = 0x3c4454ff,
          [FOVEA_ROLE_INK] = 0xf2f4f8ff,
          [FOVEA_ROLE_INK_DIM] = 0xa3aab8ff,
          [FOVEA_ROLE_SEES] = 0xffa05aff,
          [FOVEA_ROLE_NESTED] = 0x62c4ffff,
          [FOVEA_ROLE_REACHES] = 0x6fe08fff,
          [FOVEA_ROLE_GOOD] = 0x6fe08fff,
          [FOVEA_ROLE_BAD] = 0xff8a80ff,
          [FOVEA_ROLE_VEIL] = 0x1b1d2399,
          [FOVEA_ROLE_INPUT] = 0x3f6fb0ff,
          [FOVEA_ROLE_OUTPUT] = 0x3c8a72ff,
          [FOVEA_ROLE_SHADE] = 0x0000007a,
      },
      .zero = 0x22252dff,
      .positive = 0x416098ff,
      .negative = 0x874845ff,
      .deep_positive = 0x8fb5f2ff,
      .deep_negative = 0xf09a88ff,
      .unknown = 0x3a3a40ff,
  },
  {
      .kind = FOVEA_THEME_CONTRAST,
      .nick = "contrast",
      .colors = {
          [FOVEA_ROLE_BACKGROUND] = 0xffffffff,
          [FOVEA_ROLE_CARD] = 0xffffffff,
          [FOVEA_ROLE_CARD_EDGE] = 0x000000ff,
          [FOVEA_ROLE_HAIRLINE] = 0x5a5a5aff,
          [FOVEA_ROLE_INK] = 0x000000ff,
          [FOVEA_ROLE_INK_DIM] = 0x2a2a2aff,
          [FOVEA_ROLE_SEES] = 0x962c00ff,
          [FOVEA_ROLE_NESTED] = 0x003a9bff,
          [FOVEA_ROLE_REACHES] = 0x00541cff,
          [FOVEA_ROLE_GOOD] = 0x00541cff,
          [FOVEA_ROLE_BAD] = 0x8c0000ff,
          [FOVEA_ROLE_VEIL] = 0xffffff80,
          [FOVEA_ROLE_INPUT] = 0x7aa7f0ff,
          [FOVEA_ROLE_OUTPUT] = 0x79d2a6ff,
          [FOVEA_ROLE_SHADE] = 0x00000066,
      },
      .zero = 0xffffffff,
      .positive = 0x9fbcf2ff,
      .negative = 0xffb3a0ff,
      .deep_positive = 0x1d4fb0ff,
      .deep_negative = 0xb8371bff,
      .unknown = 0xd8d8d8ff,
  },
  {
      .kind = FOVEA_THEME_PRINT,
      .nick = "print",
      .colors = {
          [FOVEA_ROLE_BACKGROUND] = 0xffffffff,
          [FOVEA_ROLE_CARD] = 0xffffffff,
          [FOVEA_ROLE_CARD_EDGE] = 0x8c8c8cff,
          [FOVEA_ROLE_HAIRLINE] = 0x9a9a9aff,
          [FOVEA_ROLE_INK] = 0x000000ff,
          [FOVEA_ROLE_INK_DIM] = 0x4a4a4aff,
          [FOVEA_ROLE_SEES] = 0x000000ff,
          [FOVEA_ROLE_NESTED] = 0x000000ff,
          [FOVEA_ROLE_REACHES] = 0x000000ff,
          [FOVEA_ROLE_GOOD] = 0x000000ff,
          [FOVEA_ROLE_BAD] = 0x000000ff,
          [FOVEA_ROLE_VEIL] = 0xffffffa8,
          [FOVEA_ROLE_INPUT] = 0xd2d2d2ff,
          [FOVEA_ROLE_OUTPUT] = 0xf0f0f0ff,
          [FOVEA_ROLE_SHADE] = 0x0000005c,
      },
      .zero = 0xffffffff,
      .positive = 0xc6c6c6ff,
      .negative = 0xc6c6c6ff,
      .deep_positive = 0x6a6a6aff,
      .deep_negative = 0x6a6a6aff,
      .unknown = 0xe8e8e8ff,
  },
  {
      .kind = FOVEA_THEME_CONTRAST_DARK,
      .nick = "contrast-dark",
      .colors = {
          [FOVEA_ROLE_BACKGROUND] = 0x000000ff,
          [FOVEA_ROLE_CARD] = 0x000000ff,
          [FOVEA_ROLE_CARD_EDGE] = 0xffffffff,
          [FOVEA_ROLE_HAIRLINE] = 0xa0a0a0ff,
          [FOVEA_ROLE_INK] = 0xffffffff,
          [FOVEA_ROLE_INK_DIM] = 0xd4d4d4ff,
          [FOVEA_ROLE_SEES] = 0xffb066ff,
          [FOVEA_ROLE_NESTED] = 0x7cd0ffff,
          [FOVEA_ROLE_REACHES] = 0x86f0a0ff,
          [FOVEA_ROLE_GOOD] = 0x86f0a0ff,
          [FOVEA_ROLE_BAD] = 0xffa8a0ff,
          [FOVEA_ROLE_VEIL] = 0x00000060,
          [FOVEA_ROLE_INPUT] = 0x2f5fa8ff,
          [FOVEA_ROLE_OUTPUT] = 0x1f6a52ff,
          [FOVEA_ROLE_SHADE] = 0x00000066,
      },
      .zero = 0x000000ff,
      .positive = 0x2c52a0ff,
      .negative = 0x8a3028ff,
      .deep_positive = 0x8fb5f2ff,
      .deep_negative = 0xf09a88ff,
      .unknown = 0x3c3c3cff,
  },
};

// A design in every ramp.
#define VARIANTS(kind)                                                                             \
  {                                                                                                \
    { .design = &designs[kind], .ramp = FOVEA_RAMP_HUE },                                    \
    { .design = &designs[kind], .ramp = FOVEA_RAMP_VIRIDIS },                                \
    { .design = &designs[kind], .ramp = FOVEA_RAMP_CIVIDIS },                                \
    { .design = &designs[kind], .ramp = FOVEA_RAMP_GREY },                                   \
    { .design = &designs[kind], .ramp = FOVEA_RAMP_PHOTO },                                  \
  }

static const FoveaTheme themes[][FOVEA_N_RAMPS] = {
  VARIANTS (FOVEA_THEME_LIGHT),
  VARIANTS (FOVEA_THEME_DARK),
  VARIANTS (FOVEA_THEME_CONTRAST),
  VARIANTS (FOVEA_THEME_PRINT),
  VARIANTS (FOVEA_THEME_CONTRAST_DARK),
};

/**
 * fovea_theme_get:
 * @kind: a theme
 *
 * Returns: (transfer none): its constant colours
 */
const FoveaTheme *
fovea_theme_get (FoveaThemeKind kind)
{
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (themes), &themes[0][0]);

  return &themes[kind][FOVEA_RAMP_HUE];
}

/**
 * fovea_theme_get_with_ramp:
 * @kind: a theme
 * @ramp: the colours of its cells
 *
 * Returns: (transfer none): its constant colours
 */
const FoveaTheme *
fovea_theme_get_with_ramp (FoveaThemeKind kind,
                              FoveaRamp   ramp)
{
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (themes), &themes[0][0]);
  g_return_val_if_fail ((size_t) ramp < FOVEA_N_RAMPS, &themes[kind][0]);

  return &themes[kind][ramp];
}

/**
 * fovea_theme_new_with_colors:
 * @base: a theme, whose other colours stay
 * @input: colour of the input's cells in figures of convolution arithmetic, opaque
 * @output: colour of the output's
 *
 * Returns: (transfer full): a theme, to be freed by fovea_theme_free()
 */
FoveaTheme *
fovea_theme_new_with_colors (const FoveaTheme *base,
                             FoveaColor        input,
                             FoveaColor        output)
{
  g_return_val_if_fail (base != NULL, NULL);

  FoveaTheme *self = g_memdup2 (base, sizeof *base);

  self->has_colors = true;
  self->input = input;
  self->output = output;

  return self;
}

/**
 * fovea_theme_free:
 * @self: (transfer full): a theme from fovea_theme_new_with_colors()
 */
void
fovea_theme_free (FoveaTheme *self)
{
  g_free (self);
}

/**
 * fovea_theme_get_ramp:
 * @self: a theme
 *
 * Returns: the colours of its cells
 */
FoveaRamp
fovea_theme_get_ramp (const FoveaTheme *self)
{
  g_return_val_if_fail (self != NULL, FOVEA_RAMP_HUE);

  return self->ramp;
}

/**
 * fovea_theme_get_kind:
 * @self: a theme
 *
 * Returns: which of the five it is
 */
FoveaThemeKind
fovea_theme_get_kind (const FoveaTheme *self)
{
  g_return_val_if_fail (self != NULL, FOVEA_THEME_LIGHT);

  return self->design->kind;
}

// Black or white ink on a cell of convolution arithmetic, which may be shaded.
static FoveaColor
get_letters_color (const FoveaTheme *self,
                   FoveaRole         role)
{
  bool is_input = role == FOVEA_ROLE_ON_INPUT || role == FOVEA_ROLE_ON_INPUT_SHADE;
  bool is_shaded = role == FOVEA_ROLE_ON_INPUT_SHADE || role == FOVEA_ROLE_ON_OUTPUT_SHADE;
  FoveaColor cell
      = fovea_theme_get_color (self, is_input ? FOVEA_ROLE_INPUT : FOVEA_ROLE_OUTPUT);
  FoveaColor shade = fovea_theme_get_color (self, FOVEA_ROLE_SHADE);
  double share = is_shaded ? shade.alpha : 0;

  shade.alpha = 1;

  return fovea_theme_get_cell_ink (self, fovea_color_mix (cell, shade, share));
}

/**
 * fovea_theme_get_color:
 * @self: a theme
 * @role: what is painted
 *
 * Returns: its colour, transparent for %FOVEA_ROLE_NONE
 */
FoveaColor
fovea_theme_get_color (const FoveaTheme *self,
                       FoveaRole         role)
{
  g_return_val_if_fail (self != NULL, fovea_color_unpack (0));
  g_return_val_if_fail (role <= FOVEA_ROLE_ON_OUTPUT_SHADE, fovea_color_unpack (0));

  if (self->has_colors && role == FOVEA_ROLE_INPUT)
    return self->input;
  if (self->has_colors && role == FOVEA_ROLE_OUTPUT)
    return self->output;
  if ((size_t) role >= N_ROLES)
    return get_letters_color (self, role);

  return fovea_color_unpack (self->design->colors[role]);
}

/**
 * fovea_theme_get_cell_color:
 * @self: a theme
 * @value: the number in the cell
 * @least: the least number of its stage
 * @greatest: the greatest
 *
 * As fovea_theme_get_picture_color() for cells that hold letters.
 *
 * Returns: an opaque colour; a neutral one for what is not a number
 */
FoveaColor
fovea_theme_get_cell_color (const FoveaTheme *self,
                            double            value,
                            double            least,
                            double            greatest)
{
  return fovea_theme_get_picture_color (self, value, least, greatest, 0);
}

static bool
is_dark (FoveaThemeKind kind)
{
  return kind == FOVEA_THEME_DARK || kind == FOVEA_THEME_CONTRAST_DARK;
}

/**
 * fovea_theme_get_picture_color:
 * @self: a theme
 * @value: the number in the cell
 * @least: the least number of its stage
 * @greatest: the greatest
 * @depth: 0 for cells with letters on them … 1 for cells as small as the dots of a picture
 *
 * Colours a cell by its number. In the ramp of one hue zero has the same neutral colour in every
 * stage; where a stage holds no negative number the ramp has one hue, else two, and both sides
 * share one scale; it goes the farther from zero the deeper it is. The other ramps have a ramp for
 * either case.
 *
 * Returns: an opaque colour; a neutral one for what is not a number
 */
FoveaColor
fovea_theme_get_picture_color (const FoveaTheme *self,
                               double            value,
                               double            least,
                               double            greatest,
                               double            depth)
{
  g_return_val_if_fail (self != NULL, fovea_color_unpack (0));

  const Design *design = self->design;

  if (isnan (value))
    return fovea_color_unpack (design->unknown);

  double reach = MAX (fabs (least), fabs (greatest));
  double share = isinf (value)                   ? 1
                 : reach > 0 && isfinite (reach) ? fabs (value) / reach
                                                 : 0;

  share = CLAMP (share, 0.0, 1.0);
  if (self->ramp != FOVEA_RAMP_HUE)
    return fovea_ramp_get_color (self->ramp, is_dark (design->kind), least < 0,
                                 value < 0 ? -share : share);

  FoveaColor end = fovea_color_mix (
    fovea_color_unpack (value < 0 ? design->negative : design->positive),
    fovea_color_unpack (value < 0 ? design->deep_negative : design->deep_positive), depth);

  return fovea_color_mix (fovea_color_unpack (design->zero), end, share);
}

/**
 * fovea_theme_get_cell_ink:
 * @self: a theme
 * @cell: the colour of a cell
 *
 * Returns: black or white ink of the theme, whichever is more legible on @cell; where neither has
 *   4.5:1, as on the middle of some ramps, black or white itself, of which one has
 */
FoveaColor
fovea_theme_get_cell_ink (const FoveaTheme *self,
                          FoveaColor        cell)
{
  g_return_val_if_fail (self != NULL, fovea_color_unpack (0));

  FoveaColor ink = fovea_color_unpack (self->design->colors[FOVEA_ROLE_INK]);
  FoveaColor paper = fovea_color_unpack (self->design->colors[FOVEA_ROLE_BACKGROUND]);
  bool is_ink = fovea_color_get_contrast (ink, cell) >= fovea_color_get_contrast (paper, cell);
  FoveaColor better = is_ink ? ink : paper;

  if (fovea_color_get_contrast (better, cell) >= LEAST_CONTRAST)
    return better;

  FoveaColor black = fovea_color_unpack (0x000000ff);
  FoveaColor white = fovea_color_unpack (0xffffffff);

  return fovea_color_get_contrast (black, cell) >= LEAST_CONTRAST ? black : white;
}

/**
 * fovea_theme_get_mark_ink:
 * @self: a theme
 * @role: the role of a mark
 * @cell: the colour of a cell
 *
 * Small type in a mark's colour, as the path counts in the corners of cells, needs more contrast
 * than the mark's broad outline: the colour is moved toward the ink until it has 4.5:1 on @cell.
 *
 * Returns: an opaque colour
 */
FoveaColor
fovea_theme_get_mark_ink (const FoveaTheme *self,
                          FoveaRole         role,
                          FoveaColor        cell)
{
  g_return_val_if_fail (self != NULL, fovea_color_unpack (0));

  FoveaColor mark = fovea_theme_get_color (self, role);
  FoveaColor ink = fovea_theme_get_cell_ink (self, cell);

  for (int step = 0; step < 10; step++)
    {
      FoveaColor color = fovea_color_mix (mark, ink, step / 10.0);
      if (fovea_color_get_contrast (color, cell) >= LEAST_CONTRAST)
        return color;
    }

  return ink;
}

/**
 * fovea_theme_kind_get_nick:
 * @kind: a theme
 *
 * Returns: (transfer none): its name on the command line, not translated
 */
const char *
fovea_theme_kind_get_nick (FoveaThemeKind kind)
{
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (designs), NULL);

  return designs[kind].nick;
}

/**
 * fovea_theme_kind_from_nick:
 * @nick: a name as on the command line
 * @kind: (out): the theme
 *
 * Returns: whether there is a theme of that name
 */
bool
fovea_theme_kind_from_nick (const char     *nick,
                            FoveaThemeKind *kind)
{
  g_return_val_if_fail (nick != NULL && kind != NULL, false);

  for (size_t i = 0; i < G_N_ELEMENTS (designs); i++)
    {
      if (g_str_equal (designs[i].nick, nick))
        {
          *kind = designs[i].kind;
          return true;
        }
    }

  return false;
}
