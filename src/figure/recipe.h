// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All that makes a file of a picture but the picture's subject: options of the figure and of its
// export, and whether steps of a playback are shown. The window and the command line fill one in,
// and what follows is the same; so are the bytes.

#pragma once

#include "figure/export.h"
#include "figure/length.h"

G_BEGIN_DECLS

// Start from FOVEA_RECIPE_INIT and set what differs. Everything is borrowed.
typedef struct
{
  FoveaFigureOptions figure;
  FoveaExportOptions export;
  const char *width;  // (nullable) as it is written, "120mm": figure has it in points
  const char *height; // (nullable)
  const char *margin; // (nullable) of what is cropped
  double dpi;         // of PNG and GIF, in place of the scale; 0: the scale
  FoveaPace pace;
  bool has_steps;     // all of a playback
  gint64 step;        // one of them, from 1; 0: none
} FoveaRecipe;

#define FOVEA_RECIPE_INIT                                                                     \
  {                                                                                           \
    .figure = FOVEA_FIGURE_OPTIONS_INIT, .export = FOVEA_EXPORT_OPTIONS_INIT                  \
  }

// What a recipe makes of a subject. Not to be moved: the series refers to it.
typedef struct
{
  // Owned
  char *description; // (nullable)

  // Borrowed
  const FoveaRecipe *recipe;
  const FoveaSubject *subject;

  // State
  gint64 first_step;
  FoveaExportOptions export; // with the scale of its format
  FoveaExportSeries series;
} FoveaServing;

// What makes sense; a width, a height and a margin are at most FOVEA_EXPORT_MAX_SIDE points. Letters
// of another size are not laid out, and a GIF cannot wait longer.
#define FOVEA_RECIPE_MAX_STEPS 10000
#define FOVEA_RECIPE_MAX_BODY_PT 81
#define FOVEA_RECIPE_MAX_SCALE 2400
#define FOVEA_RECIPE_MAX_DPI 10000
#define FOVEA_RECIPE_MAX_DELAY_S 655

bool  fovea_recipe_set_width    (FoveaRecipe        *self,
                                 const char         *width);
bool  fovea_recipe_set_height   (FoveaRecipe        *self,
                                 const char         *height);
bool  fovea_recipe_set_margin   (FoveaRecipe        *self,
                                 const char         *margin);
bool  fovea_recipe_check_cell   (FoveaEvaluation    *evaluation,
                                 FoveaCell           cell,
                                 GError            **error);
char *fovea_recipe_quote        (const char         *word);
char *fovea_recipe_write        (const FoveaRecipe  *self,
                                 const FoveaSubject *subject);
bool  fovea_serving_init        (FoveaServing       *self,
                                 const FoveaRecipe  *recipe,
                                 const FoveaSubject *subject,
                                 GError            **error);
void  fovea_serving_clear       (FoveaServing       *self);
bool  fovea_serving_is_one_file (const FoveaServing *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaServing, fovea_serving_clear)

G_END_DECLS
