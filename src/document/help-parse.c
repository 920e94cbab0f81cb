// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the part of Mallard 1.0 that data/help is written in; what it does not know is an error,
// so that no word of the help can vanish. Source: projectmallard.org/1.0.

#include "config.h"

#include "document/help-page.h"

#include "document/file.h"

#include <string.h>

typedef struct
{
  bool is_numbered;
  bool is_terms;
  int n_items;
} List;

typedef struct
{
  FoveaHelpPage *page;
  const char *name;
  GHashTable *titles; // (nullable) of what links lead to

  GString *markup;    // (nullable) of the block that is being read
  GString *text;
  bool is_code;       // spaces and ends of lines count
  size_t link_at;     // length of the text where the link began
  char *link;         // (nullable) what the open link leads to
  int n_parts;        // of a sequence of keys or of menus

  GArray *lists;      // (element-type List) open ones, the innermost last
  char *bullet;       // (nullable) of the item whose first block is still to come
  char *section;      // (nullable) id of the section whose title is still to come
  FoveaHelpBlock *table; // (nullable) the open one
} Reader;

// How an element within a line is shown.
typedef struct
{
  const char *name;
  const char *open;
  const char *close;
} Span;

#define KEY_CAP "<span background=\"#808080\" background_alpha=\"22%\">\u2009"

static const Span spans[] = {
  { "app", "", "" },
  { "cmd", "<tt>", "</tt>" },
  { "code", "<tt>", "</tt>" },
  { "em", "<i>", "</i>" },
  { "file", "<tt>", "</tt>" },
  { "gui", "<b>", "</b>" },
  { "guiseq", "", "" },
  { "input", "<tt>", "</tt>" },
  { "key", KEY_CAP, "\u2009</span>" },
  { "keyseq", "", "" },
  { "link", "", "" },
  { "sys", "<tt>", "</tt>" },
  { "var", "<i>", "</i>" },
};

static const Span *
find_span (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (g_str_equal (spans[i].name, name))
      return &spans[i];

  return NULL;
}

static List *
get_list (Reader *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, List, self->lists->len - 1) : NULL;
}

static const char *
get_attribute (const char **names,
               const char **values,
               const char  *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static void
begin_block (Reader *self)
{
  g_assert (self->markup == NULL);
  self->markup = g_string_new (NULL);
  self->text = g_string_new (NULL);
}

static FoveaHelpBlock *
end_block (Reader       *self,
           FoveaHelpKind kind)
{
  FoveaHelpBlock *block = fovea_help_block_new (kind);

  block->markup = g_strchomp (g_string_free (g_steal_pointer (&self->markup), FALSE));
  block->text = g_strchomp (g_string_free (g_steal_pointer (&self->text), FALSE));
  block->indent = (int) self->lists->len;
  self->is_code = false;

  return block;
}

// A run of white space is one space; none at the beginning of a block.
static void
append_text (Reader     *self,
             const char *text,
             gsize       length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    {
      bool is_space = g_ascii_isspace (*c) && !self->is_code;
      size_t end = self->text->len;
      if (is_space && (end == 0 || self->text->str[end - 1] == ' '))
        continue;

      g_autofree char *character
          = is_space ? g_strdup (" ") : g_strndup (c, (gsize) (g_utf8_next_char (c) - c));
      g_autofree char *escaped = g_markup_escape_text (character, -1);
      g_string_append (self->markup, escaped);
      g_string_append (self->text, character);
    }
}

static void
open_link (Reader      *self,
           const char **names,
           const char **values)
{
  const char *inside = get_attribute (names, values, "xref");
  const char *outside = get_attribute (names, values, "href");

  self->link = g_strdup (inside != NULL ? inside : outside != NULL ? outside : "");
  self->link_at = self->text->len;
  g_autofree char *escaped = g_markup_escape_text (self->link, -1);
  g_string_append_printf (self->markup, "<a href=\"%s\">", escaped);
}

// A link without words shows the title of what it leads to.
static void
close_link (Reader *self)
{
  if (self->text->len == self->link_at)
    {
      const char *title
          = self->titles != NULL ? g_hash_table_lookup (self->titles, self->link) : NULL;
      append_text (self, title != NULL ? title : self->link,
                   strlen (title != NULL ? title : self->link));
    }
  g_string_append (self->markup, "</a>");
  g_clear_pointer (&self->link, g_free);
}

static void
open_span (Reader      *self,
           const Span  *span,
           const char  *parent,
           const char **names,
           const char **values)
{
  if (g_str_has_suffix (span->name, "seq"))
    self->n_parts = 0;
  if (parent != NULL && g_str_has_suffix (parent, "seq") && self->n_parts++ > 0)
    {
      const char *between = g_str_equal (parent, "keyseq") ? "+" : " ▸ ";
      append_text (self, between, strlen (between));
    }
  if (g_str_equal (span->name, "link"))
    open_link (self, names, values);
  else
    g_string_append (self->markup, span->open);
}

static void
open_list (Reader     *self,
           const char *name)
{
  List list = { .is_numbered = g_str_equal (name, "steps"), .is_terms = g_str_equal (name, "terms") };

  g_array_append_val (self->lists, list);
}

static void
open_item (Reader *self)
{
  List *list = get_list (self);

  list->n_items++;
  g_clear_pointer (&self->bullet, g_free);
  if (list->is_numbered)
    self->bullet = g_strdup_printf ("%d.", list->n_items);
  else if (!list->is_terms)
    self->bullet = g_strdup ("•");
}

static void
open_info_link (Reader      *self,
                const char **names,
                const char **values)
{
  const char *type = get_attribute (names, values, "type");
  const char *target = get_attribute (names, values, "xref");

  if (g_strcmp0 (type, "guide") == 0 && target != NULL)
    g_ptr_array_add (self->page->guides, g_strdup (target));
}

static void
open_table (Reader *self)
{
  self->table = fovea_help_block_new (FOVEA_HELP_TABLE);
  self->table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static void
open_row (Reader     *self,
          const char *parent)
{
  if (g_strcmp0 (parent, "thead") == 0)
    self->table->has_head = true;
  g_ptr_array_add (self->table->rows,
                   g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_help_block_free));
}

static const char *
get_parent (GMarkupParseContext *context)
{
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  return stack->next != NULL ? stack->next->data : NULL;
}

// Elements that hold others and no words. Returns whether @name is one.
static bool
open_container (Reader      *self,
                const char  *name,
                const char  *parent,
                const char **names,
                const char **values)
{
  static const char *const silent[] = { "info", "note", "tbody", "thead", "td", NULL };

  if (g_str_equal (name, "page"))
    self->page->id = g_strdup (get_attribute (names, values, "id"));
  else if (g_str_equal (name, "section"))
    self->section = g_strdup (get_attribute (names, values, "id"));
  else if (g_str_equal (name, "list") || g_str_equal (name, "steps") || g_str_equal (name, "terms"))
    open_list (self, name);
  else if (g_str_equal (name, "item") && get_list (self) != NULL)
    open_item (self);
  else if (g_str_equal (name, "link") && g_strcmp0 (parent, "info") == 0)
    open_info_link (self, names, values);
  else if (g_str_equal (name, "table"))
    open_table (self);
  else if (g_str_equal (name, "tr") && self->table != NULL)
    open_row (self, parent);
  else
    return g_strv_contains (silent, name);

  return true;
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char          *name,
                  const char         **names,
                  const char         **values,
                  gpointer             data,
                  GError             **error)
{
  Reader *self = data;
  const char *parent = get_parent (context);
  const Span *span = find_span (name);

  if (self->markup != NULL && span != NULL)
    {
      open_span (self, span, parent, names, values);
      return;
    }
  if (self->markup == NULL && open_container (self, name, parent, names, values))
    return;
  if (self->markup == NULL
      && (g_str_equal (name, "p") || g_str_equal (name, "title") || g_str_equal (name, "desc")
          || g_str_equal (name, "code") || g_str_equal (name, "screen")))
    {
      begin_block (self);
      self->is_code = g_str_equal (name, "code") || g_str_equal (name, "screen");
      return;
    }

  int line;
  g_markup_parse_context_get_position (context, &line, NULL);
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
               "%s, line %d: <%s> is not understood here", self->name, line, name);
}

static void
add_block (Reader         *self,
           FoveaHelpBlock *block)
{
  if (self->bullet != NULL && block->kind == FOVEA_HELP_PARAGRAPH)
    {
      block->kind = FOVEA_HELP_ITEM;
      block->bullet = g_steal_pointer (&self->bullet);
    }
  g_ptr_array_add (self->page->blocks, block);
}

static void
close_title (Reader     *self,
             const char *parent)
{
  FoveaHelpBlock *block = end_block (self, FOVEA_HELP_TERM);

  if (g_strcmp0 (parent, "page") == 0 || g_strcmp0 (parent, "info") == 0)
    {
      char **title = g_str_equal (parent, "page") ? &self->page->title : &self->page->order;
      g_free (*title);
      *title = g_strdup (block->text);
      fovea_help_block_free (block);
      return;
    }
  if (g_strcmp0 (parent, "section") == 0)
    {
      block->kind = FOVEA_HELP_HEADING;
      block->id = g_steal_pointer (&self->section);
    }
  g_ptr_array_add (self->page->blocks, block);
}

static void
close_text (Reader     *self,
            const char *parent)
{
  bool is_code = self->is_code;
  FoveaHelpBlock *block = end_block (self, FOVEA_HELP_PARAGRAPH);

  if (g_strcmp0 (parent, "td") == 0)
    {
      GPtrArray *row = g_ptr_array_index (self->table->rows, self->table->rows->len - 1);
      g_ptr_array_add (row, block);
      return;
    }
  if (is_code)
    block->kind = FOVEA_HELP_CODE;
  else if (g_strcmp0 (parent, "note") == 0)
    block->kind = FOVEA_HELP_NOTE;
  add_block (self, block);
}

static void
close_summary (Reader *self)
{
  g_autoptr (FoveaHelpBlock) block = end_block (self, FOVEA_HELP_PARAGRAPH);

  g_free (self->page->summary);
  self->page->summary = g_strdup (block->text);
}

static void
end_element_cb (GMarkupParseContext *context,
                const char          *name,
                gpointer             data,
                GError             **error)
{
  Reader *self = data;
  const char *parent = get_parent (context);
  const Span *span = find_span (name);
  bool is_line = self->markup != NULL && span != NULL
                 && !(self->is_code && g_str_equal (name, "code"));

  if (is_line && g_str_equal (name, "link"))
    close_link (self);
  else if (is_line)
    g_string_append (self->markup, span->close);
  else if (g_str_equal (name, "title"))
    close_title (self, parent);
  else if (g_str_equal (name, "desc"))
    close_summary (self);
  else if (self->markup != NULL)
    close_text (self, parent);
  else if (g_str_equal (name, "list") || g_str_equal (name, "steps") || g_str_equal (name, "terms"))
    g_array_set_size (self->lists, self->lists->len - 1);
  else if (g_str_equal (name, "table"))
    g_ptr_array_add (self->page->blocks, g_steal_pointer (&self->table));
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             data,
         GError             **error)
{
  Reader *self = data;
  const char *name = g_markup_parse_context_get_element (context);

  // In a sequence of keys or menus, white space only parts the lines of the file.
  if (self->markup != NULL && !g_str_has_suffix (name, "seq"))
    append_text (self, text, length);
}

static const GMarkupParser parser
    = { .start_element = start_element_cb, .end_element = end_element_cb, .text = text_cb };

static void
clear_reader (Reader *self)
{
  if (self->markup != NULL)
    g_string_free (self->markup, TRUE);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->lists);
  g_free (self->link);
  g_free (self->bullet);
  g_free (self->section);
  if (self->table != NULL)
    fovea_help_block_free (self->table);
}

/**
 * fovea_help_page_parse:
 * @text: a page in Mallard, UTF-8
 * @length: of @text, in bytes; -1: up to its end
 * @name: of the file, for messages
 * @titles: (nullable) (element-type utf8 utf8): titles of what a link without words may lead to
 * @error: place for a %FOVEA_FILE_ERROR or a %G_MARKUP_ERROR with the line
 *
 * Returns: (transfer full) (nullable): the page
 */
FoveaHelpPage *
fovea_help_page_parse (const char *text,
                       gssize      length,
                       const char *name,
                       GHashTable *titles,
                       GError    **error)
{
  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  g_autoptr (FoveaHelpPage) page = fovea_help_page_new ();
  Reader reader = { .page = page, .name = name, .titles = titles,
                    .lists = g_array_new (FALSE, TRUE, sizeof (List)) };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reader, NULL);
  bool is_read = g_markup_parse_context_parse (context, text, length, error)
                 && g_markup_parse_context_end_parse (context, error);

  clear_reader (&reader);
  if (!is_read)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  if (page->id == NULL || page->title == NULL)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   "%s: a page needs an id and a title", name);
      return NULL;
    }

  return g_steal_pointer (&page);
}
