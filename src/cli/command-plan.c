// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli plan: inverse questions. With --field the shortest stack that sees so much;
// with a document the smallest input that it accepts.

#include "cli/invocation.h"
#include "cli/option.h"
#include "core/plan.h"
#include "document/json-writer.h"
#include "figure/describe.h"

#include <glib/gi18n.h>

// The command's options as they were typed, all nullable. Start from zero.
typedef struct
{
  char *field;
  char *kernel;
  char *stride;
  char *dilation;
} Texts;

// The stack that is asked for.
typedef struct
{
  int field;
  int kernel;
  GArray *strides;   // (owned) (element-type int)
  GArray *dilations; // (owned) (element-type int)
} Question;

typedef struct
{
  int n_layers;
  double reached;
} Answer;

static void
clear_texts (Texts *texts)
{
  g_free (texts->field);
  g_free (texts->kernel);
  g_free (texts->stride);
  g_free (texts->dilation);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static void
init_question (Question *question)
{
  *question = (Question) {
    .kernel = 3,
    .strides = g_array_new (FALSE, FALSE, sizeof (int)),
    .dilations = g_array_new (FALSE, FALSE, sizeof (int)),
  };
}

static void
clear_question (Question *question)
{
  g_clear_pointer (&question->strides, g_array_unref);
  g_clear_pointer (&question->dilations, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, clear_question)

static bool
read_question (const Texts *texts,
               Question    *question,
               GError     **error)
{
  const int one = 1;
  const int most = FOVEA_STENCIL_MAX;

  if (!fovea_option_parse_int (&(FoveaOption) { "--field", 1, 1000000000 }, texts->field,
                               &question->field, error)
      || !fovea_option_parse_int (&(FoveaOption) { "--kernel", 1, most }, texts->kernel,
                                  &question->kernel, error)
      || !fovea_option_parse_list (&(FoveaOption) { "--stride", 1, most }, texts->stride,
                                   question->strides, error)
      || !fovea_option_parse_list (&(FoveaOption) { "--dilation", 1, most },
                                   texts->dilation, question->dilations, error))
    return false;
  if (question->strides->len == 0)
    g_array_append_val (question->strides, one);
  if (question->dilations->len == 0)
    g_array_append_val (question->dilations, one);
  return true;
}

static bool
find_answer (const Question *question,
             Answer         *answer,
             GError        **error)
{
  FoveaPlanPattern pattern = {
    .kernel_size = question->kernel,
    .strides = (const int *) question->strides->data,
    .n_strides = question->strides->len,
    .dilations = (const int *) question->dilations->data,
    .n_dilations = question->dilations->len,
  };

  if (fovea_plan_find_depth (&pattern, question->field, &answer->n_layers,
                             &answer->reached))
    return true;
  g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
               _("No stack of up to %d layers %d×%d sees %d cells"), answer->n_layers,
               question->kernel, question->kernel, question->field);
  return false;
}

static GBytes *
write_depth_json (const Question *question,
                  const Answer   *answer)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_int (writer, "field", question->field);
  fovea_json_writer_add_int (writer, "kernel", question->kernel);
  fovea_json_writer_add_ints (writer, "stride", (const int *) question->strides->data,
                              question->strides->len);
  fovea_json_writer_add_ints (writer, "dilation", (const int *) question->dilations->data,
                              question->dilations->len);
  fovea_json_writer_add_int (writer, "layers", answer->n_layers);
  fovea_json_writer_add_double (writer, "reached", answer->reached);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static GBytes *
write_depth_text (const Question *question,
                  const Answer   *answer)
{
  GString *text = g_string_new (NULL);
  g_autofree char *reached = fovea_describe_number (answer->reached);

  g_string_append_printf (
    text,
    // Translators: “3 layers of 3×3 see 7 cells along each axis; 7 were asked for.”
    ngettext ("%d layer of %d×%d sees %s cells along each axis; %d were asked for.",
              "%d layers of %d×%d see %s cells along each axis; %d were asked for.",
              answer->n_layers),
    answer->n_layers, question->kernel, question->kernel, reached, question->field);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

static GBytes *
plan_depth (const Question *question,
            bool            is_json,
            GError        **error)
{
  Answer answer;

  if (!find_answer (question, &answer, error))
    return NULL;
  return is_json ? write_depth_json (question, &answer)
                 : write_depth_text (question, &answer);
}

static bool
find_least_input (const FoveaNetwork *network,
                  FoveaShape         *least,
                  GError            **error)
{
  int n_layers = fovea_network_get_n_layers (network);
  g_autofree FoveaLayer **layers = g_new (FoveaLayer *, n_layers + 1);

  for (int layer = 1; layer <= n_layers; layer++)
    layers[layer - 1] = fovea_network_get_layer (network, layer);
  return fovea_plan_find_least_input (
    layers, n_layers, fovea_network_get_shape (network, 0).n_channels, least, error);
}

static GBytes *
write_least (FoveaShape least,
             bool       is_json)
{
  if (!is_json)
    {
      GString *text = g_string_new (NULL);

      g_string_append_printf (text, _("The smallest input that it accepts is %d×%d×%d."),
                              least.n_channels, least.n_rows, least.n_columns);
      g_string_append_c (text, '\n');
      return g_string_free_to_bytes (text);
    }

  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_ints (
    writer, "least_input",
    (const int[]) { least.n_channels, least.n_rows, least.n_columns }, 3);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static GBytes *
plan_input (FoveaInvocation *invocation,
            bool             is_json,
            GError         **error)
{
  g_autoptr (FoveaContent) content = fovea_invocation_load (invocation, error);
  FoveaShape least;

  if (content == NULL
      || !find_least_input (fovea_content_get_network (content), &least, error))
    return NULL;
  return write_least (least, is_json);
}

static bool
check_use (const FoveaInvocation *invocation,
           const Texts           *texts,
           GError               **error)
{
  if (texts->field != NULL && invocation->documents != NULL)
    return fovea_usage_error_set (error,
                                  _("Either --field or a document: a document is asked for "
                                    "the smallest input that it accepts"));
  if (texts->field == NULL
      && (texts->kernel != NULL || texts->stride != NULL || texts->dilation != NULL))
    return fovea_usage_error_set (error, _("How much is to be seen? Say --field=N"));
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
    = { { "field", 0, 0, G_OPTION_ARG_STRING, &texts->field,
          N_("Find the shortest stack with this receptive field, in cells"), N_("N") },
        { "kernel", 0, 0, G_OPTION_ARG_STRING, &texts->kernel,
          N_("Kernel size of its layers; without it 3"), N_("N") },
        { "stride", 0, 0, G_OPTION_ARG_STRING, &texts->stride,
          N_("Strides of its layers in turn, such as 1,2; without it 1"), N_("N,…") },
        { "dilation", 0, 0, G_OPTION_ARG_STRING, &texts->dilation,
          N_("Dilations of its layers in turn, such as 1,2,4; without it 1"), N_("N,…") },
        { NULL } };

  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

/**
 * fovea_command_plan:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes the shortest stack with a wanted receptive field, or the smallest input that a
 * document accepts.
 *
 * Returns: whether it was done
 */
bool
fovea_command_plan (const FoveaCommand *self,
                    int                 argc,
                    char              **argv,
                    GError            **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  g_auto (Texts) texts = { 0 };
  g_auto (Question) question;
  int format;

  init_question (&question);
  if (!parse (&invocation, self, argc, argv, &texts, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error)
      || !check_use (&invocation, &texts, error)
      || !read_question (&texts, &question, error))
    return false;

  bool is_json = format == 1;
  g_autoptr (GBytes) bytes = texts.field != NULL
                               ? plan_depth (&question, is_json, error)
                               : plan_input (&invocation, is_json, error);

  return bytes != NULL && fovea_invocation_write (&invocation, bytes, error);
}
