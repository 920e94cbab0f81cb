// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sentences. Rows, columns and channels are counted from 0 in speech, too, as in pictures, files, on the
// command line and in frameworks: "row 1, column 1" is output(1, 1).

#include "figure/describe.h"
#include "figure/number.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <string.h>

// Of the bidirectional algorithm (UAX 9).
#define LTR_ISOLATE "\u2066"
#define END_ISOLATE "\u2069"
#define LTR_MARK "\u200e"

/**
 * fovea_describe_number:
 * @value: any number
 *
 * Returns: (transfer full): @value with up to four significant digits and a real minus sign
 */
char *
fovea_describe_number (double value)
{
  return fovea_number_format (value, FOVEA_NUMBER_LENGTH);
}

/**
 * fovea_describe_stage:
 * @network: a network
 * @stage: a stage of it
 *
 * Returns: (transfer full): its name as a title: "Input", "Map 1", "Output"
 */
char *
fovea_describe_stage (const FoveaNetwork *network,
                      int                 stage)
{
  g_return_val_if_fail (network != NULL, NULL);

  if (stage == 0)
    return g_strdup (C_ ("stage", "Input"));
  if (stage == fovea_network_get_n_stages (network) - 1)
    return g_strdup (C_ ("stage", "Output"));

  return g_strdup_printf (C_ ("stage", "Map %d"), stage);
}

// Its name within a sentence.
static char *
name_stage (const FoveaNetwork *network,
            int                 stage)
{
  if (stage == 0)
    return g_strdup (C_ ("in a sentence", "the input"));
  if (stage == fovea_network_get_n_stages (network) - 1)
    return g_strdup (C_ ("in a sentence", "the output"));

  return g_strdup_printf (C_ ("in a sentence", "map %d"), stage);
}

// Formulas go from left to right, whatever the language of the names in them: the name is a part by
// itself within a part that is read from the left.
static char *
keep_order (char *formula)
{
  char *bracket = strchr (formula, '(');

  if (bracket == NULL || !fovea_type_is_rtl (formula))
    return formula;

  g_autofree char *name = g_strndup (formula, (gsize) (bracket - formula));
  char *kept
      = g_strconcat (LTR_ISOLATE LTR_MARK, name, LTR_MARK, bracket, END_ISOLATE, NULL);

  g_free (formula);
  return kept;
}

/**
 * fovea_describe_place:
 * @network: a network
 * @cell: a cell of it
 *
 * Returns: (transfer full): the cell as formulas name it, counted from 0: "output(1, 1)"; with its
 *   channel first where the stage has several
 */
char *
fovea_describe_place (const FoveaNetwork *network,
                      FoveaCell           cell)
{
  g_return_val_if_fail (network != NULL, NULL);

  bool is_one = fovea_network_get_shape (network, cell.stage).n_channels == 1;
  g_autofree char *place
      = is_one ? g_strdup_printf ("(%d, %d)", cell.row, cell.column)
               : g_strdup_printf ("(%d, %d, %d)", cell.channel, cell.row, cell.column);

  if (cell.stage == 0)
    return keep_order (g_strdup_printf (C_ ("a cell in a formula", "input%s"), place));
  if (cell.stage == fovea_network_get_n_stages (network) - 1)
    return keep_order (g_strdup_printf (C_ ("a cell in a formula", "output%s"), place));

  return keep_order (g_strdup_printf (C_ ("a cell in a formula", "map %d%s"), cell.stage, place));
}

/**
 * fovea_describe_cell:
 * @evaluation: an evaluation
 * @cell: a cell of it
 *
 * Returns: (transfer full): "Output, row 1, column 1, value 45", counted from 0; with its channel
 *   where the stage has several
 */
char *
fovea_describe_cell (FoveaEvaluation *evaluation,
                     FoveaCell        cell)
{
  g_return_val_if_fail (evaluation != NULL, NULL);

  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  g_autofree char *stage = fovea_describe_stage (network, cell.stage);
  g_autofree char *value
      = fovea_describe_number (fovea_evaluation_get_value (evaluation, cell));

  if (fovea_network_get_shape (network, cell.stage).n_channels == 1)
    return g_strdup_printf (_ ("%s, row %d, column %d, value %s"), stage, cell.row, cell.column,
                            value);

  // Translators: a stage such as "Map 1"; channel, row and column are counted from 0
  return g_strdup_printf (_ ("%s, channel %d, row %d, column %d, value %s"), stage, cell.channel,
                          cell.row, cell.column, value);
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

// "row 1" or "rows 1 to 3".
static char *
describe_rows (FoveaRange rows)
{
  return fovea_range_get_length (rows) == 1
           ? g_strdup_printf (_ ("row %d"), rows.first)
           : g_strdup_printf (_ ("rows %d to %d"), rows.first, rows.past - 1);
}

static char *
describe_columns (FoveaRange columns)
{
  return fovea_range_get_length (columns) == 1
           ? g_strdup_printf (_ ("column %d"), columns.first)
           : g_strdup_printf (_ ("columns %d to %d"), columns.first, columns.past - 1);
}

// "3 × 3 cells of map 1, rows 1 to 3, columns 1 to 3", "1 cell of map 1, row 1, column 1"
static char *
describe_use (const FoveaNetwork    *network,
              int                    stage,
              const FoveaTraceStage *use)
{
  g_autofree char *name = name_stage (network, stage);

  if (fovea_box_is_empty (use->box))
    return g_strdup_printf (_ ("no cell of %s"), name);

  FoveaRange rows = use->box.rows;
  FoveaRange columns = use->box.columns;
  int n_rows = count_used (use->row_paths, rows);
  int n_columns = count_used (use->column_paths, columns);
  g_autofree char *on_rows = describe_rows (rows);
  g_autofree char *on_columns = describe_columns (columns);
  g_autofree char *cells
      = n_rows == 1 && n_columns == 1
          ? g_strdup_printf (_ ("1 cell of %s, %s, %s"), name, on_rows, on_columns)
          : g_strdup_printf (_ ("%d × %d cells of %s, %s, %s"), n_rows, n_columns, name,
                             on_rows, on_columns);

  if (n_rows < fovea_range_get_length (rows)
      || n_columns < fovea_range_get_length (columns))
    return g_strdup_printf (_ ("%s with holes between them"), cells);

  return g_steal_pointer (&cells);
}

static char *
join_uses (FoveaTrace *trace,
           int         first,
           int         past)
{
  FoveaNetwork *network
      = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  GString *joined = g_string_new (NULL);

  for (int stage = first; stage < past; stage++)
    {
      g_autofree char *use
          = describe_use (network, stage, fovea_trace_get_stage (trace, stage));
      g_string_append_printf (joined, "%s%s",
                              stage > first ? C_ ("between parts", "; ") : "", use);
    }

  return g_string_free (joined, FALSE);
}

/**
 * fovea_describe_trace:
 * @trace: a trace
 *
 * Says what a cell sees in every earlier stage and reaches in every later one, with bounding boxes
 * counted from 0 and whether there are holes in them.
 *
 * Returns: (transfer full): one sentence or two; empty for a network without layers
 */
char *
fovea_describe_trace (FoveaTrace *trace)
{
  g_return_val_if_fail (trace != NULL, NULL);

  FoveaNetwork *network
      = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  int stage = fovea_trace_get_cell (trace).stage;
  int n_stages = fovea_network_get_n_stages (network);
  g_autofree char *seen = join_uses (trace, 0, stage);
  g_autofree char *reached = join_uses (trace, stage + 1, n_stages);
  g_autofree char *sees = g_strdup_printf (_ ("Sees %s."), seen);
  g_autofree char *reaches = g_strdup_printf (_ ("Reaches %s."), reached);

  if (stage == 0 && n_stages == 1)
    return g_strdup ("");
  if (stage == 0)
    return g_steal_pointer (&reaches);
  if (stage == n_stages - 1)
    return g_steal_pointer (&sees);

  return g_strdup_printf (C_ ("two sentences", "%s %s"), sees, reaches);
}

static char *
describe_shapes (const FoveaNetwork *network)
{
  GString *shapes = g_string_new (NULL);

  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    {
      FoveaShape shape = fovea_network_get_shape (network, stage);
      g_autofree char *name = fovea_describe_stage (network, stage);
      g_string_append (shapes, stage > 0 ? C_ ("between parts", "; ") : "");
      if (shape.n_channels == 1)
        g_string_append_printf (shapes, _ ("%s, %d × %d"), name, shape.n_rows,
                                shape.n_columns);
      else
        g_string_append_printf (shapes,
                                ngettext ("%s, %d channel, %d × %d",
                                          "%s, %d channels, %d × %d", shape.n_channels),
                                name, shape.n_channels, shape.n_rows, shape.n_columns);
    }

  return g_string_free (shapes, FALSE);
}

/**
 * fovea_describe_subject:
 * @subject: what a figure draws
 * @view: how
 *
 * Says in sentences what the picture shows: its title, the view, the stages with their sizes, the
 * selected cell with what it sees and reaches. It is the alternative text of the figure.
 *
 * Returns: (transfer full): sentences
 */
char *
fovea_describe_subject (const FoveaSubject *subject,
                        FoveaView           view)
{
  g_return_val_if_fail (subject != NULL && subject->evaluation != NULL, NULL);

  GString *text = g_string_new (NULL);
  g_autofree char *shapes
      = describe_shapes (fovea_evaluation_get_network (subject->evaluation));

  g_autofree char *title
      = g_utf8_make_valid (subject->title != NULL ? subject->title : "", -1);
  if (title[0] != '\0')
    g_string_append_printf (text, C_ ("a title as a sentence", "%s. "), title);
  g_autofree char *sentence = g_strdup_printf (C_ ("a sentence", "%s."), shapes);
  g_string_append_printf (text, C_ ("two sentences", "%s %s"), fovea_view_get_summary (view),
                          sentence);

  if (subject->trace != NULL)
    {
      g_autofree char *cell = fovea_describe_cell (subject->evaluation,
                                                   fovea_trace_get_cell (subject->trace));
      g_autofree char *use = fovea_describe_trace (subject->trace);
      g_string_append_printf (text, _ (" Selected: %s."), cell);
      // Translators: a further sentence of a text, after a full stop
      g_string_append_printf (text, C_ ("another sentence", " %s"), use);
      g_strchomp (text->str);
    }

  return g_string_free (text, FALSE);
}
