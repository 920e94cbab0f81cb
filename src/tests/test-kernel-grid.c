// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All the weights of a layer at once, pasted and out of files, as PyTorch arranges them.

#include "app/kernel-grid.h"
#include "document/file.h"
#include "document/npy.h"

#include "app-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  FoveaDocument *document;
  FoveaContent *first;
  GtkWidget *window;
  FoveaKernelGrid *grid;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = fixture_new_document ();
  fixture->first = fovea_document_get_content (fixture->document);
  fixture->grid = FOVEA_KERNEL_GRID (fovea_kernel_grid_new (fixture->document, 1));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->grid));
  fixture->path = g_build_filename (g_get_tmp_dir (), "fovea-weights-XXXXXX", NULL);
  close (g_mkstemp (fixture->path));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer grid = fixture->grid;

  g_object_add_weak_pointer (grid, &grid);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait (fixture_is_null, &grid);
  g_object_unref (fixture->document);
  g_unlink (fixture->path);
  g_free (fixture->path);
}

static FoveaKernels *
get_weights (Fixture *fixture)
{
  FoveaNetwork *network = fovea_document_get_network (fixture->document);

  return fovea_layer_get_weights (fovea_network_get_layer (network, 1));
}

// Of a layer of two output channels and one input channel.
static void
assert_bank (Fixture *fixture)
{
  FoveaKernels *weights = get_weights (fixture);

  g_assert_cmpint (fovea_kernels_get_n_outer (weights), ==, 2);
  g_assert_cmpint (fovea_kernels_get_n_inner (weights), ==, 1);
  g_assert_cmpint (fovea_kernels_get_n_rows (weights), ==, 1);
  g_assert_cmpint (fovea_kernels_get_n_columns (weights), ==, 3);
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat (fovea_kernels_get (weights, i / 3, 0, 0, i % 3), ==, i + 1);
}

static void
assert_unchanged (Fixture *fixture)
{
  g_assert_true (fovea_document_get_content (fixture->document) == fixture->first);
}

static bool
load (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  return fovea_kernel_grid_load (fixture->grid, file);
}

static void
save_array (Fixture   *fixture,
            int        n_dimensions,
            const int *sizes)
{
  float values[] = { 1, 2, 3, 4, 5, 6 };
  FoveaArray array = { .n_dimensions = n_dimensions, .n_values = 6, .values = values };

  for (int i = 0; i < n_dimensions; i++)
    array.sizes[i] = sizes[i];

  g_autoptr (GBytes) npy = fovea_npy_serialize (&array, NULL);

  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (npy, NULL),
                                      (gssize) g_bytes_get_size (npy), NULL));
}

// Several kernels are all that the layer has; they are not cut down to the first.
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (
    fovea_kernel_grid_paste (fixture->grid, "tensor([[[[1., 2., 3.]]],\n [[[4., 5., 6.]]]])"));
  assert_bank (fixture);
  fovea_document_undo (fixture->document);
  assert_unchanged (fixture);

  // Two input channels where there is one; one kernel, however many brackets it has.
  g_assert_false (fovea_kernel_grid_paste (fixture->grid, "[[[1, 2]], [[3, 4]]]"));
  assert_unchanged (fixture);
  g_assert_true (fovea_kernel_grid_paste (fixture->grid, "[[[[1, 2]]]]"));
  g_assert_cmpint (fovea_kernels_get_n_columns (get_weights (fixture)), ==, 2);
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  save_array (fixture, 4, (const int[]){ 2, 1, 1, 3 });
  g_assert_true (load (fixture));
  assert_bank (fixture);
  g_assert_cmpstr (fovea_document_get_undo_name (fixture->document), ==, "Replace Weights");
  fovea_document_undo (fixture->document);
  assert_unchanged (fixture);

  g_assert_true (g_file_set_contents (fixture->path, "1 2 3\n4 5 6\n", -1, NULL));
  g_assert_true (load (fixture));
  g_assert_cmpfloat (fovea_kernels_get (get_weights (fixture), 0, 0, 1, 2), ==, 6);
  fovea_document_undo (fixture->document);
  assert_unchanged (fixture);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  save_array (fixture, 5, (const int[]){ 1, 2, 1, 1, 3 });
  g_assert_false (load (fixture));
  save_array (fixture, 4, (const int[]){ 1, 2, 1, 3 });
  g_assert_false (load (fixture));
  g_assert_true (g_file_set_contents (fixture->path, "\xff\xfe", -1, NULL));
  g_assert_false (load (fixture));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (load (fixture));
  assert_unchanged (fixture);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add ("/kernel-grid/paste", Fixture, NULL, set_up, test_paste, tear_down);
  g_test_add ("/kernel-grid/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/kernel-grid/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
