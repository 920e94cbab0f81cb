// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/resources.h"

#include "ui/resources.h"

/**
 * fovea_resources_register:
 *
 * Makes known what is built into the program. Once is enough, and more is no harm; GLib would abort.
 */
void
fovea_resources_register (void)
{
  static gsize is_registered = 0;

  if (!g_once_init_enter (&is_registered))
    return;
  fovea_register_resource ();
  g_once_init_leave (&is_registered, 1);
}
