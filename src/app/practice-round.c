// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A popover that begins a round anew when it is asked to: nothing changes while it is filled in.

#include "config.h"

#include "app/practice-round.h"

#include "app/mnemonic-names.h"

#include <glib/gi18n.h>

#define MAX_SEED 999999

// Freed with the popover.
typedef struct
{
  FoveaPractice *practice; // borrowed: lives as long as the bar that owns the popover
  GtkWidget *popover;
  GtkWidget *seed;
  GtkWidget *kinds[FOVEA_N_QUESTION_KINDS];
} Round;

static void
show_cb (Round *self)
{
  guint kinds = fovea_practice_get_kinds (self->practice);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->seed),
                             (double) fovea_practice_get_seed (self->practice));
  for (int kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->kinds[kind]),
                                 (kinds & (1u << kind)) != 0);
}

static void
start_cb (Round *self)
{
  guint64 seed = (guint64) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->seed));
  guint kinds = 0;

  for (int kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->kinds[kind])))
      kinds |= 1u << kind;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  fovea_practice_start (self->practice, kinds, seed);
}

static void
copy_cb (Round *self)
{
  gtk_widget_activate_action (self->popover, "win.copy-tally", NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static GtkWidget *
new_code (Round *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Class _code"));

  self->seed = gtk_spin_button_new_with_range (0, MAX_SEED, 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->seed);
  gtk_widget_set_tooltip_text (self->seed, _("The same questions for the same code"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seed), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Class code"), -1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->seed);
  return row;
}

static GtkWidget *
new_button (Round      *self,
            const char *label,
            const char *tooltip,
            void      (*callback) (Round *self))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  fovea_mnemonic_names_set (button);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (callback), self);
  return button;
}

/**
 * fovea_practice_round_new:
 * @practice: what it sets up; must live longer than the popover
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
fovea_practice_round_new (FoveaPractice *practice)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (practice), NULL);

  Round *self = g_new0 (Round, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->practice = practice;
  self->popover = gtk_popover_new ();
  gtk_box_append (GTK_BOX (box), new_code (self));
  for (int kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    {
      self->kinds[kind] = gtk_check_button_new_with_label (fovea_question_kind_get_label (kind));
      gtk_box_append (GTK_BOX (box), self->kinds[kind]);
    }
  gtk_box_append (GTK_BOX (box), new_button (self, _("_Begin Anew"),
                                             _("A new round with this code and these kinds"),
                                             start_cb));
  gtk_box_append (GTK_BOX (box), new_button (self, _("Copy _Tally"),
                                             _("Copy the questions and your answers as text"),
                                             copy_cb));
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Round of questions"), -1);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (show_cb), self);
  g_object_set_data_full (G_OBJECT (self->popover), "round", self, g_free);
  return self->popover;
}
