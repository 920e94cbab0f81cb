// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all commands share: their options, the document to read, the place to write to.

#pragma once

#include "cli/command.h"
#include "document/file.h"

G_BEGIN_DECLS

// The user's fault in how the program is called; anything else could not be done.
#define FOVEA_USAGE_ERROR (fovea_usage_error_quark ())

typedef enum
{
  FOVEA_USAGE_ERROR_FAILED
} FoveaUsageError;

// Start from zero.
typedef struct
{
  char *format;    // (nullable)
  char **outputs;  // (nullable) as typed
  char *output;    // (nullable) the first of them
  char *language;  // (nullable) already set up by main()
  char **documents; // (nullable)
  int most_documents; // set before parsing where a command takes two
  bool has_outputs;   // set before parsing where a command writes several files
} FoveaInvocation;

GQuark           fovea_usage_error_quark     (void);
bool             fovea_usage_error_set       (GError             **error,
                                              const char          *format,
                                              ...) G_GNUC_PRINTF (2, 3);

bool             fovea_invocation_parse      (FoveaInvocation     *self,
                                              const FoveaCommand  *command,
                                              const GOptionEntry  *options,
                                              int                  argc,
                                              char               **argv,
                                              GError             **error);
void             fovea_invocation_clear      (FoveaInvocation     *self);
bool             fovea_invocation_get_format (FoveaInvocation     *self,
                                              const char *const   *formats,
                                              int                 *format,
                                              GError             **error);
const char      *fovea_invocation_get_example (const FoveaInvocation *self);
FoveaContent    *fovea_invocation_load       (FoveaInvocation     *self,
                                              GError             **error);
FoveaEvaluation *fovea_invocation_evaluate   (FoveaInvocation     *self,
                                              GError             **error);
bool             fovea_invocation_write      (FoveaInvocation     *self,
                                              GBytes              *bytes,
                                              GError             **error);
bool             fovea_invocation_write_to   (const char          *output,
                                              GBytes              *bytes,
                                              const char          *next,
                                              GError             **error);
bool             fovea_invocation_parse_cell (const char          *text,
                                              FoveaCell           *cell,
                                              GError             **error);
bool             fovea_invocation_parse_channel (const char       *text,
                                              FoveaEvaluation     *evaluation,
                                              FoveaCell           *cell,
                                              GError             **error);
bool             fovea_invocation_check_cell (FoveaEvaluation     *evaluation,
                                              FoveaCell            cell,
                                              GError             **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaInvocation, fovea_invocation_clear)

G_END_DECLS
