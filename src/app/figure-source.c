// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything in it is constant, so that a thread may draw it while the user goes on. What leaves a
// window is a page: as large as the window's place, whatever its zoom, and with the size of type that
// the desktop's text scale makes there.

#include "config.h"

#include "app/figure-source.h"

#include "document/examples.h"

#include <math.h>

struct _FoveaFigureSource
{
  gatomicrefcount n_refs;

  // Owned
  char *title; // (nullable)
  FoveaEvaluation *evaluation;
  FoveaTrace *trace;             // (nullable)
  FoveaTrace *hover;             // (nullable)
  FoveaComposition *composition; // (nullable)
  char *width;                   // of the window's picture, as a recipe has it
  char *height;                  // (nullable)
  FoveaCell *fronts;             // (nullable)
  FoveaMark *marks;              // (nullable)
  char *document;                // (nullable) for a command line, after a space; "": the usual one
  const char *example;           // (nullable) its name, of a built-in one

  // State
  int n_marks;
  bool has_visit;
  FoveaVisit visit;
  FoveaRecipe recipe; // what the window shows; refers to what is owned here
};

// What names the content of @document on a command line: a file, if it is as it was saved, or an
// example that is the same to the byte.
static char *
find_document (FoveaDocument  *document,
               const char    **example)
{
  GFile *file = fovea_document_get_file (document);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && !fovea_document_is_modified (document))
    {
      g_autofree char *quoted = fovea_recipe_quote (path);

      return g_strconcat (" ", quoted, NULL);
    }

  g_autoptr (GBytes) bytes
    = fovea_content_serialize (fovea_document_get_content (document), NULL);

  for (int i = 0; i < fovea_examples_get_n () && bytes != NULL; i++)
    {
      const char *name = fovea_examples_get_name (i);
      g_autoptr (FoveaContent) content = fovea_examples_load (name, NULL);
      g_autoptr (GBytes) other = content != NULL ? fovea_content_serialize (content, NULL) : NULL;

      if (other == NULL || !g_bytes_equal (bytes, other))
        continue;
      *example = name;
      return i == 0 ? g_strdup ("") : g_strconcat (" example:", name, NULL);
    }
  return NULL;
}

// A figure that is higher than the window was given no height to fill.
static void
fill_size (FoveaFigureSource        *self,
           const FoveaFigureOptions *laid)
{
  self->width = fovea_length_write (laid->width_pt, "px");
  fovea_recipe_set_width (&self->recipe, self->width);
  if (laid->height_pt > 1)
    {
      self->height = fovea_length_write (laid->height_pt, "px");
      fovea_recipe_set_height (&self->recipe, self->height);
    }
  if (laid->text_scale != 1)
    self->recipe.figure.body_pt = round (fovea_figure_options_find_body (laid) * 100) / 100;
  self->recipe.figure.text_scale = 1;
  self->recipe.figure.zoom = 0;
}

static void
fill_recipe (FoveaFigureSource *self,
             FoveaCanvas       *canvas)
{
  const FoveaFigureOptions *laid = fovea_canvas_get_options (canvas);
  FoveaFigureOptions *figure = &self->recipe.figure;

  self->recipe = (FoveaRecipe) FOVEA_RECIPE_INIT;
  *figure = *laid;
  self->fronts = g_memdup2 (figure->fronts, sizeof (FoveaCell) * (gsize) figure->n_fronts);
  figure->fronts = self->fronts;
  self->recipe.export.theme = fovea_canvas_get_theme (canvas);
  fill_size (self, laid);
}

static void
fill_subject (FoveaFigureSource *self,
              FoveaCanvas       *canvas)
{
  FoveaSubject shown;

  fovea_canvas_fill_subject (canvas, &shown);
  self->title = g_strdup (shown.title);
  self->evaluation = fovea_evaluation_ref (shown.evaluation);
  self->trace = shown.trace != NULL ? fovea_trace_ref (shown.trace) : NULL;
  self->hover = shown.hover != NULL ? fovea_trace_ref (shown.hover) : NULL;
  self->composition
    = shown.composition != NULL ? fovea_composition_ref (shown.composition) : NULL;
  self->marks = g_memdup2 (shown.marks, sizeof (FoveaMark) * (gsize) shown.n_marks);
  self->n_marks = shown.n_marks;
  self->has_visit = shown.visit != NULL;
  if (shown.visit != NULL)
    self->visit = *shown.visit;
  if (shown.step != NULL)
    {
      self->recipe.step = shown.step->number + 1;
      self->recipe.pace = shown.step->pace;
    }
}

/**
 * fovea_figure_source_new:
 * @window: a window with a picture
 *
 * Returns: (transfer full): what it shows now; windows that slide to the next step are there
 */
FoveaFigureSource *
fovea_figure_source_new (FoveaWindow *window)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window), NULL);

  FoveaFigureSource *self = g_new0 (FoveaFigureSource, 1);
  FoveaSession *session = fovea_window_get_session (window);
  FoveaCanvas *canvas = fovea_window_get_canvas (window);

  g_atomic_ref_count_init (&self->n_refs);
  self->document = find_document (fovea_session_get_document (session), &self->example);
  fill_recipe (self, canvas);
  fill_subject (self, canvas);

  return self;
}

/**
 * fovea_figure_source_ref:
 * @self: a source
 *
 * Returns: (transfer full): @self
 */
FoveaFigureSource *
fovea_figure_source_ref (FoveaFigureSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

/**
 * fovea_figure_source_unref:
 * @self: (transfer full): a source
 */
void
fovea_figure_source_unref (FoveaFigureSource *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_clear_pointer (&self->composition, fovea_composition_unref);
  g_clear_pointer (&self->trace, fovea_trace_unref);
  g_clear_pointer (&self->hover, fovea_trace_unref);
  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  g_free (self->title);
  g_free (self->width);
  g_free (self->height);
  g_free (self->fronts);
  g_free (self->marks);
  g_free (self->document);
  g_free (self);
}

/**
 * fovea_figure_source_get_recipe:
 * @self: a source
 *
 * Returns: (transfer none): how the window draws its picture; a copy of it lives as long as @self
 */
const FoveaRecipe *
fovea_figure_source_get_recipe (const FoveaFigureSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->recipe;
}

/**
 * fovea_figure_source_get_subject:
 * @self: a source
 *
 * Returns: what is drawn, with what is selected, hovered and marked; all borrowed from @self. A step of
 *   a playback is the recipe's.
 */
FoveaSubject
fovea_figure_source_get_subject (const FoveaFigureSource *self)
{
  FoveaSubject subject = { 0 };

  g_return_val_if_fail (self != NULL, subject);

  subject.title = self->title;
  subject.evaluation = self->evaluation;
  subject.trace = self->trace;
  subject.hover = self->hover;
  subject.composition = self->composition;
  subject.visit = self->has_visit ? &self->visit : NULL;
  subject.marks = self->marks;
  subject.n_marks = self->n_marks;

  return subject;
}

/**
 * fovea_figure_source_new_figure:
 * @self: a source
 *
 * Returns: (transfer full): what the window shows, as a page
 */
FoveaFigure *
fovea_figure_source_new_figure (const FoveaFigureSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  FoveaSubject subject = fovea_figure_source_get_subject (self);
  g_auto (FoveaServing) serving = { 0 };

  // A step that a window shows is there.
  if (!fovea_serving_init (&serving, &self->recipe, &subject, NULL))
    return fovea_figure_new (&subject, &self->recipe.figure);
  return serving.series.make (0, serving.series.data);
}

/**
 * fovea_figure_source_dup_title:
 * @self: a source
 *
 * Returns: (transfer full) (nullable): the document's title; that of an example in the present
 *   language, which may be another than the window's
 */
char *
fovea_figure_source_dup_title (const FoveaFigureSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (FoveaContent) content
    = self->example != NULL ? fovea_examples_load (self->example, NULL) : NULL;

  return g_strdup (content != NULL ? fovea_content_get_title (content) : self->title);
}

/**
 * fovea_figure_source_dup_command:
 * @self: a source
 * @recipe: how it is drawn
 * @subject: its subject, or a part of that
 * @language: of words in the picture, such as "zh_CN"
 * @output: a file's name
 *
 * Writes the command that makes the same file, to the byte.
 *
 * Returns: (transfer full) (nullable): "fovea-cli render …"; %NULL if no file and no example holds
 *   what is drawn, or if there are marks of a question or a visit, which no option draws
 */
char *
fovea_figure_source_dup_command (const FoveaFigureSource *self,
                                 const FoveaRecipe       *recipe,
                                 const FoveaSubject      *subject,
                                 const char              *language,
                                 const char              *output)
{
  g_return_val_if_fail (self != NULL && recipe != NULL && subject != NULL, NULL);
  g_return_val_if_fail (language != NULL && output != NULL, NULL);

  if (self->document == NULL || subject->n_marks > 0 || subject->visit != NULL)
    return NULL;

  g_autofree char *options = fovea_recipe_write (recipe, subject);
  g_autofree char *quoted = fovea_recipe_quote (output);

  return g_strdup_printf ("fovea-cli render --lang=%s%s -o %s%s", language, options, quoted,
                          self->document);
}
