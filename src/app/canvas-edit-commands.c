// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to the block that is selected: fill, randomise, copy, paste. Each command is one
// step of the document's history.

#include "config.h"

#include "app/canvas-edit-private.h"

#include "app/edit-burst.h"
#include "app/pasting.h"
#include "document/clipboard-text.h"

#include <glib/gi18n.h>
#include <string.h>

// Random cells are whole numbers below this.
#define RANDOM_PAST 10

static bool
run_command (FoveaCanvasEdit       *self,
             const FoveaEditTarget *target,
             const float           *values,
             const char            *name)
{
  FoveaDocument *document = fovea_canvas_edit_get_document (self);
  g_autoptr (GError) error = NULL;

  fovea_edit_burst_end (document);
  fovea_document_begin_step (document, name);
  bool is_done = fovea_document_set_block (document, target->grid, target->rows, target->columns,
                                           values, &error);
  fovea_document_end_gesture (document);
  fovea_canvas_edit_show_message (self, is_done ? NULL : error->message);
  return is_done;
}

// What is selected; if nothing is that can be edited, every channel of the input, unless the picture
// is still of another one.
static bool
find_targets (FoveaCanvas     *canvas,
              FoveaEditTarget *target, // the first
              int             *n_channels)
{
  *n_channels = 1;
  if (fovea_canvas_get_edit_target (canvas, target))
    return true;
  if (!fovea_canvas_has_content (canvas) || fovea_session_is_pending (canvas->session)
      || fovea_session_get_state (canvas->session) != FOVEA_SESSION_CURRENT)
    return false;

  FoveaShape shape = fovea_tensor_get_shape (
    fovea_document_get_input (fovea_canvas_edit_get_document (canvas->edit)));

  *target = (FoveaEditTarget){ .rows = { 0, shape.n_rows }, .columns = { 0, shape.n_columns } };
  *n_channels = shape.n_channels;
  return true;
}

// One step, of a constant or of whole numbers from 0 to 9.
static void
fill (FoveaCanvas *canvas,
      GRand       *random, // (nullable)
      float        value,
      const char  *name)
{
  FoveaDocument *document;
  FoveaEditTarget target;
  g_autoptr (GError) error = NULL;
  int n_channels;

  if (!find_targets (canvas, &target, &n_channels))
    return;

  int n_values = fovea_range_get_length (target.rows) * fovea_range_get_length (target.columns);
  g_autofree float *values = g_new (float, n_values);

  document = fovea_canvas_edit_get_document (canvas->edit);
  fovea_edit_burst_end (document);
  fovea_document_begin_step (document, name);
  for (int channel = 0; channel < n_channels && error == NULL; channel++)
    {
      for (int i = 0; i < n_values; i++)
        values[i] = random != NULL ? (float) g_rand_int_range (random, 0, RANDOM_PAST) : value;
      fovea_document_set_block (document, target.grid, target.rows, target.columns, values, &error);
      target.grid.inner += n_channels > 1;
    }
  fovea_document_end_gesture (document);
  fovea_canvas_edit_show_message (canvas->edit, error != NULL ? error->message : NULL);
}

/**
 * fovea_canvas_fill:
 * @canvas: a canvas
 * @value: a finite number
 * @name: what the step is called, translated
 *
 * Sets all numbers of the block that is selected; without one, of the input.
 */
void
fovea_canvas_fill (FoveaCanvas *canvas,
                   float        value,
                   const char  *name)
{
  g_return_if_fail (FOVEA_IS_CANVAS (canvas));

  fill (canvas, NULL, value, name);
}

/**
 * fovea_canvas_randomise:
 * @canvas: a canvas
 *
 * Fills the block that is selected, without one the input, with whole numbers from 0 to 9, other
 * ones each time, the same in each run of the program.
 */
void
fovea_canvas_randomise (FoveaCanvas *canvas)
{
  g_return_if_fail (FOVEA_IS_CANVAS (canvas));

  g_autoptr (GRand) random = g_rand_new_with_seed (canvas->edit->seed++);

  fill (canvas, random, 0, C_ ("edit", "Randomise"));
}

/**
 * fovea_canvas_select_grid:
 * @canvas: a canvas
 *
 * Makes the block that is selected the whole grid.
 */
void
fovea_canvas_select_grid (FoveaCanvas *canvas)
{
  FoveaEditTarget target;

  if (!fovea_canvas_get_edit_target (canvas, &target))
    return;
  canvas->edit->anchor_row = 0;
  canvas->edit->anchor_column = 0;
  fovea_canvas_edit_extend (canvas->edit, G_MAXINT, G_MAXINT);
}

// Returns: (transfer full) (nullable): a result that is selected, as a number for code
static char *
dup_result (FoveaCanvas *canvas)
{
  FoveaCell cell;

  if (!fovea_canvas_has_content (canvas) || fovea_session_is_pending (canvas->session)
      || !fovea_session_get_selection (canvas->session, &cell))
    return NULL;

  float value
    = fovea_evaluation_get_value (fovea_session_get_evaluation (canvas->session), cell);
  return fovea_clipboard_format_tsv (&value, 1, 1);
}

/**
 * fovea_canvas_dup_target_text:
 * @canvas: a canvas
 * @is_numpy: whether for NumPy, else for a spreadsheet
 *
 * Returns: (transfer full) (nullable): the block that is selected as text, or the result
 */
char *
fovea_canvas_dup_target_text (FoveaCanvas *canvas,
                              bool         is_numpy)
{
  FoveaEditTarget target;

  if (!fovea_canvas_get_edit_target (canvas, &target))
    return dup_result (canvas);

  int n_rows, n_columns;
  const float *cells = fovea_content_get_grid (
    fovea_document_get_content (fovea_canvas_edit_get_document (canvas->edit)), target.grid,
    &n_rows, &n_columns);
  int height = fovea_range_get_length (target.rows);
  int width = fovea_range_get_length (target.columns);
  g_autofree float *values = g_new (float, height * width);

  for (int row = 0; row < height; row++)
    memcpy (values + row * width,
            cells + (gsize) (target.rows.first + row) * (gsize) n_columns + target.columns.first,
            (gsize) width * sizeof *values);
  return is_numpy ? fovea_clipboard_format_numpy (values, height, width)
                  : fovea_clipboard_format_tsv (values, height, width);
}

static void
say_what_was_left_out (FoveaCanvas *canvas,
                       FoveaShape   pasted,
                       int          n_rows, // that there was room for
                       int          n_columns)
{
  g_autofree char *message
    = g_strdup_printf (_("%d×%d numbers are more than the %d×%d that fit here"), pasted.n_rows,
                       pasted.n_columns, n_rows, n_columns);

  if (n_rows < pasted.n_rows || n_columns < pasted.n_columns)
    fovea_canvas_edit_show_message (canvas->edit, message);
}

// What of @pasted fits from the first cell on; one number fills the block.
static void
paste_tensor (FoveaCanvas     *canvas,
              FoveaEditTarget *target,
              FoveaTensor     *pasted)
{
  FoveaShape shape = fovea_tensor_get_shape (pasted);
  int n_rows, n_columns;

  if (shape.n_rows == 1 && shape.n_columns == 1)
    {
      fovea_canvas_fill (canvas, fovea_tensor_get (pasted, 0, 0, 0), C_ ("edit", "Paste"));
      return;
    }
  fovea_canvas_edit_get_size (canvas->edit, target->grid, &n_rows, &n_columns);
  target->rows.past = MIN (n_rows, target->rows.first + shape.n_rows);
  target->columns.past = MIN (n_columns, target->columns.first + shape.n_columns);

  int height = fovea_range_get_length (target->rows);
  int width = fovea_range_get_length (target->columns);
  g_autofree float *values = g_new (float, height * width);

  for (int row = 0; row < height; row++)
    for (int column = 0; column < width; column++)
      values[row * width + column] = fovea_tensor_get (pasted, 0, row, column);
  if (!run_command (canvas->edit, target, values, C_ ("edit", "Paste")))
    return;
  canvas->edit->anchor_row = target->rows.first;
  canvas->edit->anchor_column = target->columns.first;
  fovea_canvas_edit_extend (canvas->edit, target->rows.past - 1, target->columns.past - 1);
  say_what_was_left_out (canvas, shape, height, width);
}

/**
 * fovea_canvas_paste:
 * @canvas: a canvas
 * @text: numbers, see fovea_clipboard_parse()
 *
 * Lays the numbers over the grid from the upper left of the block that is selected; what does not
 * fit is left out, and said to be, as is in the canvas what cannot be read.
 */
void
fovea_canvas_paste (FoveaCanvas *canvas,
                    const char  *text)
{
  g_return_if_fail (FOVEA_IS_CANVAS (canvas) && text != NULL);

  FoveaEditTarget target;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaTensor) pasted = fovea_clipboard_parse (text, &error);

  if (!fovea_canvas_get_edit_target (canvas, &target))
    return;
  if (pasted == NULL)
    fovea_canvas_edit_show_message (canvas->edit, error->message);
  else
    paste_tensor (canvas, &target, pasted);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (FoveaCanvas) canvas = data;
  g_autofree char *text
    = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && canvas->edit != NULL)
    fovea_canvas_paste (canvas, text);
}

// Where no number is selected that can be changed, the input is what is meant. A picture alone is no
// number for a cell.
static bool
is_for_input (FoveaCanvas  *canvas,
              GdkClipboard *clipboard)
{
  FoveaEditTarget target;

  if (!fovea_canvas_get_edit_target (canvas, &target))
    return true;

  return target.grid.layer == 0 && fovea_pasting_has_picture (clipboard)
         && !fovea_pasting_has_text (clipboard);
}

/**
 * fovea_canvas_paste_clipboard:
 * @canvas: a canvas
 *
 * Pastes the text on the clipboard, soon. A picture becomes the input of the window, and so does
 * text where no cell of the input or of a kernel is selected.
 */
void
fovea_canvas_paste_clipboard (FoveaCanvas *canvas)
{
  g_return_if_fail (FOVEA_IS_CANVAS (canvas));

  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (canvas));

  if (is_for_input (canvas, clipboard))
    gtk_widget_activate_action (GTK_WIDGET (canvas), "win.input-paste", NULL);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (canvas));
}
