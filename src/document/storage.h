// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents in and out of files that other programs may write to as well: a file is known
// by the digest of what it held, and is replaced only while it still holds that.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

#define FOVEA_STORAGE_ERROR (fovea_storage_error_quark ())

typedef enum
{
  FOVEA_STORAGE_ERROR_CHANGED, // another program wrote to the file
  FOVEA_STORAGE_ERROR_EXISTS   // there is a file where none was expected
} FoveaStorageError;

// What may be overwritten.
typedef enum
{
  FOVEA_OVERWRITE_KNOWN,   // only a file that still holds what its digest says
  FOVEA_OVERWRITE_NOTHING, // no file at all
  FOVEA_OVERWRITE_ANYTHING // the user said so
} FoveaOverwrite;

GQuark        fovea_storage_error_quark (void);
char         *fovea_storage_digest      (GBytes              *bytes);
FoveaContent *fovea_storage_load        (GFile               *file,
                                         char               **digest,
                                         GCancellable        *cancellable,
                                         GError             **error);
bool          fovea_storage_is_changed  (GFile               *file,
                                         const char          *digest,
                                         GCancellable        *cancellable);
bool          fovea_storage_check       (GFile               *file,
                                         FoveaOverwrite       overwrite,
                                         const char          *digest,
                                         GError             **error);
char         *fovea_storage_save        (GFile               *file,
                                         const FoveaContent  *content,
                                         FoveaOverwrite       overwrite,
                                         const char          *digest,
                                         GError             **error);

G_END_DECLS
