// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ramps beside the themes' own. Zero is always the end that is nearest to the page, so that what is
// great stands out; but in a photo, on every page, zero is black. Where there are negative numbers,
// two hues of the ramp leave a neutral middle with equal steps of lightness; in greys, where there
// are no hues, the middle is zero.
//
// Sources: viridis, N. Smith, S. van der Walt and E. Firing, 2015 (CC0), every 32nd of its 256
// colours; cividis, Nuñez, Anderton and Renslow, PLOS ONE 13(7), e0199239, 2018 (CC0), a colour at
// every tenth.

#include "figure/ramp.h"

#include <math.h>

#define MOST_STOPS 11

typedef struct
{
  const char *nick;
  int n_stops;
  unsigned stops[MOST_STOPS]; // 0xRRGGBBAA, from dark to light
  unsigned negative[2];       // ends of the ramp with two hues, on a light page and a dark one
  unsigned positive[2];
} Ramp;

static const unsigned middles[] = { 0xf7f7f7ff, 0x22252dff };

static const Ramp ramps[] = {
  [FOVEA_RAMP_HUE] = { .nick = "hue" },
  [FOVEA_RAMP_VIRIDIS] = {
      .nick = "viridis",
      .n_stops = 9,
      .stops = { 0x440154ff, 0x472d7bff, 0x3b528bff, 0x2c728eff, 0x21918cff, 0x28ae80ff,
                 0x5ec962ff, 0xaddc30ff, 0xfde725ff },
      .negative = { 0x6a4a9cff, 0xb79be8ff },
      .positive = { 0x006d5fff, 0x4fc3a1ff },
  },
  [FOVEA_RAMP_CIVIDIS] = {
      .nick = "cividis",
      .n_stops = 11,
      .stops = { 0x00224eff, 0x083370ff, 0x35456cff, 0x4f576cff, 0x666970ff, 0x7d7c78ff,
                 0x948e77ff, 0xaea371ff, 0xc8b866ff, 0xe5cf52ff, 0xfee838ff },
      .negative = { 0x2f5a9eff, 0x86b0f0ff },
      .positive = { 0x7a5c00ff, 0xd9b64aff },
  },
  [FOVEA_RAMP_GREY] = {
      .nick = "grey",
      .n_stops = 2,
      .stops = { 0x242424ff, 0xf7f7f7ff },
  },
  [FOVEA_RAMP_PHOTO] = {
      .nick = "photo",
      .n_stops = 2,
      .stops = { 0x0a0a0aff, 0xf7f7f7ff },
  },
};

G_STATIC_ASSERT (G_N_ELEMENTS (ramps) == FOVEA_N_RAMPS);

static FoveaColor
get_stop (const Ramp *self,
          double         at)
{
  double place = at * (self->n_stops - 1);
  int before = MIN ((int) place, self->n_stops - 2);

  return fovea_color_mix (fovea_color_unpack (self->stops[before]),
                          fovea_color_unpack (self->stops[before + 1]), place - before);
}

/**
 * fovea_ramp_get_color:
 * @ramp: a ramp other than %FOVEA_RAMP_HUE
 * @is_dark: whether the page is
 * @is_signed: whether there are negative numbers beside the one that is coloured
 * @share: of the number that is farthest from zero, −1 … 1
 *
 * Returns: an opaque colour
 */
FoveaColor
fovea_ramp_get_color (FoveaRamp ramp,
                         bool         is_dark,
                         bool         is_signed,
                         double       share)
{
  g_return_val_if_fail (ramp > FOVEA_RAMP_HUE && ramp < FOVEA_N_RAMPS,
                        fovea_color_unpack (0));

  const Ramp *self = &ramps[ramp];

  if (is_signed && self->negative[0] != 0)
    return fovea_color_mix (
        fovea_color_unpack (middles[is_dark]),
        fovea_color_unpack (share < 0 ? self->negative[is_dark] : self->positive[is_dark]),
        fabs (share));

  double at = is_signed ? (share + 1) / 2 : CLAMP (share, 0.0, 1.0);

  return get_stop (self, is_dark || ramp == FOVEA_RAMP_PHOTO ? at : 1 - at);
}

/**
 * fovea_ramp_get_nick:
 * @ramp: a ramp
 *
 * Returns: (transfer none): its name on the command line and in settings, not translated
 */
const char *
fovea_ramp_get_nick (FoveaRamp ramp)
{
  g_return_val_if_fail ((size_t) ramp < FOVEA_N_RAMPS, NULL);

  return ramps[ramp].nick;
}

/**
 * fovea_ramp_from_nick:
 * @nick: a name as on the command line
 * @ramp: (out): the ramp
 *
 * Returns: whether there is a ramp of that name
 */
bool
fovea_ramp_from_nick (const char   *nick,
                         FoveaRamp *ramp)
{
  g_return_val_if_fail (nick != NULL && ramp != NULL, false);

  for (size_t i = 0; i < FOVEA_N_RAMPS; i++)
    {
      if (g_str_equal (ramps[i].nick, nick))
        {
          *ramp = (FoveaRamp) i;
          return true;
        }
    }

  return false;
}

/**
 * fovea_ramp_dup_nicks:
 *
 * Returns: (transfer full): all names, "hue, viridis, …", as messages list them
 */
char *
fovea_ramp_dup_nicks (void)
{
  const char *nicks[FOVEA_N_RAMPS + 1] = { NULL };

  for (size_t i = 0; i < FOVEA_N_RAMPS; i++)
    nicks[i] = ramps[i].nick;

  return g_strjoinv (", ", (char **) nicks);
}
