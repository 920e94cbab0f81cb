// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Titles and names that nobody would choose.

#pragma once

#include <glib.h>

// Text that breaks what is careless: commands of TeX and XML, control characters, bytes
// that are not UTF-8, directions of writing, very long and empty words.
static const char *const hostile_pieces[] = {
  "\\input{/etc/passwd}", "\\end{tikzpicture}", "\\", "{", "}", "$", "$$", "%", "#1",
  "&amp;", "]]>", "<!--", "-->", "</title>", "<script>alert(1)</script>", "&#0;", "\"",
  "'", "''", "``", "--", "---", "^^M", "^^5c", "~", "_", "\x01", "\x1b[31m",
  "\x1b]0;x\x07", "\x7f", "\xc2\x9b", "\xff\xfe", "\xc3", "\xed\xa0\x80",
  "\xef\xbf\xbf", "\n\n", "\r", "\t", " ", "  ", "é", "ß", "×", "−", "卷积", "感受野", "Ω",
  "日本語", "🙂", "\u202e", "\u2028", "%s%n", "%d", "a", "Z", "0", "|", "<", ">", "?`",
  "!`", ",,", "\\par", ":smile:", "@x", "...", "**b**", "1. ", "![x](y)",
  "http://a.b/c", "{#id}", "$x_1$", "[^1]", "\u00ad", "\u200f", "\ufdd0", "\\catcode`\\%=12",
  "\\write18{ls}", "K₁",
};

static inline char *
hostile_make (GRand *random)
{
  GString *text = g_string_new (NULL);
  int n_pieces = g_rand_int_range (random, 0, 12);

  for (int i = 0; i < n_pieces; i++)
    {
      int piece = g_rand_int_range (random, 0, G_N_ELEMENTS (hostile_pieces));
      g_string_append (text, hostile_pieces[piece]);
    }
  return g_string_free (text, FALSE);
}
