// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours are counted first. Where they are too many, half of the places go to the most
// frequent ones as they are, because a figure is mostly flat, and the rest to means of
// boxes of the others, always halving the box with the largest sum of squared distances.

#include "figure/export-palette.h"

#include <stdlib.h>

typedef struct
{
  guint32 rgb;
  gint64 n;
} Count;

// A run of others[] and how far its colours are from their mean, in all.
typedef struct
{
  int first;
  int past;
  double error;
  int channel; // the one that differs most
} Box;

struct _FoveaPalette
{
  GHashTable *counts; // rgb | 1 << 24 → gint64
  GHashTable *found;  // rgb | 1 << 24 → index + 1
  guint32 colors[256];
  int n_colors;
};

static gpointer
get_key (guint32 pixel)
{
  return GUINT_TO_POINTER ((pixel & 0xffffff) | 1u << 24);
}

static int
get_channel (guint32 rgb,
             int     channel)
{
  return rgb >> (8 * channel) & 0xff;
}

/**
 * fovea_palette_new:
 *
 * Returns: (transfer full): a palette that has seen nothing
 */
FoveaPalette *
fovea_palette_new (void)
{
  FoveaPalette *self = g_new0 (FoveaPalette, 1);

  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->found = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * fovea_palette_free:
 * @self: (transfer full): a palette
 */
void
fovea_palette_free (FoveaPalette *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->found);
  g_free (self);
}

/**
 * fovea_palette_count:
 * @self: a palette
 * @pixels: RGB24
 * @n_pixels: how many
 *
 * Takes note of the colours of a picture.
 */
void
fovea_palette_count (FoveaPalette  *self,
                     const guint32 *pixels,
                     int            n_pixels)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < n_pixels;)
    {
      int past = i + 1;
      while (past < n_pixels && ((pixels[past] ^ pixels[i]) & 0xffffff) == 0)
        past++;

      gint64 *n = g_hash_table_lookup (self->counts, get_key (pixels[i]));
      if (n == NULL)
        {
          n = g_new0 (gint64, 1);
          g_hash_table_insert (self->counts, get_key (pixels[i]), n);
        }
      *n += past - i;
      i = past;
    }
}

/**
 * fovea_palette_get_n_counted:
 * @self: a palette
 *
 * Returns: how many different colours it has seen
 */
int
fovea_palette_get_n_counted (const FoveaPalette *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) g_hash_table_size (self->counts);
}

static int
compare_counts (const void *a,
                const void *b)
{
  const Count *first = a;
  const Count *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;

  return first->rgb < second->rgb ? -1 : first->rgb > second->rgb;
}

static int
compare_channel (const void *a,
                 const void *b,
                 void       *channel)
{
  guint32 first = ((const Count *) a)->rgb;
  guint32 second = ((const Count *) b)->rgb;
  int difference = get_channel (first, GPOINTER_TO_INT (channel))
                   - get_channel (second, GPOINTER_TO_INT (channel));

  return difference != 0 ? difference : first < second ? -1 : first > second;
}

static double
get_mean (const Count *counts,
          const Box   *box,
          int          channel)
{
  double sum = 0;
  double n = 0;

  for (int i = box->first; i < box->past; i++)
    {
      sum += (double) counts[i].n * get_channel (counts[i].rgb, channel);
      n += (double) counts[i].n;
    }

  return sum / n;
}

static void
measure_box (const Count *counts,
             Box         *box)
{
  double most = -1;

  box->error = 0;
  for (int channel = 0; channel < 3; channel++)
    {
      double mean = get_mean (counts, box, channel);
      double error = 0;
      for (int i = box->first; i < box->past; i++)
        {
          double distance = get_channel (counts[i].rgb, channel) - mean;
          error += (double) counts[i].n * distance * distance;
        }
      box->error += error;
      if (error > most)
        {
          most = error;
          box->channel = channel;
        }
    }
}

// At the mean of the channel that differs most; both halves keep a colour.
static Box
split_box (Count *counts,
           Box   *box)
{
  double mean = get_mean (counts, box, box->channel);

  g_qsort_with_data (counts + box->first, box->past - box->first, sizeof *counts,
                     compare_channel, GINT_TO_POINTER (box->channel));
  int middle = box->first + 1;
  while (middle < box->past - 1 && get_channel (counts[middle].rgb, box->channel) <= mean)
    middle++;

  Box other = { .first = middle, .past = box->past };
  box->past = middle;
  measure_box (counts, box);
  measure_box (counts, &other);

  return other;
}

static void
add_means (FoveaPalette *self,
           Count        *counts,
           int           n_counts,
           int           n_boxes)
{
  g_autofree Box *boxes = g_new0 (Box, n_boxes);
  int n = 1;

  boxes[0] = (Box){ .first = 0, .past = n_counts };
  measure_box (counts, &boxes[0]);
  while (n < n_boxes)
    {
      int worst = 0;
      for (int i = 1; i < n; i++)
        worst = boxes[i].error > boxes[worst].error ? i : worst;
      if (boxes[worst].past - boxes[worst].first < 2)
        break;
      boxes[n] = split_box (counts, &boxes[worst]);
      n++;
    }

  for (int i = 0; i < n; i++)
    {
      guint32 rgb = 0;
      for (int channel = 0; channel < 3; channel++)
        rgb |= (guint32) (get_mean (counts, &boxes[i], channel) + 0.5) << (8 * channel);
      self->colors[self->n_colors++] = rgb;
    }
}

/**
 * fovea_palette_settle:
 * @self: a palette
 * @max_colors: 2 … 256
 *
 * Chooses colours: all that were counted if they are not more than @max_colors.
 */
void
fovea_palette_settle (FoveaPalette *self,
                      int           max_colors)
{
  g_return_if_fail (self != NULL && max_colors >= 2 && max_colors <= 256);

  int n_counts = (int) g_hash_table_size (self->counts);
  g_autofree Count *counts = g_new0 (Count, n_counts + 1);
  GHashTableIter iter;
  gpointer key, value;
  int i = 0;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    counts[i++] = (Count){ GPOINTER_TO_UINT (key) & 0xffffff, *(gint64 *) value };
  qsort (counts, n_counts, sizeof *counts, compare_counts);

  int n_exact = n_counts <= max_colors ? n_counts : max_colors / 2;
  g_hash_table_remove_all (self->found);
  self->n_colors = 0;
  for (i = 0; i < n_exact; i++)
    {
      self->colors[self->n_colors++] = counts[i].rgb;
      g_hash_table_insert (self->found, get_key (counts[i].rgb), GINT_TO_POINTER (i + 1));
    }
  if (n_counts > n_exact)
    add_means (self, counts + n_exact, n_counts - n_exact, max_colors - n_exact);
}

/**
 * fovea_palette_get_n_colors:
 * @self: a settled palette
 *
 * Returns: how many colours were chosen
 */
int
fovea_palette_get_n_colors (const FoveaPalette *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_colors;
}

/**
 * fovea_palette_get_color:
 * @self: a settled palette
 * @color: its number
 *
 * Returns: RGB24
 */
guint32
fovea_palette_get_color (const FoveaPalette *self,
                         int                 color)
{
  g_return_val_if_fail (self != NULL && color >= 0 && color < self->n_colors, 0);

  return self->colors[color];
}

/**
 * fovea_palette_find:
 * @self: a settled palette
 * @pixel: RGB24
 *
 * Returns: the number of the nearest colour
 */
int
fovea_palette_find (FoveaPalette *self,
                    guint32       pixel)
{
  g_return_val_if_fail (self != NULL && self->n_colors > 0, 0);

  int found = GPOINTER_TO_INT (g_hash_table_lookup (self->found, get_key (pixel)));
  if (found > 0)
    return found - 1;

  int nearest = 0;
  int least = G_MAXINT;
  for (int i = 0; i < self->n_colors; i++)
    {
      int distance = 0;
      for (int channel = 0; channel < 3; channel++)
        {
          int difference
              = get_channel (pixel, channel) - get_channel (self->colors[i], channel);
          distance += difference * difference;
        }
      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  g_hash_table_insert (self->found, get_key (pixel), GINT_TO_POINTER (nearest + 1));

  return nearest;
}
