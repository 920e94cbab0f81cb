// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a picture becomes numbers: on how many cells, in how many channels.

#pragma once

#include "core/tensor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// Cells of the longer side that are offered at first; a picture that has no more is taken as it is.
#define FOVEA_PICTURE_SIDE 32

#define FOVEA_TYPE_PICTURE_DIALOG (fovea_picture_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FoveaPictureDialog, fovea_picture_dialog, FOVEA, PICTURE_DIALOG, GtkWindow)

// Signal: chosen (self), before the dialog closes; not if it is cancelled.
FoveaPictureDialog *fovea_picture_dialog_new         (GtkWindow          *parent,
                                                      FoveaTensor        *picture);
void                fovea_picture_dialog_set_grey    (FoveaPictureDialog *self);
void                fovea_picture_dialog_set_photo   (FoveaPictureDialog *self,
                                                      bool                is_photo);
bool                fovea_picture_dialog_is_photo    (FoveaPictureDialog *self);
FoveaTensor        *fovea_picture_dialog_get_input   (FoveaPictureDialog *self);

G_END_DECLS
