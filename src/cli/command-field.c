// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli field: the effective receptive field. Which share each input cell has in a
// cell, how far the shares spread, and how that grows beside the box.

#include "cli/invocation.h"
#include "cli/option.h"
#include "cli/table.h"
#include "core/effective-field.h"
#include "core/receptive-field.h"
#include "document/json-writer.h"
#include "document/number.h"
#include "figure/describe.h"

#include <glib/gi18n.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

// What a share is a share of.
typedef enum
{
  BY_PATHS,
  BY_WEIGHTS,
} Basis;

static const char *const formats[] = { "text", "json", "csv", NULL };
static const char *const basis_nicks[] = { "paths", "weights", NULL };

// The command's options as they were typed, all nullable. Start from zero.
typedef struct
{
  char *stage;
  char *cell;
  char *by;
} Texts;

// The cell that is asked about and what was found.
typedef struct
{
  FoveaNetwork *network; // borrowed
  FoveaCell cell;
  Basis basis;
  FoveaEffectiveField field;
} Answer;

static void
clear_texts (Texts *texts)
{
  g_free (texts->stage);
  g_free (texts->cell);
  g_free (texts->by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static void
clear_answer (Answer *answer)
{
  fovea_effective_field_clear (&answer->field);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

// The cell named, or the middle of the stage named, or of the last.
static bool
choose_cell (FoveaEvaluation *evaluation,
             const Texts     *texts,
             FoveaCell       *cell,
             GError         **error)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

  *cell = (FoveaCell) { .stage = fovea_network_get_n_stages (network) - 1 };
  if (texts->cell != NULL)
    return fovea_invocation_parse_cell (texts->cell, cell, error)
           && fovea_invocation_check_cell (evaluation, *cell, error);
  if (!fovea_option_parse_int (&(FoveaOption) { "--stage", 0, G_MAXINT - 1 },
                               texts->stage, &cell->stage, error)
      || !fovea_invocation_check_cell (evaluation, *cell, error))
    return false;

  FoveaShape shape = fovea_network_get_shape (network, cell->stage);

  cell->row = shape.n_rows / 2;
  cell->column = shape.n_columns / 2;
  return true;
}

static bool
find_answer (FoveaEvaluation *evaluation,
             Answer          *answer,
             GError         **error)
{
  if (answer->basis == BY_PATHS)
    {
      if (fovea_effective_field_init_paths (&answer->field, answer->network, answer->cell))
        return true;
      g_set_error_literal (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                           _("The cell sees no cell of the input, only padding"));
      return false;
    }

  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, answer->cell);

  if (fovea_effective_field_init_weights (&answer->field, trace))
    return true;
  g_set_error_literal (
    error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
    _("No input cell has a weight in this cell, such as behind a ReLU that is closed"));
  return false;
}

static void
add_box (FoveaJsonWriter *writer,
         const Answer    *answer)
{
  double size[2];

  for (int i = 0; i < 2; i++)
    size[i] = fovea_receptive_field_get (answer->network, answer->cell.stage, i).size;
  fovea_json_writer_add_doubles (writer, "size", size, (const int[]) { 2 }, 1);
  for (int i = 0; i < 2; i++)
    {
      FoveaRange range = answer->field.axes[i].range;

      fovea_json_writer_add_ints (writer, i == FOVEA_ROWS ? "rows" : "columns",
                                  (const int[]) { range.first, range.past }, 2);
    }
}

static void
add_spreads (FoveaJsonWriter *writer,
             const Answer    *answer)
{
  double means[2], spreads[2], closed[2];
  bool has_closed = true;

  for (int i = 0; i < 2; i++)
    {
      means[i] = answer->field.axes[i].mean;
      spreads[i] = answer->field.axes[i].spread;
      has_closed = fovea_effective_field_get_closed_spread (
                     answer->network, answer->cell.stage, i, &closed[i])
                   && has_closed;
    }
  fovea_json_writer_add_doubles (writer, "mean", means, (const int[]) { 2 }, 1);
  fovea_json_writer_add_doubles (writer, "spread", spreads, (const int[]) { 2 }, 1);
  if (has_closed)
    fovea_json_writer_add_doubles (writer, "closed_spread", closed, (const int[]) { 2 },
                                   1);
  else
    fovea_json_writer_add_string (writer, "closed_spread", NULL);
}

// All shares, rows × columns of what is seen.
static double *
dup_shares (const FoveaEffectiveField *field,
            int                        lengths[2])
{
  FoveaRange rows = field->axes[FOVEA_ROWS].range;
  FoveaRange columns = field->axes[FOVEA_COLUMNS].range;

  lengths[0] = fovea_range_get_length (rows);
  lengths[1] = fovea_range_get_length (columns);

  double *shares = g_new (double, (size_t) lengths[0] * lengths[1]);

  for (int y = 0; y < lengths[0]; y++)
    for (int x = 0; x < lengths[1]; x++)
      shares[(size_t) y * lengths[1] + x]
        = fovea_effective_field_get_share (field, rows.first + y, columns.first + x);
  return shares;
}

static GBytes *
write_json (const Answer *answer)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();
  FoveaCell cell = answer->cell;
  int lengths[2];
  g_autofree double *shares = dup_shares (&answer->field, lengths);

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_begin_object (writer, "cell", FOVEA_JSON_INLINE);
  fovea_json_writer_add_int (writer, "stage", cell.stage);
  fovea_json_writer_add_int (writer, "channel", cell.channel);
  fovea_json_writer_add_int (writer, "row", cell.row);
  fovea_json_writer_add_int (writer, "column", cell.column);
  fovea_json_writer_end_object (writer);
  fovea_json_writer_add_string (writer, "by", basis_nicks[answer->basis]);
  add_box (writer, answer);
  add_spreads (writer, answer);
  fovea_json_writer_add_doubles (writer, "shares", shares, lengths, 2);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static GBytes *
write_csv (const Answer *answer)
{
  GString *text = g_string_new (NULL);
  int lengths[2];
  g_autofree double *shares = dup_shares (&answer->field, lengths);

  for (int i = 0; i < lengths[0] * lengths[1]; i++)
    {
      char buffer[FOVEA_NUMBER_SIZE];

      g_string_append (text, fovea_number_format_double (shares[i], buffer));
      g_string_append_c (text, (i + 1) % lengths[1] == 0 ? '\n' : ',');
    }
  return g_string_free_to_bytes (text);
}

static char *
dup_pair (const double pair[2])
{
  g_autofree char *vertical = fovea_describe_number (pair[FOVEA_ROWS]);
  g_autofree char *horizontal = fovea_describe_number (pair[FOVEA_COLUMNS]);

  return g_strdup_printf ("%s×%s", vertical, horizontal);
}

static void
append_growth (GString      *text,
               FoveaNetwork *network,
               int           last)
{
  g_autoptr (FoveaTable) table = fovea_table_new (4, 2);

  fovea_table_add (table, "");
  fovea_table_add (table, _("Stage"));
  fovea_table_add (table, _("Receptive field"));
  fovea_table_add (table, _("Its spread"));
  for (int stage = 0; stage <= last; stage++)
    {
      double size[2], spread[2];
      bool has_spread = true;

      for (int i = 0; i < 2; i++)
        {
          size[i] = fovea_receptive_field_get (network, stage, i).size;
          has_spread
            = fovea_effective_field_get_closed_spread (network, stage, i, &spread[i])
              && has_spread;
        }
      fovea_table_add_number (table, stage);
      fovea_table_take (table, fovea_describe_stage (network, stage));
      fovea_table_take (table, dup_pair (size));
      fovea_table_take (table, has_spread ? dup_pair (spread) : g_strdup ("–"));
    }
  fovea_table_append_to (table, text);
}

static GBytes *
write_text (const Answer *answer)
{
  GString *text = g_string_new (NULL);
  FoveaCell cell = answer->cell;
  const FoveaEffectiveAxis *axes = answer->field.axes;
  g_autofree char *spread = dup_pair ((double[]) { axes[0].spread, axes[1].spread });
  g_autofree char *mean_row = fovea_describe_number (axes[FOVEA_ROWS].mean);
  g_autofree char *mean_column = fovea_describe_number (axes[FOVEA_COLUMNS].mean);
  int n_rows = fovea_range_get_length (axes[FOVEA_ROWS].range);
  int n_columns = fovea_range_get_length (axes[FOVEA_COLUMNS].range);

  g_string_append_printf (
    text,
    // Translators: the cells that a cell sees, and the standard deviation of their shares
    _("Cell %d:%d,%d,%d sees %d×%d cells around row %s, column %s; their shares spread by %s."),
    cell.stage, cell.channel, cell.row, cell.column, n_rows, n_columns, mean_row,
    mean_column, spread);
  g_string_append_printf (text, "\n%s\n\n",
                          answer->basis == BY_PATHS
                            ? _("A share is that of the paths to the cell.")
                            : _("A share is that of the weights, without their signs."));
  append_growth (text, answer->network, cell.stage);
  g_string_append_printf (
    text, "\n%s\n",
    _("Away from the border. The receptive field of n equal layers grows as n, its spread "
      "only as √n."));
  return g_string_free_to_bytes (text);
}

static bool
parse (FoveaInvocation    *invocation,
       const FoveaCommand *command,
       int                 argc,
       char              **argv,
       Texts              *texts,
       GError            **error)
{
  const GOptionEntry options[]
    = { { "stage", 0, 0, G_OPTION_ARG_STRING, &texts->stage,
          N_("Take the middle cell of this stage; without it, of the last"), N_("STAGE") },
        { "cell", 0, 0, G_OPTION_ARG_STRING, &texts->cell,
          N_("Take this cell, counted from 0"), N_("STAGE:CHANNEL,ROW,COLUMN") },
        { "by", 0, 0, G_OPTION_ARG_STRING, &texts->by,
          N_("Count paths or weights (at the present activations); without it paths"),
          N_("BASIS") },
        { NULL } };

  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

/**
 * fovea_command_field:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes the effective receptive field of a cell.
 *
 * Returns: whether it was done
 */
bool
fovea_command_field (const FoveaCommand *self,
                     int                 argc,
                     char              **argv,
                     GError            **error)
{
  g_auto (FoveaInvocation) invocation = { 0 };
  g_auto (Texts) texts = { 0 };
  g_auto (Answer) answer = { 0 };
  int format, basis;

  if (!parse (&invocation, self, argc, argv, &texts, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error)
      || !fovea_option_parse_nick ("--by", texts.by, basis_nicks, &basis, error))
    return false;
  if (texts.stage != NULL && texts.cell != NULL)
    return fovea_usage_error_set (error, _("Either --stage or --cell"));

  g_autoptr (FoveaEvaluation) evaluation = fovea_invocation_evaluate (&invocation, error);

  if (evaluation == NULL)
    return false;
  answer.network = fovea_evaluation_get_network (evaluation);
  answer.basis = basis;
  if (!choose_cell (evaluation, &texts, &answer.cell, error)
      || !find_answer (evaluation, &answer, error))
    return false;

  g_autoptr (GBytes) bytes = format == FORMAT_JSON  ? write_json (&answer)
                             : format == FORMAT_CSV ? write_csv (&answer)
                                                    : write_text (&answer);

  return fovea_invocation_write (&invocation, bytes, error);
}
