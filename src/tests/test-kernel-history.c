// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The history of one kernel against a plain list of numbers.

#include "document/kernel-history.h"

static FoveaKernels *
new_kernel (int value)
{
  const float weights[] = { (float) value, 0 };

  return fovea_kernels_new (1, 1, 1, 2, weights);
}

static int
get_value (FoveaKernelHistory *history)
{
  return (int) fovea_kernels_get (fovea_kernel_history_get_kernel (history), 0, 0, 0, 0);
}

static void
push (FoveaKernelHistory *history,
      int                 value)
{
  g_autoptr (FoveaKernels) kernel = new_kernel (value);

  fovea_kernel_history_push (history, kernel);
}

static void
replace (FoveaKernelHistory *history,
         int                 value)
{
  g_autoptr (FoveaKernels) kernel = new_kernel (value);

  fovea_kernel_history_replace (history, kernel);
}

// Law: random edits, bursts, undo and redo leave what a list of all states would.
static void
test_follows_a_list (void)
{
  g_autoptr (FoveaKernelHistory) history = fovea_kernel_history_new ();
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (int));
  guint shown = 0;
  int first = 0;

  push (history, first);
  g_array_append_val (states, first);
  for (int i = 0; i < 20000; i++)
    {
      int value = g_test_rand_int_range (0, 4);
      int choice = g_test_rand_int_range (0, 5);

      if (choice == 0 && shown > 0)
        shown--;
      else if (choice == 1 && shown + 1 < states->len)
        shown++;
      else if (choice > 1 && g_array_index (states, int, shown) != value)
        {
          if (choice == 4 && shown > 0)
            shown--;
          g_array_set_size (states, shown + 1);
          if (g_array_index (states, int, shown) != value)
            g_array_append_val (states, value);
          if (states->len > FOVEA_KERNEL_HISTORY_MAX_STEPS + 1)
            g_array_remove_index (states, 0);
          shown = states->len - 1;
        }

      if (choice == 0)
        fovea_kernel_history_undo (history);
      else if (choice == 1)
        fovea_kernel_history_redo (history);
      else if (choice == 4)
        replace (history, value);
      else
        push (history, value);
      g_assert_cmpint (get_value (history), ==, g_array_index (states, int, shown));
      g_assert_true (fovea_kernel_history_can_undo (history) == (shown > 0));
      g_assert_true (fovea_kernel_history_can_redo (history) == (shown + 1 < states->len));
    }
}

static void
test_is_bounded (void)
{
  g_autoptr (FoveaKernelHistory) history = fovea_kernel_history_new ();
  int n_undone = 0;

  g_assert_null (fovea_kernel_history_get_kernel (history));
  for (int i = 0; i < 10 * FOVEA_KERNEL_HISTORY_MAX_STEPS; i++)
    push (history, i);
  for (; fovea_kernel_history_can_undo (history); n_undone++)
    fovea_kernel_history_undo (history);
  g_assert_cmpint (n_undone, ==, FOVEA_KERNEL_HISTORY_MAX_STEPS);
  g_assert_cmpint (get_value (history), ==, 9 * FOVEA_KERNEL_HISTORY_MAX_STEPS - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kernel-history/follows-a-list", test_follows_a_list);
  g_test_add_func ("/kernel-history/is-bounded", test_is_bounded);

  return g_test_run ();
}
