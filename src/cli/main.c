// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program `fovea-cli`: every number and every picture, without a display. Finds the
// command and says in one sentence what went wrong.

#include "config.h"

#include "cli/invocation.h"
#include "cli/printable.h"
#include "cli/table.h"
#include "figure/fonts.h"
#include "figure/language.h"
#include "figure/message-locale.h"

#include <glib/gi18n.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

enum
{
  STATUS_DONE = 0,
  STATUS_FAILED = 1,
  STATUS_USAGE = 2,
};

static const FoveaCommand commands[] = {
  { "info", N_("[DOCUMENT]"), N_("Stages and layers: shapes, receptive field, cost"),
    fovea_command_info },
  { "evaluate", N_("[DOCUMENT]"), N_("The values of one stage or all"),
    fovea_command_evaluate },
  { "trace", N_("[DOCUMENT]"), N_("What a cell sees and reaches, its sum written out"),
    fovea_command_trace },
  { "compose", N_("[DOCUMENT]"),
    N_(
      "The one kernel equal to a linear stack, and whether it gives the same output here"),
    fovea_command_compose },
  { "factor", N_("KERNEL"), N_("The best two smaller kernels for one larger one"),
    fovea_command_factor },
  { "field", N_("[DOCUMENT]"),
    N_("How much each input cell counts for a cell: the effective receptive field"),
    fovea_command_field },
  { "cost", N_("[DOCUMENT]"),
    N_("A stack beside the one kernel with the same field, as the input grows"),
    fovea_command_cost },
  { "plan", N_("[--field=N | DOCUMENT]"),
    N_("The shortest stack that sees so much, or the smallest input of a document"),
    fovea_command_plan },
  { "questions", N_("[DOCUMENT]"),
    N_("Questions about a network, to predict and then reveal, and their answers"),
    fovea_command_questions },
  { "render", N_("-o FILE [DOCUMENT]"), N_("A figure or an animation: PNG, SVG, PDF, TikZ, GIF, APNG"),
    fovea_command_render },
  { "arithmetic", N_("-o FILE [CASE]"),
    N_("Convolution arithmetic: padding, strides, dilation, transposed, with ghost cells"),
    fovea_command_arithmetic },
  { "convert", N_("IN OUT"), N_("Between documents, NumPy files, tables and pictures"),
    fovea_command_convert },
  { "code", N_("[DOCUMENT]"),
    N_("A script in PyTorch or NumPy that prints the same output"), fovea_command_code },
  { "examples", "", N_("The built-in examples, by name"), fovea_command_examples },
};

// The language asked for on the command line, wherever it stands there.
static const char *
find_language (int    argc,
               char **argv)
{
  const char *language = NULL;

  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (g_str_has_prefix (argv[i], "--lang="))
      language = argv[i] + strlen ("--lang=");
    else if (strcmp (argv[i], "--lang") == 0 && i + 1 < argc)
      language = argv[i + 1];
  return language;
}

// The code of its catalogue; (nullable): there is none. "C" is what programs call English.
static const char *
get_catalogue (const char *language)
{
  int found = 0;

  if (!fovea_message_locale_is_plain (language) && !fovea_languages_find (language, &found))
    return NULL;
  return fovea_languages_get_code (found);
}

static bool
check_language (const char *language, // (nullable)
                GError    **error)
{
  if (language == NULL || get_catalogue (language) != NULL)
    return true;

  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (int i = 0; i < fovea_languages_get_n (); i++)
    g_ptr_array_add (codes, (char *) fovea_languages_get_code (i));
  g_ptr_array_add (codes, NULL);

  g_autofree char *list = g_strjoinv (", ", (char **) codes->pdata);

  return fovea_usage_error_set (error, _("Unknown value “%s” of %s; there are %s"), language,
                                "--lang", list);
}

static void
set_up_translation (const char *asked) // (nullable)
{
  const char *language = asked != NULL ? get_catalogue (asked) : NULL;
  const char *folder = g_getenv ("FOVEA_LOCALEDIR");

  fovea_language_begin (language);
  // Results are UTF-8 in any case; so are messages where the locale says nothing.
  if (fovea_message_locale_is_plain (setlocale (LC_CTYPE, NULL)))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : FOVEA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static const FoveaCommand *
find_command (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (name, commands[i].name) == 0)
      return &commands[i];
  return NULL;
}

static char *
dup_help (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (FoveaTable) table = fovea_table_new (2, 2);

  for (size_t i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      fovea_table_add (table, commands[i].name);
      fovea_table_add (table, _(commands[i].summary));
    }
  g_string_append_printf (
    text, "%s\n\n%s\n\n%s\n", _("Usage: fovea-cli COMMAND [OPTION…] [DOCUMENT]"),
    _("Every number and every picture of Fovea, without a display."), _("Commands:"));
  fovea_table_append_to (table, text);
  g_string_append_printf (
    text, "\n%s\n",
    _(
      "“fovea-cli help COMMAND” tells the options of a command, “fovea-cli --version” the version."));
  return g_string_free (text, FALSE);
}

static bool
run_command (const char *name,
             int         argc,
             char      **argv,
             GError    **error)
{
  const FoveaCommand *command = find_command (name);

  if (command == NULL)
    return fovea_usage_error_set (
      error, _("Unknown command “%s”; “fovea-cli help” lists them"), name);
  return command->run (command, argc, argv, error);
}

// What stands after the program's name and the language.
static bool
run (int      argc,
     char   **argv,
     GError **error)
{
  if (argc == 0)
    return fovea_usage_error_set (error, _("Which command? “fovea-cli help” lists them"));
  if (strcmp (argv[0], "--version") == 0)
    {
      g_print ("fovea-cli %s\n", FOVEA_VERSION);
      return true;
    }
  if (strcmp (argv[0], "help") == 0 && argc > 1)
    return run_command (argv[1], 2, (char *[]) { argv[1], (char *) "--help", NULL },
                        error);
  if (strcmp (argv[0], "help") == 0 || strcmp (argv[0], "--help") == 0
      || strcmp (argv[0], "-h") == 0)
    {
      g_autofree char *help = dup_help ();

      g_print ("%s", help);
      return true;
    }
  return run_command (argv[0], argc, argv, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *language = find_language (argc, argv);
  int first = 1;

  fovea_fonts_init ();
  set_up_translation (language);
  while (first < argc && g_str_has_prefix (argv[first], "--lang"))
    first += strcmp (argv[first], "--lang") == 0 ? 2 : 1;
  first = MIN (first, argc);

  if (check_language (language, &error) && run (argc - first, argv + first, &error))
    return STATUS_DONE;

  g_autofree char *message = fovea_printable_new (error->message);

  g_printerr ("fovea-cli: %s\n", message);
  return error->domain == FOVEA_USAGE_ERROR || error->domain == G_OPTION_ERROR
           ? STATUS_USAGE
           : STATUS_FAILED;
}
