// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a figure of convolution arithmetic says: its title, the relation with the numbers put in, and
// the alternative text. Letters are those of the report: i, k, s, p, d, o, and a for the output
// padding; a prime marks what belongs to a transposed convolution.

#include "figure/arithmetic.h"

#include <glib/gi18n.h>

#define N_AXES 2

static bool
is_square (const FoveaArithmetic *self)
{
  return self->n_in[0] == self->n_in[1] && self->kernel_size[0] == self->kernel_size[1]
         && self->stride[0] == self->stride[1] && self->padding[0] == self->padding[1]
         && self->dilation[0] == self->dilation[1]
         && self->output_padding[0] == self->output_padding[1];
}

static bool
is_one (const int values[2])
{
  return values[0] == 1 && values[1] == 1;
}

// What padding of a convolution with stride 1 is called.
static const char *
get_padding_title (const FoveaArithmetic *self)
{
  bool is_same = true;
  bool is_full = true;

  for (int axis = 0; axis < N_AXES; axis++)
    {
      int reach = self->dilation[axis] * (self->kernel_size[axis] - 1);
      is_same = is_same && 2 * self->padding[axis] == reach;
      is_full = is_full && self->padding[axis] == reach;
    }
  if (self->padding[0] == 0 && self->padding[1] == 0)
    return _ ("No padding, stride 1");
  if (is_same)
    return _ ("Half (same) padding, stride 1");
  if (is_full)
    return _ ("Full padding, stride 1");

  return _ ("Padding, stride 1");
}

static const char *
get_convolution_title (const FoveaArithmetic *self)
{
  if (!is_one (self->dilation))
    return _ ("Dilated convolution");
  if (is_one (self->stride))
    return get_padding_title (self);
  if (self->padding[0] == 0 && self->padding[1] == 0)
    return _ ("No padding, strides");

  return _ ("Padding, strides");
}

/**
 * fovea_arithmetic_dup_title:
 * @self: sizes of one layer
 *
 * Returns: (transfer full): what kind of layer it is, translated; a transposed one is called after the
 *   convolution that it transposes
 */
char *
fovea_arithmetic_dup_title (const FoveaArithmetic *self)
{
  if (self->kind == FOVEA_ARITHMETIC_AVERAGE)
    return g_strdup (_ ("Average pooling"));
  if (self->kind == FOVEA_ARITHMETIC_GREATEST)
    return g_strdup (_ ("Max pooling"));
  if (!self->is_transposed)
    return g_strdup (get_convolution_title (self));
  if (self->output_padding[0] > 0 || self->output_padding[1] > 0)
    return g_strdup (_ ("Transposed convolution with output padding"));

  // Translators: a title such as “No padding, strides”, of a transposed convolution
  return g_strdup_printf (_ ("%s, transposed"), get_convolution_title (self));
}

// "i = 5, k = 3, s = 2, p = 1"
static char *
dup_numbers (const FoveaArithmetic *self,
             int                    axis)
{
  const char *prime = self->is_transposed ? "′" : "";
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "i%s = %d, k = %d, s = %d, p = %d", prime, self->n_in[axis],
                          self->kernel_size[axis], self->stride[axis], self->padding[axis]);
  if (self->dilation[axis] > 1)
    g_string_append_printf (text, ", d = %d", self->dilation[axis]);
  if (self->output_padding[axis] > 0)
    g_string_append_printf (text, ", a = %d", self->output_padding[axis]);

  return g_string_free (text, FALSE);
}

// o = ⌊(i + 2p − d(k − 1) − 1)/s⌋ + 1, without what is one.
static char *
dup_relation (const FoveaArithmetic *self,
              int                    axis)
{
  int i = self->n_in[axis], k = self->kernel_size[axis], s = self->stride[axis];
  int p = self->padding[axis], d = self->dilation[axis];
  int o = fovea_arithmetic_get_n_out (self, axis);
  g_autofree char *reach = d > 1 ? g_strdup_printf ("%d·(%d − 1) − 1", d, k)
                                 : g_strdup_printf ("%d", k);
  const char *letters = d > 1 ? "d(k − 1) − 1" : "k";

  if (s == 1 && d > 1)
    return g_strdup_printf ("o = i + 2p − d(k − 1) = %d + 2·%d − %d·(%d − 1) = %d", i, p, d, k, o);
  if (s == 1)
    return g_strdup_printf ("o = i + 2p − %s + 1 = %d + 2·%d − %s + 1 = %d", letters, i, p, reach,
                            o);

  return g_strdup_printf ("o = ⌊(i + 2p − %s)/s⌋ + 1 = ⌊(%d + 2·%d − %s)/%d⌋ + 1 = %d", letters,
                          i, p, reach, s, o);
}

// o′ = s(i′ − 1) + d(k − 1) + 1 − 2p + a, without what is one or zero.
static char *
dup_transposed_relation (const FoveaArithmetic *self,
                         int                    axis)
{
  int i = self->n_in[axis], k = self->kernel_size[axis], s = self->stride[axis];
  int p = self->padding[axis], d = self->dilation[axis], a = self->output_padding[axis];
  g_autofree char *reach = d > 1 ? g_strdup_printf ("%d·(%d − 1) + 1", d, k)
                                 : g_strdup_printf ("%d", k);
  g_autofree char *rest = a > 0 ? g_strdup_printf (" + %d", a) : g_strdup ("");

  return g_strdup_printf ("o′ = s(i′ − 1) + %s − 2p%s = %d·(%d − 1) + %s − 2·%d%s = %d",
                          d > 1 ? "d(k − 1) + 1" : "k", a > 0 ? " + a" : "", s, i, reach, p, rest,
                          fovea_arithmetic_get_n_out (self, axis));
}

// As what convolution it is drawn.
static char *
dup_equal (const FoveaArithmetic *self,
           int                    axis)
{
  int k = self->kernel_size[axis], p = self->padding[axis], d = self->dilation[axis];
  int border = fovea_arithmetic_get_border (self, axis);
  g_autofree char *minus = g_strdup_printf ("%s%d", border < 0 ? "−" : "", ABS (border));
  g_autofree char *formula
      = d > 1 ? g_strdup_printf ("p′ = d(k − 1) − p = %d·(%d − 1) − %d = %s", d, k, p, minus)
              : g_strdup_printf ("p′ = k − 1 − p = %d − 1 − %d = %s", k, p, minus);

  if (self->stride[axis] == 1)
    return g_strdup_printf (_ ("as a convolution: %s, s′ = 1"), formula);

  return g_strdup_printf (_ ("as a convolution: %s, s′ = 1, zeros between inputs: s − 1 = %d"), formula,
                          self->stride[axis] - 1);
}

static void
add_axis (GStrvBuilder          *lines,
          const FoveaArithmetic *self,
          int                    axis,
          const char            *name) // (nullable)
{
  g_autofree char *numbers = dup_numbers (self, axis);
  g_autofree char *relation = self->is_transposed ? dup_transposed_relation (self, axis)
                                                  : dup_relation (self, axis);
  g_autofree char *first
      = name != NULL ? g_strdup_printf ("%s: %s", name, numbers) : g_strdup (numbers);

  g_strv_builder_add (lines, first);
  g_strv_builder_add (lines, relation);
  if (self->is_transposed)
    {
      g_autofree char *equal = dup_equal (self, axis);
      g_strv_builder_add (lines, equal);
    }
}

/**
 * fovea_arithmetic_dup_caption:
 * @self: sizes of one layer that fovea_arithmetic_check() accepts
 *
 * Returns: (transfer full): lines: the numbers, and the relation between them
 */
GStrv
fovea_arithmetic_dup_caption (const FoveaArithmetic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  int rows = fovea_arithmetic_get_leftover (self, 0);
  int columns = fovea_arithmetic_get_leftover (self, 1);

  if (is_square (self))
    add_axis (lines, self, 0, NULL);
  else
    {
      add_axis (lines, self, 0, C_ ("convolution arithmetic", "rows"));
      add_axis (lines, self, 1, C_ ("convolution arithmetic", "columns"));
    }
  if (rows > 0 || columns > 0)
    {
      g_autofree char *line = g_strdup_printf (
          _ ("never read, as the stride does not divide: rows %d, columns %d"), rows, columns);
      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

/**
 * fovea_arithmetic_dup_lines:
 * @self: sizes of one layer that fovea_arithmetic_check() accepts
 * @options: which steps are shown
 *
 * Returns: (transfer full): the caption; where numbers stand in the cells of one step, its
 *   calculation too
 */
GStrv
fovea_arithmetic_dup_lines (const FoveaArithmetic        *self,
                            const FoveaArithmeticOptions *options)
{
  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) caption = fovea_arithmetic_dup_caption (self);
  int n_columns = fovea_arithmetic_get_n_out (self, 1);

  g_strv_builder_addv (lines, (const char **) caption);
  if (self->has_numbers && options->n_steps == 1)
    {
      const int out[2] = { options->steps[0] / n_columns, options->steps[0] % n_columns };
      g_autofree char *sum = fovea_arithmetic_dup_sum (self, out);
      if (sum != NULL)
        g_strv_builder_add (lines, sum);
    }

  return g_strv_builder_end (lines);
}

/**
 * fovea_arithmetic_describe:
 * @self: sizes of one layer that fovea_arithmetic_check() accepts
 *
 * Returns: (transfer full): a sentence with all sizes, as in the alternative text
 */
char *
fovea_arithmetic_describe (const FoveaArithmetic *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      self->kind == FOVEA_ARITHMETIC_AVERAGE
          ? _ ("Average pooling of a %d×%d input with a %d×%d window, stride %d×%d, padding %d×%d, "
               "dilation %d×%d")
      : self->kind == FOVEA_ARITHMETIC_GREATEST
          ? _ ("Max pooling of a %d×%d input with a %d×%d window, stride %d×%d, padding %d×%d, "
               "dilation %d×%d")
      : self->is_transposed
          ? _ ("Transposed convolution of a %d×%d input with a %d×%d kernel, stride %d×%d, padding "
               "%d×%d, dilation %d×%d")
          : _ ("Convolution of a %d×%d input with a %d×%d kernel, stride %d×%d, padding %d×%d, "
               "dilation %d×%d"),
      self->n_in[0], self->n_in[1], self->kernel_size[0], self->kernel_size[1], self->stride[0],
      self->stride[1], self->padding[0], self->padding[1], self->dilation[0], self->dilation[1]);
  if (self->output_padding[0] > 0 || self->output_padding[1] > 0)
    g_string_append_printf (text, _ (", output padding %d×%d"), self->output_padding[0],
                            self->output_padding[1]);
  g_string_append_printf (text, _ (": the output is %d×%d."),
                          fovea_arithmetic_get_n_out (self, 0),
                          fovea_arithmetic_get_n_out (self, 1));
  if (self->is_transposed)
    g_string_append_printf (
        text, _ (" Drawn as a convolution with stride 1 over the input with zeros around it."));

  return g_string_free (text, FALSE);
}

/**
 * fovea_arithmetic_describe_step:
 * @self: sizes of one layer that fovea_arithmetic_check() accepts
 * @step: an output, row by row from 0
 *
 * Returns: (transfer full): a sentence that says where the window stands and what it makes
 */
char *
fovea_arithmetic_describe_step (const FoveaArithmetic *self,
                                int                    step)
{
  g_return_val_if_fail (self != NULL, NULL);

  int n_columns = fovea_arithmetic_get_n_out (self, 1);
  const int out[2] = { step / n_columns, step % n_columns };
  int n_inputs = 1;

  for (int axis = 0; axis < N_AXES; axis++)
    {
      int n = 0;
      for (int tap = 0; tap < self->kernel_size[axis]; tap++)
        n += fovea_arithmetic_is_input (self, axis,
                                        fovea_arithmetic_get_tap (self, axis, out[axis], tap));
      n_inputs *= n;
    }

  int n_zeros = self->kernel_size[0] * self->kernel_size[1] - n_inputs;
  g_autofree char *inputs = g_strdup_printf (
      ngettext ("%d cell of the input", "%d cells of the input", (gulong) n_inputs), n_inputs);
  g_autofree char *zeros = g_strdup_printf (
      self->kind == FOVEA_ARITHMETIC_GREATEST
          ? ngettext ("%d cell of padding", "%d cells of padding", (gulong) n_zeros)
          : ngettext ("%d zero", "%d zeros", (gulong) n_zeros),
      n_zeros);

  g_autofree char *sum = self->has_numbers ? fovea_arithmetic_dup_sum (self, out) : NULL;
  g_autofree char *sentence = sum != NULL ? g_strdup_printf (" %s.", sum) : g_strdup ("");
  g_autofree char *text = g_strdup_printf (
      _ ("Step %d of %d makes the output in row %d, column %d: the window reads %s and %s."),
      step + 1, fovea_arithmetic_get_n_steps (self), out[0], out[1], inputs, zeros);

  return g_strconcat (text, sentence, NULL);
}

/**
 * fovea_arithmetic_describe_steps:
 * @self: sizes of one layer that fovea_arithmetic_check() accepts
 * @options: which steps are shown
 *
 * Returns: (transfer full): the alternative text of a figure of them
 */
char *
fovea_arithmetic_describe_steps (const FoveaArithmetic        *self,
                                 const FoveaArithmeticOptions *options)
{
  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  g_autofree char *all = fovea_arithmetic_describe (self);
  GString *text = g_string_new (all);

  for (int i = 0; i < options->n_steps; i++)
    {
      g_autofree char *step = fovea_arithmetic_describe_step (self, options->steps[i]);
      g_string_append_printf (text, C_ ("another sentence", " %s"), step);
    }

  return g_string_free (text, FALSE);
}
