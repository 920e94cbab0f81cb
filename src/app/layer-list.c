// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Follows the document: rows are kept for the layers that stay, so that what is unfolded stays so
// and the focus stays where it was.

#include "config.h"

#include "app/layer-list.h"

#include "app/edit-burst.h"
#include "app/new-layer.h"
#include "app/row-reveal.h"
#include "app/scroll-names.h"
#include "app/title-entry.h"
#include "document/adapt.h"

#include <glib/gi18n.h>

struct _FoveaLayerList
{
  GtkWidget parent_instance;

  // Owned
  FoveaSession *session;         // (nullable)
  GSignalGroup *session_signals;
  GSignalGroup *document_signals;
  GPtrArray *rows;               // of borrowed rows, the input's first

  // Template
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *error;
  gboolean flips_kernels; // as true convolution writes them
};

enum
{
  PROP_SESSION = 1,
  PROP_FLIPS_KERNELS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaLayerList, fovea_layer_list, GTK_TYPE_WIDGET)

static FoveaDocument *
get_document (FoveaLayerList *self)
{
  return fovea_session_get_document (self->session);
}

static void
show_error (FoveaLayerList *self,
            const char     *message) // (nullable)
{
  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

// Takes a row that shows @layer from the old ones, the one at the same place if it does.
static FoveaLayerRow *
take_row_of (FoveaLayerList *self,
             FoveaLayer     *layer,
             guint           place)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint index = i == 0 ? place : i;
      FoveaLayerRow *row
        = index < self->rows->len ? g_ptr_array_index (self->rows, index) : NULL;

      if (row != NULL && fovea_layer_row_shows (row, layer))
        {
          g_ptr_array_index (self->rows, index) = NULL;
          return row;
        }
    }
  return NULL;
}

static void
row_unfolded_cb (GtkWidget *row)
{
  if (fovea_layer_row_is_unfolded (FOVEA_LAYER_ROW (row)))
    fovea_row_reveal (row);
}

static GtkWidget *
new_row (FoveaLayerList *self,
         int             layer)
{
  GtkWidget *row = fovea_layer_row_new (get_document (self), layer);

  fovea_layer_row_set_flips (FOVEA_LAYER_ROW (row), self->flips_kernels);
  g_signal_connect (row, "unfolded", G_CALLBACK (row_unfolded_cb), NULL);
  return row;
}

// The rows for the layers that there are now; what is left in the old array is of no use.
static GPtrArray *
match_rows (FoveaLayerList *self)
{
  FoveaDocument *document = get_document (self);
  FoveaContent *content = fovea_document_get_content (document);
  guint n_rows = (guint) fovea_network_get_n_stages (fovea_content_get_network (content));
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_set_size (rows, (int) n_rows);
  if (self->rows->len > 0)
    {
      g_ptr_array_index (rows, 0) = g_ptr_array_index (self->rows, 0);
      g_ptr_array_index (self->rows, 0) = NULL;
    }
  for (guint i = 1; i < n_rows; i++)
    g_ptr_array_index (rows, i)
      = take_row_of (self, fovea_content_get_layer (content, (int) i), i);
  for (guint i = 0; i < n_rows; i++)
    {
      if (g_ptr_array_index (rows, i) != NULL)
        continue;
      if (i < self->rows->len && g_ptr_array_index (self->rows, i) != NULL)
        {
          g_ptr_array_index (rows, i) = g_ptr_array_index (self->rows, i);
          g_ptr_array_index (self->rows, i) = NULL;
        }
      else
        g_ptr_array_index (rows, i) = new_row (self, (int) i);
    }
  return rows;
}

static void
place_row (FoveaLayerList *self,
           GtkWidget      *row,
           int             index)
{
  if ((GtkWidget *) gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index) == row)
    return;

  g_object_ref (row);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, index);
  g_object_unref (row);
}

static void
follow (FoveaLayerList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->list);
  int focused = focus != NULL ? fovea_layer_row_get_layer (FOVEA_LAYER_ROW (focus)) : -1;
  g_autoptr (GPtrArray) rows = match_rows (self);
  bool keeps = g_ptr_array_find (rows, focus, NULL);
  bool moves = false;

  for (guint i = 0; i < self->rows->len; i++)
    if (g_ptr_array_index (self->rows, i) != NULL)
      gtk_list_box_remove (GTK_LIST_BOX (self->list), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      FoveaLayerRow *row = g_ptr_array_index (rows, i);

      moves = moves || (GTK_WIDGET (row) == focus && (int) i != focused);
      place_row (self, GTK_WIDGET (row), (int) i);
      fovea_layer_row_set_layer (row, (int) i);
      g_ptr_array_add (self->rows, row);
    }
  if (focus != NULL && !keeps)
    focus = g_ptr_array_index (rows, MIN (focused, (int) rows->len - 1));
  if (focus != NULL && (moves || !keeps))
    fovea_row_focus (focus);
  show_error (self, NULL);
}

static void
document_notify_cb (FoveaLayerList *self)
{
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_signal_group_set_target (self->document_signals,
                             self->session != NULL ? get_document (self) : NULL);
  if (self->session != NULL)
    follow (self);
}

static void
row_activated_cb (FoveaLayerList *self,
                  GtkListBoxRow  *row)
{
  fovea_layer_row_unfold (FOVEA_LAYER_ROW (row),
                          !fovea_layer_row_is_unfolded (FOVEA_LAYER_ROW (row)));
}

// After the layer that is selected, else at the end.
static int
find_place (FoveaLayerList *self)
{
  FoveaNetwork *network = fovea_document_get_network (get_document (self));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  int layer = row != NULL ? fovea_layer_row_get_layer (FOVEA_LAYER_ROW (row)) : 0;

  return layer > 0 ? layer + 1 : fovea_network_get_n_stages (network);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoveaLayerList *self = FOVEA_LAYER_LIST (widget);
  int place = find_place (self);
  FoveaNetwork *network = fovea_document_get_network (get_document (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLayer) layer
    = fovea_new_layer (g_variant_get_string (parameter, NULL),
                       fovea_network_get_shape (network, place - 1), &error);

  fovea_edit_burst_end (get_document (self));
  if (layer == NULL
      || !fovea_document_insert_layer (get_document (self), place, layer, &error))
    {
      show_error (self, error->message);
      return;
    }

  FoveaLayerRow *row = fovea_layer_list_get_row (self, place);

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  if (fovea_layer_get_kind (layer) != FOVEA_LAYER_ACTIVATION)
    fovea_layer_row_unfold (row, true);
  fovea_row_focus (GTK_WIDGET (row));
}

static void
mark_target (FoveaLayerList *self,
             GtkWidget      *target) // (nullable)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (row == target)
        gtk_widget_add_css_class (row, "drop-target");
      else
        gtk_widget_remove_css_class (row, "drop-target");
    }
}

// What is dropped on the input's row comes first, on another row in its place.
static FoveaLayerRow *
find_target (FoveaLayerList *self,
             double          y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int) y);

  return row != NULL ? FOVEA_LAYER_ROW (row)
                     : g_ptr_array_index (self->rows, self->rows->len - 1);
}

static GdkDragAction
drop_motion_cb (FoveaLayerList *self,
                double          x,
                double          y)
{
  mark_target (self, GTK_WIDGET (find_target (self, y)));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (FoveaLayerList *self)
{
  mark_target (self, NULL);
}

static gboolean
drop_cb (FoveaLayerList *self,
         const GValue   *value,
         double          x,
         double          y)
{
  FoveaLayerRow *row = g_value_get_object (value);

  mark_target (self, NULL);
  if (row == NULL || !g_ptr_array_find (self->rows, row, NULL))
    return FALSE;
  fovea_layer_row_move (row, MAX (1, fovea_layer_row_get_layer (find_target (self, y))));
  return TRUE;
}

static void
set_session (FoveaLayerList *self,
             FoveaSession   *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  document_notify_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
set_flips_kernels (FoveaLayerList *self,
                   gboolean        flips_kernels)
{
  if (self->flips_kernels == flips_kernels)
    return;

  self->flips_kernels = flips_kernels;
  for (guint i = 0; i < self->rows->len; i++)
    fovea_layer_row_set_flips (g_ptr_array_index (self->rows, i), flips_kernels);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FLIPS_KERNELS]);
}

static void
fovea_layer_list_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property == PROP_SESSION)
    g_value_set_object (value, FOVEA_LAYER_LIST (object)->session);
  else if (property == PROP_FLIPS_KERNELS)
    g_value_set_boolean (value, FOVEA_LAYER_LIST (object)->flips_kernels);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_layer_list_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property == PROP_SESSION)
    set_session (FOVEA_LAYER_LIST (object), g_value_get_object (value));
  else if (property == PROP_FLIPS_KERNELS)
    set_flips_kernels (FOVEA_LAYER_LIST (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_layer_list_dispose (GObject *object)
{
  FoveaLayerList *self = FOVEA_LAYER_LIST (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_LAYER_LIST);

  G_OBJECT_CLASS (fovea_layer_list_parent_class)->dispose (object);
}

// Not the title, which a key pressed too soon would replace.
static gboolean
fovea_layer_list_grab_focus (GtkWidget *widget)
{
  FoveaLayerList *self = FOVEA_LAYER_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fovea_layer_list_class_init (FoveaLayerListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = fovea_layer_list_get_property;
  object_class->set_property = fovea_layer_list_set_property;
  object_class->dispose = fovea_layer_list_dispose;
  widget_class->grab_focus = fovea_layer_list_grab_focus;

  properties[PROP_SESSION]
    = g_param_spec_object ("session", NULL, NULL, FOVEA_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FLIPS_KERNELS]
    = g_param_spec_boolean ("flips-kernels", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FOVEA_TYPE_TITLE_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layerlist");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/layer-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerList, box);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerList, list);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerList, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerList, error);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "layers.add", "s", add_cb);
}

static void
fovea_layer_list_init (FoveaLayerList *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (FOVEA_TYPE_LAYER_ROW, GDK_ACTION_MOVE);

  self->rows = g_ptr_array_new ();
  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_notify_cb), self);
  self->document_signals = g_signal_group_new (FOVEA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (follow), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_swapped (drop, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (drop));
}

/**
 * fovea_layer_list_new:
 *
 * Returns: (transfer floating): a list without a session, which is empty
 */
GtkWidget *
fovea_layer_list_new (void)
{
  return g_object_new (FOVEA_TYPE_LAYER_LIST, NULL);
}

/**
 * fovea_layer_list_get_row:
 * @self: a list
 * @layer: a layer; 0: the input
 *
 * Returns: (transfer none) (nullable): its row
 */
FoveaLayerRow *
fovea_layer_list_get_row (FoveaLayerList *self,
                          int             layer)
{
  g_return_val_if_fail (FOVEA_IS_LAYER_LIST (self), NULL);

  return layer >= 0 && (guint) layer < self->rows->len ? g_ptr_array_index (self->rows, layer)
                                                       : NULL;
}
