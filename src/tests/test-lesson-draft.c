// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lessons that are made in the window: what is written is read as it was, undo takes every change
// back, and no file is written over.

#include "document/examples.h"
#include "document/lesson-draft.h"
#include "document/lesson-text.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const words[]
  = { "a",  "#",   "#x",  "==",   "== a", "*",     "* b", "\\",     "\\#",      "key:",
      "3×3", "感受", "野。", "goal: 1", "none", "45",    "x²",  "long-long-long-word", "–" };

static char *
make_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int n_words = g_rand_int_range (rand, 1, 60);

  for (int i = 0; i < n_words; i++)
    {
      const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
      g_string_append_printf (text, "%s%s", i > 0 && g_rand_boolean (rand) ? " " : "", word);
    }

  g_autofree char *untidy = g_string_free (text, FALSE);
  return fovea_lesson_text_tidy (untidy);
}

static char **
make_texts (GRand *rand)
{
  int n_texts = g_rand_int_range (rand, 0, 4);
  char **texts = g_new0 (char *, n_texts + 1);

  for (int i = 0; i < n_texts; i++)
    texts[i] = make_text (rand);

  return texts;
}

static void
assert_same_strings (const char *const *a,
                     const char *const *b)
{
  g_assert_cmpuint (g_strv_length ((char **) a), ==, g_strv_length ((char **) b));
  for (int i = 0; a[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
}

// Whatever words are written, they are read again.
static void
test_read_after_write_is_identity (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 300; round++)
    {
      g_autofree char *title = make_text (rand);
      g_autofree char *page_title = make_text (rand);
      g_auto (GStrv) paragraphs = make_texts (rand);
      g_auto (GStrv) tasks = make_texts (rand);
      g_autoptr (FoveaLessonText) text = fovea_lesson_text_new ("x.lesson", title, title);
      FoveaLessonSheet *sheet = fovea_lesson_text_add_sheet (
        text, page_title, (const char *const *) paragraphs, (const char *const *) tasks);
      fovea_lesson_sheet_add_key (sheet, "document", "two-3x3");

      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = fovea_lesson_text_write (text);
      g_autoptr (FoveaLessonText) read = fovea_lesson_text_parse (bytes, "x.lesson", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (read->title, ==, title);
      g_assert_cmpstr (read->summary, ==, title);
      g_assert_cmpuint (read->pages->len, ==, 1);
      FoveaLessonSheet *again = read->pages->pdata[0];
      g_assert_cmpstr (again->title, ==, page_title);
      assert_same_strings ((const char *const *) again->paragraphs->pdata,
                           (const char *const *) paragraphs);
      assert_same_strings ((const char *const *) again->tasks->pdata,
                           (const char *const *) tasks);
      g_assert_cmpuint (again->keys->len, ==, 1);
    }
}

static void
assert_same_cell (bool      has_a,
                  FoveaCell a,
                  bool      has_b,
                  FoveaCell b)
{
  g_assert_cmpint (has_a, ==, has_b);
  if (has_a)
    g_assert_true (fovea_cell_equal (a, b));
}

static void
assert_same_content (FoveaContent *a,
                     FoveaContent *b)
{
  g_autoptr (GBytes) bytes = fovea_content_serialize (a, NULL);
  g_autoptr (GBytes) others = fovea_content_serialize (b, NULL);

  g_assert_true (g_bytes_equal (bytes, others));
}

static void
assert_same_page (const FoveaLessonPage *a,
                  const FoveaLessonPage *b)
{
  g_assert_cmpstr (a->title, ==, b->title);
  assert_same_strings (a->paragraphs, b->paragraphs);
  assert_same_strings (a->tasks, b->tasks);
  g_assert_cmpstr (a->view, ==, b->view);
  g_assert_cmpint (a->n_off, ==, b->n_off);
  for (int i = 0; i < a->n_off; i++)
    g_assert_cmpint (a->off[i], ==, b->off[i]);
  assert_same_cell (a->has_selection, a->selection, b->has_selection, b->selection);
  assert_same_cell (a->has_hover, a->hover, b->has_hover, b->hover);
  assert_same_cell (a->has_goal, a->goal, b->has_goal, b->goal);
  g_assert_cmpint (a->sum_all, ==, b->sum_all);
  g_assert_cmpint (a->hides_cards, ==, b->hides_cards);
  g_assert_cmpint (a->play, ==, b->play);
  if (a->play != FOVEA_LESSON_PLAY_NOTHING)
    g_assert_cmpint (a->step, ==, b->step);
}

static void
assert_same_lesson (FoveaLessonDraft *draft,
                    FoveaLesson      *lesson)
{
  g_assert_cmpstr (fovea_lesson_draft_get_title (draft), ==, fovea_lesson_get_title (lesson));
  g_assert_cmpint (fovea_lesson_draft_get_n_pages (draft), ==,
                   fovea_lesson_get_n_pages (lesson));
  for (int i = 0; i < fovea_lesson_get_n_pages (lesson); i++)
    {
      FoveaDraftPage *page = fovea_lesson_draft_get_page (draft, i);
      assert_same_page (fovea_draft_page_get (page), fovea_lesson_get_page (lesson, i));
      assert_same_content (fovea_draft_page_get_content (page),
                           fovea_lesson_get_content (lesson, i));
    }
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fovea-draft-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static GFile *
get_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static FoveaLesson *
save_and_load (FoveaLessonDraft *draft,
               const char       *folder)
{
  g_autoptr (GFile) file = get_file (folder, "mine.lesson");
  g_autoptr (GError) error = NULL;

  g_assert_true (fovea_lesson_draft_save (draft, file, FOVEA_OVERWRITE_ANYTHING, &error));
  g_assert_no_error (error);
  g_assert_false (fovea_lesson_draft_is_modified (draft));
  FoveaLesson *lesson = fovea_lesson_load (file, &error);
  g_assert_no_error (error);

  return lesson;
}

// Every built-in lesson goes through a file and is what it was.
static void
test_built_in_lessons_survive (void)
{
  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autofree char *folder = make_folder ();
      g_autoptr (FoveaLesson) lesson
        = fovea_lesson_load_built_in (fovea_lessons_get_name (i), NULL);
      g_autoptr (FoveaLessonDraft) draft = fovea_lesson_draft_new_from_lesson (lesson, NULL);
      g_assert_false (fovea_lesson_draft_is_modified (draft));
      g_autoptr (FoveaLesson) read = save_and_load (draft, folder);
      g_autoptr (FoveaLesson) preview = fovea_lesson_draft_dup_lesson (draft, NULL);
      assert_same_lesson (draft, lesson);
      assert_same_lesson (draft, read);
      assert_same_lesson (draft, preview);
      remove_folder (folder);
    }
}

// Any cell of the network.
static FoveaCell
make_cell (GRand        *rand,
           FoveaNetwork *network)
{
  int stage = g_rand_int_range (rand, 0, fovea_network_get_n_stages (network));
  FoveaShape shape = fovea_network_get_shape (network, stage);

  return (FoveaCell){ stage, g_rand_int_range (rand, 0, shape.n_channels),
                      g_rand_int_range (rand, 0, shape.n_rows),
                      g_rand_int_range (rand, 0, shape.n_columns) };
}

static FoveaTensor *
new_filled (FoveaShape shape,
            float      value)
{
  gsize n_values = (gsize) shape.n_channels * shape.n_rows * shape.n_columns;
  g_autofree float *values = g_new (float, n_values);

  for (gsize i = 0; i < n_values; i++)
    values[i] = value;

  return fovea_tensor_new (shape, values);
}

// An example as it is, edited, or with its last layer switched off.
static FoveaContent *
make_content (GRand *rand,
              int   *off,
              int   *n_off)
{
  static const char *const names[] = { "two-3x3", "padded", "laplacian-relu", "stride" };
  g_autoptr (FoveaContent) content
    = fovea_examples_load (names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))], NULL);
  int n_layers = fovea_network_get_n_stages (fovea_content_get_network (content)) - 1;

  *n_off = g_rand_boolean (rand);
  if (g_rand_boolean (rand))
    {
      g_autoptr (FoveaTensor) input = new_filled (
        fovea_tensor_get_shape (fovea_content_get_input (content)),
        (float) g_rand_int_range (rand, 0, 3));
      FoveaContent *edited = fovea_content_replace_input (content, input, NULL);
      fovea_content_unref (content);
      content = edited;
    }
  if (*n_off == 0)
    return g_steal_pointer (&content);

  *off = n_layers;
  return fovea_content_set_enabled (content, n_layers, false, NULL);
}

static FoveaDraftPage *
make_page (GRand *rand)
{
  static const char *const views[] = { "row", "pyramid", "compare" };
  int off = 0, n_off;
  g_autoptr (FoveaContent) content = make_content (rand, &off, &n_off);
  FoveaNetwork *network = fovea_content_get_network (content);
  g_autofree char *title = make_text (rand);
  g_auto (GStrv) paragraphs = make_texts (rand);
  g_auto (GStrv) tasks = make_texts (rand);
  FoveaLessonPage page = {
    .title = title,
    .paragraphs = (const char *const *) paragraphs,
    .tasks = (const char *const *) tasks,
    .view = views[g_rand_int_range (rand, 0, G_N_ELEMENTS (views))],
    .off = &off,
    .n_off = n_off,
    .has_selection = g_rand_boolean (rand),
    .selection = make_cell (rand, network),
    .has_hover = g_rand_boolean (rand),
    .hover = make_cell (rand, network),
    .has_goal = g_rand_boolean (rand),
    .goal = make_cell (rand, network),
    .sum_all = g_rand_boolean (rand),
    .hides_cards = g_rand_boolean (rand),
    .play = (FoveaLessonPlay) g_rand_int_range (rand, 0, 3),
    .step = g_rand_int_range (rand, 0, 5),
  };

  return fovea_draft_page_new (&page, content);
}

// Random pages in random order; undo brings every state back.
static void
test_random_drafts (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 25; round++)
    {
      g_autofree char *folder = make_folder ();
      g_autoptr (FoveaLessonDraft) draft = fovea_lesson_draft_new ();
      int n_changes = g_rand_int_range (rand, 2, 12);
      for (int i = 0; i < n_changes; i++)
        {
          int n_pages = fovea_lesson_draft_get_n_pages (draft);
          g_autoptr (FoveaDraftPage) page = make_page (rand);
          int at = n_pages > 0 ? g_rand_int_range (rand, 0, n_pages) : 0;
          int what = n_pages > 1 ? g_rand_int_range (rand, 0, 4) : 0;
          if (what == 1)
            fovea_lesson_draft_replace (draft, at, page);
          else if (what == 2)
            fovea_lesson_draft_remove (draft, at);
          else if (what == 3)
            fovea_lesson_draft_move (draft, at, g_rand_int_range (rand, 0, n_pages));
          else
            fovea_lesson_draft_insert (draft, at, page);
        }
      g_assert_true (fovea_lesson_draft_is_modified (draft));
      g_autoptr (FoveaLesson) lesson = save_and_load (draft, folder);
      assert_same_lesson (draft, lesson);

      // Saved again over itself, nothing changes.
      g_autoptr (FoveaLessonDraft) again = fovea_lesson_draft_new_from_lesson (lesson, NULL);
      g_autoptr (FoveaLesson) lesson_again = save_and_load (again, folder);
      assert_same_lesson (draft, lesson_again);

      while (fovea_lesson_draft_undo (draft))
        ;
      g_assert_cmpint (fovea_lesson_draft_get_n_pages (draft), ==, 0);
      remove_folder (folder);
    }
}

static FoveaLessonDraft *
pack_and_unpack (FoveaLessonDraft *draft,
                 GFile            *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fovea_lesson_draft_serialize (draft, &error);
  g_assert_no_error (error);
  FoveaLessonDraft *unpacked = fovea_lesson_draft_parse (bytes, file, &error);
  g_assert_no_error (error);

  return unpacked;
}

// A draft that is kept comes back whole, documents too, without any file, and counts as modified.
static void
test_packed_comes_back (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/mine.lesson");

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 25; round++)
    {
      g_autoptr (FoveaLessonDraft) draft = fovea_lesson_draft_new ();
      g_autofree char *words_of_it = make_text (rand);
      int n_pages = round == 0 ? 0 : g_rand_int_range (rand, 1, 6);
      fovea_lesson_draft_set_title (draft, words_of_it);
      fovea_lesson_draft_set_summary (draft, words_of_it);
      for (int i = 0; i < n_pages; i++)
        {
          g_autoptr (FoveaDraftPage) page = make_page (rand);
          fovea_lesson_draft_insert (draft, i, page);
        }

      g_autoptr (FoveaLessonDraft) copy = fovea_lesson_draft_dup (draft);
      g_autoptr (FoveaLessonDraft) back = pack_and_unpack (copy, file);
      g_assert_true (fovea_lesson_draft_is_modified (back));
      g_assert_false (fovea_lesson_draft_can_undo (back));
      g_assert_true (g_file_equal (fovea_lesson_draft_get_file (back), file));
      g_assert_cmpstr (fovea_lesson_draft_get_title (back), ==, words_of_it);
      g_assert_cmpstr (fovea_lesson_draft_get_summary (back), ==, words_of_it);
      g_assert_cmpint (fovea_lesson_draft_get_n_pages (back), ==, n_pages);
      if (n_pages == 0)
        continue;
      g_autoptr (FoveaLesson) lesson = fovea_lesson_draft_dup_lesson (back, NULL);
      assert_same_lesson (draft, lesson);
    }
}

// A file of the same name that holds something else stays as it is.
static void
test_no_file_is_written_over (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "mine-1.fovea", NULL);
  g_autoptr (FoveaLessonDraft) draft = fovea_lesson_draft_new ();
  g_autoptr (FoveaContent) example = fovea_examples_load ("two-3x3", NULL);
  g_autoptr (FoveaTensor) input = new_filled ((FoveaShape){ 1, 7, 7 }, 2);
  g_autoptr (FoveaContent) content = fovea_content_replace_input (example, input, NULL);
  FoveaLessonPage page = { .title = "A page", .view = "row" };
  g_autoptr (FoveaDraftPage) taken = fovea_draft_page_new (&page, content);
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (path, "somebody's", -1, NULL));
  fovea_lesson_draft_insert (draft, 0, taken);
  g_autoptr (FoveaLesson) lesson = save_and_load (draft, folder);
  assert_same_lesson (draft, lesson);
  g_assert_cmpstr (fovea_lesson_get_page (lesson, 0)->document, ==, "mine-2");
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "somebody's");
  remove_folder (folder);
}

// A lesson without pages is no lesson, and says so.
static void
test_no_pages (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GFile) file = get_file (folder, "mine.lesson");
  g_autoptr (FoveaLessonDraft) draft = fovea_lesson_draft_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (fovea_lesson_draft_save (draft, file, FOVEA_OVERWRITE_ANYTHING, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
  g_assert_false (g_file_query_exists (file, NULL));
  remove_folder (folder);
}

// Remarks at the top and keys of other versions stay.
static void
test_what_is_not_known_stays (void)
{
  static const char file_text[] = "# Licence.\n# Author.\nfovea-lesson: 1\ntitle: T\n\n"
                                  "== P\ndocument: two-3x3\n\nText.\n";
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "mine.lesson", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, file_text, -1, NULL));
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load (file, NULL);
  g_autoptr (FoveaLessonDraft) draft = fovea_lesson_draft_new_from_lesson (lesson, file);
  g_assert_true (fovea_lesson_draft_save (draft, file, FOVEA_OVERWRITE_KNOWN, NULL));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  // What its author wrote meanwhile, too, unless it is given up.
  g_assert_true (g_file_set_contents (path, file_text, -1, NULL));
  g_assert_false (fovea_lesson_draft_save (draft, file, FOVEA_OVERWRITE_KNOWN, NULL));
  g_assert_true (fovea_lesson_draft_save (draft, file, FOVEA_OVERWRITE_ANYTHING, NULL));
  g_assert_true (g_str_has_prefix (after, "# Licence.\n# Author.\nfovea-lesson: 1\n"));
  remove_folder (folder);
}

// The words of a page, as the window edits them.
static void
test_words (void)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  FoveaLessonPage page = { .title = "A page", .view = "row" };
  g_autoptr (FoveaDraftPage) taken = fovea_draft_page_new (&page, content);
  g_autoptr (FoveaDraftPage) said = fovea_draft_page_replace_words (
    taken, " Two\tlines ", "One\nparagraph.\n\n\n  Another.  \n", "Do this.\n\nDo that.");
  g_autofree char *text = fovea_draft_page_dup_text (said);
  g_autofree char *tasks = fovea_draft_page_dup_tasks (said);

  g_assert_cmpstr (fovea_draft_page_get (said)->title, ==, "Two lines");
  g_assert_cmpstr (text, ==, "One paragraph.\n\nAnother.");
  g_assert_cmpstr (tasks, ==, "Do this.\nDo that.");
  g_assert_null (fovea_draft_page_replace_goal (said, "2:0,9,9"));
  g_assert_null (fovea_draft_page_replace_goal (said, "corner"));
  g_autoptr (FoveaDraftPage) aimed = fovea_draft_page_replace_goal (said, "2:0,1,2");
  g_autofree char *goal = fovea_draft_page_dup_goal (aimed);
  g_assert_cmpstr (goal, ==, "2:0,1,2");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lesson-draft/read-after-write-is-identity",
                   test_read_after_write_is_identity);
  g_test_add_func ("/lesson-draft/built-in-lessons-survive", test_built_in_lessons_survive);
  g_test_add_func ("/lesson-draft/random-drafts", test_random_drafts);
  g_test_add_func ("/lesson-draft/packed-comes-back", test_packed_comes_back);
  g_test_add_func ("/lesson-draft/no-file-is-written-over", test_no_file_is_written_over);
  g_test_add_func ("/lesson-draft/no-pages", test_no_pages);
  g_test_add_func ("/lesson-draft/what-is-not-known-stays", test_what_is_not_known_stays);
  g_test_add_func ("/lesson-draft/words", test_words);

  return g_test_run ();
}
