// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every key edits the document, so that saving never misses what was typed last; what is typed
// without a pause is one step to undo.

#include "config.h"

#include "app/title-entry.h"

#include "app/edit-burst.h"

#include <glib/gi18n.h>

#define MOST_CHARACTERS 200

struct _FoveaTitleEntry
{
  GtkWidget parent_instance;

  // Owned
  FoveaSession *session; // (nullable)
  GSignalGroup *session_signals;
  GSignalGroup *document_signals;
  GtkWidget *entry;

  // State
  bool is_refreshing;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaTitleEntry, fovea_title_entry, GTK_TYPE_WIDGET)

static FoveaDocument *
get_document (FoveaTitleEntry *self)
{
  return self->session != NULL ? fovea_session_get_document (self->session) : NULL;
}

static void
refresh (FoveaTitleEntry *self)
{
  FoveaDocument *document = get_document (self);
  const char *title = document != NULL ? fovea_document_get_title (document) : NULL;

  if (title == NULL)
    title = "";
  self->is_refreshing = true;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), title) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), title);
  self->is_refreshing = false;
}

static void
changed_cb (FoveaTitleEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  FoveaDocument *document = get_document (self);

  if (self->is_refreshing || document == NULL)
    return;
  fovea_edit_burst_begin (document, self->entry, NULL);
  fovea_document_set_title (document, *text != '\0' ? text : NULL);
}

static void
end_cb (FoveaTitleEntry *self)
{
  FoveaDocument *document = get_document (self);

  if (document != NULL)
    fovea_edit_burst_end (document);
}

static void
document_notify_cb (FoveaTitleEntry *self)
{
  g_signal_group_set_target (self->document_signals, get_document (self));
  refresh (self);
}

static void
set_session (FoveaTitleEntry *self,
             FoveaSession    *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  document_notify_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
fovea_title_entry_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property == PROP_SESSION)
    g_value_set_object (value, FOVEA_TITLE_ENTRY (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_title_entry_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property == PROP_SESSION)
    set_session (FOVEA_TITLE_ENTRY (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_title_entry_dispose (GObject *object)
{
  FoveaTitleEntry *self = FOVEA_TITLE_ENTRY (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (fovea_title_entry_parent_class)->dispose (object);
}

static gboolean
fovea_title_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FOVEA_TITLE_ENTRY (widget)->entry);
}

static void
fovea_title_entry_class_init (FoveaTitleEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = fovea_title_entry_get_property;
  object_class->set_property = fovea_title_entry_set_property;
  object_class->dispose = fovea_title_entry_dispose;
  widget_class->grab_focus = fovea_title_entry_grab_focus;

  properties[PROP_SESSION]
    = g_param_spec_object ("session", NULL, NULL, FOVEA_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fovea_title_entry_init (FoveaTitleEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_text_set_truncate_multiline (
    GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), MOST_CHARACTERS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Title of the document"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_tooltip_text (self->entry, _("Title of the document"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Title of the document"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Title of the document"), -1);
  // The history is the document's.
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (end_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_notify_cb), self);
  self->document_signals = g_signal_group_new (FOVEA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::title", G_CALLBACK (refresh),
                                  self);
}

/**
 * fovea_title_entry_get_editable:
 * @self: an entry
 *
 * Returns: (transfer none): where the title is typed
 */
GtkEditable *
fovea_title_entry_get_editable (FoveaTitleEntry *self)
{
  g_return_val_if_fail (FOVEA_IS_TITLE_ENTRY (self), NULL);

  return GTK_EDITABLE (self->entry);
}
