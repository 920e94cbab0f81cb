// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents (.fovea) in and out of bytes. See data/ and the README for the format.

#pragma once

#include "core/network.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOVEA_FILE_ERROR (fovea_file_error_quark ())

typedef enum
{
  FOVEA_FILE_ERROR_SYNTAX,  // not JSON: line and column are named
  FOVEA_FILE_ERROR_CONTENT, // JSON, but not a document: the place and the value are named
  FOVEA_FILE_ERROR_VERSION, // made by a newer Fovea
  FOVEA_FILE_ERROR_TOO_LARGE
} FoveaFileError;

// What a document holds, immutable and reference-counted.
typedef struct _FoveaContent FoveaContent;

GQuark        fovea_file_error_quark     (void);

FoveaContent *fovea_content_new          (const char          *title,
                                          FoveaNetwork        *network,
                                          FoveaTensor         *input);
FoveaContent *fovea_content_new_seed     (void);
FoveaContent *fovea_content_ref          (FoveaContent        *self);
void          fovea_content_unref        (FoveaContent        *self);
const char   *fovea_content_get_title    (const FoveaContent  *self);
FoveaNetwork *fovea_content_get_network  (const FoveaContent  *self);
FoveaTensor  *fovea_content_get_input    (const FoveaContent  *self);

FoveaContent *fovea_content_parse        (GBytes              *bytes,
                                          GError             **error);
FoveaContent *fovea_content_load         (GFile               *file,
                                          GCancellable        *cancellable,
                                          GError             **error);
GBytes       *fovea_content_serialize    (const FoveaContent  *self,
                                          GError             **error);

bool          fovea_save_bytes           (GFile               *file,
                                          GBytes              *bytes,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaContent, fovea_content_unref)

G_END_DECLS
