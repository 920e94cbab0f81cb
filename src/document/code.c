// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the scripts of all languages share: heading, comments that cannot become code, arrays.

#include "document/code-private.h"

#include "document/number.h"

#include <string.h>

static const struct
{
  const char *nick;
  const char *name;
  void (*add) (GString            *script,
               const FoveaContent *content);
} languages[] = {
  [FOVEA_CODE_PYTORCH] = { "pytorch", "PyTorch", fovea_code_add_pytorch },
  [FOVEA_CODE_NUMPY] = { "numpy", "NumPy", fovea_code_add_numpy },
};

// The column that the next character will stand in, in characters.
static int
get_column (const GString *script)
{
  const char *line = strrchr (script->str, '\n');
  return (int) g_utf8_strlen (line != NULL ? line + 1 : script->str, -1);
}

static void
add_level (GString      *script,
           const float **values,
           const int    *sizes,
           int           n_dimensions,
           int           column)
{
  char digits[FOVEA_NUMBER_SIZE];
  if (n_dimensions == 0)
    {
      g_string_append (script, fovea_number_format_float (*(*values)++, digits));
      return;
    }
  g_string_append_c (script, '[');
  for (int i = 0; i < sizes[0]; i++)
    {
      if (i > 0 && n_dimensions == 1)
        g_string_append (script, ", ");
      else if (i > 0)
        g_string_append_printf (script, ",\n%*s", column + 1, "");
      add_level (script, values, sizes + 1, n_dimensions - 1, column + 1);
    }
  g_string_append_c (script, ']');
}

// Characters that end a line, or turn the direction of the text so that code looks like comment.
static bool
is_unsafe (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED
         || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR
         || type == G_UNICODE_SURROGATE;
}

/**
 * fovea_code_get_sides:
 * @network: a network
 * @layer: from 1
 *
 * Returns: the cells that @layer pads at each side
 */
FoveaCodeSides
fovea_code_get_sides (const FoveaNetwork *network,
                      int                 layer)
{
  const FoveaAxis rows = fovea_network_get_axis (network, layer, FOVEA_ROWS);
  const FoveaAxis columns = fovea_network_get_axis (network, layer, FOVEA_COLUMNS);
  return (FoveaCodeSides){ rows.stencil.padding_before, rows.stencil.padding_after,
                           columns.stencil.padding_before, columns.stencil.padding_after };
}

/**
 * fovea_code_add_comment:
 * @script: what is written so far
 * @text: any UTF-8 text
 *
 * Adds @text to a comment that has begun. Characters that could end the comment, or hide where it
 * ends, become spaces.
 */
void
fovea_code_add_comment (GString    *script,
                        const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      g_string_append_unichar (script, is_unsafe (character) ? ' ' : character);
    }
}

/**
 * fovea_code_add_layer_note:
 * @script: what is written so far, at the start of a line
 * @network: a network
 * @layer: from 1
 *
 * Adds a comment on what the layer is and what shapes it stands between.
 */
void
fovea_code_add_layer_note (GString            *script,
                           const FoveaNetwork *network,
                           int                 layer)
{
  FoveaLayer *described = fovea_network_get_layer (network, layer);
  g_autofree char *kind
    = g_strdelimit (g_strdup (fovea_layer_kind_get_nick (fovea_layer_get_kind (described))), "_", ' ');
  FoveaShape before = fovea_network_get_shape (network, layer - 1);
  FoveaShape after = fovea_network_get_shape (network, layer);
  g_string_append_printf (script, "\n# Layer %d, %s: %d×%d×%d → %d×%d×%d", layer, kind,
                          before.n_channels, before.n_rows, before.n_columns,
                          after.n_channels, after.n_rows, after.n_columns);
  if (fovea_layer_get_name (described) != NULL)
    {
      g_string_append (script, ", ");
      fovea_code_add_comment (script, fovea_layer_get_name (described));
    }
  g_string_append_c (script, '\n');
}

/**
 * fovea_code_add_array:
 * @script: what is written so far
 * @values: the numbers, row-major
 * @sizes: sizes of the array
 * @n_dimensions: how many they are, at least 1
 *
 * Adds nested lists, a row a line, with the fewest digits that read back to the same float32.
 */
void
fovea_code_add_array (GString     *script,
                      const float *values,
                      const int   *sizes,
                      int          n_dimensions)
{
  add_level (script, &values, sizes, n_dimensions, get_column (script));
}

/**
 * fovea_code_add_weights:
 * @script: what is written so far
 * @weights: kernels
 *
 * Adds nested lists: outer × inner × rows × columns.
 */
void
fovea_code_add_weights (GString            *script,
                        const FoveaKernels *weights)
{
  const int sizes[] = { fovea_kernels_get_n_outer (weights), fovea_kernels_get_n_inner (weights),
                        fovea_kernels_get_n_rows (weights), fovea_kernels_get_n_columns (weights) };
  fovea_code_add_array (script, fovea_kernels_get_weights (weights), sizes, 4);
}

/**
 * fovea_code_add_tensor:
 * @script: what is written so far
 * @tensor: a tensor
 *
 * Adds nested lists: channels × rows × columns.
 */
void
fovea_code_add_tensor (GString           *script,
                       const FoveaTensor *tensor)
{
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  const int sizes[] = { shape.n_channels, shape.n_rows, shape.n_columns };
  fovea_code_add_array (script, fovea_tensor_get_values (tensor), sizes, 3);
}

/**
 * fovea_code_language_from_nick:
 * @nick: "pytorch" or "numpy"
 * @language: (out): the language
 *
 * Returns: whether there is such a language
 */
bool
fovea_code_language_from_nick (const char        *nick,
                               FoveaCodeLanguage *language)
{
  for (size_t i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (nick, languages[i].nick))
      {
        *language = (FoveaCodeLanguage) i;
        return true;
      }
  return false;
}

/**
 * fovea_code_generate:
 * @content: a document with finite numbers
 * @language: what to write
 *
 * Writes a script in Python 3 that builds the network of @content with the same weights, applies
 * it to the same input and prints the output as nested lists of numbers, channels × rows ×
 * columns, which is JSON, too. In NumPy the digits are those of Fovea, because the sums follow
 * the same order; PyTorch chooses its own, so that the last digits may differ. Any thread.
 *
 * Returns: (transfer full): the script, UTF-8
 */
GBytes *
fovea_code_generate (const FoveaContent *content,
                     FoveaCodeLanguage   language)
{
  // The title stands below the second line: there, Python would take "coding: …" for an order.
  GString *script = g_string_new ("#!/usr/bin/env python3\n");
  g_string_append_printf (script, "# Written by Fovea; needs Python 3 and %s.\n",
                          languages[language].name);
  const char *title = fovea_content_get_title (content);
  if (title != NULL && *title != '\0')
    {
      g_string_append (script, "#\n# ");
      fovea_code_add_comment (script, title);
      g_string_append_c (script, '\n');
    }
  g_string_append_c (script, '\n');
  languages[language].add (script, content);
  g_string_append (script, "\nprint(str(output.tolist()).replace(\"], \", \"],\\n \"))\n");
  return g_string_free_to_bytes (script);
}
