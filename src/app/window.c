// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wires a session to its widgets; the wiring itself is in ui/window.ui. What its actions do is in
// window-actions.c, what the user sees in the canvas.

#include "config.h"

#include "app/window.h"

#include "app/scroll-names.h"
#include "app/inspector.h"
#include "app/document-actions.h"
#include "app/figure-drag.h"
#include "app/opening.h"
#include "app/recording.h"
#include "app/split.h"
#include "app/window-actions.h"
#include "app/window-edit.h"
#include "app/window-lecture.h"

struct _FoveaWindow
{
  GtkApplicationWindow parent_instance;

  // Owned
  FoveaSession *session;
  FoveaSettings *settings;
  FoveaColorScheme *color_scheme;
  GSignalGroup *session_signals;
  GSignalGroup *document_signals;
  GBindingGroup *look; // what the user prefers; without source while pages say how all looks
  FoveaKeeper *keeper; // (nullable) only while the session has no document

  // Template
  GtkWidget *scroller;
  GtkWidget *canvas;
  GtkWidget *split;
  GtkWidget *lecture;
};

enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
  PROP_COLOR_SCHEME,
  PROP_SUM_ALL,
  PROP_INSPECTOR,
  PROP_VIEW,
  PROP_KEEPER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaWindow, fovea_window, GTK_TYPE_APPLICATION_WINDOW)

static void
sum_all_notify_cb (FoveaWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUM_ALL]);
}

// Pages of lessons change the view and the sum; preferences never learn of it, so that nothing is left
// of it when the program ends here.
static void
own_look_notify_cb (FoveaWindow *self)
{
  gboolean has_own_look;

  g_object_get (self->lecture, "has-own-look", &has_own_look, NULL);
  g_binding_group_set_source (self->look, has_own_look ? NULL : self->settings);
}

static void
inspector_notify_cb (FoveaWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR]);
}

static void
view_notify_cb (FoveaWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
update_title (FoveaWindow *self)
{
  g_autofree char *name = fovea_window_dup_name (self);
  bool is_modified
    = fovea_document_is_modified (fovea_keeper_get_document (self->keeper));
  g_autofree char *title = g_strconcat (is_modified ? "• " : "", name, NULL);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "win.revert",
    fovea_document_get_file (fovea_keeper_get_document (self->keeper)) != NULL);
}

static void
set_keeper (FoveaWindow *self,
            FoveaKeeper *keeper)
{
  if (self->keeper != NULL)
    fovea_keeper_close (self->keeper);
  g_set_object (&self->keeper, keeper);
  g_signal_group_set_target (self->document_signals, fovea_keeper_get_document (keeper));
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEPER]);
}

static void
document_notify_cb (FoveaWindow *self)
{
  FoveaDocument *document = fovea_session_get_document (self->session);

  if (self->keeper != NULL && fovea_keeper_get_document (self->keeper) == document)
    return;

  g_autoptr (FoveaKeeper) keeper = fovea_keeper_new (document);
  set_keeper (self, keeper);
}

static void
close_answer_cb (FoveaWindow *self,
                 bool         may_close,
                 gpointer     data)
{
  if (may_close)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
close_request_cb (FoveaWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (self->settings, "window-width", width, "window-height", height,
                "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)), NULL);
  fovea_recording_ask_to_close (self, close_answer_cb, NULL);

  return GDK_EVENT_STOP;
}

static void
restore_size (FoveaWindow *self)
{
  int width, height;
  gboolean maximized;

  g_object_get (self->settings, "window-width", &width, "window-height", &height,
                "window-maximized", &maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
fovea_window_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoveaWindow *self = FOVEA_WINDOW (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_COLOR_SCHEME:
      g_value_set_object (value, self->color_scheme);
      break;
    case PROP_KEEPER:
      g_value_set_object (value, self->keeper);
      break;
    case PROP_SUM_ALL:
      g_value_set_boolean (value,
                           self->session != NULL && fovea_session_get_sum_all (self->session));
      break;
    case PROP_VIEW:
      // Asked for while the template is built, and after it is taken away.
      if (self->canvas != NULL)
        g_object_get_property (G_OBJECT (self->canvas), "view", value);
      else
        g_value_set_static_string (value, fovea_view_get_nick (FOVEA_VIEW_ROW));
      break;
    case PROP_INSPECTOR:
      g_value_set_boolean (value,
                           self->split != NULL && fovea_split_is_shown (FOVEA_SPLIT (self->split)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_window_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  FoveaWindow *self = FOVEA_WINDOW (object);

  switch (property)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      g_signal_group_set_target (self->session_signals, self->session);
      document_notify_cb (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COLOR_SCHEME:
      self->color_scheme = g_value_dup_object (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SUM_ALL:
      fovea_session_set_sum_all (self->session, g_value_get_boolean (value));
      break;
    case PROP_VIEW:
      g_object_set_property (G_OBJECT (self->canvas), "view", value);
      break;
    case PROP_INSPECTOR:
      fovea_split_set_shown (FOVEA_SPLIT (self->split), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_window_constructed (GObject *object)
{
  FoveaWindow *self = FOVEA_WINDOW (object);

  G_OBJECT_CLASS (fovea_window_parent_class)->constructed (object);

  restore_size (self);
  fovea_window_bind_canvas (self, self->look, self->canvas);
  g_signal_connect_object (self->lecture, "notify::has-own-look",
                           G_CALLBACK (own_look_notify_cb), self, G_CONNECT_SWAPPED);
  own_look_notify_cb (self);
  fovea_window_list_lessons (self);
  g_object_bind_property (self->settings, "inspector", self->split, "is-shown-wide",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  fovea_window_start_editing (self);
  gtk_widget_grab_focus (self->canvas);
}

static void
fovea_window_dispose (GObject *object)
{
  FoveaWindow *self = FOVEA_WINDOW (object);

  g_action_map_remove_action (G_ACTION_MAP (self), "channels");
  g_action_map_remove_action (G_ACTION_MAP (self), "layers");
  g_binding_group_set_source (self->look, NULL);
  // The template would take the window's child away without telling it.
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_WINDOW);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->look);
  if (self->keeper != NULL)
    fovea_keeper_close (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->color_scheme);

  G_OBJECT_CLASS (fovea_window_parent_class)->dispose (object);
}

static void
fovea_window_class_init (FoveaWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = fovea_window_constructed;
  object_class->dispose = fovea_window_dispose;
  object_class->get_property = fovea_window_get_property;
  object_class->set_property = fovea_window_set_property;

  properties[PROP_SESSION]
    = g_param_spec_object ("session", NULL, NULL, FOVEA_TYPE_SESSION,
                           flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SETTINGS]
    = g_param_spec_object ("settings", NULL, NULL, FOVEA_TYPE_SETTINGS,
                           flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_COLOR_SCHEME]
    = g_param_spec_object ("color-scheme", NULL, NULL, FOVEA_TYPE_COLOR_SCHEME,
                           flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SUM_ALL] = g_param_spec_boolean ("sum-all", NULL, NULL, FALSE, flags);
  properties[PROP_INSPECTOR] = g_param_spec_boolean ("inspector", NULL, NULL, FALSE, flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "row", flags);
  properties[PROP_KEEPER]
    = g_param_spec_object ("keeper", NULL, NULL, FOVEA_TYPE_KEEPER,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FOVEA_TYPE_CANVAS);
  g_type_ensure (FOVEA_TYPE_COLOR_SCHEME);
  g_type_ensure (FOVEA_TYPE_KEEPER);
  g_type_ensure (FOVEA_TYPE_INSPECTOR);
  g_type_ensure (FOVEA_TYPE_LECTURE);
  g_type_ensure (FOVEA_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, FoveaWindow, split);
  gtk_widget_class_bind_template_child (widget_class, FoveaWindow, lecture);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspector_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_notify_cb);
  fovea_window_class_add_actions (widget_class);
  fovea_window_class_add_editing (widget_class);
  fovea_window_class_add_lecture_actions (widget_class);
  fovea_window_class_add_document_actions (widget_class);
}

static void
fovea_window_init (FoveaWindow *self)
{
  static const char *const titled[] = { "notify::title", "notify::file", "notify::modified" };

  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::sum-all",
                                  G_CALLBACK (sum_all_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_notify_cb), self);
  self->look = g_binding_group_new ();
  self->document_signals = g_signal_group_new (FOVEA_TYPE_DOCUMENT);
  for (guint i = 0; i < G_N_ELEMENTS (titled); i++)
    g_signal_group_connect_swapped (self->document_signals, titled[i],
                                    G_CALLBACK (update_title), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  fovea_opening_accept_drops (self);
  fovea_figure_drag_add (self);
}

/**
 * fovea_window_new:
 * @application: the application
 * @settings: the user's preferences
 * @color_scheme: the keeper of the colours
 * @document: what to show
 *
 * Makes a window with the middle cell of the output selected.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
FoveaWindow *
fovea_window_new (GtkApplication   *application,
                  FoveaSettings    *settings,
                  FoveaColorScheme *color_scheme,
                  FoveaDocument    *document)
{
  g_return_val_if_fail (FOVEA_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (FOVEA_IS_COLOR_SCHEME (color_scheme), NULL);
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (document), NULL);

  g_autoptr (FoveaSession) session = fovea_session_new (document);
  fovea_session_select_default (session);

  return g_object_new (FOVEA_TYPE_WINDOW, "application", application, "settings", settings,
                       "color-scheme", color_scheme, "session", session, NULL);
}

/**
 * fovea_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what it looks at
 */
FoveaSession *
fovea_window_get_session (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * fovea_window_get_settings:
 * @self: a window
 *
 * Returns: (transfer none): the user's preferences
 */
FoveaSettings *
fovea_window_get_settings (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  return self->settings;
}

/**
 * fovea_window_get_lecture:
 * @self: a window
 *
 * Returns: (transfer none): its lessons and its playback
 */
FoveaLecture *
fovea_window_get_lecture (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  return FOVEA_LECTURE (self->lecture);
}

/**
 * fovea_window_get_canvas:
 * @self: a window
 *
 * Returns: (transfer none): its picture
 */
FoveaCanvas *
fovea_window_get_canvas (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  return FOVEA_CANVAS (self->canvas);
}

/**
 * fovea_window_show:
 * @self: a window
 * @document: what to look at
 *
 * Shows @document from its beginning, with the middle cell of its output selected.
 */
void
fovea_window_show (FoveaWindow   *self,
                   FoveaDocument *document)
{
  g_return_if_fail (FOVEA_IS_WINDOW (self));
  g_return_if_fail (FOVEA_IS_DOCUMENT (document));

  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

  fovea_session_set_document (self->session, document);
  fovea_session_select_default (self->session);
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (scroller), 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

/**
 * fovea_window_show_keeper:
 * @self: a window
 * @keeper: the keeper of what to look at
 *
 * Shows its document as fovea_window_show() does. Nothing is asked: what stood there is gone.
 */
void
fovea_window_show_keeper (FoveaWindow *self,
                          FoveaKeeper *keeper)
{
  g_return_if_fail (FOVEA_IS_WINDOW (self));
  g_return_if_fail (FOVEA_IS_KEEPER (keeper));

  if (self->keeper != keeper)
    set_keeper (self, keeper);
  fovea_window_show (self, fovea_keeper_get_document (keeper));
}

/**
 * fovea_window_get_keeper:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what keeps its document; %NULL once it is closed
 */
FoveaKeeper *
fovea_window_get_keeper (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  return self->keeper;
}
