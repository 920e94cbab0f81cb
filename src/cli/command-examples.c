// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli examples: the built-in examples, by name.

#include "cli/invocation.h"
#include "cli/table.h"
#include "document/examples.h"
#include "document/json-writer.h"

static GBytes *
write_json (void)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_begin_array (writer, "examples", FOVEA_JSON_LINES);
  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_INLINE);
      fovea_json_writer_add_string (writer, "name", fovea_examples_get_name (i));
      fovea_json_writer_add_string (writer, "title", fovea_examples_get_title (i));
      fovea_json_writer_end_object (writer);
    }
  fovea_json_writer_end_array (writer);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static GBytes *
write_text (void)
{
  g_autoptr (FoveaTable) table = fovea_table_new (2, 2);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      fovea_table_add (table, fovea_examples_get_name (i));
      fovea_table_add (table, fovea_examples_get_title (i));
    }
  fovea_table_append_to (table, text);
  return g_string_free_to_bytes (text);
}

/**
 * fovea_command_examples:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Lists the built-in examples.
 *
 * Returns: whether it was done
 */
bool
fovea_command_examples (const FoveaCommand *self,
                        int                 argc,
                        char              **argv,
                        GError            **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  int format;

  if (!fovea_invocation_parse (&invocation, self, NULL, argc, argv, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error))
    return false;

  g_autoptr (GBytes) bytes = format == 1 ? write_json () : write_text ();

  return fovea_invocation_write (&invocation, bytes, error);
}
