// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON as people like to read it: keys on lines of their own, grids a row a line.

#pragma once

#include <jansson.h>

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct _FoveaJsonWriter FoveaJsonWriter;

typedef enum
{
  FOVEA_JSON_LINES, // a member a line
  FOVEA_JSON_INLINE // all on one line
} FoveaJsonLayout;

// A key is NULL within an array.
FoveaJsonWriter *fovea_json_writer_new          (void);
void             fovea_json_writer_free         (FoveaJsonWriter *self);
GBytes          *fovea_json_writer_finish       (FoveaJsonWriter *self);
void             fovea_json_writer_begin_object (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 FoveaJsonLayout  layout);
void             fovea_json_writer_end_object   (FoveaJsonWriter *self);
void             fovea_json_writer_begin_array  (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 FoveaJsonLayout  layout);
void             fovea_json_writer_end_array    (FoveaJsonWriter *self);
void             fovea_json_writer_add_string   (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 const char      *value);
void             fovea_json_writer_add_bool     (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 bool             value);
void             fovea_json_writer_add_int      (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 gint64           value);
void             fovea_json_writer_add_float    (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 float            value);
void             fovea_json_writer_add_double   (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 double           value);
void             fovea_json_writer_add_ints     (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 const int       *values,
                                                 int              n_values);
void             fovea_json_writer_add_floats   (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 const float     *values,
                                                 const int       *lengths,
                                                 int              n_dimensions);
void             fovea_json_writer_add_doubles  (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 const double    *values,
                                                 const int       *lengths,
                                                 int              n_dimensions);
void             fovea_json_writer_add_json     (FoveaJsonWriter *self,
                                                 const char      *key,
                                                 json_t          *value);
void             fovea_json_writer_add_members  (FoveaJsonWriter *self,
                                                 json_t          *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaJsonWriter, fovea_json_writer_free)

G_END_DECLS
