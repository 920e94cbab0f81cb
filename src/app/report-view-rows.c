// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows are rows of a list, so that arrows move through them and a screen reader speaks each whole.
// A report of the same shape replaces the text in place: the focus and the place in the list stay.

#include "config.h"

#include "app/report-view-private.h"

#include "app/reading.h"

#include <glib/gi18n.h>

#define MOST_ROWS 60 // shown; a copy has all
#define MATRIX_CHARS 3 // of a number in a matrix, at least
#define MOST_SPACED 4   // columns; more stand close together
#define NAME_CHARS 16   // of what a row of several columns is about; more wraps

/**
 * fovea_report_view_is_matrix:
 * @self: a view with a report
 *
 * Returns: whether it is of numbers alone, which stand close together
 */
bool
fovea_report_view_is_matrix (FoveaReportView *self)
{
  double value;

  return !self->shows_headings && fovea_report_get_n_rows (self->report) > 0
         && fovea_report_get_number (self->report, 0, 0, &value);
}

// What a row is about, in lines that leave room for the numbers: a label that wraps by itself cannot
// stand in a column of one width, nor grow within what scrolls.
static char *
dup_lines (const char *text)
{
  char *lines = g_strdup (text);
  char *space = NULL;
  int n_chars = 0;

  for (char *c = lines; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (++n_chars > NAME_CHARS && space != NULL)
        {
          *space = '\n';
          n_chars = (int) g_utf8_pointer_to_offset (space, c);
          space = NULL;
        }
      if (*c == ' ')
        space = c;
    }

  return lines;
}

static GtkWidget *
new_cell (FoveaReportView *self,
          int              column,
          GtkSizeGroup    *group,
          bool             is_heading)
{
  int n_columns = fovea_report_get_n_columns (self->report);
  bool is_matrix = fovea_report_view_is_matrix (self);
  bool is_wide = n_columns == 2 && !is_matrix;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 && !is_matrix ? 0 : 1);
  gtk_label_set_width_chars (GTK_LABEL (label), is_matrix ? MATRIX_CHARS : -1);
  gtk_widget_set_hexpand (label, is_wide ? column == 1 : !is_matrix);
  if (is_wide)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
    }
  // Where texts wrap, those of a group would be as wide as the longest before it does.
  if (!is_wide)
    gtk_size_group_add_widget (group, label);
  if (is_heading || (is_wide && column == 0))
    gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
add_row (FoveaReportView *self,
         GPtrArray       *groups,
         bool             is_heading)
{
  GtkWidget *row = gtk_list_box_row_new ();
  bool is_matrix = fovea_report_view_is_matrix (self);
  GtkWidget *box
    = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, is_matrix || groups->len > MOST_SPACED ? 6 : 12);

  for (guint column = 0; column < groups->len; column++)
    gtk_box_append (GTK_BOX (box),
                    new_cell (self, (int) column, groups->pdata[column], is_heading));
  if (is_matrix)
    fovea_reading_from_left (box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
}

// Two columns wrap, more scroll: within a scrolled window text cannot grow as it wraps.
static void
place_rows (FoveaReportView *self,
            bool             wraps)
{
  g_autoptr (GtkWidget) rows = g_object_ref (self->rows);
  bool is_plain = gtk_widget_get_parent (rows) == self->place;

  gtk_widget_set_visible (self->scroller, !wraps);
  gtk_widget_set_visible (self->place, wraps);
  if (wraps && !is_plain)
    {
      gtk_viewport_set_child (GTK_VIEWPORT (self->viewport), NULL);
      gtk_box_append (GTK_BOX (self->place), rows);
    }
  else if (!wraps && is_plain)
    {
      gtk_box_remove (GTK_BOX (self->place), rows);
      gtk_viewport_set_child (GTK_VIEWPORT (self->viewport), rows);
    }
}

static void
build_rows (FoveaReportView *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), child);
  place_rows (self, self->n_shown_columns == 2);
  for (int column = 0; column < self->n_shown_columns; column++)
    g_ptr_array_add (groups, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  if (self->shows_headings)
    add_row (self, groups, true);
  for (int row = 0; row < self->n_shown_rows; row++)
    add_row (self, groups, false);
}

// What is heard: each number with its heading; the headings, by themselves, of row -1.
static char *
describe_row (FoveaReportView *self,
              int              row)
{
  GString *text = g_string_new (NULL);

  for (int column = 0; column < self->n_shown_columns; column++)
    {
      const char *heading = fovea_report_get_heading (self->report, column);
      g_string_append (text, column > 0 ? C_ ("between cells, spoken", ", ") : "");
      if (row >= 0 && heading != NULL && column > 0)
        g_string_append_printf (text, "%s ", heading);
      g_string_append (text, row >= 0 ? fovea_report_get_text (self->report, row, column) : heading);
    }

  return g_string_free (text, FALSE);
}

static void
fill_row (FoveaReportView *self,
          GtkListBoxRow   *row,
          int              index)
{
  int column = 0;
  g_autofree char *spoken = describe_row (self, index);

  for (GtkWidget *label = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
       label != NULL; label = gtk_widget_get_next_sibling (label), column++)
    {
      const char *text = index >= 0 ? fovea_report_get_text (self->report, index, column)
                                    : fovea_report_get_heading (self->report, column);
      g_autofree char *lines
        = column == 0 && self->n_shown_columns > 2 ? dup_lines (text) : g_strdup (text);

      fovea_reading_set_text (GTK_LABEL (label), lines);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * fovea_report_view_show:
 * @self: a view with a report
 *
 * Shows the report, in the rows that there are if it has the same shape as the last.
 */
void
fovea_report_view_show (FoveaReportView *self)
{
  g_return_if_fail (FOVEA_IS_REPORT_VIEW (self) && self->report != NULL);

  int n_rows = fovea_report_get_n_rows (self->report);
  int n_shown = MIN (n_rows, MOST_ROWS);
  int n_columns = fovea_report_get_n_columns (self->report);
  bool shows_headings = fovea_report_get_heading (self->report, 0) != NULL;

  if (n_shown != self->n_shown_rows || n_columns != self->n_shown_columns
      || shows_headings != self->shows_headings)
    {
      self->n_shown_rows = n_shown;
      self->n_shown_columns = n_columns;
      self->shows_headings = shows_headings;
      build_rows (self);
    }
  for (int i = 0; i < n_shown + shows_headings; i++)
    fill_row (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), i),
              i - shows_headings);

  gtk_label_set_text (GTK_LABEL (self->title), fovea_report_get_title (self->report));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fovea_report_get_title (self->report), -1);
  gtk_widget_set_visible (self->rest, n_rows > n_shown);
  if (n_rows > n_shown)
    {
      int n_rest = n_rows - n_shown;
      g_autofree char *rest = g_strdup_printf (
        ngettext ("… and %d more row; a copy has all", "… and %d more rows; a copy has all", n_rest),
        n_rest);
      gtk_label_set_text (GTK_LABEL (self->rest), rest);
    }
}
