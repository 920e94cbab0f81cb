// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Steps of a playback and nested windows in the export dialog, as the command line has them.

#include "config.h"

#include "export-dialog-fixture.h"

static void
test_steps_in_one_file (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);

  choose (dialog, "format", 1);
  choose (dialog, "what", 1);
  choose (dialog, "size_mode", 2);
  assert_same_bytes (dialog, "steps.pdf");
  tick (dialog, "cropped", true);
  assert_same_bytes (dialog, "cut.pdf");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// One of them, at either pace; and a nested window in each.
static void
test_one_step_and_a_nested_window (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  GtkEditable *hover = GTK_EDITABLE (find_control (dialog, "hover"));

  choose (dialog, "format", 0);
  gtk_editable_set_text (hover, "1:0,2,2");
  assert_same_bytes (dialog, "nested.svg");

  g_autofree char *nested = dup_export (dialog, "nested.svg");

  gtk_editable_set_text (hover, "");

  g_autofree char *plain = dup_export (dialog, "plain.svg");

  g_assert_cmpstr (nested, !=, plain);
  choose (dialog, "what", 2);
  choose (dialog, "pace", 1);
  set_number (dialog, "step", 7);
  assert_same_bytes (dialog, "step.svg");

  g_autofree char *command = fovea_export_dialog_dup_command (dialog, NULL);

  g_assert_nonnull (strstr (command, " --step=7 --pace=cell"));
  g_assert_null (strstr (command, "--cell"));

  // The worked example has 25 and 9 places; a step beyond the last is the last.
  set_number (dialog, "step", 99);
  g_assert_cmpfloat (
    gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_control (dialog, "step"))), ==, 34);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// What names no cell is told, and nothing is written.
static void
test_no_such_nested_window (void)
{
  static const char *const texts[] = { "1", "1:0,2", "9:0,0,0", "1:0,5,0", "1:0,0,0 ", "-1:0,0,0" };
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/a.svg");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      gtk_editable_set_text (GTK_EDITABLE (find_control (dialog, "hover")), texts[i]);
      g_assert_false (fovea_export_dialog_save (dialog, file, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_null (fovea_export_dialog_dup_command (dialog, NULL));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// As the window shows it: the hovered cell is asked for when the dialog opens.
static void
test_begins_as_the_window_is (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  FoveaStep step = fovea_animation_get_step (
    fovea_evaluation_get_network (fovea_session_get_evaluation (session)), FOVEA_PACE_CELL, 11);

  fovea_session_select (session, step.cell);
  fovea_session_hover (session, (FoveaCell){ 1, 0, 1, 3 });
  fovea_canvas_show_step (fovea_window_get_canvas (window), &step, "");

  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *command = fovea_export_dialog_dup_command (dialog, NULL);

  g_assert_nonnull (strstr (command, " --hover=1:0,1,3"));
  g_assert_nonnull (strstr (command, " --step=12 --pace=cell"));
  assert_same_bytes (dialog, "a.svg");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// Over numbers, the wheel scrolls the list of choices; nothing changes in passing.
static void
test_wheel_changes_nothing (void)
{
  static const char *const names[] = { "step", "delay", "font_size", "width", "resolution", "margin" };
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GListModel) controllers
        = gtk_widget_observe_controllers (find_control (dialog, names[i]));

      for (guint j = 0; j < g_list_model_get_n_items (controllers); j++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, j);

          if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
            g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==,
                             GTK_PHASE_NONE);
        }
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/export-steps/steps-in-one-file", test_steps_in_one_file);
  g_test_add_func ("/export-steps/one-step-and-a-nested-window",
                   test_one_step_and_a_nested_window);
  g_test_add_func ("/export-steps/no-such-nested-window", test_no_such_nested_window);
  g_test_add_func ("/export-steps/begins-as-the-window-is", test_begins_as_the_window_is);
  g_test_add_func ("/export-steps/wheel-changes-nothing", test_wheel_changes_nothing);

  return g_test_run ();
}
