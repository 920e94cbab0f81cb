// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The views by number, by name and in words.

#include "figure/layout.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *nick;
  const char *label;
  const char *summary; // a sentence
  void (*lay_out) (FoveaLayout *layout);
} View;

static const View views[] = {
  [FOVEA_VIEW_ROW] = { "row", NC_ ("view", "Row"),
    N_ ("The stages side by side."),
    fovea_layout_row },
  [FOVEA_VIEW_PYRAMID] = { "pyramid", NC_ ("view", "Pyramid"),
    N_ ("The stages as planes, one above the other, the output on top."),
    fovea_layout_pyramid },
  [FOVEA_VIEW_STEP] = { "step", NC_ ("view", "Step"),
    N_ ("How one cell is made: its window times the kernel, and the sum of the products."),
    fovea_layout_step },
  [FOVEA_VIEW_COMPARE] = { "compare", NC_ ("view", "Compare"),
    N_ ("The layers beside the one kernel that stands for them, and where their outputs differ."),
    fovea_layout_compare },
  [FOVEA_VIEW_KERNELS] = { "kernels", NC_ ("view", "Kernels"),
    N_ ("The kernels of all layers."),
    fovea_layout_kernels },
  [FOVEA_VIEW_GRID] = { "grid", NC_ ("view", "Grid"),
    N_ ("One stage alone."),
    fovea_layout_grid },
  [FOVEA_VIEW_CONE] = { "cone", NC_ ("view", "Cone"),
    N_ ("What a cell sees along its row, tap by tap."),
    fovea_layout_cone },
  [FOVEA_VIEW_GROWTH] = { "growth", NC_ ("view", "Growth"),
    N_ ("How the receptive field grows from layer to layer."),
    fovea_layout_growth },
  [FOVEA_VIEW_EFFECTIVE] = { "effective", NC_ ("view", "Effective Field"),
    N_ ("How much each cell of the receptive field counts."),
    fovea_layout_effective },
  [FOVEA_VIEW_COST] = { "cost", NC_ ("view", "Cost"),
    N_ ("Multiplications of the layers and of the one kernel, over the size of the input."),
    fovea_layout_cost },
};

G_STATIC_ASSERT (G_N_ELEMENTS (views) == FOVEA_N_VIEWS);

/**
 * fovea_view_get_nick:
 * @view: a view
 *
 * Returns: (transfer none): its name in options and settings, such as "row"
 */
const char *
fovea_view_get_nick (FoveaView view)
{
  g_return_val_if_fail (view < FOVEA_N_VIEWS, NULL);

  return views[view].nick;
}

/**
 * fovea_view_from_nick:
 * @nick: a name
 * @view: (out): the view
 *
 * Returns: whether there is a view of that name
 */
bool
fovea_view_from_nick (const char *nick,
                      FoveaView  *view)
{
  g_return_val_if_fail (nick != NULL && view != NULL, false);

  for (int i = 0; i < FOVEA_N_VIEWS; i++)
    {
      if (g_str_equal (views[i].nick, nick))
        {
          *view = (FoveaView) i;
          return true;
        }
    }

  return false;
}

/**
 * fovea_view_dup_nicks:
 *
 * Returns: (transfer full): all names, "row, pyramid, …", as messages list them
 */
char *
fovea_view_dup_nicks (void)
{
  const char *nicks[FOVEA_N_VIEWS + 1] = { NULL };

  for (int i = 0; i < FOVEA_N_VIEWS; i++)
    nicks[i] = views[i].nick;

  return g_strjoinv (", ", (char **) nicks);
}

/**
 * fovea_view_get_label:
 * @view: a view
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
fovea_view_get_label (FoveaView view)
{
  g_return_val_if_fail (view < FOVEA_N_VIEWS, NULL);

  return g_dpgettext2 (NULL, "view", views[view].label);
}

/**
 * fovea_view_get_summary:
 * @view: a view
 *
 * Returns: (transfer none): what it shows, as a sentence in the user's language
 */
const char *
fovea_view_get_summary (FoveaView view)
{
  g_return_val_if_fail (view < FOVEA_N_VIEWS, NULL);

  return _ (views[view].summary);
}

/**
 * fovea_layout_view:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the view that the options name and sets the figure's size.
 */
void
fovea_layout_view (FoveaLayout *self)
{
  g_return_if_fail (self->options->view < FOVEA_N_VIEWS);

  views[self->options->view].lay_out (self);
}
