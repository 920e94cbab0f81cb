# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes the help's page of all keys from the window of shortcuts, so that they agree.

    generate.py keys UI CATALOGUE LANGUAGE     CATALOGUE: compiled, or - for English
    generate.py install FOLDER LANGUAGE...     puts the pages in FOLDER where the system reads them
"""

import gettext
import os
import pathlib
import shutil
import sys
import xml.etree.ElementTree as xml
from xml.sax.saxutils import escape

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-FileCopyrightText: 2026 The Fovea authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<page xmlns="http://projectmallard.org/1.0/" type="topic" id="keyboard" xml:lang="{language}">
  <info>
    <link type="guide" xref="index#more"/>
    <title type="sort">15</title>
    <desc>{summary}</desc>
  </info>
  <title>{title}</title>
{sections}
</page>
"""
NAMES = {"Control": "Ctrl", "Return": "Enter", "Escape": "Esc", "Left": "←", "Right": "→",
         "Up": "↑", "Down": "↓", "comma": ",", "period": ".", "question": "?", "space": "Space",
         "plus": "+", "minus": "-", "equal": "=", "slash": "/"}


def get_property(element, name, translate):
    found = element.find(f"property[@name='{name}']")
    if found is None:
        return ""
    if found.get("translatable") != "yes":
        return found.text
    if found.get("context"):
        return translate.pgettext(found.get("context"), found.text)
    return translate.gettext(found.text)


def write_key(name):
    return f"<key>{escape(NAMES.get(name, name.replace('_', ' ')))}</key>"


def write_keys(accelerators):
    written = []
    for accelerator in accelerators.split():
        parts = [part for part in accelerator.replace("<", "").split(">") if part]
        keys = [write_key(part) for part in parts]
        written.append(keys[0] if len(keys) == 1 else f"<keyseq>{''.join(keys)}</keyseq>")
    return " ".join(written)


def write_group(number, group, translate):
    rows = "\n".join(
        f"        <tr><td><p>{write_keys(get_property(entry, 'accelerator', translate))}</p></td>"
        f"<td><p>{escape(get_property(entry, 'title', translate))}</p></td></tr>"
        for entry in group.iter("object") if entry.get("class") == "GtkShortcutsShortcut")
    title = escape(get_property(group, "title", translate))
    return f"""  <section id="keys-{number}">
    <title>{title}</title>
    <table rules="rows">
      <tbody>
{rows}
      </tbody>
    </table>
  </section>"""


def make_keys(interface, catalogue, language):
    translate = gettext.NullTranslations()
    if catalogue != "-":
        with open(catalogue, "rb") as file:
            translate = gettext.GNUTranslations(file)
    _ = translate.gettext
    groups = [group for group in xml.parse(interface).iter("object")
              if group.get("class") == "GtkShortcutsGroup"]
    print(PAGE.format(language=language.replace("_", "-"), title=escape(_("Keyboard shortcuts")),
                      summary=escape(_("Everything can be done by keyboard.")),
                      sections="\n".join(write_group(number, group, translate)
                          for number, group in enumerate(groups, 1))),
          end="")


def install(folder, languages):
    prefix = pathlib.Path(os.environ["MESON_INSTALL_DESTDIR_PREFIX"], "share/help")
    for language in languages:
        place = prefix / language / "fovea"
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(pathlib.Path(folder, f"{language}-keyboard.page"), place / "keyboard.page")


if sys.argv[1] == "keys":
    sys.stdout.reconfigure(encoding="utf-8")
    make_keys(*sys.argv[2:])
else:
    install(sys.argv[2], sys.argv[3:])
