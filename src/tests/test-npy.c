// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NumPy files: those written by NumPy 1.24 itself (data/npy), hostile ones made here, and, where
// Debian's python3-numpy is installed, every type, order and version against NumPy.

#include "document/file.h"
#include "document/npy.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>

static GBytes *
load_file (const char *name)
{
  char *contents;
  size_t length;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "npy", name, NULL);
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

// The files of several types hold the same numbers: 100 c + 10 y + x, 2 × 3 × 4.
static void
test_types (void)
{
  const char *names[] = { "float32.npy", "float32-fortran.npy", "float64-big-endian.npy",
                          "float16-fortran-big-endian.npy", "int16.npy", "uint8.npy",
                          "int64-big-endian.npy", "one-leading.npy" };
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = load_file (names[i]);
      g_test_message ("%s", names[i]);
      g_autoptr (FoveaTensor) tensor = fovea_npy_parse_tensor (bytes, &error);
      g_assert_no_error (error);
      FoveaShape shape = fovea_tensor_get_shape (tensor);
      g_assert_true (fovea_shape_equal (shape, (FoveaShape){ 2, 3, 4 }));
      for (int c = 0; c < 2; c++)
        for (int y = 0; y < 3; y++)
          for (int x = 0; x < 4; x++)
            g_assert_cmpfloat (fovea_tensor_get (tensor, c, y, x), ==, 100 * c + 10 * y + x);
    }
}

static void
test_few_dimensions (void)
{
  g_autoptr (GBytes) row_bytes = load_file ("bool-row.npy");
  g_autoptr (FoveaTensor) row = fovea_npy_parse_tensor (row_bytes, NULL);
  g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (row), (FoveaShape){ 1, 1, 3 }));
  g_assert_cmpfloat (fovea_tensor_get (row, 0, 0, 0), ==, 1);
  g_assert_cmpfloat (fovea_tensor_get (row, 0, 0, 1), ==, 0);
  g_assert_cmpfloat (fovea_tensor_get (row, 0, 0, 2), ==, 1);

  g_autoptr (GBytes) cell_bytes = load_file ("no-dimensions.npy");
  g_autoptr (FoveaTensor) cell = fovea_npy_parse_tensor (cell_bytes, NULL);
  g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (cell), (FoveaShape){ 1, 1, 1 }));
  g_assert_cmpfloat (fovea_tensor_get (cell, 0, 0, 0), ==, 2.5);
}

static void
test_kernels (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_file ("float32.npy");
  g_autoptr (FoveaKernels) kernels = fovea_npy_parse_kernels (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fovea_kernels_get_n_outer (kernels), ==, 1);
  g_assert_cmpint (fovea_kernels_get_n_inner (kernels), ==, 2);
  g_assert_cmpfloat (fovea_kernels_get (kernels, 0, 1, 2, 3), ==, 123);
}

static void
test_refused (void)
{
  const struct
  {
    const char *name;
    const char *part; // of the message
  } files[] = {
    { "object.npy", "Python objects" },
    { "complex64.npy", "complex" },
    { "record.npy", "records" },
    { "text.npy", "“<U3”" },
    { "empty.npy", "empty" },
    { "float32-nan.npy", "Value [0, 2] of the NumPy file, nan, is not a finite number" },
    { "float64-too-large.npy", "Value [1, 0] of the NumPy file, 1e+300, is too large" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = load_file (files[i].name);
      g_test_message ("%s", files[i].name);
      g_assert_null (fovea_npy_parse_tensor (bytes, &error));
      g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, files[i].part));
    }
}

// A file of version 1.0 with any header and so many bytes of values, all zero.
static GBytes *
make_file (const char *header,
           int         n_value_bytes)
{
  GByteArray *file = g_byte_array_new ();
  size_t length = strlen (header);
  const uint8_t prefix[] = { 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (uint8_t) length,
                             (uint8_t) (length >> 8) };
  g_byte_array_append (file, prefix, sizeof prefix);
  g_byte_array_append (file, (const uint8_t *) header, (guint) length);
  for (int i = 0; i < n_value_bytes; i++)
    g_byte_array_append (file, (const uint8_t *) "", 1);
  return g_byte_array_free_to_bytes (file);
}

static const struct
{
  const char *header;
  int n_value_bytes;
  int n_columns; // 0: refused
} header_files[] = {
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f4'}", 12, 3 },
  { "{\"fortran_order\": True, \"descr\": \">f4\", \"shape\": (3L,),}  \n", 12, 3 },
  { "{'descr':'|u1','shape':(3,),'fortran_order':False,}", 3, 3 },
  { "{'descr': '=i2',\n 'shape': (1, 3), 'fortran_order': False}", 6, 3 },
  { "", 0, 0 },
  { "{", 0, 0 },
  { "{}", 0, 0 },
  { "[]", 0, 0 },
  { "{'shape': (3), 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (3,,), 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (3 3), 'fortran_order': False, 'descr': '<f4'}", 36, 0 },
  { "{'shape': (-3,), 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (03,), 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (3.0,), 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (True,), 'fortran_order': False, 'descr': '<f4'}", 4, 0 },
  { "{'shape': [3], 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (3,), 'fortran_order': 0, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (3,), 'fortran_order': False}", 12, 0 },
  { "{'shape': (3,), 'shape': (3,), 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f4', 'more': 1}", 12, 0 },
  { "{'shape': (3,) 'fortran_order': False, 'descr': '<f4'}", 12, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f4'} + {}", 12, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f4}", 12, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f16'}", 48, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f3'}", 9, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<i16'}", 48, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': ''}", 12, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<M8'}", 24, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f4'}", 11, 0 },
  { "{'shape': (3,), 'fortran_order': False, 'descr': '<f4'}", 13, 0 },
  { "{'shape': (4294967296, 4294967296), 'fortran_order': False, 'descr': '<f4'}", 0, 0 },
  { "{'shape': (2147483647, 2147483647, 2147483647), 'fortran_order': False, 'descr': '<f8'}", 0, 0 },
  { "{'shape': (2147483647, 2147483647), 'fortran_order': False, 'descr': '<f8'}", 0, 0 },
  { "{'shape': (99999999999999999999999999,), 'fortran_order': False, 'descr': '<f8'}", 0, 0 },
  { "{'shape': (2, 2, 2, 3), 'fortran_order': False, 'descr': '|b1'}", 24, 0 },
  { "{'shape': (1, 1, 1, 1, 3), 'fortran_order': False, 'descr': '|b1'}", 3, 0 },
  { "{'shape': (0,), 'fortran_order': False, 'descr': '|b1'}", 0, 0 },
  { "{'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1), "
    "'fortran_order': False, 'descr': '|b1'}", 1, 0 },
};

static void
test_headers (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (header_files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = make_file (header_files[i].header, header_files[i].n_value_bytes);
      g_test_message ("%s", header_files[i].header);
      g_autoptr (FoveaTensor) tensor = fovea_npy_parse_tensor (bytes, &error);
      if (header_files[i].n_columns == 0)
        {
          g_assert_null (tensor);
          g_assert_true (error->domain == FOVEA_FILE_ERROR);
          g_test_message ("→ %s", error->message);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpint (fovea_tensor_get_shape (tensor).n_columns, ==, header_files[i].n_columns);
        }
    }
}

// Every truncation, and every byte of the header set to every of some values: an error or a
// tensor, never a crash.
static void
test_hostile (void)
{
  g_autoptr (GBytes) whole = load_file ("float32.npy");
  size_t n_bytes;
  const uint8_t *bytes = g_bytes_get_data (whole, &n_bytes);
  for (size_t length = 0; length < n_bytes; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) part = g_bytes_new (bytes, length);
      g_assert_null (fovea_npy_parse (part, &error));
      g_assert_true (error->domain == FOVEA_FILE_ERROR);
    }

  const uint8_t values[] = { 0, 1, 2, 3, 9, '\'', '(', ')', '0', '9', 'O', '{', '}', 0x7f, 0xff };
  for (size_t i = 0; i < 128; i++)
    for (size_t j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autofree uint8_t *copy = g_memdup2 (bytes, n_bytes);
        copy[i] = values[j];
        g_autoptr (GBytes) damaged = g_bytes_new (copy, n_bytes);
        g_autoptr (GError) error = NULL;
        g_autoptr (FoveaArray) array = fovea_npy_parse (damaged, &error);
        g_assert_true ((array == NULL) == (error != NULL));
      }
}

static void
test_write (void)
{
  g_autoptr (GBytes) expected = load_file ("float32.npy");
  g_autoptr (FoveaTensor) tensor = fovea_npy_parse_tensor (expected, NULL);
  g_autoptr (GBytes) written = fovea_npy_serialize_tensor (tensor, NULL);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));

  g_autoptr (GBytes) scalar = load_file ("no-dimensions.npy");
  g_autoptr (FoveaArray) array = fovea_npy_parse (scalar, NULL);
  g_autoptr (GBytes) again = fovea_npy_serialize (array, NULL);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again),
                   g_bytes_get_data (scalar, NULL), g_bytes_get_size (scalar));
}

// Writes I.npy in any type, order and version, and I.f4.npy, what numpy.save makes of it in float32.
static const char numpy_program[] =
  "import numpy as np, sys\n"
  "from numpy.lib import format\n"
  "r = np.random.default_rng (7)\n"
  "n = 0\n"
  "for t in '?', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'f2', 'f4', 'f8':\n"
  "  for order in '<', '>':\n"
  "    for shape in (), (1,), (5,), (4, 3), (2, 3, 5), (2, 2, 3, 1), (1,) * 20:\n"
  "      for fortran in False, True:\n"
  "        d = np.dtype (t).newbyteorder (order)\n"
  "        if d.kind == 'f':\n"
  "          a = r.normal (0, 1, shape) * 10.0 ** r.integers (-9, 4, shape)\n"
  "        elif d.kind == 'b':\n"
  "          a = r.integers (0, 2, shape)\n"
  "        else:\n"
  "          i = np.iinfo (d)\n"
  "          a = r.integers (i.min, i.max, shape, dtype=np.dtype (t), endpoint=True)\n"
  "        a = np.asarray (a).astype (d, order='F' if fortran else 'C')\n"
  "        version = [(1, 0), (2, 0), (3, 0)][n % 3]\n"
  "        with open (f'{sys.argv[1]}/{n}.npy', 'wb') as file:\n"
  "          format.write_array (file, a, version=version)\n"
  "        np.save (f'{sys.argv[1]}/{n}.f4.npy', np.ascontiguousarray (a, '<f4').reshape (shape))\n"
  "        n += 1\n"
  "print (n)\n";

static void
compare_files (const char *folder,
               int         file)
{
  char *contents;
  size_t length;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%d.npy", folder, file);
  g_autofree char *single_path = g_strdup_printf ("%s/%d.f4.npy", folder, file);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_autoptr (GBytes) bytes = g_bytes_new_take (contents, length);
  g_assert_true (g_file_get_contents (single_path, &contents, &length, NULL));
  g_autoptr (GBytes) expected = g_bytes_new_take (contents, length);

  g_autoptr (FoveaArray) array = fovea_npy_parse (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) written = fovea_npy_serialize (array, NULL);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
  g_remove (path);
  g_remove (single_path);
}

static void
test_numpy (void)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status = 1;
  const char *probe[] = { "/usr/bin/python3", "-c", "import numpy", NULL };
  if (!g_spawn_sync (NULL, (char **) probe, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL)
      || status != 0)
    {
      g_test_skip ("Debian's python3-numpy is not installed");
      return;
    }

  g_autofree char *folder = g_dir_make_tmp ("fovea-npy-XXXXXX", &error);
  g_assert_no_error (error);
  const char *program[] = { "/usr/bin/python3", "-c", numpy_program, folder, NULL };
  g_spawn_sync (NULL, (char **) program, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  int n_files = (int) g_ascii_strtoll (output, NULL, 10);
  g_assert_cmpint (n_files, ==, 12 * 2 * 7 * 2);
  for (int i = 0; i < n_files; i++)
    compare_files (folder, i);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/npy/types", test_types);
  g_test_add_func ("/npy/few-dimensions", test_few_dimensions);
  g_test_add_func ("/npy/kernels", test_kernels);
  g_test_add_func ("/npy/refused", test_refused);
  g_test_add_func ("/npy/headers", test_headers);
  g_test_add_func ("/npy/hostile", test_hostile);
  g_test_add_func ("/npy/write", test_write);
  g_test_add_func ("/npy/numpy", test_numpy);
  return g_test_run ();
}
