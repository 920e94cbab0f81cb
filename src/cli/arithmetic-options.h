// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options of fovea-cli arithmetic.

#pragma once

#include "cli/invocation.h"
#include "figure/arithmetic.h"
#include "figure/export.h"

G_BEGIN_DECLS

// Start from FOVEA_ARITHMETIC_SETTINGS_INIT.
typedef struct
{
  FoveaArithmetic arithmetic;
  FoveaExportOptions export;
  FoveaTheme *theme; // (owned) (nullable) with colours of its own
  char *font;        // (owned) (nullable)
  double width_pt;   // 0: the figure's own
  double dpi;        // of what has pixels, in place of the scale; 0: the scale
  int step;          // from 1; 0: none
  int count;         // steps of a strip; 0: all
  gboolean is_cropped;
  gboolean is_strip;
  gboolean has_steps;
  gboolean is_classic;
  gboolean has_caption;
} FoveaArithmeticSettings;

#define FOVEA_ARITHMETIC_SETTINGS_INIT                                                   \
  {                                                                                      \
    .arithmetic = FOVEA_ARITHMETIC_INIT, .export = FOVEA_EXPORT_OPTIONS_INIT,            \
    .has_caption = TRUE                                                                  \
  }

void fovea_arithmetic_settings_clear (FoveaArithmeticSettings *self);
bool fovea_arithmetic_settings_parse (FoveaArithmeticSettings *self,
                                      FoveaInvocation         *invocation,
                                      const FoveaCommand      *command,
                                      int                      argc,
                                      char                   **argv,
                                      GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaArithmeticSettings, fovea_arithmetic_settings_clear)

G_END_DECLS
