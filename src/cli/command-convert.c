// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli convert: between documents, NumPy files, tables and pictures. What is read
// is told by its first bytes, what is written by the name's ending. Of a document, the
// values of one stage are written; of values, a document without layers, to which
// layers can be added.

#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/option.h"
#include "cli/source.h"
#include "document/csv.h"
#include "document/image.h"
#include "document/npy.h"
#include "document/numbers.h"

#include <glib/gi18n.h>

#include <string.h>

typedef enum
{
  ENDING_FOVEA,
  ENDING_NPY,
  ENDING_CSV,
  ENDING_PNG,
} Ending;

static const char *const endings[] = { ".fovea", ".npy", ".csv", ".png" };
static const char *const formats[] = { "fovea", "npy", "csv", "png", NULL };
static const char *const channel_nicks[] = { "auto", "grey", "color", NULL };
static const char *const range_nicks[] = { "unit", "whole", NULL };

// What the command line asks for. Start from zero.
typedef struct
{
  char *channels; // (nullable)
  char *range;    // (nullable)
  char *stage;    // (nullable)
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_clear_pointer (&self->channels, g_free);
  g_clear_pointer (&self->range, g_free);
  g_clear_pointer (&self->stage, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

// What is written: the format asked for, or what the name's ending says.
static bool
find_ending (FoveaInvocation *invocation,
             Ending          *ending,
             GError         **error)
{
  const char *name = invocation->documents[1];
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (invocation->format != NULL)
    {
      int format;
      bool is_known = fovea_invocation_get_format (invocation, formats, &format, error);

      *ending = format;
      return is_known;
    }
  for (size_t i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *ending = i;
        return true;
      }

  g_autofree char *shown = g_filename_display_name (name);

  return fovea_usage_error_set (
    error,
    _("“%s” does not say what to write: end it in .fovea, .npy, .csv or .png, "
      "or say --format"),
    shown);
}

static bool
find_stage (const char *text, // (nullable)
            int        *stage,
            GError    **error)
{
  guint64 value = 0;

  if (text != NULL
      && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT - 1, &value, NULL))
    return fovea_usage_error_set (error, _("A stage is a whole number from 0, not “%s”"),
                                  text);
  *stage = value;
  return true;
}

static FoveaContent *
make_content (const char  *name,
              FoveaTensor *input,
              GError     **error)
{
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), NULL, 0, error);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *title = g_filename_display_name (base);

  if (network == NULL)
    return NULL;
  return fovea_content_new (strcmp (name, "-") == 0 ? NULL : title, network, input);
}

static FoveaContent *
parse (const char        *name,
       GBytes            *bytes,
       FoveaImageChannels channels,
       GError           **error)
{
  g_autoptr (FoveaTensor) input = NULL;

  if (fovea_source_is_document (bytes))
    return fovea_content_parse (bytes, error);
  if (fovea_image_is_image (bytes))
    input = fovea_image_parse (bytes, channels, error);
  else
    input = fovea_numbers_parse (bytes, error);
  if (input == NULL && g_bytes_get_size (bytes) > 0 && !fovea_image_is_image (bytes))
    fovea_image_explain (name, error);
  return input != NULL ? make_content (name, input, error) : NULL;
}

static FoveaContent *
load (FoveaInvocation   *invocation,
      FoveaImageChannels channels,
      GError           **error)
{
  const char *name = invocation->documents[0];

  if (fovea_invocation_get_example (invocation) != NULL)
    return fovea_invocation_load (invocation, error);

  g_autoptr (GBytes) bytes = fovea_source_read (name, error);
  FoveaContent *content = bytes != NULL ? parse (name, bytes, channels, error) : NULL;

  if (content == NULL)
    fovea_source_prefix_error (name, error);
  return content;
}

static FoveaTensor *
evaluate (const FoveaContent *content,
          int                 stage,
          GError            **error)
{
  if (stage == 0)
    return fovea_tensor_ref (fovea_content_get_input (content));

  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (
    fovea_content_get_network (content), fovea_content_get_input (content), error);

  if (evaluation == NULL
      || !fovea_invocation_check_cell (evaluation, (FoveaCell) { .stage = stage }, error))
    return NULL;
  return fovea_tensor_ref (fovea_evaluation_get_stage (evaluation, stage));
}

static GBytes *
serialize (const FoveaContent *content,
           Ending              ending,
           int                 stage,
           FoveaImageRange     range,
           GError            **error)
{
  if (ending == ENDING_FOVEA && stage == 0)
    return fovea_content_serialize (content, error);

  g_autoptr (FoveaTensor) tensor = evaluate (content, stage, error);

  if (tensor == NULL)
    return NULL;
  switch (ending)
    {
    case ENDING_NPY:
      return fovea_npy_serialize_tensor (tensor, error);
    case ENDING_CSV:
      return fovea_csv_serialize (tensor);
    case ENDING_PNG:
      return fovea_image_serialize (tensor, range, error);
    case ENDING_FOVEA:
    default:
      {
        g_autoptr (FoveaContent) values = make_content ("-", tensor, error);

        return values != NULL ? fovea_content_serialize (values, error) : NULL;
      }
    }
}

/**
 * fovea_command_convert:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Reads a document, a NumPy file, a table or a picture, and saves what the ending of
 * the second name says. Tables and NumPy files hold one stage of a document, by default
 * the input.
 *
 * Returns: whether it was done
 */
bool
fovea_command_convert (const FoveaCommand *self,
                       int                 argc,
                       char              **argv,
                       GError            **error)
{
  g_auto (FoveaInvocation) invocation = { .most_documents = 2 };
  g_auto (Wishes) wishes = { 0 };
  Ending ending = ENDING_FOVEA;
  int channels = 0, range = 0, stage = 0;
  const GOptionEntry options[] = {
    { "stage", 0, 0, G_OPTION_ARG_STRING, &wishes.stage,
      N_("Which stage of a document to write; without it 0, the input"), N_("STAGE") },
    { "channels", 0, 0, G_OPTION_ARG_STRING, &wishes.channels,
      N_("Read pictures as grey (1 channel), color (3) or auto (1 if all is grey)"),
      N_("CHANNELS") },
    { "range", 0, 0, G_OPTION_ARG_STRING, &wishes.range,
      N_("In pictures, black to white is unit (0 to 1) or whole (least to greatest)"),
      N_("RANGE") },
    { NULL }
  };

  if (!fovea_invocation_parse (&invocation, self, options, argc, argv, error))
    return false;
  if (invocation.documents == NULL || invocation.documents[1] == NULL
      || invocation.output != NULL)
    return fovea_usage_error_set (
      error, _("convert needs two names: what to read, what to write"));
  fovea_interrupt_watch (invocation.documents + 1);
  if (!find_ending (&invocation, &ending, error)
      || !fovea_option_parse_nick ("--channels", wishes.channels, channel_nicks, &channels,
                                   error)
      || !fovea_option_parse_nick ("--range", wishes.range, range_nicks, &range, error)
      || !find_stage (wishes.stage, &stage, error))
    return false;

  g_autoptr (FoveaContent) content = load (&invocation, channels, error);
  g_autoptr (GBytes) bytes
    = content != NULL ? serialize (content, ending, stage, range, error) : NULL;

  return bytes != NULL
         && fovea_invocation_write_to (invocation.documents[1], bytes, NULL, error);
}
