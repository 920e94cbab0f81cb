// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The built-in examples as pictures to choose from.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_GALLERY (fovea_gallery_get_type ())
G_DECLARE_FINAL_TYPE (FoveaGallery, fovea_gallery, FOVEA, GALLERY, GtkWindow)

FoveaGallery *fovea_gallery_new (FoveaWindow *parent);

G_END_DECLS
