// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of kinds, cells and numbers in questions, and answers as they are typed.

#include "config.h"

#include "document/question-private.h"

#include "document/number.h"

#include "document/file.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

// Cells are named one by one up to here.
#define MAX_NAMED_CELLS 12

#define TIMES "\xc3\x97"     // U+00D7

static const struct
{
  const char *nick;
  const char *label;
} kinds[FOVEA_N_QUESTION_KINDS] = {
  [FOVEA_QUESTION_VALUE] = { "value", NC_ ("question", "A hidden number") },
  [FOVEA_QUESTION_SEES] = { "sees", NC_ ("question", "What a cell sees") },
  [FOVEA_QUESTION_REACHES] = { "reaches", NC_ ("question", "What an edit changes") },
  [FOVEA_QUESTION_FIELD] = { "field", NC_ ("question", "Size of the receptive field") },
  [FOVEA_QUESTION_SHAPE] = { "shape", NC_ ("question", "Size of the next map") },
  [FOVEA_QUESTION_PATHS] = { "paths", NC_ ("question", "Number of paths") },
  [FOVEA_QUESTION_KERNELS] = { "kernels", NC_ ("question", "Kernels that cannot be split") },
  [FOVEA_QUESTION_SAME] = { "same", NC_ ("question", "The same output or not") },
};

/**
 * fovea_question_kind_get_nick:
 * @self: a kind
 *
 * Returns: (transfer none): the word that files and the command line use for it
 */
const char *
fovea_question_kind_get_nick (FoveaQuestionKind self)
{
  g_return_val_if_fail (self < FOVEA_N_QUESTION_KINDS, NULL);

  return kinds[self].nick;
}

/**
 * fovea_question_kind_get_label:
 * @self: a kind
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
fovea_question_kind_get_label (FoveaQuestionKind self)
{
  g_return_val_if_fail (self < FOVEA_N_QUESTION_KINDS, NULL);

  return g_dpgettext2 (NULL, "question", kinds[self].label);
}

/**
 * fovea_question_kind_from_nick:
 * @nick: a word
 * @kind: (out): the kind, left alone if there is none
 *
 * Returns: whether @nick names a kind
 */
bool
fovea_question_kind_from_nick (const char        *nick,
                               FoveaQuestionKind *kind)
{
  for (int i = 0; i < FOVEA_N_QUESTION_KINDS; i++)
    if (g_str_equal (kinds[i].nick, nick))
      {
        *kind = i;
        return true;
      }
  return false;
}

/**
 * fovea_question_name_number:
 * @value: any number
 *
 * Returns: (transfer full): whole numbers in full, others with four digits; with a real minus sign
 */
char *
fovea_question_name_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  bool is_whole = value == floor (value) && fabs (value) < 1e7;

  g_ascii_formatd (buffer, sizeof buffer, is_whole ? "%.0f" : "%.4g", fabs (value));
  return g_strconcat (value < 0 && !g_str_equal (buffer, "0") ? FOVEA_NUMBER_MINUS : "", buffer, NULL);
}

/**
 * fovea_question_name_stage:
 * @network: a network
 * @stage: a stage of it
 *
 * Returns: (transfer full): its name within a sentence
 */
char *
fovea_question_name_stage (const FoveaNetwork *network,
                           int                 stage)
{
  if (stage == 0)
    return g_strdup (C_ ("in a sentence", "the input"));
  if (stage == fovea_network_get_n_stages (network) - 1)
    return g_strdup (C_ ("in a sentence", "the output"));
  return g_strdup_printf (C_ ("in a sentence", "map %d"), stage);
}

/**
 * fovea_question_name_cell:
 * @network: a network
 * @cell: a cell of it
 *
 * Returns: (transfer full): the cell as formulas name it, counted from 0
 */
char *
fovea_question_name_cell (const FoveaNetwork *network,
                          FoveaCell           cell)
{
  bool is_one = fovea_network_get_shape (network, cell.stage).n_channels == 1;
  g_autofree char *place
    = is_one ? g_strdup_printf ("(%d, %d)", cell.row, cell.column)
             : g_strdup_printf ("(%d, %d, %d)", cell.channel, cell.row, cell.column);

  if (cell.stage == 0)
    return g_strdup_printf (C_ ("a cell in a formula", "input%s"), place);
  if (cell.stage == fovea_network_get_n_stages (network) - 1)
    return g_strdup_printf (C_ ("a cell in a formula", "output%s"), place);
  return g_strdup_printf (C_ ("a cell in a formula", "map %d%s"), cell.stage, place);
}

// "1 2 3", of the rows or the columns that have cells.
static char *
list_used (const bool *is_used,
           int         n,
           int        *n_used)
{
  GString *list = g_string_new (NULL);

  *n_used = 0;
  for (int i = 0; i < n; i++)
    if (is_used[i])
      g_string_append_printf (list, "%s%d", (*n_used)++ > 0 ? " " : "", i);
  return g_string_free (list, FALSE);
}

// "input, rows 1 2 3 × columns 0 1 2", where the cells, each named once, are rows × columns.
static char *
name_block (const FoveaNetwork *network,
            const FoveaCell    *cells,
            int                 n_cells)
{
  FoveaShape shape = fovea_network_get_shape (network, cells[0].stage);
  g_autofree bool *on_rows = g_new0 (bool, shape.n_rows);
  g_autofree bool *on_columns = g_new0 (bool, shape.n_columns);
  int n_rows, n_columns;

  for (int i = 0; i < n_cells; i++)
    on_rows[cells[i].row] = on_columns[cells[i].column] = true;

  g_autofree char *rows = list_used (on_rows, shape.n_rows, &n_rows);
  g_autofree char *columns = list_used (on_columns, shape.n_columns, &n_columns);
  g_autofree char *stage = fovea_question_name_stage (network, cells[0].stage);

  // Translators: a stage within a sentence, lists of rows and of columns
  return n_rows * n_columns == n_cells ? g_strdup_printf (_("%s, rows %s × columns %s"), stage, rows,
                                                          columns)
                                       : NULL;
}

/**
 * fovea_question_name_cells:
 * @network: a network
 * @cells: cells of one of its stages, each once
 * @n_cells: how many
 *
 * Returns: (transfer full): the cells as rows × columns where they are such; else one by one, the
 *   first dozen and how many more there are
 */
char *
fovea_question_name_cells (const FoveaNetwork *network,
                           const FoveaCell    *cells,
                           int                 n_cells)
{
  char *block = n_cells > 2 ? name_block (network, cells, n_cells) : NULL;
  if (block != NULL)
    return block;

  GString *names = g_string_new (NULL);
  int n_named = MIN (n_cells, MAX_NAMED_CELLS);

  for (int i = 0; i < n_named; i++)
    {
      g_autofree char *name = fovea_question_name_cell (network, cells[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("between parts", "; ") : "", name);
    }
  if (n_named < n_cells)
    {
      g_string_append (names, C_ ("between parts", "; "));
      g_string_append_printf (names, ngettext ("%d more", "%d more", n_cells - n_named),
                              n_cells - n_named);
    }

  return g_string_free (names, FALSE);
}

static bool
parse_number (const char  *text,
              FoveaReply *answer,
              GError     **error)
{
  if (fovea_number_read (text, &answer->number))
    return true;

  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX,
               _("“%s” is no number; type one such as 45"), text);
  return false;
}

// "5×5", "5 x 5", "5*5", "5 5"; a single number is a square.
static bool
parse_size (const char  *text,
            FoveaReply *answer,
            GError     **error)
{
  g_autofree char *plain = fovea_number_dup_ascii (text);
  g_auto (GStrv) by_times = g_strsplit (plain, TIMES, -1);
  g_autofree char *spaced = g_strdelimit (g_strjoinv (" ", by_times), "xX*,\t", ' ');
  g_auto (GStrv) words = g_strsplit (g_strstrip (spaced), " ", -1);
  int n = 0;
  bool is_size = true;

  for (int i = 0; words[i] != NULL && is_size; i++)
    {
      guint64 value;

      if (words[i][0] == '\0')
        continue;
      is_size = n < 2 && g_ascii_string_to_unsigned (words[i], 10, 0, G_MAXINT, &value, NULL);
      if (is_size)
        answer->size[n++] = (int) value;
    }
  if (n == 1)
    answer->size[1] = answer->size[0];
  if (is_size && n > 0)
    return true;

  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX,
               _("“%s” is no size; type rows × columns such as 3×3"), text);
  return false;
}

/**
 * fovea_answer_parse:
 * @kind: %FOVEA_ANSWER_NUMBER or %FOVEA_ANSWER_SIZE
 * @text: what was typed
 * @answer: (out): what it says
 * @error: place for a %FOVEA_FILE_ERROR: it is no such thing
 *
 * Returns: whether @text is an answer, right or wrong
 */
bool
fovea_answer_parse (FoveaAnswerKind kind,
                    const char     *text,
                    FoveaReply    *answer,
                    GError        **error)
{
  g_return_val_if_fail (text != NULL && answer != NULL, false);

  *answer = (FoveaReply) { .choice = -1 };
  return kind == FOVEA_ANSWER_SIZE ? parse_size (text, answer, error)
                                   : parse_number (text, answer, error);
}

/**
 * fovea_question_dup_answer:
 * @self: a question
 * @answer: an answer to it
 *
 * Returns: (transfer full): the answer in words
 */
char *
fovea_question_dup_answer (const FoveaQuestion *self,
                           const FoveaReply   *answer)
{
  g_return_val_if_fail (self != NULL && answer != NULL, NULL);

  switch (self->answer_kind)
    {
    case FOVEA_ANSWER_NUMBER:
      return fovea_question_name_number (answer->number);
    case FOVEA_ANSWER_SIZE:
      return g_strdup_printf ("%d" TIMES "%d", answer->size[0], answer->size[1]);
    case FOVEA_ANSWER_CELLS:
      return fovea_question_name_cells (fovea_evaluation_get_network (self->evaluation),
                                        answer->cells, answer->n_cells);
    case FOVEA_ANSWER_CHOICE:
    default:
      return g_strdup (answer->choice >= 0 && answer->choice < (int) self->choices->len
                         ? g_ptr_array_index (self->choices, (guint) answer->choice)
                         : "");
    }
}
