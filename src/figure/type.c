// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Widths by a small table of character classes, and lines of text through Pango. Numbers repeat in
// a picture, so laid-out lines are kept while a typesetter lives.

#include "figure/type.h"

#include "figure/language.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define MAX_KEPT_LINES 4096

// Of the bidirectional algorithm.
#define LTR_MARK 0x200e
#define RTL_MARK 0x200f
#define FIRST_ISOLATE 0x2066
#define END_ISOLATE 0x2069

#define FAMILIES_BEFORE "Inter, Cantarell, Noto Sans"
#define FAMILIES_AFTER "Noto Sans CJK SC, sans-serif"

struct _FoveaTypesetter
{
  cairo_t *cr;
  PangoContext *context;
  PangoAttrList *attributes;
  char *families;
  GHashTable *lines; // "size weight string" → PangoLayout
};

// Advances in ems, near those of Inter with tabular figures and on the wide side of other fonts.
static double
get_advance (gunichar c)
{
  if (g_unichar_iswide (c))
    return 1.0;
  if (g_unichar_iszerowidth (c))
    return 0.0;
  if (c == ' ' || c == 0xa0)
    return 0.28;
  if (g_unichar_isdigit (c))
    return 0.63;
  if (c < 0x80 && strchr ("iljI.,:;'|!", (int) c) != NULL)
    return 0.28;
  if (c < 0x80 && strchr ("ft()[]r/-", (int) c) != NULL)
    return 0.38;
  if (c == 0xb7)
    return 0.29;
  if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%')
    return 0.9;
  if (c >= 0x2080 && c <= 0x2089)
    return 0.42;
  if (c < 0x80 && strchr ("+=<>", (int) c) != NULL)
    return 0.66;
  if (g_unichar_isupper (c) || c == 0xd7 || c == 0x2212 || c == 0x2217)
    return 0.68;

  return 0.58;
}

/**
 * fovea_type_estimate_width:
 * @string: one line of text
 * @size_pt: size of type, points
 * @weight: its weight
 *
 * Returns: about the width of @string, points, from its characters alone
 */
double
fovea_type_estimate_width (const char  *string,
                           double       size_pt,
                           FoveaWeight  weight)
{
  static const double widening[] = { 1.0, 1.02, 1.05 };
  double ems = 0;

  g_return_val_if_fail (string != NULL, 0);

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    ems += get_advance (g_utf8_get_char (c));

  return ems * size_pt * widening[weight];
}

static bool
joins_numbers (const char *c)
{
  return g_str_has_prefix (c, "×") || g_str_has_prefix (c, "∗") || g_str_has_prefix (c, "%");
}

// Lines may break at spaces (but not within "3 × 3"), and beside any ideograph that is not followed by closing punctuation.
static const char *
find_break (const char *start)
{
  const char *last = start;

  for (const char *c = start; *c != '\0'; last = c, c = g_utf8_next_char (c))
    {
      const char *next = g_utf8_next_char (c);
      gunichar follower = *next != '\0' ? g_utf8_get_char (next) : 0;

      if (*c == ' ' && c > start && !joins_numbers (next) && !joins_numbers (last))
        return c;
      if (g_unichar_iswide (g_utf8_get_char (c)) && !g_unichar_ispunct (follower))
        return next;
      if (follower != 0 && g_unichar_iswide (follower) && !g_unichar_ispunct (follower))
        return next;
    }

  return start + strlen (start);
}

/**
 * fovea_type_wrap:
 * @string: text in one paragraph
 * @size_pt: size of type, points
 * @weight: its weight
 * @width_pt: room, points
 *
 * Breaks @string into lines of about @width_pt. A word that is longer has a line of its own.
 *
 * Returns: (transfer full) (element-type utf8): at least one line
 */
GPtrArray *
fovea_type_wrap (const char  *string,
                 double       size_pt,
                 FoveaWeight  weight,
                 double       width_pt)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (string != NULL, lines);

  for (const char *word = string; *word != '\0';)
    {
      const char *past = find_break (word);
      g_autofree char *piece = g_strndup (word, past - word);
      g_autofree char *longer = g_strconcat (line->str, piece, NULL);

      if (line->len > 0 && fovea_type_estimate_width (longer, size_pt, weight) > width_pt)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_assign (line, g_strchug (piece));
        }
      else
        g_string_assign (line, longer);
      word = past;
    }
  g_ptr_array_add (lines, g_strdup (line->str));

  return lines;
}

/**
 * fovea_type_get_language:
 *
 * Ideographs differ between languages; the glyphs follow the language of the interface.
 *
 * Returns: (transfer none): its tag as in RFC 3066, such as "zh-cn"
 */
const char *
fovea_type_get_language (void)
{
  const char *name = g_get_language_names ()[0];

  if (g_str_has_prefix (name, "zh_TW") || g_str_has_prefix (name, "zh_HK"))
    return "zh-tw";
  if (g_str_has_prefix (name, "zh"))
    return "zh-cn";
  if (g_str_equal (name, "C") || g_str_has_prefix (name, "C."))
    return "en";

  return pango_language_to_string (pango_language_from_string (name));
}

/**
 * fovea_type_dup_families:
 * @family: (nullable): the family to prefer
 *
 * Returns: (transfer full): the families of fonts to look for letters in, with commas between;
 *   those of the present language before those of others that write the same characters differently
 */
char *
fovea_type_dup_families (const char *family)
{
  g_autofree char *language = fovea_language_dup_current ();
  const char *own = fovea_language_get_families (language);

  return g_strconcat (family != NULL ? family : "", family != NULL ? ", " : "", FAMILIES_BEFORE,
                      ", ", own != NULL ? own : "", own != NULL ? ", " : "", FAMILIES_AFTER, NULL);
}

static bool
is_rtl_script (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW
         || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
}

/**
 * fovea_type_is_rtl:
 * @string: one line of text
 *
 * Source: rule P2 of the bidirectional algorithm, UAX 9.
 * Returns: whether it is written from right to left, as its first letter or mark outside isolates is
 */
bool
fovea_type_is_rtl (const char *string)
{
  g_return_val_if_fail (string != NULL, false);

  int depth = 0;

  for (const char *c = string; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (character >= FIRST_ISOLATE && character < END_ISOLATE)
        depth++;
      else if (character == END_ISOLATE)
        depth = MAX (0, depth - 1);
      else if (depth == 0 && character == RTL_MARK)
        return true;
      else if (depth == 0 && (g_unichar_isalpha (character) || character == LTR_MARK))
        return is_rtl_script (g_unichar_get_script (character));
    }

  return false;
}

/**
 * fovea_typesetter_new:
 * @cr: where to draw
 * @family: (nullable): font family to prefer to the usual ones
 *
 * Prepares for drawing text that is the same at every scale: no hinting, fractional advances,
 * tabular figures.
 *
 * Returns: (transfer full): a typesetter, to be freed before @cr
 */
FoveaTypesetter *
fovea_typesetter_new (cairo_t    *cr,
                      const char *family)
{
  FoveaTypesetter *self = g_new0 (FoveaTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->cr = cairo_reference (cr);
  self->families = fovea_type_dup_families (family);
  self->context = pango_cairo_create_context (cr);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context,
                              pango_language_from_string (fovea_type_get_language ()));
  cairo_font_options_destroy (options);

  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

/**
 * fovea_typesetter_free:
 * @self: (transfer full): a typesetter
 */
void
fovea_typesetter_free (FoveaTypesetter *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->lines);
  g_free (self->families);
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->context);
  cairo_destroy (self->cr);
  g_free (self);
}

static PangoLayout *
lay_out_line (FoveaTypesetter *self,
              const char      *string,
              double           size_pt,
              FoveaWeight      weight)
{
  static const PangoWeight weights[]
      = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_SEMIBOLD };
  g_autofree char *key
      = g_strdup_printf ("%d %d %s", (int) round (size_pt * PANGO_SCALE), (int) weight, string);
  PangoLayout *layout = g_hash_table_lookup (self->lines, key);

  if (layout != NULL)
    {
      pango_layout_set_width (layout, -1); // it may have been shortened for a smaller room
      return layout;
    }

  PangoFontDescription *font = pango_font_description_new ();
  pango_font_description_set_family_static (font, self->families);
  pango_font_description_set_weight (font, weights[weight]);
  pango_font_description_set_absolute_size (font, size_pt * PANGO_SCALE);
  layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_text (layout, string, -1);
  pango_font_description_free (font);

  if (g_hash_table_size (self->lines) >= MAX_KEPT_LINES)
    g_hash_table_remove_all (self->lines);
  g_hash_table_insert (self->lines, g_steal_pointer (&key), layout);

  return layout;
}

// Smaller type first, then an ellipsis: a font wider than the table, or a long translation.
static PangoLayout *
fit_line (FoveaTypesetter        *self,
          const FoveaTextContent *text,
          double                  width)
{
  PangoLayout *layout = lay_out_line (self, text->string, text->size_pt, text->weight);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  double excess = (double) logical.width / PANGO_SCALE / width;
  if (excess <= 1.0)
    return layout;

  double size_pt = MAX (text->size_pt / excess, MIN (text->size_pt, FOVEA_TYPE_LEAST_PT));
  layout = lay_out_line (self, text->string, size_pt, text->weight);
  pango_layout_get_extents (layout, NULL, &logical);
  if (logical.width > ceil (width + 1) * PANGO_SCALE)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

/**
 * fovea_typesetter_is_whole:
 * @self: a typesetter
 * @text: one line
 * @width: points it may take
 *
 * Returns: whether all of @text would be drawn, if need be in smaller type, with no ellipsis
 */
bool
fovea_typesetter_is_whole (FoveaTypesetter        *self,
                           const FoveaTextContent *text,
                           double                  width)
{
  g_return_val_if_fail (self != NULL && text != NULL, false);

  return text->string[0] == '\0'
         || (width > 0 && !pango_layout_is_ellipsized (fit_line (self, text, width)));
}

/**
 * fovea_typesetter_draw:
 * @self: a typesetter
 * @text: one line
 * @x: left of the room it has, points
 * @y: top
 * @width: points
 * @height: points
 *
 * Draws @text in the current source colour, in the vertical middle of its room by the height of
 * capitals and figures, never wider than its room.
 */
void
fovea_typesetter_draw (FoveaTypesetter        *self,
                       const FoveaTextContent *text,
                       double                  x,
                       double                  y,
                       double                  width,
                       double                  height)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (text->string[0] == '\0' || width <= 0)
    return;

  PangoLayout *layout = fit_line (self, text, width);
  PangoRectangle logical;
  pango_layout_get_extents (layout, NULL, &logical);
  double line_width = (double) logical.width / PANGO_SCALE;
  double spare = MAX (0.0, width - line_width);
  double shift = text->anchor == FOVEA_ANCHOR_START    ? 0
                 : text->anchor == FOVEA_ANCHOR_MIDDLE ? spare / 2
                                                       : spare;
  double baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  double capital = FOVEA_TYPE_CAPITAL * text->size_pt;

  cairo_move_to (self->cr, x + shift, y + (height + capital) / 2 - baseline);
  pango_cairo_show_layout (self->cr, layout);
}
