// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What info knows, for programs.

#include "cli/cost-json.h"
#include "cli/info.h"
#include "core/cost.h"

static void
add_pair (FoveaJsonWriter *writer,
          const char      *key,
          const double     pair[2])
{
  fovea_json_writer_add_doubles (writer, key, pair, (const int[]) { 2 }, 1);
}

static void
add_stage (FoveaJsonWriter *writer,
           FoveaNetwork    *network,
           int              stage)
{
  FoveaShape shape = fovea_network_get_shape (network, stage);
  FoveaInfoField field;

  fovea_info_get_field (network, stage, &field);
  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_int (writer, "index", stage);
  fovea_json_writer_add_ints (
    writer, "shape", (const int[]) { shape.n_channels, shape.n_rows, shape.n_columns }, 3);
  fovea_json_writer_begin_object (writer, "receptive_field", FOVEA_JSON_INLINE);
  add_pair (writer, "size", field.size);
  add_pair (writer, "stride", field.stride);
  add_pair (writer, "padding", field.padding);
  add_pair (writer, "start", field.start);
  add_pair (writer, "centre", field.centre);
  fovea_json_writer_end_object (writer);
  fovea_json_writer_end_object (writer);
}

static void
add_layer (FoveaJsonWriter *writer,
           FoveaNetwork    *network,
           int              index)
{
  FoveaLayer *layer = fovea_network_get_layer (network, index);
  FoveaCost cost = fovea_cost_get_layer (network, index);
  int leftover[2];

  for (int i = 0; i < 2; i++)
    {
      FoveaAxis axis = fovea_network_get_axis (network, index, i);

      leftover[i] = fovea_axis_get_leftover (&axis);
    }
  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_INLINE);
  fovea_json_writer_add_int (writer, "index", index);
  fovea_json_writer_add_string (
    writer, "kind", fovea_layer_kind_get_nick (fovea_layer_get_kind (layer)));
  if (fovea_layer_get_name (layer) != NULL)
    fovea_json_writer_add_string (writer, "name", fovea_layer_get_name (layer));
  fovea_cost_json_add_counts (writer, &cost);
  fovea_json_writer_add_ints (writer, "leftover", leftover, 2);
  fovea_json_writer_end_object (writer);
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

/**
 * fovea_info_write_json:
 * @self: what is known
 *
 * Returns: (transfer full): a JSON object
 */
GBytes *
fovea_info_write_json (const FoveaInfo *self)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();
  FoveaNetwork *network = fovea_content_get_network (self->content);
  FoveaCost total = fovea_cost_get_total (network);
  FoveaCost single;
  bool has_single = fovea_cost_get_single (network, &single);

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_string (writer, "title", fovea_content_get_title (self->content));
  fovea_json_writer_begin_array (writer, "stages", FOVEA_JSON_LINES);
  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    add_stage (writer, network, stage);
  fovea_json_writer_end_array (writer);
  fovea_json_writer_begin_array (writer, "layers", FOVEA_JSON_LINES);
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    add_layer (writer, network, layer);
  fovea_json_writer_end_array (writer);
  fovea_cost_json_add_cost (writer, "totals", &total);
  fovea_cost_json_add_cost (writer, "single", has_single ? &single : NULL);
  fovea_cost_json_add_crossing (writer, network);
  if (self->known != NULL)
    add_published (writer, self->known);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}
