// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions one after another. Nothing is remembered from one to the next: those before are made
// again, so that each is the same whoever asks for it, and none comes twice in a round.

#include "document/question-private.h"

// Which kind a seed asks first does not depend on what a kind draws.
#define KIND_STREAM G_GUINT64_CONSTANT (0x6b696e64)

// As many as are told apart, and how often a kind is asked for a new one.
#define ROUND 20
#define MAX_TRIES 12

typedef struct
{
  FoveaEvaluation *evaluation; // borrowed
  GHashTable *asked;           // (element-type utf8) owned
  guint64 seed;
  guint kinds;                 // that the network has, a bit each
  int n_kinds;
  guint exhausted;             // kinds without a new question, likewise
  int n_asked[FOVEA_N_QUESTION_KINDS];
} Series;

// The kinds in the order in which question @number would have them.
static void
sort_kinds (const Series *self,
            int           number,
            int          *order)
{
  int kinds[FOVEA_N_QUESTION_KINDS];
  int n = 0;
  FoveaRandom random
    = fovea_random_new (self->seed ^ KIND_STREAM, (guint64) (number / self->n_kinds));

  for (int kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    if ((self->kinds & (1u << kind)) != 0)
      kinds[n++] = kind;
  fovea_random_shuffle (&random, kinds, n);
  for (int i = 0; i < n; i++)
    order[i] = kinds[(number + i) % n];

  // Where the first has no new question, that which was asked least takes its turn.
  for (int i = 2; i < n; i++)
    for (int j = i; j > 1 && self->n_asked[order[j]] < self->n_asked[order[j - 1]]; j--)
      {
        int kind = order[j];
        order[j] = order[j - 1];
        order[j - 1] = kind;
      }
}

static void
append_kernels (GString            *key,
                const FoveaKernels *kernels)
{
  const float *values = fovea_kernels_get_weights (kernels);
  int n = fovea_kernels_get_n_rows (kernels) * fovea_kernels_get_n_columns (kernels);

  g_string_append_c (key, '\n');
  for (int i = 0; i < n; i++)
    g_string_append_printf (key, " %g", (double) values[i]);
}

// What makes two questions the same: their words, and the kernels that are shown.
static char *
describe (const FoveaQuestion *question)
{
  GString *key = g_string_new (question->text);

  for (guint i = 0; i < question->choices->len; i++)
    g_string_append_printf (key, "\n%s", (const char *) question->choices->pdata[i]);
  for (guint i = 0; i < question->kernels->len; i++)
    append_kernels (key, question->kernels->pdata[i]);

  return g_string_free (key, FALSE);
}

// A question of @kind that was not asked; the first try is what @seeds alone would make of it.
static FoveaQuestion *
make_new (Series      *self,
          int          kind,
          FoveaRandom *seeds)
{
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (FoveaQuestion) question
        = fovea_question_new (self->evaluation, kind, NULL, fovea_random_next (seeds));

      if (question != NULL && g_hash_table_add (self->asked, describe (question)))
        return g_steal_pointer (&question);
    }

  self->exhausted |= 1u << kind;
  return NULL;
}

static FoveaQuestion *
make_next (Series *self,
           int     number)
{
  int order[FOVEA_N_QUESTION_KINDS];
  FoveaRandom seeds = fovea_random_new (self->seed, (guint64) number);
  FoveaQuestion *question = NULL;

  sort_kinds (self, number, order);
  for (int i = 0; i < self->n_kinds && question == NULL; i++)
    if ((self->exhausted & (1u << order[i])) == 0)
      question = make_new (self, order[i], &seeds);
  for (int i = 0; i < self->n_kinds && question == NULL; i++)
    question = fovea_question_new (self->evaluation, order[i], NULL, fovea_random_next (&seeds));
  if (question != NULL)
    self->n_asked[question->kind]++;

  return question;
}

/**
 * fovea_question_new_numbered:
 * @evaluation: of the network at hand
 * @kinds: which may be asked: a bit each
 * @seed: what a class agrees on
 * @number: of the question, from 0
 *
 * Makes a question of a series. All kinds come before one comes again, and among twenty none comes
 * twice, as long as new ones are found; each is the same whatever was asked before.
 *
 * Returns: (transfer full) (nullable): the question; %NULL where the network has none of @kinds
 */
FoveaQuestion *
fovea_question_new_numbered (FoveaEvaluation *evaluation,
                             guint            kinds,
                             guint64          seed,
                             int              number)
{
  g_return_val_if_fail (evaluation != NULL, NULL);
  g_return_val_if_fail (number >= 0, NULL);

  Series series = { .evaluation = evaluation, .seed = seed };

  series.kinds = kinds & fovea_question_find_kinds (evaluation);
  for (guint rest = series.kinds; rest != 0; rest &= rest - 1)
    series.n_kinds++;
  if (series.n_kinds == 0)
    return NULL;

  g_autoptr (FoveaQuestion) question = NULL;
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  series.asked = asked;
  for (int i = number - number % ROUND; i <= number; i++)
    {
      g_clear_pointer (&question, fovea_question_unref);
      question = make_next (&series, i);
    }

  return g_steal_pointer (&question);
}
