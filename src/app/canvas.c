// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the figure panel by panel from cached render nodes, and follows the session. Knows no theory:
// what a press means is the session's, where things stand the figure's. See canvas-layout.c for the
// place of the figure, canvas-input.c and canvas-keys.c for the user's part.

#include "config.h"

#include "app/canvas-private.h"

enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
  PROP_VIEW,
  PROP_CHANNELS,
  PROP_HIGH_CONTRAST,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_ZOOM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaCanvas, fovea_canvas, GTK_TYPE_WIDGET)

// What is measured stands, unless the sum takes more lines than there is room for.
static void
trace_notify_cb (FoveaCanvas *self)
{
  g_clear_pointer (&self->figure, fovea_figure_unref);
  fovea_canvas_announce_selection (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!fovea_canvas_has_content (self) || !fovea_canvas_is_measured (self))
    return;

  double height = MAX (self->needed_height, self->laid_height);
  fovea_canvas_ensure_figure (self);
  if (self->needed_height > height)
    fovea_canvas_forget_sizes (self);
}

static void
hover_notify_cb (FoveaCanvas *self)
{
  g_clear_pointer (&self->figure, fovea_figure_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
content_notify_cb (FoveaCanvas *self)
{
  g_clear_pointer (&self->figure, fovea_figure_unref);
  fovea_canvas_update_names (self);
  fovea_canvas_forget_sizes (self);
}

// Another look of the same content: what is cached shows the old one.
static void
look_notify_cb (FoveaCanvas *self)
{
  fovea_panel_cache_clear (self->cache);
  content_notify_cb (self);
}

static void
fovea_canvas_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);

  if (fovea_canvas_has_content (self))
    fovea_canvas_measure_figure (self, orientation, for_size, minimum, natural);
}

static GtkSizeRequestMode
fovea_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
fovea_canvas_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);

  fovea_canvas_allocate_cells (self);
  fovea_canvas_edit_allocate (self->edit);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->reveals)
    fovea_canvas_reveal (self);
}

static void
fovea_canvas_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  if (!fovea_canvas_has_content (self))
    return;

  const FoveaTheme *theme = fovea_canvas_get_theme (self);
  FoveaColor color = fovea_theme_get_color (theme, FOVEA_ROLE_BACKGROUND);
  GdkRGBA rgba = { (float) color.red, (float) color.green, (float) color.blue,
                   (float) color.alpha };
  graphene_rect_t visible;

  fovea_canvas_ensure_figure (self);
  fovea_canvas_get_visible_figure (self, &visible);
  gtk_snapshot_append_color (snapshot, &rgba,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                  gtk_widget_get_height (widget)));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->origin_x,
                                                          (float) self->origin_y));
  gtk_snapshot_scale (snapshot, (float) self->magnification, (float) self->magnification);
  fovea_panel_cache_snapshot (self->cache, self->figure, theme,
                              gtk_widget_get_scale_factor (widget), &visible, snapshot);
  gtk_snapshot_restore (snapshot);

  gtk_widget_snapshot_child (widget, self->cells[self->current], snapshot);
  fovea_canvas_edit_snapshot (self->edit, snapshot);
}

// A larger text of the desktop's is a larger text here.
static void
fovea_canvas_system_setting_changed (GtkWidget        *widget,
                                     GtkSystemSetting  setting)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);

  GTK_WIDGET_CLASS (fovea_canvas_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DPI)
    content_notify_cb (self);
}

static void
fovea_canvas_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (fovea_canvas_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

// The canvas itself has no focus: the proxy over the selected cell has.
static gboolean
fovea_canvas_grab_focus (GtkWidget *widget)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);

  return !self->is_left && gtk_widget_grab_focus (self->cells[self->current]);
}

// Where nothing comes before the cell, GTK gives the focus to the canvas on the way back, and the cell
// would have it again, for ever.
static gboolean
fovea_canvas_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);

  self->is_left = direction == GTK_DIR_TAB_BACKWARD
                  && gtk_widget_has_focus (self->cells[self->current]);
  gboolean is_focused = GTK_WIDGET_CLASS (fovea_canvas_parent_class)->focus (widget, direction);
  self->is_left = false;

  return is_focused;
}

static void
fovea_canvas_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoveaCanvas *self = FOVEA_CANVAS (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_VIEW:
      g_value_set_string (value, fovea_view_get_nick (self->view));
      break;
    case PROP_CHANNELS:
      g_value_set_string (value, fovea_channels_get_nick (self->channels));
      break;
    case PROP_HIGH_CONTRAST:
      g_value_set_boolean (value, self->high_contrast);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

// A word that is not known, such as one of a newer program's settings, changes nothing.
static void
set_view (FoveaCanvas *self,
          const char  *nick)
{
  FoveaView view;

  if (nick == NULL || !fovea_view_from_nick (nick, &view) || view == self->view)
    return;

  self->view = view;
  fovea_canvas_reset_zoom (self);
  fovea_panel_cache_clear (self->cache);
  content_notify_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
set_high_contrast (FoveaCanvas *self,
                   gboolean     high_contrast)
{
  if (self->high_contrast == high_contrast)
    return;

  self->high_contrast = high_contrast;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH_CONTRAST]);
}

static void
fovea_canvas_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  FoveaCanvas *self = FOVEA_CANVAS (object);

  switch (property)
    {
    case PROP_SESSION:
      fovea_canvas_set_session (self, g_value_get_object (value));
      break;
    case PROP_SETTINGS:
      if (g_set_object (&self->settings, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->settings_signals, self->settings);
          look_notify_cb (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    case PROP_CHANNELS:
      if (fovea_canvas_set_channels (self, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_HIGH_CONTRAST:
      set_high_contrast (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      fovea_canvas_watch (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      fovea_canvas_watch (self, &self->vadjustment, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_canvas_dispose (GObject *object)
{
  FoveaCanvas *self = FOVEA_CANVAS (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->edit, fovea_canvas_edit_free);
  fovea_canvas_remove_cells (self);
  fovea_canvas_finish_playback (self);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->fronts);
  g_clear_object (&self->session);
  g_clear_object (&self->settings_signals);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->figure, fovea_figure_unref);
  g_clear_pointer (&self->cache, fovea_panel_cache_free);
  fovea_canvas_watch (self, &self->hadjustment, NULL);
  fovea_canvas_watch (self, &self->vadjustment, NULL);

  G_OBJECT_CLASS (fovea_canvas_parent_class)->dispose (object);
}

static void
fovea_canvas_class_init (FoveaCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fovea_canvas_dispose;
  object_class->get_property = fovea_canvas_get_property;
  object_class->set_property = fovea_canvas_set_property;
  widget_class->measure = fovea_canvas_measure;
  widget_class->size_allocate = fovea_canvas_size_allocate;
  widget_class->snapshot = fovea_canvas_snapshot;
  widget_class->system_setting_changed = fovea_canvas_system_setting_changed;
  widget_class->css_changed = fovea_canvas_css_changed;
  widget_class->grab_focus = fovea_canvas_grab_focus;
  widget_class->focus = fovea_canvas_focus;
  widget_class->get_request_mode = fovea_canvas_get_request_mode;

  properties[PROP_SESSION]
    = g_param_spec_object ("session", NULL, NULL, FOVEA_TYPE_SESSION, flags);
  properties[PROP_SETTINGS]
    = g_param_spec_object ("settings", NULL, NULL, FOVEA_TYPE_SETTINGS, flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "row", flags);
  properties[PROP_CHANNELS] = g_param_spec_string ("channels", NULL, NULL, "tiles", flags);
  properties[PROP_HIGH_CONTRAST]
    = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  properties[PROP_HADJUSTMENT]
    = g_param_spec_object ("hadjustment", NULL, NULL, GTK_TYPE_ADJUSTMENT,
                           flags & ~G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_VADJUSTMENT]
    = g_param_spec_object ("vadjustment", NULL, NULL, GTK_TYPE_ADJUSTMENT,
                           flags & ~G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1,
                                               flags & ~G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  fovea_canvas_class_add_keys (widget_class);
  fovea_canvas_class_add_pan_keys (widget_class);
  fovea_canvas_class_add_menu (widget_class);
}

static void
fovea_canvas_init (FoveaCanvas *self)
{
  self->magnification = 1;
  self->zoom = 1;
  self->cache = fovea_panel_cache_new ();
  self->settings_signals = fovea_canvas_new_settings_signals (self, G_CALLBACK (look_notify_cb));
  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (fovea_canvas_reset_zoom), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::trace",
                                  G_CALLBACK (trace_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "marked", G_CALLBACK (trace_notify_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::hover-trace",
                                  G_CALLBACK (hover_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::evaluation",
                                  G_CALLBACK (content_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::composition",
                                  G_CALLBACK (content_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::sum-all",
                                  G_CALLBACK (content_notify_cb), self);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
  fovea_canvas_add_cells (self);
  fovea_canvas_add_panning (self);
  self->edit = fovea_canvas_edit_new (self);
  fovea_canvas_add_menu (self);
  fovea_canvas_add_gestures (self);
}

/**
 * fovea_canvas_new:
 *
 * Returns: (transfer floating): a canvas without a session, which is empty
 */
GtkWidget *
fovea_canvas_new (void)
{
  return g_object_new (FOVEA_TYPE_CANVAS, NULL);
}

/**
 * fovea_canvas_get_session:
 * @self: a canvas
 *
 * Returns: (nullable) (transfer none): what it shows
 */
FoveaSession *
fovea_canvas_get_session (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), NULL);

  return self->session;
}

/**
 * fovea_canvas_set_session:
 * @self: a canvas
 * @session: (nullable): what to show
 *
 * Shows @session, now and whenever it changes.
 */
void
fovea_canvas_set_session (FoveaCanvas  *self,
                          FoveaSession *session)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));
  g_return_if_fail (session == NULL || FOVEA_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  fovea_canvas_renew_fronts (self);
  g_signal_group_set_target (self->session_signals, session);
  fovea_panel_cache_clear (self->cache);
  content_notify_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
