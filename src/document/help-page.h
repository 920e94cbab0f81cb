// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of the help, parsed from Mallard into a flat list of blocks that a window can show one
// below the other. Which pages there are, and what links lead to, is help-book.c's.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef enum
{
  FOVEA_HELP_HEADING,   // begins a section
  FOVEA_HELP_PARAGRAPH,
  FOVEA_HELP_ITEM,      // of a list, with its bullet or its number
  FOVEA_HELP_TERM,      // what the paragraphs below it explain
  FOVEA_HELP_NOTE,
  FOVEA_HELP_CODE,
  FOVEA_HELP_TABLE,
  FOVEA_HELP_LINK,      // to a page, with what it is about
} FoveaHelpKind;

typedef struct
{
  FoveaHelpKind kind;
  int indent;      // in how many lists it stands
  char *id;        // (nullable) of a section; of a link what it leads to, "page" or "page#section"
  char *bullet;    // (nullable) of an item
  char *markup;    // Pango's, with <a href="page#section">; of a link the title
  char *text;      // the same, plain; of a link what the page is about
  GPtrArray *rows; // (nullable) (element-type GPtrArray of FoveaHelpBlock) of a table
  bool has_head;   // the table's first row names its columns
} FoveaHelpBlock;

typedef struct
{
  char *id;
  char *title;
  char *order;       // (nullable) sorts it among the others of a guide
  char *summary;     // what it is about; may be empty
  GPtrArray *blocks; // (element-type FoveaHelpBlock)
  GPtrArray *guides; // (element-type utf8) where it is listed: "index#section"
} FoveaHelpPage;

FoveaHelpPage  *fovea_help_page_parse (const char          *text,
                                       gssize               length,
                                       const char          *name,
                                       GHashTable          *titles,
                                       GError             **error);
FoveaHelpPage  *fovea_help_page_new   (void);
void            fovea_help_page_free  (FoveaHelpPage       *self);
FoveaHelpBlock *fovea_help_block_new  (FoveaHelpKind        kind);
void            fovea_help_block_free (FoveaHelpBlock      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaHelpPage, fovea_help_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaHelpBlock, fovea_help_block_free)

G_END_DECLS
