// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/lesson-text.h"

#include "document/file.h"

#include <glib/gi18n.h>

#include <string.h>

// The longest lesson that is read, in bytes.
#define MAX_BYTES (1024 * 1024)

#define PAGE_MARK "=="
#define TASK_MARK "* "
#define PLAIN_MARK '\\' // at the beginning of a line: the rest is text, whatever it looks like
#define VERSION_KEY "fovea-lesson"

// Where the parser stands.
typedef struct
{
  FoveaLessonText *text;
  FoveaLessonSheet *page; // (nullable) the last one; NULL in the header
  GString *paragraph;     // lines gathered so far
  bool is_task;           // what they are
  bool has_begun;         // something else than remarks was read
  bool reads_keys;        // at the beginning of a page, up to the first empty line
  int line;
} Parser;

static void
free_key (FoveaLessonKey *key)
{
  g_free (key->key);
  g_free (key->value);
  g_free (key);
}

static void
free_sheet (FoveaLessonSheet *sheet)
{
  g_free (sheet->title);
  g_ptr_array_unref (sheet->keys);
  g_ptr_array_unref (sheet->paragraphs);
  g_ptr_array_unref (sheet->tasks);
  g_free (sheet);
}

static FoveaLessonSheet *
new_sheet (const char *title,
           int         line)
{
  FoveaLessonSheet *sheet = g_new0 (FoveaLessonSheet, 1);

  sheet->title = g_strdup (title);
  sheet->line = line;
  sheet->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) free_key);
  sheet->paragraphs = g_ptr_array_new_with_free_func (g_free);
  sheet->tasks = g_ptr_array_new_with_free_func (g_free);

  return sheet;
}

/**
 * fovea_lesson_text_fail:
 * @self: a text
 * @line: of the file, from 1
 * @error: place for a %FOVEA_FILE_ERROR_SYNTAX
 * @format: what is wrong, translated
 * @...: its values
 *
 * Says what is wrong and where.
 */
void
fovea_lesson_text_fail (const FoveaLessonText *self,
                        int                    line,
                        GError               **error,
                        const char            *format,
                        ...)
{
  va_list values;

  va_start (values, format);
  g_autofree char *what = g_strdup_vprintf (format, values);
  va_end (values);
  // Translators: name of a file, number of a line, what is wrong there
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX, _("%s, line %d: %s"),
               self->name, line, what);
}

// Languages that are written without spaces are broken without them, too.
static bool
wants_space (const GString *paragraph,
             const char    *line)
{
  if (paragraph->len == 0)
    return false;

  const char *last = g_utf8_prev_char (paragraph->str + paragraph->len);
  return !g_unichar_iswide (g_utf8_get_char (last))
         || !g_unichar_iswide (g_utf8_get_char (line));
}

static void
end_paragraph (Parser *self)
{
  const char *string = self->paragraph->str;

  if (self->paragraph->len == 0)
    return;
  g_ptr_array_add (self->is_task ? self->page->tasks : self->page->paragraphs,
                   g_strdup (string));
  g_string_truncate (self->paragraph, 0);
  self->is_task = false;
}

// Splits “key: value”; false if @line is none.
static bool
split_key (const char *line,
           char      **key,
           char      **value)
{
  const char *colon = strchr (line, ':');
  if (colon == NULL || colon == line)
    return false;

  for (const char *c = line; c < colon; c++)
    if (!g_ascii_islower (*c) && *c != '-')
      return false;

  *key = g_strndup (line, (gsize) (colon - line));
  *value = g_strstrip (g_strdup (colon + 1));
  return true;
}

static bool
parse_header (Parser     *self,
              const char *line,
              GError    **error)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (!split_key (line, &key, &value))
    {
      fovea_lesson_text_fail (self->text, self->line, error,
                              _("before the first page there are keys only, not “%s”"), line);
      return false;
    }
  if (g_str_equal (key, "title") && self->text->title == NULL)
    self->text->title = g_steal_pointer (&value);
  else if (g_str_equal (key, "summary") && self->text->summary == NULL)
    self->text->summary = g_steal_pointer (&value);
  else if (!g_str_equal (key, VERSION_KEY))
    {
      fovea_lesson_text_fail (self->text, self->line, error,
                              _("“%s” is no key of a lesson, or stands there twice"), key);
      return false;
    }
  else if (!g_str_equal (value, "1"))
    {
      fovea_lesson_text_fail (self->text, self->line, error,
                              _("lessons of version “%s” need a newer Fovea"), value);
      return false;
    }

  return true;
}

static bool
parse_key (Parser     *self,
           const char *line,
           GError    **error)
{
  FoveaLessonKey *key = g_new0 (FoveaLessonKey, 1);

  key->line = self->line;
  g_ptr_array_add (self->page->keys, key);
  if (split_key (line, &key->key, &key->value))
    return true;

  fovea_lesson_text_fail (self->text, self->line, error,
                          _("“%s” is no “key: value”; an empty line ends the keys of a page"),
                          line);
  return false;
}

static void
begin_page (Parser     *self,
            const char *line)
{
  g_autofree char *title = g_strstrip (g_strdup (line + strlen (PAGE_MARK)));

  if (self->page != NULL)
    end_paragraph (self);
  self->page = new_sheet (title, self->line);
  self->reads_keys = true;
  g_ptr_array_add (self->text->pages, self->page);
}

static void
parse_remark (Parser     *self,
              const char *line)
{
  g_autofree char *before = self->text->remarks;

  if (!self->has_begun)
    self->text->remarks = g_strconcat (before != NULL ? before : "", line, "\n", NULL);
  else
    self->text->remarks = g_steal_pointer (&before);
}

static void
parse_text (Parser     *self,
            const char *line)
{
  bool is_plain = line[0] == PLAIN_MARK;

  if (is_plain)
    line++;
  if (!is_plain && g_str_has_prefix (line, TASK_MARK))
    {
      end_paragraph (self);
      self->is_task = true;
      line = line + strlen (TASK_MARK);
      while (*line == ' ')
        line++;
    }
  if (wants_space (self->paragraph, line))
    g_string_append_c (self->paragraph, ' ');
  g_string_append (self->paragraph, line);
}

static bool
parse_line (Parser     *self,
            const char *line,
            GError    **error)
{
  if (line[0] == '#')
    {
      parse_remark (self, line);
      return true;
    }
  self->has_begun = true;
  if (g_str_has_prefix (line, PAGE_MARK))
    {
      begin_page (self, line);
      return true;
    }
  if (line[0] == '\0')
    {
      if (self->page != NULL)
        end_paragraph (self);
      self->reads_keys = false;
      return true;
    }
  if (self->page == NULL)
    return parse_header (self, line, error);
  if (self->reads_keys)
    return parse_key (self, line, error);

  parse_text (self, line);
  return true;
}

static bool
check_whole (Parser  *self,
             GError **error)
{
  if (self->text->title == NULL)
    fovea_lesson_text_fail (self->text, 1, error, _("the lesson has no title"));
  else if (self->text->pages->len == 0)
    fovea_lesson_text_fail (self->text, self->line, error, _("the lesson has no page"));
  else
    return true;

  return false;
}

static void
terminate (FoveaLessonText *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      FoveaLessonSheet *sheet = g_ptr_array_index (self->pages, i);
      g_ptr_array_add (sheet->paragraphs, NULL);
      g_ptr_array_add (sheet->tasks, NULL);
    }
}

/**
 * fovea_lesson_text_parse:
 * @bytes: of the file
 * @name: of the file, for messages
 * @error: place for a %FOVEA_FILE_ERROR: the file and the line are named
 *
 * Returns: (transfer full) (nullable): the text of the lesson
 */
FoveaLessonText *
fovea_lesson_text_parse (GBytes     *bytes,
                         const char *name,
                         GError    **error)
{
  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  gsize n_bytes;
  const char *start = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (FoveaLessonText) self = g_new0 (FoveaLessonText, 1);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  Parser parser = { .text = self, .paragraph = paragraph };

  self->name = g_strdup (name);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) free_sheet);
  if (n_bytes > MAX_BYTES || !g_utf8_validate_len (start, n_bytes, NULL))
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX,
                   _("%s is no lesson: it is not text in UTF-8"), name);
      return NULL;
    }

  g_autofree char *copy = g_strndup (start, n_bytes);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      parser.line = i + 1;
      if (!parse_line (&parser, g_strstrip (lines[i]), error))
        return NULL;
    }
  if (parser.page != NULL)
    end_paragraph (&parser);
  if (!check_whole (&parser, error))
    return NULL;

  terminate (self);
  return g_steal_pointer (&self);
}

/**
 * fovea_lesson_text_free:
 * @self: (transfer full) (nullable): a text
 */
void
fovea_lesson_text_free (FoveaLessonText *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->remarks);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self);
}

/**
 * fovea_lesson_text_new:
 * @name: of the file, for messages
 * @title: of the lesson
 * @summary: (nullable): what it is about
 *
 * Returns: (transfer full): a text without pages
 */
FoveaLessonText *
fovea_lesson_text_new (const char *name,
                       const char *title,
                       const char *summary)
{
  FoveaLessonText *self = g_new0 (FoveaLessonText, 1);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->summary = g_strdup (summary);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) free_sheet);

  return self;
}

/**
 * fovea_lesson_text_add_sheet:
 * @self: a text
 * @title: of the page
 * @paragraphs: (array zero-terminated=1): its text, tidy
 * @tasks: (array zero-terminated=1): what is to be done, tidy
 *
 * Returns: (transfer none): the page, as the last one, without keys
 */
FoveaLessonSheet *
fovea_lesson_text_add_sheet (FoveaLessonText   *self,
                             const char        *title,
                             const char *const *paragraphs,
                             const char *const *tasks)
{
  FoveaLessonSheet *sheet = new_sheet (title, 0);

  g_ptr_array_add (self->pages, sheet);
  for (int i = 0; paragraphs[i] != NULL; i++)
    g_ptr_array_add (sheet->paragraphs, g_strdup (paragraphs[i]));
  for (int i = 0; tasks[i] != NULL; i++)
    g_ptr_array_add (sheet->tasks, g_strdup (tasks[i]));
  g_ptr_array_add (sheet->paragraphs, NULL);
  g_ptr_array_add (sheet->tasks, NULL);

  return sheet;
}

/**
 * fovea_lesson_sheet_add_key:
 * @self: a page
 * @key: in small letters
 * @value: on one line
 */
void
fovea_lesson_sheet_add_key (FoveaLessonSheet *self,
                            const char       *key,
                            const char       *value)
{
  FoveaLessonKey *added = g_new0 (FoveaLessonKey, 1);

  added->key = g_strdup (key);
  added->value = g_strdup (value);
  g_ptr_array_add (self->keys, added);
}

static bool
check_translation (const FoveaLessonText *self,
                   const FoveaLessonText *translation,
                   guint                  page,
                   GError               **error)
{
  FoveaLessonSheet *ours = g_ptr_array_index (self->pages, page);
  FoveaLessonSheet *theirs = g_ptr_array_index (translation->pages, page);

  if (theirs->keys->len > 0)
    {
      FoveaLessonKey *key = g_ptr_array_index (theirs->keys, 0);
      fovea_lesson_text_fail (translation, key->line, error,
                              _("a translation holds text only, not the key “%s”"), key->key);
      return false;
    }
  if (theirs->tasks->len != ours->tasks->len)
    {
      fovea_lesson_text_fail (translation, theirs->line, error,
                              _("page %u has %u tasks, %s has %u"), page + 1,
                              theirs->tasks->len - 1, self->name, ours->tasks->len - 1);
      return false;
    }

  return true;
}

/**
 * fovea_lesson_text_translate:
 * @self: a text
 * @translation: its translation, whose words are moved into @self
 * @error: place for a %FOVEA_FILE_ERROR_SYNTAX: the two do not go together
 *
 * Returns: whether every page is translated; if not, @self may be so in part
 */
bool
fovea_lesson_text_translate (FoveaLessonText *self,
                             FoveaLessonText *translation,
                             GError         **error)
{
  g_return_val_if_fail (self != NULL && translation != NULL, false);

  if (translation->pages->len != self->pages->len)
    {
      fovea_lesson_text_fail (translation, 1, error, _("there are %u pages, %s has %u"),
                              translation->pages->len, self->name, self->pages->len);
      return false;
    }

  for (guint i = 0; i < self->pages->len; i++)
    {
      FoveaLessonSheet *ours = g_ptr_array_index (self->pages, i);
      FoveaLessonSheet *theirs = g_ptr_array_index (translation->pages, i);
      if (!check_translation (self, translation, i, error))
        return false;

      FoveaLessonSheet english = *ours;
      ours->title = theirs->title;
      ours->paragraphs = theirs->paragraphs;
      ours->tasks = theirs->tasks;
      theirs->title = english.title;
      theirs->paragraphs = english.paragraphs;
      theirs->tasks = english.tasks;
    }
  g_free (self->title);
  g_free (self->summary);
  self->title = g_steal_pointer (&translation->title);
  self->summary = g_steal_pointer (&translation->summary);
  self->is_translated = true;

  return true;
}
