// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sizes, steps and looks of convolution arithmetic, as they are typed and what they mean.

#include "cli/arithmetic-options.h"

#include "cli/option.h"
#include "cli/render-values.h"
#include "figure/recipe.h"

#include <glib/gi18n.h>

#include <string.h>

// As typed, all nullable, all owned.
typedef struct
{
  char *input;
  char *kernel;
  char *stride;
  char *padding;
  char *dilation;
  char *output_padding;
  char *step;
  char *count;
  char *colors;
  char *theme;
  char *width;
  char *scale;
  char *dpi;
  char *font;
  char *text;
  char *margin;
  char *delay;
  char *pooling;
  gboolean is_transposed;
  gboolean has_numbers;
  gboolean has_no_caption;
} Texts;

static void
clear_texts (Texts *self)
{
  char **texts[] = { &self->input,    &self->kernel,         &self->stride, &self->padding,
                     &self->dilation, &self->output_padding, &self->step,   &self->count,
                     &self->colors,   &self->theme,          &self->width,  &self->scale,
                     &self->dpi,      &self->font,           &self->text,   &self->margin,
                     &self->delay,    &self->pooling };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static bool
parse_line (Texts                   *texts,
            FoveaArithmeticSettings *self,
            FoveaInvocation         *invocation,
            const FoveaCommand      *command,
            int                      argc,
            char                   **argv,
            GError                 **error)
{
  const GOptionEntry options[] = {
    { "input", 0, 0, G_OPTION_ARG_STRING, &texts->input, N_("Size of the input: 5 or 5x7"),
      N_("SIZE") },
    { "kernel", 0, 0, G_OPTION_ARG_STRING, &texts->kernel, N_("Size of the kernel: 3"),
      N_("SIZE") },
    { "stride", 0, 0, G_OPTION_ARG_STRING, &texts->stride, N_("Stride: 1"), N_("SIZE") },
    { "padding", 0, 0, G_OPTION_ARG_STRING, &texts->padding, N_("Padding: 0"), N_("SIZE") },
    { "dilation", 0, 0, G_OPTION_ARG_STRING, &texts->dilation, N_("Dilation: 1"),
      N_("SIZE") },
    { "output-padding", 0, 0, G_OPTION_ARG_STRING, &texts->output_padding,
      N_("Rows and columns added to a transposed convolution: 0"), N_("SIZE") },
    { "transposed", 0, 0, G_OPTION_ARG_NONE, &texts->is_transposed,
      N_("A transposed convolution"), NULL },
    { "pooling", 0, 0, G_OPTION_ARG_STRING, &texts->pooling,
      N_("Pooling instead of a convolution"), N_("average|max") },
    { "numbers", 0, 0, G_OPTION_ARG_NONE, &texts->has_numbers,
      N_("Small numbers in the cells, and the calculation of a step"), NULL },
    { "classic", 0, 0, G_OPTION_ARG_NONE, &self->is_classic,
      N_("All classic cases into the folder of -o, as SVG or what --format says"), NULL },
    { "step", 0, 0, G_OPTION_ARG_STRING, &texts->step,
      N_("The window in one place, counted from 1"), N_("NUMBER") },
    { "steps", 0, 0, G_OPTION_ARG_NONE, &self->has_steps,
      N_("Every place: frames of a GIF or an APNG, pages of a PDF"), NULL },
    { "strip", 0, 0, G_OPTION_ARG_NONE, &self->is_strip,
      N_("Every place in one figure, side by side"), NULL },
    { "count", 0, 0, G_OPTION_ARG_STRING, &texts->count,
      N_("So many places in a strip, from the first to the last"), N_("NUMBER") },
    { "colors", 0, 0, G_OPTION_ARG_STRING, &texts->colors,
      N_("Colours of input and output, such as #8db4e2,#8fd0b5"), N_("COLOUR,COLOUR") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &texts->theme,
      N_("Colours: light, dark, contrast, contrast-dark or print"), N_("THEME") },
    { "no-caption", 0, 0, G_OPTION_ARG_NONE, &texts->has_no_caption,
      N_("Leave words and relation out"), NULL },
    { "width", 0, 0, G_OPTION_ARG_STRING, &texts->width,
      N_("Width to fill, such as 120mm, 12cm, 5in, 340pt or 800px"), N_("LENGTH") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &texts->scale, N_("Pixels for one point"),
      N_("NUMBER") },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &texts->dpi,
      N_("Pixels for one inch of 72 points, in PNG, GIF and APNG"), N_("NUMBER") },
    { "font", 0, 0, G_OPTION_ARG_STRING, &texts->font, N_("Font family to prefer"),
      N_("FAMILY") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &texts->text,
      N_("In SVG and TikZ, letters as text or as shapes"), N_("text|paths") },
    { "crop", 0, 0, G_OPTION_ARG_NONE, &self->is_cropped, N_("Cut to what is drawn"), NULL },
    { "margin", 0, 0, G_OPTION_ARG_STRING, &texts->margin,
      N_("Cut to what is drawn and this much around it"), N_("LENGTH") },
    { "delay", 0, 0, G_OPTION_ARG_STRING, &texts->delay, N_("Seconds a frame of an animation"),
      N_("NUMBER") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &self->export.is_transparent,
      N_("Leave the background out"), NULL },
    { "standalone", 0, 0, G_OPTION_ARG_NONE, &self->export.is_standalone,
      N_("TikZ as a whole document"), NULL },
    { NULL }
  };

  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

static bool
parse_case (FoveaArithmetic *arithmetic,
            const char      *nick, // (nullable)
            GError         **error)
{
  if (nick == NULL || fovea_arithmetic_from_nick (nick, arithmetic))
    return true;

  GString *nicks = g_string_new (NULL);

  for (int i = 0; i < fovea_arithmetic_get_n_classics (); i++)
    {
      FoveaArithmetic classic;
      g_string_append_printf (nicks, "%s%s", i > 0 ? ", " : "",
                              fovea_arithmetic_get_classic (i, &classic));
    }
  fovea_usage_error_set (error, _("Unknown case “%s”; there are %s"), nick, nicks->str);
  g_string_free (nicks, TRUE);
  return false;
}

static bool
parse_sizes (FoveaArithmetic *arithmetic,
             const Texts     *texts,
             GError         **error)
{
  const struct
  {
    FoveaOption option;
    const char *text;
    int *size;
  } sizes[] = {
    { { "--input", 1, FOVEA_ARITHMETIC_MAX }, texts->input, arithmetic->n_in },
    { { "--kernel", 1, FOVEA_ARITHMETIC_MAX }, texts->kernel, arithmetic->kernel_size },
    { { "--stride", 1, FOVEA_ARITHMETIC_MAX }, texts->stride, arithmetic->stride },
    { { "--padding", 0, FOVEA_ARITHMETIC_MAX }, texts->padding, arithmetic->padding },
    { { "--dilation", 1, FOVEA_ARITHMETIC_MAX }, texts->dilation, arithmetic->dilation },
    { { "--output-padding", 0, FOVEA_ARITHMETIC_MAX },
      texts->output_padding,
      arithmetic->output_padding },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (!fovea_option_parse_size (&sizes[i].option, sizes[i].text, sizes[i].size, error))
      return false;
  arithmetic->is_transposed = arithmetic->is_transposed || texts->is_transposed;
  return true;
}

static bool
parse_kind (FoveaArithmetic *arithmetic,
            const Texts     *texts,
            GError         **error)
{
  arithmetic->has_numbers = arithmetic->has_numbers || texts->has_numbers;
  if (texts->pooling == NULL)
    return true;
  if (strcmp (texts->pooling, "average") == 0)
    arithmetic->kind = FOVEA_ARITHMETIC_AVERAGE;
  else if (strcmp (texts->pooling, "max") == 0)
    arithmetic->kind = FOVEA_ARITHMETIC_GREATEST;
  else
    return fovea_usage_error_set (error, _("Unknown pooling “%s”; there are %s"),
                                  texts->pooling, "average, max");
  return true;
}

static bool
parse_colors (FoveaArithmeticSettings *self,
              const Texts             *texts,
              GError                 **error)
{
  FoveaThemeKind kind = FOVEA_THEME_LIGHT;

  if (texts->theme != NULL && !fovea_theme_kind_from_nick (texts->theme, &kind))
    return fovea_usage_error_set (error, _("Unknown theme “%s”; there are %s"), texts->theme,
                                  "light, dark, contrast, contrast-dark, print");
  self->export.theme = fovea_theme_get (kind);
  if (texts->colors == NULL)
    return true;

  g_auto (GStrv) pair = g_strsplit (texts->colors, ",", -1);
  FoveaColor input, output;

  if (g_strv_length (pair) != 2 || !fovea_color_parse (pair[0], &input)
      || !fovea_color_parse (pair[1], &output))
    return fovea_usage_error_set (
      error, _("--colors takes two colours such as #8db4e2,#8fd0b5, not “%s”"),
      texts->colors);
  self->theme = fovea_theme_new_with_colors (self->export.theme, input, output);
  self->export.theme = self->theme;
  return true;
}

static bool
check_line (const FoveaArithmeticSettings *self,
            const FoveaInvocation         *invocation,
            const Texts                   *texts,
            GError                       **error)
{
  bool has_case = invocation->documents != NULL || texts->input != NULL
                  || texts->kernel != NULL || texts->stride != NULL || texts->padding != NULL
                  || texts->dilation != NULL || texts->output_padding != NULL
                  || texts->is_transposed || texts->pooling != NULL || texts->has_numbers;

  if (self->is_classic && has_case)
    return fovea_usage_error_set (error, _("--classic or one case, not both"));
  if ((texts->step != NULL) + self->has_steps + self->is_strip > 1)
    return fovea_usage_error_set (error, _("Only one of --step, --steps and --strip"));
  if (texts->count != NULL && !self->is_strip)
    return fovea_usage_error_set (error, _("--count needs --strip"));
  return true;
}

// Sizes, resolution and letters, as for any figure.
static bool
parse_export (FoveaArithmeticSettings *self,
              Texts                   *texts,
              GError                 **error)
{
  self->export.is_cropped = self->is_cropped || texts->margin != NULL;
  self->export.font_family = self->font = g_steal_pointer (&texts->font);
  return (texts->width == NULL
          || fovea_render_parse_side (texts->width, "--width", &self->width_pt, error))
         && fovea_render_parse_resolution (texts->scale, texts->dpi, &self->export.scale,
                                           &self->dpi, error)
         && fovea_render_parse_margin (texts->margin, &self->export.margin_pt, error)
         && fovea_render_parse_text (texts->text, &self->export.has_text_paths, error)
         && fovea_render_parse_number (texts->delay, "--delay", FOVEA_RECIPE_MAX_DELAY_S,
                                       &self->export.delay_s, error);
}

/**
 * fovea_arithmetic_settings_clear:
 * @self: settings
 *
 * Frees what @self owns.
 */
void
fovea_arithmetic_settings_clear (FoveaArithmeticSettings *self)
{
  g_clear_pointer (&self->theme, fovea_theme_free);
  g_clear_pointer (&self->font, g_free);
}

/**
 * fovea_arithmetic_settings_parse:
 * @self: %FOVEA_ARITHMETIC_SETTINGS_INIT
 * @invocation: an empty invocation
 * @command: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for a %G_OPTION_ERROR or %FOVEA_USAGE_ERROR
 *
 * Returns: whether all options make sense; whether there is such a layer is asked later
 */
bool
fovea_arithmetic_settings_parse (FoveaArithmeticSettings *self,
                                 FoveaInvocation         *invocation,
                                 const FoveaCommand      *command,
                                 int                      argc,
                                 char                   **argv,
                                 GError                 **error)
{
  static const FoveaOption step = { "--step", 1, G_MAXINT };
  static const FoveaOption count = { "--count", 1, G_MAXINT };
  g_auto (Texts) texts = { 0 };

  if (!parse_line (&texts, self, invocation, command, argc, argv, error)
      || !check_line (self, invocation, &texts, error))
    return false;
  self->has_caption = !texts.has_no_caption;
  return parse_case (&self->arithmetic,
                     invocation->documents != NULL ? invocation->documents[0] : NULL, error)
         && parse_sizes (&self->arithmetic, &texts, error)
         && parse_kind (&self->arithmetic, &texts, error)
         && parse_colors (self, &texts, error)
         && fovea_option_parse_int (&step, texts.step, &self->step, error)
         && fovea_option_parse_int (&count, texts.count, &self->count, error)
         && parse_export (self, &texts, error);
}
