// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page of the help can be read in every language, every link leads somewhere, and every page
// can be come to from the first.

#include "document/help-book.h"

#include <string.h>

static const char *const languages[] = { "en", "zh_CN", "ar", "de" };

static FoveaHelpBook *
read_book (const char *language)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  FoveaHelpBook *book = fovea_help_book_new (&error);
  g_assert_no_error (error);

  return book;
}

// Calls @check for each link in @markup.
static void
check_markup (const FoveaHelpBook *book,
              const char          *markup)
{
  for (const char *at = markup; (at = strstr (at, "<a href=\"")) != NULL;)
    {
      at += strlen ("<a href=\"");
      g_autofree char *target = g_strndup (at, strcspn (at, "\""));
      if (strstr (target, "://") == NULL && fovea_help_book_get_title (book, target) == NULL)
        g_error ("there is no %s", target);
    }
}

static void
check_block (const FoveaHelpBook  *book,
             const FoveaHelpBlock *block)
{
  if (block->kind == FOVEA_HELP_LINK)
    g_assert_nonnull (fovea_help_book_find (book, block->id));
  if (block->markup != NULL)
    check_markup (book, block->markup);
  for (guint row = 0; block->rows != NULL && row < block->rows->len; row++)
    {
      GPtrArray *cells = g_ptr_array_index (block->rows, row);
      GPtrArray *first = g_ptr_array_index (block->rows, 0);
      g_assert_cmpuint (cells->len, ==, first->len);
      for (guint i = 0; i < cells->len; i++)
        check_block (book, g_ptr_array_index (cells, i));
    }
}

static void
test_links_lead_somewhere (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (FoveaHelpBook) book = read_book (languages[i]);
      g_assert_cmpint (fovea_help_book_get_n (book), >, 15);
      for (int j = 0; j < fovea_help_book_get_n (book); j++)
        {
          const FoveaHelpPage *page = fovea_help_book_get (book, j);
          g_assert_cmpuint (page->blocks->len, >, 0);
          g_assert_cmpstr (page->summary, !=, "");
          for (guint k = 0; k < page->blocks->len; k++)
            check_block (book, g_ptr_array_index (page->blocks, k));
        }
    }
}

static void
test_first_page_lists_all (void)
{
  g_autoptr (FoveaHelpBook) book = read_book ("en");
  const FoveaHelpPage *index = fovea_help_book_find (book, "index");

  for (int i = 0; i < fovea_help_book_get_n (book); i++)
    {
      const FoveaHelpPage *page = fovea_help_book_get (book, i);
      bool is_listed = page == index;
      for (guint j = 0; j < index->blocks->len; j++)
        {
          const FoveaHelpBlock *block = g_ptr_array_index (index->blocks, j);
          is_listed |= block->kind == FOVEA_HELP_LINK && strcmp (block->id, page->id) == 0;
        }
      if (!is_listed)
        g_error ("the first page does not lead to %s", page->id);
    }
}

// Whether searching for @words leads to @id, and how far down.
static int
find (const char *language,
      const char *words,
      const char *id)
{
  g_autoptr (FoveaHelpBook) book = read_book (language);
  g_autoptr (FoveaHelpPage) found = fovea_help_book_search (book, words);

  for (guint i = 0; i < found->blocks->len; i++)
    {
      const FoveaHelpBlock *block = g_ptr_array_index (found->blocks, i);
      if (strcmp (block->id, id) == 0)
        return (int) i;
    }

  return -1;
}

static void
test_search (void)
{
  g_assert_cmpint (find ("en", "LESSONS", "lessons"), ==, 0);
  g_assert_cmpint (find ("en", "latex TikZ", "figures"), >=, 0);
  g_assert_cmpint (find ("en", "latex no-such-word", "figures"), ==, -1);
  g_assert_cmpint (find ("zh_CN", "感受野 Distill", "mathematics"), >=, 0);
  g_assert_cmpint (find ("zh_CN", "课程", "lessons"), ==, 0);
}

static FoveaHelpPage *
parse (const char *inside)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text
    = g_strdup_printf ("<page id=\"p\"><title>T</title>%s</page>", inside);
  FoveaHelpPage *page = fovea_help_page_parse (text, -1, "p.page", NULL, &error);

  g_assert_no_error (error);

  return page;
}

static void
test_blocks (void)
{
  g_autoptr (FoveaHelpPage) page
    = parse ("<p>a\n  <em>b</em> &lt; <keyseq> <key>Ctrl</key> <key>E</key> </keyseq></p>"
             "<steps><item><p>x</p><p>y</p></item><item><p>z</p></item></steps>"
             "<screen>  k\n l</screen>"
             "<table><thead><tr><td><p>h</p></td></tr></thead><tr><td><p>c</p></td></tr></table>");
  const FoveaHelpBlock *const *blocks = (gconstpointer) page->blocks->pdata;

  g_assert_cmpuint (page->blocks->len, ==, 6);
  g_assert_cmpint (blocks[0]->kind, ==, FOVEA_HELP_PARAGRAPH);
  g_assert_cmpstr (blocks[0]->text, ==, "a b < Ctrl+E");
  g_assert_true (g_str_has_prefix (blocks[0]->markup, "a <i>b</i> &lt; <span "));
  g_assert_cmpint (blocks[1]->kind, ==, FOVEA_HELP_ITEM);
  g_assert_cmpstr (blocks[1]->bullet, ==, "1.");
  g_assert_cmpint (blocks[2]->kind, ==, FOVEA_HELP_PARAGRAPH);
  g_assert_cmpint (blocks[2]->indent, ==, 1);
  g_assert_cmpstr (blocks[3]->bullet, ==, "2.");
  g_assert_cmpstr (blocks[4]->text, ==, "  k\n l");
  g_assert_true (blocks[5]->has_head);
  g_assert_cmpuint (blocks[5]->rows->len, ==, 2);
}

static void
test_unknown_elements_are_refused (void)
{
  static const char *const wrong[] = {
    "<page id=\"p\"><title>T</title>\n<p><blink>b</blink></p></page>",
    "<page id=\"p\"><title>T</title>\n<figure/></page>",
    "<page id=\"p\"><title>T</title>\n<p>a</page>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (fovea_help_page_parse (wrong[i], -1, "p.page", NULL, &error));
      g_assert_nonnull (strstr (error->message, "p.page"));
      g_assert_nonnull (strstr (error->message, "2"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/links-lead-somewhere", test_links_lead_somewhere);
  g_test_add_func ("/help/first-page-lists-all", test_first_page_lists_all);
  g_test_add_func ("/help/search", test_search);
  g_test_add_func ("/help/blocks", test_blocks);
  g_test_add_func ("/help/unknown-elements-are-refused", test_unknown_elements_are_refused);

  return g_test_run ();
}
