// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A recipe is written as the options of fovea-cli render that stand for it: src/cli/render-options.c
// reads them, and a test makes sure that both mean the same. Figures of a playback are made one by
// one, as they are needed.

#include "figure/recipe.h"

#include "figure/describe.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include <inttypes.h>
#include <math.h>
#include <string.h>

/**
 * fovea_recipe_set_width:
 * @self: a recipe
 * @width: a length, kept as it is written; not copied
 *
 * Has the figure fill that width; it is as high as it needs, unless a height is set afterwards.
 *
 * Returns: whether @width is a length above 0
 */
bool
fovea_recipe_set_width (FoveaRecipe *self,
                        const char  *width)
{
  double width_pt;

  if (!fovea_length_parse (width, &width_pt) || width_pt <= 0)
    return false;
  self->width = width;
  self->figure.has_size = true;
  self->figure.width_pt = width_pt;
  self->figure.height_pt = 1;
  return true;
}

/**
 * fovea_recipe_set_height:
 * @self: a recipe with a width
 * @height: a length, kept as it is written; not copied
 *
 * Has the figure fill that height, or more where it needs it.
 *
 * Returns: whether @height is a length above 0
 */
bool
fovea_recipe_set_height (FoveaRecipe *self,
                         const char  *height)
{
  double height_pt;

  if (!fovea_length_parse (height, &height_pt) || height_pt <= 0)
    return false;
  self->height = height;
  self->figure.height_pt = height_pt;
  return true;
}

/**
 * fovea_recipe_set_margin:
 * @self: a recipe
 * @margin: a length, kept as it is written; not copied
 *
 * Has the figure cut to what is drawn and that much around it.
 *
 * Returns: whether @margin is a length
 */
bool
fovea_recipe_set_margin (FoveaRecipe *self,
                         const char  *margin)
{
  if (!fovea_length_parse (margin, &self->export.margin_pt))
    return false;
  self->margin = margin;
  self->export.is_cropped = true;
  return true;
}

/**
 * fovea_recipe_check_cell:
 * @evaluation: an evaluation
 * @cell: a cell of some network
 * @error: place for a %G_IO_ERROR_INVALID_ARGUMENT
 *
 * Returns: whether the network of @evaluation has @cell
 */
bool
fovea_recipe_check_cell (FoveaEvaluation  *evaluation,
                         FoveaCell         cell,
                         GError          **error)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  int n_stages = fovea_network_get_n_stages (network);

  if (cell.stage >= n_stages)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("There is no stage %d: the last is %d"), cell.stage, n_stages - 1);
      return false;
    }

  FoveaShape shape = fovea_network_get_shape (network, cell.stage);

  if (fovea_cell_is_in_shape (cell, shape))
    return true;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("There is no cell %d,%d,%d in stage %d: its size is %d×%d×%d"),
               cell.channel, cell.row, cell.column, cell.stage, shape.n_channels,
               shape.n_rows, shape.n_columns);
  return false;
}

/**
 * fovea_recipe_quote:
 * @word: a word of a command line
 *
 * Returns: (transfer full): @word quoted for a shell, if it must be
 */
char *
fovea_recipe_quote (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  bool is_plain = word[strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789.,:_-/%")]
                  == '\0';

  return is_plain && word[0] != '\0' ? g_strdup (word) : g_shell_quote (word);
}

static void
write_word (GString    *words,
            const char *option,
            const char *value)
{
  g_autofree char *quoted = fovea_recipe_quote (value);

  g_string_append_printf (words, " --%s=%s", option, quoted);
}

static void
write_number (GString    *words,
              const char *option,
              double      value,
              double      usual)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == usual)
    return;

  // The shorter of the two where it means the same: 23.76, not 23.760000000000002.
  g_ascii_formatd (digits, sizeof digits, "%.15g", value);
  if (g_ascii_strtod (digits, NULL) != value)
    g_ascii_dtostr (digits, sizeof digits, value);
  write_word (words, option, digits);
}

static void
write_cell (GString    *words,
            const char *option,
            FoveaTrace *trace) // (nullable)
{
  if (trace == NULL)
    return;

  g_autofree char *place = fovea_cell_write (fovea_trace_get_cell (trace));

  write_word (words, option, place);
}

static void
write_channels (GString                  *words,
                const FoveaFigureOptions *figure,
                const FoveaNetwork       *network)
{
  if (figure->channels != FOVEA_CHANNELS_TILES)
    write_word (words, "channels", fovea_channels_get_nick (figure->channels));
  for (int i = 0; i < figure->n_fronts; i++)
    {
      // A single channel is in front in any case.
      if (fovea_network_get_shape (network, figure->fronts[i].stage).n_channels == 1)
        continue;

      g_autofree char *front
        = g_strdup_printf ("%d:%d", figure->fronts[i].stage, figure->fronts[i].channel);

      write_word (words, "front", front);
    }
}

static void
write_look (GString           *words,
            const FoveaRecipe *self)
{
  const FoveaFigureOptions *figure = &self->figure;
  FoveaThemeKind theme = fovea_theme_get_kind (self->export.theme);
  FoveaRamp ramp = fovea_theme_get_ramp (self->export.theme);
  const char *hidden[6] = { NULL };
  int n_hidden = 0;

  if (theme != FOVEA_THEME_LIGHT)
    write_word (words, "theme", fovea_theme_kind_get_nick (theme));
  if (ramp != FOVEA_RAMP_HUE)
    write_word (words, "palette", fovea_ramp_get_nick (ramp));
  if (!figure->shows_numbers)
    write_word (words, "numbers", "off");
  else if (figure->numbers != FOVEA_NUMBERS_AUTOMATIC)
    write_word (words, "numbers", fovea_numbers_get_nick (figure->numbers));
  if (figure->flips_kernels)
    g_string_append (words, " --flip");
  if (figure->sum_depth == FOVEA_SUM_ALL)
    write_word (words, "sum", "all");

  if (!figure->shows_captions)
    hidden[n_hidden++] = "captions";
  if (!figure->shows_paths)
    hidden[n_hidden++] = "paths";
  if (!figure->shows_sum)
    hidden[n_hidden++] = "sum";
  if (!figure->shows_cards)
    hidden[n_hidden++] = "cards";
  if (!figure->shows_padding)
    hidden[n_hidden++] = "padding";
  if (n_hidden > 0)
    {
      g_autofree char *list = g_strjoinv (",", (char **) hidden);

      write_word (words, "hide", list);
    }
}

static void
write_size (GString           *words,
            const FoveaRecipe *self)
{
  if (self->width != NULL)
    write_word (words, "width", self->width);
  if (self->height != NULL)
    write_word (words, "height", self->height);
  if (self->dpi > 0)
    write_number (words, "dpi", self->dpi, 0);
  else
    write_number (words, "scale", self->export.scale, 1);
  if (self->margin != NULL)
    write_word (words, "margin", self->margin);
  else if (self->export.is_cropped)
    g_string_append (words, " --crop");
  if (self->export.font_family != NULL)
    write_word (words, "font", self->export.font_family);
  write_number (words, "font-size", self->figure.body_pt, 0);
}

static void
write_steps (GString           *words,
             const FoveaRecipe *self)
{
  if (self->has_steps)
    g_string_append (words, " --steps");
  if (self->step > 0)
    g_string_append_printf (words, " --step=%" PRId64, self->step);
  if (self->pace != FOVEA_PACE_WINDOW)
    write_word (words, "pace", fovea_pace_get_nick (self->pace));
  write_number (words, "delay", self->export.delay_s, 0.6);
}

/**
 * fovea_recipe_write:
 * @self: a recipe
 * @subject: what is drawn, for the cells that are selected and hovered
 *
 * Returns: (transfer full): the options of "fovea-cli render" that mean the same, each after a space,
 *   quoted for a shell; without those that are usual, and without -o, --lang and the document
 */
char *
fovea_recipe_write (const FoveaRecipe  *self,
                    const FoveaSubject *subject)
{
  g_return_val_if_fail (self != NULL && subject != NULL && self->export.theme != NULL, NULL);

  GString *words = g_string_new (NULL);

  if (self->figure.view != FOVEA_VIEW_ROW)
    write_word (words, "view", fovea_view_get_nick (self->figure.view));
  write_channels (words, &self->figure, fovea_evaluation_get_network (subject->evaluation));
  if (!self->has_steps && self->step == 0)
    write_cell (words, "cell", subject->trace);
  write_cell (words, "hover", subject->hover);
  write_look (words, self);
  write_size (words, self);
  if (self->export.has_text_paths)
    write_word (words, "text", "paths");
  if (self->export.is_transparent)
    g_string_append (words, " --transparent");
  if (self->export.is_standalone)
    g_string_append (words, " --standalone");
  write_steps (words, self);

  return g_string_free (words, FALSE);
}

static FoveaFigure *
make_step (int      number,
           gpointer data)
{
  const FoveaServing *self = data;
  FoveaSubject subject = *self->subject;
  FoveaStep step
    = fovea_animation_get_step (fovea_evaluation_get_network (subject.evaluation),
                                self->recipe->pace, self->first_step + number);
  g_autoptr (FoveaTrace) trace = fovea_trace_new (subject.evaluation, step.cell);
  g_autoptr (FoveaTrace) source = NULL;
  FoveaCell cell;

  subject.step = &step;
  subject.trace = trace;
  if (subject.hover == NULL && fovea_step_get_source (&step, trace, &cell))
    subject.hover = source = fovea_trace_new (subject.evaluation, cell);
  return fovea_figure_new (&subject, &self->recipe->figure);
}

// On paper nothing can be clicked: without a selection, the card that asks for one is left out.
static FoveaFigure *
make_still (int      number,
            gpointer data)
{
  const FoveaServing *self = data;
  FoveaFigureOptions options = self->recipe->figure;

  options.shows_sum = options.shows_sum && self->subject->trace != NULL;

  return fovea_figure_new (self->subject, &options);
}

static char *
describe_steps (const FoveaSubject *subject,
                FoveaView           view,
                int                 n_steps)
{
  FoveaSubject whole = { .title = subject->title, .evaluation = subject->evaluation };
  g_autofree char *description = fovea_describe_subject (&whole, view);

  return g_strdup_printf (ngettext ("%s Played in %d step.", "%s Played in %d steps.",
                                    (gulong) n_steps),
                          description, n_steps);
}

static bool
check_steps (const FoveaRecipe *recipe,
             gint64             n_steps,
             GError           **error)
{
  if (n_steps > 0 && recipe->step <= n_steps
      && (recipe->step > 0 || n_steps <= FOVEA_RECIPE_MAX_STEPS))
    return true;
  if (n_steps == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("There is no layer, so there is no step to play"));
  else if (recipe->step > n_steps)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("There is no step %" PRId64 ": the last is %" PRId64), recipe->step, n_steps);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("A playback of %" PRId64 " steps is too long: %d are the most"), n_steps,
                 FOVEA_RECIPE_MAX_STEPS);
  return false;
}

/**
 * fovea_serving_init:
 * @self: (out): what is made; to be cleared
 * @recipe: how; borrowed
 * @subject: of what; borrowed
 * @error: place for a %G_IO_ERROR
 *
 * Prepares figures: one, or each step of a playback. A GIF plays unless something is selected.
 *
 * Returns: whether there is what the recipe asks for
 */
bool
fovea_serving_init (FoveaServing       *self,
                    const FoveaRecipe  *recipe,
                    const FoveaSubject *subject,
                    GError            **error)
{
  g_return_val_if_fail (self != NULL && recipe != NULL && subject != NULL, false);

  gint64 n_steps = fovea_animation_get_n_steps (
    fovea_evaluation_get_network (subject->evaluation), recipe->pace);
  FoveaExportFormat format = recipe->export.format;
  bool is_playing = recipe->has_steps
                    || (fovea_export_format_is_played (format) && recipe->step == 0 && n_steps > 0
                        && subject->trace == NULL && subject->hover == NULL);
  bool has_step = is_playing || recipe->step > 0;

  *self = (FoveaServing){ .recipe = recipe, .subject = subject, .export = recipe->export };
  if (has_step && !check_steps (recipe, n_steps, error))
    return false;

  if (recipe->dpi > 0 && fovea_export_format_has_pixels (format))
    self->export.scale = recipe->dpi / 72;
  self->first_step = MAX (0, recipe->step - 1);
  self->series.n_figures = is_playing ? (int) n_steps : 1;
  self->series.make = has_step ? make_step : make_still;
  self->series.data = self;
  if (is_playing)
    self->description = describe_steps (subject, recipe->figure.view, (int) n_steps);
  self->series.description = self->description;
  return true;
}

/**
 * fovea_serving_clear:
 * @self: what a recipe makes
 *
 * Frees what @self owns.
 */
void
fovea_serving_clear (FoveaServing *self)
{
  g_clear_pointer (&self->description, g_free);
}

/**
 * fovea_serving_is_one_file:
 * @self: what a recipe makes
 *
 * Returns: whether it fits one file of its format; else it takes a file a figure
 */
bool
fovea_serving_is_one_file (const FoveaServing *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->series.n_figures == 1 || fovea_export_format_has_pages (self->export.format);
}
