// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a clipboard holds. A spreadsheet offers its cells as numbers and as a picture of them, an
// image viewer a picture alone.

#include "config.h"

#include "app/pasting.h"

static bool
has_any (GdkClipboard       *clipboard,
         const char *const  *types)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_serialize_mime_types (
    gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  for (int i = 0; types[i] != NULL; i++)
    {
      if (gdk_content_formats_contain_mime_type (formats, types[i]))
        return true;
    }

  return false;
}

/**
 * fovea_pasting_has_text:
 * @clipboard: a clipboard
 *
 * Returns: whether it offers text
 */
bool
fovea_pasting_has_text (GdkClipboard *clipboard)
{
  static const char *const types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), false);

  return has_any (clipboard, types);
}

/**
 * fovea_pasting_has_picture:
 * @clipboard: a clipboard
 *
 * Returns: whether it offers a picture of a type that can be an input
 */
bool
fovea_pasting_has_picture (GdkClipboard *clipboard)
{
  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), false);

  return has_any (clipboard, (const char *const *) fovea_pasting_get_picture_types ());
}

/**
 * fovea_pasting_get_picture_types:
 *
 * Returns: (transfer none) (array zero-terminated=1): the types of pictures, the best first
 */
const char **
fovea_pasting_get_picture_types (void)
{
  static const char *types[] = { "image/png", "image/jpeg", "image/bmp",
                                 "image/gif", "image/webp", NULL };

  return types;
}
