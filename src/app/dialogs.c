// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Message dialogs that are modal, go with their window, and can be read by a screen reader.

#include "config.h"

#include "app/dialogs.h"

#include "app/mnemonic-names.h"

#include <glib/gi18n.h>

static GtkWidget *
new_dialog (GtkWindow      *parent,
            GtkMessageType  type,
            const char     *headline,
            const char     *text)
{
  GtkWidget *dialog
    = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, type,
                              GTK_BUTTONS_NONE, "%s", headline);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  return dialog;
}

/**
 * fovea_dialogs_tell:
 * @parent: the window it is about
 * @headline: what happened, translated
 * @text: why, translated
 *
 * Tells bad news, which the user puts away.
 */
void
fovea_dialogs_tell (GtkWindow  *parent,
                    const char *headline,
                    const char *text)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  GtkWidget *dialog = new_dialog (parent, GTK_MESSAGE_ERROR, headline, text);

  gtk_dialog_add_button (GTK_DIALOG (dialog), _("_Close"), GTK_RESPONSE_CLOSE);
  fovea_mnemonic_names_set (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * fovea_dialogs_ask:
 * @parent: the window it is about
 * @headline: the question, translated
 * @text: what depends on it, translated
 * @answers: the buttons
 *
 * Asks a question. Escape answers %GTK_RESPONSE_DELETE_EVENT, which must lose nothing.
 *
 * Returns: (transfer none): the dialog, to be connected to "response", presented and destroyed
 */
GtkWidget *
fovea_dialogs_ask (GtkWindow         *parent,
                   const char        *headline,
                   const char        *text,
                   const FoveaAnswer *answers)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (answers != NULL, NULL);

  GtkWidget *dialog = new_dialog (parent, GTK_MESSAGE_QUESTION, headline, text);

  for (; answers->label != NULL; answers++)
    {
      GtkWidget *button
        = gtk_dialog_add_button (GTK_DIALOG (dialog), answers->label, answers->response);

      if (answers->is_destructive)
        gtk_widget_add_css_class (button, "destructive-action");
      gtk_dialog_set_default_response (GTK_DIALOG (dialog), answers->response);
    }
  fovea_mnemonic_names_set (dialog);
  return dialog;
}

/**
 * fovea_dialogs_put_away:
 * @dialog: a dialog that was answered
 *
 * Destroys @dialog. It lives on until its signal is done, and its window may not: they part here.
 */
void
fovea_dialogs_put_away (GtkWidget *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  gtk_widget_set_visible (dialog, FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/**
 * fovea_dialogs_get_reason:
 * @error: why something could not be read
 *
 * GIO says of an address of a kind that it cannot read only that the operation is not supported.
 *
 * Returns: (transfer none): what to tell, as long as @error lives
 */
const char *
fovea_dialogs_get_reason (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED)
           ? _("Addresses of this kind cannot be read here: save the file first")
           : error->message;
}
