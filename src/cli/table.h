// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Columns that stand straight in a terminal, in any script.

#pragma once

#include "cli/markup.h"

G_BEGIN_DECLS

typedef struct _FoveaTable FoveaTable;

// Cells are added row by row. The first n_left columns are aligned left, the others
// right.
FoveaTable *fovea_table_new         (int           n_columns,
                                     int           n_left);
void        fovea_table_free        (FoveaTable   *self);
void        fovea_table_add         (FoveaTable   *self,
                                     const char   *text);
void        fovea_table_take        (FoveaTable   *self,
                                     char         *text);
void        fovea_table_add_number  (FoveaTable   *self,
                                     double        value);
void        fovea_table_append_to   (FoveaTable   *self,
                                     GString      *text);
// The first row is the headings.
void        fovea_table_append_as   (FoveaTable   *self,
                                     FoveaMarkup   markup,
                                     GString      *text);

void        fovea_table_append_grid (GString      *text,
                                     const float  *values,
                                     int           n_rows,
                                     int           n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaTable, fovea_table_free)

G_END_DECLS
