// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the choices mean: a recipe and its subject, of which nothing is kept that a format has no use
// for, so that the command for it is short.

#include "config.h"

#include "app/export-choices-private.h"

#include <glib/gi18n.h>

static const char *const units[] = { "mm", "cm", "in", "pt", "px" };

enum
{
  SIZE_OF_WINDOW,
  SIZE_NATURAL,
  SIZE_GIVEN,
};

static double
get_number (FoveaExportChoices *self,
            const char         *name)
{
  return gtk_spin_button_get_value (fovea_export_choices_find (self, name));
}

static void
fill_size (FoveaExportChoices *self,
           FoveaRecipe        *recipe)
{
  const char *unit = units[fovea_export_choices_get (self, "unit", G_N_ELEMENTS (units))];
  const FoveaRecipe *window = fovea_figure_source_get_recipe (self->source);

  g_clear_pointer (&self->width, g_free);
  g_clear_pointer (&self->height, g_free);
  switch (fovea_export_choices_get (self, "size_mode", 3))
    {
    case SIZE_OF_WINDOW:
      fovea_recipe_set_width (recipe, window->width);
      if (window->height != NULL)
        fovea_recipe_set_height (recipe, window->height);
      if (recipe->figure.body_pt == 0)
        recipe->figure.body_pt = window->figure.body_pt;
      break;
    case SIZE_GIVEN:
      self->width = fovea_length_write (get_number (self, "width"), unit);
      self->height = fovea_length_write (get_number (self, "height"), unit);
      fovea_recipe_set_width (recipe, self->width);
      if (get_number (self, "height") > 0)
        fovea_recipe_set_height (recipe, self->height);
      break;
    case SIZE_NATURAL:
    default:
      break;
    }
}

static void
fill_figure (FoveaExportChoices *self,
             FoveaFigureOptions *figure)
{
  guint numbers = fovea_export_choices_get (self, "numbers", 1 + FOVEA_N_NUMBERS);
  const FoveaFigureOptions *window = &fovea_figure_source_get_recipe (self->source)->figure;

  figure->view = (FoveaView) fovea_export_choices_get (self, "view", FOVEA_N_VIEWS);
  figure->channels = (FoveaChannels) fovea_export_choices_get (self, "channels", FOVEA_N_CHANNELS);
  figure->fronts = window->fronts;
  figure->n_fronts = window->n_fronts;
  figure->shows_captions = fovea_export_choices_is_ticked (self, "captions");
  figure->shows_paths = fovea_export_choices_is_ticked (self, "paths");
  figure->shows_sum = fovea_export_choices_is_ticked (self, "sum");
  figure->sum_depth = fovea_export_choices_is_ticked (self, "sum_all") ? FOVEA_SUM_ALL
                                                                       : FOVEA_SUM_STEP;
  figure->shows_cards = fovea_export_choices_is_ticked (self, "cards");
  figure->shows_padding = fovea_export_choices_is_ticked (self, "padding");
  figure->flips_kernels = fovea_export_choices_is_ticked (self, "flip");
  figure->shows_numbers = numbers > 0;
  figure->numbers = numbers > 0 ? (FoveaNumbers) (numbers - 1) : FOVEA_NUMBERS_AUTOMATIC;
  figure->body_pt = get_number (self, "font_size");
}

static void
fill_steps (FoveaExportChoices *self,
            FoveaRecipe        *recipe)
{
  FoveaExportWhat what = fovea_export_choices_get_what (self);
  bool is_played = fovea_export_format_is_played (recipe->export.format);

  recipe->has_steps = what == FOVEA_EXPORT_WHAT_STEPS;
  if (what == FOVEA_EXPORT_WHAT_STEP)
    recipe->step = (gint64) get_number (self, "step");
  if (what != FOVEA_EXPORT_WHAT_SHOWN || is_played)
    recipe->pace = (FoveaPace) fovea_export_choices_get (self, "pace", FOVEA_PACE_TERM + 1);
  if (is_played)
    recipe->export.delay_s = get_number (self, "delay");
}

// Of all that the window shows, what is chosen.
static bool
fill_subject (FoveaExportChoices *self,
              FoveaSubject       *subject,
              GError            **error)
{
  const char *text = gtk_editable_get_text (fovea_export_choices_find (self, "hover"));
  FoveaCell cell;

  *subject = fovea_figure_source_get_subject (self->source);
  subject->hover = NULL;
  if (!fovea_export_choices_is_ticked (self, "selection")
      || fovea_export_choices_get_what (self) != FOVEA_EXPORT_WHAT_SHOWN)
    {
      subject->trace = NULL;
      subject->visit = NULL;
      subject->n_marks = 0;
    }

  g_clear_pointer (&self->hover, fovea_trace_unref);
  if (text[0] == '\0')
    return true;
  if (!fovea_cell_parse (text, &cell))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("A cell is STAGE:CHANNEL,ROW,COLUMN, such as 2:0,1,1, not “%s”"), text);
      return false;
    }
  if (!fovea_recipe_check_cell (subject->evaluation, cell, error))
    return false;
  self->hover = fovea_trace_new (subject->evaluation, cell);
  subject->hover = self->hover;
  return true;
}

/**
 * fovea_export_choices_get_what:
 * @self: the choices
 *
 * Returns: what is shown
 */
FoveaExportWhat
fovea_export_choices_get_what (FoveaExportChoices *self)
{
  return (FoveaExportWhat) fovea_export_choices_get (self, "what", FOVEA_EXPORT_WHAT_STEP + 1);
}

/**
 * fovea_export_choices_fill:
 * @self: the choices
 * @format: of the file: what it has no use for is left as it is usual
 * @recipe: (out): what they mean; valid until the choices are changed or filled in again
 * @subject: (out): what is drawn; valid as long
 * @error: place for a %G_IO_ERROR
 *
 * Returns: whether they mean anything
 */
bool
fovea_export_choices_fill (FoveaExportChoices *self,
                           FoveaExportFormat   format,
                           FoveaRecipe        *recipe,
                           FoveaSubject       *subject,
                           GError            **error)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_CHOICES (self) && self->source != NULL, false);
  g_return_val_if_fail (recipe != NULL && subject != NULL, false);

  const char *font = gtk_editable_get_text (fovea_export_choices_find (self, "font"));
  bool has_pixels = fovea_export_format_has_pixels (format);

  *recipe = (FoveaRecipe) FOVEA_RECIPE_INIT;
  fill_figure (self, &recipe->figure);
  fill_size (self, recipe);
  recipe->export.format = format;
  fill_steps (self, recipe);
  recipe->export.theme
    = fovea_theme_get_with_ramp (
        (FoveaThemeKind) fovea_export_choices_get (self, "theme", FOVEA_N_THEMES),
        (FoveaRamp) fovea_export_choices_get (self, "palette", FOVEA_N_RAMPS));
  recipe->export.has_text_paths
    = (format == FOVEA_EXPORT_SVG || format == FOVEA_EXPORT_TIKZ)
      && fovea_export_choices_is_ticked (self, "text_paths");
  if (font[0] != '\0' && (format != FOVEA_EXPORT_TIKZ || recipe->export.has_text_paths))
    recipe->export.font_family = font;
  recipe->export.is_standalone
    = format == FOVEA_EXPORT_TIKZ && fovea_export_choices_is_ticked (self, "standalone");
  recipe->export.is_transparent
    = format != FOVEA_EXPORT_GIF && fovea_export_choices_is_ticked (self, "transparent");
  if (has_pixels && fovea_export_choices_get (self, "resolution_unit", 2) == 1)
    recipe->dpi = get_number (self, "resolution");
  else if (has_pixels)
    recipe->export.scale = get_number (self, "resolution");

  g_clear_pointer (&self->margin, g_free);
  recipe->export.is_cropped = fovea_export_choices_is_ticked (self, "cropped");
  if (recipe->export.is_cropped && get_number (self, "margin") > 0)
    {
      self->margin = fovea_length_write (get_number (self, "margin"), "mm");
      fovea_recipe_set_margin (recipe, self->margin);
    }
  return fill_subject (self, subject, error);
}
