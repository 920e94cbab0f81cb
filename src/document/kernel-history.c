// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "document/kernel-history.h"

#include <string.h>

struct _FoveaKernelHistory
{
  // Owned
  GPtrArray *states; // of FoveaKernels, the oldest first

  // State
  guint shown; // of the states; 0 if there are none
};

static bool
is_same (const FoveaKernels *a,
         const FoveaKernels *b)
{
  int n_rows = fovea_kernels_get_n_rows (a);
  int n_columns = fovea_kernels_get_n_columns (a);

  return n_rows == fovea_kernels_get_n_rows (b) && n_columns == fovea_kernels_get_n_columns (b)
         && memcmp (fovea_kernels_get_weights (a), fovea_kernels_get_weights (b),
                    (gsize) n_rows * (gsize) n_columns * sizeof (float)) == 0;
}

static void
drop_later (FoveaKernelHistory *self,
            guint               n_kept)
{
  if (self->states->len > n_kept)
    g_ptr_array_remove_range (self->states, n_kept, self->states->len - n_kept);
}

/**
 * fovea_kernel_history_new:
 *
 * Returns: (transfer full): a history without any state
 */
FoveaKernelHistory *
fovea_kernel_history_new (void)
{
  FoveaKernelHistory *self = g_new0 (FoveaKernelHistory, 1);

  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_kernels_unref);
  return self;
}

/**
 * fovea_kernel_history_free:
 * @self: (transfer full): a history
 */
void
fovea_kernel_history_free (FoveaKernelHistory *self)
{
  g_ptr_array_unref (self->states);
  g_free (self);
}

/**
 * fovea_kernel_history_get_kernel:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the present state
 */
FoveaKernels *
fovea_kernel_history_get_kernel (const FoveaKernelHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->states->len > 0 ? self->states->pdata[self->shown] : NULL;
}

/**
 * fovea_kernel_history_push:
 * @self: a history
 * @kernel: 1 × 1 × rows × columns
 *
 * Makes @kernel the present state, one step after the last. Nothing happens if it is that already;
 * else what was undone is forgotten, and the oldest step of too many.
 */
void
fovea_kernel_history_push (FoveaKernelHistory *self,
                           FoveaKernels       *kernel)
{
  g_return_if_fail (self != NULL && kernel != NULL);

  FoveaKernels *present = fovea_kernel_history_get_kernel (self);

  if (present != NULL && is_same (present, kernel))
    return;

  drop_later (self, present != NULL ? self->shown + 1 : 0);
  g_ptr_array_add (self->states, fovea_kernels_ref (kernel));
  if (self->states->len > FOVEA_KERNEL_HISTORY_MAX_STEPS + 1)
    g_ptr_array_remove_index (self->states, 0);
  self->shown = self->states->len - 1;
}

/**
 * fovea_kernel_history_replace:
 * @self: a history
 * @kernel: 1 × 1 × rows × columns
 *
 * Makes @kernel the present state in place of the last, as part of the same step. A step that comes
 * back to where it began is none.
 */
void
fovea_kernel_history_replace (FoveaKernelHistory *self,
                              FoveaKernels       *kernel)
{
  g_return_if_fail (self != NULL && kernel != NULL);

  FoveaKernels *present = fovea_kernel_history_get_kernel (self);

  if (self->shown == 0 || is_same (present, kernel))
    {
      fovea_kernel_history_push (self, kernel);
      return;
    }
  self->shown--;
  fovea_kernel_history_push (self, kernel);
  drop_later (self, self->shown + 1);
}

/**
 * fovea_kernel_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a state before the present one
 */
bool
fovea_kernel_history_can_undo (const FoveaKernelHistory *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->shown > 0;
}

/**
 * fovea_kernel_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a state after the present one
 */
bool
fovea_kernel_history_can_redo (const FoveaKernelHistory *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->shown + 1 < self->states->len;
}

/**
 * fovea_kernel_history_undo:
 * @self: a history
 *
 * Goes one step back, if there is one.
 */
void
fovea_kernel_history_undo (FoveaKernelHistory *self)
{
  if (fovea_kernel_history_can_undo (self))
    self->shown--;
}

/**
 * fovea_kernel_history_redo:
 * @self: a history
 *
 * Goes one step forward, if there is one.
 */
void
fovea_kernel_history_redo (FoveaKernelHistory *self)
{
  if (fovea_kernel_history_can_redo (self))
    self->shown++;
}
