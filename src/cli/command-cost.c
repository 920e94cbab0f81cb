// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli cost: the cost of a stack beside that of the one kernel of the same
// receptive field, as the input grows; of a document, or of a plain stack that the
// options describe.

#include "cli/cost-json.h"
#include "cli/invocation.h"
#include "cli/option.h"
#include "cli/table.h"
#include "core/plan.h"
#include "document/number.h"
#include "figure/describe.h"
#include "figure/report-cost.h"

#include <glib/gi18n.h>

enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
};

static const char *const formats[] = { "text", "json", "csv", NULL };
static const char *const padding_nicks[] = { "none", "same", NULL };

#define MOST_SIDE 16384

// How many sides are compared if the command line does not say.
#define N_SIDES 20

// The command's options as they were typed, all nullable. Start from zero.
typedef struct
{
  char *from;
  char *to;
  char *layers;
  char *kernel;
  char *channels;
  char *padding;
} Texts;

typedef struct
{
  int from; // 0: the least that is accepted
  int to;   // 0: some more
  int n_layers;
  int kernel;
  int n_channels;
  int padding;
} Wishes;

typedef struct
{
  int n;
  FoveaCost stack;
  FoveaCost single;
} Point;

static void
clear_texts (Texts *texts)
{
  g_free (texts->from);
  g_free (texts->to);
  g_free (texts->layers);
  g_free (texts->kernel);
  g_free (texts->channels);
  g_free (texts->padding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static bool
is_plain (const Texts *texts)
{
  return texts->layers != NULL || texts->kernel != NULL || texts->channels != NULL
         || texts->padding != NULL;
}

static bool
read_wishes (const Texts *texts,
             Wishes      *wishes,
             GError     **error)
{
  return fovea_option_parse_int (&(FoveaOption) { "--from", 1, MOST_SIDE }, texts->from,
                                 &wishes->from, error)
         && fovea_option_parse_int (
           &(FoveaOption) { "--to", MAX (wishes->from, 1), MOST_SIDE }, texts->to,
           &wishes->to, error)
         && fovea_option_parse_int (&(FoveaOption) { "--layers", 1, 1000 }, texts->layers,
                                    &wishes->n_layers, error)
         && fovea_option_parse_int (&(FoveaOption) { "--kernel", 1, 255 }, texts->kernel,
                                    &wishes->kernel, error)
         && fovea_option_parse_int (&(FoveaOption) { "--channels", 1, 1000000 },
                                    texts->channels, &wishes->n_channels, error)
         && fovea_option_parse_nick ("--padding", texts->padding, padding_nicks,
                                     &wishes->padding, error);
}

// A stack of equal layers with one channel; scale_point() counts for more.
static FoveaNetwork *
build_plain (const Wishes *wishes,
             GError      **error)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autofree float *zeros = g_new0 (float, (size_t) wishes->kernel * wishes->kernel);
  g_autoptr (FoveaKernels) weights
    = fovea_kernels_new (1, 1, wishes->kernel, wishes->kernel, zeros);
  g_autofree FoveaLayer **layers = g_new (FoveaLayer *, wishes->n_layers);

  options.weights = weights;
  options.has_same_padding = wishes->padding == 1;

  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, error);
  FoveaShape shape = { 1, 0, 0 };

  if (layer == NULL)
    return NULL;
  for (int i = 0; i < wishes->n_layers; i++)
    layers[i] = layer;
  if (!fovea_plan_find_least_input (layers, wishes->n_layers, 1, &shape, error))
    return NULL;
  return fovea_network_new (shape, layers, wishes->n_layers, error);
}

static FoveaNetwork *
load_network (FoveaInvocation *invocation,
              const Texts     *texts,
              const Wishes    *wishes,
              GError         **error)
{
  if (!is_plain (texts))
    {
      g_autoptr (FoveaContent) content = fovea_invocation_load (invocation, error);

      return content != NULL ? fovea_network_ref (fovea_content_get_network (content))
                             : NULL;
    }
  if (invocation->documents == NULL)
    return build_plain (wishes, error);
  fovea_usage_error_set (
    error, _("Either a document or --layers, --kernel, --channels and --padding"));
  return NULL;
}

static void
scale_cost (FoveaCost *cost,
            double     n_channels)
{
  cost->n_weights *= n_channels * n_channels;
  cost->n_multiplications *= n_channels * n_channels;
  cost->n_biases *= n_channels;
  cost->n_activations *= n_channels;
}

// Completes the wishes: from the least side that is compared, and some more.
static void
find_sides (const FoveaNetwork *network,
            Wishes             *wishes)
{
  FoveaCost stack, single;

  if (wishes->from == 0 && wishes->to > 0)
    wishes->from = 1;
  for (int n = 1; wishes->from == 0 && n <= MOST_SIDE; n++)
    if (fovea_cost_compare (network, n, &stack, &single))
      wishes->from = n;
  if (wishes->to == 0)
    wishes->to = MIN (wishes->from + N_SIDES - 1, MOST_SIDE);
}

static GArray *
find_points (const FoveaNetwork *network,
             const Wishes       *wishes,
             GError            **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (int n = wishes->from; n > 0 && n <= wishes->to; n++)
    {
      Point point = { .n = n };

      if (!fovea_cost_compare (network, n, &point.stack, &point.single))
        continue;
      scale_cost (&point.stack, wishes->n_channels);
      scale_cost (&point.single, wishes->n_channels);
      g_array_append_val (points, point);
    }
  if (points->len > 0)
    return g_steal_pointer (&points);
  if (fovea_cost_json_get_most (network) == 0)
    g_set_error_literal (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                         _("There is no one kernel to compare with: that takes a stack with "
                           "a convolution and without a transposed one"));
  else
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_MISFIT,
                 _("The stack accepts no input between %d×%d and %d×%d"), wishes->from,
                 wishes->from, wishes->to, wishes->to);
  return NULL;
}

static GBytes *
write_json (const FoveaNetwork *network,
            GArray             *points)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_begin_array (writer, "points", FOVEA_JSON_LINES);
  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_INLINE);
      fovea_json_writer_add_int (writer, "n", point->n);
      fovea_cost_json_add_cost (writer, "stack", &point->stack);
      fovea_cost_json_add_cost (writer, "single", &point->single);
      fovea_json_writer_end_object (writer);
    }
  fovea_json_writer_end_array (writer);
  fovea_cost_json_add_crossing (writer, network);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static GBytes *
write_csv (GArray *points)
{
  GString *text = g_string_new ("n,stack_weights,single_weights,stack_multiplications,"
                                "single_multiplications,stack_activations,"
                                "single_activations\n");

  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      const double counts[]
        = { point->stack.n_weights,         point->single.n_weights,
            point->stack.n_multiplications, point->single.n_multiplications,
            point->stack.n_activations,     point->single.n_activations };

      g_string_append_printf (text, "%d", point->n);
      for (size_t j = 0; j < G_N_ELEMENTS (counts); j++)
        {
          char buffer[FOVEA_NUMBER_SIZE];

          g_string_append_printf (text, ",%s",
                                  fovea_number_format_double (counts[j], buffer));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}

static void
append_points (GString *text,
               GArray  *points)
{
  g_autoptr (FoveaTable) table = fovea_table_new (4, 0);

  fovea_table_add (table, _("Input"));
  fovea_table_add (table, _("Layers"));
  fovea_table_add (table, _("One kernel"));
  // Translators: what the layers multiply, as a share of what the one kernel does
  fovea_table_add (table, _("Share, %"));
  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      char buffer[FOVEA_NUMBER_SIZE];

      fovea_table_take (table, g_strdup_printf ("%d×%d", point->n, point->n));
      fovea_table_add (
        table, fovea_number_format_double (point->stack.n_multiplications, buffer));
      fovea_table_add (
        table, fovea_number_format_double (point->single.n_multiplications, buffer));
      fovea_table_take (table,
                        fovea_describe_number (100 * point->stack.n_multiplications
                                               / point->single.n_multiplications));
    }
  fovea_table_append_to (table, text);
}

static GBytes *
write_text (const FoveaNetwork *network,
            GArray             *points)
{
  GString *text = g_string_new (NULL);
  const Point *point = &g_array_index (points, Point, 0);
  g_autofree char *crossing
    = fovea_report_write_crossing (network, fovea_cost_json_get_most (network));
  char stack[FOVEA_NUMBER_SIZE];
  char single[FOVEA_NUMBER_SIZE];

  g_string_append_printf (text, _("Weights: the layers %s, the one kernel %s."),
                          fovea_number_format_double (point->stack.n_weights, stack),
                          fovea_number_format_double (point->single.n_weights, single));
  g_string_append_printf (text, "\n\n%s\n", _("Multiplications as the input grows"));
  append_points (text, points);
  g_string_append_printf (text, "\n%s\n", crossing);
  return g_string_free_to_bytes (text);
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
    = { { "from", 0, 0, G_OPTION_ARG_STRING, &texts->from,
          N_("Rows and columns of the smallest input"), N_("N") },
        { "to", 0, 0, G_OPTION_ARG_STRING, &texts->to,
          N_("Rows and columns of the largest input"), N_("N") },
        { "layers", 0, 0, G_OPTION_ARG_STRING, &texts->layers,
          N_("Take a plain stack of so many layers; without it 2"), N_("N") },
        { "kernel", 0, 0, G_OPTION_ARG_STRING, &texts->kernel,
          N_("Kernel size of the plain stack; without it 3"), N_("N") },
        { "channels", 0, 0, G_OPTION_ARG_STRING, &texts->channels,
          N_("Channels of the plain stack, in, between and out; without it 1"), N_("N") },
        { "padding", 0, 0, G_OPTION_ARG_STRING, &texts->padding,
          N_("Padding of the plain stack, none or same; without it none"), N_("PADDING") },
        { NULL } };

  return fovea_invocation_parse (invocation, command, options, argc, argv, error);
}

/**
 * fovea_command_cost:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes the cost of a stack and of the one kernel as functions of the input's size.
 *
 * Returns: whether it was done
 */
bool
fovea_command_cost (const FoveaCommand *self,
                    int                 argc,
                    char              **argv,
                    GError            **error)
{
  g_auto (FoveaInvocation) invocation = { 0 };
  g_auto (Texts) texts = { 0 };
  Wishes wishes = { .n_layers = 2, .kernel = 3, .n_channels = 1 };
  int format;

  if (!parse (&invocation, self, argc, argv, &texts, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error)
      || !read_wishes (&texts, &wishes, error))
    return false;

  g_autoptr (FoveaNetwork) network = load_network (&invocation, &texts, &wishes, error);

  if (network == NULL)
    return false;
  find_sides (network, &wishes);

  g_autoptr (GArray) points = find_points (network, &wishes, error);

  if (points == NULL)
    return false;

  g_autoptr (GBytes) bytes = format == FORMAT_JSON  ? write_json (network, points)
                             : format == FORMAT_CSV ? write_csv (points)
                                                    : write_text (network, points);

  return fovea_invocation_write (&invocation, bytes, error);
}
