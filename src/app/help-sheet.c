// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/help-sheet.h"

#include "app/reading.h"

typedef struct
{
  FoveaHelpFollow follow;
  gpointer data;
  GtkWidget *sheet;
  GtkWidget *section; // the last of the sheet
  GString *spoken;    // what a screen reader says of it
} Builder;

typedef struct
{
  FoveaHelpFollow follow;
  gpointer data;
  char *target;
} Link;

static void
free_link (gpointer  data,
           GClosure *closure)
{
  Link *link = data;

  g_free (link->target);
  g_free (link);
}

static Link *
new_link (const Builder *self,
          const char    *target)
{
  Link *link = g_new0 (Link, 1);

  link->follow = self->follow;
  link->data = self->data;
  link->target = g_strdup (target);

  return link;
}

static gboolean
activate_link_cb (GtkLabel   *label,
                  const char *target,
                  Link       *link)
{
  link->follow (target, link->data);

  return TRUE;
}

static void
clicked_cb (GtkButton *button,
            Link      *link)
{
  link->follow (link->target, link->data);
}

static GtkWidget *
new_label (const Builder *self,
           const char    *markup,
           const char    *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  fovea_reading_keep_sizes (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  g_signal_connect_data (label, "activate-link", G_CALLBACK (activate_link_cb),
                         new_link (self, NULL), free_link, 0);

  return label;
}

static void
finish_section (Builder *self)
{
  if (self->section != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->section),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->spoken->str, -1);
  g_string_truncate (self->spoken, 0);
}

static void
begin_section (Builder    *self,
               const char *id,
               const char *title,
               const char *style)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  GtkWidget *label = new_label (self, markup, style);

  finish_section (self);
  self->section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_name (self->section, id != NULL ? id : "");
  gtk_widget_set_focusable (self->section, TRUE);
  gtk_widget_add_css_class (self->section, "section");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->section),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self->section), label);
  gtk_box_append (GTK_BOX (self->sheet), self->section);
}

static GtkWidget *
new_item (const Builder        *self,
          const FoveaHelpBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bullet = gtk_label_new (block->bullet);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), bullet);
  gtk_box_append (GTK_BOX (box), new_label (self, block->markup, NULL));

  return box;
}

static GtkWidget *
new_topic (const Builder        *self,
           const FoveaHelpBlock *block)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *summary = g_markup_escape_text (block->text, -1);
  g_autofree char *title = g_strdup_printf ("<b>%s</b>", block->markup);
  GtkWidget *title_label = new_label (self, title, NULL);

  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), new_label (self, summary, "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (title_label)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, block->text, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), new_link (self, block->id),
                         free_link, 0);

  return button;
}

static GtkWidget *
new_table (Builder              *self,
           const FoveaHelpBlock *table)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "table");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  for (guint row = 0; row < table->rows->len; row++)
    {
      GPtrArray *cells = g_ptr_array_index (table->rows, row);
      for (guint column = 0; column < cells->len; column++)
        {
          const FoveaHelpBlock *cell = g_ptr_array_index (cells, column);
          const char *style = row == 0 && table->has_head ? "dim-label" : NULL;
          GtkWidget *label = new_label (self, cell->markup, style);
          gtk_label_set_yalign (GTK_LABEL (label), 0);
          gtk_widget_set_hexpand (label, column + 1 == cells->len);
          gtk_grid_attach (GTK_GRID (grid), label, (int) column, (int) row, 1, 1);
          g_string_append_printf (self->spoken, "%s%s", cell->text,
                                  column + 1 == cells->len ? "\n" : ": ");
        }
    }

  return grid;
}

static GtkWidget *
new_block (Builder              *self,
           const FoveaHelpBlock *block)
{
  switch (block->kind)
    {
    case FOVEA_HELP_ITEM:
      return new_item (self, block);
    case FOVEA_HELP_TERM:
      return new_label (self, block->markup, "term");
    case FOVEA_HELP_NOTE:
      return new_label (self, block->markup, "note");
    case FOVEA_HELP_CODE:
      {
        GtkWidget *code = new_label (self, block->markup, "code");
        gtk_label_set_selectable (GTK_LABEL (code), TRUE);
        return code;
      }
    case FOVEA_HELP_TABLE:
      return new_table (self, block);
    case FOVEA_HELP_LINK:
      return new_topic (self, block);
    case FOVEA_HELP_PARAGRAPH:
    case FOVEA_HELP_HEADING:
    default:
      return new_label (self, block->markup, NULL);
    }
}

static void
add_block (Builder              *self,
           const FoveaHelpBlock *block)
{
  if (block->kind == FOVEA_HELP_HEADING)
    {
      begin_section (self, block->id, block->text, "heading");
      return;
    }

  GtkWidget *widget = new_block (self, block);
  bool is_explanation = block->indent > 0 && block->kind == FOVEA_HELP_PARAGRAPH;
  gtk_widget_set_margin_start (widget, is_explanation ? 24 : 0);
  gtk_box_append (GTK_BOX (self->section), widget);
  // A button speaks for itself.
  if (block->text != NULL && block->kind != FOVEA_HELP_LINK)
    g_string_append_printf (self->spoken, "%s\n", block->text);
}

/**
 * fovea_help_sheet_new:
 * @page: what it shows
 * @follow: what opens links
 * @data: for @follow, which must outlive the sheet
 *
 * Returns: (transfer floating): the page as widgets; nothing is kept of @page
 */
GtkWidget *
fovea_help_sheet_new (const FoveaHelpPage *page,
                      FoveaHelpFollow      follow,
                      gpointer             data)
{
  g_return_val_if_fail (page != NULL && follow != NULL, NULL);

  Builder builder = { .follow = follow, .data = data, .spoken = g_string_new (NULL),
                      .sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18) };

  gtk_widget_add_css_class (builder.sheet, "help-sheet");
  begin_section (&builder, NULL, page->title, "title-2");
  if (page->summary[0] != '\0')
    {
      g_autofree char *markup = g_markup_escape_text (page->summary, -1);
      gtk_box_append (GTK_BOX (builder.section), new_label (&builder, markup, "dim-label"));
      g_string_append_printf (builder.spoken, "%s\n", page->summary);
    }
  for (guint i = 0; i < page->blocks->len; i++)
    add_block (&builder, g_ptr_array_index (page->blocks, i));
  finish_section (&builder);
  g_string_free (builder.spoken, TRUE);

  return builder.sheet;
}

/**
 * fovea_help_sheet_find_section:
 * @sheet: a page
 * @section: (nullable) the id of a section; %NULL: the beginning
 *
 * Returns: (transfer none): the widget of that section, or the first
 */
GtkWidget *
fovea_help_sheet_find_section (GtkWidget  *sheet,
                               const char *section)
{
  g_return_val_if_fail (GTK_IS_BOX (sheet), NULL);

  GtkWidget *first = gtk_widget_get_first_child (sheet);

  for (GtkWidget *child = first; child != NULL && section != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_name (child), section))
      return child;

  return first;
}
