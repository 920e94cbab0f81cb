// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preferences as the properties of an object, bound to GSettings where the schema is found. A
// program run from its build folder finds none, and must work all the same.

#include "config.h"

#include "app/settings.h"

struct _FoveaSettings
{
  GObject parent_instance;

  // Owned
  GSettings *backend; // (nullable) no schema
  char *color_scheme;
  char *language;
  char *view;
  char *palette;
  char *numbers;
  char *channels;
  char *export_choices;
  char *bookmarks;

  // State
  gboolean show_numbers;
  gboolean flip_kernels;
  gboolean animations;
  gboolean sum_all;
  gboolean inspector;
  gboolean layers;
  gboolean window_maximized;
  gboolean offer_lesson;
  int window_width;
  int window_height;
};

enum
{
  PROP_COLOR_SCHEME = 1,
  PROP_LANGUAGE,
  PROP_VIEW,
  PROP_PALETTE,
  PROP_NUMBERS,
  PROP_SHOW_NUMBERS,
  PROP_FLIP_KERNELS,
  PROP_ANIMATIONS,
  PROP_CHANNELS,
  PROP_EXPORT_CHOICES,
  PROP_SUM_ALL,
  PROP_INSPECTOR,
  PROP_LAYERS,
  PROP_WINDOW_MAXIMIZED,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_OFFER_LESSON,
  PROP_BOOKMARKS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const scheme_nicks[] = { "system", "light", "dark", "contrast" };

G_DEFINE_FINAL_TYPE (FoveaSettings, fovea_settings, G_TYPE_OBJECT)

static GSettings *
open_backend (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  if (source == NULL)
    return NULL;

  g_autoptr (GSettingsSchema) schema
    = g_settings_schema_source_lookup (source, FOVEA_APPLICATION_ID, TRUE);
  if (schema == NULL)
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

// An installed schema may be older or newer than the program: a key that it lacks is not bound.
static void
bind_backend (FoveaSettings *self)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_object_get (self->backend, "settings-schema", &schema, NULL);

  for (int i = 1; i < N_PROPS; i++)
    {
      const char *name = properties[i]->name;
      if (g_settings_schema_has_key (schema, name))
        g_settings_bind (self->backend, name, self, name, G_SETTINGS_BIND_DEFAULT);
    }
}

// Where each is kept: strings, or integers of which some are truth values.
static const gsize fields[N_PROPS] = {
  [PROP_COLOR_SCHEME] = G_STRUCT_OFFSET (FoveaSettings, color_scheme),
  [PROP_LANGUAGE] = G_STRUCT_OFFSET (FoveaSettings, language),
  [PROP_VIEW] = G_STRUCT_OFFSET (FoveaSettings, view),
  [PROP_PALETTE] = G_STRUCT_OFFSET (FoveaSettings, palette),
  [PROP_NUMBERS] = G_STRUCT_OFFSET (FoveaSettings, numbers),
  [PROP_SHOW_NUMBERS] = G_STRUCT_OFFSET (FoveaSettings, show_numbers),
  [PROP_FLIP_KERNELS] = G_STRUCT_OFFSET (FoveaSettings, flip_kernels),
  [PROP_ANIMATIONS] = G_STRUCT_OFFSET (FoveaSettings, animations),
  [PROP_CHANNELS] = G_STRUCT_OFFSET (FoveaSettings, channels),
  [PROP_EXPORT_CHOICES] = G_STRUCT_OFFSET (FoveaSettings, export_choices),
  [PROP_SUM_ALL] = G_STRUCT_OFFSET (FoveaSettings, sum_all),
  [PROP_INSPECTOR] = G_STRUCT_OFFSET (FoveaSettings, inspector),
  [PROP_LAYERS] = G_STRUCT_OFFSET (FoveaSettings, layers),
  [PROP_WINDOW_MAXIMIZED] = G_STRUCT_OFFSET (FoveaSettings, window_maximized),
  [PROP_WINDOW_WIDTH] = G_STRUCT_OFFSET (FoveaSettings, window_width),
  [PROP_WINDOW_HEIGHT] = G_STRUCT_OFFSET (FoveaSettings, window_height),
  [PROP_OFFER_LESSON] = G_STRUCT_OFFSET (FoveaSettings, offer_lesson),
  [PROP_BOOKMARKS] = G_STRUCT_OFFSET (FoveaSettings, bookmarks),
};

static void
fovea_settings_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  gpointer field = G_STRUCT_MEMBER_P (object, fields[property]);

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, *(char **) field);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, *(gboolean *) field);
  else
    g_value_set_int (value, *(int *) field);
}

static bool
set_string (char       **field,
            const char  *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return false;

  g_free (*field);
  *field = g_strdup (value);
  return true;
}

static bool
set_integer (int *field,
             int  value)
{
  bool changes = *field != value;
  *field = value;
  return changes;
}

static void
fovea_settings_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  gpointer field = G_STRUCT_MEMBER_P (object, fields[property]);
  bool changes = false;

  if (G_VALUE_HOLDS_STRING (value))
    changes = set_string (field, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    changes = set_integer (field, g_value_get_boolean (value));
  else
    changes = set_integer (field, g_value_get_int (value));

  if (changes)
    g_object_notify_by_pspec (object, pspec);
}

static void
fovea_settings_constructed (GObject *object)
{
  FoveaSettings *self = FOVEA_SETTINGS (object);

  G_OBJECT_CLASS (fovea_settings_parent_class)->constructed (object);

  self->backend = open_backend ();
  if (self->backend != NULL)
    bind_backend (self);
}

static void
fovea_settings_finalize (GObject *object)
{
  g_clear_object (&FOVEA_SETTINGS (object)->backend);
  for (int i = 1; i < N_PROPS; i++)
    if (G_IS_PARAM_SPEC_STRING (properties[i]))
      g_clear_pointer ((char **) G_STRUCT_MEMBER_P (object, fields[i]), g_free);

  G_OBJECT_CLASS (fovea_settings_parent_class)->finalize (object);
}

static void
fovea_settings_class_init (FoveaSettingsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = fovea_settings_constructed;
  object_class->finalize = fovea_settings_finalize;
  object_class->get_property = fovea_settings_get_property;
  object_class->set_property = fovea_settings_set_property;

  properties[PROP_COLOR_SCHEME]
    = g_param_spec_string ("color-scheme", NULL, NULL, "system", flags);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, "", flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "row", flags);
  properties[PROP_PALETTE] = g_param_spec_string ("palette", NULL, NULL, "hue", flags);
  properties[PROP_NUMBERS] = g_param_spec_string ("numbers", NULL, NULL, "auto", flags);
  properties[PROP_SHOW_NUMBERS]
    = g_param_spec_boolean ("show-numbers", NULL, NULL, TRUE, flags);
  properties[PROP_FLIP_KERNELS]
    = g_param_spec_boolean ("flip-kernels", NULL, NULL, FALSE, flags);
  properties[PROP_ANIMATIONS] = g_param_spec_boolean ("animations", NULL, NULL, TRUE, flags);
  properties[PROP_CHANNELS] = g_param_spec_string ("channels", NULL, NULL, "tiles", flags);
  properties[PROP_EXPORT_CHOICES]
    = g_param_spec_string ("export-choices", NULL, NULL, "", flags);
  properties[PROP_SUM_ALL] = g_param_spec_boolean ("sum-all", NULL, NULL, FALSE, flags);
  properties[PROP_INSPECTOR] = g_param_spec_boolean ("inspector", NULL, NULL, TRUE, flags);
  properties[PROP_LAYERS] = g_param_spec_boolean ("layers", NULL, NULL, FALSE, flags);
  properties[PROP_WINDOW_MAXIMIZED]
    = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_WINDOW_WIDTH]
    = g_param_spec_int ("window-width", NULL, NULL, 360, 16384, 1280, flags);
  properties[PROP_WINDOW_HEIGHT]
    = g_param_spec_int ("window-height", NULL, NULL, 300, 16384, 820, flags);
  properties[PROP_OFFER_LESSON]
    = g_param_spec_boolean ("offer-lesson", NULL, NULL, TRUE, flags);
  properties[PROP_BOOKMARKS] = g_param_spec_string ("bookmarks", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fovea_settings_init (FoveaSettings *self)
{
  self->color_scheme = g_strdup ("system");
  self->language = g_strdup ("");
  self->view = g_strdup ("row");
  self->palette = g_strdup (fovea_ramp_get_nick (FOVEA_RAMP_HUE));
  self->numbers = g_strdup (fovea_numbers_get_nick (FOVEA_NUMBERS_AUTOMATIC));
  self->show_numbers = TRUE;
  self->animations = TRUE;
  self->channels = g_strdup ("tiles");
  self->export_choices = g_strdup ("");
  self->bookmarks = g_strdup ("");
  self->inspector = TRUE;
  self->window_width = 1280;
  self->window_height = 820;
  self->offer_lesson = TRUE;
}

/**
 * fovea_settings_new:
 *
 * Reads the user's preferences, or takes the defaults where the schema is not installed.
 *
 * Returns: (transfer full): the preferences
 */
FoveaSettings *
fovea_settings_new (void)
{
  return g_object_new (FOVEA_TYPE_SETTINGS, NULL);
}

/**
 * fovea_settings_get_scheme:
 * @self: the preferences
 *
 * Returns: the colour scheme chosen; that of the system if the stored word is not known
 */
FoveaScheme
fovea_settings_get_scheme (FoveaSettings *self)
{
  g_return_val_if_fail (FOVEA_IS_SETTINGS (self), FOVEA_SCHEME_SYSTEM);

  for (guint i = 0; i < G_N_ELEMENTS (scheme_nicks); i++)
    if (g_strcmp0 (self->color_scheme, scheme_nicks[i]) == 0)
      return (FoveaScheme) i;

  return FOVEA_SCHEME_SYSTEM;
}

/**
 * fovea_settings_set_scheme:
 * @self: the preferences
 * @scheme: a colour scheme
 *
 * Chooses the colours of every window.
 */
void
fovea_settings_set_scheme (FoveaSettings *self,
                           FoveaScheme    scheme)
{
  g_return_if_fail (FOVEA_IS_SETTINGS (self));
  g_return_if_fail ((guint) scheme < G_N_ELEMENTS (scheme_nicks));

  g_object_set (self, "color-scheme", scheme_nicks[scheme], NULL);
}

/**
 * fovea_settings_dup_language:
 * @self: the preferences
 *
 * Returns: (transfer full): the language chosen, as in the variable LANGUAGE ("zh_CN"); empty: that
 *   of the system
 */
char *
fovea_settings_dup_language (FoveaSettings *self)
{
  g_return_val_if_fail (FOVEA_IS_SETTINGS (self), NULL);

  return g_strdup (self->language != NULL ? self->language : "");
}

/**
 * fovea_settings_get_palette:
 * @self: the preferences
 *
 * Returns: what cells are coloured by; the calm hue if the stored word is not known
 */
FoveaRamp
fovea_settings_get_palette (FoveaSettings *self)
{
  FoveaRamp palette = FOVEA_RAMP_HUE;

  g_return_val_if_fail (FOVEA_IS_SETTINGS (self), palette);

  if (self->palette != NULL)
    fovea_ramp_from_nick (self->palette, &palette);

  return palette;
}

/**
 * fovea_settings_get_numbers:
 * @self: the preferences
 *
 * Returns: how numbers are written; automatically if the stored word is not known
 */
FoveaNumbers
fovea_settings_get_numbers (FoveaSettings *self)
{
  FoveaNumbers numbers = FOVEA_NUMBERS_AUTOMATIC;

  g_return_val_if_fail (FOVEA_IS_SETTINGS (self), numbers);

  if (self->numbers != NULL)
    fovea_numbers_from_nick (self->numbers, &numbers);

  return numbers;
}
