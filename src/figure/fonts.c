// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The fonts of this machine without its rules for them. What fontconfig is told about a screen, by
// a system or its user (smoothing, emboldening, slanting, another family instead), would otherwise
// change the bytes of a figure. Only the folders of fonts and caches are taken from it.

#include "figure/fonts.h"

#include "figure/type.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

// What stands for a family that is not installed: families of the same widths, then any of its kind.
static const char rules[]
  = "<alias binding='same'><family>Arial</family><accept><family>Arimo</family>"
    "<family>Liberation Sans</family></accept></alias>"
    "<alias binding='same'><family>Helvetica</family><accept><family>Nimbus Sans</family>"
    "<family>TeX Gyre Heros</family><family>Liberation Sans</family></accept></alias>"
    "<alias binding='same'><family>Times New Roman</family><accept><family>Tinos</family>"
    "<family>Liberation Serif</family></accept></alias>"
    "<alias binding='same'><family>Times</family><accept><family>Nimbus Roman</family>"
    "<family>TeX Gyre Termes</family><family>Liberation Serif</family></accept></alias>"
    "<alias binding='same'><family>Palatino</family><accept><family>P052</family>"
    "<family>TeX Gyre Pagella</family></accept></alias>"
    "<alias binding='same'><family>Courier New</family><accept><family>Cousine</family>"
    "<family>Liberation Mono</family></accept></alias>"
    "<alias binding='same'><family>serif</family><prefer><family>Noto Serif</family>"
    "<family>DejaVu Serif</family><family>Liberation Serif</family></prefer></alias>"
    "<alias binding='same'><family>sans-serif</family><prefer><family>Noto Sans</family>"
    "<family>DejaVu Sans</family><family>Liberation Sans</family></prefer></alias>"
    "<alias binding='same'><family>monospace</family><prefer><family>Noto Sans Mono</family>"
    "<family>DejaVu Sans Mono</family><family>Liberation Mono</family></prefer></alias>"
    "<selectfont><rejectfont><pattern><patelt name='scalable'><bool>false</bool></patelt>"
    "</pattern></rejectfont></selectfont>";

static void
add_folders (GString    *settings,
             FcStrList  *folders,
             const char *element)
{
  for (FcChar8 *folder = FcStrListNext (folders); folder != NULL; folder = FcStrListNext (folders))
    {
      g_autofree char *line
        = g_markup_printf_escaped ("<%s>%s</%s>", element, (const char *) folder, element);
      g_string_append (settings, line);
    }
  FcStrListDone (folders);
}

static FcConfig *
new_config (void)
{
  FcConfig *machine = FcInitLoadConfig ();
  FcConfig *config = FcConfigCreate ();
  g_autoptr (GString) settings = g_string_new ("<fontconfig>");

  if (machine != NULL)
    {
      add_folders (settings, FcConfigGetFontDirs (machine), "dir");
      add_folders (settings, FcConfigGetCacheDirs (machine), "cachedir");
      FcConfigDestroy (machine);
    }
  g_string_append (settings, rules);
  g_string_append (settings, "</fontconfig>");
  if (!FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) settings->str, FcFalse)
      || !FcConfigBuildFonts (config))
    g_warning ("fontconfig: %s", settings->str);

  return config;
}

static FcConfig *
get_config (void)
{
  static gsize config = 0;

  if (g_once_init_enter (&config))
    g_once_init_leave (&config, (gsize) new_config ());

  return (FcConfig *) config;
}

/**
 * fovea_fonts_init:
 *
 * To be called before anything draws letters or starts a thread: where FreeType is told to darken
 * stems, figures would have other bytes.
 */
void
fovea_fonts_init (void)
{
  g_unsetenv ("FREETYPE_PROPERTIES");
}

/**
 * fovea_fonts_get_map:
 *
 * Works in any thread: each has a map of its own over the same fonts.
 *
 * Returns: (transfer none): the fonts that figures are set in
 */
PangoFontMap *
fovea_fonts_get_map (void)
{
  static GPrivate kept = G_PRIVATE_INIT (g_object_unref);
  PangoFontMap *map = g_private_get (&kept);

  if (map == NULL)
    {
      map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
      pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), get_config ());
      g_private_set (&kept, map);
    }

  return map;
}

static bool
is_generic (const char *family)
{
  static const char *const generic[]
    = { "serif", "sans-serif", "sans", "monospace", "mono", "cursive", "fantasy", "system-ui" };

  for (size_t i = 0; i < G_N_ELEMENTS (generic); i++)
    if (g_ascii_strcasecmp (family, generic[i]) == 0)
      return true;
  return false;
}

static bool
has_family (const char *family)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *fonts = FcFontList (get_config (), pattern, objects);
  bool is_there = fonts != NULL && fonts->nfont > 0;

  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);

  return is_there;
}

/**
 * fovea_fonts_dup_substitute:
 * @family: the family to prefer, or several with commas between
 *
 * Returns: (transfer full) (nullable): the family that letters are set in instead; %NULL if one that
 *   was asked for is on this machine
 */
char *
fovea_fonts_dup_substitute (const char *family)
{
  g_return_val_if_fail (family != NULL, NULL);

  g_auto (GStrv) asked = g_strsplit (family, ",", -1);
  bool has_asked = false;

  for (char **one = asked; *one != NULL; one++)
    {
      if (is_generic (g_strstrip (*one)) || (**one != '\0' && has_family (*one)))
        return NULL;
      has_asked |= **one != '\0';
    }
  if (!has_asked)
    return NULL;

  g_autofree char *families = fovea_type_dup_families (family);
  PangoFontDescription *wanted = pango_font_description_new ();
  PangoContext *context = pango_font_map_create_context (fovea_fonts_get_map ());

  pango_font_description_set_family_static (wanted, families);
  pango_font_description_set_size (wanted, 10 * PANGO_SCALE);

  PangoFont *font = pango_font_map_load_font (fovea_fonts_get_map (), context, wanted);
  PangoFontDescription *found = font != NULL ? pango_font_describe (font) : NULL;
  char *substitute = found != NULL ? g_strdup (pango_font_description_get_family (found)) : NULL;

  pango_font_description_free (wanted);
  pango_font_description_free (found);
  g_clear_object (&font);
  g_object_unref (context);

  return substitute;
}
