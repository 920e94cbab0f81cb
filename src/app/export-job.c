// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing is written before everything is drawn: what fails or is cancelled leaves old files whole.

#include "config.h"

#include "app/export-job.h"

#include "app/languages.h"
#include "document/file.h"

#include <glib/gi18n.h>

struct _FoveaExportJob
{
  gatomicrefcount n_refs;

  // Owned
  FoveaFigureSource *source; // holds what the subject refers to
  FoveaTrace *hover;         // (nullable) but that
  GFile *file;
  GCancellable *cancellable;
  char *language;
  char *width; // (nullable) of the recipe
  char *height;
  char *margin;
  char *font;
  GPtrArray *drawn; // (element-type GBytes) a file each
  char *before;     // (nullable) the language while it runs in a thread

  // State
  FoveaRecipe recipe;
  FoveaSubject subject;
  GAsyncReadyCallback done_cb;
  int n_made; // figures so far; atomic
  int n_all;  // figures that are to be made: a GIF makes each twice, cutting once more; atomic
};

/**
 * fovea_export_job_new:
 * @source: what is drawn
 * @recipe: how; copied
 * @subject: what of it; its objects are referenced
 * @language: of its words, as in the variable LANGUAGE
 * @file: where to; of several files, the name that numbers are added to
 *
 * Returns: (transfer full): a job that has not begun
 */
FoveaExportJob *
fovea_export_job_new (FoveaFigureSource  *source,
                      const FoveaRecipe  *recipe,
                      const FoveaSubject *subject,
                      const char         *language,
                      GFile              *file)
{
  g_return_val_if_fail (source != NULL && recipe != NULL && subject != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  FoveaExportJob *self = g_new0 (FoveaExportJob, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->source = fovea_figure_source_ref (source);
  self->file = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  self->language = g_strdup (language);
  self->drawn = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->recipe = *recipe;
  self->recipe.width = self->width = g_strdup (recipe->width);
  self->recipe.height = self->height = g_strdup (recipe->height);
  self->recipe.margin = self->margin = g_strdup (recipe->margin);
  self->recipe.export.font_family = self->font = g_strdup (recipe->export.font_family);
  self->subject = *subject;
  self->hover = subject->hover != NULL ? fovea_trace_ref (subject->hover) : NULL;

  return self;
}

/**
 * fovea_export_job_ref:
 * @self: a job
 *
 * Returns: (transfer full): @self
 */
FoveaExportJob *
fovea_export_job_ref (FoveaExportJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

/**
 * fovea_export_job_unref:
 * @self: (transfer full): a job
 */
void
fovea_export_job_unref (FoveaExportJob *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_clear_pointer (&self->drawn, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->hover, fovea_trace_unref);
  g_clear_pointer (&self->source, fovea_figure_source_unref);
  g_free (self->language);
  g_free (self->before);
  g_free (self->width);
  g_free (self->height);
  g_free (self->margin);
  g_free (self->font);
  g_free (self);
}

/**
 * fovea_export_job_get_fraction:
 * @self: a job
 *
 * Returns: how much of it is drawn, 0 … 1
 */
double
fovea_export_job_get_fraction (FoveaExportJob *self)
{
  g_return_val_if_fail (self != NULL, 0);

  int n_all = g_atomic_int_get (&self->n_all);

  return n_all > 0 ? CLAMP ((double) g_atomic_int_get (&self->n_made) / n_all, 0.0, 1.0) : 0;
}

/**
 * fovea_export_job_cancel:
 * @self: a job
 *
 * Has it end soon, with nothing written.
 */
void
fovea_export_job_cancel (FoveaExportJob *self)
{
  g_return_if_fail (self != NULL);

  g_cancellable_cancel (self->cancellable);
}

/**
 * fovea_export_name_frame:
 * @name: of a file, "figure.png"
 * @frame: from 1; 0: how a command line writes them all, "figure-%04d.png"
 *
 * Returns: (transfer full): "figure-0001.png"
 */
char *
fovea_export_name_frame (const char *name,
                         int         frame)
{
  g_return_val_if_fail (name != NULL, NULL);

  const char *ending = strrchr (name, '.');
  g_autofree char *stem = ending != NULL ? g_strndup (name, (gsize) (ending - name))
                                         : g_strdup (name);

  if (frame == 0)
    return g_strdup_printf ("%s-%%04d%s", stem, ending != NULL ? ending : "");
  return g_strdup_printf ("%s-%04d%s", stem, frame, ending != NULL ? ending : "");
}

// A figure of the serving behind, counted.
typedef struct
{
  FoveaExportJob *job;
  const FoveaServing *serving;
} Counter;

static FoveaFigure *
make_counted (int      number,
              gpointer data)
{
  const Counter *counter = data;

  g_atomic_int_inc (&counter->job->n_made);
  return counter->serving->series.make (number, counter->serving->series.data);
}

static bool
draw (FoveaExportJob      *self,
      const FoveaServing  *serving,
      GError             **error)
{
  Counter counter = { self, serving };
  FoveaExportSeries series = serving->series;
  int n_figures = series.n_figures;
  bool is_one_file = fovea_serving_is_one_file (serving);

  series.make = make_counted;
  series.data = &counter;
  series.cancellable = self->cancellable;
  FoveaExportOptions options = serving->export;
  cairo_rectangle_t frame;
  guint64 n_bytes = 0;
  int n_rounds = (options.format == FOVEA_EXPORT_GIF ? 2 : 1) + (options.is_cropped ? 1 : 0);

  g_atomic_int_set (&self->n_all, n_rounds * n_figures);
  if (!fovea_export_find_frame (&series, &options, &frame, error))
    return false;
  options.frame = &frame;
  for (int i = 0; i < (is_one_file ? 1 : n_figures); i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return false;

      g_autoptr (FoveaFigure) figure = is_one_file ? NULL : make_counted (i, &counter);
      GBytes *bytes = is_one_file ? fovea_export_series (&series, &options, error)
                                  : fovea_export_figure (figure, &options, error);

      if (bytes == NULL)
        return false;
      n_bytes += g_bytes_get_size (bytes);
      g_ptr_array_add (self->drawn, bytes);
      if (!is_one_file && !fovea_export_check_length (n_bytes, error))
        return false;
    }
  return true;
}

// The name of a single file was asked for, and may be that of an old one; those of several were not.
static bool
write_frames (FoveaExportJob *self,
              GError        **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->drawn->len; i++)
    {
      g_autofree char *frame = fovea_export_name_frame (name, (int) i + 1);

      g_ptr_array_add (files, g_file_get_child (folder, frame));
      if (g_file_query_exists (g_ptr_array_index (files, i), NULL))
        {
          g_autofree char *shown = g_filename_display_name (frame);

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _("“%s” is there already; nothing was written. Choose another name."), shown);
          return false;
        }
    }
  for (guint i = 0; i < files->len; i++)
    if (!fovea_save_bytes (g_ptr_array_index (files, i), g_ptr_array_index (self->drawn, i), error))
      return false;
  return true;
}

static bool
run (FoveaExportJob *self,
     GError        **error)
{
  g_auto (FoveaServing) serving = { 0 };
  g_autofree char *title = fovea_figure_source_dup_title (self->source);

  self->subject.title = title;
  if (!fovea_serving_init (&serving, &self->recipe, &self->subject, error)
      || !draw (self, &serving, error))
    return false;

  return fovea_serving_is_one_file (&serving)
           ? fovea_save_bytes (self->file, self->drawn->pdata[0], error)
           : write_frames (self, error);
}

/**
 * fovea_export_job_run:
 * @self: a job that has not begun
 * @error: place for a %FOVEA_EXPORT_ERROR or %G_IO_ERROR
 *
 * Does it at once.
 *
 * Returns: whether all files are there; if not, files that were there are as they were
 */
bool
fovea_export_job_run (FoveaExportJob *self,
                      GError        **error)
{
  g_return_val_if_fail (self != NULL, false);

  g_autofree char *before = fovea_languages_set (self->language);
  bool is_done = run (self, error);
  g_autofree char *during = fovea_languages_set (before);

  return is_done;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
task_done_cb (GObject      *owner,
              GAsyncResult *result,
              gpointer      data)
{
  FoveaExportJob *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *during = fovea_languages_set (self->before);

  self->done_cb (owner, result, NULL);
}

/**
 * fovea_export_job_start:
 * @self: a job that has not begun
 * @owner: the source of the task
 * @done_cb: called with a #GTask that returns whether all files are there
 *
 * Does it in a thread; until it ends, new words of the whole program are in the job's language.
 */
void
fovea_export_job_start (FoveaExportJob      *self,
                        GObject             *owner,
                        GAsyncReadyCallback  done_cb)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GTask) task = g_task_new (owner, NULL, task_done_cb, NULL);

  self->done_cb = done_cb;
  self->before = fovea_languages_set (self->language);

  g_task_set_task_data (task, fovea_export_job_ref (self),
                        (GDestroyNotify) fovea_export_job_unref);
  g_task_run_in_thread (task, run_in_thread);
}
