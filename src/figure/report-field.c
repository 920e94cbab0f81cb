// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a receptive field comes about, with the numbers put in. A transposed convolution has no
// recurrence backwards, because its fields need not be whole: there, the field grows forwards.

#include "figure/report-field.h"

#include "core/receptive-field.h"
#include "figure/describe.h"
#include "figure/number.h"

#include <glib/gi18n.h>

static void
add_pair (FoveaReport *report,
          double       vertical,
          double       horizontal)
{
  if (vertical == horizontal)
    {
      fovea_report_add_number (report, vertical);
      return;
    }

  g_autofree char *first = fovea_number_format (vertical, FOVEA_NUMBER_LENGTH);
  g_autofree char *second = fovea_number_format (horizontal, FOVEA_NUMBER_LENGTH);

  fovea_report_take_text (report, g_strdup_printf ("%s×%s", first, second));
}

static void
add_range (FoveaReport *report,
           FoveaRange   range)
{
  if (fovea_range_is_empty (range))
    fovea_report_add_text (report, "–");
  else if (fovea_range_get_length (range) == 1)
    fovea_report_add_number (report, range.first);
  else
    fovea_report_take_text (report, g_strdup_printf ("%d–%d", range.first, range.past - 1));
}

// "0" where all sides are padded alike, else "0+1" along an axis.
static void
add_padding (FoveaReport        *report,
             const FoveaStencil *rows,
             const FoveaStencil *columns)
{
  if (rows->padding_before == rows->padding_after
      && columns->padding_before == columns->padding_after)
    add_pair (report, rows->padding_before, columns->padding_before);
  else
    fovea_report_take_text (
      report, g_strdup_printf ("%d+%d×%d+%d", rows->padding_before, rows->padding_after,
                               columns->padding_before, columns->padding_after));
}

static bool
has_dilation (const FoveaNetwork *network)
{
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    for (int dimension = FOVEA_ROWS; dimension <= FOVEA_COLUMNS; dimension++)
      if (fovea_network_get_axis (network, layer, (FoveaDimension) dimension).stencil.dilation > 1)
        return true;

  return false;
}

// The parameters of the layer that made a stage; the input has none.
static void
add_layer (FoveaReport        *report,
           const FoveaNetwork *network,
           int                 stage,
           bool                shows_dilation)
{
  if (stage == 0)
    {
      for (int i = 0; i < (shows_dilation ? 4 : 3); i++)
        fovea_report_add_text (report, "–");
      return;
    }

  FoveaStencil rows = fovea_network_get_axis (network, stage, FOVEA_ROWS).stencil;
  FoveaStencil columns = fovea_network_get_axis (network, stage, FOVEA_COLUMNS).stencil;

  add_pair (report, rows.kernel_size, columns.kernel_size);
  add_pair (report, rows.stride, columns.stride);
  add_padding (report, &rows, &columns);
  if (shows_dilation)
    add_pair (report, rows.dilation, columns.dilation);
}

/**
 * fovea_report_new_stages:
 * @network: a network
 *
 * Lists the stages: size, the kernel size, stride and padding that made each, the receptive field
 * of its cells and their distance in cells of the input.
 *
 * Returns: (transfer full): a row a stage
 */
FoveaReport *
fovea_report_new_stages (const FoveaNetwork *network)
{
  g_return_val_if_fail (network != NULL, NULL);

  bool shows_dilation = has_dilation (network);
  FoveaReport *report = fovea_report_new (_("Stages"), 7 + shows_dilation);

  fovea_report_add_heading (report, _("Stage"));
  fovea_report_add_heading (report, _("Size"));
  fovea_report_add_heading (report, C_ ("kernel size, as a letter", "k"));
  fovea_report_add_heading (report, C_ ("stride, as a letter", "s"));
  fovea_report_add_heading (report, C_ ("padding, as a letter", "p"));
  if (shows_dilation)
    fovea_report_add_heading (report, C_ ("dilation, as a letter", "d"));
  fovea_report_add_heading (report, C_ ("receptive field, as a letter", "r"));
  fovea_report_add_heading (report, C_ ("effective stride, as a letter", "S"));

  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    {
      FoveaShape shape = fovea_network_get_shape (network, stage);
      FoveaReceptiveField rows = fovea_receptive_field_get (network, stage, FOVEA_ROWS);
      FoveaReceptiveField columns = fovea_receptive_field_get (network, stage, FOVEA_COLUMNS);
      fovea_report_take_text (report, fovea_describe_stage (network, stage));
      fovea_report_take_text (report, g_strdup_printf ("%d×%d", shape.n_rows, shape.n_columns));
      add_layer (report, network, stage, shows_dilation);
      add_pair (report, rows.size, columns.size);
      add_pair (report, rows.stride, columns.stride);
    }

  return report;
}

/**
 * fovea_report_new_use:
 * @network: a network
 * @trace: of the selected cell
 *
 * Lists which rows and columns of each stage the selected cell sees or reaches, counted from 0. Not
 * beside what fovea_report_new_stages() lists, so that both fit a narrow column.
 *
 * Returns: (transfer full): a row a stage
 */
FoveaReport *
fovea_report_new_use (const FoveaNetwork *network,
                      FoveaTrace         *trace)
{
  g_return_val_if_fail (network != NULL && trace != NULL, NULL);

  FoveaReport *report = fovea_report_new (_("The selected cell"), 3);

  fovea_report_add_heading (report, _("Stage"));
  fovea_report_add_heading (report, _("Rows"));
  fovea_report_add_heading (report, _("Columns"));
  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    {
      const FoveaTraceStage *use = fovea_trace_get_stage (trace, stage);

      fovea_report_take_text (report, fovea_describe_stage (network, stage));
      add_range (report, use->box.rows);
      add_range (report, use->box.columns);
    }

  return report;
}

static bool
are_equal_axes (const FoveaNetwork *network,
                int                 layer)
{
  FoveaStencil rows = fovea_network_get_axis (network, layer, FOVEA_ROWS).stencil;
  FoveaStencil columns = fovea_network_get_axis (network, layer, FOVEA_COLUMNS).stencil;

  return rows.kernel_size == columns.kernel_size && rows.stride == columns.stride
         && rows.dilation == columns.dilation && rows.padding_before == columns.padding_before;
}

/**
 * fovea_report_has_equal_axes:
 * @network: a network
 * @stage: a stage
 *
 * Returns: whether rows and columns have the same receptive field up to @stage, so that one account
 *   serves both
 */
bool
fovea_report_has_equal_axes (const FoveaNetwork *network,
                             int                 stage)
{
  g_return_val_if_fail (network != NULL, false);

  for (int layer = 1; layer <= stage; layer++)
    if (!are_equal_axes (network, layer))
      return false;

  return true;
}

static bool
has_transposed (const FoveaNetwork *network,
                int                 stage)
{
  for (int layer = 1; layer <= stage; layer++)
    if (fovea_network_get_axis (network, layer, FOVEA_ROWS).is_transposed)
      return true;

  return false;
}

static const char *
get_axis_title (const FoveaNetwork *network,
                int                 stage,
                FoveaDimension      dimension)
{
  if (fovea_report_has_equal_axes (network, stage))
    return _("Receptive field, step by step");

  return dimension == FOVEA_ROWS ? _("Receptive field in rows, step by step")
                                 : _("Receptive field in columns, step by step");
}

static void
add_backward_steps (FoveaReport        *report,
                    const FoveaNetwork *network,
                    int                 stage,
                    FoveaDimension      dimension)
{
  double field = 1;

  for (int layer = stage; layer >= 1; layer--)
    {
      FoveaStencil stencil = fovea_network_get_axis (network, layer, dimension).stencil;
      int extent = fovea_stencil_get_extent (&stencil);
      g_autofree char *before = fovea_number_format (field, FOVEA_NUMBER_LENGTH);
      // An activation changes nothing.
      if (extent == 1 && stencil.stride == 1)
        continue;
      field = stencil.stride * field + (extent - stencil.stride);
      fovea_report_add_number (report, layer);
      fovea_report_add_number (report, extent);
      fovea_report_take_text (
        report, g_strdup_printf ("%d·%s + (%d − %d)", stencil.stride, before, extent,
                                 stencil.stride));
      fovea_report_add_number (report, field);
    }
}

static void
add_forward_steps (FoveaReport        *report,
                   const FoveaNetwork *network,
                   int                 stage,
                   FoveaDimension      dimension)
{
  for (int layer = 1; layer <= stage; layer++)
    {
      FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
      int extent = fovea_stencil_get_extent (&axis.stencil);
      FoveaReceptiveField before = fovea_receptive_field_get (network, layer - 1, dimension);
      FoveaReceptiveField after = fovea_receptive_field_get (network, layer, dimension);
      g_autofree char *size = fovea_number_format (before.size, FOVEA_NUMBER_LENGTH);
      g_autofree char *jump = fovea_number_format (axis.is_transposed ? after.stride : before.stride,
                                                   FOVEA_NUMBER_LENGTH);
      if (extent == 1 && axis.stencil.stride == 1)
        continue;
      fovea_report_add_number (report, layer);
      fovea_report_add_number (report, extent);
      fovea_report_take_text (report, g_strdup_printf ("%s + (%d − 1)·%s", size, extent, jump));
      fovea_report_add_number (report, after.size);
    }
}

/**
 * fovea_report_new_recurrence:
 * @network: a network
 * @stage: where the cell is
 * @dimension: the axis
 *
 * Walks back from one cell of @stage, r = 1, with r ← s·r + (k̂ − s) at each layer, the numbers put
 * in. With a transposed convolution it walks forward instead: r ← r + (k̂ − 1)·S. Layers that
 * change nothing are left out.
 *
 * Source: Araujo, Norris & Sim, Distill, 2019.
 * Returns: (transfer full): a row a step
 */
FoveaReport *
fovea_report_new_recurrence (const FoveaNetwork *network,
                             int                 stage,
                             FoveaDimension      dimension)
{
  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (stage >= 0 && stage < fovea_network_get_n_stages (network), NULL);

  bool is_forward = has_transposed (network, stage);
  FoveaReport *report = fovea_report_new (get_axis_title (network, stage, dimension), 4);

  fovea_report_add_heading (report, _("Layer"));
  fovea_report_add_heading (report, "k̂");
  fovea_report_add_heading (report, is_forward ? "r + (k̂ − 1)·S" : "s·r + (k̂ − s)");
  fovea_report_add_heading (report, "r");
  if (is_forward)
    add_forward_steps (report, network, stage, dimension);
  else
    add_backward_steps (report, network, stage, dimension);

  return report;
}

// What a layer adds to the sums of the closed form.
typedef struct
{
  GString *field;
  GString *stride;
  GString *padding;
} Sums;

static Sums
write_sums (const FoveaNetwork *network,
            int                 stage,
            FoveaDimension      dimension)
{
  Sums sums = { g_string_new ("1"), g_string_new (NULL), g_string_new (NULL) };

  for (int layer = 1; layer <= stage; layer++)
    {
      FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
      int reach = fovea_stencil_get_extent (&axis.stencil) - 1;
      int padding
        = axis.is_transposed ? reach - axis.stencil.padding_before : axis.stencil.padding_before;
      double stride
        = fovea_receptive_field_get (network, axis.is_transposed ? layer : layer - 1, dimension)
            .stride;
      g_autofree char *jump = fovea_number_format (stride, FOVEA_NUMBER_LENGTH);
      if (reach > 0)
        g_string_append_printf (sums.field, " + %d·%s", reach, jump);
      if (padding != 0)
        g_string_append_printf (sums.padding, "%s%d·%s", sums.padding->len > 0 ? " + " : "", padding,
                                jump);
      if (axis.stencil.stride > 1)
        g_string_append_printf (sums.stride, "%s%d",
                                axis.is_transposed ? (sums.stride->len > 0 ? " / " : "1 / ")
                                                   : (sums.stride->len > 0 ? "·" : ""),
                                axis.stencil.stride);
    }

  return sums;
}

// "1 + 2·1 + 2·1 = 5"; the number alone where there is nothing to compute.
static void
take_sum (FoveaReport *report,
          const char  *name,
          GString     *sum,
          double       result)
{
  g_autofree char *written = g_string_free (sum, FALSE);
  g_autofree char *number = fovea_number_format (result, FOVEA_NUMBER_LENGTH);

  fovea_report_add_text (report, name);
  if (g_str_equal (written, "") || g_str_equal (written, number))
    fovea_report_add_number (report, result);
  else
    fovea_report_take_text (report, g_strdup_printf ("%s = %s", written, number));
}

/**
 * fovea_report_new_closed_form:
 * @network: a network
 * @cell: a cell of it
 * @dimension: the axis
 *
 * Writes r₀ = 1 + Σₗ (k̂ₗ − 1) ∏ sᵢ, S = ∏ sₗ, P = Σₗ pₗ ∏ sᵢ with their numbers, and the first and
 * the last input cell, uS − P and uS − P + r₀ − 1, that @cell sees; these may lie in the padding.
 *
 * Source: Araujo, Norris & Sim, Distill, 2019.
 * Returns: (transfer full): names and numbers
 */
FoveaReport *
fovea_report_new_closed_form (const FoveaNetwork *network,
                              FoveaCell           cell,
                              FoveaDimension      dimension)
{
  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (cell.stage < fovea_network_get_n_stages (network), NULL);

  FoveaReceptiveField field = fovea_receptive_field_get (network, cell.stage, dimension);
  int index = dimension == FOVEA_ROWS ? cell.row : cell.column;
  FoveaReport *report = fovea_report_new (
    dimension == FOVEA_ROWS ? _("Closed form in rows") : _("Closed form in columns"),
    2);
  Sums sums = write_sums (network, cell.stage, dimension);
  g_autofree char *stride = fovea_number_format (field.stride, FOVEA_NUMBER_LENGTH);
  g_autofree char *padding = fovea_number_format (field.padding, FOVEA_NUMBER_LENGTH);
  g_autofree char *size = fovea_number_format (field.size, FOVEA_NUMBER_LENGTH);
  GString *first = g_string_new (NULL);
  GString *last = g_string_new (NULL);

  take_sum (report, _("r₀, receptive field"), sums.field, field.size);
  take_sum (report, _("S, effective stride"), sums.stride, field.stride);
  take_sum (report, _("P, effective padding"), sums.padding, field.padding);
  g_string_printf (first, "%d·%s − %s", index, stride, padding);
  take_sum (report, _("First input cell"), first, index * field.stride - field.padding);
  g_string_printf (last, "%d·%s − %s + %s − 1", index, stride, padding, size);
  take_sum (report, _("Last input cell"), last,
            index * field.stride - field.padding + field.size - 1);
  fovea_report_add_text (report, _("Centre"));
  fovea_report_add_number (report, fovea_receptive_field_get_centre (&field, index));

  return report;
}

static int
count_used (const double *paths,
            FoveaRange    range)
{
  int n_used = 0;

  for (int i = 0; i < fovea_range_get_length (range); i++)
    n_used += paths[i] > 0;

  return n_used;
}

/**
 * fovea_report_write_use:
 * @trace: a trace
 *
 * Says how many cells of the box on the input are really used: dilation and strides leave holes,
 * and what lies in the padding is no input.
 *
 * Returns: (transfer full): one sentence
 */
char *
fovea_report_write_use (FoveaTrace *trace)
{
  g_return_val_if_fail (trace != NULL, NULL);

  const FoveaTraceStage *use = fovea_trace_get_stage (trace, 0);

  if (fovea_box_is_empty (use->box))
    return g_strdup (_("It sees no cell of the input: its whole field lies in the padding."));

  int n_rows = fovea_range_get_length (use->box.rows);
  int n_columns = fovea_range_get_length (use->box.columns);
  double n_box = (double) n_rows * n_columns;
  double n_used = (double) count_used (use->row_paths, use->box.rows)
                  * count_used (use->column_paths, use->box.columns);
  g_autofree char *box = fovea_number_format (n_box, FOVEA_NUMBER_LENGTH);
  g_autofree char *used = fovea_number_format (n_used, FOVEA_NUMBER_LENGTH);

  if (n_box == 1)
    return g_strdup (_("It sees a single cell of the input."));
  if (n_used < n_box)
    return g_strdup_printf (_("Its box on the input has %d × %d = %s cells, but only %s are used: "
                              "the rest are holes."),
                            n_rows, n_columns, box, used);

  return g_strdup_printf (_("Its box on the input has %d × %d = %s cells, and all are used."), n_rows,
                          n_columns, box);
}
