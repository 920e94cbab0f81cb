// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The preview shows the very cells that the input will have, so that nobody is surprised by a photo
// that has become a mosaic.

#include "config.h"

#include "app/picture-dialog.h"

#include "app/mnemonic-names.h"
#include "document/image.h"
#include "document/input-preset.h"

#include <glib/gi18n.h>
#include <math.h>

struct _FoveaPictureDialog
{
  GtkWindow parent_instance;

  // Owned
  FoveaTensor *original; // (nullable) once disposed
  FoveaTensor *picture;  // (nullable) as large as it is, in the channels chosen
  FoveaTensor *input;    // (nullable) with too little memory for it

  // Template
  GtkWidget *preview;
  GtkWidget *side;
  GtkAdjustment *sides;
  GtkWidget *channels;
  GtkWidget *photo;
  GtkWidget *result;
  GtkWidget *use;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoveaPictureDialog, fovea_picture_dialog, GTK_TYPE_WINDOW)

static FoveaTensor *
make_input (FoveaPictureDialog *self,
            GError            **error)
{
  int side = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->side));

  return self->picture != NULL ? fovea_input_shrink (self->picture, MAX (1, side), error) : NULL;
}

static void
tell (FoveaPictureDialog *self,
      const char         *text)
{
  gtk_label_set_label (GTK_LABEL (self->result), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
tell_result (FoveaPictureDialog *self)
{
  FoveaShape from = fovea_tensor_get_shape (self->picture);
  FoveaShape to = fovea_tensor_get_shape (self->input);
  g_autofree char *text
    = g_strdup_printf (_("%d × %d pixels become %d × %d × %d cells"), from.n_rows, from.n_columns,
                       to.n_channels, to.n_rows, to.n_columns);

  tell (self, text);
}

static void
side_changed_cb (FoveaPictureDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->picture == NULL)
    return;
  g_clear_pointer (&self->input, fovea_tensor_unref);
  self->input = make_input (self, &error);
  gtk_widget_set_sensitive (self->use, self->input != NULL);
  gtk_widget_queue_draw (self->preview);
  if (self->input != NULL)
    tell_result (self);
  else
    tell (self, error->message);
}

static void
channels_notify_cb (FoveaPictureDialog *self)
{
  guint channels = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->channels));
  g_autoptr (GError) error = NULL;

  if (self->original == NULL)
    return;

  FoveaTensor *picture
    = fovea_image_convert (self->original, (FoveaImageChannels) channels, &error);

  if (picture == NULL)
    {
      tell (self, error->message);
      return;
    }
  g_clear_pointer (&self->picture, fovea_tensor_unref);
  self->picture = picture;
  side_changed_cb (self);
}

static cairo_surface_t *
paint_cells (FoveaTensor *input)
{
  FoveaShape shape = fovea_tensor_get_shape (input);
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, shape.n_columns, shape.n_rows);
  guint8 *pixels = cairo_image_surface_get_data (surface);

  if (pixels == NULL)
    return surface;
  cairo_surface_flush (surface);
  for (int row = 0; row < shape.n_rows; row++)
    for (int column = 0; column < shape.n_columns; column++)
      {
        guint32 *pixel = (guint32 *) (gpointer) (
          pixels + row * cairo_image_surface_get_stride (surface) + 4 * column);

        *pixel = 0;
        for (int channel = 0; channel < 3; channel++)
          {
            float value
              = fovea_tensor_get (input, MIN (channel, shape.n_channels - 1), row, column);

            *pixel = *pixel << 8 | (guint32) lroundf (255 * CLAMP (value, 0, 1));
          }
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
draw_preview_cb (GtkDrawingArea *area,
                 cairo_t        *cr,
                 int             width,
                 int             height,
                 gpointer        data)
{
  FoveaPictureDialog *self = data;

  if (self->input == NULL)
    return;

  FoveaShape shape = fovea_tensor_get_shape (self->input);
  double scale = MIN ((double) width / shape.n_columns, (double) height / shape.n_rows);
  cairo_surface_t *surface = paint_cells (self->input);

  cairo_translate (cr, (width - scale * shape.n_columns) / 2, (height - scale * shape.n_rows) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            scale < 1 ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

static void
use_cb (FoveaPictureDialog *self)
{
  if (self->input != NULL)
    g_signal_emit (self, signals[CHOSEN], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fovea_picture_dialog_dispose (GObject *object)
{
  FoveaPictureDialog *self = FOVEA_PICTURE_DIALOG (object);

  g_clear_pointer (&self->original, fovea_tensor_unref);
  g_clear_pointer (&self->picture, fovea_tensor_unref);
  g_clear_pointer (&self->input, fovea_tensor_unref);

  G_OBJECT_CLASS (fovea_picture_dialog_parent_class)->dispose (object);
}

static void
fovea_picture_dialog_class_init (FoveaPictureDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_picture_dialog_dispose;

  signals[CHOSEN]
    = g_signal_new ("chosen", FOVEA_TYPE_PICTURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/picture-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaPictureDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, FoveaPictureDialog, side);
  gtk_widget_class_bind_template_child (widget_class, FoveaPictureDialog, sides);
  gtk_widget_class_bind_template_child (widget_class, FoveaPictureDialog, channels);
  gtk_widget_class_bind_template_child (widget_class, FoveaPictureDialog, photo);
  gtk_widget_class_bind_template_child (widget_class, FoveaPictureDialog, result);
  gtk_widget_class_bind_template_child (widget_class, FoveaPictureDialog, use);
  gtk_widget_class_bind_template_callback (widget_class, side_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, channels_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fovea_picture_dialog_init (FoveaPictureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_mnemonic_names_set (GTK_WIDGET (self));
  gtk_text_set_activates_default (
    GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->side))), TRUE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->preview), draw_preview_cb, self, NULL);
}

/**
 * fovea_picture_dialog_new:
 * @parent: the window whose input is chosen
 * @picture: what fovea_image_parse() made of a file, with automatic channels
 *
 * Returns: (transfer none): the dialog, which GTK owns until it is closed
 */
FoveaPictureDialog *
fovea_picture_dialog_new (GtkWindow   *parent,
                          FoveaTensor *picture)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && picture != NULL, NULL);

  FoveaPictureDialog *self
    = g_object_new (FOVEA_TYPE_PICTURE_DIALOG, "transient-for", parent, NULL);
  FoveaShape shape = fovea_tensor_get_shape (picture);

  self->original = fovea_tensor_ref (picture);
  self->picture = fovea_tensor_ref (picture);
  gtk_adjustment_set_upper (self->sides, MAX (shape.n_rows, shape.n_columns));
  gtk_adjustment_set_value (self->sides, FOVEA_PICTURE_SIDE);
  side_changed_cb (self);

  return self;
}

/**
 * fovea_picture_dialog_set_grey:
 * @self: the dialog
 *
 * Chooses one channel of grey.
 */
void
fovea_picture_dialog_set_grey (FoveaPictureDialog *self)
{
  g_return_if_fail (FOVEA_IS_PICTURE_DIALOG (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->channels), FOVEA_IMAGE_CHANNELS_GREY);
}

/**
 * fovea_picture_dialog_get_input:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): what the picture becomes with the present choices: 1 or 3 ×
 *   rows × columns of 0…1; %NULL if it needs too much memory
 */
FoveaTensor *
fovea_picture_dialog_get_input (FoveaPictureDialog *self)
{
  g_return_val_if_fail (FOVEA_IS_PICTURE_DIALOG (self), NULL);

  return self->input;
}

/**
 * fovea_picture_dialog_set_photo:
 * @self: the dialog
 * @is_photo: whether cells are coloured as photos are, at first
 *
 * Says what the palette is before the choice.
 */
void
fovea_picture_dialog_set_photo (FoveaPictureDialog *self,
                                bool                is_photo)
{
  g_return_if_fail (FOVEA_IS_PICTURE_DIALOG (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->photo), is_photo);
}

/**
 * fovea_picture_dialog_is_photo:
 * @self: the dialog
 *
 * Returns: whether cells are to be coloured as photos are: on a light page every other palette
 *   makes a negative of them
 */
bool
fovea_picture_dialog_is_photo (FoveaPictureDialog *self)
{
  g_return_val_if_fail (FOVEA_IS_PICTURE_DIALOG (self), false);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->photo));
}
