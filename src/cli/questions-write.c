// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sheet of questions for people: plain, Markdown, or LaTeX to stand in a document. The answers
// come after all questions, so that they can be cut off.

#include "cli/questions-write.h"

#include "cli/markup.h"
#include "cli/printable.h"

#include <glib/gi18n.h>
#include <string.h>

static void
append_escaped (GString         *text,
                const char      *words,
                FoveaSheetFormat format)
{
  if (format == FOVEA_SHEET_TEXT)
    g_string_append (text, words);
  else
    fovea_markup_append (
      text, format == FOVEA_SHEET_LATEX ? FOVEA_MARKUP_LATEX : FOVEA_MARKUP_MARKDOWN, words);
}

static void
append_heading (GString         *text,
                const char      *words,
                FoveaSheetFormat format)
{
  g_string_append (text, format == FOVEA_SHEET_MARKDOWN ? "## "
                         : format == FOVEA_SHEET_LATEX  ? "\\subsection*{"
                                                        : "");
  append_escaped (text, words, format);
  g_string_append (text, format == FOVEA_SHEET_LATEX ? "}\n\n" : "\n\n");
}

// LaTeX counts by itself, from 1 as we do.
static void
append_item (GString         *text,
             int              number,
             FoveaSheetFormat format)
{
  if (format == FOVEA_SHEET_LATEX)
    g_string_append (text, "\\item ");
  else
    g_string_append_printf (text, "%d. ", number);
}

static void
append_list (GString         *text,
             FoveaSheetFormat format,
             bool             is_begin)
{
  if (format == FOVEA_SHEET_LATEX)
    g_string_append (text, is_begin ? "\\begin{enumerate}\n" : "\\end{enumerate}\n");
}

static void
append_matrix (GString      *text,
               FoveaKernels *kernel)
{
  int n_rows = fovea_kernels_get_n_rows (kernel);
  int n_columns = fovea_kernels_get_n_columns (kernel);

  g_string_append (text, "$\\left[\\begin{array}{");
  for (int x = 0; x < n_columns; x++)
    g_string_append_c (text, 'r');
  g_string_append (text, "}");
  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      g_string_append_printf (text, "%d%s", (int) fovea_kernels_get (kernel, 0, 0, y, x),
                              x + 1 < n_columns ? " & "
                              : y + 1 < n_rows  ? " \\\\ "
                                                : "");
  g_string_append (text, "\\end{array}\\right]$");
}

// Kernels side by side, row by row.
static void
append_grids (GString             *text,
              const FoveaQuestion *question)
{
  int n = fovea_question_get_n_choices (question);
  int n_rows = fovea_kernels_get_n_rows (fovea_question_get_kernel (question, 0));

  for (int y = 0; y < n_rows; y++)
    {
      g_string_append (text, "      ");
      for (int i = 0; i < n; i++)
        {
          FoveaKernels *kernel = fovea_question_get_kernel (question, i);

          g_string_append_printf (text, "%s ", y == 0 ? fovea_question_get_choice (question, i) : " ");
          for (int x = 0; x < fovea_kernels_get_n_columns (kernel); x++)
            g_string_append_printf (text, "%4d", (int) fovea_kernels_get (kernel, 0, 0, y, x));
          g_string_append (text, i + 1 < n ? "    " : "\n");
        }
    }
}

static void
append_choices (GString             *text,
                const FoveaQuestion *question,
                FoveaSheetFormat     format)
{
  int n = fovea_question_get_n_choices (question);
  bool has_kernels = fovea_question_get_kernel (question, 0) != NULL;

  if (n == 0)
    return;
  if (has_kernels && format != FOVEA_SHEET_LATEX)
    {
      // Six spaces make it a block of code within the item of a list in Markdown.
      g_string_append_c (text, '\n');
      append_grids (text, question);
      return;
    }

  g_string_append (text, format == FOVEA_SHEET_LATEX ? "\n\n  " : "   ");
  for (int i = 0; i < n; i++)
    {
      append_escaped (text, fovea_question_get_choice (question, i), format);
      if (has_kernels)
        append_matrix (text, fovea_question_get_kernel (question, i));
      g_string_append (text, i + 1 < n ? (has_kernels ? "\\quad " : " / ") : "\n");
    }
}

static void
append_answer (GString             *text,
               const FoveaQuestion *question,
               FoveaSheetFormat     format)
{
  g_autofree char *answer
    = fovea_question_dup_answer (question, fovea_question_get_answer (question));
  g_autofree char *explanation = fovea_question_explain (question, NULL);
  g_auto (GStrv) lines = g_strsplit (explanation, "\n", -1);

  append_escaped (text, answer, format);
  g_string_append (text, "\n");
  for (int i = 0; lines[i] != NULL; i++)
    {
      if (format != FOVEA_SHEET_TEXT)
        g_string_append_c (text, '\n');
      g_string_append (text, "   ");
      append_escaped (text, lines[i], format);
      g_string_append_c (text, '\n');
    }
}

/**
 * fovea_sheet_write:
 * @self: a sheet
 * @format: how to write it
 *
 * Returns: (transfer full): the sheet
 */
GBytes *
fovea_sheet_write (const FoveaSheet *self,
                   FoveaSheetFormat  format)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (format == FOVEA_SHEET_JSON)
    return fovea_sheet_write_json (self);

  GString *text = g_string_new (NULL);
  g_autofree char *title = self->title != NULL ? fovea_printable_new (self->title) : NULL;
  g_autofree char *heading
    = title != NULL
        // Translators: the title of a document, then a number
        ? g_strdup_printf (_("%s: questions, class code %d"), title, self->seed)
        : g_strdup_printf (_("Questions, class code %d"), self->seed);

  append_heading (text, heading, format);
  append_list (text, format, true);
  for (int i = 0; i < self->n_questions; i++)
    {
      append_item (text, i + 1, format);
      append_escaped (text, fovea_question_get_text (self->questions[i]), format);
      g_string_append_c (text, '\n');
      append_choices (text, self->questions[i], format);
    }
  append_list (text, format, false);
  if (!self->has_answers)
    return g_string_free_to_bytes (text);

  g_string_append_c (text, '\n');
  append_heading (text, _("Answers"), format);
  append_list (text, format, true);
  for (int i = 0; i < self->n_questions; i++)
    {
      append_item (text, i + 1, format);
      append_answer (text, self->questions[i], format);
    }
  append_list (text, format, false);
  return g_string_free_to_bytes (text);
}
