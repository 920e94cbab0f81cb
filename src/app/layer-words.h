// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Layers in words, for lists.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

char *fovea_layer_words_dup_title    (const FoveaContent *content,
                                      int                 layer);
char *fovea_layer_words_dup_subtitle (const FoveaContent *content,
                                      int                 layer);

G_END_DECLS
