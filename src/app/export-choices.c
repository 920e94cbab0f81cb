// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to the picture begins as the window has it; what belongs to files is remembered. Lists
// are in ui/export-choices.ui, in the order of the values here.

#include "config.h"

#include "app/export-choices-private.h"

#include "app/mnemonic-names.h"
#include "app/number-entry.h"
#include "app/wrap.h"
#include "figure/animation.h"
#include "figure/language.h"

#include <math.h>

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
  { "format", true },      { "what", false },      { "step", false },
  { "pace", false },       { "hover", false },     { "delay", true },
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
  = { "step_label", "pace_label", "delay_label", "delay_box", "width_label", "width_box", "resolution_label",
      "resolution_box", "margin_label", "margin_box", "font_label" };

static const FoveaExportFormat formats[] = { FOVEA_EXPORT_SVG, FOVEA_EXPORT_PDF, FOVEA_EXPORT_PNG,
                                             FOVEA_EXPORT_TIKZ, FOVEA_EXPORT_GIF,
                                             FOVEA_EXPORT_APNG };

/**
 * fovea_export_choices_find:
 * @self: the choices
 * @name: of a control
 *
 * Returns: (transfer none): the control
 */
gpointer
fovea_export_choices_find (FoveaExportChoices *self,
                           const char         *name)
{
  return g_hash_table_lookup (self->controls, name);
}

/**
 * fovea_export_choices_get:
 * @self: the choices
 * @name: of a list
 * @n_choices: how many it has
 *
 * Returns: which is chosen
 */
guint
fovea_export_choices_get (FoveaExportChoices *self,
                          const char         *name,
                          guint               n_choices)
{
  return MIN (gtk_drop_down_get_selected (fovea_export_choices_find (self, name)), n_choices - 1);
}

/**
 * fovea_export_choices_is_ticked:
 * @self: the choices
 * @name: of a box
 *
 * Returns: whether it is ticked
 */
bool
fovea_export_choices_is_ticked (FoveaExportChoices *self,
                                const char         *name)
{
  return gtk_check_button_get_active (fovea_export_choices_find (self, name));
}

// What a format has no use for is put away.
static void
show_what_matters (FoveaExportChoices *self)
{
  FoveaExportFormat format = fovea_export_choices_get_format (self);
  bool has_pixels = fovea_export_format_has_pixels (format);
  bool is_given = fovea_export_choices_get (self, "size_mode", 3) == 2;
  bool is_played = fovea_export_format_is_played (format);
  bool has_font
    = format != FOVEA_EXPORT_TIKZ || fovea_export_choices_is_ticked (self, "text_paths");
  FoveaExportWhat what = fovea_export_choices_get_what (self);
  bool has_pace = what != FOVEA_EXPORT_WHAT_SHOWN || is_played;
  const struct
  {
    const char *name;
    bool is_shown;
  } shown[] = {
    { "step_label", what == FOVEA_EXPORT_WHAT_STEP },
    { "step", what == FOVEA_EXPORT_WHAT_STEP },
    { "pace_label", has_pace },
    { "pace", has_pace },
    { "delay_label", is_played },
    { "delay_box", is_played },
    { "standalone", format == FOVEA_EXPORT_TIKZ },
    { "text_paths", format == FOVEA_EXPORT_SVG || format == FOVEA_EXPORT_TIKZ },
    { "transparent", format != FOVEA_EXPORT_GIF },
    { "font", has_font },
    { "font_label", has_font },
    { "resolution_label", has_pixels },
    { "resolution_box", has_pixels },
    { "width_label", is_given },
    { "width_box", is_given },
    { "margin_label", fovea_export_choices_is_ticked (self, "cropped") },
    { "margin_box", fovea_export_choices_is_ticked (self, "cropped") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    gtk_widget_set_visible (fovea_export_choices_find (self, shown[i].name), shown[i].is_shown);
  gtk_widget_set_sensitive (fovea_export_choices_find (self, "sum_all"),
                            fovea_export_choices_is_ticked (self, "sum"));
}

// There are more steps of one cell than of all channels.
static void
limit_step (FoveaExportChoices *self)
{
  FoveaSubject subject = fovea_figure_source_get_subject (self->source);
  gint64 n_steps = fovea_animation_get_n_steps (
    fovea_evaluation_get_network (subject.evaluation),
    (FoveaPace) fovea_export_choices_get (self, "pace", FOVEA_PACE_TERM + 1));

  gtk_spin_button_set_range (fovea_export_choices_find (self, "step"), 1, MAX (1, (double) n_steps));
}

static void
changed_cb (FoveaExportChoices *self)
{
  if (self->is_setting || self->source == NULL)
    return;

  self->is_setting = true;
  limit_step (self);
  self->is_setting = false;
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
  g_clear_pointer (&self->hover, fovea_trace_unref);

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
  GListModel *list = gtk_drop_down_get_model (fovea_export_choices_find (self, "language"));

  for (int i = 0; i < fovea_languages_get_n (); i++)
    gtk_string_list_append (GTK_STRING_LIST (list), fovea_languages_get_name (i));
}

static void
fovea_export_choices_init (FoveaExportChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_mnemonic_names_set (GTK_WIDGET (self));
  fovea_number_entry_read_spins (GTK_WIDGET (self));
  fovea_number_entry_leave_wheel (GTK_WIDGET (self));

  self->controls = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    take_child (self, controls[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    take_child (self, parts[i]);
  list_languages (self);
  fovea_wrap_words (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

// The step and the nested window that the window shows.
static void
begin_frame (FoveaExportChoices *self,
             const FoveaRecipe  *recipe)
{
  FoveaSubject subject = fovea_figure_source_get_subject (self->source);

  if (recipe->step > 0)
    gtk_drop_down_set_selected (fovea_export_choices_find (self, "what"), FOVEA_EXPORT_WHAT_STEP);
  gtk_drop_down_set_selected (fovea_export_choices_find (self, "pace"), recipe->pace);
  limit_step (self);
  gtk_spin_button_set_value (fovea_export_choices_find (self, "step"),
                             MAX (1, (double) recipe->step));
  if (subject.hover != NULL)
    {
      g_autofree char *place = fovea_cell_write (fovea_trace_get_cell (subject.hover));

      gtk_editable_set_text (fovea_export_choices_find (self, "hover"), place);
    }
}

/**
 * fovea_export_choices_begin:
 * @self: the choices
 * @source: what is exported
 *
 * Sets what the window shows: view, palette, numbers, the sum, flipped kernels, the step of a playback
 * and the nested window.
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
  gtk_drop_down_set_selected (fovea_export_choices_find (self, "view"), figure->view);
  gtk_drop_down_set_selected (fovea_export_choices_find (self, "channels"), figure->channels);
  gtk_drop_down_set_selected (fovea_export_choices_find (self, "palette"),
                              fovea_theme_get_ramp (recipe->export.theme));
  gtk_drop_down_set_selected (fovea_export_choices_find (self, "numbers"),
                              figure->shows_numbers ? 1 + figure->numbers : 0);
  gtk_check_button_set_active (fovea_export_choices_find (self, "flip"), figure->flips_kernels);
  gtk_check_button_set_active (fovea_export_choices_find (self, "sum_all"),
                               figure->sum_depth == FOVEA_SUM_ALL);
  begin_frame (self, recipe);
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

  return formats[fovea_export_choices_get (self, "format", G_N_ELEMENTS (formats))];
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

  guint chosen = fovea_export_choices_get (self, "language", (guint) fovea_languages_get_n () + 1);
  const char *present = g_get_language_names ()[0];

  if (chosen > 0)
    return g_strdup (fovea_languages_get_code ((int) chosen - 1));
  if (g_str_equal (present, "C") || g_str_equal (present, "POSIX")
      || g_str_has_prefix (present, "C."))
    return g_strdup ("en");
  return g_strndup (present, strcspn (present, ".@"));
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
                                   get_control (fovea_export_choices_find (self, controls[i].name)));

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
        set_control (fovea_export_choices_find (self, controls[i].name), value);
    }
  self->is_setting = false;
  if (self->source != NULL)
    show_what_matters (self);
}
