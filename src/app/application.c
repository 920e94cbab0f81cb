// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes windows, gives every action its keys, and keeps the colours. A document that cannot be
// opened leaves a window with the worked example and a sentence that says why.

#include "config.h"

#include "app/application.h"

#include "app/color-scheme.h"
#include "app/icon-buttons.h"
#include "app/languages.h"
#include "app/opening.h"
#include "app/panes.h"
#include "app/restoring.h"
#include "app/recording.h"
#include "app/resources.h"
#include "app/settings.h"
#include "app/window.h"
#include "figure/language.h"

#include <glib/gi18n.h>

struct _FoveaApplication
{
  GtkApplication parent_instance;

  // Owned
  FoveaSettings *settings;
  FoveaColorScheme *color_scheme;
};

G_DEFINE_FINAL_TYPE (FoveaApplication, fovea_application, GTK_TYPE_APPLICATION)

// Keep in step with ui/help-overlay.ui; a test compares the two.
static const struct
{
  const char *action;
  const char *keys[4];
} shortcuts[] = {
  { "app.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.examples", { "<Control><Shift>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control><Shift>e" } },
  { "win.print", { "<Control>p" } },
  { "win.copy-picture", { "<Control><Shift>c" } },
  { "win.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.layers", { "F7" } },
  { "win.stop-evaluation", { "<Control>period" } },
  { "win.toggle-painting", { "<Control>b" } },
  { "win.input-file", { "<Control>i" } },
  { "win.view::row", { "<Control>1" } },
  { "win.view::pyramid", { "<Control>2" } },
  { "win.view::step", { "<Control>3" } },
  { "win.view::compare", { "<Control>4" } },
  { "win.view::kernels", { "<Control>5" } },
  { "win.channels::tiles", { "<Alt>1" } },
  { "win.channels::sheets", { "<Alt>2" } },
  { "win.channels::single", { "<Alt>3" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.zoom-fit", { "<Control>9", "<Control>KP_9" } },
  { "win.sum-all", { "<Control>e" } },
  { "win.inspector", { "F9" } },
  { "win.next-part", { "F6" } },
  { "win.previous-part", { "<Shift>F6" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.help", { "F1" } },
  { "win.what-is-this", { "<Shift>F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.toggle-fullscreen", { "F11" } },
  { "win.present", { "F5", "<Shift>F5" } },
  { "win.toggle-playback", { "F8" } },
  { "win.practice", { "F4" } },
  { "win.answer-question", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.reveal-answer", { "<Control>r" } },
  { "win.next-page", { "<Control>Page_Down" } },
  { "win.previous-page", { "<Control>Page_Up" } },
  { "win.first-page", { "<Alt>Home", "<Alt>KP_Home" } },
  { "win.record-lesson", { "<Control><Shift>l" } },
};

static FoveaWindow *
add_window (FoveaApplication *self)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (FoveaDocument) document = fovea_document_new (content);

  return fovea_window_new (GTK_APPLICATION (self), self->settings, self->color_scheme, document);
}

// A document from which a network is built: a 7×7 input of zeros and no layers.
static FoveaContent *
new_empty_content (void)
{
  FoveaShape shape = { 1, 7, 7 };
  const float values[7 * 7] = { 0 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, NULL, 0, NULL);

  return fovea_content_new (NULL, network, input);
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  FoveaApplication *self = data;
  g_autoptr (FoveaContent) content = new_empty_content ();
  g_autoptr (FoveaDocument) document = fovea_document_new (content);

  gtk_window_present (GTK_WINDOW (fovea_window_new (GTK_APPLICATION (self), self->settings,
                                                    self->color_scheme, document)));
}

static FoveaWindow *
find_window (FoveaApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  while (windows != NULL && !FOVEA_IS_WINDOW (windows->data))
    windows = windows->next;
  return windows != NULL ? windows->data : NULL;
}

static void close_next_window (FoveaApplication *self);

static void
close_answer_cb (FoveaWindow *window,
                 bool         may_close,
                 gpointer     data)
{
  if (!may_close)
    return;
  gtk_window_destroy (GTK_WINDOW (window));
  close_next_window (data);
}

// One window after the other is asked; the first that is to stay ends it.
static void
close_next_window (FoveaApplication *self)
{
  FoveaWindow *window = find_window (self);

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  fovea_recording_ask_to_close (window, close_answer_cb, self);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  close_next_window (data);
}

static const GActionEntry actions[] = {
  { "new", new_cb, NULL, NULL, NULL },
  { "quit", quit_cb, NULL, NULL, NULL },
};

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/foveaapp/Fovea/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

// The desktop may ask for no motion, too; nothing here asks for more than it allows.
static void
animations_notify_cb (FoveaApplication *self)
{
  GtkSettings *desktop = gtk_settings_get_default ();
  gboolean animations;

  g_object_get (self->settings, "animations", &animations, NULL);
  if (animations)
    gtk_settings_reset_property (desktop, "gtk-enable-animations");
  else
    g_object_set (desktop, "gtk-enable-animations", FALSE, NULL);
}

static void
fovea_application_startup (GApplication *application)
{
  FoveaApplication *self = FOVEA_APPLICATION (application);

  fovea_resources_register ();
  G_APPLICATION_CLASS (fovea_application_parent_class)->startup (application);

  // The words may be in another language than the system's locale.
  g_autofree char *language = fovea_language_dup_current ();
  gtk_widget_set_default_direction (fovea_language_is_rtl (language) ? GTK_TEXT_DIR_RTL
                                                                     : GTK_TEXT_DIR_LTR);
  fovea_languages_choose_font (gtk_settings_get_default ());

  self->settings = fovea_settings_new ();
  self->color_scheme = fovea_color_scheme_new (self->settings);
  g_signal_connect_object (self->settings, "notify::animations",
                           G_CALLBACK (animations_notify_cb), self, G_CONNECT_SWAPPED);
  animations_notify_cb (self);
  add_style ();
  fovea_icon_buttons_speak_names ();
  fovea_panes_keep_focus (gtk_window_get_toplevels ());
  gtk_window_set_default_icon_name (FOVEA_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           shortcuts[i].keys);
}

static void
fovea_application_activate (GApplication *application)
{
  FoveaWindow *window = add_window (FOVEA_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  fovea_restoring_offer (window);
}

static void
fovea_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  FoveaApplication *self = FOVEA_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      FoveaWindow *window = add_window (self);
      gtk_window_present (GTK_WINDOW (window));
      fovea_opening_take (window, files[i]);
      if (i == n_files - 1)
        fovea_restoring_offer (window);
    }
}

static void
fovea_application_shutdown (GApplication *application)
{
  FoveaApplication *self = FOVEA_APPLICATION (application);

  g_clear_object (&self->color_scheme);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (fovea_application_parent_class)->shutdown (application);
}

static void
fovea_application_class_init (FoveaApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->startup = fovea_application_startup;
  application_class->activate = fovea_application_activate;
  application_class->open = fovea_application_open;
  application_class->shutdown = fovea_application_shutdown;
}

static void
fovea_application_init (FoveaApplication *self)
{
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[DOCUMENT…]"));
  g_application_set_option_context_summary (
    G_APPLICATION (self),
    _("Shows what a stack of convolutions sees. Without a document: the worked example, two 3×3 "
      "convolutions that see what one 5×5 sees."));
}

/**
 * fovea_application_new:
 * @flags: %G_APPLICATION_NON_UNIQUE for tests; documents can always be opened
 *
 * Returns: (transfer full): the program, to be run
 */
FoveaApplication *
fovea_application_new (GApplicationFlags flags)
{
  return g_object_new (FOVEA_TYPE_APPLICATION, "application-id", FOVEA_APPLICATION_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/foveaapp/Fovea", NULL);
}
