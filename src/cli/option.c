// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading the values of options.

#include "cli/option.h"

#include "cli/invocation.h"

#include <glib/gi18n.h>

#include <string.h>

// The number at the start of @text that ends in @end; moves past both.
static bool
take_number (const FoveaOption *option,
             const char       **text,
             char               end,
             int               *value)
{
  char *past;

  if (!g_ascii_isdigit (**text))
    return false;

  guint64 number = g_ascii_strtoull (*text, &past, 10);

  if (*past != end || number > (guint64) option->most || (gint64) number < option->least)
    return false;
  *value = number;
  *text = end == '\0' ? past : past + 1;
  return true;
}

/**
 * fovea_option_parse_int:
 * @self: the option
 * @text: (nullable): its value as typed; %NULL leaves @value as it is
 * @value: (inout): the number
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a whole number within the option's limits
 */
bool
fovea_option_parse_int (const FoveaOption *self,
                        const char        *text,
                        int               *value,
                        GError           **error)
{
  const char *rest = text;

  if (text == NULL || take_number (self, &rest, '\0', value))
    return true;
  return fovea_usage_error_set (error,
                                _("%s is a whole number from %d to %d, not “%s”"),
                                self->name, self->least, self->most, text);
}

/**
 * fovea_option_parse_list:
 * @self: the option
 * @text: (nullable): its value as typed: numbers with commas between
 * @values: (element-type int): place for the numbers
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a list of whole numbers within the option's limits
 */
bool
fovea_option_parse_list (const FoveaOption *self,
                         const char        *text,
                         GArray            *values,
                         GError           **error)
{
  const char *rest = text;
  int value;

  while (rest != NULL && take_number (self, &rest, ',', &value))
    g_array_append_val (values, value);
  if (rest == NULL)
    return true;
  if (take_number (self, &rest, '\0', &value))
    {
      g_array_append_val (values, value);
      return true;
    }
  return fovea_usage_error_set (
    error, _("%s takes whole numbers from %d to %d, with commas between, not “%s”"),
    self->name, self->least, self->most, text);
}

/**
 * fovea_option_parse_size:
 * @self: the option
 * @text: (nullable): its value as typed: "3x5", rows before columns, or "3" for both;
 *   %NULL leaves @size as it is
 * @size: (inout): rows and columns
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is a size within the option's limits
 */
bool
fovea_option_parse_size (const FoveaOption *self,
                         const char        *text,
                         int                size[2],
                         GError           **error)
{
  const char *rest = text;
  int read[2];

  if (text == NULL)
    return true;
  if (take_number (self, &rest, '\0', &read[0]))
    read[1] = read[0];
  else if (!take_number (self, &rest, 'x', &read[0])
           || !take_number (self, &rest, '\0', &read[1]))
    return fovea_usage_error_set (
      error, _("%s is a size of whole numbers from %d to %d, such as 3x3 or 3, not “%s”"),
      self->name, self->least, self->most, text);
  size[0] = read[0];
  size[1] = read[1];
  return true;
}

/**
 * fovea_option_parse_nick:
 * @name: the option's name, such as "--range"
 * @text: (nullable): its value as typed; %NULL is the first
 * @nicks: the values that there are, ended by %NULL
 * @index: (out): which it is
 * @error: place for a %FOVEA_USAGE_ERROR
 *
 * Returns: whether @text is one of them
 */
bool
fovea_option_parse_nick (const char        *name,
                         const char        *text,
                         const char *const *nicks,
                         int               *index,
                         GError           **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) nicks);

  *index = 0;
  if (text == NULL)
    return true;
  for (; nicks[*index] != NULL; (*index)++)
    if (strcmp (text, nicks[*index]) == 0)
      return true;
  return fovea_usage_error_set (error, _("Unknown value “%s” of %s; there are %s"), text,
                                name, list);
}
