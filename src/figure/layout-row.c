// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figure/layout.h"

void
fovea_layout_row (FoveaLayout *self)
{
  self->width_pt = self->options->has_size ? self->options->width_pt : 1360;
  self->height_pt = self->options->has_size ? self->options->height_pt : 820;
}
