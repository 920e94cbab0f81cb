// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli factor: the best two smaller kernels for one larger one, how good they are,
// and how many hidden channels would make them exact.

#include "cli/invocation.h"
#include "cli/option.h"
#include "cli/source.h"
#include "cli/table.h"
#include "core/dimensions.h"
#include "core/factor.h"
#include "document/json-writer.h"
#include "document/npy.h"
#include "document/numbers.h"
#include "figure/describe.h"
#include "figure/report-factor.h"

#include <glib/gi18n.h>

// The command's options as they were typed, all nullable. Start from zero.
typedef struct
{
  char *hidden;
  char *first;
  char *layer;
  char *outer;
  char *inner;
} Texts;

// What they mean. A channel below 0 was not chosen.
typedef struct
{
  int hidden;
  int first[2]; // 0: to be found
  int layer;
  int outer;
  int inner;
} Wishes;

// All there is to say. Owned.
typedef struct
{
  FoveaKernels *kernel; // 1 × 1 × rows × columns
  FoveaFactorisation *best;
  GPtrArray *all; // with 1, 2, … hidden channels, the last exact
  FoveaDimensions dimensions;
} Answer;

static void
clear_texts (Texts *texts)
{
  g_free (texts->hidden);
  g_free (texts->first);
  g_free (texts->layer);
  g_free (texts->outer);
  g_free (texts->inner);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static void
clear_answer (Answer *answer)
{
  g_clear_pointer (&answer->all, g_ptr_array_unref);
  g_clear_pointer (&answer->best, fovea_factorisation_unref);
  g_clear_pointer (&answer->kernel, fovea_kernels_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static FoveaKernels *
take_layer (const FoveaContent *content,
            int                 index,
            GError            **error)
{
  FoveaNetwork *network = fovea_content_get_network (content);
  int n_layers = fovea_network_get_n_layers (network);

  if (index > n_layers)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                   ngettext ("There is no layer %d: the document has %d layer",
                             "There is no layer %d: the document has %d layers", n_layers),
                   index, n_layers);
      return NULL;
    }

  FoveaLayer *layer = fovea_network_get_layer (network, index);

  if (fovea_layer_get_weights (layer) != NULL)
    return fovea_kernels_ref (fovea_layer_get_weights (layer));
  g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
               _("Layer %d has no kernel: its kind is %s"), index,
               fovea_layer_kind_get_nick (fovea_layer_get_kind (layer)));
  return NULL;
}

// The channels of a table are input channels.
static FoveaKernels *
take_table (GBytes  *bytes,
            GError **error)
{
  g_autoptr (FoveaTensor) tensor = fovea_numbers_parse (bytes, error);

  if (tensor == NULL)
    return NULL;

  FoveaShape shape = fovea_tensor_get_shape (tensor);

  return fovea_kernels_new (1, shape.n_channels, shape.n_rows, shape.n_columns,
                            fovea_tensor_get_values (tensor));
}

static FoveaKernels *
parse_kernels (GBytes  *bytes,
               int      layer,
               GError **error)
{
  if (fovea_npy_is_npy (bytes))
    return fovea_npy_parse_kernels (bytes, error);
  if (!fovea_source_is_document (bytes))
    return take_table (bytes, error);

  g_autoptr (FoveaContent) content = fovea_content_parse (bytes, error);

  return content != NULL ? take_layer (content, layer, error) : NULL;
}

static FoveaKernels *
load_kernels (FoveaInvocation *invocation,
              int              layer,
              GError         **error)
{
  if (invocation->documents == NULL)
    {
      fovea_usage_error_set (error,
                             _("Which kernel? Name a CSV or NumPy file or a document"));
      return NULL;
    }
  if (fovea_invocation_get_example (invocation) != NULL)
    {
      g_autoptr (FoveaContent) content = fovea_invocation_load (invocation, error);

      return content != NULL ? take_layer (content, layer, error) : NULL;
    }

  const char *name = invocation->documents[0];
  g_autoptr (GBytes) bytes = fovea_source_read (name, error);
  FoveaKernels *kernels = bytes != NULL ? parse_kernels (bytes, layer, error) : NULL;

  if (kernels == NULL)
    fovea_source_prefix_error (name, error);
  return kernels;
}

static bool
check_channel (const char *option,
               int         channel,
               int         n_channels,
               GError    **error)
{
  if (channel < n_channels && (channel >= 0 || n_channels == 1))
    return true;
  if (channel < 0)
    return fovea_usage_error_set (
      error, _("There are %d channels: choose one with %s=0 to %d"), n_channels, option,
      n_channels - 1);
  return fovea_usage_error_set (error, _("%s=%d is too large: the last channel is %d"),
                                option, channel, n_channels - 1);
}

// The one kernel between the two channels that were chosen.
static FoveaKernels *
choose_kernel (const FoveaKernels *kernels,
               const Wishes       *wishes,
               GError            **error)
{
  int n_outer = fovea_kernels_get_n_outer (kernels);
  int n_inner = fovea_kernels_get_n_inner (kernels);
  int n_rows = fovea_kernels_get_n_rows (kernels);
  int n_columns = fovea_kernels_get_n_columns (kernels);

  if (!check_channel ("--outer", wishes->outer, n_outer, error)
      || !check_channel ("--inner", wishes->inner, n_inner, error))
    return NULL;

  size_t place = (size_t) MAX (wishes->outer, 0) * n_inner + MAX (wishes->inner, 0);

  return fovea_kernels_new (1, 1, n_rows, n_columns,
                            fovea_kernels_get_weights (kernels)
                              + place * n_rows * n_columns);
}

static bool
find_answer (const Wishes *wishes,
             Answer       *answer,
             GError      **error)
{
  int size[] = { fovea_kernels_get_n_rows (answer->kernel),
                 fovea_kernels_get_n_columns (answer->kernel) };
  int first[2];

  for (int i = 0; i < 2; i++)
    first[i] = wishes->first[i] > 0 ? wishes->first[i] : (size[i] + 1) / 2;
  answer->all = fovea_report_factorise (answer->kernel, first, error);
  if (answer->all == NULL)
    return false;
  if ((guint) wishes->hidden <= answer->all->len)
    answer->best = fovea_factorisation_ref (answer->all->pdata[wishes->hidden - 1]);
  else
    answer->best = fovea_factorisation_new (answer->kernel, first, wishes->hidden, error);
  answer->dimensions = fovea_dimensions_get (&(FoveaDimensionsQuestion) {
    .kernel_size = { size[0], size[1] },
    .first_size = { first[0], first[1] },
    .n_channels = 1,
    .n_hidden = wishes->hidden,
  });
  return answer->best != NULL;
}

// The kernel of one hidden channel, wherever it lies in its bank.
static const float *
get_factor (FoveaKernels *factors,
            int           hidden)
{
  return fovea_kernels_get_weights (factors)
         + (size_t) hidden * fovea_kernels_get_n_rows (factors)
             * fovea_kernels_get_n_columns (factors);
}

static void
add_kernel (FoveaJsonWriter *writer,
            const char      *key,
            FoveaKernels    *factors,
            int              hidden)
{
  int lengths[]
    = { fovea_kernels_get_n_rows (factors), fovea_kernels_get_n_columns (factors) };

  fovea_json_writer_add_floats (writer, key, get_factor (factors, hidden), lengths, 2);
}

static void
add_dimensions (FoveaJsonWriter       *writer,
                const FoveaDimensions *dimensions)
{
  fovea_json_writer_begin_object (writer, "dimensions", FOVEA_JSON_INLINE);
  fovea_json_writer_add_double (writer, "reached", dimensions->n_dimensions);
  fovea_json_writer_add_double (writer, "kernel", dimensions->n_kernel);
  fovea_json_writer_add_double (writer, "weights", dimensions->n_weights);
  fovea_json_writer_end_object (writer);
}

static GBytes *
write_json (const Answer *answer)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();
  FoveaFactorisation *best = answer->best;

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_int (writer, "hidden", fovea_factorisation_get_n_hidden (best));
  fovea_json_writer_begin_array (writer, "factors", FOVEA_JSON_LINES);
  for (int hidden = 0; hidden < fovea_factorisation_get_n_hidden (best); hidden++)
    {
      fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
      add_kernel (writer, "first", fovea_factorisation_get_first (best), hidden);
      add_kernel (writer, "second", fovea_factorisation_get_second (best), hidden);
      fovea_json_writer_end_object (writer);
    }
  fovea_json_writer_end_array (writer);
  add_kernel (writer, "composed", fovea_factorisation_get_composed (best), 0);
  fovea_json_writer_add_double (writer, "relative_residual",
                                fovea_factorisation_get_residual (best));
  fovea_json_writer_add_bool (writer, "exact", fovea_factorisation_is_exact (best));
  fovea_json_writer_add_int (writer, "hidden_used",
                             fovea_factorisation_get_n_used (best));
  fovea_json_writer_add_int (writer, "exact_hidden", answer->all->len);
  add_dimensions (writer, &answer->dimensions);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static void
append_kernel (GString      *text,
               const char   *title,
               FoveaKernels *factors,
               int           hidden)
{
  int n_rows = fovea_kernels_get_n_rows (factors);
  int n_columns = fovea_kernels_get_n_columns (factors);

  g_string_append_printf (text, "%s, %d×%d\n", title, n_rows, n_columns);
  fovea_table_append_grid (text, get_factor (factors, hidden), n_rows, n_columns);
}

static void
append_quality (GString            *text,
                FoveaFactorisation *best)
{
  g_autofree char *residual
    = fovea_describe_number (100 * fovea_factorisation_get_residual (best));
  int n_hidden = fovea_factorisation_get_n_hidden (best);

  if (fovea_factorisation_is_exact (best))
    g_string_append_printf (text,
                            ngettext ("%d hidden channel: exact.",
                                      "%d hidden channels: exact.", n_hidden),
                            n_hidden);
  else
    g_string_append_printf (
      text,
      // Translators: the share of the kernel that its two factors do not make
      ngettext ("%d hidden channel: %s %% of the kernel is left.",
                "%d hidden channels: %s %% of the kernel is left.", n_hidden),
      n_hidden, residual);
  g_string_append_c (text, '\n');
}

static GBytes *
write_text (const Answer *answer)
{
  GString *text = g_string_new (NULL);
  FoveaKernels *first = fovea_factorisation_get_first (answer->best);
  int first_size[]
    = { fovea_kernels_get_n_rows (first), fovea_kernels_get_n_columns (first) };
  g_autofree char *exactness = fovea_report_write_exactness (answer->all);
  g_autofree char *dimensions = fovea_report_write_dimensions (answer->kernel,
                                                               first_size);

  for (int i = 0; i < fovea_factorisation_get_n_used (answer->best); i++)
    {
      if (fovea_factorisation_get_n_hidden (answer->best) > 1)
        {
          g_string_append_printf (text, _("Hidden channel %d"), i);
          g_string_append_c (text, '\n');
        }
      append_kernel (text, _("First kernel"), first, i);
      append_kernel (text, _("Second kernel"),
                     fovea_factorisation_get_second (answer->best), i);
    }
  append_kernel (text, _("Composed"), fovea_factorisation_get_composed (answer->best), 0);
  g_string_append_c (text, '\n');
  if (fovea_factorisation_get_n_hidden (answer->best) > 1)
    append_quality (text, answer->best);
  g_string_append_printf (text, "%s\n%s\n", exactness, dimensions);
  return g_string_free_to_bytes (text);
}

static bool
read_wishes (const Texts *texts,
             Wishes      *wishes,
             GError     **error)
{
  return fovea_option_parse_int (&(FoveaOption) { "--hidden", 1, 256 }, texts->hidden,
                                 &wishes->hidden, error)
         && fovea_option_parse_size (&(FoveaOption) { "--first", 1, 15 }, texts->first,
                                     wishes->first, error)
         && fovea_option_parse_int (&(FoveaOption) { "--layer", 1, G_MAXINT }, texts->layer,
                                    &wishes->layer, error)
         && fovea_option_parse_int (&(FoveaOption) { "--outer", 0, G_MAXINT }, texts->outer,
                                    &wishes->outer, error)
         && fovea_option_parse_int (&(FoveaOption) { "--inner", 0, G_MAXINT }, texts->inner,
                                    &wishes->inner, error);
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
    = { { "hidden", 0, 0, G_OPTION_ARG_STRING, &texts->hidden,
          N_("Channels between the two kernels; without it 1"), N_("N") },
        { "first", 0, 0, G_OPTION_ARG_STRING, &texts->first,
          N_("Size of the first kernel; without it, half"), N_("ROWSxCOLUMNS") },
        { "layer", 0, 0, G_OPTION_ARG_STRING, &texts->layer,
          N_("Which layer of a document, from 1; without it the first"), N_("LAYER") },
        { "outer", 0, 0, G_OPTION_ARG_STRING, &texts->outer,
          N_("Which output channel of the kernel, from 0"), N_("CHANNEL") },
        { "inner", 0, 0, G_OPTION_ARG_STRING, &texts->inner,
          N_("Which input channel of the kernel, from 0"), N_("CHANNEL") },
        { NULL } };

  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

/**
 * fovea_command_factor:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes the best two smaller kernels for a larger one.
 *
 * Returns: whether it was done
 */
bool
fovea_command_factor (const FoveaCommand *self,
                      int                 argc,
                      char              **argv,
                      GError            **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  g_auto (Texts) texts = { 0 };
  g_auto (Answer) answer = { 0 };
  Wishes wishes = { .hidden = 1, .layer = 1, .outer = -1, .inner = -1 };
  int format;

  if (!parse (&invocation, self, argc, argv, &texts, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error)
      || !read_wishes (&texts, &wishes, error))
    return false;

  g_autoptr (FoveaKernels) kernels = load_kernels (&invocation, wishes.layer, error);

  answer.kernel = kernels != NULL ? choose_kernel (kernels, &wishes, error) : NULL;
  if (answer.kernel == NULL || !find_answer (&wishes, &answer, error))
    return false;

  g_autoptr (GBytes) bytes = format == 1 ? write_json (&answer) : write_text (&answer);

  return fovea_invocation_write (&invocation, bytes, error);
}
