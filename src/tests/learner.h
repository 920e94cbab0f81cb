// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A scripted learner: finds the answer to a question from its words, the network and the input, by
// plain loops that share nothing with what made the question.

#pragma once

#include "core/compose.h"
#include "document/question.h"

#include "naive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A unit in one cell of an empty stage, taken onward with all weights 1: the number of ways.
static inline Naive
spread (const FoveaNetwork *network,
        FoveaCell           cell,
        int                 stage)
{
  Naive unit = naive_new (fovea_network_get_shape (network, cell.stage));

  *naive_at (&unit, cell.channel, cell.row, cell.column) = 1;
  return naive_run (network, unit, cell.stage + 1, stage, true);
}

static inline double
count_ways (const FoveaNetwork *network,
            FoveaCell           from,
            FoveaCell           to)
{
  Naive map = spread (network, from, to.stage);
  double ways = *naive_at (&map, to.channel, to.row, to.column);

  g_free (map.values);
  return ways;
}

static inline GArray *
find_cells (const FoveaNetwork *network,
            FoveaCell           cell,
            FoveaCell           target)
{
  FoveaShape shape = fovea_network_get_shape (network, target.stage);
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (FoveaCell));

  for (int y = 0; y < shape.n_rows; y++)
    for (int x = 0; x < shape.n_columns; x++)
      {
        FoveaCell other = { target.stage, target.channel, y, x };
        double ways = target.stage < cell.stage ? count_ways (network, other, cell)
                                                : count_ways (network, cell, other);

        if (ways > 0)
          g_array_append_val (cells, other);
      }
  return cells;
}

static inline double
find_value (FoveaEvaluation *evaluation,
            FoveaCell        cell)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  Naive map = naive_run (network,
                         naive_from_tensor (fovea_evaluation_get_stage (evaluation, 0)), 1,
                         cell.stage, false);
  double value = *naive_at (&map, cell.channel, cell.row, cell.column);

  g_free (map.values);
  return value;
}

// The span of what one cell sees on a line without ends.
static inline int
find_span (const FoveaNetwork *network,
           int                 stage,
           FoveaDimension      dimension)
{
  int first = 0, last = 0;

  for (int layer = stage; layer >= 1; layer--)
    {
      FoveaStencil stencil = fovea_network_get_axis (network, layer, dimension).stencil;

      first = first * stencil.stride;
      last = last * stencil.stride + (stencil.kernel_size - 1) * stencil.dilation;
    }
  return last - first + 1;
}

// The stage that a question names.
static inline int
read_stage (const FoveaNetwork *network,
            const char         *text)
{
  const char *map = strstr (text, "map ");
  int last = fovea_network_get_n_layers (network);

  if (last > 0 && strstr (text, "of the output,") != NULL)
    return last;
  g_assert_nonnull (map);
  return atoi (map + 4);
}

static inline int
count_places (int n,
              int kernel,
              int stride,
              int padding,
              int dilation)
{
  int places = 0;

  for (int at = -padding; at + dilation * (kernel - 1) < n + padding; at += stride)
    places++;
  return places;
}

// The numbers in @text, one after the other; a locale may have sscanf stumble over “×”.
static inline void
read_numbers (const char *text,
              int        *numbers,
              int         n_numbers)
{
  for (int i = 0; i < n_numbers; i++)
    {
      char *end;

      text = strpbrk (text, "0123456789");
      g_assert_nonnull (text);
      numbers[i] = (int) strtol (text, &end, 10);
      text = end;
    }
}

static inline void
read_shape (const char *text,
            int         size[2])
{
  int shape[2], kernel[2], stride, padding, dilation = 1;
  const char *from = strstr (text, " (");
  const char *spread_by = strstr (text, "dilation ");

  g_assert_true (from != NULL && strstr (text, "kernel ") != NULL
                 && strstr (text, "stride ") != NULL && strstr (text, "padding ") != NULL);
  read_numbers (from, shape, 2);
  read_numbers (strstr (text, "kernel "), kernel, 2);
  read_numbers (strstr (text, "stride "), &stride, 1);
  read_numbers (strstr (text, "padding "), &padding, 1);
  if (spread_by != NULL)
    read_numbers (spread_by, &dilation, 1);
  for (int i = 0; i < 2; i++)
    size[i] = count_places (shape[i], kernel[i], stride, padding, dilation);
}

static inline int
find_rank (FoveaKernels *kernel)
{
  int n_rows = fovea_kernels_get_n_rows (kernel), n_columns = fovea_kernels_get_n_columns (kernel);
  double m[8][8];
  int rank = 0;

  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      m[y][x] = fovea_kernels_get (kernel, 0, 0, y, x);
  for (int x = 0; x < n_columns && rank < n_rows; x++)
    {
      int pivot = rank;

      for (int y = rank; y < n_rows; y++)
        if (fabs (m[y][x]) > fabs (m[pivot][x]))
          pivot = y;
      if (fabs (m[pivot][x]) < 1e-9)
        continue;
      for (int i = 0; i < n_columns; i++)
        {
          double swapped = m[rank][i];

          m[rank][i] = m[pivot][i];
          m[pivot][i] = swapped;
        }
      for (int y = rank + 1; y < n_rows; y++)
        for (int i = n_columns - 1; i >= x; i--)
          m[y][i] -= m[rank][i] * m[y][x] / m[rank][x];
      rank++;
    }
  return rank;
}

static inline int
find_odd_kernel (const FoveaQuestion *question)
{
  int odd = -1;

  for (int i = 0; i < fovea_question_get_n_choices (question); i++)
    if (find_rank (fovea_question_get_kernel (question, i)) > 1)
      {
        g_assert_cmpint (odd, ==, -1);
        odd = i;
      }
  return odd;
}

// The steps of a network, changed as a question says; n_steps of them.
static inline NaiveStep *
change_steps (FoveaEvaluation *evaluation,
              const char      *text,
              FoveaLayer     **made, // (out) (transfer full) (nullable): to be let go of
              int             *n_steps)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  int n = fovea_network_get_n_layers (network), a, b;
  NaiveStep *steps = g_new0 (NaiveStep, n + 1);

  *made = NULL;
  for (int i = 0; i < n; i++)
    steps[i] = naive_step (network, i + 1, false);
  if (sscanf (text, "In this network layers %d and %d are exchanged", &a, &b) == 2)
    {
      NaiveStep step = steps[a - 1];

      steps[a - 1] = steps[b - 1];
      steps[b - 1] = step;
    }
  else if (sscanf (text, "In this network a ReLU is put after layer %d", &a) == 1)
    {
      *made = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
      memmove (&steps[a + 1], &steps[a], sizeof *steps * (size_t) (n - a));
      steps[a] = (NaiveStep) { *made, { 0 }, false, 1, false };
      n++;
    }
  else if (sscanf (text, "In this network all weights of layer %d are doubled and those of layer %d",
                   &a, &b) == 2)
    {
      steps[a - 1].factor = 2;
      steps[b - 1].factor = 0.5;
    }
  else if (sscanf (text, "In this network the kernel of layer %d is turned", &a) == 1)
    steps[a - 1].is_turned = true;
  else if (sscanf (text, "In this network one %d×%d kernel of ones", &a, &b) == 2)
    {
      g_autofree float *weights = g_new (float, a * b);
      for (int i = 0; i < a * b; i++)
        weights[i] = 1;
      g_autoptr (FoveaKernels) ones = fovea_kernels_new (1, 1, a, b, weights);
      *made = fovea_layer_new_convolution (ones);
      steps[0] = (NaiveStep) { *made, { 0 }, false, 1, false };
      n = 1;
    }
  else
    {
      g_assert_nonnull (strstr (text, "the one kernel that the layers make"));
      n = -1;
    }
  *n_steps = n;
  return steps;
}

static inline bool
is_same (const Naive *a,
         FoveaTensor *b)
{
  double most = 0, largest = 0;
  const float *values = fovea_tensor_get_values (b);

  for (size_t i = 0; i < fovea_shape_get_n_cells (a->shape); i++)
    {
      most = MAX (most, fabs (a->values[i] - values[i]));
      largest = MAX (largest, MAX (fabs (a->values[i]), fabs (values[i])));
    }
  return most <= 1e-4 * largest;
}

// Shapes between exchanged layers are not those of the network.
static inline FoveaShape
find_shape (const NaiveStep *step,
            FoveaShape       in)
{
  FoveaLayer *layers[] = { step->layer };
  g_autoptr (FoveaNetwork) alone = fovea_network_new (in, layers, 1, NULL);

  g_assert_nonnull (alone);
  return fovea_network_get_shape (alone, 1);
}

static inline int
find_same (FoveaEvaluation *evaluation,
           const char      *text)
{
  int last = fovea_network_get_n_layers (fovea_evaluation_get_network (evaluation));
  FoveaTensor *output = fovea_evaluation_get_stage (evaluation, last);
  Naive map = naive_from_tensor (fovea_evaluation_get_stage (evaluation, 0));
  g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);
  FoveaLayer *made;
  int n_steps;
  g_autofree NaiveStep *steps = change_steps (evaluation, text, &made, &n_steps);

  if (n_steps < 0)
    {
      g_free (map.values);
      map = naive_from_tensor (fovea_composition_get_output (composition));
    }
  for (int i = 0; i < n_steps; i++)
    {
      Naive next = naive_apply (&steps[i], &map, find_shape (&steps[i], map.shape));

      g_free (map.values);
      map = next;
    }
  g_clear_pointer (&made, fovea_layer_unref);
  g_assert_true (fovea_shape_equal (map.shape, fovea_tensor_get_shape (output)));

  int choice = is_same (&map, output) ? 0 : 1;

  g_free (map.values);
  return choice;
}

// What the learner finds. The cells are to be freed.
static inline FoveaReply
learn (const FoveaQuestion *question,
       GArray             **cells)
{
  FoveaEvaluation *evaluation = fovea_question_get_evaluation (question);
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  const char *text = fovea_question_get_text (question);
  FoveaReply answer = { .choice = -1 };
  FoveaCell cell = { 0 }, target = { 0 };

  *cells = NULL;
  fovea_question_get_cell (question, &cell);
  fovea_question_get_target (question, &target);
  switch (fovea_question_get_kind (question))
    {
    case FOVEA_QUESTION_VALUE:
      answer.number = find_value (evaluation, cell);
      break;
    case FOVEA_QUESTION_SEES:
    case FOVEA_QUESTION_REACHES:
      *cells = find_cells (network, cell, target);
      answer.cells = (FoveaCell *) (gpointer) (*cells)->data;
      answer.n_cells = (int) (*cells)->len;
      break;
    case FOVEA_QUESTION_FIELD:
      for (int i = 0; i < 2; i++)
        answer.size[i] = find_span (network, read_stage (network, text), i);
      break;
    case FOVEA_QUESTION_SHAPE:
      read_shape (text, answer.size);
      break;
    case FOVEA_QUESTION_PATHS:
      answer.number = count_ways (network, target, cell);
      break;
    case FOVEA_QUESTION_KERNELS:
      answer.choice = find_odd_kernel (question);
      break;
    case FOVEA_QUESTION_SAME:
    default:
      answer.choice = find_same (evaluation, text);
    }
  return answer;
}
