// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Costs and their crossing in JSON.

#include "cli/cost-json.h"

// The largest side at which a crossing is looked for.
#define MOST_SIDE 1024

/**
 * fovea_cost_json_add_counts:
 * @writer: a writer within an object
 * @cost: counts
 *
 * Adds the members weights, biases, multiplications and activations.
 */
void
fovea_cost_json_add_counts (FoveaJsonWriter *writer,
                            const FoveaCost *cost)
{
  fovea_json_writer_add_double (writer, "weights", cost->n_weights);
  fovea_json_writer_add_double (writer, "biases", cost->n_biases);
  fovea_json_writer_add_double (writer, "multiplications", cost->n_multiplications);
  fovea_json_writer_add_double (writer, "activations", cost->n_activations);
}

/**
 * fovea_cost_json_add_cost:
 * @writer: a writer within an object
 * @key: name of the member
 * @cost: (nullable): counts; null without
 */
void
fovea_cost_json_add_cost (FoveaJsonWriter *writer,
                          const char      *key,
                          const FoveaCost *cost)
{
  if (cost == NULL)
    {
      fovea_json_writer_add_string (writer, key, NULL);
      return;
    }
  fovea_json_writer_begin_object (writer, key, FOVEA_JSON_INLINE);
  fovea_cost_json_add_counts (writer, cost);
  fovea_json_writer_end_object (writer);
}

/**
 * fovea_cost_json_add_crossing:
 * @writer: a writer within an object
 * @network: a network
 *
 * Adds the member crossing: from which input side on the stack multiplies no more than
 * the one kernel; null if from none on.
 */
void
fovea_cost_json_add_crossing (FoveaJsonWriter    *writer,
                              const FoveaNetwork *network)
{
  FoveaCostCrossing crossing;

  if (!fovea_cost_find_crossing (network, fovea_cost_json_get_most (network), &crossing))
    {
      fovea_json_writer_add_string (writer, "crossing", NULL);
      return;
    }
  fovea_json_writer_begin_object (writer, "crossing", FOVEA_JSON_INLINE);
  fovea_json_writer_add_int (writer, "n", crossing.n);
  fovea_json_writer_add_bool (writer, "equal", crossing.is_equal);
  fovea_json_writer_add_bool (writer, "was_dearer", crossing.was_dearer);
  fovea_json_writer_end_object (writer);
}

/**
 * fovea_cost_json_get_most:
 * @network: a network
 *
 * Finds a large input side that @network accepts: 1024, or what memory's limits leave
 * of it.
 *
 * Returns: the side, in cells; 0 if there is none or nothing to compare
 */
int
fovea_cost_json_get_most (const FoveaNetwork *network)
{
  FoveaCost stack, single;
  int most = MOST_SIDE;

  while (most > 0 && !fovea_cost_compare (network, most, &stack, &single))
    most /= 2;
  return most;
}
