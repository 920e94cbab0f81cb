// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Networks that everybody knows, as examples. Made when asked for, not stored: the layers from the
// tables below, weights from a generator with a fixed seed, an input of rings at its true size.
// Channels are divided by a number that keeps evaluation quick; the geometry is the true one.
// Activations are left out, because they change no receptive field; so is the batch
// normalization, which is part of the convolution once trained.
//
// Sources: LeCun, Bottou, Bengio & Haffner, Gradient-based learning applied to document
// recognition, 1998. Krizhevsky, One weird trick, arXiv:1404.5997 (alexnet_v2). Simonyan &
// Zisserman, arXiv:1409.1556. He, Zhang, Ren & Sun, arXiv:1512.03385. Howard et al.,
// arXiv:1704.04861. Receptive fields: Araujo, Norris & Sim, Distill, 2019.

#include "document/known-networks.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define DISTILL "Araujo, Norris & Sim, Distill 2019"

typedef struct
{
  FoveaLayerKind kind;
  int kernel_size;
  int stride;
  int padding;      // on each side; SAME: whatever keeps the size, or halves it
  int n_channels;   // of the output, undivided; convolutions only
  bool is_depthwise;
  const char *name;
} Step;

#define SAME -1
#define TRAILING -2 // nothing before, one cell after: "same" for a kernel of 3 and a stride of 2

#define CONV(k, s, p, n, name) { FOVEA_LAYER_CONVOLUTION, k, s, p, n, false, name }
#define DEPTHWISE(s, n, name) { FOVEA_LAYER_CONVOLUTION, 3, s, SAME, n, true, name }
#define MAX_POOL(k, s, p, name) { FOVEA_LAYER_MAX_POOLING, k, s, p, 0, false, name }
#define MEAN_POOL(k, s, p, name) { FOVEA_LAYER_AVERAGE_POOLING, k, s, p, 0, false, name }

// Bottleneck of ResNet-50, its stride in the first 1×1 (s1) or in the 3×3 (s3).
#define BOTTLENECK(s1, s3, n, name)                                                            \
  CONV (1, s1, 0, n, name ".1"), CONV (3, s3, 1, n, name ".2"), CONV (1, 1, 0, 4 * n, name ".3")

#define SEPARABLE(s, n_in, n_out, name)                                                        \
  DEPTHWISE (s, n_in, name "_depthwise"), CONV (1, 1, 0, n_out, name "_pointwise")

static const Step lenet_5[] = {
  CONV (5, 1, 0, 6, "C1"),
  MEAN_POOL (2, 2, 0, "S2"),
  CONV (5, 1, 0, 16, "C3"),
  MEAN_POOL (2, 2, 0, "S4"),
};

static const Step alexnet[] = {
  CONV (11, 4, 0, 64, "conv1"),
  MAX_POOL (3, 2, 0, "pool1"),
  CONV (5, 1, 2, 192, "conv2"),
  MAX_POOL (3, 2, 0, "pool2"),
  CONV (3, 1, 1, 384, "conv3"),
  CONV (3, 1, 1, 384, "conv4"),
  CONV (3, 1, 1, 256, "conv5"),
  MAX_POOL (3, 2, 0, "pool5"),
};

static const Step vgg_16[] = {
  CONV (3, 1, 1, 64, "conv1_1"),
  CONV (3, 1, 1, 64, "conv1_2"),
  MAX_POOL (2, 2, 0, "pool1"),
  CONV (3, 1, 1, 128, "conv2_1"),
  CONV (3, 1, 1, 128, "conv2_2"),
  MAX_POOL (2, 2, 0, "pool2"),
  CONV (3, 1, 1, 256, "conv3_1"),
  CONV (3, 1, 1, 256, "conv3_2"),
  CONV (3, 1, 1, 256, "conv3_3"),
  MAX_POOL (2, 2, 0, "pool3"),
  CONV (3, 1, 1, 512, "conv4_1"),
  CONV (3, 1, 1, 512, "conv4_2"),
  CONV (3, 1, 1, 512, "conv4_3"),
  MAX_POOL (2, 2, 0, "pool4"),
  CONV (3, 1, 1, 512, "conv5_1"),
  CONV (3, 1, 1, 512, "conv5_2"),
  CONV (3, 1, 1, 512, "conv5_3"),
  MAX_POOL (2, 2, 0, "pool5"),
};

static const Step vgg_19[] = {
  CONV (3, 1, 1, 64, "conv1_1"),
  CONV (3, 1, 1, 64, "conv1_2"),
  MAX_POOL (2, 2, 0, "pool1"),
  CONV (3, 1, 1, 128, "conv2_1"),
  CONV (3, 1, 1, 128, "conv2_2"),
  MAX_POOL (2, 2, 0, "pool2"),
  CONV (3, 1, 1, 256, "conv3_1"),
  CONV (3, 1, 1, 256, "conv3_2"),
  CONV (3, 1, 1, 256, "conv3_3"),
  CONV (3, 1, 1, 256, "conv3_4"),
  MAX_POOL (2, 2, 0, "pool3"),
  CONV (3, 1, 1, 512, "conv4_1"),
  CONV (3, 1, 1, 512, "conv4_2"),
  CONV (3, 1, 1, 512, "conv4_3"),
  CONV (3, 1, 1, 512, "conv4_4"),
  MAX_POOL (2, 2, 0, "pool4"),
  CONV (3, 1, 1, 512, "conv5_1"),
  CONV (3, 1, 1, 512, "conv5_2"),
  CONV (3, 1, 1, 512, "conv5_3"),
  CONV (3, 1, 1, 512, "conv5_4"),
  MAX_POOL (2, 2, 0, "pool5"),
};

// The stride of a stage sits in the 3×3 of its first block, as the common libraries have it.
static const Step resnet_50[] = {
  CONV (7, 2, 3, 64, "conv1"),
  MAX_POOL (3, 2, 1, "pool1"),
  BOTTLENECK (1, 1, 64, "conv2_1"),
  BOTTLENECK (1, 1, 64, "conv2_2"),
  BOTTLENECK (1, 1, 64, "conv2_3"),
  BOTTLENECK (1, 2, 128, "conv3_1"),
  BOTTLENECK (1, 1, 128, "conv3_2"),
  BOTTLENECK (1, 1, 128, "conv3_3"),
  BOTTLENECK (1, 1, 128, "conv3_4"),
  BOTTLENECK (1, 2, 256, "conv4_1"),
  BOTTLENECK (1, 1, 256, "conv4_2"),
  BOTTLENECK (1, 1, 256, "conv4_3"),
  BOTTLENECK (1, 1, 256, "conv4_4"),
  BOTTLENECK (1, 1, 256, "conv4_5"),
  BOTTLENECK (1, 1, 256, "conv4_6"),
  BOTTLENECK (1, 2, 512, "conv5_1"),
  BOTTLENECK (1, 1, 512, "conv5_2"),
  BOTTLENECK (1, 1, 512, "conv5_3"),
};

// The stride of a stage sits in the first 1×1 of its first block, as in the paper, so that each
// 3×3 already works on the coarser grid. The pooling pads as in the published table.
static const Step resnet_50_paper[] = {
  CONV (7, 2, 3, 64, "conv1"),
  MAX_POOL (3, 2, TRAILING, "pool1"),
  BOTTLENECK (1, 1, 64, "conv2_1"),
  BOTTLENECK (1, 1, 64, "conv2_2"),
  BOTTLENECK (1, 1, 64, "conv2_3"),
  BOTTLENECK (2, 1, 128, "conv3_1"),
  BOTTLENECK (1, 1, 128, "conv3_2"),
  BOTTLENECK (1, 1, 128, "conv3_3"),
  BOTTLENECK (1, 1, 128, "conv3_4"),
  BOTTLENECK (2, 1, 256, "conv4_1"),
  BOTTLENECK (1, 1, 256, "conv4_2"),
  BOTTLENECK (1, 1, 256, "conv4_3"),
  BOTTLENECK (1, 1, 256, "conv4_4"),
  BOTTLENECK (1, 1, 256, "conv4_5"),
  BOTTLENECK (1, 1, 256, "conv4_6"),
  BOTTLENECK (2, 1, 512, "conv5_1"),
  BOTTLENECK (1, 1, 512, "conv5_2"),
  BOTTLENECK (1, 1, 512, "conv5_3"),
};

static const Step mobilenet_v1[] = {
  CONV (3, 2, SAME, 32, "conv0"),
  SEPARABLE (1, 32, 64, "conv1"),
  SEPARABLE (2, 64, 128, "conv2"),
  SEPARABLE (1, 128, 128, "conv3"),
  SEPARABLE (2, 128, 256, "conv4"),
  SEPARABLE (1, 256, 256, "conv5"),
  SEPARABLE (2, 256, 512, "conv6"),
  SEPARABLE (1, 512, 512, "conv7"),
  SEPARABLE (1, 512, 512, "conv8"),
  SEPARABLE (1, 512, 512, "conv9"),
  SEPARABLE (1, 512, 512, "conv10"),
  SEPARABLE (1, 512, 512, "conv11"),
  SEPARABLE (2, 512, 1024, "conv12"),
  SEPARABLE (1, 1024, 1024, "conv13"),
};

// The first member is what the public functions hand out.
typedef struct
{
  FoveaKnownNetwork published;
  const Step *steps;
  int n_steps;
  int side;    // of the input
  int divisor; // of channels
} Recipe;

#define STEPS(steps) steps, G_N_ELEMENTS (steps)

static const Recipe recipes[] = {
  { { "lenet-5", N_("LeNet-5 up to S4"), "LeCun et al. 1998", 16, 4, 0 }, STEPS (lenet_5), 32, 1 },
  { { "alexnet", N_("AlexNet (v2) up to the last pooling"), DISTILL, 195, 32, 64 },
    STEPS (alexnet), 224, 64 },
  { { "vgg-16", N_("VGG-16: all convolutions and poolings"), DISTILL, 212, 32, 90 },
    STEPS (vgg_16), 224, 64 },
  { { "vgg-19", N_("VGG-19: all convolutions and poolings"), DISTILL, 268, 32, 118 },
    STEPS (vgg_19), 224, 64 },
  { { "resnet-50", N_("ResNet-50, deepest path, stride in the 3×3"), DISTILL, 427, 32, 213 },
    STEPS (resnet_50), 224, 64 },
  { { "resnet-50-paper", N_("ResNet-50, deepest path, stride in the 1×1"), DISTILL, 483, 32, 239 },
    STEPS (resnet_50_paper), 224, 64 },
  { { "mobilenet-v1", N_("MobileNet v1: all convolutions"), DISTILL, 315, 32, 126 },
    STEPS (mobilenet_v1), 224, 32 },
};

// xorshift32: the same weights on every machine.
static guint32
draw (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

// Each sum is a mean with noise: what is bright stays bright through fifty layers, and no sum is
// the small difference of large numbers, which would be rounding and little else. Sums of many
// taps have negative weights among them. Rounded to 1/1024, so that documents stay short.
static FoveaKernels *
draw_kernels (guint32 *state,
              int      n_outer,
              int      n_inner,
              int      kernel_size)
{
  size_t n_taps = (size_t) n_inner * (size_t) kernel_size * (size_t) kernel_size;
  size_t n_weights = (size_t) n_outer * n_taps;
  g_autofree float *weights = g_new (float, n_weights);
  double noise = n_taps < 9 ? 0.5 : 2;
  for (size_t i = 0; i < n_weights; i++)
    {
      double weight = (1 + noise * (draw (state) / 2147483648.0 - 1)) / (double) n_taps;
      weights[i] = (float) (floor (1024 * weight + 0.5) / 1024);
    }
  return fovea_kernels_new (n_outer, n_inner, kernel_size, kernel_size, weights);
}

static FoveaLayer *
make_layer (const Step *step,
            int         n_in,
            int         divisor,
            guint32    *state,
            GError    **error)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (FoveaKernels) weights = NULL;
  options.kind = step->kind;
  options.name = step->name;
  options.stride[0] = options.stride[1] = step->stride;
  options.kernel_size[0] = options.kernel_size[1] = step->kernel_size;
  options.has_same_padding = step->padding == SAME;
  for (int i = 0; i < 4; i++)
    options.padding[i] = step->padding == TRAILING ? i % 2 : MAX (step->padding, 0);
  if (step->kind == FOVEA_LAYER_CONVOLUTION)
    {
      int n_out = MAX (step->n_channels / divisor, 1);
      options.groups = step->is_depthwise ? n_in : 1;
      weights = draw_kernels (state, n_out, n_in / options.groups, step->kernel_size);
      options.weights = weights;
    }
  return fovea_layer_new (&options, error);
}

// Rings that become finer outwards: every orientation and scale, from whole numbers alone.
static FoveaTensor *
draw_rings (int side)
{
  float *values;
  FoveaTensor *input = fovea_tensor_try_new ((FoveaShape){ 1, side, side }, &values, NULL);
  if (input == NULL)
    return NULL;
  for (int row = 0; row < side; row++)
    for (int column = 0; column < side; column++)
      {
        int y = 2 * row + 1 - side;
        int x = 2 * column + 1 - side;
        int phase = 8 * (x * x + y * y) / side % 512;
        values[row * side + column] = (float) (phase < 256 ? phase : 511 - phase) / 255;
      }
  return input;
}

/**
 * fovea_known_networks_get_n:
 *
 * Returns: how many known networks there are
 */
int
fovea_known_networks_get_n (void)
{
  return G_N_ELEMENTS (recipes);
}

/**
 * fovea_known_networks_get:
 * @network: a known network, from 0
 *
 * Returns: (transfer none): its name and what was published on it
 */
const FoveaKnownNetwork *
fovea_known_networks_get (int network)
{
  g_return_val_if_fail (network >= 0 && network < fovea_known_networks_get_n (), NULL);

  return &recipes[network].published;
}

/**
 * fovea_known_networks_find:
 * @name: the name of an example
 *
 * Returns: (transfer none) (nullable): what was published, if the example is a known network
 */
const FoveaKnownNetwork *
fovea_known_networks_find (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (recipes); i++)
    if (strcmp (recipes[i].published.name, name) == 0)
      return &recipes[i].published;
  return NULL;
}

/**
 * fovea_known_network_load:
 * @self: a known network
 * @error: return location for FOVEA_NETWORK_ERROR_TOO_LARGE
 *
 * Makes the network with fewer channels and weights without meaning, the same each time, and an
 * input of one channel at its true size. Any thread.
 *
 * Returns: (transfer full) (nullable): its content, with the title in the user's language
 */
FoveaContent *
fovea_known_network_load (const FoveaKnownNetwork *self,
                          GError                 **error)
{
  const Recipe *recipe = (const Recipe *) self;
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  guint32 state = 2463534242;
  int n_channels = 1;
  for (int i = 0; i < recipe->n_steps; i++)
    {
      FoveaLayer *layer
        = make_layer (&recipe->steps[i], n_channels, recipe->divisor, &state, error);
      if (layer == NULL)
        return NULL;
      g_ptr_array_add (layers, layer);
      n_channels = fovea_layer_get_n_out_channels (layer, n_channels);
    }

  FoveaShape shape = { 1, recipe->side, recipe->side };
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (shape, (FoveaLayer *const *) layers->pdata, (int) layers->len, error);
  g_autoptr (FoveaTensor) input = network != NULL ? draw_rings (recipe->side) : NULL;
  return input != NULL ? fovea_content_new (_(self->title), network, input) : NULL;
}
