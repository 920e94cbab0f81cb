// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program `fovea`: language first, then the application.

#include "config.h"

#include "app/application.h"
#include "app/languages.h"
#include "app/settings.h"
#include "figure/fonts.h"
#include "figure/language.h"

#include <glib/gi18n.h>

// The chosen language must be known before the first word is translated.
static void
set_up_translation (void)
{
  const char *folder = g_getenv ("FOVEA_LOCALEDIR");
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  g_autofree char *language = fovea_settings_dup_language (settings);

  fovea_language_begin (*language != '\0' ? language : NULL);
  // GTK would go back to the environment's locale, and in that of "C" to English.
  gtk_disable_setlocale ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : FOVEA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  fovea_languages_allow ();
}

static gboolean
version_cb (const char *option,
            const char *value,
            gpointer    data,
            GError    **error)
{
  g_print ("fovea %s\n", FOVEA_VERSION);
  exit (EXIT_SUCCESS);
}

static const GOptionEntry options[] = {
  { "version", 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, version_cb,
    N_("Print the version and leave"), NULL },
  { NULL },
};

int
main (int    argc,
      char **argv)
{
  fovea_fonts_init ();
  set_up_translation ();
  g_set_application_name (_("Fovea"));

  g_autoptr (FoveaApplication) application = fovea_application_new (G_APPLICATION_DEFAULT_FLAGS);
  g_application_add_main_option_entries (G_APPLICATION (application), options);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
