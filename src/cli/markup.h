// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words in documents of others: they arrive as they were typed, and nothing in them is a command.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOVEA_MARKUP_MARKDOWN,
  FOVEA_MARKUP_LATEX, // to stand in a document with UTF-8
} FoveaMarkup;

void fovea_markup_append (GString     *text,
                          FoveaMarkup  markup,
                          const char  *words);

G_END_DECLS
