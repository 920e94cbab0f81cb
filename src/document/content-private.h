// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inside of FoveaContent, for the sources that read, edit and write it.

#pragma once

#include "document/file.h"

#include <jansson.h>

G_BEGIN_DECLS

// One layer of a document: what the user sees of it in lists and files, and what the
// network runs. Immutable and reference-counted.
typedef struct
{
  // Owned
  FoveaLayer *layer;
  FoveaLayer *stand_in; // (nullable) what runs in its place while it is switched off
  json_t *unknown;      // (nullable) keys that this version does not know
} FoveaPlace;

struct _FoveaContent
{
  gatomicrefcount ref_count;

  // Owned. Keys that this version does not know are kept for saving.
  char *title;            // (nullable)
  FoveaNetwork *network;
  FoveaTensor *input;
  GPtrArray *places;      // (element-type FoveaPlace) one a layer, shared between states
  json_t *unknown;        // (nullable) of the document, "view" included
  json_t *unknown_input;  // (nullable)
};

FoveaPlace       *fovea_place_new               (FoveaLayer         *layer,
                                                 bool                is_enabled,
                                                 json_t             *unknown);
FoveaPlace       *fovea_place_ref               (FoveaPlace         *self);
void              fovea_place_unref             (FoveaPlace         *self);
FoveaLayer       *fovea_place_get_running       (const FoveaPlace   *self);
GPtrArray        *fovea_places_new              (void);
const FoveaPlace *fovea_content_get_place       (const FoveaContent *self,
                                                 int                 layer);
FoveaContent     *fovea_content_new_from_places (const char         *title,
                                                 FoveaTensor        *input,
                                                 GPtrArray          *places,
                                                 GError            **error);
FoveaContent     *fovea_content_edit            (const FoveaContent *self,
                                                 FoveaTensor        *input,
                                                 GPtrArray          *places,
                                                 GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaPlace, fovea_place_unref)

G_END_DECLS
