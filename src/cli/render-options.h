// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options of fovea-cli render: as they were typed, and what they mean.

#pragma once

#include "cli/invocation.h"
#include "figure/recipe.h"

G_BEGIN_DECLS

// All nullable, all owned.
typedef struct
{
  char *cell;
  char *hover;
  char *view;
  char *channels;
  char **fronts;
  char *theme;
  char *palette;
  char *numbers;
  char *hide;
  char *size;
  char *width;
  char *height;
  char *scale;
  char *dpi;
  char *sum;
  char *text;
  char *font;
  char *font_size;
  char *margin;
  char *step;
  char *pace;
  char *delay;
  gboolean flips_kernels;
  gboolean is_cropped;
  gboolean is_standalone;
  gboolean is_transparent;
  gboolean has_steps;
} FoveaRenderTexts;

void fovea_render_texts_clear    (FoveaRenderTexts       *self);
bool fovea_render_texts_parse    (FoveaRenderTexts       *self,
                                  FoveaInvocation        *invocation,
                                  const FoveaCommand     *command,
                                  int                     argc,
                                  char                  **argv,
                                  GError                **error);
bool fovea_render_texts_apply    (const FoveaRenderTexts *self,
                                  FoveaRecipe            *recipe,
                                  GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaRenderTexts, fovea_render_texts_clear)

G_END_DECLS
