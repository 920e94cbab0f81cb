// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli info: stages and layers, their shapes, receptive fields and cost.
// info-json.c writes for programs, info-text.c for people and for documents.

#include "cli/info.h"
#include "cli/invocation.h"
#include "cli/option.h"

#include <glib/gi18n.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_MARKDOWN,
  FORMAT_LATEX,
} Format;

static const char *const formats[] = { "text", "json", "markdown", "latex", NULL };
static const char *const table_nicks[] = { "both", "stages", "layers", NULL };

static GBytes *
write_info (const FoveaInfo *info,
            Format           format,
            FoveaInfoTables  tables)
{
  switch (format)
    {
    case FORMAT_JSON:
      return fovea_info_write_json (info);
    case FORMAT_MARKDOWN:
      return fovea_info_write_markup (info, tables, FOVEA_MARKUP_MARKDOWN);
    case FORMAT_LATEX:
      return fovea_info_write_markup (info, tables, FOVEA_MARKUP_LATEX);
    case FORMAT_TEXT:
    default:
      return fovea_info_write_text (info, tables);
    }
}

/**
 * fovea_command_info:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes the sizes of stages, their receptive fields and what the layers cost, also
 * beside the one kernel; of a known network also the receptive field that was
 * published.
 *
 * Returns: whether it was done
 */
bool
fovea_command_info (const FoveaCommand *self,
                    int                 argc,
                    char              **argv,
                    GError            **error)
{
  g_auto (FoveaInvocation) invocation = { 0 };
  g_autofree char *table = NULL;
  int format, tables;
  const GOptionEntry options[]
    = { { "table", 0, 0, G_OPTION_ARG_STRING, &table,
          N_("This table only: stages or layers; without it both"), N_("TABLE") },
        { NULL } };

  if (!fovea_invocation_parse (&invocation, self, options, argc, argv, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error)
      || !fovea_option_parse_nick ("--table", table, table_nicks, &tables, error))
    return false;

  g_autoptr (FoveaContent) content = fovea_invocation_load (&invocation, error);

  if (content == NULL)
    return false;

  const char *example = fovea_invocation_get_example (&invocation);
  FoveaInfo info = {
    .content = content,
    .known = example != NULL ? fovea_known_networks_find (example) : NULL,
  };
  g_autoptr (GBytes) bytes = write_info (&info, format, tables);

  return fovea_invocation_write (&invocation, bytes, error);
}
