// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A title could move the cursor, change the window's name or turn the line round.

#include "cli/printable.h"

#include <stdbool.h>

// Commands to a terminal, and what Unicode calls no character.
static bool
is_no_letter (gunichar character)
{
  bool turns = (character >= 0x202a && character <= 0x202e)
               || (character >= 0x2066 && character <= 0x2069);

  return g_unichar_iscntrl (character) || turns || character == 0x2028
         || character == 0x2029 || (character & 0xfffe) == 0xfffe
         || (character >= 0xfdd0 && character <= 0xfdef);
}

/**
 * fovea_printable_new:
 * @text: any bytes
 *
 * Returns: (transfer full): one line of valid UTF-8 in which control characters and
 *   those that turn the direction of writing are written as "\u{1b}", and so is what
 *   Unicode calls no character
 */
char *
fovea_printable_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *printable = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (is_no_letter (character))
        g_string_append_printf (printable, "\\u{%x}", character);
      else
        g_string_append_unichar (printable, character);
    }
  return g_string_free (printable, FALSE);
}
