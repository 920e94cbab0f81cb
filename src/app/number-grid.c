// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every number has a field. What is typed counts as soon as all fields hold numbers; a field that
// does not is marked. A drag that leaves its field paints the field's number.

#include "config.h"

#include "app/number-grid.h"

#include "document/clipboard-text.h"
#include "app/number-entry.h"
#include "document/number.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

// A pause of this length ends a burst of typing.
#define PAUSE_US G_USEC_PER_SEC

// Between the points of a drag that are looked at, less than a field's height.
#define POINT_DISTANCE 8

// So many characters fit a field.
#define SURE_CHARS 5

struct _FoveaNumberGrid
{
  GtkWidget parent_instance;

  // Borrowed
  GtkWidget *grid; // child

  // State
  int n_rows;
  int n_columns;
  bool is_filling;         // by the program: told once, at the end
  bool is_painting;        // a drag has left its field
  bool has_painted;        // and has changed another
  double drag_x;           // how far it has come
  double drag_y;
  const GtkWidget *edited; // last, compared only; NULL: all at once
  gint64 edited_us;        // when
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoveaNumberGrid, fovea_number_grid, GTK_TYPE_WIDGET)

static GtkWidget *
get_entry (FoveaNumberGrid *self,
           int              row,
           int              column)
{
  return gtk_grid_get_child_at (GTK_GRID (self->grid), column, row);
}

// A decimal comma is a point, too: a field holds one number.
static bool
read_number (GtkWidget *entry,
             float     *value)
{
  double number;
  bool is_number = fovea_number_read (gtk_editable_get_text (GTK_EDITABLE (entry)), &number);

  *value = (float) number;

  return is_number && isfinite (*value);
}

// @entry: what the edit began in; NULL: all of it at once
static void
emit_changed (FoveaNumberGrid *self,
              const GtkWidget *entry)
{
  gint64 now_us = g_get_monotonic_time ();
  gboolean continues = entry != NULL && entry == self->edited
                       && (self->has_painted || now_us - self->edited_us < PAUSE_US);

  self->edited = entry;
  self->edited_us = now_us;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, continues);
}

static char *
dup_place (FoveaNumberGrid *self,
           GtkWidget       *entry)
{
  int row, column;

  gtk_grid_query_child (GTK_GRID (self->grid), entry, &column, &row, NULL, NULL);

  return g_strdup_printf (_("Row %d, column %d"), row, column);
}

// A number that may be longer than its field is told whole.
static void
show_tooltip (FoveaNumberGrid *self,
              GtkWidget       *entry)
{
  const char *number = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *place = dup_place (self, entry);
  g_autofree char *text = g_utf8_strlen (number, -1) > SURE_CHARS
                            ? g_strdup_printf ("%s\n%s", place, number)
                            : g_steal_pointer (&place);

  gtk_widget_set_tooltip_text (entry, text);
}

static void
entry_changed_cb (GtkWidget       *entry,
                  FoveaNumberGrid *self)
{
  float value;
  bool is_number = read_number (entry, &value);

  show_tooltip (self, entry);

  if (is_number)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_number ? GTK_ACCESSIBLE_INVALID_FALSE
                                         : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (!self->is_filling)
    emit_changed (self, entry);
}

static GtkWidget *
find_entry_at (FoveaNumberGrid *self,
               double           x,
               double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_ENTRY) : NULL;
}

static void
paint (FoveaNumberGrid *self,
       GtkWidget       *from,
       GtkWidget       *to)
{
  float value;
  char digits[FOVEA_NUMBER_SIZE];

  if (!read_number (from, &value))
    return;
  if (!self->is_painting)
    gtk_editable_select_region (GTK_EDITABLE (from), 0, 0);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (to)),
                    fovea_number_format_shown (value, digits)))
    {
      self->is_filling = true;
      fovea_number_entry_show (to, value);
      self->is_filling = false;
      self->edited = self->has_painted ? from : NULL;
      self->has_painted = true;
      emit_changed (self, from);
    }
}

// Takes the pointer from the text that would be selected as soon as the drag leaves its field. Of a
// quick drag not every point is told: what lies between two is painted, too.
static void
drag_update_cb (GtkGestureDrag  *drag,
                double           dx,
                double           dy,
                FoveaNumberGrid *self)
{
  double x, y;
  double length = hypot (dx - self->drag_x, dy - self->drag_y);
  int n_points = 1 + (int) (length / POINT_DISTANCE);

  gtk_gesture_drag_get_start_point (drag, &x, &y);

  GtkWidget *from = find_entry_at (self, x, y);

  for (int i = 1; i <= n_points && from != NULL; i++)
    {
      double part = (double) i / n_points;
      GtkWidget *to = find_entry_at (self, x + self->drag_x + part * (dx - self->drag_x),
                                     y + self->drag_y + part * (dy - self->drag_y));

      if (to == NULL || (to == from && !self->is_painting))
        continue;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      paint (self, from, to);
      self->is_painting = true;
    }
  self->drag_x = dx;
  self->drag_y = dy;
}

static void
drag_end_cb (GtkGestureDrag  *drag,
             double           dx,
             double           dy,
             FoveaNumberGrid *self)
{
  if (self->has_painted)
    self->edited = NULL;
  self->is_painting = self->has_painted = false;
  self->drag_x = self->drag_y = 0;
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (FoveaNumberGrid) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_autoptr (FoveaTensor) tensor
    = text != NULL ? fovea_clipboard_parse (text, &error) : NULL;

  if (tensor == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0,
                     error != NULL ? error->message : _("There is no text to paste"));
      return;
    }

  FoveaShape shape = fovea_tensor_get_shape (tensor);
  if (shape.n_rows > FOVEA_NUMBER_GRID_MAX_SIDE || shape.n_columns > FOVEA_NUMBER_GRID_MAX_SIDE)
    {
      g_autofree char *message = g_strdup_printf (
        _("%d×%d numbers are more than the %d×%d that fit here"), shape.n_rows, shape.n_columns,
        FOVEA_NUMBER_GRID_MAX_SIDE, FOVEA_NUMBER_GRID_MAX_SIDE);
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, message);
      return;
    }

  fovea_number_grid_set_values (self, shape.n_rows, shape.n_columns,
                                fovea_tensor_get_values (tensor));
}

static void
add_entry (FoveaNumberGrid *self,
           int              row,
           int              column)
{
  GtkWidget *entry = fovea_number_entry_new ();

  gtk_grid_attach (GTK_GRID (self->grid), entry, column, row, 1, 1);

  g_autofree char *name = dup_place (self, entry);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 0.5f);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_hexpand (entry, TRUE);
  show_tooltip (self, entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  // What would be undone is the kernel as a whole, by whoever shows the grid.
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), self);
}

static void
build (FoveaNumberGrid *self,
       int              n_rows,
       int              n_columns)
{
  GtkWidget *child;
  bool had_focus = gtk_widget_get_focus_child (self->grid) != NULL;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      add_entry (self, row, column);
  if (had_focus)
    gtk_widget_grab_focus (get_entry (self, 0, 0));
}

static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  fovea_number_grid_paste (FOVEA_NUMBER_GRID (widget));

  return GDK_EVENT_STOP;
}

static void
fovea_number_grid_dispose (GObject *object)
{
  g_clear_pointer (&FOVEA_NUMBER_GRID (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (fovea_number_grid_parent_class)->dispose (object);
}

static void
fovea_number_grid_class_init (FoveaNumberGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_number_grid_dispose;

  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "numbergrid");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                paste_cb, NULL);
}

static void
fovea_number_grid_init (FoveaNumberGrid *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));

  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * fovea_number_grid_new:
 *
 * Returns: (transfer floating): a grid without numbers
 */
GtkWidget *
fovea_number_grid_new (void)
{
  return g_object_new (FOVEA_TYPE_NUMBER_GRID, NULL);
}

/**
 * fovea_number_grid_get_kernels:
 * @self: a grid
 *
 * Returns: (transfer full) (nullable): its numbers, 1 × 1 × rows × columns; %NULL if there are none
 *   or a field does not hold a number
 */
FoveaKernels *
fovea_number_grid_get_kernels (FoveaNumberGrid *self)
{
  g_return_val_if_fail (FOVEA_IS_NUMBER_GRID (self), NULL);

  float values[FOVEA_NUMBER_GRID_MAX_SIDE * FOVEA_NUMBER_GRID_MAX_SIDE];

  for (int row = 0; row < self->n_rows; row++)
    for (int column = 0; column < self->n_columns; column++)
      if (!read_number (get_entry (self, row, column), &values[row * self->n_columns + column]))
        return NULL;

  return self->n_rows > 0 ? fovea_kernels_new (1, 1, self->n_rows, self->n_columns, values) : NULL;
}

/**
 * fovea_number_grid_set_values:
 * @self: a grid
 * @n_rows: rows, at most %FOVEA_NUMBER_GRID_MAX_SIDE
 * @n_columns: columns, at most %FOVEA_NUMBER_GRID_MAX_SIDE
 * @values: (array): @n_rows × @n_columns numbers, row-major
 *
 * Shows other numbers, and emits "changed" once.
 */
void
fovea_number_grid_set_values (FoveaNumberGrid *self,
                              int              n_rows,
                              int              n_columns,
                              const float     *values)
{
  g_return_if_fail (FOVEA_IS_NUMBER_GRID (self) && values != NULL);
  g_return_if_fail (n_rows > 0 && n_rows <= FOVEA_NUMBER_GRID_MAX_SIDE);
  g_return_if_fail (n_columns > 0 && n_columns <= FOVEA_NUMBER_GRID_MAX_SIDE);

  self->is_filling = true;
  if (n_rows != self->n_rows || n_columns != self->n_columns)
    build (self, n_rows, n_columns);
  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      fovea_number_entry_show (get_entry (self, row, column), values[row * n_columns + column]);
  self->is_filling = false;
  emit_changed (self, NULL);
}

/**
 * fovea_number_grid_paste:
 * @self: a grid
 *
 * Takes the numbers, and the size, from text on the clipboard: a spreadsheet's cells, CSV, or what
 * NumPy prints. Emits "failed" if it holds no such grid.
 */
void
fovea_number_grid_paste (FoveaNumberGrid *self)
{
  g_return_if_fail (FOVEA_IS_NUMBER_GRID (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb,
                                 g_object_ref (self));
}
