// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/explainer-parts.h"

#include <glib/gi18n.h>

// The innermost part that a control stands in speaks for it. By name, so that this source need not
// know the types.
static const struct
{
  const char *type;
  const char *title;
  const char *text;
  const char *page;
} parts[] = {
  { "FoveaKernelGrid", N_("A kernel"), N_("The weights of a layer, to be typed, pasted or filled."),
    "layers#presets" },
  { "FoveaInputEditor", N_("The input"), N_("Where the input comes from, and its size."),
    "input" },
  { "FoveaLayerEditor", N_("Parameters of a layer"),
    N_("They have the names of PyTorch. What is impossible is refused, with the reason."),
    "layers#parameters" },
  { "FoveaLayerRow", N_("A layer"), N_("Open it for its parameters, switch it off, or move it."),
    "layers" },
  { "FoveaLayerList", N_("Layers"), N_("The input and all layers, from first to last."),
    "layers" },
  { "FoveaInspectorCell", N_("The selected cell"), N_("Its value and every term of its sum."),
    "inspector" },
  { "FoveaInspectorField", N_("Receptive field"),
    N_("How far the cells of each stage see, step by step."), "mathematics#field" },
  { "FoveaInspectorComposition", N_("One kernel"),
    N_("The kernel that stands for all layers, and whether it does the same."),
    "kernels#compose" },
  { "FoveaInspectorCost", N_("Cost"), N_("Weights and multiplications of both ways."),
    "kernels#cost" },
  { "FoveaInspectorFactor", N_("Factoriser"), N_("The best two smaller kernels for one of your own."),
    "kernels#factor" },
  { "FoveaInspector", N_("Inspector"), N_("The numbers behind the picture."), "inspector" },
  { "FoveaPlayerBar", N_("Playback"), N_("Plays how the maps are filled, step by step."),
    "playback" },
  { "FoveaLessonView", N_("A lesson"), N_("Read a page, try what it asks, turn to the next."),
    "lessons" },
  { "FoveaEditBar", N_("Painting"), N_("Drag across cells to paint numbers."), "edit#paint" },
  { "GtkHeaderBar", N_("The window’s bar"), N_("Documents, views, side bars and the main menu."),
    "first-steps" },
};

static int
find_part (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (g_str_equal (G_OBJECT_TYPE_NAME (widget), parts[i].type))
        return (int) i;

  return -1;
}

static const char *
find_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_tooltip_text (widget) != NULL)
      return gtk_widget_get_tooltip_text (widget);

  return NULL;
}

// The words on a control, without the mark of its access key.
static char *
find_words (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
        return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
      if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
        break;
    }

  return NULL;
}

/**
 * fovea_explainer_describe:
 * @widget: anything in a window
 *
 * Returns: (transfer full): what it is
 */
FoveaExplanation *
fovea_explainer_describe (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  int part = find_part (widget);
  const char *tooltip = find_tooltip (widget);
  g_autofree char *words = find_words (widget);
  const char *part_title = part >= 0 ? _(parts[part].title) : _("Fovea");
  const char *part_text = part >= 0 ? _(parts[part].text)
                                    : _("The window, with the picture of the network.");
  FoveaExplanation *explanation = g_new (FoveaExplanation, 1);

  explanation->title = g_strdup (words != NULL ? words : tooltip != NULL ? tooltip : part_title);
  explanation->text = words != NULL && tooltip != NULL
                        ? g_strdup_printf ("%s.\n%s: %s", tooltip, part_title, part_text)
                        : g_strdup_printf ("%s: %s", part_title, part_text);
  explanation->page = part >= 0 ? parts[part].page : "index";

  return explanation;
}
