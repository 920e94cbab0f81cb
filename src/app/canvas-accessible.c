// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The canvas for those who do not see it. A group with two invisible cells, of which one stands over
// the selected cell and has the focus. When the selection moves, the other takes its place: a screen
// reader speaks a cell when the focus enters it, and is silent when a focused one is renamed.

#include "config.h"

#include "app/canvas-private.h"

#include "app/cell-proxy.h"
#include "figure/describe.h"

#include <glib/gi18n.h>
#include <math.h>

// Room for the ring around the whole picture, px.
#define RING_ROOM 8

static const char *
describe_mark (FoveaCanvas *self,
               FoveaCell    cell)
{
  FoveaMarkKind kind;

  if (!fovea_session_find_mark (self->session, cell, &kind))
    return "";
  switch (kind)
    {
    case FOVEA_MARK_CHOSEN:
      return C_ ("mark", "chosen");
    case FOVEA_MARK_RIGHT:
      return C_ ("mark", "right");
    case FOVEA_MARK_MISSING:
      return C_ ("mark", "missing");
    case FOVEA_MARK_EXTRA:
      return C_ ("mark", "too many");
    case FOVEA_MARK_ASKED:
    case FOVEA_MARK_FROM:
    default:
      return C_ ("mark", "asked about");
    }
}

// Returns: (transfer full): after what has come to the front, if anything has
static char *
add_front_name (FoveaCanvas *self,
                const char  *label)
{
  if (self->front_name == NULL)
    return g_strdup (label);

  // Translators: a channel that has come to the front, the page of a lesson or a question, then the
  // cell that is selected
  return g_strdup_printf (C_ ("channel", "%s; %s"), self->front_name, label);
}

// While a question is pending a cell is its place, its number and whether it is chosen: what it sees
// may be what is asked.
static bool
name_quietly (FoveaCanvas *self,
              GtkWidget   *proxy)
{
  FoveaCell cell;

  if (!fovea_session_is_pending (self->session)
      || !fovea_session_get_selection (self->session, &cell))
    return false;

  g_autofree char *label
    = fovea_describe_cell (fovea_session_get_evaluation (self->session), cell);
  g_autofree char *name = add_front_name (self, label);

  fovea_cell_proxy_set_text (FOVEA_CELL_PROXY (proxy), name, describe_mark (self, cell));
  return true;
}

static void
name_cell (FoveaCanvas *self,
           GtkWidget   *proxy)
{
  FoveaTrace *trace = fovea_session_get_trace (self->session);

  if (name_quietly (self, proxy))
    return;
  if (trace == NULL)
    {
      g_autofree char *none = add_front_name (self, _("No cell selected"));

      fovea_cell_proxy_set_text (FOVEA_CELL_PROXY (proxy), none, _("An arrow key selects one"));
      return;
    }

  g_autofree char *label = fovea_describe_cell (fovea_trace_get_evaluation (trace),
                                                fovea_trace_get_cell (trace));
  g_autofree char *use = fovea_describe_trace (trace);
  const char *mark = describe_mark (self, fovea_trace_get_cell (trace));
  g_autofree char *description
    = mark[0] != '\0' ? g_strdup_printf (C_ ("step", "%s; %s"), mark, use) : g_strdup (use);
  FoveaSubject subject = { .evaluation = fovea_trace_get_evaluation (trace), .trace = trace };
  g_autofree char *name = NULL;
  if (self->front_name != NULL || !fovea_canvas_apply_frame (self, &subject))
    name = add_front_name (self, label);
  else
    // Translators: a step of a playback, then the cell that it fills
    name = g_strdup_printf (C_ ("step", "%s; %s"), self->frame_name, label);
  fovea_cell_proxy_set_text (FOVEA_CELL_PROXY (proxy), name, description);
}

/**
 * fovea_canvas_add_cells:
 * @self: a canvas
 *
 * Adds the two proxies, the first of them visible.
 */
void
fovea_canvas_add_cells (FoveaCanvas *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = fovea_cell_proxy_new ();
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
      gtk_widget_set_visible (self->cells[i], i == 0);
      fovea_cell_proxy_set_text (FOVEA_CELL_PROXY (self->cells[i]), _("No cell selected"), "");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Picture of the network"), -1);
}

/**
 * fovea_canvas_remove_cells:
 * @self: a canvas
 *
 * Lets go of the proxies.
 */
void
fovea_canvas_remove_cells (FoveaCanvas *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
}

/**
 * fovea_canvas_allocate_cells:
 * @self: a canvas
 *
 * Lays the visible proxy over the selected cell; over the whole picture while none is selected.
 */
void
fovea_canvas_allocate_cells (FoveaCanvas *self)
{
  GtkWidget *proxy = self->cells[self->current];
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GtkAllocation place = { RING_ROOM, RING_ROOM, MAX (0, width - 2 * RING_ROOM),
                          MAX (0, height - 2 * RING_ROOM) };
  FoveaCell cell;
  graphene_rect_t bounds;

  if (self->session != NULL && fovea_session_get_selection (self->session, &cell)
      && fovea_canvas_get_cell_bounds (self, cell, &bounds))
    {
      place.x = (int) lroundf (bounds.origin.x);
      place.y = (int) lroundf (bounds.origin.y);
      place.width = (int) lroundf (bounds.size.width);
      place.height = (int) lroundf (bounds.size.height);
    }

  gtk_widget_size_allocate (proxy, &place, -1);
}

/**
 * fovea_canvas_update_names:
 * @self: a canvas
 *
 * Names the picture and the visible proxy anew, without moving the focus.
 */
void
fovea_canvas_update_names (FoveaCanvas *self)
{
  if (!fovea_canvas_has_content (self))
    return;

  FoveaSubject subject = {
    .title = fovea_document_get_title (fovea_session_get_document (self->session)),
    .evaluation = fovea_session_get_evaluation (self->session),
    .trace = fovea_session_get_trace (self->session),
    .composition = fovea_session_get_composition (self->session),
  };
  g_autofree char *description = fovea_describe_subject (&subject, self->view);

  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
    fovea_session_is_pending (self->session)
      ? fovea_question_get_text (fovea_session_get_question (self->session))
      : _("Picture of the network"),
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  name_cell (self, self->cells[self->current]);
}

/**
 * fovea_canvas_announce_selection:
 * @self: a canvas
 *
 * Follows the selection: if the focus is in the canvas, it moves to the other proxy, which a screen
 * reader speaks; else the visible one is renamed.
 */
void
fovea_canvas_announce_selection (FoveaCanvas *self)
{
  if (self->session == NULL)
    return;

  GtkWidget *old = self->cells[self->current];
  self->has_news = self->n_quiet > 0;
  if (gtk_widget_has_focus (old) && self->n_quiet == 0)
    {
      self->current ^= 1;
      GtkWidget *now = self->cells[self->current];
      name_cell (self, now);
      gtk_widget_set_visible (now, TRUE);
      gtk_widget_grab_focus (now);
      gtk_widget_set_visible (old, FALSE);
    }

  fovea_canvas_update_names (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
tell_news (FoveaCanvas *self)
{
  fovea_canvas_announce_selection (self);
  if (self->n_quiet == 0)
    g_clear_pointer (&self->front_name, g_free);
}

/**
 * fovea_canvas_begin_quiet:
 * @self: a canvas
 *
 * Has the changes that follow spoken as one, in fovea_canvas_end_quiet(): of two cells that take the
 * focus in one moment a screen reader may speak neither.
 */
void
fovea_canvas_begin_quiet (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  self->n_quiet++;
}

/**
 * fovea_canvas_end_quiet:
 * @self: a canvas after fovea_canvas_begin_quiet()
 *
 * Has what changed meanwhile spoken once, if the focus is in the canvas.
 */
void
fovea_canvas_end_quiet (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && self->n_quiet > 0);

  self->n_quiet--;
  if (self->n_quiet == 0 && self->has_news)
    tell_news (self);
}

/**
 * fovea_canvas_tell:
 * @self: a canvas
 * @text: what a screen reader is to say
 *
 * Has @text spoken, and the selected cell after it, if the focus is in the canvas.
 */
void
fovea_canvas_tell (FoveaCanvas *self,
                   const char  *text)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));
  g_return_if_fail (text != NULL);

  g_free (self->front_name);
  self->front_name = g_strdup (text);
  tell_news (self);
}
