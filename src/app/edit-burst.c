// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One burst a document, kept with it: whatever control edits next ends the burst of another.

#include "config.h"

#include "app/edit-burst.h"

// A pause of this length ends a burst.
#define PAUSE_MS 1000

typedef struct
{
  FoveaDocument *document; // borrowed: the burst is freed with it
  const void *control;     // compared, never followed
  guint timeout_id;        // 0: no burst
} Burst;

static void
free_burst (gpointer data)
{
  Burst *burst = data;

  g_clear_handle_id (&burst->timeout_id, g_source_remove);
  g_free (burst);
}

static Burst *
get_burst (FoveaDocument *document)
{
  Burst *burst = g_object_get_data (G_OBJECT (document), "edit-burst");

  if (burst == NULL)
    {
      burst = g_new0 (Burst, 1);
      burst->document = document;
      g_object_set_data_full (G_OBJECT (document), "edit-burst", burst, free_burst);
    }
  return burst;
}

static gboolean
pause_cb (gpointer data)
{
  Burst *burst = data;

  burst->timeout_id = 0;
  fovea_document_end_gesture (burst->document);
  return G_SOURCE_REMOVE;
}

/**
 * fovea_edit_burst_begin:
 * @document: what is about to be edited
 * @control: what edits it, compared only
 * @name: (nullable): what the step is called, translated; %NULL: by what differs
 *
 * Makes the next edit part of the step of the last one, if @control made that one a moment
 * ago; else of a new step.
 */
void
fovea_edit_burst_begin (FoveaDocument *document,
                        const void    *control,
                        const char    *name)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (document));

  Burst *burst = get_burst (document);

  if (burst->timeout_id == 0 || burst->control != control)
    {
      if (name != NULL)
        fovea_document_begin_step (document, name);
      else
        fovea_document_begin_gesture (document);
    }
  burst->control = control;
  g_clear_handle_id (&burst->timeout_id, g_source_remove);
  burst->timeout_id = g_timeout_add (PAUSE_MS, pause_cb, burst);
}

/**
 * fovea_edit_burst_end:
 * @document: a document
 *
 * Makes the next edit a step of its own.
 */
void
fovea_edit_burst_end (FoveaDocument *document)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (document));

  Burst *burst = get_burst (document);

  g_clear_handle_id (&burst->timeout_id, g_source_remove);
  fovea_document_end_gesture (document);
}
