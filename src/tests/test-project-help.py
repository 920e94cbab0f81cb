# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pages of the help are Mallard, listed to be installed, and the same in every language.

    test-project-help.py TOP BUILD
"""

import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

TOP, BUILD = (pathlib.Path(path) for path in sys.argv[1:])
HELP = TOP / "data/help"
SCHEMA = pathlib.Path("/usr/share/xml/mallard/1.0/mallard-1.0.rng")
NAME = "{http://projectmallard.org/1.0/}"


def check_schema(pages):
    """Against the schema of Mallard where it is installed, else only whether it is XML."""
    rules = ["--relaxng", SCHEMA] if SCHEMA.exists() else []
    for page in pages:
        result = subprocess.run(["xmllint", "--noout", *rules, page], capture_output=True,
                                encoding="utf-8", check=False)
        if result.returncode:
            yield result.stderr


def check_list():
    text = (HELP / "meson.build").read_text()
    listed = re.findall(r"'([\w-]+)'", re.search(r"help_pages = \[(.*?)\]", text, re.DOTALL)[1])
    there = sorted(page.stem for page in (HELP / "C").glob("*.page"))
    if listed != there:
        yield f"data/help/meson.build lists {set(listed) ^ set(there)} differently"


def describe(page):
    """What must not differ between languages: ids, links, keys."""
    root = xml.parse(page).getroot()
    return {
        "id": root.get("id"),
        "sections": [section.get("id") for section in root.iter(NAME + "section")],
        "links": sorted(link.get("xref") or link.get("href") for link in root.iter(NAME + "link")),
        "keys": sorted(key.text for key in root.iter(NAME + "key")),
        "rows": len(list(root.iter(NAME + "tr"))),
        "items": len(list(root.iter(NAME + "item"))),
    }


def check_languages():
    for page in sorted((HELP / "C").glob("*.page")):
        english = describe(page)
        if english["id"] != page.stem:
            yield f"{page}: its id is {english['id']}"
        for folder in HELP.iterdir():
            translation = folder / page.name
            if not folder.is_dir() or not translation.exists():
                continue
            for what, value in describe(translation).items():
                if value != english[what]:
                    yield f"{translation}: other {what} than in English: {value}, {english[what]}"


pages = [*HELP.glob("*/*.page"), *(BUILD / "data/help").glob("*.page")]
faults = [*check_schema(pages), *check_list(), *check_languages()]
print("\n".join(faults))
sys.exit(1 if faults else 0)
