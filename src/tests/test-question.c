// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A scripted learner that knows nothing but loops answers every question right; wrong answers are
// refused; the same seed makes the same questions.

#include "document/question.h"

#include "document/examples.h"
#include "document/random.h"

#include "equations.h"
#include "learner.h"
#include "random-network.h"

#define N_NETWORKS 250
#define N_SEEDS 12

static guint32 seed_of_run;

static void
assert_refused (const FoveaQuestion *question,
                FoveaReply          answer)
{
  g_autofree char *explanation = fovea_question_explain (question, &answer);

  g_assert_false (fovea_question_check (question, &answer));
  g_assert_cmpstr (explanation, !=, "");
  g_assert_true (g_utf8_validate (explanation, -1, NULL));
}

// Near misses of each kind of answer.
static void
assert_near_misses (const FoveaQuestion *question,
                    const FoveaReply   *right)
{
  FoveaReply wrong = *right;
  FoveaCell none = { 0, 0, -1, -1 };

  wrong.number += 1;
  wrong.size[1] += 1;
  wrong.choice = right->choice == 0 ? 1 : 0;
  wrong.n_cells = MAX (0, right->n_cells - 1);
  assert_refused (question, wrong);
  wrong.number = right->number - 3;
  wrong.size[0] = right->size[0] - 1;
  wrong.choice = fovea_question_get_n_choices (question);
  wrong.n_cells = 0;
  assert_refused (question, wrong);
  if (fovea_question_get_answer_kind (question) == FOVEA_ANSWER_CELLS)
    g_assert_false (fovea_question_check (question, &(FoveaReply) { .cells = &none, .n_cells = 1 }));
}

static void
assert_learned (const FoveaQuestion *question)
{
  GArray *cells;
  FoveaReply answer = learn (question, &cells);
  g_autofree char *explanation = fovea_question_explain (question, &answer);
  g_autofree char *words
    = fovea_question_dup_answer (question, fovea_question_get_answer (question));

  g_test_message ("%s → %s", fovea_question_get_text (question), words);
  g_assert_true (fovea_question_check (question, &answer));
  g_assert_cmpstr (explanation, !=, "");
  g_assert_cmpstr (fovea_question_get_hint (question), !=, "");
  assert_near_misses (question, fovea_question_get_answer (question));
  for (int i = 0; i < fovea_question_get_n_mistakes (question); i++)
    {
      const char *why;
      const FoveaReply *mistake = fovea_question_get_mistake (question, i, &why);
      g_autofree char *told = fovea_question_explain (question, mistake);

      assert_refused (question, *mistake);
      g_assert_true (g_str_has_prefix (told, why));
    }
  g_clear_pointer (&cells, g_array_unref);
}

static guint
assert_all_learned (FoveaEvaluation *evaluation,
                    int              n_questions)
{
  guint kinds = 0;

  for (int i = 0; i < n_questions; i++)
    {
      g_autoptr (FoveaQuestion) question
        = fovea_question_new_numbered (evaluation, FOVEA_QUESTION_ALL_KINDS, seed_of_run, i);

      if (question == NULL)
        continue;
      kinds |= 1u << fovea_question_get_kind (question);
      assert_learned (question);
    }
  return kinds;
}

static void
test_random_networks (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed_of_run);
  guint kinds = 0;

  for (int i = 0; i < N_NETWORKS; i++)
    {
      // Every kind of network, and stacks that are one kernel.
      rules.most_channels = i % 2 == 0 ? 1 : 3;
      rules.is_linear = i % 4 == 0;
      rules.has_padding = rules.has_repeats = i % 8 != 0;
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      kinds |= assert_all_learned (evaluation, N_SEEDS);
    }
  g_assert_cmpuint (kinds, ==, FOVEA_QUESTION_ALL_KINDS);
}

static FoveaEvaluation *
load_example (const char *name)
{
  g_autoptr (FoveaContent) content = fovea_examples_load (name, NULL);

  g_assert_nonnull (content);
  return fovea_evaluation_new (fovea_content_get_network (content),
                               fovea_content_get_input (content), NULL);
}

static void
test_examples (void)
{
  static const char *const small[]
    = { "two-3x3", "dilation", "stride", "padded", "sobel-relu", "laplacian-relu", "channels" };

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    {
      g_autoptr (FoveaEvaluation) evaluation = load_example (small[i]);
      guint kinds = assert_all_learned (evaluation, 40);

      g_test_message ("%s: %x", small[i], kinds);
      g_assert_cmpint (g_bit_storage (kinds), >, 4);
    }
}

static char *
describe_series (FoveaEvaluation *evaluation,
                 guint64          seed)
{
  GString *series = g_string_new (NULL);

  for (int i = 0; i < 16; i++)
    {
      g_autoptr (FoveaQuestion) question
        = fovea_question_new_numbered (evaluation, FOVEA_QUESTION_ALL_KINDS, seed, i);
      g_autofree char *answer
        = fovea_question_dup_answer (question, fovea_question_get_answer (question));

      g_autofree char *told = fovea_question_explain (question, NULL);

      g_string_append_printf (series, "%s %s %s %s\n", fovea_question_get_text (question), answer,
                              fovea_question_get_hint (question), told);
    }
  return g_string_free (series, FALSE);
}

static void
test_same_seed (void)
{
  g_autoptr (FoveaEvaluation) evaluation = load_example ("two-3x3");
  g_autoptr (FoveaEvaluation) again = load_example ("two-3x3");
  g_autofree char *one = describe_series (evaluation, 7);
  g_autofree char *same = describe_series (again, 7);
  g_autofree char *other = describe_series (again, 8);

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

// The published sequence of SplitMix64 from state 1234567, so that no machine differs.
static void
test_random_numbers (void)
{
  FoveaRandom random = { 1234567 };

  g_assert_cmpuint (fovea_random_next (&random), ==, G_GUINT64_CONSTANT (6457827717110365317));
  g_assert_cmpuint (fovea_random_next (&random), ==, G_GUINT64_CONSTANT (3203168211198807973));
  g_assert_cmpuint (fovea_random_next (&random), ==, G_GUINT64_CONSTANT (9817491932198370423));
  for (int i = 0; i < 1000; i++)
    g_assert_cmpint (fovea_random_below (&random, 7), <, 7);
}

// All kinds come once before one comes again.
static void
test_all_kinds_in_turn (void)
{
  g_autoptr (FoveaEvaluation) evaluation = load_example ("two-3x3");
  guint kinds = 0;

  for (int i = 0; i < FOVEA_N_QUESTION_KINDS; i++)
    {
      g_autoptr (FoveaQuestion) question
        = fovea_question_new_numbered (evaluation, FOVEA_QUESTION_ALL_KINDS, 3, i);

      kinds |= 1u << fovea_question_get_kind (question);
    }
  g_assert_cmpuint (kinds, ==, FOVEA_QUESTION_ALL_KINDS);
}

// Within a round nothing is asked twice while there is something new to ask.
static void
test_no_question_twice (void)
{
  static const char *const small[] = { "two-3x3", "one-5x5-ones", "padded", "channels" };

  for (guint64 seed = 0; seed < 4; seed++)
    for (guint i = 0; i < G_N_ELEMENTS (small); i++)
      {
        g_autoptr (FoveaEvaluation) evaluation = load_example (small[i]);
        g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

        for (int number = 0; number < 20; number++)
          {
            g_autoptr (FoveaQuestion) question
              = fovea_question_new_numbered (evaluation, FOVEA_QUESTION_ALL_KINDS, seed, number);

            // Its words are always the same: other kernels are shown each time.
            if (fovea_question_get_kind (question) != FOVEA_QUESTION_KERNELS)
              g_assert_true (g_hash_table_add (asked, g_strdup (fovea_question_get_text (question))));
          }
      }
}

static void
test_degenerate (void)
{
  static const FoveaShape shapes[] = { { 1, 1, 1 }, { 3, 1, 1 }, { 1, 1, 40 }, { 2, 300, 300 } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (int n_layers = 0; n_layers < 3; n_layers++)
      {
        g_autofree float *zeros = g_new0 (float, fovea_shape_get_n_cells (shapes[i]));
        g_autoptr (FoveaTensor) input = fovea_tensor_new (shapes[i], zeros);
        g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
        FoveaLayer *layers[] = { relu, relu };
        g_autoptr (FoveaNetwork) network = fovea_network_new (shapes[i], layers, n_layers, NULL);
        g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
        guint kinds = fovea_question_find_kinds (evaluation);

        g_assert_true ((kinds & (1u << FOVEA_QUESTION_FIELD)) == 0);
        g_assert_true ((kinds & (1u << FOVEA_QUESTION_SAME)) == 0);
        g_assert_true ((kinds & (1u << FOVEA_QUESTION_PATHS)) == 0);
        assert_all_learned (evaluation, 6);
      }
}

// The mistakes that the theory warns of are known by name.
static void
test_known_mistakes (void)
{
  static const struct
  {
    FoveaQuestionKind kind;
    FoveaQuestionPlace place;
    const char *answer;
    const char *mistake;
  } cases[] = {
    { FOVEA_QUESTION_VALUE, { .has_cell = true, .cell = { 2, 0, 0, 0 } }, "72", "21" },
    { FOVEA_QUESTION_FIELD, { 0 }, "5×5", "9×9" },
    { FOVEA_QUESTION_FIELD, { 0 }, "5×5", "6×6" },
    { FOVEA_QUESTION_PATHS,
      { .has_cell = true, .has_target = true, .cell = { 2, 0, 1, 1 }, .target = { 0, 0, 3, 3 } },
      "9", "6" },
  };
  g_autoptr (FoveaEvaluation) evaluation = load_example ("two-3x3");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoveaQuestion) question
        = fovea_question_new (evaluation, cases[i].kind, &cases[i].place, 1);
      FoveaReply right, wrong;
      FoveaAnswerKind kind = fovea_question_get_answer_kind (question);

      g_assert_true (fovea_answer_parse (kind, cases[i].answer, &right, NULL));
      g_assert_true (fovea_answer_parse (kind, cases[i].mistake, &wrong, NULL));
      g_assert_true (fovea_question_check (question, &right));
      g_assert_false (fovea_question_check (question, &wrong));

      g_autofree char *told = fovea_question_explain (question, &wrong);
      g_autofree char *plain = fovea_question_explain (question, NULL);
      g_assert_cmpuint (strlen (told), >, strlen (plain));
    }
}

static void
test_typed_answers (void)
{
  static const struct
  {
    FoveaAnswerKind kind;
    const char *text;
    bool is_answer;
    double first;
    int second;
  } cases[] = {
    { FOVEA_ANSWER_NUMBER, " 45 ", true, 45, 0 },
    { FOVEA_ANSWER_NUMBER, "−2,5", true, -2.5, 0 },
    { FOVEA_ANSWER_NUMBER, "１２", true, 12, 0 },
    { FOVEA_ANSWER_NUMBER, "－２．５　", true, -2.5, 0 },
    { FOVEA_ANSWER_NUMBER, "٤٥", true, 45, 0 },
    { FOVEA_ANSWER_NUMBER, "-٢٫٥", true, -2.5, 0 },
    { FOVEA_ANSWER_NUMBER, "5²", false, 0, 0 },
    { FOVEA_ANSWER_SIZE, "３×５", true, 3, 5 },
    { FOVEA_ANSWER_SIZE, "３ｘ５", true, 3, 5 },
    { FOVEA_ANSWER_SIZE, "٣×٥", true, 3, 5 },
    { FOVEA_ANSWER_NUMBER, "-2.5", true, -2.5, 0 },
    { FOVEA_ANSWER_NUMBER, "", false, 0, 0 },
    { FOVEA_ANSWER_NUMBER, "nan", false, 0, 0 },
    { FOVEA_ANSWER_NUMBER, "4 5", false, 0, 0 },
    { FOVEA_ANSWER_SIZE, "5×4", true, 5, 4 },
    { FOVEA_ANSWER_SIZE, "5 x 4", true, 5, 4 },
    { FOVEA_ANSWER_SIZE, "5*4", true, 5, 4 },
    { FOVEA_ANSWER_SIZE, "5", true, 5, 5 },
    { FOVEA_ANSWER_SIZE, "5×4×3", false, 0, 0 },
    { FOVEA_ANSWER_SIZE, "", false, 0, 0 },
    { FOVEA_ANSWER_SIZE, "five", false, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      FoveaReply answer;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (fovea_answer_parse (cases[i].kind, cases[i].text, &answer, &error)
                     == cases[i].is_answer);
      g_assert_true ((error == NULL) == cases[i].is_answer);
      if (!cases[i].is_answer)
        continue;
      if (cases[i].kind == FOVEA_ANSWER_NUMBER)
        g_assert_cmpfloat (answer.number, ==, cases[i].first);
      else
        {
          g_assert_cmpint (answer.size[0], ==, (int) cases[i].first);
          g_assert_cmpint (answer.size[1], ==, cases[i].second);
        }
    }
}

static void
test_cells_as_sets (void)
{
  g_autoptr (FoveaEvaluation) evaluation = load_example ("dilation");
  int last = fovea_network_get_n_layers (fovea_evaluation_get_network (evaluation));
  const FoveaQuestionPlace place = { .has_cell = true, .cell = { last, 0, 0, 0 } };
  g_autoptr (FoveaQuestion) question
    = fovea_question_new (evaluation, FOVEA_QUESTION_SEES, &place, 1);
  const FoveaReply *right = fovea_question_get_answer (question);
  g_autofree FoveaCell *cells = g_new (FoveaCell, right->n_cells + 1);

  // Backwards, and one of them twice.
  for (int i = 0; i < right->n_cells; i++)
    cells[i] = right->cells[right->n_cells - 1 - i];
  cells[right->n_cells] = cells[0];
  g_assert_true (fovea_question_check (
    question, &(FoveaReply) { .cells = cells, .n_cells = right->n_cells + 1 }));
}

// The last line of the path of windows counts the cells that are the answer: "3 × 5 cells".
static void
assert_counted (const char *explanation,
                int         n_cells)
{
  const char *past = g_strrstr (explanation, " cells.");
  const char *colon = past != NULL ? g_strrstr_len (explanation, past - explanation, ": ") : NULL;

  g_assert_nonnull (colon);
  Equations count = { colon + 2, false };
  g_assert_cmpfloat (equations_read_sum (&count), ==, n_cells);
  g_assert_true (count.at == past);
}

static double
read_after (const char *text,
            const char *words,
            int         place)
{
  Equations number = { strstr (text, words), false };
  double value = NAN;

  g_assert_nonnull (number.at);
  number.at += strlen (words);
  for (int i = 0; i <= place; i++)
    value = equations_read_factor (&number);
  g_assert_false (number.is_bad);
  return value;
}

// What is said of a kernel that splits: "A is the column (1 2 1) times the row (1 0 −1)".
static void
assert_splits (const FoveaQuestion *question,
               int                  choice)
{
  FoveaKernels *kernel = fovea_question_get_kernel (question, choice);
  g_autofree char *told = fovea_question_explain (question, &(FoveaReply) { .choice = choice });
  int n_rows = fovea_kernels_get_n_rows (kernel);
  int n_columns = fovea_kernels_get_n_columns (kernel);

  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      g_assert_cmpfloat_with_epsilon (
        read_after (told, "the column (", y) * read_after (told, "the row (", x),
        fovea_kernels_get (kernel, 0, 0, y, x), 1e-6);
}

// Checks what is said of @question by arithmetic. Returns how much there was to check.
static int
assert_told_right (const FoveaQuestion *question)
{
  const FoveaReply *right = fovea_question_get_answer (question);
  g_autofree char *told = fovea_question_explain (question, NULL);
  double last = NAN;
  int n = equations_assert_true (told, &last);

  switch (fovea_question_get_answer_kind (question))
    {
    case FOVEA_ANSWER_NUMBER:
      g_assert_cmpfloat (last, ==, right->number);
      return n;
    case FOVEA_ANSWER_SIZE:
      g_assert_cmpfloat (last, ==, right->size[1]);
      return n;
    case FOVEA_ANSWER_CELLS:
      assert_counted (told, right->n_cells);
      return 1;
    case FOVEA_ANSWER_CHOICE:
    default:
      if (fovea_question_get_kind (question) != FOVEA_QUESTION_KERNELS)
        return n;
      for (int i = 0; i < fovea_question_get_n_choices (question); i++)
        if (i != right->choice)
          assert_splits (question, i);
      return 1;
    }
}

// The numbers of an explanation are right, each by itself: equations hold and end in the answer.
static void
test_explanations_add_up (void)
{
  static const char *const whole[]
    = { "two-3x3", "dilation", "stride", "padded", "sobel-relu", "laplacian-relu", "channels" };
  int n_told[FOVEA_N_QUESTION_KINDS] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (FoveaEvaluation) evaluation = load_example (whole[i]);

      for (int number = 0; number < 40; number++)
        {
          g_autoptr (FoveaQuestion) question = fovea_question_new_numbered (
            evaluation, FOVEA_QUESTION_ALL_KINDS, seed_of_run, number);

          if (question != NULL)
            n_told[fovea_question_get_kind (question)] += assert_told_right (question);
        }
    }
  for (int kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    if (kind != FOVEA_QUESTION_SAME)
      g_assert_cmpint (n_told[kind], >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  seed_of_run = g_test_rand_int ();
  g_test_message ("seed %u", seed_of_run);

  g_test_add_func ("/question/random-networks", test_random_networks);
  g_test_add_func ("/question/examples", test_examples);
  g_test_add_func ("/question/same-seed", test_same_seed);
  g_test_add_func ("/question/random-numbers", test_random_numbers);
  g_test_add_func ("/question/all-kinds-in-turn", test_all_kinds_in_turn);
  g_test_add_func ("/question/no-question-twice", test_no_question_twice);
  g_test_add_func ("/question/degenerate", test_degenerate);
  g_test_add_func ("/question/known-mistakes", test_known_mistakes);
  g_test_add_func ("/question/typed-answers", test_typed_answers);
  g_test_add_func ("/question/cells-as-sets", test_cells_as_sets);
  g_test_add_func ("/question/explanations-add-up", test_explanations_add_up);

  return g_test_run ();
}
