// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the side bar is shown is remembered for wide places only: a narrow one always begins with
// the content. While a lecture has put it away, what is shown is not remembered at all, so that
// nothing is lost if the program ends there.

#include "config.h"

#include "app/split-private.h"

#define SIDEBAR_PX 340 // usually

enum
{
  PROP_CONTENT = 1,
  PROP_SIDEBAR,
  PROP_IS_AT_START,
  PROP_IS_FIXED,
  PROP_SIDEBAR_WIDTH,
  PROP_RIVAL,
  PROP_IS_COLLAPSED,
  PROP_IS_SHOWN,
  PROP_IS_SHOWN_WIDE,
  PROP_HAS_SHEET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaSplit, fovea_split, GTK_TYPE_WIDGET)

static bool
has_focus_within (FoveaSplit *self,
                  GtkWidget  *child)
{
  return child != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == child;
}

static void
move_focus (GtkWidget *enters)
{
  if (enters == NULL)
    return;

  gtk_widget_set_child_visible (enters, TRUE);
  if (!gtk_widget_grab_focus (enters))
    gtk_widget_child_focus (enters, GTK_DIR_TAB_FORWARD);
}

// Notifies of what is shown here, and of the rival, which comes or goes by it.
static void
tell_shown (FoveaSplit *self)
{
  for (int i = 0; i < 2; i++)
    {
      FoveaSplit *split = i == 0 ? self : self->rival;
      if (split == NULL)
        continue;
      g_object_notify_by_pspec (G_OBJECT (split), properties[PROP_IS_SHOWN]);
      g_object_notify_by_pspec (G_OBJECT (split), properties[PROP_HAS_SHEET]);
    }
}

static gboolean
notify_cb (gpointer data)
{
  FoveaSplit *self = data;
  static const char *const classes[] = {
    [FOVEA_SPLIT_BESIDE] = "beside", [FOVEA_SPLIT_BELOW] = "below", [FOVEA_SPLIT_OVER] = "over",
  };

  self->notify_id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == (guint) self->place)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  if (self->loses_focus)
    move_focus (self->content);
  self->loses_focus = false;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COLLAPSED]);
  tell_shown (self);

  return G_SOURCE_REMOVE;
}

/**
 * fovea_split_tell_later:
 * @self: a split whose place or room has changed
 *
 * Told afterwards: buttons must not change while sizes are given out.
 */
void
fovea_split_tell_later (FoveaSplit *self)
{
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

// Escape leaves the page that lies over the content, or the sheet below it from within.
static gboolean
leave_page_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  FoveaSplit *self = FOVEA_SPLIT (widget);
  bool is_within = self->place == FOVEA_SPLIT_OVER
                   || gtk_widget_get_focus_child (widget) == self->sidebar;

  if (!fovea_split_is_collapsed (self) || !self->is_shown_narrow || !is_within)
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
  if (!fovea_split_is_collapsed (self) && !self->is_put_away)
    tell_shown (self);
}

// The rival learns of it, too; whoever goes first tells the other. Until the user asks, it yields.
static void
set_rival (FoveaSplit *self,
           FoveaSplit *rival)
{
  if (self->rival == rival)
    return;

  if (self->rival != NULL)
    self->rival->rival = NULL;
  self->rival = rival;
  if (rival != NULL)
    rival->rival = self;
  self->is_asked_last = true;
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
    case PROP_IS_FIXED:
      g_value_set_boolean (value, self->is_fixed);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_RIVAL:
      g_value_set_object (value, self->rival);
      break;
    case PROP_IS_COLLAPSED:
      g_value_set_boolean (value, fovea_split_is_collapsed (self));
      break;
    case PROP_IS_SHOWN:
      g_value_set_boolean (value, fovea_split_is_shown (self));
      break;
    case PROP_IS_SHOWN_WIDE:
      g_value_set_boolean (value, self->is_shown_wide);
      break;
    case PROP_HAS_SHEET:
      g_value_set_boolean (value,
                           self->place == FOVEA_SPLIT_BELOW && fovea_split_is_shown (self));
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
    case PROP_IS_FIXED:
      self->is_fixed = g_value_get_boolean (value);
      break;
    case PROP_SIDEBAR_WIDTH:
      self->sidebar_width = g_value_get_int (value);
      break;
    case PROP_RIVAL:
      set_rival (self, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
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

  set_rival (self, NULL);
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
  properties[PROP_IS_FIXED]
    = g_param_spec_boolean ("is-fixed", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int (
    "sidebar-width", NULL, NULL, 100, 1000, SIDEBAR_PX, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_RIVAL]
    = g_param_spec_object ("rival", NULL, NULL, FOVEA_TYPE_SPLIT, flags);
  properties[PROP_IS_COLLAPSED] = g_param_spec_boolean (
    "is-collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_SHOWN] = g_param_spec_boolean ("is-shown", NULL, NULL, FALSE, flags);
  properties[PROP_IS_SHOWN_WIDE]
    = g_param_spec_boolean ("is-shown-wide", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_SHEET] = g_param_spec_boolean (
    "has-sheet", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "split");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_page_cb, NULL);
}

static void
fovea_split_init (FoveaSplit *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "beside");
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
 * Returns: whether the place is too narrow for both side by side
 */
bool
fovea_split_is_collapsed (FoveaSplit *self)
{
  g_return_val_if_fail (FOVEA_IS_SPLIT (self), false);

  return self->place != FOVEA_SPLIT_BESIDE;
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

  if (self->is_fixed)
    return true;

  return fovea_split_is_collapsed (self) ? self->is_shown_narrow : fovea_split_is_shown_wide (self);
}

// Returns: whether the focus was in what goes
static bool
outdo_rival (FoveaSplit *self)
{
  FoveaSplit *rival = self->rival;

  if (rival == NULL)
    return false;

  bool was_shown = fovea_split_is_shown (rival);
  self->is_asked_last = true;
  rival->is_asked_last = false;
  rival->is_shown_narrow = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (rival));

  return was_shown && (rival->is_cramped || fovea_split_is_collapsed (rival))
         && has_focus_within (rival, rival->sidebar);
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

  bool is_collapsed = fovea_split_is_collapsed (self);
  bool moves = is_shown ? is_collapsed && has_focus_within (self, self->content)
                        : has_focus_within (self, self->sidebar);

  if (is_shown && outdo_rival (self))
    moves = true;
  if (is_collapsed)
    self->is_shown_narrow = is_shown;
  else if (self->is_put_away)
    self->is_peeked = is_shown;
  else
    set_shown_wide (self, is_shown);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell_shown (self);
  if (moves)
    move_focus (is_shown ? self->sidebar : self->content);
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
  self->is_peeked = is_put_away && !fovea_split_is_collapsed (self) && was_shown;
  if (is_put_away)
    fovea_split_set_shown (self, false);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
}
