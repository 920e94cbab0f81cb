// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Networks that everybody knows, with the receptive fields that were published for them.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

// Along each axis, in input cells, of the last stage.
typedef struct
{
  const char *name;   // of the example
  const char *title;  // to be translated
  const char *source; // of the numbers
  int size;
  int stride;
  int padding;
} FoveaKnownNetwork;

int                      fovea_known_networks_get_n  (void);
const FoveaKnownNetwork *fovea_known_networks_get    (int                      network);
const FoveaKnownNetwork *fovea_known_networks_find   (const char              *name);
FoveaContent            *fovea_known_network_load    (const FoveaKnownNetwork *self,
                                                      GError                 **error);

G_END_DECLS
