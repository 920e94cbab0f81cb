// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents as scripts that build the same network and print the same output.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_CODE_PYTORCH,
  FOVEA_CODE_NUMPY,
} FoveaCodeLanguage;

bool    fovea_code_language_from_nick (const char          *nick,
                                       FoveaCodeLanguage   *language);
GBytes *fovea_code_generate           (const FoveaContent  *content,
                                       FoveaCodeLanguage    language);

G_END_DECLS
