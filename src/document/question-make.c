// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes questions of a kind that is asked for.

#include "document/question-private.h"

typedef bool (*Make) (FoveaQuestion *self,
                      FoveaRandom   *random);

static const Make makers[FOVEA_N_QUESTION_KINDS] = {
  [FOVEA_QUESTION_VALUE] = fovea_question_make_value,
  [FOVEA_QUESTION_SEES] = fovea_question_make_sees,
  [FOVEA_QUESTION_REACHES] = fovea_question_make_reaches,
  [FOVEA_QUESTION_FIELD] = fovea_question_make_field,
  [FOVEA_QUESTION_SHAPE] = fovea_question_make_shape,
  [FOVEA_QUESTION_PATHS] = fovea_question_make_paths,
  [FOVEA_QUESTION_KERNELS] = fovea_question_make_kernels,
  [FOVEA_QUESTION_SAME] = fovea_question_make_same,
};

static const FoveaAnswerKind answer_kinds[FOVEA_N_QUESTION_KINDS] = {
  [FOVEA_QUESTION_VALUE] = FOVEA_ANSWER_NUMBER,
  [FOVEA_QUESTION_SEES] = FOVEA_ANSWER_CELLS,
  [FOVEA_QUESTION_REACHES] = FOVEA_ANSWER_CELLS,
  [FOVEA_QUESTION_FIELD] = FOVEA_ANSWER_SIZE,
  [FOVEA_QUESTION_SHAPE] = FOVEA_ANSWER_SIZE,
  [FOVEA_QUESTION_PATHS] = FOVEA_ANSWER_NUMBER,
  [FOVEA_QUESTION_KERNELS] = FOVEA_ANSWER_CHOICE,
  [FOVEA_QUESTION_SAME] = FOVEA_ANSWER_CHOICE,
};

static void
clear_mistake (FoveaMistake *mistake)
{
  g_free ((FoveaCell *) mistake->answer.cells);
  g_free (mistake->why);
}

static FoveaQuestion *
question_alloc (FoveaEvaluation          *evaluation,
                FoveaQuestionKind         kind,
                const FoveaQuestionPlace *place)
{
  FoveaQuestion *self = g_new0 (FoveaQuestion, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->evaluation = fovea_evaluation_ref (evaluation);
  self->kind = kind;
  self->answer_kind = answer_kinds[kind];
  if (place != NULL)
    self->place = *place;
  self->cells = g_array_new (FALSE, FALSE, sizeof (FoveaCell));
  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->kernels = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_kernels_unref);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->mistakes = g_array_new (FALSE, FALSE, sizeof (FoveaMistake));
  g_array_set_clear_func (self->mistakes, (GDestroyNotify) clear_mistake);

  return self;
}

static bool
has_cell (const FoveaNetwork *network,
          FoveaCell           cell)
{
  return cell.stage >= 0 && cell.stage < fovea_network_get_n_stages (network)
         && fovea_cell_is_in_shape (cell, fovea_network_get_shape (network, cell.stage));
}

/**
 * fovea_question_new:
 * @evaluation: of the network at hand, with its input
 * @kind: what to ask
 * @place: (nullable): about which cells, as far as that is not left to @seed
 * @seed: which of the many such questions
 *
 * Returns: (transfer full) (nullable): the question; %NULL where the network has none of the
 *   kind: none whose answer is certain, can be found by thought, and is not plain to see
 */
FoveaQuestion *
fovea_question_new (FoveaEvaluation          *evaluation,
                    FoveaQuestionKind         kind,
                    const FoveaQuestionPlace *place,
                    guint64                   seed)
{
  g_return_val_if_fail (evaluation != NULL, NULL);
  g_return_val_if_fail (kind < FOVEA_N_QUESTION_KINDS, NULL);

  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaRandom random = fovea_random_new (seed, kind);

  if (place != NULL
      && ((place->has_cell && !has_cell (network, place->cell))
          || (place->has_target && !has_cell (network, place->target))))
    return NULL;

  g_autoptr (FoveaQuestion) self = question_alloc (evaluation, kind, place);

  if (!makers[kind] (self, &random))
    return NULL;
  self->answer.cells = (const FoveaCell *) (gpointer) self->cells->data;
  self->answer.n_cells = (int) self->cells->len;
  return g_steal_pointer (&self);
}

/**
 * fovea_question_find_kinds:
 * @evaluation: of the network at hand
 *
 * Returns: a bit a kind that can be asked of it: 1 << #FoveaQuestionKind
 */
guint
fovea_question_find_kinds (FoveaEvaluation *evaluation)
{
  guint kinds = 0;

  g_return_val_if_fail (evaluation != NULL, 0);

  for (guint kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    {
      g_autoptr (FoveaQuestion) question = fovea_question_new (evaluation, kind, NULL, 0);

      if (question != NULL)
        kinds |= 1u << kind;
    }

  return kinds;
}
