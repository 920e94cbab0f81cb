// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever interrupts the program is told what became of the files.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

void fovea_interrupt_watch  (char *const *outputs);
void fovea_interrupt_expect (int          n_files,
                             const char  *first);
void fovea_interrupt_begin  (const char  *output);
void fovea_interrupt_end    (const char  *next);

G_END_DECLS
