// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values of options: whole numbers, lists of them, sizes. What is not one is a usage
// error that names the option and the value.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

// What an option takes; both ends are allowed.
typedef struct
{
  const char *name; // "--hidden"
  int least;
  int most;
} FoveaOption;

bool fovea_option_parse_int  (const FoveaOption  *self,
                              const char         *text,
                              int                *value,
                              GError            **error);
bool fovea_option_parse_list (const FoveaOption  *self,
                              const char         *text,
                              GArray             *values,
                              GError            **error);
bool fovea_option_parse_size (const FoveaOption  *self,
                              const char         *text,
                              int                 size[2],
                              GError            **error);
bool fovea_option_parse_nick (const char         *name,
                              const char         *text,
                              const char *const  *nicks,
                              int                *index,
                              GError            **error);

G_END_DECLS
