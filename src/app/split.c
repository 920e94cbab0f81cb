// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the side bar is shown is remembered for wide places only: a narrow one always begins with
// the content. While a lecture has put it away, what is shown is not remembered at all, so that
// nothing is lost if the program ends there.

#include "config.h"

#include "app/split.h"

#define NARROW_PX 900  // below, there is no room for both
#define SIDEBAR_PX 340 // usually

struct _FoveaSplit
{
  GtkWidget parent_instance;

  // Borrowed
  GtkWidget *content; // (nullable) children
  GtkWidget *sidebar; // (nullable)

  // State
  gboolean is_at_start;
  int sidebar_width;
  gboolean is_collapsed;
  gboolean is_shown_wide;
  gboolean is_shown_narrow;
  bool is_put_away;
  bool is_peeked; // shown nevertheless
  guint notify_id; // 0: nothing to tell
};

enum
{
  PROP_CONTENT = 1,
  PROP_SIDEBAR,
  PROP_IS_AT_START,
  PROP_SIDEBAR_WIDTH,
  PROP_IS_COLLAPSED,
  PROP_IS_SHOWN,
  PROP_IS_SHOWN_WIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaSplit, fovea_split, GTK_TYPE_WIDGET)

static gboolean
notify_cb (gpointer data)
{
  FoveaSplit *self = data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);

  return G_SOURCE_REMOVE;
}

// Told afterwards: buttons must not change while sizes are given out.
static void
set_collapsed (FoveaSplit *self,
               gboolean    is_collapsed)
{
  if (self->is_collapsed == is_collapsed)
    return;

  self->is_collapsed = is_collapsed;
  self->is_shown_narrow = FALSE;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

static bool
is_shown_wide_now (FoveaSplit *self)
{
  return self->is_put_away ? self->is_peeked : self->is_shown_wide;
}

static void
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int            *minimum,
               int            *natural)
{
  *minimum = *natural = 0;
  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

static void
fovea_split_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  FoveaSplit *self = FOVEA_SPLIT (widget);
  int least, wanted;

  measure_child (self->content, orientation, minimum, natural);
  measure_child (self->sidebar, orientation, &least, &wanted);
  *minimum = MAX (*minimum, least);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && is_shown_wide_now (self))
    *natural += self->sidebar_width;
  *natural = MAX (*natural, *minimum);
}

static void
place (GtkWidget *child,
       bool       is_seen,
       int        x,
       int        width,
       int        height)
{
  if (child == NULL)
    return;

  gtk_widget_set_child_visible (child, is_seen);
  if (is_seen)
    gtk_widget_allocate (child, width, height, -1,
                         gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0)));
}

static void
fovea_split_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  FoveaSplit *self = FOVEA_SPLIT (widget);
  int least, wanted;

  set_collapsed (self, width < NARROW_PX);
  measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, &least, &wanted);

  bool is_shown = fovea_split_is_shown (self);
  bool is_left
    = (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) != (bool) self->is_at_start;
  int beside = is_shown && !self->is_collapsed ? MAX (self->sidebar_width, least) : 0;
  place (self->content, !(is_shown && self->is_collapsed), is_left ? beside : 0, width - beside,
         height);
  place (self->sidebar, is_shown, is_left || self->is_collapsed ? 0 : width - beside,
         self->is_collapsed ? width : beside, height);
}

// Escape leaves the page that lies over the content.
static gboolean
leave_page_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  FoveaSplit *self = FOVEA_SPLIT (widget);

  if (!self->is_collapsed || !self->is_shown_narrow)
    return GDK_EVENT_PROPAGATE;

  fovea_split_set_shown (self, false);

  return GDK_EVENT_STOP;
}

static void
set_shown_wide (FoveaSplit *self,
                gboolean    is_shown)
{
  if (self->is_shown_wide == is_shown)
    return;

  self->is_shown_wide = is_shown;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN_WIDE]);
  if (!self->is_collapsed && !self->is_put_away)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
}

static void
set_child (FoveaSplit *self,
           GtkWidget **place_of,
           GtkWidget  *child,
           GParamSpec *pspec)
{
  if (*place_of == child)
    return;

  g_clear_pointer (place_of, gtk_widget_unparent);
  *place_of = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
fovea_split_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoveaSplit *self = FOVEA_SPLIT (object);

  switch (property)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_IS_AT_START:
      g_value_set_boolean (value, self->is_at_start);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_IS_COLLAPSED:
      g_value_set_boolean (value, self->is_collapsed);
      break;
    case PROP_IS_SHOWN:
      g_value_set_boolean (value, fovea_split_is_shown (self));
      break;
    case PROP_IS_SHOWN_WIDE:
      g_value_set_boolean (value, self->is_shown_wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_split_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FoveaSplit *self = FOVEA_SPLIT (object);

  switch (property)
    {
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value), pspec);
      break;
    case PROP_SIDEBAR:
      set_child (self, &self->sidebar, g_value_get_object (value), pspec);
      break;
    case PROP_IS_AT_START:
      self->is_at_start = g_value_get_boolean (value);
      break;
    case PROP_SIDEBAR_WIDTH:
      self->sidebar_width = g_value_get_int (value);
      break;
    case PROP_IS_SHOWN:
      fovea_split_set_shown (self, g_value_get_boolean (value));
      break;
    case PROP_IS_SHOWN_WIDE:
      set_shown_wide (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_split_dispose (GObject *object)
{
  FoveaSplit *self = FOVEA_SPLIT (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);

  G_OBJECT_CLASS (fovea_split_parent_class)->dispose (object);
}

static void
fovea_split_class_init (FoveaSplitClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fovea_split_dispose;
  object_class->get_property = fovea_split_get_property;
  object_class->set_property = fovea_split_set_property;
  widget_class->measure = fovea_split_measure;
  widget_class->size_allocate = fovea_split_size_allocate;

  properties[PROP_CONTENT]
    = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDEBAR]
    = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_IS_AT_START]
    = g_param_spec_boolean ("is-at-start", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int (
    "sidebar-width", NULL, NULL, 100, 1000, SIDEBAR_PX, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_IS_COLLAPSED] = g_param_spec_boolean (
    "is-collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_SHOWN] = g_param_spec_boolean ("is-shown", NULL, NULL, FALSE, flags);
  properties[PROP_IS_SHOWN_WIDE]
    = g_param_spec_boolean ("is-shown-wide", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "split");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_page_cb, NULL);
}

static void
fovea_split_init (FoveaSplit *self)
{
}

/**
 * fovea_split_new:
 *
 * Returns: (transfer floating): a split without children
 */
GtkWidget *
fovea_split_new (void)
{
  return g_object_new (FOVEA_TYPE_SPLIT, NULL);
}

/**
 * fovea_split_is_collapsed:
 * @self: a split
 *
 * Returns: whether the place is too narrow for both, so that the side bar is a page
 */
bool
fovea_split_is_collapsed (FoveaSplit *self)
{
  g_return_val_if_fail (FOVEA_IS_SPLIT (self), false);

  return self->is_collapsed;
}

/**
 * fovea_split_is_shown:
 * @self: a split
 *
 * Returns: whether the side bar is seen now
 */
bool
fovea_split_is_shown (FoveaSplit *self)
{
  g_return_val_if_fail (FOVEA_IS_SPLIT (self), false);

  return self->is_collapsed ? self->is_shown_narrow : is_shown_wide_now (self);
}

/**
 * fovea_split_set_shown:
 * @self: a split
 * @is_shown: whether the side bar is to be seen
 *
 * Shows the side bar or puts it away. The focus never stays in what is out of sight.
 */
void
fovea_split_set_shown (FoveaSplit *self,
                       bool        is_shown)
{
  g_return_if_fail (FOVEA_IS_SPLIT (self));

  if (fovea_split_is_shown (self) == is_shown)
    return;

  GtkWidget *leaves = is_shown ? (self->is_collapsed ? self->content : NULL) : self->sidebar;
  GtkWidget *enters = is_shown ? self->sidebar : self->content;
  bool moves = leaves != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == leaves;

  if (!self->is_collapsed && !self->is_put_away)
    set_shown_wide (self, is_shown);
  else
    {
      if (self->is_collapsed)
        self->is_shown_narrow = is_shown;
      else
        self->is_peeked = is_shown;
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
    }
  if (moves && enters != NULL)
    {
      gtk_widget_set_child_visible (enters, TRUE);
      if (!gtk_widget_grab_focus (enters))
        gtk_widget_child_focus (enters, GTK_DIR_TAB_FORWARD);
    }
}

/**
 * fovea_split_set_put_away:
 * @self: a split
 * @is_put_away: whether a lecture needs the room
 *
 * Puts the side bar away without remembering it, or has it as it was before. Meanwhile it may be
 * shown, for as long as it is put away.
 */
void
fovea_split_set_put_away (FoveaSplit *self,
                          bool        is_put_away)
{
  g_return_if_fail (FOVEA_IS_SPLIT (self));

  if (self->is_put_away == is_put_away)
    return;

  // What is shown now goes as if it had only been looked at, and takes the focus along.
  bool was_shown = fovea_split_is_shown (self);
  self->is_put_away = is_put_away;
  self->is_peeked = is_put_away && !self->is_collapsed && was_shown;
  if (is_put_away)
    fovea_split_set_shown (self, false);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
}
