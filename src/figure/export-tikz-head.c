// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands before a TikZ picture: what it shows, for readers of the file, and the preamble of a
// whole document, which looks for the fonts of the other formats.

#include "figure/export-private.h"

#include "figure/type.h"

// The letters of the other formats where they can be had, in their weights and with figures of one
// width, and at least some without serifs.
static const char plain_fonts[]
    = "\\renewcommand{\\familydefault}{\\sfdefault}\n"
      "\\newcommand\\foveamedium{}\n"
      "\\newcommand\\foveainter[2]{\\setsansfont[Numbers=Tabular,BoldFont={#1},\n"
      "  FontFace={mb}{n}{Font={#2},Numbers=Tabular}]{Inter}%\n"
      "  \\renewcommand\\foveamedium{\\fontseries{mb}\\selectfont}}\n"
      "\\ifdefined\\XeTeXversion\\usepackage{fontspec}\\fi\n"
      "\\ifdefined\\directlua\\usepackage{fontspec}\\fi\n"
      "\\ifdefined\\IfFontExistsTF\n"
      "\\IfFontExistsTF{Inter Semi Bold}{\\foveainter{Inter Semi Bold}{Inter Medium}}{%\n"
      "\\IfFontExistsTF{Inter SemiBold}{\\foveainter{Inter SemiBold}{Inter Medium}}{%\n"
      "\\IfFontExistsTF{Inter}{\\setsansfont[Numbers=Tabular]{Inter}}{%\n"
      "\\IfFontExistsTF{Noto Sans}{\\setsansfont{Noto Sans}}{%\n"
      "\\IfFontExistsTF{DejaVu Sans}{\\setsansfont{DejaVu Sans}}{}}}}}\\fi\n";

// Ideographs come from a font of their own; the first that is there is taken.
static const char *const wide_fonts[] = {
  "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "FandolHei-Regular.otf",
};
static const char *const japanese_fonts[] = {
  "Noto Sans CJK JP", "Source Han Sans JP", "Hiragino Sans", "Yu Gothic", "HaranoAjiGothic-Regular.otf",
};

// A sign by its number in Unicode where the font at hand has it, else as TeX makes it.
static const char signs[]
    = "\\newcommand\\foveasign[2]{#2}\n"
      "\\ifdefined\\IfFontExistsTF\\renewcommand\\foveasign[2]{%\n"
      "  \\iffontchar\\font\"#1 \\char\"#1 \\else#2\\fi}\\fi\n";

typedef bool TestText (const char *text);

// Of what is set as text.
static bool
has_text (FoveaFigure              *figure,
          const FoveaExportOptions *options,
          TestText                 *test)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_TEXT
          && !fovea_export_is_tikz_shape (item->text.string, options)
          && test (item->text.string))
        return true;
    }

  return false;
}

static bool
has_wide (const char *text)
{
  g_autofree char *flat = fovea_export_flatten (text);

  for (const char *c = flat; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_iswide (g_utf8_get_char (c)))
        return true;
    }

  return false;
}

static void
add_wide_fonts (GString *tex)
{
  bool is_japanese = g_str_has_prefix (fovea_type_get_language (), "ja");
  const char *const *fonts = is_japanese ? japanese_fonts : wide_fonts;

  g_string_append (tex, "\\newcommand\\foveafamily[1]{%\n"
                        "  \\newfontfamily\\foveawide{#1}[FontFace={mb}{n}{#1}]}\n");
  for (size_t i = 0; i < G_N_ELEMENTS (wide_fonts); i++)
    g_string_append_printf (tex, "\\IfFontExistsTF{%s}{\\foveafamily{%s}}{%%\n", fonts[i],
                            fonts[i]);
  for (size_t i = 0; i < G_N_ELEMENTS (wide_fonts); i++)
    g_string_append_c (tex, '}');
  g_string_append (tex, "\n\\providecommand\\foveawide{}\n");
}

static void
add_preamble (GString                  *tex,
              FoveaFigure              *figure,
              const FoveaExportOptions *options)
{
  g_string_append (tex, "\\documentclass[tikz,border=0pt]{standalone}\n");
  if (options->has_text_paths)
    return;

  g_string_append (tex, plain_fonts);
  if (has_text (figure, options, has_wide))
    add_wide_fonts (tex);
  g_string_append (tex, signs);
}

/**
 * fovea_export_is_tikz_shape:
 * @text: a line of a figure
 * @options: how it is exported
 *
 * Returns: whether its letters are drawn as shapes: if that is asked for, or if it is written from
 * the right, which TeX does only with packages that would change the rest of a document
 */
bool
fovea_export_is_tikz_shape (const char               *text,
                            const FoveaExportOptions *options)
{
  g_autofree char *flat = fovea_export_flatten (text);

  return options->has_text_paths || fovea_type_has_rtl (flat);
}

/**
 * fovea_export_add_tikz_head:
 * @tex: where to append
 * @figure: a figure
 * @options: how it is exported
 *
 * Writes what stands before the picture.
 */
void
fovea_export_add_tikz_head (GString                  *tex,
                            FoveaFigure              *figure,
                            const FoveaExportOptions *options)
{
  g_autofree char *title = fovea_export_flatten (fovea_figure_get_title (figure));
  g_autofree char *description
      = fovea_export_flatten (fovea_figure_get_description (figure));
  bool needs_unicode = has_text (figure, options, fovea_export_needs_unicode);

  if (options->is_standalone && needs_unicode)
    g_string_append (tex, "% !TeX program = xelatex\n");
  g_string_append_printf (tex, "%% %s\n%% %s\n", title, description);
  if (!options->is_standalone)
    {
      g_string_append (tex, "% In the preamble: \\usepackage{tikz}\n");
      if (needs_unicode)
        g_string_append (
            tex, "% To be set by XeLaTeX or LuaLaTeX, in a font with these characters.\n");
      return;
    }

  add_preamble (tex, figure, options);
  g_string_append (tex, "\\begin{document}\n");
}
