// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Follows the practice: what is asked and how it is answered is the document's. In a round the focus
// goes where the answer is given, and then to what is said of it; a lesson keeps the focus.

#include "config.h"

#include "app/practice-bar-private.h"

#include "app/practice-answers.h"
#include "app/practice-round.h"
#include "app/reading.h"
#include "app/scroll-names.h"
#include "app/sheet.h"

#include <glib/gi18n.h>

enum
{
  PROP_CANVAS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaPracticeBar, fovea_practice_bar, GTK_TYPE_WIDGET)

static GtkWidget *
show_sheet (FoveaPracticeBar *self,
            GtkWidget        *sheet) // (nullable)
{
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              fovea_practice_find_sheet_height (self->scroller));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), sheet);
  gtk_widget_set_visible (self->scroller, sheet != NULL);
  return sheet;
}

static void
append (FoveaPracticeBar *self,
        GtkWidget        *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->answers), widget);
}

static void
clear_answers (FoveaPracticeBar *self)
{
  GtkWidget *child;

  self->entry = NULL;
  gtk_widget_set_visible (self->count_label, FALSE);
  while ((child = gtk_widget_get_first_child (self->answers)) != NULL)
    gtk_box_remove (GTK_BOX (self->answers), child);
}

static void
choice_cb (GtkButton        *button,
           FoveaPracticeBar *self)
{
  int choice = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "choice"));

  fovea_practice_answer (self->practice, &(FoveaReply) { .choice = choice });
}

static void
add_choices (FoveaPracticeBar    *self,
             const FoveaQuestion *question)
{
  for (int i = 0; i < fovea_question_get_n_choices (question); i++)
    {
      GtkWidget *button = fovea_practice_choice_new (question, i);

      g_object_set_data (G_OBJECT (button), "choice", GINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (choice_cb), self);
      append (self, button);
    }
}

static void
update_count (FoveaPracticeBar *self)
{
  if (!gtk_widget_get_visible (self->count_label))
    return;

  int n = fovea_session_get_chosen (fovea_practice_get_session (self->practice)).n_cells;
  g_autofree char *count = fovea_practice_dup_count (n);

  gtk_label_set_label (GTK_LABEL (self->count_label), count);
}

static void
add_answers (FoveaPracticeBar    *self,
             const FoveaQuestion *question)
{
  FoveaAnswerKind kind = fovea_question_get_answer_kind (question);

  if (kind == FOVEA_ANSWER_CHOICE)
    add_choices (self, question);
  else if (kind == FOVEA_ANSWER_CELLS)
    {
      gtk_widget_set_visible (self->count_label, TRUE);
      update_count (self);
    }
  else
    {
      self->entry = fovea_practice_entry_new (question);
      g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (fovea_practice_bar_submit),
                                self);
      append (self, self->entry);
    }
  if (kind != FOVEA_ANSWER_CHOICE)
    append (self, fovea_practice_button_new (_("An_swer"), _("Answer (Ctrl+Enter)"),
                                             "win.answer-question"));
  append (self, fovea_practice_button_new (_("Hin_t"), _("How to find the answer"),
                                           "win.hint-question"));
  append (self, fovea_practice_button_new (_("Re_veal"), _("Show the answer (Ctrl+R)"),
                                           "win.reveal-answer"));
}

static void
update_score (FoveaPracticeBar *self)
{
  bool is_round = fovea_practice_is_round (self->practice);
  int n_right, n_answered;

  fovea_practice_get_score (self->practice, &n_right, &n_answered);
  g_autofree char *score = g_strdup_printf (_("%d of %d right"), n_right, n_answered);
  gtk_label_set_label (GTK_LABEL (self->score_label), score);
  gtk_widget_set_visible (self->score_label, is_round && n_answered > 0);
  gtk_widget_set_visible (self->round_button, is_round);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.note-tally", NULL);
}

static void
asked_cb (FoveaPracticeBar *self)
{
  FoveaQuestion *question = fovea_practice_get_question (self->practice);
  bool is_round = fovea_practice_is_round (self->practice);

  // What was asked and said before goes away; the focus would go with it and keys be lost. From the
  // picture they do what pages ask for.
  if (fovea_sheet_finds_focus (GTK_WIDGET (self)) && self->canvas != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  clear_answers (self);
  show_sheet (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), question != NULL || is_round);
  update_score (self);
  if (question == NULL)
    {
      bool is_waiting = fovea_practice_is_waiting (self->practice);

      gtk_label_set_label (GTK_LABEL (self->text_label),
                           is_waiting ? _("Evaluating…") : _("The network has no such question."));
      if (is_round && !is_waiting)
        append (self, fovea_practice_button_new (_("New _Questions"), _("Ask about it anew"),
                                                 "win.next-question"));
      return;
    }

  const char *text = fovea_question_get_text (question);
  g_autofree char *numbered
    = is_round ? g_strdup_printf ("%d. %s", fovea_practice_get_number (self->practice) + 1, text)
               : g_strdup (text);
  gtk_label_set_label (GTK_LABEL (self->text_label), numbered);
  fovea_reading_keep_sizes (GTK_LABEL (self->text_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  add_answers (self, question);
  if (is_round)
    fovea_practice_bar_focus_answer (self);
}

static void
answered_cb (FoveaPracticeBar *self)
{
  FoveaQuestion *question = fovea_practice_get_question (self->practice);
  bool is_right = fovea_practice_is_right (self->practice);
  g_autofree char *answer
    = fovea_question_dup_answer (question, fovea_question_get_answer (question));
  // Translators: %s is the right answer
  g_autofree char *verdict
    = g_strdup_printf (is_right ? _("✓ Right: %s") : _("The answer is %s"), answer);
  bool takes_focus = fovea_practice_is_round (self->practice) || fovea_sheet_finds_focus (GTK_WIDGET (self));
  GtkWidget *sheet = show_sheet (
    self, fovea_practice_sheet_new (verdict, fovea_practice_get_explanation (self->practice),
                                    is_right ? "right" : NULL));

  clear_answers (self);
  update_score (self);
  if (fovea_practice_is_round (self->practice))
    {
      GtkWidget *next
        = fovea_practice_button_new (_("_Next"), _("Next question (Ctrl+R)"), "win.next-question");
      gtk_widget_add_css_class (next, "suggested-action");
      append (self, next);
      fovea_practice_sheet_go_on (sheet, "win.next-question",
                                  fovea_practice_get_explanation (self->practice),
                                  gtk_label_get_label (GTK_LABEL (self->score_label)));
    }
  else if (is_right)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page-answered", NULL);
  if (takes_focus)
    gtk_widget_grab_focus (sheet);
}

static void
set_session (FoveaPracticeBar *self)
{
  FoveaSession *session = self->canvas != NULL ? fovea_canvas_get_session (self->canvas) : NULL;

  if (self->practice != NULL && fovea_practice_get_session (self->practice) == session)
    return;
  g_clear_object (&self->practice);
  if (session == NULL)
    return;
  self->practice = fovea_practice_new (session);
  g_signal_connect_object (self->practice, "asked", G_CALLBACK (asked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->practice, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "marked", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->round_button),
                               fovea_practice_round_new (self->practice));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.note-tally", NULL);
}

static void
fovea_practice_bar_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (property == PROP_CANVAS)
    g_value_set_object (value, FOVEA_PRACTICE_BAR (object)->canvas);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_practice_bar_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  FoveaPracticeBar *self = FOVEA_PRACTICE_BAR (object);

  if (property != PROP_CANVAS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }
  if (!g_set_weak_pointer (&self->canvas, g_value_get_object (value)))
    return;
  if (self->canvas != NULL)
    {
      g_signal_connect_object (self->canvas, "notify::session", G_CALLBACK (set_session), self,
                               G_CONNECT_SWAPPED);
      fovea_practice_bar_take_keys (self);
    }
  set_session (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
fovea_practice_bar_dispose (GObject *object)
{
  FoveaPracticeBar *self = FOVEA_PRACTICE_BAR (object);

  g_clear_weak_pointer (&self->canvas);
  g_clear_object (&self->practice);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_PRACTICE_BAR);

  G_OBJECT_CLASS (fovea_practice_bar_parent_class)->dispose (object);
}

static void
fovea_practice_bar_class_init (FoveaPracticeBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = fovea_practice_bar_get_property;
  object_class->set_property = fovea_practice_bar_set_property;
  object_class->dispose = fovea_practice_bar_dispose;

  properties[PROP_CANVAS] = g_param_spec_object (
    "canvas", NULL, NULL, FOVEA_TYPE_CANVAS,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "practicebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/practice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, box);
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, text_label);
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, score_label);
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, round_button);
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, answers);
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, answers_scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaPracticeBar, scroller);
}

static void
fovea_practice_bar_init (FoveaPracticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->answers_scroller));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * fovea_practice_bar_get_practice:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL without a session
 */
FoveaPractice *
fovea_practice_bar_get_practice (FoveaPracticeBar *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE_BAR (self), NULL);

  return self->practice;
}

static void
ask_for_cells (FoveaPracticeBar *self)
{
  g_autofree char *text = fovea_practice_dup_request ();

  gtk_label_set_label (GTK_LABEL (self->count_label), text);
  if (self->canvas != NULL)
    fovea_canvas_tell (self->canvas, text);
}

/**
 * fovea_practice_bar_submit:
 * @self: a bar
 *
 * Answers with what is typed or chosen; what cannot be read is said so and costs nothing.
 */
void
fovea_practice_bar_submit (FoveaPracticeBar *self)
{
  g_return_if_fail (FOVEA_IS_PRACTICE_BAR (self));

  FoveaQuestion *question
    = self->practice != NULL ? fovea_practice_get_question (self->practice) : NULL;
  if (question == NULL || fovea_practice_is_answered (self->practice))
    return;

  g_autoptr (GError) error = NULL;
  FoveaReply answer = fovea_session_get_chosen (fovea_practice_get_session (self->practice));
  if (self->entry != NULL
      && !fovea_answer_parse (fovea_question_get_answer_kind (question),
                              gtk_editable_get_text (GTK_EDITABLE (self->entry)), &answer, &error))
    {
      show_sheet (self, fovea_practice_sheet_new (NULL, error->message, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message, -1);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
  else if (self->entry != NULL || (gtk_widget_get_visible (self->count_label) && answer.n_cells > 0))
    fovea_practice_answer (self->practice, &answer);
  else if (gtk_widget_get_visible (self->count_label))
    ask_for_cells (self);
}

/**
 * fovea_practice_bar_show_hint:
 * @self: a bar
 *
 * Says how the answer is found, and has it spoken.
 */
void
fovea_practice_bar_show_hint (FoveaPracticeBar *self)
{
  g_return_if_fail (FOVEA_IS_PRACTICE_BAR (self));

  FoveaQuestion *question
    = self->practice != NULL ? fovea_practice_get_question (self->practice) : NULL;

  if (question != NULL && !fovea_practice_is_answered (self->practice))
    gtk_widget_grab_focus (show_sheet (
      self, fovea_practice_sheet_new (NULL, fovea_question_get_hint (question), NULL)));
}
