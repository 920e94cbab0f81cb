// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each kind of layer over a box of its output. Every cell is computed alone, in the order
// of the numeric contract in kernels.h, so that any box gives the bits that the whole
// would.

#include "config.h"

#include "core/apply.h"

#include "core/padding.h"
#include "kernels/kernels.h"

#include <glib/gi18n.h>
#include <math.h>

// A row is computed in pieces of about so many taps, so that a computation that is asked to stop does
// so within milliseconds.
#define PIECE_TAPS (1 << 19)

// One layer at work.
typedef struct
{
  const FoveaLayerOptions *options;
  FoveaAxis axes[2];
  const FoveaTensor *input;
  FoveaShape shape_out;
  FoveaBox box;  // of the output
  float *output; // the whole stage
  double cell_taps; // what a cell costs
  FoveaProgress *progress; // (nullable)
} Work;

// Tells of @n_cells cells that are done.
static bool
advance (const Work *work,
         double      n_cells,
         GError    **error)
{
  if (fovea_progress_advance (work->progress, n_cells * work->cell_taps))
    return true;

  g_set_error_literal (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_CANCELLED,
                       _("stopped before its end"));
  return false;
}

static float *
get_output_row (const Work *work,
                int         channel,
                int         row)
{
  FoveaShape shape = work->shape_out;

  return work->output + ((size_t) channel * shape.n_rows + row) * shape.n_columns;
}

// The positions that the windows of @out cover, padding included.
static FoveaRange
get_positions (const FoveaAxis *axis,
               FoveaRange       out)
{
  const FoveaStencil *stencil = &axis->stencil;

  return (FoveaRange) {
    .first = fovea_stencil_tap (stencil, out.first, 0),
    .past = fovea_stencil_tap (stencil, out.past - 1, stencil->kernel_size - 1) + 1,
  };
}

static bool
init_block (FoveaPaddedBlock *block,
            const Work       *work,
            FoveaRange        channels,
            float             padding,
            GError          **error)
{
  FoveaBox positions = {
    .channels = channels,
    .rows = get_positions (&work->axes[FOVEA_ROWS], work->box.rows),
    .columns = get_positions (&work->axes[FOVEA_COLUMNS], work->box.columns),
  };

  return fovea_padded_block_init (block, work->input, work->axes, positions, padding,
                                  error);
}

static FoveaRowJob
make_job (const Work             *work,
          const FoveaPaddedBlock *block)
{
  const FoveaStencil *rows = &work->axes[FOVEA_ROWS].stencil;
  const FoveaStencil *columns = &work->axes[FOVEA_COLUMNS].stencil;

  return (FoveaRowJob) {
    .n_channels = 1,
    .n_rows = rows->kernel_size,
    .n_columns = columns->kernel_size,
    .channel_stride = block->channel_stride,
    .row_stride = rows->dilation * block->row_stride,
    .column_stride = columns->dilation,
    .output_stride = columns->stride,
  };
}

// Runs @job for all rows of one output channel; @first is what its first row begins with.
static bool
run_job (const Work             *work,
         const FoveaPaddedBlock *block,
         FoveaRowJob            *job,
         int                     channel,
         const float            *first,
         GError                **error)
{
  const FoveaVariant *variant = fovea_variant_get_best ();
  ptrdiff_t step = work->axes[FOVEA_ROWS].stencil.stride * block->row_stride;
  FoveaBox box = work->box;
  int n_piece = (int) MAX (64, PIECE_TAPS / work->cell_taps);

  for (int y = box.rows.first; y < box.rows.past; y++)
    for (int x = box.columns.first; x < box.columns.past; x += n_piece)
      {
        int n_columns = MIN (n_piece, box.columns.past - x);

        job->input = first + (y - box.rows.first) * step
                     + (x - box.columns.first) * job->output_stride;
        variant->convolve_row (job, get_output_row (work, channel, y) + x, n_columns);
        if (!advance (work, n_columns, error))
          return false;
      }

  return true;
}

static bool
convolve (const Work *work,
          GError    **error)
{
  const FoveaLayerOptions *options = work->options;
  FoveaRange channels = work->box.channels;
  int n_group_in = fovea_kernels_get_n_inner (options->weights);
  int n_group_out = fovea_kernels_get_n_outer (options->weights) / options->groups;
  FoveaRange inputs = {
    .first = channels.first / n_group_out * n_group_in,
    .past = ((channels.past - 1) / n_group_out + 1) * n_group_in,
  };
  g_auto (FoveaPaddedBlock) block = { NULL };

  if (!init_block (&block, work, inputs, 0, error))
    return false;

  FoveaRowJob job = make_job (work, &block);
  size_t n_weights = (size_t) n_group_in * job.n_rows * job.n_columns;

  job.n_channels = n_group_in;

  for (int c = channels.first; c < channels.past; c++)
    {
      int first = c / n_group_out * n_group_in - inputs.first;

      job.weights = fovea_kernels_get_weights (options->weights) + c * n_weights;
      job.bias = options->bias != NULL ? options->bias[c] : 0;
      if (!run_job (work, &block, &job, c, block.values + first * block.channel_stride, error))
        return false;
    }

  return true;
}

static void
divide_cells (const Work *work,
              float       divisor)
{
  FoveaBox box = work->box;

  for (int c = box.channels.first; c < box.channels.past; c++)
    for (int y = box.rows.first; y < box.rows.past; y++)
      {
        float *row = get_output_row (work, c, y);

        for (int x = box.columns.first; x < box.columns.past; x++)
          row[x] /= divisor;
      }
}

// A convolution of each channel with ones, then one division: 25 equal cells average to
// just that number, which 25 products with 0.04 in float32 would miss.
static bool
pool_average (const Work *work,
              GError    **error)
{
  FoveaRange channels = work->box.channels;
  g_auto (FoveaPaddedBlock) block = { NULL };

  if (!init_block (&block, work, channels, 0, error))
    return false;

  FoveaRowJob job = make_job (work, &block);
  size_t n_weights = (size_t) job.n_rows * job.n_columns;
  g_autofree float *weights = g_try_new (float, n_weights);

  if (weights == NULL)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("its kernel %d×%d is too large"), job.n_rows, job.n_columns);
      return false;
    }

  for (size_t i = 0; i < n_weights; i++)
    weights[i] = 1;

  job.weights = weights;

  for (int c = channels.first; c < channels.past; c++)
    if (!run_job (work, &block, &job, c,
                  block.values + (c - channels.first) * block.channel_stride, error))
      return false;

  divide_cells (work, (float) n_weights);

  return true;
}

static float
find_greatest (const FoveaRowJob *job,
               const float       *first)
{
  float greatest = -INFINITY;

  for (int ky = 0; ky < job->n_rows; ky++)
    for (int kx = 0; kx < job->n_columns; kx++)
      {
        float value = first[ky * job->row_stride + kx * job->column_stride];

        if (value > greatest || isnan (value))
          greatest = value;
      }

  return greatest;
}

static bool
pool_max (const Work *work,
          GError    **error)
{
  FoveaBox box = work->box;
  g_auto (FoveaPaddedBlock) block = { NULL };

  if (!init_block (&block, work, box.channels, -INFINITY, error))
    return false;

  FoveaRowJob job = make_job (work, &block);
  ptrdiff_t step = work->axes[FOVEA_ROWS].stencil.stride * block.row_stride;

  for (int c = box.channels.first; c < box.channels.past; c++)
    for (int y = box.rows.first; y < box.rows.past; y++)
      {
        const float *first = block.values
                             + (c - box.channels.first) * block.channel_stride
                             + (y - box.rows.first) * step;
        float *row = get_output_row (work, c, y);

        for (int x = box.columns.first; x < box.columns.past;
             x++, first += job.output_stride)
          row[x] = find_greatest (&job, first);
        if (!advance (work, fovea_range_get_length (box.columns), error))
          return false;
      }

  return true;
}

// The taps of one output index that read a cell, in kernel order.
typedef struct
{
  int n;
  int *taps;
  int *cells;
} TapList;

static void
tap_list_init (TapList *self,
               int      kernel_size)
{
  self->n = 0;
  self->taps = g_new (int, kernel_size);
  self->cells = g_new (int, kernel_size);
}

static void
tap_list_clear (TapList *self)
{
  g_clear_pointer (&self->taps, g_free);
  g_clear_pointer (&self->cells, g_free);
}

static void
tap_list_fill (TapList         *self,
               const FoveaAxis *axis,
               int              out)
{
  self->n = 0;

  for (int tap = 0; tap < axis->stencil.kernel_size; tap++)
    {
      int in;

      if (fovea_axis_get_tap (axis, out, tap, &in) != FOVEA_TAP_CELL)
        continue;

      self->taps[self->n] = tap;
      self->cells[self->n] = in;
      self->n++;
    }
}

// One cell of a transposed convolution: the same order as any other, over the taps that
// meet a cell. @channel is of the output.
static float
sum_transposed (const Work    *work,
                int            channel,
                const TapList *rows,
                const TapList *columns)
{
  const FoveaLayerOptions *options = work->options;
  FoveaShape shape_in = fovea_tensor_get_shape (work->input);
  int n_group_in = shape_in.n_channels / options->groups;
  int n_group_out = fovea_kernels_get_n_inner (options->weights);
  int n_columns = options->kernel_size[FOVEA_COLUMNS];
  size_t n_weights = (size_t) options->kernel_size[FOVEA_ROWS] * n_columns;
  int first = channel / n_group_out * n_group_in;
  float sum = options->bias != NULL ? options->bias[channel] : 0;

  for (int c = first; c < first + n_group_in; c++)
    {
      const float *weights
          = fovea_kernels_get_weights (options->weights)
            + ((size_t) c * n_group_out + channel % n_group_out) * n_weights;
      const float *cells = fovea_tensor_get_values (work->input)
                           + (size_t) c * shape_in.n_rows * shape_in.n_columns;

      for (int i = 0; i < rows->n; i++)
        for (int j = 0; j < columns->n; j++)
          sum = fmaf (
              weights[(size_t) rows->taps[i] * n_columns + columns->taps[j]],
              cells[(size_t) rows->cells[i] * shape_in.n_columns + columns->cells[j]],
              sum);
    }

  return sum;
}

static bool
convolve_transposed (const Work *work,
                     GError    **error)
{
  FoveaBox box = work->box;
  TapList rows, columns;
  bool is_going = true;

  tap_list_init (&rows, work->options->kernel_size[FOVEA_ROWS]);
  tap_list_init (&columns, work->options->kernel_size[FOVEA_COLUMNS]);

  for (int y = box.rows.first; y < box.rows.past && is_going; y++)
    {
      tap_list_fill (&rows, &work->axes[FOVEA_ROWS], y);

      for (int x = box.columns.first; x < box.columns.past && is_going; x++)
        {
          tap_list_fill (&columns, &work->axes[FOVEA_COLUMNS], x);

          for (int c = box.channels.first; c < box.channels.past; c++)
            get_output_row (work, c, y)[x] = sum_transposed (work, c, &rows, &columns);
          is_going = advance (work, fovea_range_get_length (box.channels), error);
        }
    }

  tap_list_clear (&rows);
  tap_list_clear (&columns);

  return is_going;
}

/**
 * fovea_apply_activation:
 * @layer: an activation
 * @value: one cell before it
 *
 * Sigmoid and tanh are computed in double and rounded once, so that processors whose C
 * libraries differ in the last bit of a double give the same float32 all the same.
 *
 * Returns: the cell after it; of a NaN, NaN
 */
float
fovea_apply_activation (const FoveaLayer *layer,
                        float             value)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);

  switch (options->activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return value <= 0 ? 0 : value;

    case FOVEA_ACTIVATION_LEAKY_RELU:
      return value <= 0 ? value * options->slope : value;

    case FOVEA_ACTIVATION_SIGMOID:
      return (float) (1 / (1 + exp (-(double) value)));

    case FOVEA_ACTIVATION_TANH:
      return (float) tanh (value);

    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return value;
    }
}

static bool
activate (const Work       *work,
          const FoveaLayer *layer,
          GError          **error)
{
  FoveaBox box = work->box;
  FoveaShape shape = work->shape_out;
  const float *values = fovea_tensor_get_values (work->input);

  for (int c = box.channels.first; c < box.channels.past; c++)
    for (int y = box.rows.first; y < box.rows.past; y++)
      {
        const float *row_in = values + ((size_t) c * shape.n_rows + y) * shape.n_columns;
        float *row_out = get_output_row (work, c, y);

        for (int x = box.columns.first; x < box.columns.past; x++)
          row_out[x] = fovea_apply_activation (layer, row_in[x]);
        if (!advance (work, fovea_range_get_length (box.columns), error))
          return false;
      }

  return true;
}

/**
 * fovea_apply_layer:
 * @self: what to apply to what
 * @output: (inout): the stage that the layer makes, C × H × W, row-major, float32; only the box is
 *   written
 * @error: return location for an error, without the layer's number
 *
 * Safe on any thread.
 *
 * Returns: whether all cells are there; if not, %FOVEA_NETWORK_ERROR_TOO_LARGE is set for want of
 *   memory, or %FOVEA_NETWORK_ERROR_CANCELLED
 */
bool
fovea_apply_layer (const FoveaApplication *self,
                   float                  *output,
                   GError                **error)
{
  const FoveaLayer *applied = fovea_network_get_layer (self->network, self->layer);
  Work work = {
    .options = fovea_layer_get_options (applied),
    .axes = { fovea_network_get_axis (self->network, self->layer, FOVEA_ROWS),
              fovea_network_get_axis (self->network, self->layer, FOVEA_COLUMNS) },
    .input = self->input,
    .shape_out = fovea_network_get_shape (self->network, self->layer),
    .box = self->box,
    .output = output,
    .cell_taps = fovea_apply_estimate (self->network, self->layer,
                                       fovea_box_new_cell ((FoveaCell) { 0 })),
    .progress = self->progress,
  };

  switch (fovea_layer_get_kind (applied))
    {
    case FOVEA_LAYER_CONVOLUTION:
      return convolve (&work, error);

    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return convolve_transposed (&work, error);

    case FOVEA_LAYER_MAX_POOLING:
      return pool_max (&work, error);

    case FOVEA_LAYER_AVERAGE_POOLING:
      return pool_average (&work, error);

    case FOVEA_LAYER_ACTIVATION:
    default:
      return activate (&work, applied, error);
    }
}
