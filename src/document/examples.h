// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The built-in examples, by name. The first is the worked example.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

int           fovea_examples_get_n     (void);
const char   *fovea_examples_get_name  (int          example);
const char   *fovea_examples_get_title (int          example);
FoveaContent *fovea_examples_load      (const char  *name,
                                        GError     **error);

G_END_DECLS
