// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A part of the inspector under a title that folds it. It follows a session, but works only while
// it is seen. Made to be derived: what it shows is its descendants' affair.

#pragma once

#include "app/settings.h"
#include "document/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_INSPECTOR_SECTION (fovea_inspector_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (FoveaInspectorSection, fovea_inspector_section, FOVEA, INSPECTOR_SECTION,
                          GtkWidget)

struct _FoveaInspectorSectionClass
{
  GtkWidgetClass parent_class;

  void (*update) (FoveaInspectorSection *self); // the session has an evaluation
};

// Properties: session, settings, title, expanded.
FoveaSession *fovea_inspector_section_get_session (FoveaInspectorSection *self);
FoveaNumbers  fovea_inspector_section_get_numbers (FoveaInspectorSection *self);
bool          fovea_inspector_section_flips_kernels (FoveaInspectorSection *self);
void          fovea_inspector_section_queue       (FoveaInspectorSection *self);

G_END_DECLS
