// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a file or standard input as a whole, up to a limit.

#include "cli/source.h"

#include "document/numbers.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define MOST_BYTES (256 * 1024 * 1024)

static GInputStream *
open_input (const char *name,
            GError    **error)
{
  if (strcmp (name, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/**
 * fovea_source_read:
 * @name: a file as named on the command line; "-" is standard input
 * @error: place for a %G_IO_ERROR or %FOVEA_FILE_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): all its bytes
 */
GBytes *
fovea_source_read (const char *name,
                   GError    **error)
{
  g_autoptr (GInputStream) stream = open_input (name, error);

  return stream != NULL ? fovea_numbers_read (stream, MOST_BYTES, error) : NULL;
}

// GIO names the file within its sentence: what the system says is enough after the name.
static void
shorten (GError **error)
{
  static const struct
  {
    int code;
    int number; // errno
  } reasons[] = { { G_IO_ERROR_NOT_FOUND, ENOENT },
                  { G_IO_ERROR_IS_DIRECTORY, EISDIR },
                  { G_IO_ERROR_PERMISSION_DENIED, EACCES } };

  for (size_t i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (error != NULL && g_error_matches (*error, G_IO_ERROR, reasons[i].code))
      {
        g_clear_error (error);
        g_set_error_literal (error, G_IO_ERROR, reasons[i].code, g_strerror (reasons[i].number));
        return;
      }
}

/**
 * fovea_source_prefix_error:
 * @name: a file as named on the command line
 * @error: (nullable): an error about it
 *
 * Puts the file's name before the message, once.
 */
void
fovea_source_prefix_error (const char *name,
                           GError    **error)
{
  g_autofree char *shown = g_filename_display_name (name);

  shorten (error);
  g_prefix_error (error, "%s: ", strcmp (name, "-") == 0 ? _("standard input") : shown);
}

/**
 * fovea_source_is_document:
 * @bytes: a file
 *
 * A document begins with a brace, which a table cannot.
 *
 * Returns: whether @bytes are to be read as a document
 */
bool
fovea_source_is_document (GBytes *bytes)
{
  size_t size;
  const char *text = g_bytes_get_data (bytes, &size);
  size_t i = 0;

  while (i < size && g_ascii_isspace (text[i]))
    i++;
  return i < size && text[i] == '{';
}
