// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A preset that was chosen here is made anew when the size changes; any other input is cut off or
// filled up with zeros.

#include "config.h"

#include "app/input-editor.h"

#include "app/edit-burst.h"
#include "app/mnemonic-names.h"
#include "app/number-group.h"
#include "app/parameter-row.h"
#include "document/input-preset.h"

#include <glib/gi18n.h>

// The most that can be typed for a side and for channels; files may hold more.
#define MOST_SIDE 512
#define MOST_CHANNELS 64

struct _FoveaInputEditor
{
  GtkWidget parent_instance;

  // Owned
  FoveaDocument *document;

  // Borrowed
  GtkWidget *box;      // the only child
  GtkWidget *size_row;
  GtkWidget *size;
  GtkWidget *channels_row;
  GtkWidget *channels;
  GtkWidget *preset_row;
  GtkWidget *presets;
  FoveaTensor *made;   // compared only: what a preset made last

  // State
  FoveaInputPreset preset;
  guint32 seed;        // of the next noise
  bool is_refreshing;
};

G_DEFINE_FINAL_TYPE (FoveaInputEditor, fovea_input_editor, GTK_TYPE_WIDGET)

static FoveaShape
read_shape (FoveaInputEditor *self)
{
  FoveaShape shape;
  int sides[2];

  fovea_number_group_get_values (FOVEA_NUMBER_GROUP (self->channels), &shape.n_channels);
  fovea_number_group_get_values (FOVEA_NUMBER_GROUP (self->size), sides);
  shape.n_rows = sides[0];
  shape.n_columns = sides[1];
  return shape;
}

// Takes @input, or says at @row why not.
static void
apply (FoveaInputEditor *self,
       GtkWidget        *row,
       FoveaTensor      *input, // (nullable)
       bool              is_made,
       GError          **error)
{
  if (input == NULL || !fovea_document_replace_input (self->document, input, error))
    fovea_parameter_row_set_error (FOVEA_PARAMETER_ROW (row), (*error)->message);
  else if (is_made)
    self->made = fovea_document_get_input (self->document);
}

static void
resize (FoveaInputEditor *self,
        GtkWidget        *row)
{
  FoveaTensor *old = fovea_document_get_input (self->document);
  FoveaShape shape = read_shape (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaTensor) input = NULL;

  if (self->is_refreshing)
    return;
  if (shape.n_channels < 1 || shape.n_rows < 1 || shape.n_columns < 1)
    {
      fovea_parameter_row_set_error (FOVEA_PARAMETER_ROW (row),
                                     _("Each size must be at least 1"));
      return;
    }

  bool is_made = old == self->made;

  input = is_made ? fovea_input_preset_new (self->preset, shape, self->seed, &error)
                  : fovea_input_crop (old, shape, &error);
  fovea_edit_burst_begin (self->document, row, C_ ("edit", "Resize Input"));
  apply (self, row, input, is_made, &error);
}

static void
size_edited_cb (FoveaInputEditor *self)
{
  resize (self, self->size_row);
}

static void
channels_edited_cb (FoveaInputEditor *self)
{
  resize (self, self->channels_row);
}

static void
preset_notify_cb (FoveaInputEditor *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->presets));
  FoveaShape shape = fovea_tensor_get_shape (fovea_document_get_input (self->document));
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaTensor) input = NULL;

  if (self->is_refreshing || choice == 0 || choice == GTK_INVALID_LIST_POSITION)
    return;
  self->preset = (FoveaInputPreset) (choice - 1);
  input = fovea_input_preset_new (self->preset, shape, ++self->seed, &error);
  fovea_edit_burst_end (self->document);
  apply (self, self->preset_row, input, true, &error);
  // The list is a menu: it shows its name again.
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->presets), 0);
}

static void
fovea_input_editor_dispose (GObject *object)
{
  FoveaInputEditor *self = FOVEA_INPUT_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (fovea_input_editor_parent_class)->dispose (object);
}

static void
fovea_input_editor_class_init (FoveaInputEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = fovea_input_editor_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_row (FoveaInputEditor *self,
         const char       *name,
         const char       *tooltip,
         GtkWidget        *control)
{
  GtkWidget *row = fovea_parameter_row_new (name, tooltip, control);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_box_append (GTK_BOX (self->box), row);
  return row;
}

static void
add_presets (FoveaInputEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Presets"));
  for (int i = 0; i < FOVEA_INPUT_N_PRESETS; i++)
    gtk_string_list_append (names, fovea_input_preset_get_name ((FoveaInputPreset) i));
  self->presets = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  self->preset_row = add_row (self, _("Fill with"), _("Fill the input with a pattern"),
                              self->presets);
  g_signal_connect_swapped (self->presets, "notify::selected", G_CALLBACK (preset_notify_cb),
                            self);
}

static GtkWidget *
new_button (const char *label,
            const char *action,
            const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  fovea_mnemonic_names_set (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static void
fovea_input_editor_init (FoveaInputEditor *self)
{
  const char *const sides[] = { _("Rows of the input"), _("Columns of the input") };
  const char *const channels[] = { _("Channels of the input") };
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->seed = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->size = fovea_number_group_new (sides, 2, 0, MOST_SIDE);
  self->size_row = add_row (self, _("Size"), _("Rows and columns"), self->size);
  self->channels = fovea_number_group_new (channels, 1, 0, MOST_CHANNELS);
  self->channels_row = add_row (self, _("Channels"), _("1 for grey, 3 for colours"),
                                self->channels);
  add_presets (self);
  g_signal_connect_swapped (self->size, "edited", G_CALLBACK (size_edited_cb), self);
  g_signal_connect_swapped (self->channels, "edited", G_CALLBACK (channels_edited_cb), self);
  gtk_box_append (GTK_BOX (buttons),
                  new_button (_("From _File…"), "win.input-file",
                              _("Read a picture, a NumPy file or a table")));
  gtk_box_append (GTK_BOX (buttons),
                  new_button (_("_Paste"), "win.input-paste",
                              _("Take the picture or the numbers on the clipboard")));
  gtk_box_append (GTK_BOX (self->box), buttons);
}

/**
 * fovea_input_editor_new:
 * @document: the document that is edited
 *
 * Returns: (transfer floating): an editor of its input
 */
GtkWidget *
fovea_input_editor_new (FoveaDocument *document)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (document), NULL);

  FoveaInputEditor *self = g_object_new (FOVEA_TYPE_INPUT_EDITOR, NULL);

  self->document = g_object_ref (document);
  fovea_input_editor_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * fovea_input_editor_refresh:
 * @self: an editor
 *
 * Shows the input as it is now. To be called whenever the document changed.
 */
void
fovea_input_editor_refresh (FoveaInputEditor *self)
{
  g_return_if_fail (FOVEA_IS_INPUT_EDITOR (self));

  FoveaShape shape = fovea_tensor_get_shape (fovea_document_get_input (self->document));
  const int sides[] = { shape.n_rows, shape.n_columns };

  self->is_refreshing = true;
  fovea_number_group_set_values (FOVEA_NUMBER_GROUP (self->size), sides);
  fovea_number_group_set_values (FOVEA_NUMBER_GROUP (self->channels), &shape.n_channels);
  fovea_parameter_row_set_error (FOVEA_PARAMETER_ROW (self->size_row), NULL);
  fovea_parameter_row_set_error (FOVEA_PARAMETER_ROW (self->channels_row), NULL);
  fovea_parameter_row_set_error (FOVEA_PARAMETER_ROW (self->preset_row), NULL);
  self->is_refreshing = false;
}
