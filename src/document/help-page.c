// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages and blocks as things in memory. Reading them is help-parse.c's.

#include "config.h"

#include "document/help-page.h"

/**
 * fovea_help_page_new:
 *
 * Returns: (transfer full): a page without an id, a title or blocks
 */
FoveaHelpPage *
fovea_help_page_new (void)
{
  FoveaHelpPage *page = g_new0 (FoveaHelpPage, 1);

  page->summary = g_strdup ("");
  page->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_help_block_free);
  page->guides = g_ptr_array_new_with_free_func (g_free);

  return page;
}

/**
 * fovea_help_page_free:
 * @self: (transfer full): a page
 */
void
fovea_help_page_free (FoveaHelpPage *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->title);
  g_free (self->order);
  g_free (self->summary);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->guides);
  g_free (self);
}

/**
 * fovea_help_block_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an empty block
 */
FoveaHelpBlock *
fovea_help_block_new (FoveaHelpKind kind)
{
  FoveaHelpBlock *self = g_new0 (FoveaHelpBlock, 1);

  self->kind = kind;

  return self;
}

/**
 * fovea_help_block_free:
 * @self: (transfer full): a block
 */
void
fovea_help_block_free (FoveaHelpBlock *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->bullet);
  g_free (self->markup);
  g_free (self->text);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}
