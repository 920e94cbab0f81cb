# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pages of the help are Mallard, listed to be installed, the same in every language, and call
controls as the interface does.

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
        for folder in (path for path in HELP.iterdir() if path.is_dir()):
            translation = folder / page.name
            if not translation.exists():
                yield f"{translation}: there is no such page"
                continue
            for what, value in describe(translation).items():
                if value != english[what]:
                    yield f"{translation}: other {what} than in English: {value}, {english[what]}"


def read_names(catalogue):
    """What the interface says, in English and as translated, without mnemonics and dots."""
    texts = subprocess.run(["msgcat", "--no-wrap", catalogue], capture_output=True, encoding="utf-8",
                           check=True).stdout
    for kind in ("msgid", "msgstr"):
        yield {re.sub(r"\(_\w\)|_|…$", "", text)
               for text in re.findall(rf'^{kind} "(.+)"$', texts, re.MULTILINE)}


def check_names():
    """A control is called in the help as in the interface."""
    for folder in sorted(path for path in HELP.iterdir() if path.is_dir()):
        is_english = folder.name == "C"
        catalogue = TOP / "po" / f"{'zh_CN' if is_english else folder.name}.po"
        english, translated = read_names(catalogue)
        for page in sorted(folder.glob("*.page")):
            for control in xml.parse(page).getroot().iter(NAME + "gui"):
                if control.text.rstrip("…") not in (english if is_english else translated):
                    yield f"{page}: nothing is called “{control.text}”"


pages = [*HELP.glob("*/*.page"), *(BUILD / "data/help").glob("*.page")]
faults = [*check_schema(pages), *check_list(), *check_languages(), *check_names()]
print("\n".join(faults))
sys.exit(1 if faults else 0)
