// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Options, documents and output, the same for every command.

#include "config.h"

#include "cli/invocation.h"

#include "cli/interrupt.h"
#include "cli/source.h"

#include "document/examples.h"
#include "figure/recipe.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define EXAMPLE_PREFIX "example:"

G_DEFINE_QUARK (fovea-usage-error-quark, fovea_usage_error)

static GOptionContext *
create_context (FoveaInvocation    *self,
                const FoveaCommand *command,
                const GOptionEntry *options)
{
  const GOptionEntry shared[]
    = { { "format", 0, 0, G_OPTION_ARG_STRING, &self->format,
          N_("How to write the result"), N_("FORMAT") },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->outputs,
          N_("Write to FILE instead of standard output"), N_("FILE") },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &self->language,
          N_("Language of texts, such as zh_CN"), N_("LANGUAGE") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->documents, NULL,
          NULL },
        { NULL } };
  // gettext translates the empty text to its catalogue's head.
  bool takes_document = *command->arguments != '\0';
  GOptionContext *context
    = g_option_context_new (takes_document ? _(command->arguments) : NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  if (strstr (command->arguments, "DOCUMENT") != NULL)
    g_option_context_set_description (
      context,
      _(
        "DOCUMENT is a .fovea file, “-” for standard input or “example:NAME” for a built-in\n"
        "example. Without it, the worked example is taken."));
  return context;
}

/**
 * fovea_usage_error_set:
 * @error: place for a %FOVEA_USAGE_ERROR
 * @format: a translated sentence
 * @...: its values
 *
 * Returns: %FALSE, so that a function can end with it
 */
bool
fovea_usage_error_set (GError    **error,
                       const char *format,
                       ...)
{
  va_list arguments;

  va_start (arguments, format);

  g_autofree char *message = g_strdup_vprintf (format, arguments);

  va_end (arguments);
  g_set_error_literal (error, FOVEA_USAGE_ERROR, FOVEA_USAGE_ERROR_FAILED, message);
  return false;
}

// GIO takes the empty name, which an unset variable of a script makes, for the present folder.
static bool
check_names (char   **names,
             GError **error)
{
  for (; *names != NULL; names++)
    if (**names == '\0')
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "“”: %s", g_strerror (ENOENT));
        return false;
      }
  return true;
}

/**
 * fovea_invocation_parse:
 * @self: an empty invocation
 * @command: the command that is run
 * @options: (nullable): the command's own options
 * @argc: length of @argv
 * @argv: command line; the first element is the command's name
 * @error: place for a %G_OPTION_ERROR or %FOVEA_USAGE_ERROR
 *
 * Answers --help itself, and leaves the program then.
 *
 * Returns: whether the command line is understood
 */
bool
fovea_invocation_parse (FoveaInvocation    *self,
                        const FoveaCommand *command,
                        const GOptionEntry *options,
                        int                 argc,
                        char              **argv,
                        GError            **error)
{
  g_autoptr (GOptionContext) context = create_context (self, command, options);
  g_autofree char *program = g_strdup_printf ("fovea-cli %s", command->name);

  g_set_prgname (program);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return false;
  if (self->outputs != NULL)
    self->output = g_strdup (self->outputs[0]);
  if (self->outputs != NULL && self->outputs[1] != NULL && !self->has_outputs)
    return fovea_usage_error_set (error, _("One -o FILE at a time, not “%s” too"),
                                  self->outputs[1]);
  fovea_interrupt_watch (self->outputs);
  if (self->documents == NULL)
    return true;
  if (*command->arguments == '\0')
    return fovea_usage_error_set (error, _("%s takes no document"), command->name);

  guint most_documents = MAX (self->most_documents, 1);

  if (g_strv_length (self->documents) > most_documents)
    return fovea_usage_error_set (error, _("One document at a time, not “%s” too"),
                                  self->documents[most_documents]);
  return check_names (self->documents, error);
}

/**
 * fovea_invocation_clear:
 * @self: an invocation
 *
 * Frees what @self owns.
 */
void
fovea_invocation_clear (FoveaInvocation *self)
{
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->outputs, g_strfreev);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->documents, g_strfreev);
}

/**
 * fovea_invocation_get_format:
 * @self: an invocation
 * @formats: names of formats, the default first, ended by %NULL
 * @format: (out): index of the format asked for
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether it is one of them
 */
bool
fovea_invocation_get_format (FoveaInvocation   *self,
                             const char *const *formats,
                             int               *format,
                             GError           **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) formats);

  *format = 0;
  if (self->format == NULL)
    return true;
  for (; formats[*format] != NULL; (*format)++)
    if (strcmp (self->format, formats[*format]) == 0)
      return true;
  return fovea_usage_error_set (error, _("Unknown format “%s”; there are %s"),
                                self->format, list);
}

/**
 * fovea_invocation_get_example:
 * @self: an invocation
 *
 * Returns: (transfer none) (nullable): the name of the built-in example, if one is asked
 *   for by name
 */
const char *
fovea_invocation_get_example (const FoveaInvocation *self)
{
  if (self->documents == NULL || !g_str_has_prefix (self->documents[0], EXAMPLE_PREFIX))
    return NULL;
  return self->documents[0] + strlen (EXAMPLE_PREFIX);
}

/**
 * fovea_invocation_load:
 * @self: an invocation
 * @error: place for an error that names the document
 *
 * Returns: (transfer full) (nullable): the document asked for, or the worked example
 */
FoveaContent *
fovea_invocation_load (FoveaInvocation *self,
                       GError         **error)
{
  const char *name = self->documents != NULL ? self->documents[0] : NULL;
  FoveaContent *content;

  if (name == NULL)
    return fovea_content_new_seed ();
  if (fovea_invocation_get_example (self) != NULL)
    return fovea_examples_load (fovea_invocation_get_example (self), error);
  if (strcmp (name, "-") == 0)
    {
      g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      content = fovea_content_read (input, NULL, error);
    }
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

      content = fovea_content_load (file, NULL, error);
    }

  if (content == NULL)
    fovea_source_prefix_error (name, error);
  return content;
}

/**
 * fovea_invocation_evaluate:
 * @self: an invocation
 * @error: place for an error that names the document
 *
 * Returns: (transfer full) (nullable): all stages of the document asked for
 */
FoveaEvaluation *
fovea_invocation_evaluate (FoveaInvocation *self,
                           GError         **error)
{
  g_autoptr (FoveaContent) content = fovea_invocation_load (self, error);

  if (content == NULL)
    return NULL;
  return fovea_evaluation_new (fovea_content_get_network (content),
                               fovea_content_get_input (content), error);
}

static bool
write_bytes (const char *output, // (nullable)
             GBytes     *bytes,
             GError    **error)
{
  if (output != NULL && strcmp (output, "-") != 0)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);

      return fovea_save_bytes (file, bytes, error);
    }

  size_t size = g_bytes_get_size (bytes);

  errno = 0;
  if (fwrite (g_bytes_get_data (bytes, NULL), 1, size, stdout) == size
      && fflush (stdout) == 0)
    return true;

  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("Could not write to standard output: %s"), g_strerror (code));
  return false;
}

/**
 * fovea_invocation_write_to:
 * @output: (nullable): a file's name; "-" and %NULL are standard output
 * @bytes: the result, whole
 * @next: (nullable): the file that will be written after it
 * @error: place for a %G_IO_ERROR
 *
 * Writes to standard output, or saves a file as a whole.
 *
 * Returns: whether all was written
 */
bool
fovea_invocation_write_to (const char *output,
                           GBytes     *bytes,
                           const char *next,
                           GError    **error)
{
  fovea_interrupt_begin (output);
  if (!write_bytes (output, bytes, error))
    return false;
  fovea_interrupt_end (next);
  return true;
}

/**
 * fovea_invocation_write:
 * @self: an invocation
 * @bytes: the result, whole
 * @error: place for a %G_IO_ERROR
 *
 * Writes to the output asked for; see fovea_invocation_write_to().
 *
 * Returns: whether all was written
 */
bool
fovea_invocation_write (FoveaInvocation *self,
                        GBytes          *bytes,
                        GError         **error)
{
  return fovea_invocation_write_to (self->output, bytes, NULL, error);
}

// A number at the start of @text that ends in @end; moves past both.
static bool
parse_number (const char **text,
              char         end,
              int         *number)
{
  char *past;
  guint64 value;

  if (!g_ascii_isdigit (**text))
    return false;
  value = g_ascii_strtoull (*text, &past, 10);
  if (*past != end || value > G_MAXINT)
    return false;
  *number = value;
  *text = past + 1;
  return true;
}

/**
 * fovea_invocation_parse_cell:
 * @text: "STAGE:CHANNEL,ROW,COLUMN", all from 0
 * @cell: (out): the cell
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text names a cell of some network
 */
bool
fovea_invocation_parse_cell (const char *text,
                             FoveaCell  *cell,
                             GError    **error)
{
  if (fovea_cell_parse (text, cell))
    return true;
  return fovea_usage_error_set (
    error, _("A cell is STAGE:CHANNEL,ROW,COLUMN, such as 2:0,1,1, not “%s”"), text);
}

/**
 * fovea_invocation_check_cell:
 * @evaluation: an evaluation
 * @cell: a cell of some network
 * @error: place for a %G_IO_ERROR_INVALID_ARGUMENT
 *
 * Returns: whether the network of @evaluation has @cell
 */
bool
fovea_invocation_check_cell (FoveaEvaluation *evaluation,
                             FoveaCell        cell,
                             GError         **error)
{
  return fovea_recipe_check_cell (evaluation, cell, error);
}

/**
 * fovea_invocation_parse_channel:
 * @text: "STAGE:CHANNEL", both from 0
 * @evaluation: an evaluation
 * @cell: (out): the first cell of the channel
 * @error: place for a %FOVEA_USAGE_ERROR or %G_IO_ERROR_INVALID_ARGUMENT
 *
 * Returns: whether @text names a channel that the network of @evaluation has
 */
bool
fovea_invocation_parse_channel (const char      *text,
                                FoveaEvaluation *evaluation,
                                FoveaCell       *cell,
                                GError         **error)
{
  const char *rest = text;

  *cell = (FoveaCell) { 0 };
  if (!parse_number (&rest, ':', &cell->stage) || !parse_number (&rest, '\0', &cell->channel))
    return fovea_usage_error_set (error,
                                  _("A channel is STAGE:CHANNEL, such as 1:3, not “%s”"), text);

  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaCell first = { .stage = cell->stage };

  if (!fovea_invocation_check_cell (evaluation, first, error))
    return false;

  int n_channels = fovea_network_get_shape (network, cell->stage).n_channels;

  if (cell->channel < n_channels)
    return true;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("There is no channel %d in stage %d: the last is %d"), cell->channel, cell->stage,
               n_channels - 1);
  return false;
}
