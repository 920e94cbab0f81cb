// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to the picture begins as the window has it; what belongs to files is remembered. Lists
// are in ui/export-choices.ui, in the order of the values here.

#include "config.h"

#include "app/export-choices.h"

#include "figure/language.h"

#include <math.h>

struct _FoveaExportChoices
{
  GtkWidget parent_instance;

  // Owned
  FoveaFigureSource *source; // (nullable) until it begins
  char *width;               // (nullable) as recipes refer to them
  char *height;
  char *margin;

  // Template, one a control
  GHashTable *controls; // (element-type utf8 GtkWidget)

  // State
  bool is_setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoveaExportChoices, fovea_export_choices, GTK_TYPE_WIDGET)

typedef struct
{
  const char *name;
  bool is_remembered;
} Control;

static const Control controls[] = {
  { "format", true },      { "what", false },      { "delay", true },
  { "standalone", true },  { "text_paths", true }, { "view", false },
  { "channels", false },
  { "selection", false },  { "captions", true },   { "paths", true },
  { "sum", true },         { "sum_all", false },   { "cards", true },
  { "padding", true },     { "theme", true },      { "palette", false },
  { "numbers", false },    { "flip", false },      { "font", true },
  { "font_size", true },   { "language", false },  { "transparent", true },
  { "size_mode", true },   { "width", true },      { "height", true },
  { "unit", true },        { "resolution", true }, { "resolution_unit", true },
  { "cropped", true },     { "margin", true },
};

// Labels and boxes that come and go with what they are of.
static const char *const parts[]
  = { "delay_label", "delay_box", "width_label", "width_box", "resolution_label",
      "resolution_box", "margin_label", "margin_box", "font_label" };

static const FoveaExportFormat formats[] = { FOVEA_EXPORT_SVG, FOVEA_EXPORT_PDF, FOVEA_EXPORT_PNG,
                                             FOVEA_EXPORT_TIKZ, FOVEA_EXPORT_GIF,
                                             FOVEA_EXPORT_APNG };
static const char *const units[] = { "mm", "cm", "in", "pt", "px" };

enum
{
  SIZE_OF_WINDOW,
  SIZE_NATURAL,
  SIZE_GIVEN,
};

static gpointer
find (FoveaExportChoices *self,
      const char         *name)
{
  return g_hash_table_lookup (self->controls, name);
}

static guint
get_choice (FoveaExportChoices *self,
            const char         *name,
            guint               n_choices)
{
  return MIN (gtk_drop_down_get_selected (find (self, name)), n_choices - 1);
}

static bool
is_ticked (FoveaExportChoices *self,
           const char         *name)
{
  return gtk_check_button_get_active (find (self, name));
}

static double
get_number (FoveaExportChoices *self,
            const char         *name)
{
  return gtk_spin_button_get_value (find (self, name));
}

// "120mm"; of the digits that the control shows no more than are needed.
static char *
write_length (double      number,
              const char *unit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (digits, sizeof digits, round (number * 100) / 100);
  return g_strconcat (digits, unit, NULL);
}

// What a format has no use for is put away.
static void
show_what_matters (FoveaExportChoices *self)
{
  FoveaExportFormat format = fovea_export_choices_get_format (self);
  bool has_pixels = fovea_export_format_has_pixels (format);
  bool is_given = get_choice (self, "size_mode", 3) == SIZE_GIVEN;
  const struct
  {
    const char *name;
    bool is_shown;
  } shown[] = {
    { "delay_label", fovea_export_format_is_played (format) },
    { "delay_box", fovea_export_format_is_played (format) },
    { "standalone", format == FOVEA_EXPORT_TIKZ },
    { "text_paths", format == FOVEA_EXPORT_SVG },
    { "transparent", format != FOVEA_EXPORT_GIF },
    { "font", format != FOVEA_EXPORT_TIKZ },
    { "font_label", format != FOVEA_EXPORT_TIKZ },
    { "resolution_label", has_pixels },
    { "resolution_box", has_pixels },
    { "width_label", is_given },
    { "width_box", is_given },
    { "margin_label", is_ticked (self, "cropped") },
    { "margin_box", is_ticked (self, "cropped") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    gtk_widget_set_visible (find (self, shown[i].name), shown[i].is_shown);
  gtk_widget_set_sensitive (find (self, "sum_all"), is_ticked (self, "sum"));
}

static void
changed_cb (FoveaExportChoices *self)
{
  if (self->is_setting || self->source == NULL)
    return;

  show_what_matters (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_control (GtkWidget *control,
             GVariant  *value)
{
  if (GTK_IS_DROP_DOWN (control) && g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32)
      && g_variant_get_uint32 (value)
           < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (control))))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (control), g_variant_get_uint32 (value));
  else if (GTK_IS_SPIN_BUTTON (control) && g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE)
           && isfinite (g_variant_get_double (value)))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), g_variant_get_double (value));
  else if (GTK_IS_CHECK_BUTTON (control) && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (control), g_variant_get_boolean (value));
  else if (GTK_IS_ENTRY (control) && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    gtk_editable_set_text (GTK_EDITABLE (control), g_variant_get_string (value, NULL));
}

static GVariant *
get_control (GtkWidget *control)
{
  if (GTK_IS_DROP_DOWN (control))
    return g_variant_new_uint32 (gtk_drop_down_get_selected (GTK_DROP_DOWN (control)));
  if (GTK_IS_SPIN_BUTTON (control))
    return g_variant_new_double (gtk_spin_button_get_value (GTK_SPIN_BUTTON (control)));
  if (GTK_IS_CHECK_BUTTON (control))
    return g_variant_new_boolean (gtk_check_button_get_active (GTK_CHECK_BUTTON (control)));
  return g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (control)));
}

static void
fovea_export_choices_dispose (GObject *object)
{
  FoveaExportChoices *self = FOVEA_EXPORT_CHOICES (object);

  g_clear_pointer (&self->controls, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_EXPORT_CHOICES);
  g_clear_pointer (&self->source, fovea_figure_source_unref);
  g_clear_pointer (&self->width, g_free);
  g_clear_pointer (&self->height, g_free);
  g_clear_pointer (&self->margin, g_free);

  G_OBJECT_CLASS (fovea_export_choices_parent_class)->dispose (object);
}

static void
fovea_export_choices_class_init (FoveaExportChoicesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_export_choices_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/export-choices.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "grid", FALSE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    gtk_widget_class_bind_template_child_full (widget_class, controls[i].name, FALSE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_class_bind_template_child_full (widget_class, parts[i], FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CHANGED] = g_signal_new ("changed", FOVEA_TYPE_EXPORT_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
take_child (FoveaExportChoices *self,
            const char         *name)
{
  g_hash_table_insert (self->controls, (gpointer) name,
                       gtk_widget_get_template_child (GTK_WIDGET (self),
                                                      FOVEA_TYPE_EXPORT_CHOICES, name));
}

// The first is the window's.
static void
list_languages (FoveaExportChoices *self)
{
  GListModel *list = gtk_drop_down_get_model (find (self, "language"));

  for (int i = 0; i < fovea_languages_get_n (); i++)
    gtk_string_list_append (GTK_STRING_LIST (list), fovea_languages_get_name (i));
}

static void
fovea_export_choices_init (FoveaExportChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->controls = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    take_child (self, controls[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    take_child (self, parts[i]);
  list_languages (self);
}

/**
 * fovea_export_choices_begin:
 * @self: the choices
 * @source: what is exported
 *
 * Sets what the window shows: view, palette, numbers, the sum, flipped kernels.
 */
void
fovea_export_choices_begin (FoveaExportChoices *self,
                            FoveaFigureSource  *source)
{
  g_return_if_fail (FOVEA_IS_EXPORT_CHOICES (self) && source != NULL);

  const FoveaRecipe *recipe = fovea_figure_source_get_recipe (source);
  const FoveaFigureOptions *figure = &recipe->figure;

  self->source = fovea_figure_source_ref (source);
  self->is_setting = true;
  gtk_drop_down_set_selected (find (self, "view"), figure->view);
  gtk_drop_down_set_selected (find (self, "channels"), figure->channels);
  gtk_drop_down_set_selected (find (self, "palette"),
                              fovea_theme_get_ramp (recipe->export.theme));
  gtk_drop_down_set_selected (find (self, "numbers"),
                              figure->shows_numbers ? 1 + figure->numbers : 0);
  gtk_check_button_set_active (find (self, "flip"), figure->flips_kernels);
  gtk_check_button_set_active (find (self, "sum_all"), figure->sum_depth == FOVEA_SUM_ALL);
  self->is_setting = false;
  show_what_matters (self);
}

/**
 * fovea_export_choices_get_format:
 * @self: the choices
 *
 * Returns: the format to suggest
 */
FoveaExportFormat
fovea_export_choices_get_format (FoveaExportChoices *self)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_CHOICES (self), FOVEA_EXPORT_SVG);

  return formats[get_choice (self, "format", G_N_ELEMENTS (formats))];
}

/**
 * fovea_export_choices_has_selection:
 * @self: the choices
 *
 * Returns: whether what is selected is part of the picture
 */
bool
fovea_export_choices_has_selection (FoveaExportChoices *self)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_CHOICES (self), false);

  return is_ticked (self, "selection") && get_choice (self, "what", 2) == 0;
}

/**
 * fovea_export_choices_dup_language:
 * @self: the choices
 *
 * Returns: (transfer full): of the words in the picture, as in the variable LANGUAGE
 */
char *
fovea_export_choices_dup_language (FoveaExportChoices *self)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_CHOICES (self), NULL);

  guint chosen = get_choice (self, "language", (guint) fovea_languages_get_n () + 1);
  const char *present = g_get_language_names ()[0];

  if (chosen > 0)
    return g_strdup (fovea_languages_get_code ((int) chosen - 1));
  if (g_str_equal (present, "C") || g_str_equal (present, "POSIX")
      || g_str_has_prefix (present, "C."))
    return g_strdup ("en");
  return g_strndup (present, strcspn (present, ".@"));
}

static void
fill_size (FoveaExportChoices *self,
           FoveaRecipe        *recipe)
{
  const char *unit = units[get_choice (self, "unit", G_N_ELEMENTS (units))];
  const FoveaRecipe *window = fovea_figure_source_get_recipe (self->source);

  g_clear_pointer (&self->width, g_free);
  g_clear_pointer (&self->height, g_free);
  switch (get_choice (self, "size_mode", 3))
    {
    case SIZE_OF_WINDOW:
      fovea_recipe_set_width (recipe, window->width);
      fovea_recipe_set_height (recipe, window->height);
      break;
    case SIZE_GIVEN:
      self->width = write_length (get_number (self, "width"), unit);
      self->height = write_length (get_number (self, "height"), unit);
      fovea_recipe_set_width (recipe, self->width);
      if (get_number (self, "height") > 0)
        fovea_recipe_set_height (recipe, self->height);
      break;
    case SIZE_NATURAL:
    default:
      break;
    }
}

static void
fill_figure (FoveaExportChoices *self,
             FoveaFigureOptions *figure)
{
  guint numbers = get_choice (self, "numbers", 1 + FOVEA_N_NUMBERS);
  const FoveaFigureOptions *window = &fovea_figure_source_get_recipe (self->source)->figure;

  figure->view = (FoveaView) get_choice (self, "view", FOVEA_N_VIEWS);
  figure->channels = (FoveaChannels) get_choice (self, "channels", FOVEA_N_CHANNELS);
  figure->fronts = window->fronts;
  figure->n_fronts = window->n_fronts;
  figure->shows_captions = is_ticked (self, "captions");
  figure->shows_paths = is_ticked (self, "paths");
  figure->shows_sum = is_ticked (self, "sum");
  figure->sum_depth = is_ticked (self, "sum_all") ? FOVEA_SUM_ALL : FOVEA_SUM_STEP;
  figure->shows_cards = is_ticked (self, "cards");
  figure->shows_padding = is_ticked (self, "padding");
  figure->flips_kernels = is_ticked (self, "flip");
  figure->shows_numbers = numbers > 0;
  figure->numbers = numbers > 0 ? (FoveaNumbers) (numbers - 1) : FOVEA_NUMBERS_AUTOMATIC;
  figure->body_pt = get_number (self, "font_size");
}

/**
 * fovea_export_choices_fill:
 * @self: the choices
 * @format: of the file: what it has no use for is left as it is usual
 * @recipe: (out): what they mean; valid until the choices are changed or filled in again
 */
void
fovea_export_choices_fill (FoveaExportChoices *self,
                           FoveaExportFormat   format,
                           FoveaRecipe        *recipe)
{
  g_return_if_fail (FOVEA_IS_EXPORT_CHOICES (self) && recipe != NULL && self->source != NULL);

  const char *font = gtk_editable_get_text (find (self, "font"));
  bool has_pixels = fovea_export_format_has_pixels (format);

  *recipe = (FoveaRecipe) FOVEA_RECIPE_INIT;
  fill_figure (self, &recipe->figure);
  fill_size (self, recipe);
  recipe->has_steps = get_choice (self, "what", 2) == 1;
  recipe->export.format = format;
  recipe->export.theme
    = fovea_theme_get_with_ramp ((FoveaThemeKind) get_choice (self, "theme", 4),
                                 (FoveaRamp) get_choice (self, "palette", FOVEA_N_RAMPS));
  recipe->export.font_family = font[0] != '\0' && format != FOVEA_EXPORT_TIKZ ? font : NULL;
  recipe->export.has_text_paths = format == FOVEA_EXPORT_SVG && is_ticked (self, "text_paths");
  recipe->export.is_standalone = format == FOVEA_EXPORT_TIKZ && is_ticked (self, "standalone");
  recipe->export.is_transparent = format != FOVEA_EXPORT_GIF && is_ticked (self, "transparent");
  if (has_pixels && get_choice (self, "resolution_unit", 2) == 1)
    recipe->dpi = get_number (self, "resolution");
  else if (has_pixels)
    recipe->export.scale = get_number (self, "resolution");
  if (fovea_export_format_is_played (format))
    recipe->export.delay_s = get_number (self, "delay");

  g_clear_pointer (&self->margin, g_free);
  recipe->export.is_cropped = is_ticked (self, "cropped");
  if (recipe->export.is_cropped && get_number (self, "margin") > 0)
    {
      self->margin = write_length (get_number (self, "margin"), "mm");
      fovea_recipe_set_margin (recipe, self->margin);
    }
}

/**
 * fovea_export_choices_write:
 * @self: the choices
 *
 * Returns: (transfer full): what is to be remembered of them
 */
char *
fovea_export_choices_write (FoveaExportChoices *self)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_CHOICES (self), NULL);

  g_auto (GVariantDict) remembered = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (controls[i].is_remembered)
      g_variant_dict_insert_value (&remembered, controls[i].name,
                                   get_control (find (self, controls[i].name)));

  g_autoptr (GVariant) whole = g_variant_ref_sink (g_variant_dict_end (&remembered));

  return g_variant_print (whole, TRUE);
}

/**
 * fovea_export_choices_read:
 * @self: the choices
 * @text: what was remembered, or anything: what makes no sense changes nothing
 *
 * Chooses again what was chosen.
 */
void
fovea_export_choices_read (FoveaExportChoices *self,
                           const char         *text)
{
  g_return_if_fail (FOVEA_IS_EXPORT_CHOICES (self) && text != NULL);

  g_autoptr (GVariant) whole = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);

  self->is_setting = true;
  for (guint i = 0; i < G_N_ELEMENTS (controls) && whole != NULL; i++)
    {
      g_autoptr (GVariant) value
        = controls[i].is_remembered
            ? g_variant_lookup_value (whole, controls[i].name, NULL)
            : NULL;

      if (value != NULL)
        set_control (find (self, controls[i].name), value);
    }
  self->is_setting = false;
  if (self->source != NULL)
    show_what_matters (self);
}
