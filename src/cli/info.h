// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What fovea-cli info knows of a document, for programs and for people.

#pragma once

#include "cli/table.h"
#include "core/receptive-field.h"
#include "document/file.h"
#include "document/known-networks.h"

G_BEGIN_DECLS

typedef struct
{
  FoveaContent *content;          // borrowed
  const FoveaKnownNetwork *known; // (nullable) what was published on it
} FoveaInfo;

// Both directions of a stage's receptive field. The first cell sees from start on,
// around centre.
typedef struct
{
  double size[2];
  double stride[2];
  double padding[2];
  double start[2];
  double centre[2];
} FoveaInfoField;

// Which tables are written.
typedef enum
{
  FOVEA_INFO_BOTH,
  FOVEA_INFO_STAGES,
  FOVEA_INFO_LAYERS,
} FoveaInfoTables;

void    fovea_info_get_field    (const FoveaNetwork *network,
                                 int                 stage,
                                 FoveaInfoField     *field);
GBytes *fovea_info_write_json   (const FoveaInfo    *self);
GBytes *fovea_info_write_text   (const FoveaInfo    *self,
                                 FoveaInfoTables     tables);
GBytes *fovea_info_write_markup (const FoveaInfo    *self,
                                 FoveaInfoTables     tables,
                                 FoveaMarkup         markup);

G_END_DECLS
