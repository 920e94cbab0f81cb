// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inside of FoveaContent, for the sources that read and write it.

#pragma once

#include "document/file.h"

#include <jansson.h>

G_BEGIN_DECLS

struct _FoveaContent
{
  gatomicrefcount ref_count;

  // Owned. Keys that this version does not know are kept for saving.
  char *title;             // (nullable)
  FoveaNetwork *network;
  FoveaTensor *input;
  json_t *unknown;         // (nullable) of the document, "view" included
  json_t *unknown_input;   // (nullable)
  GPtrArray *unknown_layer; // (nullable) (element-type json_t), nullable each, a layer
};

G_END_DECLS
