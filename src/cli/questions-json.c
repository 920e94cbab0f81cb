// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sheet of questions for programs: what is asked, and, where wanted, all that is known of the
// answer. Cells are in the numbers of `trace`, so that a program can check them.

#include "cli/questions-write.h"

#include "document/json-writer.h"

static void
add_cell (FoveaJsonWriter *writer,
          const char      *key,
          FoveaCell        cell)
{
  fovea_json_writer_begin_object (writer, key, FOVEA_JSON_INLINE);
  fovea_json_writer_add_int (writer, "stage", cell.stage);
  fovea_json_writer_add_int (writer, "channel", cell.channel);
  fovea_json_writer_add_int (writer, "row", cell.row);
  fovea_json_writer_add_int (writer, "column", cell.column);
  fovea_json_writer_end_object (writer);
}

// A number, [rows, columns], a list of cells, or the index of a choice.
static void
add_answer (FoveaJsonWriter   *writer,
            FoveaAnswerKind    kind,
            const FoveaReply *answer)
{
  switch (kind)
    {
    case FOVEA_ANSWER_NUMBER:
      fovea_json_writer_add_double (writer, "answer", answer->number);
      break;
    case FOVEA_ANSWER_SIZE:
      fovea_json_writer_add_ints (writer, "answer", answer->size, 2);
      break;
    case FOVEA_ANSWER_CELLS:
      fovea_json_writer_begin_array (writer, "answer", FOVEA_JSON_LINES);
      for (int i = 0; i < answer->n_cells; i++)
        add_cell (writer, NULL, answer->cells[i]);
      fovea_json_writer_end_array (writer);
      break;
    case FOVEA_ANSWER_CHOICE:
    default:
      fovea_json_writer_add_int (writer, "answer", answer->choice);
    }
}

static void
add_choices (FoveaJsonWriter     *writer,
             const FoveaQuestion *question)
{
  int n = fovea_question_get_n_choices (question);

  if (n == 0)
    return;
  fovea_json_writer_begin_array (writer, "choices", FOVEA_JSON_INLINE);
  for (int i = 0; i < n; i++)
    fovea_json_writer_add_string (writer, NULL, fovea_question_get_choice (question, i));
  fovea_json_writer_end_array (writer);
  if (fovea_question_get_kernel (question, 0) == NULL)
    return;
  fovea_json_writer_begin_array (writer, "kernels", FOVEA_JSON_LINES);
  for (int i = 0; i < n; i++)
    {
      FoveaKernels *kernel = fovea_question_get_kernel (question, i);

      fovea_json_writer_add_floats (
        writer, NULL, fovea_kernels_get_weights (kernel),
        (const int[]) { fovea_kernels_get_n_rows (kernel), fovea_kernels_get_n_columns (kernel) },
        2);
    }
  fovea_json_writer_end_array (writer);
}

static void
add_answers (FoveaJsonWriter     *writer,
             const FoveaQuestion *question)
{
  FoveaAnswerKind kind = fovea_question_get_answer_kind (question);
  g_autofree char *explanation = fovea_question_explain (question, NULL);

  add_answer (writer, kind, fovea_question_get_answer (question));
  fovea_json_writer_add_string (writer, "explanation", explanation);
  fovea_json_writer_begin_array (writer, "mistakes", FOVEA_JSON_LINES);
  for (int i = 0; i < fovea_question_get_n_mistakes (question); i++)
    {
      const char *why;
      const FoveaReply *answer = fovea_question_get_mistake (question, i, &why);

      fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
      add_answer (writer, kind, answer);
      fovea_json_writer_add_string (writer, "why", why);
      fovea_json_writer_end_object (writer);
    }
  fovea_json_writer_end_array (writer);
}

/**
 * fovea_sheet_write_json:
 * @self: a sheet
 *
 * Returns: (transfer full): the sheet for programs
 */
GBytes *
fovea_sheet_write_json (const FoveaSheet *self)
{
  static const char *const answer_kinds[] = { "number", "size", "cells", "choice" };
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_string (writer, "title", self->title);
  fovea_json_writer_add_int (writer, "seed", self->seed);
  fovea_json_writer_begin_array (writer, "questions", FOVEA_JSON_LINES);
  for (int i = 0; i < self->n_questions; i++)
    {
      const FoveaQuestion *question = self->questions[i];
      FoveaCell cell;

      fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
      fovea_json_writer_add_int (writer, "number", i + 1);
      fovea_json_writer_add_string (
        writer, "kind", fovea_question_kind_get_nick (fovea_question_get_kind (question)));
      fovea_json_writer_add_string (writer, "text", fovea_question_get_text (question));
      fovea_json_writer_add_string (writer, "hint", fovea_question_get_hint (question));
      fovea_json_writer_add_string (writer, "answer_kind",
                                    answer_kinds[fovea_question_get_answer_kind (question)]);
      if (fovea_question_get_cell (question, &cell))
        add_cell (writer, "cell", cell);
      if (fovea_question_get_target (question, &cell)
          && fovea_question_get_answer_kind (question) == FOVEA_ANSWER_CELLS)
        fovea_json_writer_add_ints (writer, "in", (const int[]) { cell.stage, cell.channel }, 2);
      else if (fovea_question_get_target (question, &cell))
        add_cell (writer, "from", cell);
      add_choices (writer, question);
      if (self->has_answers)
        add_answers (writer, question);
      fovea_json_writer_end_object (writer);
    }
  fovea_json_writer_end_array (writer);
  fovea_json_writer_end_object (writer);

  return fovea_json_writer_finish (writer);
}
