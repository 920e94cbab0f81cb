// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Languages: those of po/LINGUAS are offered, each under its own name; formulas are read from the
// left in all of them.

#include "figure/language.h"

#include "config.h"
#include "figure/type.h"

#include <string.h>

static void
test_offered (void)
{
  g_auto (GStrv) linguas = g_strsplit (FOVEA_LINGUAS, " ", -1);

  g_assert_cmpint (fovea_languages_get_n (), ==, (int) g_strv_length (linguas) + 1);
  g_assert_cmpstr (fovea_languages_get_code (0), ==, "en");
  g_assert_cmpstr (fovea_languages_get_name (0), ==, "English");
  for (int i = 1; i < fovea_languages_get_n (); i++)
    {
      g_assert_cmpstr (fovea_languages_get_code (i), ==, linguas[i - 1]);
      // A language that is not in the table would be offered by its code.
      g_assert_cmpstr (fovea_languages_get_name (i), !=, fovea_languages_get_code (i));
    }
}

static void
test_find (void)
{
  const struct
  {
    const char *text;
    const char *code; // (nullable): no such language
  } cases[] = {
    { "en", "en" }, { "en_GB.UTF-8", "en" }, { "de", "de" }, { "de_AT", "de" }, { "zh_CN", "zh_CN" },
    { "zh-cn", "zh_CN" }, { "zh", "zh_CN" }, { "zh_Hans", "zh_CN" }, { "pt", "pt_BR" },
    { "pt_PT@euro", "pt_BR" }, { "xx", NULL }, { "", NULL }, { "d", NULL }, { "deu", NULL },
    { "_CN", NULL }, { "../de", NULL }, { "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int language = -1;
      bool is_found = fovea_languages_find (cases[i].text, &language);

      g_test_message ("case %u", i);
      g_assert_cmpint (is_found, ==, cases[i].code != NULL);
      if (is_found)
        g_assert_cmpstr (fovea_languages_get_code (language), ==, cases[i].code);
    }
}

static void
test_nearest (void)
{
  const struct
  {
    const char *wanted;
    const char *code; // (nullable): none of them
  } cases[] = {
    { "pt_PT.UTF-8 pt_PT pt C", "pt_BR" },
    { "de_AT de C", "de" },
    { "zh_SG zh C", "zh_CN" },
    { "zh_TW.UTF-8 zh_TW zh de C", "de" },
    { "zh_TW zh zh_CN C", "zh_CN" },
    { "zh_Hant_HK zh C", "en" },
    { "fi pt C", "pt_BR" },
    { "en_GB en de C", "en" },
    { "C", "en" },
    { "POSIX de", "en" },
    { "fi tlh", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) wanted = g_strsplit (cases[i].wanted, " ", -1);
      g_autofree char *nearest = fovea_language_dup_nearest ((const char *const *) wanted);

      g_test_message ("%s", cases[i].wanted);
      g_assert_cmpstr (nearest, ==, cases[i].code);
    }
}

static void
test_directions (void)
{
  g_assert_true (fovea_language_is_rtl ("ar"));
  g_assert_true (fovea_language_is_rtl ("ar_EG"));
  g_assert_false (fovea_language_is_rtl ("en"));
  g_assert_false (fovea_language_is_rtl ("pt_BR"));
}

static void
test_families (void)
{
  g_assert_nonnull (strstr (fovea_language_get_families ("ar"), "Arabic"));
  g_assert_nonnull (strstr (fovea_language_get_families ("ja"), "CJK JP"));
  g_assert_null (fovea_language_get_families ("de"));
  g_assert_null (fovea_language_get_families ("xx"));
}

static void
test_direction_of_lines (void)
{
  g_assert_true (fovea_type_is_rtl ("المخرجات"));
  g_assert_true (fovea_type_is_rtl ("3 × 3 خلية"));
  g_assert_false (fovea_type_is_rtl ("Output, המוצא"));
  g_assert_false (fovea_type_is_rtl ("45"));
  g_assert_false (fovea_type_is_rtl (""));
  g_assert_true (fovea_type_is_rtl ("\u200fS، الخطوة"));
  // A formula is a part by itself.
  g_assert_false (fovea_type_is_rtl ("\u2066\u200eالمخرجات\u200e(1, 1)\u2069 = 45"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/offered", test_offered);
  g_test_add_func ("/language/find", test_find);
  g_test_add_func ("/language/nearest", test_nearest);
  g_test_add_func ("/language/directions", test_directions);
  g_test_add_func ("/language/families", test_families);
  g_test_add_func ("/language/direction-of-lines", test_direction_of_lines);

  return g_test_run ();
}
