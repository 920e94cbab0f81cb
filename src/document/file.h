// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents (.fovea) in and out of bytes. See data/ and the README for the format.

#pragma once

#include "core/evaluation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOVEA_FILE_ERROR (fovea_file_error_quark ())

typedef enum
{
  FOVEA_FILE_ERROR_SYNTAX,  // not JSON: line and column are named
  FOVEA_FILE_ERROR_CONTENT, // JSON, but not a document: the place and the value are named
  FOVEA_FILE_ERROR_VERSION, // made by a newer Fovea
  FOVEA_FILE_ERROR_TOO_LARGE,
  FOVEA_FILE_ERROR_UNSAVABLE // holds what a document cannot say, such as infinity
} FoveaFileError;

// The longest document that is read, in bytes.
#define FOVEA_FILE_MAX_BYTES (64 * 1024 * 1024)

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
FoveaLayer   *fovea_content_get_layer    (const FoveaContent  *self,
                                          int                  layer);
bool          fovea_content_is_enabled   (const FoveaContent  *self,
                                          int                  layer);
FoveaDamage   fovea_content_get_damage   (const FoveaContent  *self,
                                          const FoveaContent  *old);

FoveaContent *fovea_content_replace_title (const FoveaContent  *self,
                                           const char          *title);
FoveaContent *fovea_content_replace_input (const FoveaContent  *self,
                                           FoveaTensor         *input,
                                           GError             **error);
FoveaContent *fovea_content_replace_layer (const FoveaContent  *self,
                                           int                  layer,
                                           FoveaLayer          *replacement,
                                           GError             **error);
FoveaContent *fovea_content_insert_layer  (const FoveaContent  *self,
                                           int                  layer,
                                           FoveaLayer          *inserted,
                                           GError             **error);
FoveaContent *fovea_content_remove_layer  (const FoveaContent  *self,
                                           int                  layer,
                                           GError             **error);

FoveaContent *fovea_content_move_layer    (const FoveaContent  *self,
                                           int                  layer,
                                           int                  target,
                                           GError             **error);
FoveaContent *fovea_content_set_enabled   (const FoveaContent  *self,
                                           int                  layer,
                                           bool                 is_enabled,
                                           GError             **error);

FoveaContent *fovea_content_parse        (GBytes              *bytes,
                                          GError             **error);
FoveaContent *fovea_content_load         (GFile               *file,
                                          GCancellable        *cancellable,
                                          GError             **error);
FoveaContent *fovea_content_read         (GInputStream        *stream,
                                          GCancellable        *cancellable,
                                          GError             **error);
GBytes       *fovea_content_serialize    (const FoveaContent  *self,
                                          GError             **error);

bool          fovea_save_bytes           (GFile               *file,
                                          GBytes              *bytes,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaContent, fovea_content_unref)

G_END_DECLS
