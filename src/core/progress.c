// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two numbers are read by other threads, both atomic; what adds up to them belongs to the thread that
// computes.

#include "config.h"

#include "core/progress.h"

#define WHOLE 10000

struct _FoveaProgress
{
  gatomicrefcount ref_count;

  // Shared between threads, atomic
  int is_cancelled;
  int done; // of WHOLE

  // Of the thread that computes
  double total;
  double amount;
};

/**
 * fovea_progress_new:
 *
 * Returns: (transfer full): a progress at 0
 */
FoveaProgress *
fovea_progress_new (void)
{
  FoveaProgress *self = g_new0 (FoveaProgress, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

/**
 * fovea_progress_ref:
 * @self: a progress
 *
 * Safe on any thread.
 *
 * Returns: (transfer full): @self
 */
FoveaProgress *
fovea_progress_ref (FoveaProgress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * fovea_progress_unref:
 * @self: (transfer full): a progress
 *
 * Safe on any thread.
 */
void
fovea_progress_unref (FoveaProgress *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * fovea_progress_cancel:
 * @self: a progress
 *
 * Asks the computation to stop, which it does soon. Safe on any thread.
 */
void
fovea_progress_cancel (FoveaProgress *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->is_cancelled, 1);
}

/**
 * fovea_progress_is_cancelled:
 * @self: a progress
 *
 * Safe on any thread.
 *
 * Returns: whether the computation is asked to stop
 */
bool
fovea_progress_is_cancelled (const FoveaProgress *self)
{
  g_return_val_if_fail (self != NULL, false);

  return g_atomic_int_get (&self->is_cancelled) != 0;
}

/**
 * fovea_progress_get_fraction:
 * @self: a progress
 *
 * Safe on any thread.
 *
 * Returns: how much is done, from 0 to 1
 */
double
fovea_progress_get_fraction (const FoveaProgress *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (double) g_atomic_int_get (&self->done) / WHOLE;
}

/**
 * fovea_progress_set_total:
 * @self: a progress
 * @total: how much there is to do, in any unit
 *
 * Begins at 0. To be called by the thread that computes.
 */
void
fovea_progress_set_total (FoveaProgress *self,
                          double         total)
{
  g_return_if_fail (self != NULL);

  self->total = total;
  self->amount = 0;
  g_atomic_int_set (&self->done, 0);
}

/**
 * fovea_progress_advance:
 * @self: (nullable): a progress; %NULL: nobody waits
 * @amount: how much has been done since the last time
 *
 * To be called by the thread that computes, often enough that it stops soon after it is asked to.
 *
 * Returns: whether to go on
 */
bool
fovea_progress_advance (FoveaProgress *self,
                        double         amount)
{
  if (self == NULL)
    return true;

  self->amount += amount;
  if (self->total > 0)
    g_atomic_int_set (&self->done, (int) (WHOLE * MIN (1.0, self->amount / self->total)));

  return !fovea_progress_is_cancelled (self);
}
