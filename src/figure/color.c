// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The arithmetic of colours.

#include "figure/color.h"

#include <math.h>

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

static double
get_luminance (FoveaColor color)
{
  return 0.2126 * decode_channel (color.red) + 0.7152 * decode_channel (color.green)
         + 0.0722 * decode_channel (color.blue);
}

/**
 * fovea_color_unpack:
 * @packed: 0xRRGGBBAA
 *
 * Returns: the colour
 */
FoveaColor
fovea_color_unpack (unsigned packed)
{
  return (FoveaColor){
    .red = (packed >> 24 & 0xff) / 255.0,
    .green = (packed >> 16 & 0xff) / 255.0,
    .blue = (packed >> 8 & 0xff) / 255.0,
    .alpha = (packed & 0xff) / 255.0,
  };
}

/**
 * fovea_color_parse:
 * @text: "#rrggbb"
 * @color: (out): the colour, opaque
 *
 * Returns: whether @text is a colour
 */
bool
fovea_color_parse (const char *text,
                   FoveaColor *color)
{
  unsigned packed = 0;

  g_return_val_if_fail (text != NULL && color != NULL, false);

  if (text[0] != '#')
    return false;
  for (int i = 1; i <= 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);
      if (digit < 0)
        return false;
      packed = packed << 4 | (unsigned) digit;
    }
  *color = fovea_color_unpack (packed << 8 | 0xff);

  return text[7] == '\0';
}

/**
 * fovea_color_mix:
 * @from: a colour
 * @to: another
 * @share: of the other, 0 … 1
 *
 * Returns: the opaque colour between them, along a straight line in Oklab
 */
FoveaColor
fovea_color_mix (FoveaColor from,
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

/**
 * fovea_color_get_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Source: Web Content Accessibility Guidelines 2.1, relative luminance and contrast ratio.
 *
 * Returns: their contrast, 1 … 21
 */
double
fovea_color_get_contrast (FoveaColor a,
                          FoveaColor b)
{
  double la = get_luminance (a);
  double lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
