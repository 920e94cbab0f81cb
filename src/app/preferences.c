// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each choice is stored as it is made, and every window follows; there is nothing to apply. Lists are
// in ui/preferences.ui, in the order of the words here.

#include "config.h"

#include "app/preferences.h"

#include "app/mnemonic-names.h"
#include "app/scroll-names.h"
#include "app/wrap.h"
#include "figure/language.h"

struct _FoveaPreferences
{
  GtkWindow parent_instance;

  // Owned
  FoveaSettings *settings;

  // Template
  GtkWidget *scroller;
  GtkWidget *palette;
  GtkWidget *strip;
  GtkWidget *numbers;
  GtkWidget *show_numbers;
  GtkWidget *sum_all;
  GtkWidget *flip_kernels;
  GtkWidget *color_scheme;
  GtkWidget *language;
  GtkWidget *animations;

  // State
  bool is_showing; // what is selected is stored already
};

G_DEFINE_FINAL_TYPE (FoveaPreferences, fovea_preferences, GTK_TYPE_WINDOW)

// A list, and the word that is stored for each of its rows.
typedef struct
{
  const char *property;
  gsize widget; // offset in FoveaPreferences
  const char *const *words;
  guint n_words;
} Choice;

static const char *const palettes[] = { "hue", "viridis", "cividis", "grey", "photo" };

G_STATIC_ASSERT (G_N_ELEMENTS (palettes) == FOVEA_N_RAMPS);

static const char *const forms[]
  = { "auto",    "fixed0",  "fixed1",  "fixed2",  "fixed3",
      "digits2", "digits3", "digits4", "digits6", "fractions" };
static const char *const schemes[] = { "system", "light", "dark", "contrast" };

static const Choice choices[] = {
  { "palette", G_STRUCT_OFFSET (FoveaPreferences, palette), palettes, G_N_ELEMENTS (palettes) },
  { "numbers", G_STRUCT_OFFSET (FoveaPreferences, numbers), forms, G_N_ELEMENTS (forms) },
  { "color-scheme", G_STRUCT_OFFSET (FoveaPreferences, color_scheme), schemes,
    G_N_ELEMENTS (schemes) },
  { "language", G_STRUCT_OFFSET (FoveaPreferences, language), NULL, 0 },
};

static guint
count_words (const Choice *choice)
{
  return choice->words != NULL ? choice->n_words : (guint) fovea_languages_get_n () + 1;
}

// Of languages the first is the system's.
static const char *
get_word (const Choice *choice,
          guint         i)
{
  if (choice->words != NULL)
    return choice->words[i];

  return i == 0 ? "" : fovea_languages_get_code ((int) i - 1);
}

static void
list_languages (FoveaPreferences *self)
{
  GtkStringList *list
    = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->language)));

  for (int i = 0; i < fovea_languages_get_n (); i++)
    gtk_string_list_append (list, fovea_languages_get_name (i));
}

static GtkDropDown *
get_list (FoveaPreferences *self,
          const Choice     *choice)
{
  return G_STRUCT_MEMBER (gpointer, self, choice->widget);
}

static void
choice_notify_cb (FoveaPreferences *self,
                  GParamSpec       *pspec,
                  GtkDropDown      *list)
{
  guint selected = gtk_drop_down_get_selected (list);

  if (self->settings == NULL || self->is_showing)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (get_list (self, &choices[i]) == list && selected < count_words (&choices[i]))
      g_object_set (self->settings, choices[i].property, get_word (&choices[i], selected), NULL);
}

// A stored word that is not known selects nothing, and is kept.
static void
show_choices (FoveaPreferences *self)
{
  self->is_showing = true;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *word = NULL;
      guint selected = GTK_INVALID_LIST_POSITION;

      g_object_get (self->settings, choices[i].property, &word, NULL);
      for (guint k = 0; k < count_words (&choices[i]); k++)
        if (g_strcmp0 (word, get_word (&choices[i], k)) == 0)
          selected = k;
      gtk_drop_down_set_selected (get_list (self, &choices[i]), selected);
    }
  self->is_showing = false;
  gtk_widget_queue_draw (self->strip);
}

static void
draw_strip_cb (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        data)
{
  FoveaPreferences *self = data;
  GdkRGBA ink;

  if (self->settings == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &ink);

  bool is_dark = ink.red + ink.green + ink.blue > 1.5f;
  const FoveaTheme *theme
    = fovea_theme_get_with_ramp (is_dark ? FOVEA_THEME_DARK : FOVEA_THEME_LIGHT,
                                 fovea_settings_get_palette (self->settings));

  for (int x = 0; x < width; x++)
    {
      double value = width > 1 ? 2.0 * x / (width - 1) - 1 : 0;
      FoveaColor color = fovea_theme_get_cell_color (theme, value, -1, 1);

      cairo_set_source_rgb (cr, color.red, color.green, color.blue);
      cairo_rectangle (cr, x, 0, 1, height);
      cairo_fill (cr);
    }
}

static void
fovea_preferences_dispose (GObject *object)
{
  FoveaPreferences *self = FOVEA_PREFERENCES (object);

  g_clear_object (&self->settings);
  // The template would take the window's child away without telling it.
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_PREFERENCES);

  G_OBJECT_CLASS (fovea_preferences_parent_class)->dispose (object);
}

static void
fovea_preferences_class_init (FoveaPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, palette);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, strip);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, numbers);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, show_numbers);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, sum_all);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, flip_kernels);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, animations);
  gtk_widget_class_bind_template_callback (widget_class, choice_notify_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fovea_preferences_init (FoveaPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  fovea_mnemonic_names_set (GTK_WIDGET (self));
  fovea_wrap_words (gtk_widget_get_ancestor (self->palette, GTK_TYPE_BOX));
  list_languages (self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->strip), draw_strip_cb, self, NULL);
}

/**
 * fovea_preferences_new:
 * @parent: the window it belongs to
 * @settings: what it changes
 *
 * Returns: (transfer none): the preferences window, which GTK owns until it is closed
 */
FoveaPreferences *
fovea_preferences_new (GtkWindow     *parent,
                       FoveaSettings *settings)
{
  g_return_val_if_fail (FOVEA_IS_SETTINGS (settings), NULL);

  FoveaPreferences *self = g_object_new (FOVEA_TYPE_PREFERENCES, "transient-for", parent, NULL);
  const struct
  {
    const char *property;
    GtkWidget *check;
  } checks[] = { { "show-numbers", self->show_numbers },
                 { "sum-all", self->sum_all },
                 { "flip-kernels", self->flip_kernels },
                 { "animations", self->animations } };

  self->settings = g_object_ref (settings);
  show_choices (self);
  // A choice made elsewhere, as in another window, is seen here.
  g_signal_connect_object (settings, "notify", G_CALLBACK (show_choices), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    g_object_bind_property (settings, checks[i].property, checks[i].check, "active",
                            G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  return self;
}
