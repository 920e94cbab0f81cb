// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lessons: faults are named with their line, every built-in page is whole in every language, and a
// page shows the same whatever was shown before.

#include "config.h"

#include "document/lesson-text.h"
#include "document/lesson.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define HEAD "fovea-lesson: 1\ntitle: T\n\n"

static FoveaLesson *
load_text (const char  *text,
           const char  *translation, // (nullable)
           GError     **error)
{
  g_autofree char *folder = g_dir_make_tmp ("fovea-lesson-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.lesson", NULL);
  g_autofree char *translated = g_build_filename (folder, "mine.zh_CN.lesson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (translation != NULL)
    g_assert_true (g_file_set_contents (translated, translation, -1, NULL));
  FoveaLesson *lesson = fovea_lesson_load (file, error);
  g_remove (path);
  g_remove (translated);
  g_rmdir (folder);

  return lesson;
}

static void
test_reads_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLesson) lesson = load_text (
    "# remark\n" HEAD "== One\ndocument: two-3x3\nsum: all\ncards: no\n\nfirst line\nsecond line\n\n"
    "* do this\n* and this\n\n== Two\nselect: 0:0,6,6\nhover: 1:0,4,4\nplay: nested 3\n"
    "goal: 2:0,2,2\n\n你好\n世界\n\n== Three\ndocument: laplacian-relu\noff: 2\n\ntext\n",
    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fovea_lesson_get_n_pages (lesson), ==, 3);

  const FoveaLessonPage *one = fovea_lesson_get_page (lesson, 0);
  g_assert_cmpstr (one->title, ==, "One");
  g_assert_cmpstr (one->paragraphs[0], ==, "first line second line");
  g_assert_null (one->paragraphs[1]);
  g_assert_cmpstr (one->tasks[0], ==, "do this");
  g_assert_cmpstr (one->tasks[1], ==, "and this");
  g_assert_true (fovea_cell_equal (one->selection, (FoveaCell){ 2, 0, 1, 1 }));

  const FoveaLessonPage *two = fovea_lesson_get_page (lesson, 1);
  g_assert_cmpstr (two->paragraphs[0], ==, "你好世界");
  g_assert_true (two->sum_all && two->hides_cards && two->has_hover && two->has_goal);
  g_assert_true (fovea_cell_equal (two->selection, (FoveaCell){ 0, 0, 6, 6 }));
  g_assert_cmpint (two->play, ==, FOVEA_LESSON_PLAY_NESTED);
  g_assert_cmpint (two->step, ==, 2);
  g_assert_true (fovea_lesson_get_content (lesson, 0) == fovea_lesson_get_content (lesson, 1));

  const FoveaLessonPage *three = fovea_lesson_get_page (lesson, 2);
  g_assert_false (three->has_hover || three->has_goal);
  g_assert_cmpint (three->play, ==, FOVEA_LESSON_PLAY_NOTHING);
  g_assert_cmpint (three->n_off, ==, 1);
  g_assert_false (fovea_content_is_enabled (fovea_lesson_get_content (lesson, 2), 2));
  g_assert_true (fovea_content_is_enabled (fovea_lesson_get_content (lesson, 2), 1));
}

static void
test_faults_name_their_line (void)
{
  static const struct
  {
    const char *text;
    const char *part; // of the message
  } faults[] = {
    { "", "line 1: the lesson has no title" },
    { "fovea-lesson: 1\n\n== One\ndocument: two-3x3\n", "line 1: the lesson has no title" },
    { HEAD, "no page" },
    { "title: T\nhello\n== One\n", "line 2" },
    { "fovea-lesson: 2\n", "newer Fovea" },
    { HEAD "== One\n\ntext\n", "line 4: the page has no key" },
    { HEAD "== One\ndocument: no-such\n", "no-such" },
    { HEAD "== One\ndocument: two-3x3\ncolour: red\n", "line 6: “colour” is no key" },
    { HEAD "== One\ndocument: two-3x3\nselect: 2:0,1\n", "line 6: “2:0,1”" },
    { HEAD "== One\ndocument: two-3x3\nselect: 2:0,3,0\n", "no cell 2:0,3,0" },
    { HEAD "== One\ndocument: two-3x3\ngoal: 9:0,0,0\n", "no cell 9:0,0,0" },
    { HEAD "== One\ndocument: two-3x3\nsum: some\n", "line 6: “some”" },
    { HEAD "== One\ndocument: two-3x3\ncards: some\n", "line 6: “some”" },
    { HEAD "== One\ndocument: two-3x3\nplay: chess\n", "line 6: “chess”" },
    { HEAD "== One\ndocument: two-3x3\nplay: fill 0\n", "line 6: “fill 0”" },
    { HEAD "== One\ndocument: two-3x3\noff: 3\n", "no layer 3" },
    { HEAD "== One\ndocument: ../two-3x3\n", "line 5" },
    { HEAD "== One\ndocument two-3x3\n", "line 5" },
    { HEAD "== One\ndocument: two-3x3\nsum: all\nsum: step\n", "line 7: the key “sum” stands" },
    { HEAD "== One\nDocument: two-3x3\n", "line 5" },
    { HEAD "== One\ncards: no\ndocument: nowhere\n", "line 6: " },
    { HEAD "== One\ndocument: two-3x3\noff: 3\n", "line 6: there is no layer 3" },
    { HEAD "== One\ndocument: two-3x3\nselect: 2:0,3,0\n", "line 6: the document has no cell" },
    { HEAD "== One\ndocument: two-3x3\ncards: no\ngoal: 9:0,0,0\n", "line 7: " },
    { HEAD "== One\ndocument: two-3x3\nhover: 0:1,0,0\n", "line 6: " },
    { HEAD "== One\ndocument: two-3x3\nquestion: value 2:0,9,9\n", "line 6: " },
    // What is taken over is told where the page begins.
    { HEAD "== One\ndocument: two-3x3\noff: 1\nselect: 2:0,4,4\n\ntext\n\n== Two\noff: none\n",
      "line 11: the document has no cell" },
    { "title: \xff\n", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (load_text (faults[i].text, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "mine.lesson"));
      g_assert_nonnull (strstr (error->message, faults[i].part));
    }
}

static void
test_refused_by_its_reader (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLesson) lesson
    = load_text (HEAD "== One\ndocument: two-3x3\n\n== Two\nview: sideways\n", NULL, &error);

  g_assert_no_error (error);
  fovea_lesson_refuse (lesson, 1, "view", "sideways", &error);
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "line 8: “sideways” is no value of the key “view”"));
}

// A page asks of its own document; what cannot be asked is told when the lesson is read.
static void
test_questions (void)
{
  static const char *const faults[] = { "colour", "sees 2:0,1", "shape seed", "sees 0:0,0,0",
                                        "value 2:0,9,9", "field more" };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLesson) lesson = load_text (
    HEAD "== One\ndocument: two-3x3\nquestion: value 2:0,0,0\n\ntext\n\n== Two\n\ntext\n\n"
         "== Three\nquestion: paths 2:0,1,1 0:0,3,3\n\ntext\n",
    NULL, &error);
  g_assert_no_error (error);

  g_autoptr (FoveaQuestion) value = fovea_lesson_new_question (lesson, 0);
  g_autoptr (FoveaQuestion) paths = fovea_lesson_new_question (lesson, 2);
  g_assert_cmpfloat (fovea_question_get_answer (value)->number, ==, 72);
  g_assert_null (fovea_lesson_new_question (lesson, 1));
  g_assert_cmpfloat (fovea_question_get_answer (paths)->number, ==, 9);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) fault = NULL;
      g_autofree char *text = g_strdup_printf (
        HEAD "== One\ndocument: two-3x3\nquestion: %s\n\ntext\n", faults[i]);

      g_test_message ("%s", faults[i]);
      g_assert_null (load_text (text, NULL, &fault));
      g_assert_nonnull (strstr (fault->message, "mine.lesson"));
    }
}

static void
test_translations_hold_text_only (void)
{
  const char *base = HEAD "== One\ndocument: two-3x3\n\ntext\n\n* task\n";
  static const struct
  {
    const char *translation;
    const char *part; // of the message; NULL: none
  } cases[] = {
    { "title: 题\n== 一\n\n文\n\n* 做\n", NULL },
    { "title: 题\n== 一\n\n文\n\n* 做\n\n== 二\n", "2 pages" },
    { "title: 题\n== 一\n\n文\n", "0 tasks" },
    { "title: 题\n== 一\nselect: none\n\n文\n\n* 做\n", "line 3" },
  };

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      FoveaLesson *lesson = load_text (base, cases[i].translation, &error);
      if (cases[i].part != NULL)
        {
          g_assert_null (lesson);
          g_assert_nonnull (strstr (error->message, cases[i].part));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (fovea_lesson_get_title (lesson), ==, "题");
      g_assert_cmpstr (fovea_lesson_get_page (lesson, 0)->title, ==, "一");
      g_assert_cmpstr (fovea_lesson_get_page (lesson, 0)->document, ==, "two-3x3");
      fovea_lesson_unref (lesson);
    }
  g_unsetenv ("LANGUAGE");
}

static FoveaLesson *
load_built_in (int         lesson,
               const char *language)
{
  g_autoptr (GError) error = NULL;
  g_setenv ("LANGUAGE", language, TRUE);
  FoveaLesson *loaded
    = fovea_lesson_load_built_in (fovea_lessons_get_name (lesson), &error);
  g_assert_no_error (error);
  g_unsetenv ("LANGUAGE");

  return loaded;
}

static bool
has_ideographs (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iswide (g_utf8_get_char (c)))
      return true;

  return false;
}

// None of them in English.
static void
check_words (const char *const *words,
             const char *const *english,
             bool               is_chinese)
{
  g_assert_nonnull (words[0]);
  for (int i = 0; words[i] != NULL; i++)
    {
      g_assert_cmpint (has_ideographs (words[i]), >=, is_chinese);
      g_assert_false (g_strv_contains (english, words[i]));
    }
}

// 6 to 15 pages, each with text and something to do, in every language that is offered.
static void
test_built_in_lessons_are_whole (void)
{
  g_auto (GStrv) languages = g_strsplit (FOVEA_LINGUAS, " ", -1);

  for (int i = 0; i < fovea_lessons_get_n (); i++)
    for (guint k = 0; languages[k] != NULL; k++)
      {
        g_autoptr (FoveaLesson) lesson = load_built_in (i, languages[k]);
        g_autoptr (FoveaLesson) english = load_built_in (i, "en");
        bool is_chinese = g_str_equal (languages[k], "zh_CN");
        int n_pages = fovea_lesson_get_n_pages (lesson);
        g_test_message ("%s in %s", fovea_lesson_get_title (english), languages[k]);
        g_assert_cmpint (n_pages, >=, 6);
        g_assert_cmpint (n_pages, <=, 15);
        g_assert_cmpint (n_pages, ==, fovea_lesson_get_n_pages (english));
        g_assert_cmpint (has_ideographs (fovea_lesson_get_title (lesson)), >=, is_chinese);
        g_assert_cmpstr (fovea_lesson_get_summary (lesson), !=, fovea_lesson_get_summary (english));
        for (int number = 0; number < n_pages; number++)
          {
            const FoveaLessonPage *page = fovea_lesson_get_page (lesson, number);
            const FoveaLessonPage *original = fovea_lesson_get_page (english, number);
            check_words (page->paragraphs, original->paragraphs, is_chinese);
            check_words (page->tasks, original->tasks, is_chinese);
          }
      }
}

// All of a session that a page sets, in words.
static char *
dump_session (FoveaSession *session)
{
  FoveaCell cell = { 0 };
  FoveaTrace *hover = fovea_session_get_hover_trace (session);
  bool is_selected = fovea_session_get_selection (session, &cell);
  FoveaCell over = hover != NULL ? fovea_trace_get_cell (hover) : (FoveaCell){ 0 };

  return g_strdup_printf (
    "%p %d %d:%d,%d,%d %d %d:%d,%d,%d %d",
    (void *) fovea_document_get_content (fovea_session_get_document (session)), is_selected,
    cell.stage, cell.channel, cell.row, cell.column, hover != NULL, over.stage, over.channel,
    over.row, over.column, fovea_session_get_sum_all (session));
}

static FoveaSession *
new_session (void)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (FoveaDocument) document = fovea_document_new (content);

  return fovea_session_new (document);
}

// Straight to the page, or by a walk, with a learner who clicks and edits on the way.
static void
test_state_by_any_path (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autoptr (FoveaLesson) lesson = load_built_in (i, "en");
      g_autoptr (FoveaSession) walker = new_session ();
      int n_pages = fovea_lesson_get_n_pages (lesson);

      for (int step = 0; step < 3 * n_pages; step++)
        {
          int page = g_rand_int_range (rand, 0, n_pages);
          g_autoptr (FoveaSession) straight = new_session ();
          fovea_lesson_apply (lesson, page, straight);
          fovea_lesson_apply (lesson, page, walker);
          g_autofree char *expected = dump_session (straight);
          g_autofree char *found = dump_session (walker);
          g_assert_cmpstr (found, ==, expected);
          g_assert_nonnull (fovea_session_get_evaluation (walker));

          fovea_session_select (walker, (FoveaCell){ 1, 0, 0, 0 });
          fovea_session_hover (walker, (FoveaCell){ 0, 0, 0, 0 });
          fovea_session_set_sum_all (walker, !fovea_session_get_sum_all (walker));
          fovea_document_set_cell (fovea_session_get_document (walker),
                                   (FoveaCell){ 0, 0, 0, 0 }, 7, NULL);
        }
    }
}

// The numbers that the lessons tell, by the network that the page shows: 72, 21, 25 and 36, 2.
static void
test_numbers_told (void)
{
  static const struct
  {
    int lesson;
    int page;
    FoveaCell cell;
    float value;
  } told[] = {
    { 0, 0, { 2, 0, 0, 0 }, 72 }, { 0, 4, { 2, 0, 2, 2 }, 17 }, { 0, 6, { 1, 0, 3, 1 }, 6 },
    { 0, 6, { 1, 0, 4, 2 }, 3 },  { 1, 0, { 1, 0, 0, 0 }, 21 }, { 1, 0, { 1, 0, 0, 2 }, 17 },
    { 1, 3, { 1, 0, 0, 0 }, 72 }, { 1, 4, { 2, 0, 2, 2 }, 6 },  { 1, 4, { 2, 0, 0, 0 }, 0 },
    { 1, 6, { 3, 0, 0, 0 }, 2 },  { 1, 6, { 3, 0, 2, 2 }, 6 },  { 1, 8, { 2, 0, 0, 0 }, 25 },
    { 1, 8, { 2, 0, 3, 3 }, 45 }, { 1, 9, { 1, 0, 0, 0 }, 36 }, { 1, 9, { 1, 0, 1, 1 }, 63 },
    { 3, 3, { 1, 0, 0, 0 }, 17 }, { 3, 6, { 2, 0, 1, 1 }, 9 },   { 4, 6, { 5, 0, 0, 0 }, 2601 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (FoveaLesson) lesson = load_built_in (told[i].lesson, "en");
      g_autoptr (FoveaSession) session = new_session ();
      fovea_lesson_apply (lesson, told[i].page, session);
      fovea_session_select (session, told[i].cell);
      g_assert_cmpfloat (fovea_trace_get_value (fovea_session_get_trace (session)), ==,
                         told[i].value);
    }
}

// A question that a page makes by its seed is the one that its words lead to.
static void
test_questions_told (void)
{
  static const struct
  {
    int lesson;
    int page;
    const char *part;
  } told[] = {
    { 0, 3, "input" },  { 0, 5, "output(1, 2)" }, { 0, 10, "input(1, 3)" },
    { 1, 1, "output(1, 1)" }, { 1, 5, "ReLU is put after layer 1" },
    { 2, 2, "kernel 5×5, stride 1, padding 0" }, { 2, 5, "receptive field" },
    { 3, 2, "cannot be split" }, { 3, 4, "doubled and those of layer 2 halved" },
    { 4, 1, "receptive field" }, { 4, 4, "map 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (FoveaLesson) lesson = load_built_in (told[i].lesson, "en");
      g_autoptr (FoveaQuestion) question = fovea_lesson_new_question (lesson, told[i].page);
      g_test_message ("%d, %d: %s", told[i].lesson, told[i].page,
                      fovea_question_get_text (question));
      g_assert_nonnull (strstr (fovea_question_get_text (question), told[i].part));
    }
}

static void
test_titles (void)
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autofree char *title = fovea_lessons_dup_title (i);
      g_assert_true (has_ideographs (title));
    }
  g_unsetenv ("LANGUAGE");
}

// Each built-in lesson but the last is followed by the next one; a lesson of somebody's by none.
static void
test_next_lesson (void)
{
  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autoptr (FoveaLesson) lesson = load_built_in (i, "zh_CN");
      int next = -1;
      g_assert_cmpint (fovea_lessons_find_next (lesson, &next), ==, i + 1 < fovea_lessons_get_n ());
      if (i + 1 < fovea_lessons_get_n ())
        g_assert_cmpint (next, ==, i + 1);
      g_assert_cmpstr (fovea_lesson_get_place (lesson), ==, fovea_lessons_get_name (i));
      g_assert_cmpint (fovea_lesson_get_n_pages (lesson), ==, fovea_lessons_get_n_pages (i));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lesson/questions", test_questions);
  g_test_add_func ("/lesson/refused-by-its-reader", test_refused_by_its_reader);
  g_test_add_func ("/lesson/next-lesson", test_next_lesson);
  g_test_add_func ("/lesson/reads-pages", test_reads_pages);
  g_test_add_func ("/lesson/faults-name-their-line", test_faults_name_their_line);
  g_test_add_func ("/lesson/translations-hold-text-only", test_translations_hold_text_only);
  g_test_add_func ("/lesson/built-in-lessons-are-whole", test_built_in_lessons_are_whole);
  g_test_add_func ("/lesson/state-by-any-path", test_state_by_any_path);
  g_test_add_func ("/lesson/numbers-told", test_numbers_told);
  g_test_add_func ("/lesson/questions-told", test_questions_told);
  g_test_add_func ("/lesson/titles", test_titles);

  return g_test_run ();
}
