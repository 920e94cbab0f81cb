// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The grids of numbers that a user edits: a channel of the input, or one kernel of a layer.

#pragma once

#include "document/document.h"

G_BEGIN_DECLS

// Layer 0 is the input, whose channels are counted by inner; else weights [outer][inner] of
// a layer.
typedef struct
{
  int layer;
  int outer;
  int inner;
} FoveaGrid;

bool         fovea_grid_equal         (FoveaGrid           a,
                                       FoveaGrid           b);
bool         fovea_content_has_grid   (const FoveaContent *self,
                                       FoveaGrid           grid);
const float *fovea_content_get_grid   (const FoveaContent *self,
                                       FoveaGrid           grid,
                                       int                *n_rows,
                                       int                *n_columns);
bool         fovea_document_set_block (FoveaDocument      *self,
                                       FoveaGrid           grid,
                                       FoveaRange          rows,
                                       FoveaRange          columns,
                                       const float        *values,
                                       GError            **error);
bool         fovea_document_fill_block (FoveaDocument     *self,
                                        FoveaGrid          grid,
                                        FoveaRange         rows,
                                        FoveaRange         columns,
                                        float              value,
                                        GError           **error);

G_END_DECLS
