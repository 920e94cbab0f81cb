// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of text through Pango. Numbers repeat in a picture, so laid-out lines are kept while a
// typesetter lives.

#include "figure/type.h"

#include "figure/fonts.h"

#include <math.h>

#define MAX_KEPT_LINES 4096

struct _FoveaTypesetter
{
  cairo_t *cr;
  PangoContext *context;
  PangoAttrList *attributes;
  char *families;
  GHashTable *lines;  // "size weight string" → PangoLayout
  GHashTable *digits; // size in Pango's units → FoveaDigits; (nullable) a font without
};

static void
free_digits (gpointer data)
{
  if (data != NULL)
    fovea_digits_free (data);
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
  self->context = pango_font_map_create_context (fovea_fonts_get_map ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  // Not CAIRO_ANTIALIAS_GRAY: where fontconfig knows the order of sub-pixels, cairo takes that for
  // leave to colour the letters' edges, which is no one else's screen and no paper's.
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GOOD);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_update_context (cr, self->context);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context,
                              pango_language_from_string (fovea_type_get_language ()));
  cairo_font_options_destroy (options);

  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->digits = g_hash_table_new_full (NULL, NULL, NULL, free_digits);

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

  g_hash_table_unref (self->digits);
  g_hash_table_unref (self->lines);
  g_free (self->families);
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->context);
  cairo_destroy (self->cr);
  g_free (self);
}

static PangoLayout *
new_layout (FoveaTypesetter *self,
            double           size_pt,
            FoveaWeight      weight)
{
  static const PangoWeight weights[]
      = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_SEMIBOLD };
  PangoFontDescription *font = pango_font_description_new ();
  pango_font_description_set_family_static (font, self->families);
  pango_font_description_set_weight (font, weights[weight]);
  pango_font_description_set_absolute_size (font, size_pt * PANGO_SCALE);
  PangoLayout *layout = pango_layout_new (self->context);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, self->attributes);
  pango_font_description_free (font);

  return layout;
}

static PangoLayout *
lay_out_line (FoveaTypesetter *self,
              const char      *string,
              double           size_pt,
              FoveaWeight      weight)
{
  g_autofree char *key
      = g_strdup_printf ("%d %d %s", (int) round (size_pt * PANGO_SCALE), (int) weight, string);
  PangoLayout *layout = g_hash_table_lookup (self->lines, key);

  if (layout != NULL)
    {
      pango_layout_set_width (layout, -1); // it may have been shortened for a smaller room
      return layout;
    }

  layout = new_layout (self, size_pt, weight);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, string, -1);

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

static void
move_to (FoveaTypesetter         *self,
         const FoveaTextContent  *text,
         const cairo_rectangle_t *room,
         int                      width_units,
         int                      baseline_units)
{
  static const double shares[]
    = { [FOVEA_ANCHOR_START] = 0, [FOVEA_ANCHOR_MIDDLE] = 0.5, [FOVEA_ANCHOR_END] = 1 };
  double spare = MAX (0.0, room->width - (double) width_units / PANGO_SCALE);
  double shift = shares[text->anchor] * spare;
  double capital = FOVEA_TYPE_CAPITAL * text->size_pt;

  cairo_move_to (self->cr, room->x + shift,
                 room->y + (room->height + capital) / 2 - (double) baseline_units / PANGO_SCALE);
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
  cairo_rectangle_t room = { x, y, width, height };
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  move_to (self, text, &room, logical.width, pango_layout_get_baseline (layout));
  pango_cairo_show_layout (self->cr, layout);
}

/**
 * fovea_typesetter_trace:
 * @self: a typesetter
 * @text: one line
 * @room: the place it has, points
 *
 * Appends the outlines of what fovea_typesetter_draw() draws to the current path.
 */
void
fovea_typesetter_trace (FoveaTypesetter         *self,
                        const FoveaTextContent  *text,
                        const cairo_rectangle_t *room)
{
  g_return_if_fail (self != NULL && text != NULL && room != NULL);

  if (text->string[0] == '\0' || room->width <= 0)
    return;

  PangoLayout *layout = fit_line (self, text, room->width);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  move_to (self, text, room, logical.width, pango_layout_get_baseline (layout));
  pango_cairo_layout_path (self->cr, layout);
}

/**
 * fovea_typesetter_find_digits:
 * @self: a typesetter
 * @text: one line
 * @width: points it may take
 *
 * Returns: (transfer none) (nullable): the figures @text can be set from as fovea_typesetter_draw()
 *   would draw it; %NULL if it is no plain number, does not fit, or its font does not allow it
 */
const FoveaDigits *
fovea_typesetter_find_digits (FoveaTypesetter        *self,
                              const FoveaTextContent *text,
                              double                  width)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  gpointer key = GINT_TO_POINTER ((int) round (text->size_pt * PANGO_SCALE));
  gpointer digits;
  int width_units;

  if (text->weight != FOVEA_WEIGHT_NORMAL)
    return NULL;
  if (!g_hash_table_lookup_extended (self->digits, key, NULL, &digits))
    {
      g_autoptr (PangoLayout) layout = new_layout (self, text->size_pt, text->weight);
      digits = fovea_digits_new (layout);
      g_hash_table_insert (self->digits, key, digits);
    }
  if (digits == NULL || !fovea_digits_measure (digits, text->string, &width_units))
    return NULL;

  return width_units <= width * PANGO_SCALE ? digits : NULL;
}

/**
 * fovea_typesetter_add_digits:
 * @self: a typesetter
 * @digits: found for @text
 * @text: one line
 * @room: the room it has, points
 * @glyphs: (inout) (element-type cairo_glyph_t): where to add what fovea_typesetter_draw() would draw
 */
void
fovea_typesetter_add_digits (FoveaTypesetter         *self,
                             const FoveaDigits       *digits,
                             const FoveaTextContent  *text,
                             const cairo_rectangle_t *room,
                             GArray                  *glyphs)
{
  double x, y;
  int width = 0;

  g_return_if_fail (self != NULL && digits != NULL && text != NULL && glyphs != NULL);

  fovea_digits_measure (digits, text->string, &width);
  move_to (self, text, room, width, fovea_digits_get_baseline (digits));
  // As the context rounds it.
  cairo_get_current_point (self->cr, &x, &y);
  fovea_digits_add (digits, text->string, x, y, glyphs);
}
