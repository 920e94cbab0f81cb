// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The documents of data/examples, compiled in, so that nothing has to be installed for
// them; after them the known networks, which are made when asked for.

#include "document/examples.h"

#include "document/known-networks.h"

#include "examples-resource.h"

#include <glib/gi18n.h>

#include <string.h>

#define RESOURCE_FOLDER "/io/github/foveaapp/Fovea/examples/"

// Titles stand here, too, because gettext does not read documents.
static const struct
{
  const char *name;
  const char *title;
} examples[] = {
  { "two-3x3", N_("Two 3×3 see what one 5×5 sees") },
  { "one-5x5-composed", N_("The two 3×3 composed: one 5×5, the same output") },
  { "one-5x5-ones", N_("One 5×5 of ones: the same field, another output") },
  { "padded", N_("Two 3×3 with zero padding") },
  { "padded-5x5", N_("The composed 5×5 with zero padding: another border") },
  { "laplacian", N_("Laplacian, then ones: still one kernel") },
  { "laplacian-relu", N_("Laplacian, ReLU, then ones: no single kernel") },
  { "sobel", N_("Sobel, then ones") },
  { "sobel-relu", N_("Sobel, ReLU, then ones: all zero") },
  { "channels", N_("Two channels in, two in the middle, one out") },
  { "stride", N_("A stride of 2 widens the field faster") },
  { "dilation", N_("Dilation leaves holes in the field") },
};

#define N_STORED ((int) G_N_ELEMENTS (examples))

/**
 * fovea_examples_get_n:
 *
 * Returns: how many examples there are, at least 1
 */
int
fovea_examples_get_n (void)
{
  return N_STORED + fovea_known_networks_get_n ();
}

/**
 * fovea_examples_get_name:
 * @example: an example, from 0; 0 is the worked example
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
fovea_examples_get_name (int example)
{
  g_return_val_if_fail (example >= 0 && example < fovea_examples_get_n (), NULL);

  if (example >= N_STORED)
    return fovea_known_networks_get (example - N_STORED)->name;
  return examples[example].name;
}

/**
 * fovea_examples_get_title:
 * @example: an example, from 0
 *
 * Returns: (transfer none): its title in the user's language
 */
const char *
fovea_examples_get_title (int example)
{
  g_return_val_if_fail (example >= 0 && example < fovea_examples_get_n (), NULL);

  if (example >= N_STORED)
    return _(fovea_known_networks_get (example - N_STORED)->title);
  return _(examples[example].title);
}

/**
 * fovea_examples_load:
 * @name: the name of an example
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT: there is no such example
 *
 * Returns: (transfer full) (nullable): its content, with the title in the user's language
 */
FoveaContent *
fovea_examples_load (const char *name,
                     GError    **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  const FoveaKnownNetwork *known = fovea_known_networks_find (name);

  if (known != NULL)
    return fovea_known_network_load (known, error);
  for (int i = 0; i < N_STORED; i++)
    {
      if (strcmp (name, examples[i].name) != 0)
        continue;

      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, ".fovea", NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (
        fovea_examples_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      g_autoptr (FoveaContent) content = bytes != NULL
                                           ? fovea_content_parse (bytes, error)
                                           : NULL;

      return content != NULL
               ? fovea_content_replace_title (content, fovea_examples_get_title (i))
               : NULL;
    }
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
               _("There is no example “%s”"), name);
  return NULL;
}
