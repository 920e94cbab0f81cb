// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli code: a script that builds the same network and prints the same output.

#include "cli/invocation.h"
#include "document/code.h"

#include <glib/gi18n.h>

/**
 * fovea_command_code:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes a script in the language asked for, by default PyTorch.
 *
 * Returns: whether it was done
 */
bool
fovea_command_code (const FoveaCommand *self,
                    int                 argc,
                    char              **argv,
                    GError            **error)
{
  static const char *const formats[] = { "text", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  g_autofree char *nick = NULL;
  FoveaCodeLanguage language = FOVEA_CODE_PYTORCH;
  int format;
  const GOptionEntry options[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &nick,
      N_("pytorch or numpy; without it pytorch"),
      N_("LANGUAGE") },
    { NULL }
  };

  if (!fovea_invocation_parse (&invocation, self, options, argc, argv, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error))
    return false;
  if (nick != NULL && !fovea_code_language_from_nick (nick, &language))
    return fovea_usage_error_set (
      error, _("Unknown language “%s”; there are pytorch and numpy"), nick);

  g_autoptr (FoveaContent) content = fovea_invocation_load (&invocation, error);

  if (content == NULL)
    return false;

  g_autoptr (GBytes) script = fovea_code_generate (content, language);

  return fovea_invocation_write (&invocation, script, error);
}
