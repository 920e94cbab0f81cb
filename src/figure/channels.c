// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ways to show several channels, by name.

#include "figure/figure.h"

static const char *const nicks[] = {
  [FOVEA_CHANNELS_TILES] = "tiles",
  [FOVEA_CHANNELS_SHEETS] = "sheets",
  [FOVEA_CHANNELS_SINGLE] = "single",
};

G_STATIC_ASSERT (G_N_ELEMENTS (nicks) == FOVEA_N_CHANNELS);

/**
 * fovea_channels_get_nick:
 * @channels: a way to show channels
 *
 * Returns: (transfer none): its name in options and settings, such as "sheets"
 */
const char *
fovea_channels_get_nick (FoveaChannels channels)
{
  g_return_val_if_fail (channels < FOVEA_N_CHANNELS, NULL);

  return nicks[channels];
}

/**
 * fovea_channels_from_nick:
 * @nick: a name
 * @channels: (out): what it names
 *
 * Returns: whether there is a way of that name
 */
bool
fovea_channels_from_nick (const char    *nick,
                          FoveaChannels *channels)
{
  g_return_val_if_fail (nick != NULL && channels != NULL, false);

  for (int i = 0; i < FOVEA_N_CHANNELS; i++)
    {
      if (g_str_equal (nicks[i], nick))
        {
          *channels = (FoveaChannels) i;
          return true;
        }
    }

  return false;
}

/**
 * fovea_channels_dup_nicks:
 *
 * Returns: (transfer full): all names, "tiles, sheets, …", as messages list them
 */
char *
fovea_channels_dup_nicks (void)
{
  const char *all[FOVEA_N_CHANNELS + 1] = { NULL };

  for (int i = 0; i < FOVEA_N_CHANNELS; i++)
    all[i] = nicks[i];

  return g_strjoinv (", ", (char **) all);
}
