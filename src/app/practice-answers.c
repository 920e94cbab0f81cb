// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each carries the question as its accessible name or that of its group, because a screen reader
// speaks what the focus enters.

#include "config.h"

#include "app/practice-answers.h"

#include "app/mnemonic-names.h"
#include "app/reading.h"
#include "app/sheet.h"
#include "figure/describe.h"

#include <glib/gi18n.h>

#define MOST_LINES 8 // of a sheet, without scrolling
#define SURE_CHARS 56
#define ENTRY_CHARS 14 // or as many as the words in it

/**
 * fovea_practice_entry_new:
 * @question: a question that is answered by typing
 *
 * Returns: (transfer floating): a place for the answer
 */
GtkWidget *
fovea_practice_entry_new (const FoveaQuestion *question)
{
  GtkWidget *entry = gtk_entry_new ();
  bool is_size = fovea_question_get_answer_kind (question) == FOVEA_ANSWER_SIZE;

  const char *words = is_size ? _("rows × columns") : _("a number");

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), words);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry),
                                MAX (ENTRY_CHARS, (int) g_utf8_strlen (words, -1)));
  gtk_widget_set_tooltip_text (entry, is_size ? _("Your answer, such as 3×3; Enter answers")
                                              : _("Your answer; Enter answers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fovea_question_get_text (question), -1);

  return entry;
}

// Rows under one another, or one after the other for a screen reader.
static char *
write_kernel (FoveaKernels *kernel,
              bool          is_spoken)
{
  GString *text = g_string_new (NULL);

  for (int y = 0; y < fovea_kernels_get_n_rows (kernel); y++)
    {
      g_string_append (text, y == 0 ? "" : is_spoken ? "; " : "\n");
      for (int x = 0; x < fovea_kernels_get_n_columns (kernel); x++)
        {
          g_autofree char *number = fovea_describe_number (fovea_kernels_get (kernel, 0, 0, y, x));
          int width = (int) g_utf8_strlen (number, -1);

          if (is_spoken)
            g_string_append_printf (text, "%s%s", x > 0 ? " " : "", number);
          else
            g_string_append_printf (text, "%*s%s", MAX (0, (x > 0 ? 4 : 3) - width), "", number);
        }
    }

  return g_string_free (text, FALSE);
}

/**
 * fovea_practice_choice_new:
 * @question: a question that is answered by a choice
 * @choice: from 0
 *
 * Returns: (transfer floating): a button for it, with its kernel if it stands for one
 */
GtkWidget *
fovea_practice_choice_new (const FoveaQuestion *question,
                           int                  choice)
{
  const char *name = fovea_question_get_choice (question, choice);
  FoveaKernels *kernel = fovea_question_get_kernel (question, choice);
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_set_tooltip_text (button, _("Answer with this"));
  if (kernel == NULL)
    return button;

  g_autofree char *grid = write_kernel (kernel, false);
  g_autofree char *spoken = write_kernel (kernel, true);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, spoken);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *rows = gtk_label_new (grid);

  gtk_widget_add_css_class (rows, "monospace");
  fovea_reading_from_left (rows);
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_box_append (GTK_BOX (box), rows);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/**
 * fovea_practice_button_new:
 * @label: its words
 * @tooltip: what it does, with its key
 * @action: of the window
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
fovea_practice_button_new (const char *label,
                           const char *tooltip,
                           const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  fovea_mnemonic_names_set (button);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/**
 * fovea_practice_dup_count:
 * @n_cells: that are chosen
 *
 * Returns: (transfer full): how many, or how they are chosen
 */
char *
fovea_practice_dup_count (int n_cells)
{
  return n_cells > 0
           ? g_strdup_printf (ngettext ("%d cell chosen", "%d cells chosen", n_cells), n_cells)
           : g_strdup (_("Click cells or press Space; with Shift a block"));
}

/**
 * fovea_practice_dup_request:
 *
 * Returns: (transfer full): what is said to whoever answers with no cell
 */
char *
fovea_practice_dup_request (void)
{
  g_autofree char *how = fovea_practice_dup_count (0);

  return g_strconcat (_("Choose at least one cell first."), " ", how, NULL);
}

/**
 * fovea_practice_sheet_new:
 * @heading: (nullable): the verdict
 * @text: the explanation, a hint or why an answer cannot be read
 * @style: (nullable): a class of style for the heading
 *
 * Returns: (transfer floating): text that can have the focus, so that a screen reader speaks it
 */
GtkWidget *
fovea_practice_sheet_new (const char *heading,
                          const char *text,
                          const char *style)
{
  GtkWidget *sheet = fovea_sheet_new (3);
  const char *texts[] = { heading, text };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] == NULL)
        continue;

      GtkWidget *label = gtk_label_new (texts[i]);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      // What scrolls is measured without its width: for a line that any window has room for.
      gtk_label_set_max_width_chars (GTK_LABEL (label), SURE_CHARS);
      fovea_reading_keep_sizes (GTK_LABEL (label));
      if (i == 0)
        gtk_widget_add_css_class (label, "heading");
      if (i == 0 && style != NULL)
        gtk_widget_add_css_class (label, style);
      gtk_box_append (GTK_BOX (sheet), label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading != NULL ? heading : text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, heading != NULL ? text : "",
                                  -1);
  return sheet;
}

/**
 * fovea_practice_sheet_go_on:
 * @sheet: text that can have the focus
 * @action: what the Enter key does once it has been read
 * @text: the explanation in @sheet
 * @score: shown elsewhere
 *
 * Spares a reader without a pointer the way to a button, and one who listens that to the score.
 */
void
fovea_practice_sheet_go_on (GtkWidget  *sheet,
                            const char *action,
                            const char *text,
                            const char *score)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  g_return_if_fail (GTK_IS_WIDGET (sheet) && action != NULL && score != NULL);

  g_autofree char *heard = g_strdup_printf ("%s\n%s", text, score);
  GtkEventController *controller = gtk_shortcut_controller_new ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0), gtk_named_action_new (action)));
  gtk_widget_add_controller (sheet, controller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heard, -1);
}

/**
 * fovea_practice_find_sheet_height:
 * @widget: what a sheet scrolls in
 *
 * As many lines of any size of type may stand before one must scroll, which nobody does in a hall.
 *
 * Returns: pixels
 */
int
fovea_practice_find_sheet_height (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return MOST_LINES * line;
}
