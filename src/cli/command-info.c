// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli info: stages and layers, their shapes, receptive fields and cost.

#include "cli/invocation.h"
#include "cli/printable.h"
#include "cli/table.h"
#include "core/cost.h"
#include "core/receptive-field.h"
#include "document/json-writer.h"
#include "document/known-networks.h"
#include "document/number.h"
#include "figure/describe.h"

#include <glib/gi18n.h>

// Both directions of a stage's receptive field.
typedef struct
{
  double size[2];
  double stride[2];
  double padding[2];
} Field;

static Field
get_field (const FoveaNetwork *network,
           int                 stage)
{
  Field field;

  for (int dimension = FOVEA_ROWS; dimension <= FOVEA_COLUMNS; dimension++)
    {
      FoveaReceptiveField along = fovea_receptive_field_get (network, stage, dimension);

      field.size[dimension] = along.size;
      field.stride[dimension] = along.stride;
      field.padding[dimension] = along.padding;
    }
  return field;
}

static void
add_stage (FoveaJsonWriter *writer,
           FoveaNetwork    *network,
           int              stage)
{
  FoveaShape shape = fovea_network_get_shape (network, stage);
  Field field = get_field (network, stage);

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_int (writer, "index", stage);
  fovea_json_writer_add_ints (
    writer, "shape", (const int[]) { shape.n_channels, shape.n_rows, shape.n_columns }, 3);
  fovea_json_writer_begin_object (writer, "receptive_field", FOVEA_JSON_INLINE);
  fovea_json_writer_add_doubles (writer, "size", field.size, (const int[]) { 2 }, 1);
  fovea_json_writer_add_doubles (writer, "stride", field.stride, (const int[]) { 2 }, 1);
  fovea_json_writer_add_doubles (writer, "padding", field.padding, (const int[]) { 2 }, 1);
  fovea_json_writer_end_object (writer);
  fovea_json_writer_end_object (writer);
}

static void
add_cost (FoveaJsonWriter *writer,
          FoveaCost        cost)
{
  fovea_json_writer_add_double (writer, "weights", cost.n_weights);
  fovea_json_writer_add_double (writer, "biases", cost.n_biases);
  fovea_json_writer_add_double (writer, "multiplications", cost.n_multiplications);
}

// What was published on the last stage stands beside what is computed here.
static void
add_published (FoveaJsonWriter         *writer,
               const FoveaKnownNetwork *known)
{
  fovea_json_writer_begin_object (writer, "published", FOVEA_JSON_INLINE);
  fovea_json_writer_add_ints (writer, "size", (const int[]) { known->size, known->size },
                              2);
  fovea_json_writer_add_ints (writer, "stride",
                              (const int[]) { known->stride, known->stride }, 2);
  fovea_json_writer_add_ints (writer, "padding",
                              (const int[]) { known->padding, known->padding }, 2);
  fovea_json_writer_add_string (writer, "source", known->source);
  fovea_json_writer_end_object (writer);
}

static GBytes *
write_json (FoveaContent            *content,
            const FoveaKnownNetwork *known) // (nullable)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();
  FoveaNetwork *network = fovea_content_get_network (content);

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_string (writer, "title", fovea_content_get_title (content));
  fovea_json_writer_begin_array (writer, "stages", FOVEA_JSON_LINES);
  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    add_stage (writer, network, stage);
  fovea_json_writer_end_array (writer);

  fovea_json_writer_begin_array (writer, "layers", FOVEA_JSON_LINES);
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayerKind kind
        = fovea_layer_get_kind (fovea_network_get_layer (network, layer));

      fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_INLINE);
      fovea_json_writer_add_int (writer, "index", layer);
      fovea_json_writer_add_string (writer, "kind", fovea_layer_kind_get_nick (kind));
      add_cost (writer, fovea_cost_get_layer (network, layer));
      fovea_json_writer_end_object (writer);
    }
  fovea_json_writer_end_array (writer);

  fovea_json_writer_begin_object (writer, "totals", FOVEA_JSON_INLINE);
  add_cost (writer, fovea_cost_get_total (network));
  fovea_json_writer_end_object (writer);
  if (known != NULL)
    add_published (writer, known);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

// "3×3", as many numbers as there are.
static char *
dup_sizes (const double *sizes,
           int           n_sizes)
{
  GString *text = g_string_new (NULL);
  char buffer[FOVEA_NUMBER_SIZE];

  for (int i = 0; i < n_sizes; i++)
    {
      g_string_append (text, i > 0 ? "×" : "");
      g_string_append (text, fovea_number_format_double (sizes[i], buffer));
    }
  return g_string_free (text, FALSE);
}

static void
append_stages (GString      *text,
               FoveaNetwork *network)
{
  g_autoptr (FoveaTable) table = fovea_table_new (6, 2);

  fovea_table_add (table, "");
  fovea_table_add (table, _("Stage"));
  fovea_table_add (table, _("Size"));
  fovea_table_add (table, _("Receptive field"));
  fovea_table_add (table, _("Its stride"));
  fovea_table_add (table, _("Its padding"));
  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    {
      FoveaShape shape = fovea_network_get_shape (network, stage);
      Field field = get_field (network, stage);

      fovea_table_add_number (table, stage);
      fovea_table_take (table, fovea_describe_stage (network, stage));
      fovea_table_take (
        table, dup_sizes (
                 (const double[]) { shape.n_channels, shape.n_rows, shape.n_columns }, 3));
      fovea_table_take (table, dup_sizes (field.size, 2));
      fovea_table_take (table, dup_sizes (field.stride, 2));
      fovea_table_take (table, dup_sizes (field.padding, 2));
    }
  fovea_table_append_to (table, text);
}

static void
add_cost_cells (FoveaTable *table,
                FoveaCost   cost)
{
  char buffer[FOVEA_NUMBER_SIZE];

  fovea_table_add (table, fovea_number_format_double (cost.n_weights, buffer));
  fovea_table_add (table, fovea_number_format_double (cost.n_biases, buffer));
  fovea_table_add (table, fovea_number_format_double (cost.n_multiplications, buffer));
}

static const char *
get_kind_name (FoveaLayer *layer)
{
  switch (fovea_layer_get_kind (layer))
    {
    case FOVEA_LAYER_CONVOLUTION:
      return _("Convolution");
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return _("Transposed convolution");
    case FOVEA_LAYER_MAX_POOLING:
      return _("Max pooling");
    case FOVEA_LAYER_AVERAGE_POOLING:
      return _("Average pooling");
    case FOVEA_LAYER_ACTIVATION:
    default:
      return _("Activation");
    }
}

// "Convolution 3×3", "Activation relu", with the name that the document gives it.
static char *
dup_layer_title (FoveaLayer *layer)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  const char *name = fovea_layer_get_name (layer);
  g_autofree char *detail
    = options->kind == FOVEA_LAYER_ACTIVATION
        ? g_strdup (fovea_activation_get_nick (options->activation))
        : dup_sizes (
          (const double[]) { fovea_layer_get_kernel_size (layer, FOVEA_ROWS),
                            fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS) },
          2);

  if (name != NULL)
    {
      g_autofree char *shown = fovea_printable_new (name);

      return g_strdup_printf ("%s %s “%s”", get_kind_name (layer), detail, shown);
    }
  return g_strdup_printf ("%s %s", get_kind_name (layer), detail);
}

static void
append_layers (GString      *text,
               FoveaNetwork *network)
{
  g_autoptr (FoveaTable) table = fovea_table_new (5, 2);

  fovea_table_add (table, "");
  fovea_table_add (table, _("Layer"));
  fovea_table_add (table, _("Weights"));
  fovea_table_add (table, _("Biases"));
  fovea_table_add (table, _("Multiplications"));
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      fovea_table_add_number (table, layer);
      fovea_table_take (table,
                        dup_layer_title (fovea_network_get_layer (network, layer)));
      add_cost_cells (table, fovea_cost_get_layer (network, layer));
    }
  fovea_table_add (table, "");
  fovea_table_add (table, _("Total"));
  add_cost_cells (table, fovea_cost_get_total (network));
  fovea_table_append_to (table, text);
}

static void
append_published (GString                 *text,
                  FoveaNetwork            *network,
                  const FoveaKnownNetwork *known)
{
  Field field = get_field (network, fovea_network_get_n_layers (network));
  char size[FOVEA_NUMBER_SIZE];

  fovea_number_format_double (field.size[FOVEA_ROWS], size);
  g_string_append_c (text, '\n');
  // Translators: the receptive field of a known network, “212; published: 212 (Simonyan
  // 2014)”
  g_string_append_printf (text, _("Receptive field at the end: %s; published: %d (%s)"),
                          size, known->size, known->source);
  g_string_append (text, "\n");
}

static GBytes *
write_text (FoveaContent            *content,
            const FoveaKnownNetwork *known) // (nullable)
{
  GString *text = g_string_new (NULL);
  const char *title = fovea_content_get_title (content);

  if (title != NULL)
    {
      g_autofree char *shown = fovea_printable_new (title);

      g_string_append_printf (text, "%s\n\n", shown);
    }
  append_stages (text, fovea_content_get_network (content));
  if (known != NULL)
    append_published (text, fovea_content_get_network (content), known);
  g_string_append_c (text, '\n');
  append_layers (text, fovea_content_get_network (content));
  return g_string_free_to_bytes (text);
}

/**
 * fovea_command_info:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes the sizes of stages, their receptive fields and what the layers cost; of a known
 * network also the receptive field that was published.
 *
 * Returns: whether it was done
 */
bool
fovea_command_info (const FoveaCommand *self,
                    int                 argc,
                    char              **argv,
                    GError            **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  int format;

  if (!fovea_invocation_parse (&invocation, self, NULL, argc, argv, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error))
    return false;

  g_autoptr (FoveaContent) content = fovea_invocation_load (&invocation, error);

  if (content == NULL)
    return false;

  const char *example = fovea_invocation_get_example (&invocation);
  const FoveaKnownNetwork *known = example != NULL ? fovea_known_networks_find (example)
                                                   : NULL;
  g_autoptr (GBytes) bytes
    = format == 1 ? write_json (content, known) : write_text (content, known);

  return fovea_invocation_write (&invocation, bytes, error);
}
