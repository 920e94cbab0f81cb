# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A lesson says the same in every language: its numbers, its keys and the button that it names.

    test-project-lessons.py TOP
"""

import gettext
import pathlib
import re
import subprocess
import sys
import tempfile

MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
# What English lessons name, and the message whose translation names it.
NAMED = [
    (re.compile(r"Ctrl\+Enter"), "Answer (Ctrl+Enter)", re.compile(r"[(（](.*)[)）]")),
    (re.compile(r"full stop key"), "Step forward (full stop)", re.compile(r"[(（](.{,4}).*[)）]")),
    (re.compile(r"[Pp]ress play"), "Play", re.compile(r"(.*)")),
]


def read_pages(path):
    """The words of each page: its keys stand before the first empty line."""
    pages = []
    is_text = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            pages.append([line])
            is_text = False
        elif pages:
            is_text = is_text or not line
            if is_text:
                pages[-1].append(line)
    return [MARKS.sub("", " ".join(lines)) for lines in pages]


def get_numbers(text):
    """Numbers of two digits or more, which no language writes as words, and sizes."""
    sizes = {re.sub(" ", "", size) for size in re.findall(r"\d+(?: ?× ?\d+)+", text)}
    return sizes | set(re.findall(r"\d{2,}", text))


def check_page(words, english, text):
    if get_numbers(text) != get_numbers(english):
        yield f"numbers {sorted(get_numbers(text) ^ get_numbers(english))}"
    for pattern, message, part in NAMED:
        name = MARKS.sub("", part.search(words.gettext(message)).group(1))
        if pattern.search(english) and name.casefold() not in text.casefold():
            yield f"the interface says “{name}” for “{pattern.search(english).group()}”"


def main():
    top = pathlib.Path(sys.argv[1])
    lessons = sorted(path for path in (top / "data/lessons").glob("*.lesson")
                     if path.name.count(".") == 1)
    problems = [] if lessons else ["there is no lesson"]
    with tempfile.TemporaryDirectory() as folder:
        for catalogue in sorted((top / "po").glob("*.po")):
            compiled = pathlib.Path(folder) / f"{catalogue.stem}.mo"
            subprocess.run(["msgfmt", f"--output-file={compiled}", catalogue], check=True)
            words = gettext.GNUTranslations(compiled.open("rb"))
            for lesson in lessons:
                translation = lesson.with_suffix(f".{catalogue.stem}.lesson")
                pages = zip(read_pages(lesson), read_pages(translation), strict=True)
                problems += [f"{translation.name}, page {number}: {problem}"
                             for number, (english, text) in enumerate(pages, 1)
                             for problem in check_page(words, english, text)]
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
