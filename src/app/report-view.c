// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The widget and what is copied and dragged from it; the rows are in report-view-rows.c.

#include "config.h"

#include "app/report-view-private.h"

#include "app/export-drag.h"
#include "app/scroll-names.h"
#include "app/scroll-sideways.h"

enum
{
  PROP_REPORT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaReportView, fovea_report_view, GTK_TYPE_WIDGET)

static void
copy (FoveaReportView *self,
      char            *text) // (transfer full)
{
  g_autofree char *copied = text;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), copied);
}

static bool
has_place (FoveaReportView *self)
{
  return self->report != NULL && self->row >= 0
         && self->row < fovea_report_get_n_rows (self->report);
}

static void
copy_value_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  FoveaReportView *self = FOVEA_REPORT_VIEW (widget);

  if (has_place (self))
    copy (self, fovea_report_write_cell (self->report, self->row, self->column));
}

static void
copy_row_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoveaReportView *self = FOVEA_REPORT_VIEW (widget);

  if (has_place (self))
    copy (self, fovea_report_write_row (self->report, self->row));
}

static void
copy_report_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  static const char *const names[] = { "text", "csv", "latex" };
  FoveaReportView *self = FOVEA_REPORT_VIEW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (self->report != NULL && g_str_equal (g_variant_get_string (parameter, NULL), names[i]))
      copy (self, fovea_report_write (self->report, (FoveaReportFormat) i));
}

// The row that has the focus, the first for the headings; its last cell is the one with the result.
static void
find_focus (FoveaReportView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->rows);
  int index = child != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : 0;

  self->row = MAX (0, index - self->shows_headings);
  self->column = self->report != NULL ? fovea_report_get_n_columns (self->report) - 1 : 0;
}

static gboolean
copy_focused_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  find_focus (FOVEA_REPORT_VIEW (widget));
  gtk_widget_activate_action (widget, "report.copy-row", NULL);

  return GDK_EVENT_STOP;
}

static void
open_menu (FoveaReportView *self,
           GdkRectangle     place)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context), &place);
  gtk_popover_popup (GTK_POPOVER (self->context));
}

static gboolean
open_menu_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  FoveaReportView *self = FOVEA_REPORT_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (self->rows);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  find_focus (self);
  if (child != NULL && !gtk_widget_compute_bounds (child, widget, &bounds))
    return GDK_EVENT_PROPAGATE;
  open_menu (self, (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                    (int) bounds.size.width, (int) bounds.size.height });

  return GDK_EVENT_STOP;
}

// Tab leaves the table from any row, rather than goes through all of them.
static gboolean
key_pressed_cb (FoveaReportView *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  bool is_back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;
  int past = self->n_shown_rows + self->shows_headings;
  GtkListBoxRow *end
    = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), is_back ? 0 : past - 1);

  if ((key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab) && end != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (end));

  return GDK_EVENT_PROPAGATE;
}

// What a press at a point is meant for.
static bool
find_point (FoveaReportView *self,
            double           x,
            double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_LIST_BOX_ROW) : NULL;
  if (row == NULL || !gtk_widget_is_ancestor (row, self->rows))
    return false;

  self->row = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) - self->shows_headings;
  self->column = 0;
  for (GtkWidget *cell = GTK_IS_LABEL (picked) ? picked : NULL;
       cell != NULL && (cell = gtk_widget_get_prev_sibling (cell)) != NULL;)
    self->column++;
  return true;
}

static void
pressed_cb (FoveaReportView *self,
            int              n_press,
            double           x,
            double           y)
{
  if (find_point (self, x, y))
    open_menu (self, (GdkRectangle) { (int) x, (int) y, 1, 1 });
}

// A number, or the whole of what is numbers alone, as spreadsheets take it. A finger scrolls.
static GdkContentProvider *
prepare_drag_cb (GtkDragSource   *source,
                 double           x,
                 double           y,
                 FoveaReportView *self)
{
  if (fovea_export_drag_is_touch (source) || !find_point (self, x, y) || !has_place (self))
    return NULL;

  g_autofree char *text
    = fovea_report_view_is_matrix (self) ? fovea_report_write (self->report, FOVEA_REPORT_TEXT)
                                         : fovea_report_write_cell (self->report, self->row,
                                                                    self->column);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
fovea_report_view_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property == PROP_REPORT)
    g_value_set_boxed (value, FOVEA_REPORT_VIEW (object)->report);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_report_view_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property == PROP_REPORT)
    fovea_report_view_set_report (FOVEA_REPORT_VIEW (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_report_view_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_REPORT_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&FOVEA_REPORT_VIEW (object)->report, fovea_report_unref);

  G_OBJECT_CLASS (fovea_report_view_parent_class)->dispose (object);
}

static void
fovea_report_view_class_init (FoveaReportViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = fovea_report_view_dispose;
  object_class->get_property = fovea_report_view_get_property;
  object_class->set_property = fovea_report_view_set_property;

  properties[PROP_REPORT]
    = g_param_spec_boxed ("report", NULL, NULL, FOVEA_TYPE_REPORT,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/report-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaReportView, title);
  gtk_widget_class_bind_template_child (widget_class, FoveaReportView, place);
  gtk_widget_class_bind_template_child (widget_class, FoveaReportView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaReportView, viewport);
  gtk_widget_class_bind_template_child (widget_class, FoveaReportView, rows);
  gtk_widget_class_bind_template_child (widget_class, FoveaReportView, rest);
  gtk_widget_class_bind_template_child (widget_class, FoveaReportView, context);
  gtk_widget_class_install_action (widget_class, "report.copy-value", NULL, copy_value_cb);
  gtk_widget_class_install_action (widget_class, "report.copy-row", NULL, copy_row_cb);
  gtk_widget_class_install_action (widget_class, "report.copy", "s", copy_report_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_focused_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, open_menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, open_menu_cb, NULL);
}

static void
fovea_report_view_init (FoveaReportView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  fovea_scroll_sideways_set (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));

  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *drag = fovea_export_drag_new_source ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->rows, keys);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * fovea_report_view_new:
 *
 * Returns: (transfer floating): a view without a report, which is not seen
 */
GtkWidget *
fovea_report_view_new (void)
{
  return g_object_new (FOVEA_TYPE_REPORT_VIEW, NULL);
}

/**
 * fovea_report_view_get_report:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): what it shows
 */
FoveaReport *
fovea_report_view_get_report (FoveaReportView *self)
{
  g_return_val_if_fail (FOVEA_IS_REPORT_VIEW (self), NULL);

  return self->report;
}

/**
 * fovea_report_view_set_report:
 * @self: a view
 * @report: (nullable): what to show
 *
 * Shows @report. Without one, or without a row in it, the view is not seen.
 */
void
fovea_report_view_set_report (FoveaReportView *self,
                              FoveaReport     *report)
{
  g_return_if_fail (FOVEA_IS_REPORT_VIEW (self));

  if (self->report == report)
    return;

  g_clear_pointer (&self->report, fovea_report_unref);
  self->report = report != NULL ? fovea_report_ref (report) : NULL;
  if (report != NULL)
    fovea_report_view_show (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          report != NULL && fovea_report_get_n_rows (report) > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
}
