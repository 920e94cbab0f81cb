// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two maps of one axis, and single taps. All else about geometry (receptive fields,
// damage, windows drawn) folds these. Sums are 64 bits wide, so that no valid parameter
// overflows.

#include "core/stencil.h"

static gint64
divide_down (gint64 a,
             gint64 b)
{
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

// Half-open [first, past) clipped to [0, n).
static FoveaRange
clip (gint64 first,
      gint64 past,
      int    n)
{
  FoveaRange range = { (int) CLAMP (first, 0, n), (int) CLAMP (past, 0, n) };

  return fovea_range_is_empty (range) ? (FoveaRange) { 0, 0 } : range;
}

static int
to_int (gint64 value)
{
  return (int) CLAMP (value, G_MININT, G_MAXINT);
}

/**
 * fovea_stencil_get_extent:
 * @self: a stencil along one axis
 *
 * Returns: k̂ = d(k − 1) + 1, the cells from the first tap to the last
 */
int
fovea_stencil_get_extent (const FoveaStencil *self)
{
  return to_int ((gint64) self->dilation * (self->kernel_size - 1) + 1);
}

/**
 * fovea_stencil_get_output_size:
 * @self: a stencil along one axis
 * @n_in: input length, in cells
 *
 * Finds o = ⌊(i + p₀ + p₁ − k̂)/s⌋ + 1. What the stride does not divide is floored; see
 * fovea_axis_get_leftover().
 *
 * Source: Dumoulin & Visin, arXiv:1603.07285.
 * Returns: the output length; 0 if the kernel is larger than its padded input
 */
int
fovea_stencil_get_output_size (const FoveaStencil *self,
                               int                 n_in)
{
  gint64 padded = (gint64) n_in + self->padding_before + self->padding_after;
  gint64 room = padded - fovea_stencil_get_extent (self);

  return room < 0 ? 0 : to_int (room / self->stride + 1);
}

/**
 * fovea_stencil_get_transposed_output_size:
 * @self: a stencil along one axis
 * @n_in: input length, in cells
 * @output_padding: cells added at the end
 *
 * Finds o = s(i − 1) + k̂ − p₀ − p₁ + output_padding.
 *
 * Source: Dumoulin & Visin, arXiv:1603.07285.
 * Returns: the output length; 0 if the padding cuts off everything; %G_MAXINT if it is no
 * less
 */
int
fovea_stencil_get_transposed_output_size (const FoveaStencil *self,
                                          int                 n_in,
                                          int                 output_padding)
{
  gint64 whole = (gint64) self->stride * (n_in - 1) + fovea_stencil_get_extent (self);

  return to_int (
      MAX (whole - self->padding_before - self->padding_after + output_padding, 0));
}

/**
 * fovea_stencil_sees:
 * @self: a stencil along one axis
 * @out: output indices, half open
 * @n_in: input length, in cells
 *
 * Finds the inputs that @out depends on: [o₀s − p, (o₁ − 1)s − p + d(k − 1) + 1),
 * clipped to [0, @n_in). Holes left by dilation are included; see fovea_stencil_tap().
 *
 * Source: Dumoulin & Visin, arXiv:1603.07285.
 * Returns: a range of input indices; empty if @out lies wholly in the padding
 */
FoveaRange
fovea_stencil_sees (const FoveaStencil *self,
                    FoveaRange          out,
                    int                 n_in)
{
  if (fovea_range_is_empty (out))
    return (FoveaRange) { 0, 0 };

  gint64 first = (gint64) out.first * self->stride - self->padding_before;
  gint64 last = (gint64) (out.past - 1) * self->stride - self->padding_before;

  return clip (first, last + fovea_stencil_get_extent (self), n_in);
}

// As fovea_stencil_reaches(), for inputs that may lie in the padding.
static FoveaRange
reach_from_positions (const FoveaStencil *self,
                      gint64              first,
                      gint64              past,
                      int                 n_out)
{
  if (past <= first)
    return (FoveaRange) { 0, 0 };

  gint64 extent = fovea_stencil_get_extent (self);
  gint64 least = divide_down (first + self->padding_before - extent, self->stride) + 1;
  gint64 greatest = divide_down (past - 1 + self->padding_before, self->stride);

  return clip (least, greatest + 1, n_out);
}

/**
 * fovea_stencil_reaches:
 * @self: a stencil along one axis
 * @in: input indices, half open
 * @n_out: output length, in cells
 *
 * Finds the outputs that depend on @in, the adjoint of fovea_stencil_sees(): all o with
 * os − p < i₁ and os − p + k̂ > i₀, clipped to [0, @n_out).
 *
 * Returns: a range of output indices; empty if a stride leaves all of @in unused
 */
FoveaRange
fovea_stencil_reaches (const FoveaStencil *self,
                       FoveaRange          in,
                       int                 n_out)
{
  return reach_from_positions (self, in.first, in.past, n_out);
}

/**
 * fovea_stencil_tap:
 * @self: a stencil along one axis
 * @out: an output index
 * @tap: a kernel index, from 0
 *
 * Returns: o s − p + t d, the position that this tap reads; outside the stage in the
 * padding
 */
int
fovea_stencil_tap (const FoveaStencil *self,
                   int                 out,
                   int                 tap)
{
  return to_int ((gint64) out * self->stride - self->padding_before
                 + (gint64) tap * self->dilation);
}

// The cells that the positions [first, past) repeat, as one range: positions before 0 and
// from n on are folded back, as fovea_axis_get_source() does one by one.
static FoveaRange
fold_positions (const FoveaAxis *self,
                gint64           first,
                gint64           past)
{
  int n = self->n_in;
  gint64 before = MIN (past, 0);
  gint64 after = MAX (first, n);
  FoveaRange cells = clip (first, past, n);

  switch (self->padding_mode)
    {
    case FOVEA_PADDING_REFLECT:
      if (first < before)
        cells = fovea_range_union (cells, clip (1 - before, 1 - first, n));
      if (after < past)
        cells = fovea_range_union (cells, clip (2 * n - 1 - past, 2 * n - 1 - after, n));
      break;

    case FOVEA_PADDING_REPLICATE:
      if (first < before)
        cells = fovea_range_union (cells, (FoveaRange) { 0, 1 });
      if (after < past)
        cells = fovea_range_union (cells, (FoveaRange) { n - 1, n });
      break;

    case FOVEA_PADDING_CIRCULAR:
      if (first < before)
        cells = fovea_range_union (cells, clip (first + n, before + n, n));
      if (after < past)
        cells = fovea_range_union (cells, clip (after - n, past - n, n));
      break;

    case FOVEA_PADDING_ZEROS:
    default:
      break;
    }

  return cells;
}

/**
 * fovea_axis_sees:
 * @self: a layer along one axis
 * @out: output indices, half open
 *
 * Finds the cells that the windows of @out cover. Padding that repeats cells (reflect,
 * replicate, circular) counts as the cells it repeats; zero padding is nothing. Holes
 * left by dilation are included, and what lies between two ends that one window sees,
 * too. For a transposed convolution this is what @out would reach.
 *
 * Returns: the smallest range of input indices that holds these cells
 */
FoveaRange
fovea_axis_sees (const FoveaAxis *self,
                 FoveaRange       out)
{
  if (self->is_transposed)
    return fovea_stencil_reaches (&self->stencil, out, self->n_in);

  if (fovea_range_is_empty (out))
    return (FoveaRange) { 0, 0 };

  gint64 first = fovea_stencil_tap (&self->stencil, out.first, 0);
  gint64 past = (gint64) fovea_stencil_tap (&self->stencil, out.past - 1, 0)
                + fovea_stencil_get_extent (&self->stencil);

  return fold_positions (self, first, past);
}

/**
 * fovea_axis_reaches:
 * @self: a layer along one axis
 * @in: input indices, half open
 *
 * Finds the outputs whose windows cover a cell of @in, or padding that repeats one: the
 * adjoint of fovea_axis_sees().
 *
 * Returns: the smallest range of output indices that holds these outputs
 */
FoveaRange
fovea_axis_reaches (const FoveaAxis *self,
                    FoveaRange       in)
{
  const FoveaStencil *stencil = &self->stencil;
  int n = self->n_in;
  int n_out = self->n_out;

  if (self->is_transposed)
    return fovea_stencil_sees (stencil, in, n_out);

  FoveaRange out = fovea_stencil_reaches (stencil, in, n_out);
  gint64 least = -stencil->padding_before;
  gint64 most = (gint64) n + stencil->padding_after;

  if (fovea_range_is_empty (in))
    return out;

  // The positions in the padding that repeat cells of @in: [first, past) before, and
  // after.
  gint64 before_first = 0, before_past = 0, after_first = 0, after_past = 0;

  switch (self->padding_mode)
    {
    case FOVEA_PADDING_REFLECT:
      before_first = 1 - in.past;
      before_past = 1 - MAX (in.first, 1);
      after_first = 2 * (gint64) n - 1 - MIN (in.past, n - 1);
      after_past = 2 * (gint64) n - 1 - in.first;
      break;

    case FOVEA_PADDING_REPLICATE:
      before_first = in.first == 0 ? least : 0;
      after_first = n;
      after_past = in.past >= n ? most : n;
      break;

    case FOVEA_PADDING_CIRCULAR:
      before_first = (gint64) in.first - n;
      before_past = (gint64) in.past - n;
      after_first = (gint64) in.first + n;
      after_past = (gint64) in.past + n;
      break;

    case FOVEA_PADDING_ZEROS:
    default:
      return out;
    }

  out = fovea_range_union (out, reach_from_positions (stencil, MAX (before_first, least),
                                                      before_past, n_out));

  return fovea_range_union (out, reach_from_positions (stencil, after_first,
                                                       MIN (after_past, most), n_out));
}

/**
 * fovea_axis_get_source:
 * @self: a convolution or pooling along one axis
 * @position: an index of the padded input, counted from the first real cell; negative and
 *   beyond the end in the padding, by no more than the padding
 * @in: (out): the cell at @position, or the one that padding repeats there; @position if
 * neither
 *
 * Returns: %FOVEA_TAP_CELL or %FOVEA_TAP_PADDING
 */
FoveaTapKind
fovea_axis_get_source (const FoveaAxis *self,
                       int              position,
                       int             *in)
{
  int n = self->n_in;
  bool is_before = position < 0;

  *in = position;

  if (position >= 0 && position < n)
    return FOVEA_TAP_CELL;

  switch (self->padding_mode)
    {
    case FOVEA_PADDING_REFLECT:
      *in = is_before ? -position : 2 * (n - 1) - position;
      return FOVEA_TAP_CELL;

    case FOVEA_PADDING_REPLICATE:
      *in = is_before ? 0 : n - 1;
      return FOVEA_TAP_CELL;

    case FOVEA_PADDING_CIRCULAR:
      *in = is_before ? position + n : position - n;
      return FOVEA_TAP_CELL;

    case FOVEA_PADDING_ZEROS:
    default:
      return FOVEA_TAP_PADDING;
    }
}

/**
 * fovea_axis_get_tap:
 * @self: a layer along one axis
 * @out: an output index
 * @tap: a kernel index, from 0
 * @in: (out): the input index read; in zero padding, the place outside the stage;
 * undefined for %FOVEA_TAP_NOTHING
 *
 * Returns: what this tap of this output reads
 */
FoveaTapKind
fovea_axis_get_tap (const FoveaAxis *self,
                    int              out,
                    int              tap,
                    int             *in)
{
  const FoveaStencil *stencil = &self->stencil;

  if (!self->is_transposed)
    return fovea_axis_get_source (self, fovea_stencil_tap (stencil, out, tap), in);

  // Output o gets input i by tap t where i s − p + t d = o.
  gint64 offset
      = (gint64) out + stencil->padding_before - (gint64) tap * stencil->dilation;

  *in = 0;

  if (offset < 0 || offset % stencil->stride != 0
      || offset / stencil->stride >= self->n_in)
    return FOVEA_TAP_NOTHING;

  *in = (int) (offset / stencil->stride);

  return FOVEA_TAP_CELL;
}

/**
 * fovea_axis_get_leftover:
 * @self: a layer along one axis
 *
 * Returns: how many input cells at the end no window covers, because the stride does not
 * divide
 */
int
fovea_axis_get_leftover (const FoveaAxis *self)
{
  int n_used = self->n_in;

  while (n_used > 0
         && fovea_range_is_empty (
             fovea_axis_reaches (self, (FoveaRange) { n_used - 1, n_used })))
    n_used--;

  return self->n_in - n_used;
}
