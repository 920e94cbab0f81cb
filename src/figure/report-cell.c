// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cell's sum is that of its own layer, or goes through all layers to the input with the weights
// that a trace finds; both are written the same way.

#include "figure/report-cell.h"

#include "figure/describe.h"
#include "figure/layout-terms.h"
#include "figure/number.h"

#include <glib/gi18n.h>
#include <math.h>

#define NUMBER_CHARS 7 // of a number in a sum

// How a sum is written.
typedef struct
{
  FoveaSumDepth depth;
  FoveaNumbers numbers;
  int most_terms; // before the rest is only counted
} Style;

static GArray *
list_terms (FoveaTrace    *trace,
            FoveaSumDepth  depth)
{
  if (fovea_trace_get_cell (trace).stage == 0)
    return g_array_new (FALSE, FALSE, sizeof (FoveaSumTerm));

  return depth == FOVEA_SUM_ALL ? fovea_sum_terms_new_all (trace) : fovea_sum_terms_new_step (trace);
}

static FoveaLayer *
get_layer (FoveaTrace *trace)
{
  FoveaNetwork *network = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));

  return fovea_network_get_layer (network, fovea_trace_get_cell (trace).stage);
}

// "8·1 + 7·1 + … and 16 more terms"
static void
append_terms (GString        *text,
              const GArray   *terms,
              const Style    *style,
              const char     *separator,
              FoveaLayerKind  kind)
{
  guint n_written = MIN (terms->len, (guint) style->most_terms);

  for (guint i = 0; i < n_written; i++)
    {
      g_autofree char *term
        = fovea_sum_term_format (&g_array_index (terms, FoveaSumTerm, i), style->depth, kind,
                                 style->numbers);
      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", term);
    }
  if (n_written < terms->len)
    {
      guint n_rest = terms->len - n_written;
      g_autofree char *rest = g_strdup_printf (
        ngettext ("… and %u more term", "… and %u more terms", n_rest), n_rest);
      g_string_append_printf (text, " %s", rest);
    }
}

static void
append_constant (GString     *text,
                 double       constant,
                 bool         has_many,
                 const Style *style)
{
  if (constant == 0 || isnan (constant))
    return;

  g_autofree char *number = fovea_number_write (style->numbers, fabs (constant), NUMBER_CHARS);

  g_string_append (text, constant < 0 ? " − " : " + ");
  g_string_append_printf (text, has_many ? _("%s (biases)") : _("%s (bias)"), number);
}

// What an activation is applied to.
static void
append_input (GString     *text,
              FoveaTrace  *trace,
              const Style *style)
{
  FoveaCell cell = fovea_trace_get_cell (trace);
  cell.stage--;
  g_autofree char *input
    = fovea_number_write (style->numbers,
                          fovea_evaluation_get_value (fovea_trace_get_evaluation (trace), cell),
                          NUMBER_CHARS);

  g_string_append (text, input);
}

static void
append_step (GString     *text,
             FoveaTrace  *trace,
             const Style *style)
{
  FoveaLayer *layer = get_layer (trace);
  FoveaLayerKind kind = fovea_layer_get_kind (layer);
  g_autoptr (GArray) terms = fovea_sum_terms_new_step (trace);
  int n_taps = fovea_layer_get_kernel_size (layer, FOVEA_ROWS)
               * fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS);

  switch (kind)
    {
    case FOVEA_LAYER_ACTIVATION:
      g_string_append_printf (
        text, "%s(", fovea_activation_get_nick (fovea_layer_get_options (layer)->activation));
      append_input (text, trace, style);
      g_string_append_c (text, ')');
      break;
    case FOVEA_LAYER_MAX_POOLING:
      g_string_append (text, "max(");
      append_terms (text, terms, style, ", ", kind);
      g_string_append_c (text, ')');
      break;
    case FOVEA_LAYER_AVERAGE_POOLING:
      g_string_append_c (text, '(');
      append_terms (text, terms, style, " + ", kind);
      g_string_append_printf (text, ") / %d", n_taps);
      break;
    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
    default:
      append_terms (text, terms, style, " + ", kind);
      append_constant (text, fovea_trace_get_bias (trace), false, style);
    }
}

/**
 * fovea_report_write_sum:
 * @trace: a trace
 * @depth: one step, or through all layers
 * @most_terms: how many terms are written before the rest is only counted
 * @numbers: how numbers are written
 *
 * Returns: (transfer full): "output(1, 1) = 45 = 8·1 + 7·1 + …", as the picture writes it
 */
char *
fovea_report_write_sum (FoveaTrace    *trace,
                        FoveaSumDepth  depth,
                        int            most_terms,
                        FoveaNumbers   numbers)
{
  g_return_val_if_fail (trace != NULL && most_terms >= 0, NULL);

  FoveaNetwork *network = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  FoveaCell cell = fovea_trace_get_cell (trace);
  g_autofree char *place = fovea_describe_place (network, cell);
  g_autofree char *value
    = fovea_number_write (numbers, fovea_trace_get_value (trace), FOVEA_NUMBER_LENGTH);
  const Style style = { depth, numbers, most_terms };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s = %s", place, value);
  if (cell.stage == 0)
    return g_string_free (text, FALSE);

  g_string_append (text, " = ");
  if (depth == FOVEA_SUM_STEP)
    append_step (text, trace, &style);
  else
    {
      g_autoptr (GArray) terms = fovea_sum_terms_new_all (trace);
      append_terms (text, terms, &style, " + ", FOVEA_LAYER_CONVOLUTION);
      append_constant (text, fovea_trace_get_constant (trace, 0), true, &style);
    }

  return g_string_free (text, FALSE);
}

static void
add_count (FoveaReport *report,
           const char  *name,
           double       count)
{
  fovea_report_add_text (report, name);
  fovea_report_add_number (report, count);
}

static void
find_extremes (const double *counts,
               int           n,
               double       *least,
               double       *greatest)
{
  *least = INFINITY;
  *greatest = 0;
  for (int i = 0; i < n; i++)
    {
      if (counts[i] > 0)
        *least = MIN (*least, counts[i]);
      *greatest = MAX (*greatest, counts[i]);
    }
}

static void
add_paths (FoveaReport *report,
           FoveaTrace  *trace)
{
  const FoveaTraceStage *use = fovea_trace_get_stage (trace, 0);
  double least[2], greatest[2];

  if (fovea_box_is_empty (use->box))
    return;

  find_extremes (use->row_paths, fovea_range_get_length (use->box.rows), &least[0], &greatest[0]);
  find_extremes (use->column_paths, fovea_range_get_length (use->box.columns), &least[1],
                 &greatest[1]);

  add_count (report, _("Fewest paths from an input cell"), least[0] * least[1]);
  add_count (report, _("Most paths from an input cell"), greatest[0] * greatest[1]);
}

static void
add_value (FoveaReport *report,
           const char  *name,
           double       value)
{
  fovea_report_add_text (report, name);
  fovea_report_add_value (report, value);
}

/**
 * fovea_report_new_cell:
 * @trace: a trace
 * @depth: one step, or through all layers
 * @numbers: how values are shown
 *
 * Lists what is to be known of a cell: its value, how many terms its sum has, how many of them are
 * padding or zero, its bias, and in how many ways input cells lead to it.
 *
 * Returns: (transfer full): names and numbers
 */
FoveaReport *
fovea_report_new_cell (FoveaTrace    *trace,
                       FoveaSumDepth  depth,
                       FoveaNumbers   numbers)
{
  g_return_val_if_fail (trace != NULL, NULL);

  FoveaReport *report = fovea_report_new (_("Cell"), 2);

  fovea_report_set_numbers (report, numbers);
  add_value (report, _("Value"), fovea_trace_get_value (trace));
  if (fovea_trace_get_cell (trace).stage == 0)
    return report;

  g_autoptr (GArray) terms = list_terms (trace, depth);
  int n_padding = 0, n_zero = 0;
  for (guint i = 0; i < terms->len; i++)
    {
      const FoveaSumTerm *term = &g_array_index (terms, FoveaSumTerm, i);
      n_padding += term->is_padding;
      n_zero += term->factor * term->input == 0 && !term->is_padding;
    }

  double constant = depth == FOVEA_SUM_ALL ? fovea_trace_get_constant (trace, 0)
                                           : fovea_trace_get_bias (trace);
  add_count (report, _("Terms of the sum"), terms->len);
  add_count (report, _("of them zero"), n_zero);
  if (n_padding > 0)
    add_count (report, _("of them padding"), n_padding);
  if (constant != 0)
    add_value (report, depth == FOVEA_SUM_ALL ? _("Biases together") : _("Bias"), constant);
  add_paths (report, trace);

  return report;
}

/**
 * fovea_report_new_terms:
 * @trace: a trace
 * @depth: one step, or through all layers
 * @numbers: how values are shown
 *
 * Lists the products of a cell's sum in their order, places counted from 0; padding has no place.
 *
 * Returns: (transfer full): a row a term
 */
FoveaReport *
fovea_report_new_terms (FoveaTrace    *trace,
                        FoveaSumDepth  depth,
                        FoveaNumbers   numbers)
{
  g_return_val_if_fail (trace != NULL, NULL);

  g_autoptr (GArray) terms = list_terms (trace, depth);
  bool has_channels = false;

  for (guint i = 1; i < terms->len; i++)
    has_channels |= g_array_index (terms, FoveaSumTerm, i).cell.channel
                    != g_array_index (terms, FoveaSumTerm, 0).cell.channel;

  FoveaReport *report = fovea_report_new (_("Terms of the sum"), has_channels ? 6 : 5);

  fovea_report_set_numbers (report, numbers);
  if (has_channels)
    fovea_report_add_heading (report, _("Channel"));
  fovea_report_add_heading (report, _("Row"));
  fovea_report_add_heading (report, _("Column"));
  fovea_report_add_heading (report, _("Weight"));
  fovea_report_add_heading (report, _("Input"));
  fovea_report_add_heading (report, _("Product"));

  for (guint i = 0; i < terms->len; i++)
    {
      const FoveaSumTerm *term = &g_array_index (terms, FoveaSumTerm, i);
      int place[] = { term->cell.channel, term->cell.row, term->cell.column };
      for (int k = has_channels ? 0 : 1; k < 3; k++)
        if (term->is_padding)
          fovea_report_add_text (report, "–");
        else
          fovea_report_add_number (report, place[k]);
      fovea_report_add_value (report, term->factor);
      fovea_report_add_value (report, term->input);
      fovea_report_add_value (report, term->factor * term->input);
    }

  return report;
}
