// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One, two or four whole numbers that are often the same: a spin button for all, or one for each.

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_NUMBER_GROUP_MAX 4

#define FOVEA_TYPE_NUMBER_GROUP (fovea_number_group_get_type ())
G_DECLARE_FINAL_TYPE (FoveaNumberGroup, fovea_number_group, FOVEA, NUMBER_GROUP, GtkWidget)

// Signal: edited (self): the user chose other numbers.
GtkWidget *fovea_number_group_new           (const char *const *names,
                                             int                n_numbers,
                                             int                least,
                                             int                greatest);
void       fovea_number_group_set_name      (FoveaNumberGroup  *self,
                                             const char        *name);
void       fovea_number_group_set_values    (FoveaNumberGroup  *self,
                                             const int         *values);
void       fovea_number_group_get_values    (FoveaNumberGroup  *self,
                                             int               *values);
GtkWidget *fovea_number_group_get_spin      (FoveaNumberGroup  *self,
                                             int                number);
int        fovea_number_group_get_n_numbers (FoveaNumberGroup  *self);

G_END_DECLS
