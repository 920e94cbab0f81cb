// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Options of a figure: their names, and what they say to a recipe.

#include "cli/render-options.h"

#include "cli/render-values.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  GOptionArg kind;
  gsize place; // in FoveaRenderTexts
  const char *summary;
  const char *argument; // (nullable)
} Option;

static const Option table[] = {
  { "cell", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, cell),
    N_("Select this cell, counted from 0"), N_("STAGE:CHANNEL,ROW,COLUMN") },
  { "hover", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, hover),
    N_("Show this cell's own window"), N_("STAGE:CHANNEL,ROW,COLUMN") },
  { "view", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, view),
    N_("How to lay it out: row, pyramid, step, compare, kernels, grid, cone, growth, "
       "effective or cost"),
    N_("VIEW") },
  { "channels", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, channels),
    N_("Several channels of a stage as tiles, as sheets one behind the other, or a single one"),
    N_("tiles|sheets|single") },
  { "front", G_OPTION_ARG_STRING_ARRAY, G_STRUCT_OFFSET (FoveaRenderTexts, fronts),
    N_("The channel in front of its stage, counted from 0; may be given for several stages"),
    N_("STAGE:CHANNEL") },
  { "theme", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, theme),
    N_("Colours: light, dark, contrast, contrast-dark or print"), N_("THEME") },
  { "palette", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, palette),
    N_("Colours of cells: hue, viridis, cividis, grey or photo"), N_("PALETTE") },
  { "numbers", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, numbers),
    N_("How numbers are written: auto, fixed0 to fixed3 (decimals), digits2, digits3, "
       "digits4 or digits6 (significant), fractions; or off"),
    N_("FORM") },
  { "flip", G_OPTION_ARG_NONE, G_STRUCT_OFFSET (FoveaRenderTexts, flips_kernels),
    N_("Turn kernels by 180°, as true convolution writes them"), NULL },
  { "hide", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, hide),
    N_("Leave out captions, paths, sum, cards or padding; several with commas"),
    N_("WHAT,…") },
  { "size", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, size),
    N_("Size to fill, in points"),
    N_("WIDTHxHEIGHT") },
  { "width", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, width),
    N_("Width to fill, such as 120mm, 12cm, 5in, 340pt or 800px"), N_("LENGTH") },
  { "height", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, height),
    N_("Height to fill; without it, as high as it needs"), N_("LENGTH") },
  { "scale", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, scale),
    N_("Pixels for one point"),
    N_("NUMBER") },
  { "dpi", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, dpi),
    N_("Pixels for one inch of 72 points, in PNG, GIF and APNG"), N_("NUMBER") },
  { "sum", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, sum),
    N_("Write the sum through one step or all layers"), N_("step|all") },
  { "font", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, font),
    N_("Font family to prefer"),
    N_("FAMILY") },
  { "font-size", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, font_size),
    N_("Size of sentences, in points"), N_("NUMBER") },
  { "text", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, text),
    N_("In SVG and TikZ, letters as text or as shapes"), N_("text|paths") },
  { "transparent", G_OPTION_ARG_NONE, G_STRUCT_OFFSET (FoveaRenderTexts, is_transparent),
    N_("Leave the background out"), NULL },
  { "crop", G_OPTION_ARG_NONE, G_STRUCT_OFFSET (FoveaRenderTexts, is_cropped),
    N_("Cut to what is drawn"),
    NULL },
  { "margin", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, margin),
    N_("Cut to what is drawn and this much around it"), N_("LENGTH") },
  { "standalone", G_OPTION_ARG_NONE, G_STRUCT_OFFSET (FoveaRenderTexts, is_standalone),
    N_("TikZ as a whole document"), NULL },
  { "steps", G_OPTION_ARG_NONE, G_STRUCT_OFFSET (FoveaRenderTexts, has_steps),
    N_("Every step of a playback: frames of a GIF or an APNG, pages of a PDF, files "
        "NAME-%04d.png"),
    NULL },
  { "step", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, step),
    N_("One step of a playback, counted from 1"), N_("NUMBER") },
  { "pace", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, pace),
    N_("A step fills a map, one place in all channels, or one cell; or it adds one term of a sum"),
    N_("layer|window|cell|term") },
  { "delay", G_OPTION_ARG_STRING, G_STRUCT_OFFSET (FoveaRenderTexts, delay),
    N_("Seconds a frame of an animation"),
    N_("NUMBER") },
};

/**
 * fovea_render_texts_clear:
 * @self: options as they were typed
 *
 * Frees what @self owns.
 */
void
fovea_render_texts_clear (FoveaRenderTexts *self)
{
  for (size_t i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].kind == G_OPTION_ARG_STRING)
      g_clear_pointer (&G_STRUCT_MEMBER (char *, self, table[i].place), g_free);
  g_clear_pointer (&self->fronts, g_strfreev);
}

/**
 * fovea_render_texts_parse:
 * @self: empty
 * @invocation: an empty invocation
 * @command: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for a %G_OPTION_ERROR or %FOVEA_USAGE_ERROR
 *
 * Returns: whether the command line is understood; what the options say is looked at
 * later
 */
bool
fovea_render_texts_parse (FoveaRenderTexts   *self,
                          FoveaInvocation    *invocation,
                          const FoveaCommand *command,
                          int                 argc,
                          char              **argv,
                          GError            **error)
{
  GOptionEntry options[G_N_ELEMENTS (table) + 1] = { { NULL } };

  for (size_t i = 0; i < G_N_ELEMENTS (table); i++)
    options[i] = (GOptionEntry){ .long_name = table[i].name,
                                 .arg = table[i].kind,
                                 .arg_data = G_STRUCT_MEMBER_P (self, table[i].place),
                                 .description = table[i].summary,
                                 .arg_description = table[i].argument };

  invocation->has_outputs = true;
  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

static bool
parse_sides (const FoveaRenderTexts *texts,
             FoveaRecipe            *recipe,
             GError                **error)
{
  double side_pt;

  if (texts->size != NULL)
    {
      recipe->figure.has_size = true;
      return fovea_render_parse_size (texts->size, &recipe->figure.width_pt,
                                      &recipe->figure.height_pt, error);
    }
  if (texts->width == NULL && texts->height != NULL)
    return fovea_usage_error_set (error, _("--height needs --width"));
  if (texts->width == NULL)
    return true;

  return fovea_render_parse_side (texts->width, "--width", &side_pt, error)
         && fovea_recipe_set_width (recipe, texts->width)
         && (texts->height == NULL
             || (fovea_render_parse_side (texts->height, "--height", &side_pt, error)
                 && fovea_recipe_set_height (recipe, texts->height)));
}

static bool
parse_numbers (const char         *text, // (nullable)
               FoveaFigureOptions *figure,
               GError            **error)
{
  if (text == NULL || fovea_numbers_from_nick (text, &figure->numbers))
    return true;
  if (strcmp (text, "off") == 0)
    {
      figure->shows_numbers = false;
      return true;
    }

  g_autofree char *nicks = fovea_numbers_dup_nicks ();
  g_autofree char *all = g_strconcat (nicks, ", off", NULL);

  return fovea_usage_error_set (error, _("Unknown form of numbers “%s”; there are %s"), text,
                                all);
}

static bool
parse_hide (const char         *text, // (nullable)
            FoveaFigureOptions *figure,
            GError            **error)
{
  const struct
  {
    const char *name;
    bool *shows;
  } parts[] = {
    { "captions", &figure->shows_captions }, { "paths", &figure->shows_paths },
    { "sum", &figure->shows_sum },           { "cards", &figure->shows_cards },
    { "padding", &figure->shows_padding },
  };
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  for (char **word = words; *word != NULL; word++)
    {
      size_t i = 0;

      while (i < G_N_ELEMENTS (parts) && strcmp (*word, parts[i].name) != 0)
        i++;
      if (i == G_N_ELEMENTS (parts))
        return fovea_usage_error_set (error, _("“%s” cannot be left out; there are %s"), *word,
                                      "captions, paths, sum, cards, padding");
      *parts[i].shows = false;
    }
  return true;
}

static bool
parse_look (FoveaRecipe            *self,
            const FoveaRenderTexts *texts,
            GError                **error)
{
  FoveaThemeKind theme = FOVEA_THEME_LIGHT;
  FoveaRamp palette = FOVEA_RAMP_HUE;

  if (texts->view != NULL
      && !fovea_view_from_nick (texts->view, &self->figure.view))
    {
      g_autofree char *nicks = fovea_view_dup_nicks ();

      return fovea_usage_error_set (error, _("Unknown view “%s”; there are %s"),
                                    texts->view, nicks);
    }
  if (texts->channels != NULL
      && !fovea_channels_from_nick (texts->channels, &self->figure.channels))
    {
      g_autofree char *nicks = fovea_channels_dup_nicks ();

      return fovea_usage_error_set (error, _("Unknown way to show channels “%s”; there are %s"),
                                    texts->channels, nicks);
    }
  if (texts->theme != NULL && !fovea_theme_kind_from_nick (texts->theme, &theme))
    return fovea_usage_error_set (error, _("Unknown theme “%s”; there are %s"),
                                  texts->theme, "light, dark, contrast, contrast-dark, print");
  if (texts->palette != NULL && !fovea_ramp_from_nick (texts->palette, &palette))
    {
      g_autofree char *nicks = fovea_ramp_dup_nicks ();

      return fovea_usage_error_set (error, _("Unknown palette “%s”; there are %s"),
                                    texts->palette, nicks);
    }
  if (texts->sum != NULL && strcmp (texts->sum, "all") == 0)
    self->figure.sum_depth = FOVEA_SUM_ALL;
  else if (texts->sum != NULL && strcmp (texts->sum, "step") != 0)
    return fovea_usage_error_set (error, _("Unknown sum “%s”; there are %s"), texts->sum,
                                  "step, all");
  if (!fovea_render_parse_text (texts->text, &self->export.has_text_paths, error)
      || !parse_numbers (texts->numbers, &self->figure, error)
      || !parse_hide (texts->hide, &self->figure, error))
    return false;

  self->figure.flips_kernels = texts->flips_kernels;
  self->export.theme = fovea_theme_get_with_ramp (theme, palette);
  self->export.font_family = texts->font;
  self->export.is_standalone = texts->is_standalone;
  self->export.is_transparent = texts->is_transparent;
  self->export.is_cropped = texts->is_cropped;
  return fovea_render_parse_margin (texts->margin, &self->export.margin_pt, error)
         && (texts->margin == NULL || fovea_recipe_set_margin (self, texts->margin))
         && fovea_render_parse_number (texts->font_size, "--font-size",
                                       FOVEA_RECIPE_MAX_BODY_PT, &self->figure.body_pt, error);
}

static bool
parse_steps (FoveaRecipe            *self,
             const FoveaRenderTexts *texts,
             GError                **error)
{
  double step = 0;

  if (texts->pace != NULL && !fovea_pace_from_nick (texts->pace, &self->pace))
    return fovea_usage_error_set (error, _("Unknown pace “%s”; there are %s"),
                                  texts->pace, "layer, window, cell, term");
  if (!fovea_render_parse_number (texts->delay, "--delay", FOVEA_RECIPE_MAX_DELAY_S,
                                  &self->export.delay_s, error)
      || !fovea_render_parse_number (texts->step, "--step", 1e15, &step, error))
    return false;
  if (texts->step != NULL && step != floor (step))
    return fovea_usage_error_set (error, _("--step is a whole number, not “%s”"),
                                  texts->step);
  if (texts->step != NULL && texts->has_steps)
    return fovea_usage_error_set (error, _("--step or --steps, not both"));
  if ((texts->step != NULL || texts->has_steps) && texts->cell != NULL)
    return fovea_usage_error_set (error, _("A step selects its cell; leave --cell out"));
  self->step = (gint64) step;
  self->has_steps = texts->has_steps;
  return true;
}

/**
 * fovea_render_texts_apply:
 * @self: options as they were typed; borrowed for as long as @recipe is used
 * @recipe: (inout): %FOVEA_RECIPE_INIT
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether all options make sense
 */
bool
fovea_render_texts_apply (const FoveaRenderTexts *self,
                          FoveaRecipe            *recipe,
                          GError                **error)
{
  return parse_look (recipe, self, error)
         && fovea_render_parse_resolution (self->scale, self->dpi, &recipe->export.scale,
                                           &recipe->dpi, error)
         && parse_sides (self, recipe, error) && parse_steps (recipe, self, error);
}
