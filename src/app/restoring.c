// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drafts that nobody claims are named in one question. Nothing is thrown away without a clear word:
// who closes the question is asked again at the next start.

#include "config.h"

#include "app/restoring.h"

#include "app/dialogs.h"
#include "app/opening.h"
#include "app/recording.h"

#include <glib/gi18n.h>

enum
{
  ANSWER_RESTORE = 1,
  ANSWER_DISCARD,
};

// What is offered over which window; the dialog owns it.
typedef struct
{
  FoveaWindow *window; // borrowed: the dialog goes with it
  GPtrArray *drafts;   // owned
} Offer;

static void
free_offer (gpointer  data,
            GClosure *closure)
{
  Offer *offer = data;

  g_ptr_array_unref (offer->drafts);
  g_free (offer);
}

static bool
restore_document (FoveaWindow  *window,
                  FoveaDraft   *draft,
                  GError      **error)
{
  g_autoptr (FoveaKeeper) keeper = fovea_keeper_restore (draft, error);

  if (keeper != NULL)
    fovea_opening_show (window, keeper);
  return keeper != NULL;
}

static bool
restore_lesson (FoveaWindow  *window,
                FoveaDraft   *draft,
                GError      **error)
{
  g_autoptr (FoveaLessonKeeper) keeper = fovea_lesson_keeper_restore (draft, error);

  if (keeper != NULL)
    fovea_recording_resume (window, keeper);
  return keeper != NULL;
}

// A draft that cannot be read is told of and left alone: a newer program may read it.
static void
restore (FoveaWindow *window,
         FoveaDraft  *draft)
{
  g_autoptr (GError) error = NULL;
  bool is_restored = fovea_draft_is_lesson (draft) ? restore_lesson (window, draft, &error)
                                                   : restore_document (window, draft, &error);

  if (!is_restored)
    fovea_dialogs_tell (GTK_WINDOW (window), _("A draft cannot be restored"), error->message);
}

static void
response_cb (GtkWidget *dialog,
             int        response,
             Offer     *offer)
{
  for (guint i = 0; i < offer->drafts->len; i++)
    if (response == ANSWER_RESTORE)
      restore (offer->window, offer->drafts->pdata[i]);
    else if (response == ANSWER_DISCARD)
      fovea_draft_remove (offer->drafts->pdata[i]);
  fovea_dialogs_put_away (dialog);
}

static char *
dup_document_title (FoveaDraft       *draft,
                    FoveaDraftOrigin *origin)
{
  g_autoptr (FoveaContent) content = fovea_draft_read (draft, origin, NULL);
  const char *title = content != NULL ? fovea_content_get_title (content) : NULL;

  return g_strdup (title != NULL ? title : _("Untitled"));
}

static char *
dup_lesson_title (FoveaDraft       *draft,
                  FoveaDraftOrigin *origin)
{
  g_autoptr (GBytes) bytes = fovea_draft_read_bytes (draft, FOVEA_DRAFT_LESSON, origin, NULL);
  g_autoptr (FoveaLessonDraft) lesson
    = bytes != NULL ? fovea_lesson_draft_parse (bytes, NULL, NULL) : NULL;

  return g_strdup (lesson != NULL ? fovea_lesson_draft_get_title (lesson) : _("Untitled"));
}

// “edges.fovea, 2026-11-24 12:30”: no language reads the date otherwise, and the words need not be in
// the language of the locale.
static char *
describe (FoveaDraft *draft)
{
  g_auto (FoveaDraftOrigin) origin = { NULL };
  g_autofree char *title = fovea_draft_is_lesson (draft) ? dup_lesson_title (draft, &origin)
                                                         : dup_document_title (draft, &origin);
  g_autoptr (GDateTime) time = fovea_draft_get_time (draft);
  g_autoptr (GFile) file = origin.uri != NULL ? g_file_new_for_uri (origin.uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown_name = name != NULL ? g_filename_display_name (name) : NULL;
  g_autofree char *shown_time = time != NULL ? g_date_time_format (time, "%F %H:%M") : NULL;

  return g_strdup_printf ("• %s, %s", shown_name != NULL ? shown_name : title,
                          shown_time != NULL ? shown_time : "");
}

static void
ask (FoveaWindow *window,
     GPtrArray   *drafts)
{
  const FoveaAnswer answers[] = {
    { _("Ask _Later"), GTK_RESPONSE_CANCEL },
    { _("_Discard"), ANSWER_DISCARD, true },
    { _("_Restore"), ANSWER_RESTORE },
    { NULL },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autofree char *line = describe (drafts->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  GtkWidget *dialog
    = fovea_dialogs_ask (GTK_WINDOW (window),
                         // Translators: a list of documents and lessons follows
                         _("Fovea ended before this was saved. Restore it?"), text->str, answers);
  Offer *offer = g_new0 (Offer, 1);

  offer->window = window;
  offer->drafts = g_ptr_array_ref (drafts);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), offer, free_offer, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * fovea_restoring_offer:
 * @window: a window
 *
 * Offers the drafts that were left behind, if there are any.
 *
 * Returns: whether there were any
 */
bool
fovea_restoring_offer (FoveaWindow *window)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window), false);

  g_autofree char *folder = fovea_drafts_dup_folder ();
  g_autoptr (GPtrArray) drafts = fovea_drafts_find (folder);

  if (drafts->len == 0)
    return false;
  ask (window, drafts);
  return true;
}
