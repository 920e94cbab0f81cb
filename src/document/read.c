// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents out of bytes. Strict on what it knows, and keeps what it does not know.

#include "document/content-private.h"
#include "document/image.h"
#include "document/input.h"
#include "document/json-reader.h"
#include "document/layer-reader.h"
#include "document/npy.h"

#include <glib/gi18n.h>

#include <string.h>

// The newest format that this program reads and the one that it writes.
#define FORMAT 1

// By which a file of another kind is known.
#define SNIFFED_BYTES 4096

static const char *const document_keys[] = { "fovea", "title", "input", "layers", NULL };

static GPtrArray *
read_places (json_t  *json,
             GError **error)
{
  g_autoptr (GPtrArray) places = fovea_places_new ();
  size_t index;
  json_t *member;

  if (!json_is_array (json))
    {
      g_autofree char *found = fovea_json_describe (json);

      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("%s must be a list, not %s"), "layers", found);
      return NULL;
    }
  json_array_foreach (json, index, member)
    {
      FoveaPlace *place = fovea_layer_reader_read (member, index + 1, error);

      if (place == NULL)
        return NULL;
      g_ptr_array_add (places, place);
    }
  return g_steal_pointer (&places);
}

// The layers as they are set, whether they run or not.
static GPtrArray *
list_layers (GPtrArray *places)
{
  GPtrArray *layers = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (layers, ((FoveaPlace *) g_ptr_array_index (places, i))->layer);
  return layers;
}

static bool
check_format (json_t  *json,
              GError **error)
{
  int format;

  if (json == NULL)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("This is not a Fovea document: it has no key “%s”"), "fovea");
      return false;
    }
  if (!fovea_json_read_int (json, "fovea", &format, error))
    return false;
  if (format < 1)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("fovea must be at least 1, not %d"), format);
      return false;
    }
  if (format > FORMAT)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_VERSION,
                   _("The document was made by a newer Fovea: its format is %d, "
                     "this program reads up to %d"),
                   format, FORMAT);
      return false;
    }
  return true;
}

static FoveaContent *
read_document (json_t  *json,
               GError **error)
{
  json_t *title = json_object_get (json, "title");

  if (!check_format (json_object_get (json, "fovea"), error))
    return NULL;
  if (title != NULL && fovea_json_read_string (title, "title", error) == NULL)
    return NULL;

  g_autoptr (GPtrArray) places = read_places (json_object_get (json, "layers"), error);

  if (places == NULL)
    return NULL;

  g_autoptr (GPtrArray) layers = list_layers (places);
  json_t *input_json = json_object_get (json, "input");
  g_autoptr (FoveaTensor) input = fovea_input_read (
    input_json, (FoveaLayer *const *) layers->pdata, layers->len, error);

  if (input == NULL)
    return NULL;

  FoveaContent *content
    = fovea_content_new_from_places (json_string_value (title), input, places, error);

  if (content == NULL)
    return NULL;
  content->unknown = fovea_json_dup_unknown (json, document_keys);
  content->unknown_input = fovea_json_dup_unknown (input_json, fovea_input_keys);
  return content;
}

// Remarks of a lesson may come before.
static bool
is_lesson (const char *text,
           gsize       size)
{
  const char *key = g_strstr_len (text, (gssize) MIN (size, SNIFFED_BYTES), "fovea-lesson:");

  return key != NULL && (key == text || key[-1] == '\n');
}

// Whether the first line is one of a table.
static bool
is_table (const char *text,
          gsize       size)
{
  gsize length = 0;
  bool has_digits = false;

  while (length < MIN (size, SNIFFED_BYTES) && text[length] != '\0'
         && strchr ("0123456789+-.eE,; \t\r", text[length]) != NULL)
    has_digits |= g_ascii_isdigit (text[length++]);

  return has_digits && (length == size || text[length] == '\n' || length == SNIFFED_BYTES);
}

// What a file is that is no document with a mistake; NULL if it may be one.
static const char *
find_other_kind (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize first = 0;

  if (size == 0)
    return _("The file is empty");
  if (fovea_image_is_image (bytes) || fovea_npy_is_npy (bytes) || is_table (text, size))
    return _("This is a picture or an array, not a document; “fovea-cli convert” makes a "
             "document of it");
  if (is_lesson (text, size))
    return _("This is a lesson, not a document: “fovea NAME.lesson” opens it");

  while (first < size && g_ascii_isspace (text[first]))
    first++;
  if (first < size && g_ascii_isprint (text[first]) && strchr ("{[", text[first]) == NULL)
    return _("This is not a Fovea document, which begins with “{”");

  return NULL;
}

// Says what a file is that is no text to look for mistakes in.
static bool
is_text (GBytes  *bytes,
         GError **error)
{
  const char *other = find_other_kind (bytes);

  if (other != NULL)
    g_set_error_literal (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, other);

  return other == NULL;
}

/**
 * fovea_content_parse:
 * @bytes: a document: JSON in UTF-8
 * @error: place for a %FOVEA_FILE_ERROR or %FOVEA_NETWORK_ERROR; the message names line
 *   and column, or the layer or key and the value
 *
 * May be called from any thread.
 *
 * Returns: (transfer full) (nullable): what the document holds
 */
FoveaContent *
fovea_content_parse (GBytes  *bytes,
                     GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > FOVEA_FILE_MAX_BYTES)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("The document is larger than %d MiB"),
                   FOVEA_FILE_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  json_t *json = is_text (bytes, error) ? fovea_json_parse (bytes, error) : NULL;

  if (json == NULL)
    return NULL;

  FoveaContent *content = read_document (json, error);

  json_decref (json);
  return content;
}

/**
 * fovea_content_read:
 * @stream: a stream with one document
 * @cancellable: (nullable): stops the reading
 * @error: place for a %FOVEA_FILE_ERROR, %FOVEA_NETWORK_ERROR or %G_IO_ERROR
 *
 * Reads to the end of @stream, but no further than a document may be long. Blocks.
 *
 * Returns: (transfer full) (nullable): what the document holds
 */
FoveaContent *
fovea_content_read (GInputStream *stream,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  gssize n_read;

  do
    {
      g_autoptr (GBytes) chunk = g_input_stream_read_bytes (stream, 1 << 16, cancellable,
                                                            error);

      if (chunk == NULL)
        return NULL;
      n_read = g_bytes_get_size (chunk);
      g_output_stream_write_all (memory, g_bytes_get_data (chunk, NULL), n_read, NULL,
                                 NULL, NULL);
    }
  while (n_read > 0
         && g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory))
              <= FOVEA_FILE_MAX_BYTES);

  g_output_stream_close (memory, NULL, NULL);

  g_autoptr (GBytes) bytes
    = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));

  return fovea_content_parse (bytes, error);
}

/**
 * fovea_content_load:
 * @file: a document
 * @cancellable: (nullable): stops the reading
 * @error: place for a %FOVEA_FILE_ERROR, %FOVEA_NETWORK_ERROR or %G_IO_ERROR
 *
 * Blocks; may be called from any thread.
 *
 * Returns: (transfer full) (nullable): what the document holds
 */
FoveaContent *
fovea_content_load (GFile        *file,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL ? fovea_content_read (G_INPUT_STREAM (stream), cancellable, error)
                        : NULL;
}
