// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the picture looks, as the user prefers it: colours, the form of numbers, kernels turned or not.
// Without preferences it looks as the command line draws it.

#include "config.h"

#include "app/canvas-private.h"

/**
 * fovea_canvas_new_settings_signals:
 * @self: a canvas
 * @changed_cb: called with @self, when a picture looks different
 *
 * Returns: (transfer full): what follows preferences
 */
GSignalGroup *
fovea_canvas_new_settings_signals (FoveaCanvas *self,
                                   GCallback    changed_cb)
{
  static const char *const signals[] = { "notify::palette", "notify::numbers",
                                         "notify::show-numbers", "notify::flip-kernels" };
  GSignalGroup *group = g_signal_group_new (FOVEA_TYPE_SETTINGS);

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (group, signals[i], changed_cb, self);

  return group;
}

/**
 * fovea_canvas_apply_look:
 * @self: a canvas
 * @options: (inout): of its figure
 *
 * Sets what the preferences say of it, and which channels are in front: borrowed until they change.
 */
void
fovea_canvas_apply_look (FoveaCanvas        *self,
                         FoveaFigureOptions *options)
{
  gboolean shows_numbers, flips_kernels;

  if (self->fronts != NULL)
    fovea_canvas_apply_channels (self, options);
  if (self->settings == NULL)
    return;

  g_object_get (self->settings, "show-numbers", &shows_numbers, "flip-kernels", &flips_kernels,
                NULL);
  options->shows_numbers = shows_numbers;
  options->flips_kernels = flips_kernels;
  options->numbers = fovea_settings_get_numbers (self->settings);
}

/**
 * fovea_canvas_turns_kernels:
 * @self: a canvas
 *
 * Returns: whether kernels are shown turned by 180°; in the view of one step they stand as they meet
 *   their inputs
 */
bool
fovea_canvas_turns_kernels (FoveaCanvas *self)
{
  gboolean flips_kernels = FALSE;

  if (self->settings != NULL)
    g_object_get (self->settings, "flip-kernels", &flips_kernels, NULL);

  return flips_kernels && self->view != FOVEA_VIEW_STEP;
}

/**
 * fovea_canvas_get_theme:
 * @self: a canvas
 *
 * Returns: (transfer none): the colours of its picture
 */
const FoveaTheme *
fovea_canvas_get_theme (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), NULL);

  return fovea_theme_get_with_ramp (fovea_canvas_get_theme_kind (self),
                                    self->settings != NULL
                                      ? fovea_settings_get_palette (self->settings)
                                      : FOVEA_RAMP_HUE);
}

/**
 * fovea_canvas_get_theme_kind:
 * @self: a canvas
 *
 * Finds the theme that goes with the colours GTK uses, whoever chose them: a dark one if the style's
 * text is light; each with high contrast if that is set.
 *
 * Returns: the theme
 */
FoveaThemeKind
fovea_canvas_get_theme_kind (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), FOVEA_THEME_LIGHT);

  GdkRGBA ink;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  if (ink.red + ink.green + ink.blue > 1.5f)
    return self->high_contrast ? FOVEA_THEME_CONTRAST_DARK : FOVEA_THEME_DARK;

  return self->high_contrast ? FOVEA_THEME_CONTRAST : FOVEA_THEME_LIGHT;
}
