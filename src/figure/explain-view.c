// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of what holds many numbers: stages, layers, frames, cards, charts, views.

#include "core/cost.h"
#include "core/receptive-field.h"
#include "figure/describe.h"
#include "figure/explain-private.h"

#include <glib/gi18n.h>

static const struct
{
  FoveaView view;
  const char *title;
  const char *text;
} views[] = {
  { FOVEA_VIEW_ROW, NC_ ("view", "Row"),
    N_ ("All stages side by side: the input, then what each layer makes of it. Click a cell to "
        "see what it is made from.") },
  { FOVEA_VIEW_PYRAMID, NC_ ("view", "Pyramid"),
    N_ ("The stages as planes one above the other, with the cone of what the selected cell "
        "sees.") },
  { FOVEA_VIEW_STEP, NC_ ("view", "Step"),
    N_ ("How the selected cell is made: its window times the kernel gives the products, and these "
        "are added up.") },
  { FOVEA_VIEW_COMPARE, NC_ ("view", "Compare"),
    N_ ("The layers above, the one kernel below. Cells in which their outputs differ are "
        "framed.") },
  { FOVEA_VIEW_KERNELS, NC_ ("view", "Kernels"),
    N_ ("The kernels of all layers, and the one kernel that they make together.") },
  { FOVEA_VIEW_GRID, NC_ ("view", "Grid"), N_ ("One stage alone, with the padding around it.") },
  { FOVEA_VIEW_CONE, NC_ ("view", "Cone"),
    N_ ("What the selected cell sees along its row: each line is one tap of a window.") },
  { FOVEA_VIEW_GROWTH, NC_ ("view", "Growth"),
    N_ ("How the receptive field grows from layer to layer: the box that a cell sees, and where "
        "most of its weight lies.") },
  { FOVEA_VIEW_EFFECTIVE, NC_ ("view", "Effective Field"),
    N_ ("How much each cell of the receptive field counts, in per cent: on the left with equal "
        "weights, on the right with these.") },
  { FOVEA_VIEW_COST, NC_ ("view", "Cost"),
    N_ ("How often the layers and the one kernel multiply, for inputs of different sizes.") },
};

/**
 * fovea_explain_view:
 * @view: a view
 *
 * Returns: (transfer full): what the view shows
 */
FoveaExplanation *
fovea_explain_view (FoveaView view)
{
  g_return_val_if_fail (view < FOVEA_N_VIEWS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (views[i].view == view)
      return fovea_explanation_new (g_dpgettext2 (NULL, "view", views[i].title),
                                    g_strdup (_ (views[i].text)), "views");

  return NULL;
}

/**
 * fovea_explain_stage:
 * @hit: the name of a stage, or words beside one
 *
 * Returns: (transfer full): its size and its receptive field
 */
FoveaExplanation *
fovea_explain_stage (const FoveaHit *hit)
{
  int stage = fovea_explain_find_stage (hit);
  const FoveaNetwork *network = fovea_evaluation_get_network (hit->subject->evaluation);
  FoveaShape shape = fovea_network_get_shape (network, stage);
  g_autofree char *title = fovea_describe_stage (network, stage);
  g_autofree char *rows
      = fovea_describe_number (fovea_receptive_field_get (network, stage, FOVEA_ROWS).size);
  g_autofree char *columns
      = fovea_describe_number (fovea_receptive_field_get (network, stage, FOVEA_COLUMNS).size);
  char *text = g_strdup_printf (ngettext ("A stage of %d channel with %d × %d cells.",
                                          "A stage of %d channels with %d × %d cells.",
                                          shape.n_channels),
                                shape.n_channels, shape.n_rows, shape.n_columns);

  if (stage > 0)
    text = fovea_explain_join (
      text, g_strdup_printf (_ ("Layer %d makes it. Each of its cells sees up to %s × %s cells of "
                                "the input."),
                             stage, rows, columns));

  return fovea_explanation_new (title, text, "picture");
}

/**
 * fovea_explain_channel:
 * @hit: a sheet that stands behind another
 *
 * Returns: (transfer full): which channel it is
 */
FoveaExplanation *
fovea_explain_channel (const FoveaHit *hit)
{
  g_autofree char *stage = fovea_describe_stage (
    fovea_evaluation_get_network (hit->subject->evaluation), hit->tag.cell.stage);
  g_autofree char *title
      = g_strdup_printf (_ ("%s, channel %d"), stage, hit->tag.cell.channel);

  return fovea_explanation_new (
    title,
    g_strdup (_ ("A sheet behind the one in front: another channel of the same stage. Click it to "
                 "bring it to the front.")),
    "picture");
}

static const char *
name_kind (const FoveaLayer *layer)
{
  switch (fovea_layer_get_kind (layer))
    {
    case FOVEA_LAYER_CONVOLUTION:
      return _ ("Convolution");
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return _ ("Transposed convolution");
    case FOVEA_LAYER_MAX_POOLING:
      return _ ("Max pooling");
    case FOVEA_LAYER_AVERAGE_POOLING:
      return _ ("Average pooling");
    case FOVEA_LAYER_ACTIVATION:
    default:
      return _ ("An activation: it changes each cell by itself.");
    }
}

/**
 * fovea_explain_layer:
 * @hit: the card of a layer, whose number is in the tag
 *
 * Returns: (transfer full): what the layer does
 */
FoveaExplanation *
fovea_explain_layer (const FoveaHit *hit)
{
  const FoveaLayer *layer
      = fovea_network_get_layer (fovea_evaluation_get_network (hit->subject->evaluation),
                                 hit->tag.layer);
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  g_autofree char *title = g_strdup_printf (_ ("Layer %d"), hit->tag.layer);
  char *text = NULL;

  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_ACTIVATION)
    text = g_strdup (name_kind (layer));
  else if (fovea_layer_get_kind (layer) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    text = g_strdup_printf (_ ("%s: each cell is spread over a window of %d × %d cells."),
                            name_kind (layer), fovea_layer_get_kernel_size (layer, FOVEA_ROWS),
                            fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS));
  else
    text = g_strdup_printf (_ ("%s: a window of %d × %d cells makes one cell; it moves %d rows "
                               "down and %d columns on at a time."),
                            name_kind (layer), fovea_layer_get_kernel_size (layer, FOVEA_ROWS),
                            fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS),
                            options->stride[FOVEA_ROWS], options->stride[FOVEA_COLUMNS]);

  return fovea_explanation_new (title, text, "layers");
}

/**
 * fovea_explain_one_kernel:
 * @hit: the card of the one kernel
 *
 * Returns: (transfer full): whether it does the same, and what both cost
 */
FoveaExplanation *
fovea_explain_one_kernel (const FoveaHit *hit)
{
  FoveaCost total
      = fovea_cost_get_total (fovea_evaluation_get_network (hit->subject->evaluation));
  FoveaCost single;
  char *text = g_strdup (_ ("The one kernel that stands for all layers, beside what both cost."));

  text = fovea_explain_join (text, fovea_explain_equality (hit));
  if (fovea_cost_get_single (fovea_evaluation_get_network (hit->subject->evaluation), &single))
    {
      g_autofree char *weights = fovea_describe_number (total.n_weights);
      g_autofree char *times = fovea_describe_number (total.n_multiplications);
      g_autofree char *one_weights = fovea_describe_number (single.n_weights);
      g_autofree char *one_times = fovea_describe_number (single.n_multiplications);
      text = fovea_explain_join (
        text, g_strdup_printf (_ ("The layers have %s weights and multiply %s times, the one "
                                  "kernel has %s and multiplies %s times."),
                               weights, times, one_weights, one_times));
    }

  return fovea_explanation_new (_ ("One kernel for all layers"), text, "kernels");
}

static FoveaExplanation *
explain_seen (const FoveaHit *hit)
{
  int stage = fovea_explain_find_stage (hit);
  FoveaTrace *trace = hit->subject->trace;

  if (trace != NULL && stage == fovea_trace_get_cell (trace).stage)
    {
      g_autofree char *name
          = fovea_describe_cell (hit->subject->evaluation, fovea_trace_get_cell (trace));
      return fovea_explanation_new (_ ("The selected cell"), g_strdup_printf (C_ ("a sentence", "%s."), name),
                                    "select");
    }

  char *text = g_strdup (_ ("What the selected cell is computed from, framed in solid orange: its "
                            "window, and further left its receptive field."));
  if (trace != NULL)
    text = fovea_explain_join (text, fovea_describe_trace (trace));

  return fovea_explanation_new (_ ("What the selected cell sees"), text, "picture#frames");
}

/**
 * fovea_explain_role:
 * @hit: a frame, a beam, a cone, or words in their colour
 *
 * Returns: (transfer full): what it stands for
 */
FoveaExplanation *
fovea_explain_role (const FoveaHit *hit)
{
  FoveaItemKind kind = hit->item->kind;

  if (hit->view >= FOVEA_VIEW_CONE)
    return fovea_explain_chart (hit);
  if (kind == FOVEA_ITEM_BEAM || kind == FOVEA_ITEM_CONE)
    return fovea_explanation_new (
      kind == FOVEA_ITEM_BEAM ? _ ("Beam") : _ ("Cone"),
      g_strdup (_ ("It joins a window with the one cell that is computed from it.")),
      "picture#frames");
  if (hit->item->role == FOVEA_ROLE_NESTED)
    return fovea_explanation_new (
      _ ("A nested window"),
      g_strdup (_ ("Framed in dashed blue: the window of the cell under the pointer, inside what "
                   "the selected cell sees.")),
      "picture#frames");
  if (hit->item->role == FOVEA_ROLE_REACHES)
    return fovea_explanation_new (
      _ ("What the selected cell reaches"),
      g_strdup (_ ("Framed in dotted green: the cells of later stages that change with it.")),
      "picture#frames");
  if (hit->item->role == FOVEA_ROLE_BAD)
    return fovea_explanation_new (
      _ ("A difference"),
      fovea_explain_join (
        g_strdup (_ ("Here the layers and the one kernel give different numbers.")),
        fovea_explain_equality (hit)),
      "kernels#fails");

  return explain_seen (hit);
}

static const struct
{
  FoveaView view;
  FoveaRole role;
  const char *text;
  const char *page;
} parts[] = {
  { FOVEA_VIEW_STEP, FOVEA_ROLE_INK,
    N_ ("The products of window and kernel, place by place, and beside them the sum after each."),
    "picture#sum" },
  { FOVEA_VIEW_CONE, FOVEA_ROLE_SEES,
    N_ ("What the selected cell uses. The number in a cell says in how many ways."),
    "picture#paths" },
  { FOVEA_VIEW_CONE, FOVEA_ROLE_HAIRLINE,
    N_ ("A tap of another cell’s window, which the selected cell does not use."), "views" },
  { FOVEA_VIEW_CONE, FOVEA_ROLE_REACHES, N_ ("The selected cell reaches it."),
    "picture#frames" },
  { FOVEA_VIEW_GROWTH, FOVEA_ROLE_INK,
    N_ ("The box that a cell sees, in cells of the input."), "mathematics#field" },
  { FOVEA_VIEW_GROWTH, FOVEA_ROLE_INK_DIM,
    N_ ("Across stands the number of layers, upwards the side of the field in cells of the "
        "input."),
    "mathematics#field" },
  { FOVEA_VIEW_GROWTH, FOVEA_ROLE_HAIRLINE,
    N_ ("Across stands the number of layers, upwards the side of the field in cells of the "
        "input."),
    "mathematics#field" },
  { FOVEA_VIEW_GROWTH, FOVEA_ROLE_SEES,
    N_ ("The box that a cell sees, in cells of the input."), "mathematics#field" },
  { FOVEA_VIEW_GROWTH, FOVEA_ROLE_NESTED,
    N_ ("Where most of the weight lies, one standard deviation to either side, with equal "
        "weights. It grows more slowly than the box."),
    "mathematics#effective" },
  { FOVEA_VIEW_EFFECTIVE, FOVEA_ROLE_SEES, N_ ("The box that the cell sees."),
    "mathematics#field" },
  { FOVEA_VIEW_EFFECTIVE, FOVEA_ROLE_NESTED,
    N_ ("One standard deviation of the shares around their middle."), "mathematics#effective" },
  { FOVEA_VIEW_EFFECTIVE, FOVEA_ROLE_REACHES, N_ ("Two standard deviations of the shares."),
    "mathematics#effective" },
  { FOVEA_VIEW_COST, FOVEA_ROLE_SEES, N_ ("How often the layers multiply, together."),
    "mathematics#cost" },
  { FOVEA_VIEW_COST, FOVEA_ROLE_NESTED, N_ ("How often the one kernel multiplies."),
    "mathematics#cost" },
  { FOVEA_VIEW_COST, FOVEA_ROLE_INK,
    N_ ("Where both multiply equally often: beyond it the layers are the cheaper."),
    "mathematics#cost" },
  { FOVEA_VIEW_COST, FOVEA_ROLE_INK_DIM,
    N_ ("Across stands the side of the input, upwards how often both multiply."),
    "mathematics#cost" },
  { FOVEA_VIEW_COST, FOVEA_ROLE_HAIRLINE,
    N_ ("Across stands the side of the input, upwards how often both multiply."),
    "mathematics#cost" },
};

static FoveaExplanation *
explain_share (const FoveaHit *hit)
{
  const FoveaGridContent *grid = &hit->item->grid;
  g_autofree char *share
      = fovea_describe_number (grid->values[hit->row * grid->n_columns + hit->column]);
  g_autofree char *title = g_strdup_printf (_ ("A share of %s per cent"), share);
  g_autofree char *name = hit->tag.kind == FOVEA_TAG_CELL
                              ? fovea_describe_cell (hit->subject->evaluation, hit->tag.cell)
                              : g_strdup ("");
  char *text = g_strdup (
    _ ("So much of the selected cell’s total weight lies on this cell of the input."));

  if (*name != '\0')
    text = fovea_explain_join (text, g_strdup_printf (C_ ("a sentence", "%s."), name));

  return fovea_explanation_new (title, text, "mathematics#effective");
}

/**
 * fovea_explain_chart:
 * @hit: a part of a chart, or a grid of neither cells nor weights
 *
 * Returns: (transfer full): what it stands for
 */
FoveaExplanation *
fovea_explain_chart (const FoveaHit *hit)
{
  g_autoptr (FoveaExplanation) view = fovea_explain_view (hit->view);

  if (hit->view == FOVEA_VIEW_EFFECTIVE && hit->item->kind == FOVEA_ITEM_GRID)
    return explain_share (hit);
  // The title of the chart of cost; what else is as dark marks the crossing.
  if (hit->view == FOVEA_VIEW_COST && hit->item->kind == FOVEA_ITEM_TEXT
      && hit->item->role == FOVEA_ROLE_INK)
    return g_steal_pointer (&view);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].view == hit->view && parts[i].role == hit->item->role)
      return fovea_explanation_new (
        hit->item->kind == FOVEA_ITEM_TEXT ? hit->item->text.string : view->title,
        g_strdup (_ (parts[i].text)), parts[i].page);

  return g_steal_pointer (&view);
}
