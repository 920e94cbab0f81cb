// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Matrices, formulas and time go from left to right, also where the words around them do not. A size
// such as 3 × 3 stays on one line.

#include "config.h"

#include "app/reading.h"

#include "figure/type.h"

#define LTR_MARK "\u200e"
#define ISOLATE "\u2068" // the first letter says in which direction
#define END_ISOLATE "\u2069"

// Source: Unicode 15, DerivedBidiClass.txt: the blocks whose letters are R or AL unless said otherwise.
#define RTL_LETTER                                                                                 \
  "[\\x{590}-\\x{8ff}\\x{fb1d}-\\x{fdff}\\x{fe70}-\\x{feff}\\x{10800}-\\x{10fff}\\x{1e800}-\\x{1efff}]"

// "3 × 3", "n × n", "18 : 25", "n = 10", "9(n − 2)²" and "28 %".
#define ONE "(?:\\p{N}+|\\p{L})"
#define SIZE                                                                                       \
  "(?<![\\p{L}\\p{N}])" ONE "(?: [×:=] " ONE ")+(?![\\p{L}\\p{N}])"                                    \
  "|\\p{N}*\\([^()]{1,8}\\)[²³]?|\\p{N} %"

#define OPTION "(?<!\\S)--?[a-z-]+(?:=\\S{1,16}(?!\\S))?"

// The pattern never matches more than fits on a line.
static void
keep_whole (GtkLabel   *label,
            const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_assert (regex != NULL);
  for (g_regex_match (regex, gtk_label_get_text (label), 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      whole->start_index = (guint) start;
      whole->end_index = (guint) end;
      pango_attr_list_insert (attributes, whole);
    }
  gtk_label_set_attributes (label, attributes);
}

/**
 * fovea_reading_dup_isolated:
 * @text: words that come from somebody else, such as the name of a file
 *
 * Letters from right to left would turn over what stands beside them.
 *
 * Returns: (transfer full): @text, marked so that it keeps its own direction if that may be
 *   another one than that of the words around it
 */
char *
fovea_reading_dup_isolated (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  bool is_isolated = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL
                     || g_regex_match_simple (RTL_LETTER, text, 0, 0);

  return is_isolated ? g_strconcat (ISOLATE, text, END_ISOLATE, NULL) : g_strdup (text);
}

/**
 * fovea_reading_from_left:
 * @widget: a widget whose order means something, such as the grid of a matrix
 *
 * Lays out @widget and all that is in it now from left to right in every language.
 */
void
fovea_reading_from_left (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fovea_reading_from_left (child);
}

/**
 * fovea_reading_set_text:
 * @label: a label of plain text
 * @text: words, or a formula such as "1 + 2·1 = 3"
 *
 * Shows @text on its side of the window, and keeps the order of a formula: by itself, a line with no
 * letter in it would follow the direction of the interface, as "3 = 1·2 + 1".
 */
void
fovea_reading_set_text (GtkLabel   *label,
                        const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label) && text != NULL);

  bool is_marked = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL
                   && text[0] != '\0' && !fovea_type_is_rtl (text);
  g_autofree char *marked = is_marked ? g_strconcat (LTR_MARK, text, NULL) : NULL;

  gtk_label_set_text (label, marked != NULL ? marked : text);
}

/**
 * fovea_reading_keep_sizes:
 * @label: a label that says what a person wrote
 *
 * Lets no line of what @label says now end within a size, a ratio or a percentage: "3 × 3", "28 %".
 */
void
fovea_reading_keep_sizes (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  keep_whole (label, SIZE);
}

/**
 * fovea_reading_keep_options:
 * @label: a label that says a command
 *
 * Lets no line of what @label says now end within the name of an option or its short value.
 */
void
fovea_reading_keep_options (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  keep_whole (label, OPTION);
}
