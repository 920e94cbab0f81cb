// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Predict, then reveal: a question about a network at hand, with its right answer, the wrong ones
// that people give and why, and an explanation. Immutable and reference-counted. The same network,
// seed and number make the same question on every machine.

#pragma once

#include "core/evaluation.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_QUESTION_VALUE,   // what number stands in a cell
  FOVEA_QUESTION_SEES,    // which cells of an earlier stage a cell sees
  FOVEA_QUESTION_REACHES, // which cells of a later stage change when a cell is edited
  FOVEA_QUESTION_FIELD,   // how large a receptive field is
  FOVEA_QUESTION_SHAPE,   // how large the map of one more layer is
  FOVEA_QUESTION_PATHS,   // in how many ways a cell reaches another
  FOVEA_QUESTION_KERNELS, // which of four kernels is no column times a row
  FOVEA_QUESTION_SAME,    // whether a changed network gives the same output
} FoveaQuestionKind;

#define FOVEA_N_QUESTION_KINDS (FOVEA_QUESTION_SAME + 1)
#define FOVEA_QUESTION_ALL_KINDS ((1u << FOVEA_N_QUESTION_KINDS) - 1)

// How a question is answered.
typedef enum
{
  FOVEA_ANSWER_NUMBER,
  FOVEA_ANSWER_SIZE,   // rows × columns
  FOVEA_ANSWER_CELLS,  // of one channel of one stage
  FOVEA_ANSWER_CHOICE,
} FoveaAnswerKind;

// Only what the kind of answer asks for is read. The cells are borrowed.
typedef struct
{
  double number;
  int size[2];
  int choice; // from 0
  const FoveaCell *cells;
  int n_cells;
} FoveaReply;

// What a question is about, where that is not left to chance.
typedef struct
{
  bool has_cell;
  bool has_target;
  FoveaCell cell;   // of which the value, the field … is asked
  FoveaCell target; // whose stage and channel the cells of the answer lie in; of
                    // FOVEA_QUESTION_PATHS the cell at the other end
} FoveaQuestionPlace;

typedef struct _FoveaQuestion FoveaQuestion;

// Making them
FoveaQuestion    *fovea_question_new             (FoveaEvaluation          *evaluation,
                                                  FoveaQuestionKind         kind,
                                                  const FoveaQuestionPlace *place,
                                                  guint64                   seed);
FoveaQuestion    *fovea_question_new_numbered    (FoveaEvaluation          *evaluation,
                                                  guint                     kinds,
                                                  guint64                   seed,
                                                  int                       number);
guint             fovea_question_find_kinds      (FoveaEvaluation          *evaluation);
FoveaQuestion    *fovea_question_ref             (FoveaQuestion            *self);
void              fovea_question_unref           (FoveaQuestion            *self);

// Asking them
FoveaQuestionKind fovea_question_get_kind        (const FoveaQuestion      *self);
FoveaAnswerKind   fovea_question_get_answer_kind (const FoveaQuestion      *self);
FoveaEvaluation  *fovea_question_get_evaluation  (const FoveaQuestion      *self);
const char       *fovea_question_get_text        (const FoveaQuestion      *self);
const char       *fovea_question_get_hint        (const FoveaQuestion      *self);
bool              fovea_question_get_cell        (const FoveaQuestion      *self,
                                                  FoveaCell                *cell);
bool              fovea_question_get_target      (const FoveaQuestion      *self,
                                                  FoveaCell                *target);
int               fovea_question_get_n_choices   (const FoveaQuestion      *self);
const char       *fovea_question_get_choice      (const FoveaQuestion      *self,
                                                  int                       choice);
FoveaKernels     *fovea_question_get_kernel      (const FoveaQuestion      *self,
                                                  int                       choice);

// Answering them
bool              fovea_question_check           (const FoveaQuestion      *self,
                                                  const FoveaReply        *answer);
const FoveaReply *fovea_question_get_answer     (const FoveaQuestion      *self);
int               fovea_question_get_n_mistakes  (const FoveaQuestion      *self);
const FoveaReply *fovea_question_get_mistake    (const FoveaQuestion      *self,
                                                  int                       mistake,
                                                  const char              **why);
char             *fovea_question_explain         (const FoveaQuestion      *self,
                                                  const FoveaReply        *given);
char             *fovea_question_dup_answer      (const FoveaQuestion      *self,
                                                  const FoveaReply        *answer);

// question-words.c
const char       *fovea_question_kind_get_nick   (FoveaQuestionKind         kind);
const char       *fovea_question_kind_get_label  (FoveaQuestionKind         kind);
bool              fovea_question_kind_from_nick  (const char               *nick,
                                                  FoveaQuestionKind        *kind);
bool              fovea_answer_parse             (FoveaAnswerKind           kind,
                                                  const char               *text,
                                                  FoveaReply              *answer,
                                                  GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaQuestion, fovea_question_unref)

G_END_DECLS
