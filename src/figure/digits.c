// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A line of type is shaped in some microseconds, and a window shows thousands of numbers. Their
// figures stand side by side as each pair of them does: all pairs are laid out once, and a number is
// set from them with the same glyphs in the same places. A font in which figures depend on more than
// the one that follows is left to Pango.

#include "figure/digits.h"

#include "figure/number.h"

#include <string.h>


// What numbers are written with: ten figures, the point, the minus sign before them; and their end.
enum
{
  POINT = 10,
  SIGN,
  N_SIGNS,
  END = N_SIGNS,
};

// A glyph before another, in Pango's units.
typedef struct
{
  bool is_known;
  PangoGlyph glyph;
  int width;
  int x_offset;
  int y_offset;
} Place;

struct _FoveaDigits
{
  // Owned
  PangoFont *font;

  // State
  int baseline;
  Place places[N_SIGNS][N_SIGNS + 1];
};

// The next sign of a number; −1 if it is another character.
static int
read_sign (const char **c)
{
  if (**c == '\0')
    return END;
  if (g_ascii_isdigit (**c))
    return *(*c)++ - '0';
  if (**c == '.')
    {
      (*c)++;
      return POINT;
    }
  if (strncmp (*c, FOVEA_MINUS, strlen (FOVEA_MINUS)) == 0)
    {
      *c += strlen (FOVEA_MINUS);
      return SIGN;
    }

  return -1;
}

static void
append_sign (GString *text,
             int      sign)
{
  if (sign == SIGN)
    g_string_append (text, FOVEA_MINUS);
  else
    g_string_append_c (text, sign == POINT ? '.' : (char) ('0' + sign));
}

// "d0d1…d9d.d" has each pair with d, and d at an end; "−d" the sign before it.
static void
append_pairs (GString *text,
              int      sign)
{
  for (int other = 0; other < SIGN; other++)
    {
      append_sign (text, sign);
      append_sign (text, other);
    }
  append_sign (text, sign);
  g_string_append_c (text, '\n');
  append_sign (text, SIGN);
  append_sign (text, sign);
  g_string_append_c (text, '\n');
}

static bool
learn_place (FoveaDigits          *self,
             int                   sign,
             int                   next,
             const PangoGlyphInfo *info)
{
  Place *place = &self->places[sign][next];
  Place found = { true, info->glyph, info->geometry.width, info->geometry.x_offset,
                  info->geometry.y_offset };

  if (place->is_known)
    return place->glyph == found.glyph && place->width == found.width
           && place->x_offset == found.x_offset && place->y_offset == found.y_offset;
  *place = found;

  return (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
}

// Whether every sign is one glyph, of the one font, that stands as it stood before.
static bool
learn_line (FoveaDigits     *self,
            PangoLayoutLine *line,
            const char     **c)
{
  const PangoGlyphItem *run = line->runs != NULL ? line->runs->data : NULL;
  int sign = read_sign (c);

  if (run == NULL || line->runs->next != NULL || run->y_offset != 0 || run->start_x_offset != 0)
    return false;
  if (self->font == NULL)
    self->font = g_object_ref (run->item->analysis.font);
  if (run->item->analysis.font != self->font || run->item->analysis.level % 2 != 0)
    return false;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      if (**c == '\n' && i + 1 < run->glyphs->num_glyphs)
        return false;
      int next = **c == '\n' ? END : read_sign (c);
      if (sign == END || !learn_place (self, sign, next, &run->glyphs->glyphs[i]))
        return false;
      sign = next;
    }
  (*c)++;

  return sign == END;
}

static bool
learn (FoveaDigits *self,
       PangoLayout *layout)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int sign = 0; sign < SIGN; sign++)
    append_pairs (text, sign);
  pango_layout_set_text (layout, text->str, (int) text->len);
  self->baseline = pango_layout_get_baseline (layout);

  const char *c = text->str;
  for (int line = 0; *c != '\0'; line++)
    if (!learn_line (self, pango_layout_get_line_readonly (layout, line), &c))
      return false;

  return true;
}

/**
 * fovea_digits_new:
 * @layout: with a font and no text, on more than one line; its text is changed
 *
 * Returns: (transfer full) (nullable): the figures of its font; %NULL if in that font numbers cannot
 *   be set from them
 */
FoveaDigits *
fovea_digits_new (PangoLayout *layout)
{
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), NULL);

  g_autoptr (FoveaDigits) self = g_new0 (FoveaDigits, 1);

  return learn (self, layout) ? g_steal_pointer (&self) : NULL;
}

/**
 * fovea_digits_free:
 * @self: (transfer full): figures
 */
void
fovea_digits_free (FoveaDigits *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->font);
  g_free (self);
}

/**
 * fovea_digits_get_font:
 * @self: figures
 *
 * Returns: (transfer none): the font that its glyphs are of
 */
cairo_scaled_font_t *
fovea_digits_get_font (const FoveaDigits *self)
{
  return pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (self->font));
}

/**
 * fovea_digits_get_baseline:
 * @self: figures
 *
 * Returns: how far below the top of a line they stand, in Pango's units
 */
int
fovea_digits_get_baseline (const FoveaDigits *self)
{
  return self->baseline;
}

/**
 * fovea_digits_measure:
 * @self: figures
 * @number: any text
 * @width: (out): its width, in Pango's units
 *
 * Returns: whether @number has only figures, a point and a minus sign before them
 */
bool
fovea_digits_measure (const FoveaDigits *self,
                      const char        *number,
                      int               *width)
{
  const char *c = number;

  *width = 0;
  for (int sign = read_sign (&c); sign != END;)
    {
      if (sign < 0)
        return false;
      int next = read_sign (&c);
      if (next < 0 || !self->places[sign][next].is_known)
        return false;
      *width += self->places[sign][next].width;
      sign = next;
    }

  return true;
}

/**
 * fovea_digits_add:
 * @self: figures
 * @number: that fovea_digits_measure() knows
 * @x: left of it
 * @y: top of its line
 * @glyphs: (inout) (element-type cairo_glyph_t): where to add its glyphs
 */
void
fovea_digits_add (const FoveaDigits *self,
                  const char        *number,
                  double             x,
                  double             y,
                  GArray            *glyphs)
{
  const char *c = number;
  int width = 0;

  for (int sign = read_sign (&c); sign != END;)
    {
      int next = read_sign (&c);
      const Place *place = &self->places[sign][next];
      cairo_glyph_t glyph = {
        .index = place->glyph,
        .x = x + (double) (width + place->x_offset) / PANGO_SCALE,
        .y = y + (double) (self->baseline + place->y_offset) / PANGO_SCALE,
      };

      g_array_append_val (glyphs, glyph);
      width += place->width;
      sign = next;
    }
}
