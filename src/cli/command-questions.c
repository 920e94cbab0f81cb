// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli questions: predict, then reveal, on paper. The questions that a class gets in the
// window for the same seed, and a sheet of answers.

#include "cli/invocation.h"
#include "cli/option.h"
#include "cli/questions-write.h"

#include <glib/gi18n.h>

#define DEFAULT_SEED 1
#define DEFAULT_COUNT 8
#define MAX_COUNT 1000

// The command's options as they were typed, all nullable. Start from zero.
typedef struct
{
  char *seed;
  char *count;
  char *kinds;
  gboolean has_answers;
} Texts;

static void
clear_texts (Texts *texts)
{
  g_free (texts->seed);
  g_free (texts->count);
  g_free (texts->kinds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static bool
parse_kinds (const char *text,
             guint      *kinds,
             GError    **error)
{
  const char *nicks[FOVEA_N_QUESTION_KINDS + 1] = { NULL };
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  for (int kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    nicks[kind] = fovea_question_kind_get_nick (kind);
  *kinds = text != NULL ? 0 : FOVEA_QUESTION_ALL_KINDS;
  for (int i = 0; words[i] != NULL && text != NULL; i++)
    {
      int kind;

      if (!fovea_option_parse_nick ("--kind", words[i], nicks, &kind, error))
        return false;
      *kinds |= 1u << kind;
    }

  return true;
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
    = { { "seed", 0, 0, G_OPTION_ARG_STRING, &texts->seed,
          N_("The class code: the same questions for the same number; without it 1"), N_("N") },
        { "count", 0, 0, G_OPTION_ARG_STRING, &texts->count,
          N_("How many questions; without it 8"), N_("N") },
        { "kind", 0, 0, G_OPTION_ARG_STRING, &texts->kinds,
          N_("Only these kinds, with commas between; without it all"), N_("KIND,…") },
        { "answers", 0, 0, G_OPTION_ARG_NONE, &texts->has_answers,
          N_("Write the answers after the questions, and how they are found"), NULL },
        { NULL } };

  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

static GPtrArray *
make_questions (FoveaEvaluation *evaluation,
                guint            kinds,
                int              seed,
                int              count,
                GError         **error)
{
  g_autoptr (GPtrArray) questions
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_question_unref);

  for (int i = 0; i < count; i++)
    {
      FoveaQuestion *question
        = fovea_question_new_numbered (evaluation, kinds, (guint64) seed, i);

      if (question != NULL)
        g_ptr_array_add (questions, question);
    }
  if (questions->len > 0)
    return g_steal_pointer (&questions);

  g_set_error_literal (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                       _("The network has no question of that kind whose answer is certain and "
                         "can be found by thought"));
  return NULL;
}

/**
 * fovea_command_questions:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes questions about a network.
 *
 * Returns: whether it was done
 */
bool
fovea_command_questions (const FoveaCommand *self,
                         int                 argc,
                         char              **argv,
                         GError            **error)
{
  static const char *const formats[] = { "text", "json", "markdown", "latex", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  g_auto (Texts) texts = { 0 };
  int format, seed = DEFAULT_SEED, count = DEFAULT_COUNT;
  guint kinds;

  if (!parse (&invocation, self, argc, argv, &texts, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error)
      || !fovea_option_parse_int (&(FoveaOption) { "--seed", 0, G_MAXINT - 1 }, texts.seed, &seed,
                                  error)
      || !fovea_option_parse_int (&(FoveaOption) { "--count", 1, MAX_COUNT }, texts.count, &count,
                                  error)
      || !parse_kinds (texts.kinds, &kinds, error))
    return false;

  g_autoptr (FoveaContent) content = fovea_invocation_load (&invocation, error);
  g_autoptr (FoveaEvaluation) evaluation
    = content != NULL ? fovea_evaluation_new (fovea_content_get_network (content),
                                              fovea_content_get_input (content), error)
                      : NULL;
  g_autoptr (GPtrArray) questions
    = evaluation != NULL ? make_questions (evaluation, kinds, seed, count, error) : NULL;
  if (questions == NULL)
    return false;

  FoveaSheet sheet = { .title = fovea_content_get_title (content),
                       .seed = seed,
                       .questions = (FoveaQuestion **) questions->pdata,
                       .n_questions = (int) questions->len,
                       .has_answers = texts.has_answers };
  g_autoptr (GBytes) bytes = fovea_sheet_write (&sheet, (FoveaSheetFormat) format);

  return fovea_invocation_write (&invocation, bytes, error);
}
