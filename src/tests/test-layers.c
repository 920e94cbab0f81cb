// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of layers: switching off and back, moving, adapting channels, and what each edit is
// called.

#include "document/adapt.h"
#include "document/grid.h"

#include <string.h>

static FoveaDocument *
open_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_content_parse (bytes, &error);

  g_assert_no_error (error);
  return fovea_document_new (content);
}

// A 2×2 ones kernel, then the identity or ReLU by name, on a 3×3 input.
static FoveaDocument *
open_two_layers (void)
{
  return open_text ("{\"fovea\": 1, \"input\": {\"values\": "
                    "[[[1, -2, 3], [4, -5, 6], [7, -8, 9]]]}, \"layers\": ["
                    "{\"kind\": \"convolution\", \"weights\": [[[[1, 1], [1, 1]]]]},"
                    "{\"kind\": \"activation\", \"function\": \"relu\", \"note\": 7}"
                    "]}");
}

static char *
serialize (FoveaDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = fovea_content_serialize (fovea_document_get_content (document), &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static float
get_output (FoveaDocument *document,
            int            stage,
            int            row,
            int            column)
{
  g_autoptr (FoveaEvaluation) evaluation
    = fovea_evaluation_new (fovea_document_get_network (document),
                            fovea_document_get_input (document), NULL);

  return fovea_evaluation_get_value (evaluation, (FoveaCell) { stage, 0, row, column });
}

static void
test_switched_off_is_identity (void)
{
  g_autoptr (FoveaDocument) document = open_two_layers ();
  FoveaContent *before = fovea_document_get_content (document);
  FoveaLayer *relu = fovea_content_get_layer (before, 2);

  // 1 − 2 + 4 − 5 = −2
  g_assert_cmpfloat (get_output (document, 2, 0, 0), ==, 0);
  g_assert_true (fovea_document_set_enabled (document, 2, false, NULL));
  g_assert_cmpfloat (get_output (document, 2, 0, 0), ==, -2);
  g_assert_cmpint (fovea_network_get_n_stages (fovea_document_get_network (document)), ==,
                   3);
  g_assert_false (fovea_content_is_enabled (fovea_document_get_content (document), 2));
  g_assert_true (fovea_content_get_layer (fovea_document_get_content (document), 2)
                 == relu);
  g_assert_cmpstr (fovea_document_get_undo_name (document), ==, "Switch Layer Off");

  g_assert_true (fovea_document_set_enabled (document, 2, true, NULL));
  g_assert_true (fovea_network_get_layer (fovea_document_get_network (document), 2)
                 == relu);
  g_assert_cmpstr (fovea_document_get_undo_name (document), ==, "Switch Layer On");
}

// What is set while a layer is off holds when it is on again.
static void
test_switched_off_is_edited (void)
{
  g_autoptr (FoveaDocument) document = open_two_layers ();
  const float nine = 9;

  g_assert_true (fovea_document_set_enabled (document, 1, false, NULL));
  g_assert_true (fovea_document_set_block (document, (FoveaGrid) { .layer = 1 },
                                           (FoveaRange) { 0, 1 }, (FoveaRange) { 0, 1 },
                                           &nine, NULL));
  g_assert_cmpfloat (get_output (document, 1, 0, 0), ==, 1);
  g_assert_true (fovea_document_set_enabled (document, 1, true, NULL));
  g_assert_cmpfloat (get_output (document, 1, 0, 0), ==, 9 - 2 + 4 - 5);
}

static void
test_switched_off_is_saved (void)
{
  g_autoptr (FoveaDocument) document = open_two_layers ();

  g_assert_true (fovea_document_set_enabled (document, 2, false, NULL));
  g_autofree char *text = serialize (document);
  g_autoptr (FoveaDocument) loaded = open_text (text);
  g_autofree char *again = serialize (loaded);

  g_assert_nonnull (strstr (text, "\"enabled\": false"));
  g_assert_nonnull (strstr (text, "\"note\": 7"));
  g_assert_nonnull (strstr (text, "\"relu\""));
  g_assert_cmpstr (text, ==, again);
  g_assert_false (fovea_content_is_enabled (fovea_document_get_content (loaded), 2));

  g_assert_true (fovea_document_set_enabled (loaded, 2, true, NULL));
  g_autofree char *on = serialize (loaded);
  g_assert_null (strstr (on, "enabled"));
}

static void
test_enabled_must_be_boolean (void)
{
  const char *text = "{\"fovea\": 1, \"input\": {\"values\": [[[1]]]}, \"layers\": ["
                     "{\"kind\": \"activation\", \"function\": \"relu\", "
                     "\"enabled\": 1}]}";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (fovea_content_parse (bytes, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "Layer 1: enabled"));
}

// Without it, the next kernel is larger than what is left.
static void
test_switching_is_refused (void)
{
  g_autoptr (FoveaDocument) document
    = open_text ("{\"fovea\": 1, \"input\": {\"values\": [[[1, 2]]]}, \"layers\": ["
                 "{\"kind\": \"convolution\", \"weights\": [[[[1]]]], \"padding\": 2},"
                 "{\"kind\": \"convolution\", \"weights\": [[[[1], [1], [1]]]]}]}");
  FoveaContent *before = fovea_document_get_content (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (fovea_document_set_enabled (document, 1, false, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_MISFIT);
  g_assert_true (g_str_has_prefix (error->message, "Layer 2: "));
  g_assert_true (fovea_document_get_content (document) == before);
}

static void
test_move (void)
{
  g_autoptr (FoveaDocument) document = open_two_layers ();
  FoveaLayer *relu = fovea_network_get_layer (fovea_document_get_network (document), 2);

  g_assert_true (fovea_document_move_layer (document, 2, 1, NULL));
  g_assert_true (fovea_network_get_layer (fovea_document_get_network (document), 1)
                 == relu);
  g_assert_cmpfloat (get_output (document, 2, 0, 0), ==, 1 + 4);
  g_assert_cmpstr (fovea_document_get_undo_name (document), ==, "Move Layer");

  // Keys that this version does not know go with their layer.
  g_autofree char *text = serialize (document);
  g_assert_true (strstr (text, "note") < strstr (text, "convolution"));
}

static void
test_names (void)
{
  g_autoptr (FoveaDocument) document = open_two_layers ();
  FoveaLayer *layer = fovea_network_get_layer (fovea_document_get_network (document), 1);
  FoveaLayerOptions options = *fovea_layer_get_options (layer);
  options.stride[1] = 2;
  g_autoptr (FoveaLayer) strided = fovea_layer_new (&options, NULL);
  const float value = 5;

  g_assert_true (fovea_document_replace_layer (document, 1, strided, NULL));
  g_assert_cmpstr (fovea_document_get_undo_name (document), ==, "Change Stride");
  fovea_document_undo (document);
  g_assert_null (fovea_document_get_undo_name (document));
  g_assert_cmpstr (fovea_document_get_redo_name (document), ==, "Change Stride");

  fovea_document_begin_step (document, "Paste");
  fovea_document_set_block (document, (FoveaGrid) { 0 }, (FoveaRange) { 0, 1 },
                            (FoveaRange) { 0, 1 }, &value, NULL);
  fovea_document_fill_block (document, (FoveaGrid) { 0 }, (FoveaRange) { 1, 3 },
                             (FoveaRange) { 0, 3 }, 2, NULL);
  fovea_document_end_gesture (document);
  g_assert_cmpstr (fovea_document_get_undo_name (document), ==, "Paste");
  fovea_document_undo (document);
  g_assert_cmpfloat (get_output (document, 0, 1, 0), ==, 4);

  fovea_document_set_cell (document, (FoveaCell) { 0 }, 3, NULL);
  g_assert_cmpstr (fovea_document_get_undo_name (document), ==, "Change Cell");
  fovea_document_remove_layer (document, 2, NULL);
  g_assert_cmpstr (fovea_document_get_undo_name (document), ==, "Remove Layer");
}

// A colour picture in place of a grey one: the kernel is repeated for each channel.
static void
test_input_adapts_channels (void)
{
  g_autoptr (FoveaDocument) document = open_two_layers ();
  float values[3 * 3 * 3];
  for (int i = 0; i < 27; i++)
    values[i] = i / 9 + 1;
  g_autoptr (FoveaTensor) colors = fovea_tensor_new ((FoveaShape) { 3, 3, 3 }, values);

  g_assert_true (fovea_document_replace_input (document, colors, NULL));
  g_assert_cmpfloat (get_output (document, 1, 0, 0), ==, 4 * (1 + 2 + 3));
  fovea_document_undo (document);
  g_assert_cmpint (fovea_kernels_get_n_inner (fovea_layer_get_weights (
                     fovea_content_get_layer (fovea_document_get_content (document), 1))),
                   ==, 1);
}

static void
test_resize (void)
{
  const float weights[9] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  const float larger[25] = { 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5,
                             6, 0, 0, 7, 8, 9, 0, 0, 0, 0, 0, 0 };
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 3, 3, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  FoveaBank bank = fovea_bank_get (layer);
  g_autoptr (GError) error = NULL;

  bank.kernel_size[0] = bank.kernel_size[1] = 5;
  g_autoptr (FoveaLayer) grown = fovea_layer_resize (layer, &bank, NULL);
  g_assert_cmpmem (fovea_kernels_get_weights (fovea_layer_get_weights (grown)),
                   sizeof larger, larger, sizeof larger);

  bank.kernel_size[0] = bank.kernel_size[1] = 3;
  g_autoptr (FoveaLayer) back = fovea_layer_resize (grown, &bank, NULL);
  g_assert_cmpmem (fovea_kernels_get_weights (fovea_layer_get_weights (back)),
                   sizeof weights, weights, sizeof weights);

  bank.groups = 2;
  g_assert_null (fovea_layer_resize (layer, &bank, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID);
}

// A layer that works on each channel alone goes on doing so.
// What PyTorch holds: as many groups as make the weights fit the three channels.
static void
test_take_weights (void)
{
  static const struct
  {
    int n_outer;
    int n_inner;
    int groups;
  } banks[] = { { 2, 3, 1 }, { 6, 1, 3 }, { 5, 2, 1 }, { 4, 6, 1 } };
  float values[4 * 6 * 2] = { 0 };
  g_autoptr (FoveaKernels) old = fovea_kernels_new (2, 3, 1, 1, values);
  const float bias[] = { 1, 2 };
  g_autoptr (FoveaLayer) layer = fovea_layer_new (
    &(FoveaLayerOptions){ .kind = FOVEA_LAYER_CONVOLUTION, .weights = old, .stride = { 1, 1 },
                          .dilation = { 1, 1 }, .groups = 1, .bias = (float *) bias, .n_bias = 2 },
    NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (banks); i++)
    {
      g_autoptr (FoveaKernels) weights
        = fovea_kernels_new (banks[i].n_outer, banks[i].n_inner, 1, 2, values);
      g_autoptr (FoveaLayer) taken = fovea_layer_take_weights (layer, weights, NULL);

      g_assert_true (fovea_layer_get_weights (taken) == weights);
      g_assert_cmpint (fovea_layer_get_options (taken)->groups, ==, banks[i].groups);
      g_assert_cmpint (fovea_layer_get_options (taken)->n_bias, ==, banks[i].n_outer);
      g_assert_cmpfloat (fovea_layer_get_bias (taken, banks[i].n_outer - 1), ==,
                         (banks[i].n_outer - 1) % 2 + 1);
    }
}

static void
test_depthwise_adapts_groups (void)
{
  const float weights[4] = { 1, 2, 3, 4 };
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (4, 1, 1, 1, weights);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  options.weights = kernels;
  options.groups = 2;
  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);
  g_autoptr (FoveaLayer) adapted = fovea_layer_adapt (layer, 3);
  FoveaBank bank = fovea_bank_get (adapted);

  g_assert_cmpint (bank.groups, ==, 3);
  g_assert_cmpint (bank.n_in_channels, ==, 3);
  g_assert_cmpint (bank.n_out_channels, ==, 6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layers/switched-off-is-identity", test_switched_off_is_identity);
  g_test_add_func ("/layers/switched-off-is-edited", test_switched_off_is_edited);
  g_test_add_func ("/layers/switched-off-is-saved", test_switched_off_is_saved);
  g_test_add_func ("/layers/enabled-must-be-boolean", test_enabled_must_be_boolean);
  g_test_add_func ("/layers/switching-is-refused", test_switching_is_refused);
  g_test_add_func ("/layers/move", test_move);
  g_test_add_func ("/layers/names", test_names);
  g_test_add_func ("/layers/input-adapts-channels", test_input_adapts_channels);
  g_test_add_func ("/layers/resize", test_resize);
  g_test_add_func ("/layers/take-weights", test_take_weights);
  g_test_add_func ("/layers/depthwise-adapts-groups", test_depthwise_adapts_groups);
  return g_test_run ();
}
