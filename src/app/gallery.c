// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each picture is drawn by the figure code in a thread, because the largest networks take a second;
// the titles are there at once.

#include "config.h"

#include "app/gallery.h"

#include "app/example-picture.h"
#include "app/opening.h"
#include "app/scroll-names.h"
#include "document/examples.h"

#include <glib/gi18n.h>

struct _FoveaGallery
{
  GtkWindow parent_instance;

  // Owned
  GCancellable *cancellable;

  // Template
  GtkWidget *scroller;
  GtkWidget *examples;
};

G_DEFINE_FINAL_TYPE (FoveaGallery, fovea_gallery, GTK_TYPE_WINDOW)

static void
child_activated_cb (FoveaGallery    *self,
                    GtkFlowBoxChild *child)
{
  FoveaWindow *window = FOVEA_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const char *name = fovea_examples_get_name (gtk_flow_box_child_get_index (child));

  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (self));
  fovea_opening_open_example (window, name);
  g_object_unref (window);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GtkPicture) picture = data;
  g_autoptr (GdkTexture) texture = fovea_example_picture_draw_finish (result);

  // An example that cannot be drawn has its title still.
  if (texture == NULL)
    return;

  // A texture of device pixels would ask for as many logical ones.
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, FOVEA_EXAMPLE_PICTURE_WIDTH,
                                               FOVEA_EXAMPLE_PICTURE_HEIGHT);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_append_texture (snapshot, texture, &bounds);

  g_autoptr (GdkPaintable) paintable = gtk_snapshot_free_to_paintable (snapshot, &bounds.size);

  gtk_picture_set_paintable (picture, paintable);
}

static void
add_example (FoveaGallery   *self,
             int             example,
             FoveaThemeKind  theme)
{
  const char *title = fovea_examples_get_title (example);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_size_request (picture, FOVEA_EXAMPLE_PICTURE_WIDTH,
                               FOVEA_EXAMPLE_PICTURE_HEIGHT);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_flow_box_append (GTK_FLOW_BOX (self->examples), child);
  fovea_example_picture_draw_async (fovea_examples_get_name (example), theme, self->cancellable,
                                    drawn_cb, g_object_ref (picture));
}

static void
fovea_gallery_dispose (GObject *object)
{
  FoveaGallery *self = FOVEA_GALLERY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (fovea_gallery_parent_class)->dispose (object);
}

static void
fovea_gallery_class_init (FoveaGalleryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_gallery_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/gallery.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaGallery, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaGallery, examples);
  gtk_widget_class_bind_template_callback (widget_class, child_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fovea_gallery_init (FoveaGallery *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * fovea_gallery_new:
 * @parent: where the chosen example is opened
 *
 * Returns: (transfer none): the gallery, which GTK owns until it is closed
 */
FoveaGallery *
fovea_gallery_new (FoveaWindow *parent)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (parent), NULL);

  FoveaGallery *self = g_object_new (FOVEA_TYPE_GALLERY, "transient-for", parent, NULL);
  FoveaThemeKind theme = fovea_canvas_get_theme_kind (fovea_window_get_canvas (parent));

  for (int i = 0; i < fovea_examples_get_n (); i++)
    add_example (self, i, theme);
  gtk_widget_grab_focus (
    GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->examples), 0)));

  return self;
}
