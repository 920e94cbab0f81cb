// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Grids of numbers as people copy them: from spreadsheets, from NumPy's and PyTorch's
// printouts, from text. Errors are of the domain FOVEA_FILE_ERROR.

#pragma once

#include "document/npy.h"

G_BEGIN_DECLS

FoveaArray  *fovea_clipboard_parse_array  (const char   *text,
                                           GError      **error);
FoveaTensor *fovea_clipboard_parse        (const char   *text,
                                           GError      **error);
char        *fovea_clipboard_format_tsv   (const float  *values,
                                           int           n_rows,
                                           int           n_columns);
char        *fovea_clipboard_format_numpy (const float  *values,
                                           int           n_rows,
                                           int           n_columns);

G_END_DECLS
