// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands of fovea-cli, one file each.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct _FoveaCommand FoveaCommand;

struct _FoveaCommand
{
  const char *name;
  const char *arguments; // for the line of usage; empty: it takes no document
  const char *summary;   // to be translated when shown
  bool (*run) (const FoveaCommand *self,
               int                 argc,
               char              **argv,
               GError            **error);
};

bool fovea_command_arithmetic (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_code     (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_compose  (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_convert  (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_cost     (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_evaluate (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_examples (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_factor   (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_field    (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_info     (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_plan     (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_questions (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_render   (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);
bool fovea_command_trace    (const FoveaCommand *self,
                             int                 argc,
                             char              **argv,
                             GError            **error);

G_END_DECLS
