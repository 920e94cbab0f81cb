// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of questions share: question.c (the object, checking), question-make.c (one of
// a kind), question-series.c (one after another), question-cells.c, question-numbers.c,
// question-sizes.c, question-kernels.c, question-same.c (a group of kinds each), question-words.c
// (names, numbers).

#pragma once

#include "core/trace.h"
#include "document/question.h"
#include "document/random.h"

G_BEGIN_DECLS

// A wrong answer that people give.
typedef struct
{
  FoveaReply answer; // its cells are owned
  char *why;
} FoveaMistake;

struct _FoveaQuestion
{
  gatomicrefcount ref_count;

  // Owned
  FoveaEvaluation *evaluation;
  char *text;
  char *hint;
  char *explanation;   // of the right answer
  GArray *cells;       // (element-type FoveaCell) of the right answer
  GPtrArray *choices;  // (element-type utf8)
  GPtrArray *kernels;  // (element-type FoveaKernels) one a choice, or none
  GPtrArray *reasons;  // (element-type utf8) why each choice is right or wrong
  GArray *mistakes;    // (element-type FoveaMistake)

  // State
  FoveaQuestionKind kind;
  FoveaAnswerKind answer_kind;
  FoveaQuestionPlace place;
  FoveaReply answer;
};

// Each fills @self for its kind, as far as @self->place leaves it open, and returns whether the
// network has such a question.
bool fovea_question_make_value   (FoveaQuestion *self,
                                  FoveaRandom   *random);
bool fovea_question_make_sees    (FoveaQuestion *self,
                                  FoveaRandom   *random);
bool fovea_question_make_reaches (FoveaQuestion *self,
                                  FoveaRandom   *random);
bool fovea_question_make_field   (FoveaQuestion *self,
                                  FoveaRandom   *random);
bool fovea_question_make_shape   (FoveaQuestion *self,
                                  FoveaRandom   *random);
bool fovea_question_make_paths   (FoveaQuestion *self,
                                  FoveaRandom   *random);
bool fovea_question_make_kernels (FoveaQuestion *self,
                                  FoveaRandom   *random);
bool fovea_question_make_same    (FoveaQuestion *self,
                                  FoveaRandom   *random);

// question.c
void fovea_question_add_mistake  (FoveaQuestion *self,
                                  FoveaReply    answer,
                                  char          *why);

// question-words.c
char *fovea_question_name_number (double              value);
char *fovea_question_name_stage  (const FoveaNetwork *network,
                                  int                 stage);
char *fovea_question_name_cell   (const FoveaNetwork *network,
                                  FoveaCell           cell);
char *fovea_question_name_cells  (const FoveaNetwork *network,
                                  const FoveaCell    *cells,
                                  int                 n_cells);

G_END_DECLS
