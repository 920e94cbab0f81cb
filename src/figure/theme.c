// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Four designed palettes. Ramps are interpolated in Oklab, so that equal steps of value look like
// equal steps of colour; their ends are chosen so that ink and marks stay legible on every cell.

#include "figure/theme.h"

#include <math.h>

#define N_ROLES (FOVEA_ROLE_VEIL + 1)

struct _FoveaTheme
{
  FoveaThemeKind kind;
  const char *nick;
  unsigned colors[N_ROLES]; // 0xRRGGBBAA
  unsigned zero;            // of a cell that holds nothing
  unsigned positive;        // of the greatest number
  unsigned negative;        // of the least, where there are negative numbers
  unsigned unknown;         // of what is not a number
};

static const FoveaTheme themes[] = {
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
      },
      .zero = 0xffffffff,
      .positive = 0xacc4ebff,
      .negative = 0xf2b8aaff,
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
      },
      .zero = 0x22252dff,
      .positive = 0x416098ff,
      .negative = 0x874845ff,
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
      },
      .zero = 0xffffffff,
      .positive = 0x9fbcf2ff,
      .negative = 0xffb3a0ff,
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
      },
      .zero = 0xffffffff,
      .positive = 0xc6c6c6ff,
      .negative = 0xc6c6c6ff,
      .unknown = 0xe8e8e8ff,
  },
};

static FoveaColor
unpack_color (unsigned packed)
{
  return (FoveaColor){
    .red = (packed >> 24 & 0xff) / 255.0,
    .green = (packed >> 16 & 0xff) / 255.0,
    .blue = (packed >> 8 & 0xff) / 255.0,
    .alpha = (packed & 0xff) / 255.0,
  };
}

static double
decode_channel (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
encode_channel (double linear)
{
  double channel
      = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow (linear, 1 / 2.4) - 0.055;

  return CLAMP (channel, 0.0, 1.0);
}

// Source: Ottosson, A perceptual color space for image processing, 2020.
static void
get_oklab (FoveaColor color,
           double     lab[3])
{
  double r = decode_channel (color.red);
  double g = decode_channel (color.green);
  double b = decode_channel (color.blue);
  double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static FoveaColor
get_srgb (const double lab[3])
{
  double l = pow (lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
  double m = pow (lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
  double s = pow (lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);

  return (FoveaColor){
    .red = encode_channel (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    .green = encode_channel (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    .blue = encode_channel (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
    .alpha = 1,
  };
}

static FoveaColor
mix_colors (FoveaColor from,
            FoveaColor to,
            double     share)
{
  double a[3], b[3], mixed[3];

  get_oklab (from, a);
  get_oklab (to, b);
  for (int i = 0; i < 3; i++)
    mixed[i] = a[i] + share * (b[i] - a[i]);

  return get_srgb (mixed);
}

static double
get_luminance (FoveaColor color)
{
  return 0.2126 * decode_channel (color.red) + 0.7152 * decode_channel (color.green)
         + 0.0722 * decode_channel (color.blue);
}

static double
get_contrast (FoveaColor a,
              FoveaColor b)
{
  double la = get_luminance (a);
  double lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/**
 * fovea_theme_get:
 * @kind: a theme
 *
 * Returns: (transfer none): its constant colours
 */
const FoveaTheme *
fovea_theme_get (FoveaThemeKind kind)
{
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (themes), &themes[0]);

  return &themes[kind];
}

/**
 * fovea_theme_get_kind:
 * @self: a theme
 *
 * Returns: which of the four it is
 */
FoveaThemeKind
fovea_theme_get_kind (const FoveaTheme *self)
{
  g_return_val_if_fail (self != NULL, FOVEA_THEME_LIGHT);

  return self->kind;
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
  g_return_val_if_fail (self != NULL, unpack_color (0));
  g_return_val_if_fail ((size_t) role < N_ROLES, unpack_color (0));

  return unpack_color (self->colors[role]);
}

/**
 * fovea_theme_get_cell_color:
 * @self: a theme
 * @value: the number in the cell
 * @least: the least number of its stage
 * @greatest: the greatest
 *
 * Colours a cell by its number. Zero has the same neutral colour in every stage; where a stage
 * holds no negative number the ramp has one hue, else two, and both sides share one scale.
 *
 * Returns: an opaque colour; a neutral one for what is not a number
 */
FoveaColor
fovea_theme_get_cell_color (const FoveaTheme *self,
                            double            value,
                            double            least,
                            double            greatest)
{
  g_return_val_if_fail (self != NULL, unpack_color (0));

  if (isnan (value))
    return unpack_color (self->unknown);

  double reach = MAX (fabs (least), fabs (greatest));
  double share = isinf (value)                   ? 1
                 : reach > 0 && isfinite (reach) ? fabs (value) / reach
                                                 : 0;

  return mix_colors (unpack_color (self->zero),
                     unpack_color (value < 0 ? self->negative : self->positive),
                     CLAMP (share, 0.0, 1.0));
}

/**
 * fovea_theme_get_cell_ink:
 * @self: a theme
 * @cell: the colour of a cell
 *
 * Returns: black or white ink of the theme, whichever is more legible on @cell
 */
FoveaColor
fovea_theme_get_cell_ink (const FoveaTheme *self,
                          FoveaColor        cell)
{
  g_return_val_if_fail (self != NULL, unpack_color (0));

  FoveaColor ink = unpack_color (self->colors[FOVEA_ROLE_INK]);
  FoveaColor paper = unpack_color (self->colors[FOVEA_ROLE_BACKGROUND]);

  return get_contrast (ink, cell) >= get_contrast (paper, cell) ? ink : paper;
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
  g_return_val_if_fail (self != NULL, unpack_color (0));

  FoveaColor mark = fovea_theme_get_color (self, role);
  FoveaColor ink = fovea_theme_get_cell_ink (self, cell);

  for (int step = 0; step < 10; step++)
    {
      FoveaColor color = mix_colors (mark, ink, step / 10.0);
      if (get_contrast (color, cell) >= 4.5)
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
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (themes), NULL);

  return themes[kind].nick;
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

  for (size_t i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      if (g_str_equal (themes[i].nick, nick))
        {
          *kind = themes[i].kind;
          return true;
        }
    }

  return false;
}
