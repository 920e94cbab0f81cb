// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same command gives the same bytes: on another day, in another time zone, locale, home, folder
// and with other permissions, and beside itself.

#include "export-fixture.h"

static const char *const formats[] = { "png", "svg", "pdf", "tex", "gif", "apng" };

// Where it runs; "%s" is the folder. Each is a shell's beginning of a command.
static const char *const places[] = {
  "env TZ=Pacific/Kiritimati",
  "env LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 LANGUAGE=",
  "env LC_ALL=C",
  "env LC_ALL=POSIX LANGUAGE= LANG=tr_TR.UTF-8",
  "env HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent XDG_CACHE_HOME=/nonexistent",
  "env -u HOME -u USER -u LANG",
  "env SOURCE_DATE_EPOCH=1",
  "env DISPLAY=:987 WAYLAND_DISPLAY=none GTK_THEME=Adwaita:dark GDK_SCALE=2",
  "umask 077; cd /; env",
  "ulimit -n 64; nice -n 5 env",
};

static void
shell (const char *folder,
       const char *script)
{
  g_autofree char *quoted = g_shell_quote (script);
  g_autofree char *line = g_strdup_printf ("sh -e -c %s", quoted);

  g_free (export_fixture_run (folder, line));
}

static GBytes *
read_bytes (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

static void
assert_same (const char *folder,
             const char *format,
             const char *first,
             const char *second)
{
  g_autofree char *first_name = g_strdup_printf ("%s.%s", first, format);
  g_autofree char *second_name = g_strdup_printf ("%s.%s", second, format);
  g_autoptr (GBytes) first_bytes = read_bytes (folder, first_name);
  g_autoptr (GBytes) second_bytes = read_bytes (folder, second_name);

  g_assert_cmpuint (g_bytes_get_size (first_bytes), >, 100);
  if (!g_bytes_equal (first_bytes, second_bytes))
    g_error ("%s differs from %s", second_name, first_name);
}

// A command that writes NAME in all formats, from anywhere.
static char *
make_command (const char *folder,
              const char *name)
{
  GString *command = g_string_new (g_getenv ("FOVEA_CLI"));

  g_string_append (command, " render --lang=en --cell=2:0,1,1 --width=500px");
  for (size_t i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (command, " -o %s/%s.%s", folder, name, formats[i]);
  return g_string_free (command, FALSE);
}

static void
test_places (void)
{
  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *here = make_command (folder, "here");
  g_autofree char *there = make_command (folder, "there");

  shell (folder, here);
  for (size_t i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *script = g_strdup_printf ("%s %s", places[i], there);

      g_test_message ("%s", places[i]);
      shell (folder, script);
      for (size_t format = 0; format < G_N_ELEMENTS (formats); format++)
        assert_same (folder, formats[format], "here", "there");
    }
  folder_fixture_remove (folder);
}

// Whatever fontconfig was told, by a screen or by taste.
static void
test_font_settings (void)
{
  static const char settings[]
    = "<!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
      "<include>/etc/fonts/fonts.conf</include><match target='pattern'>"
      "<edit name='rgba' mode='assign'><const>rgb</const></edit>"
      "<edit name='hintstyle' mode='assign'><const>hintfull</const></edit>"
      "<edit name='autohint' mode='assign'><bool>true</bool></edit>"
      "<edit name='lcdfilter' mode='assign'><const>lcdlegacy</const></edit>"
      "<edit name='dpi' mode='assign'><double>192</double></edit>"
      "<edit name='antialias' mode='assign'><bool>false</bool></edit>"
      "<edit name='family' mode='prepend' binding='strong'><string>serif</string></edit></match>"
      "<match target='font'><edit name='embolden' mode='assign'><bool>true</bool></edit>"
      "<edit name='antialias' mode='assign'><bool>false</bool></edit>"
      "<edit name='fontfeatures' mode='append'><string>zero</string></edit>"
      "<edit name='matrix' mode='assign'><matrix><double>1</double><double>0.2</double>"
      "<double>0</double><double>1</double></matrix></edit>"
      "<edit name='pixelsize' mode='assign'><double>20</double></edit></match></fontconfig>";
  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *path = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *usual = make_command (folder, "usual");
  g_autofree char *other = make_command (folder, "other");
  g_autofree char *script
    = g_strdup_printf ("%s; FONTCONFIG_FILE=%s FREETYPE_PROPERTIES=cff:no-stem-darkening=0 %s",
                       usual, path, other);

  if (!g_file_test ("/etc/fonts/fonts.conf", G_FILE_TEST_EXISTS))
    g_test_skip ("fontconfig is set up elsewhere");
  else
    {
      g_assert_true (g_file_set_contents (path, settings, -1, NULL));
      shell (folder, script);
      for (size_t format = 0; format < G_N_ELEMENTS (formats); format++)
        assert_same (folder, formats[format], "usual", "other");
    }
  folder_fixture_remove (folder);
}

// In Chinese, too, whatever the locale is. cairo 1.16 loses memory where it embeds such a font, which
// the leak sanitizer need not tell here.
static void
test_language (void)
{
  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *script = g_strdup_printf (
      "for format in svg tex pdf; do"
      " if [ $format = pdf ]; then export ASAN_OPTIONS=detect_leaks=0; fi;"
      " LC_ALL=C.UTF-8 %s render --lang=zh_CN -o a.$format;"
      " LC_ALL=C LANGUAGE=de %s render --lang=zh_CN -o b.$format; done",
      g_getenv ("FOVEA_CLI"), g_getenv ("FOVEA_CLI"));

  shell (folder, script);
  assert_same (folder, "svg", "a", "b");
  assert_same (folder, "tex", "a", "b");
  assert_same (folder, "pdf", "a", "b");
  folder_fixture_remove (folder);
}

// A locale that the machine lacks leaves words in English, and says so in the file.
static void
test_unknown_locale (void)
{
  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *script = g_strdup_printf (
    "export LANGUAGE=; for format in svg tex; do LC_ALL=C.UTF-8 %s render -o a.$format;"
    " LC_ALL=tlh_KX.UTF-8 %s render -o b.$format; done",
    g_getenv ("FOVEA_CLI"), g_getenv ("FOVEA_CLI"));

  shell (folder, script);
  assert_same (folder, "svg", "a", "b");
  assert_same (folder, "tex", "a", "b");
  folder_fixture_remove (folder);
}

static void
test_years_later (void)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("faketime and the address sanitizer both want to be loaded first");
  return;
#endif
  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *now = make_command (folder, "now");
  g_autofree char *later = make_command (folder, "later");
  g_autofree char *script = g_strdup_printf ("%s; faketime '2041-07-09 03:04:05' %s", now, later);

  if (export_fixture_has ("faketime"))
    {
      shell (folder, script);
      for (size_t format = 0; format < G_N_ELEMENTS (formats); format++)
        assert_same (folder, formats[format], "now", "later");
    }
  folder_fixture_remove (folder);
}

// Side by side, into one folder; then all into one file, of which one wins, whole.
static void
test_parallel (void)
{
  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *first = make_command (folder, "first");
  g_autofree char *second = make_command (folder, "second");
  g_autofree char *both = g_strdup_printf ("%s & %s; wait", first, second);
  g_autofree char *race = g_strdup_printf ("%s & %s & %s; wait", first, first, first);

  shell (folder, both);
  for (size_t format = 0; format < G_N_ELEMENTS (formats); format++)
    assert_same (folder, formats[format], "first", "second");
  shell (folder, race);
  for (size_t format = 0; format < G_N_ELEMENTS (formats); format++)
    assert_same (folder, formats[format], "first", "second");
  folder_fixture_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/same-bytes/places", test_places);
  g_test_add_func ("/same-bytes/font-settings", test_font_settings);
  g_test_add_func ("/same-bytes/language", test_language);
  g_test_add_func ("/same-bytes/unknown-locale", test_unknown_locale);
  g_test_add_func ("/same-bytes/years-later", test_years_later);
  g_test_add_func ("/same-bytes/parallel", test_parallel);

  return g_test_run ();
}
