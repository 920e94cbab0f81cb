# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every text for people reaches the translators, and every language is complete.

    test-project-translations.py TOP
"""

import gettext
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

# As Meson's preset "glib".
XGETTEXT = ["xgettext", "--from-code=UTF-8", "--add-comments", "--package-name=fovea",
            "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
            "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
            "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
            "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
            "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format",
            "--flag=g_error_new:3:c-format", "--flag=g_set_error:4:c-format"]

CALL = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(")
SHOWN = {"label", "title", "subtitle", "tooltip-text", "placeholder-text", "description", "text"}


def has_text(path):
    if path.suffix in (".c", ".py"):
        return CALL.search(path.read_text(encoding="utf-8"))
    if path.suffix == ".ui":
        return 'translatable="yes"' in path.read_text(encoding="utf-8")
    return path.name.endswith((".desktop.in", ".xml.in", ".gschema.xml"))


def check_list(top):
    listed = [line for line in (top / "po/POTFILES.in").read_text().splitlines()
              if line and not line.startswith("#")]
    found = {str(path.relative_to(top)) for folder in ("data", "src", "ui")
             for path in (top / folder).rglob("*")
             if path.is_file() and "tests" not in path.parts and has_text(path)}
    yield from (f"po/POTFILES.in lacks {name}" for name in sorted(found - set(listed)))
    yield from (f"po/POTFILES.in lists {name}" for name in sorted(set(listed) - found))
    if listed != sorted(listed):
        yield "po/POTFILES.in is not sorted"


def check_interface(top):
    """A label in a template is marked for translation, or holds no letters."""
    for path in sorted((top / "ui").rglob("*.ui")):
        for element in xml.etree.ElementTree.parse(path).iter():
            shown = (element.tag in ("property", "attribute") and element.get("name") in SHOWN
                     or element.tag == "item" and element.text)
            if (shown and re.search(r"[^\W\d_]{2}", element.text or "")
                    and element.get("translatable") is None):
                yield f"{path.relative_to(top)}: “{element.text}” is not marked for translation"


# The form for a number as CLDR has it, from the numbers that a form is for. Forms in one line differ in
# each message, unless it is worded so that the number does not matter.
PLURALS = {
    "ar": [([0], [1], [2], [5], [21]), ([1], [2], [5])],
    "de": [([1], [0, 2, 5, 21])],
    "es": [([1], [0, 2, 5, 21])],
    "fr": [([0, 1], [2, 5, 21])],
    "ja": [([0, 1, 2, 5, 21],)],
    "pt_BR": [([0, 1], [2, 5, 21])],
    "ru": [([1, 21], [2], [0, 5]), ([1], [5])],
    "zh_CN": [([0, 1, 2, 5, 21],)],
}


def read_plurals(template):
    """Each message with a plural: its context, if any, and its two texts."""
    joined = re.sub(r'"\n"', "", template.read_text(encoding="utf-8"))
    pattern = r'(?:^msgctxt "(.*)"\n)?^msgid "(.*)"\nmsgid_plural "(.*)"$'
    for texts in re.findall(pattern, joined, re.MULTILINE):
        context, one, many = (re.sub(r'\\(["\\])', r"\1", text).replace("\\n", "\n")
                              for text in texts)
        yield (f"{context}\x04{one}" if context else one), many


def check_plurals(top, language, template, folder):
    """Every form is there, is chosen for its numbers, and differs where the words must."""
    compiled = pathlib.Path(folder) / f"{language}.mo"
    subprocess.run(["msgfmt", f"--output-file={compiled}", top / "po" / f"{language}.po"], check=True)
    with compiled.open("rb") as file:
        words = gettext.GNUTranslations(file)
    forms, *differing = PLURALS[language]
    chosen = [{words.plural(number) for number in numbers} for numbers in forms]
    if any(len(form) != 1 for form in chosen) or len(set.union(*chosen)) != len(forms):
        yield f"{language}: its plural forms are not those of the language: {chosen}"
    n_messages = 0
    for one, many in read_plurals(template):
        n_messages += 1
        texts = [words.ngettext(one, many, number) for number in range(200)]
        if "" in texts:
            yield f"{language}: “{one}” has an empty form"
        for numbers in differing:
            different = {texts[number] for group in numbers for number in group}
            if len(set(texts)) > 1 and len(different) != len(numbers):
                yield f"{language}: “{one}” has one form for several of {numbers}"
    if n_messages == 0:
        yield f"{language}: no message has a plural"


# What a text of each language never has, once its names of commands, keys and files are left out.
NARROW, WIDE = "\u202f", "\u00a0"
NEVER = {
    "ar": r"[\u0621-\u064a][?,;](?=\s|$)",
    "fr": rf"[^\s{NARROW}{WIDE}][;!?»](?=\s|$)|«[^{NARROW}{WIDE}]|[“”]",
    "de": r"”|“\w",
    "es": r"[“”„]",
    "ru": r"[“”„]",
    "ja": r"[\u3040-\u30ff\u4e00-\u9fff][?!;](?=\s|$)|[“”]",
    "zh_CN": r"[\u4e00-\u9fff][A-Za-z0-9]{2}|[\u4e00-\u9fff][?!;](?=\s|$)|[「」]",
}
MARKS = re.compile("[\u200e\u200f\u2066-\u2069]|\\(_.\\)")


def read_texts(catalogue):
    """Each English text with each of its translations, of plurals too."""
    run = subprocess.run(["msgcat", "--no-wrap", catalogue], text=True, capture_output=True, check=True)
    for entry in re.sub(r'"\n"', "", run.stdout).split("\n\n")[1:]:
        english = re.findall(r'^msgid(?:_plural)? "(.*)"$', entry, re.MULTILINE)
        for text in re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', entry, re.MULTILINE):
            yield english[-1], text


def check_marks(top, language):
    """A text begins and ends as the English one, and has the marks of its language."""
    n_texts = 0
    is_spaced = language not in ("ja", "zh_CN")
    for english, text in read_texts(top / "po" / f"{language}.po"):
        n_texts += 1
        plain = MARKS.sub("", text)
        problems = [
            ("a space before it", is_spaced and english[:1] == " ", is_spaced and plain[:1] == " "),
            ("a colon at the end", english[-1:] == ":", plain[-1:] in (":", "：")),
            ("an ellipsis at the end", english[-1:] == "…", plain[-1:] == "…"),
            ("a line break at the end", english[-2:] == "\\n", plain[-2:] == "\\n"),
            ("straight quotes", False, '"' in text and '"' not in english),
            ("three dots", False, "..." in text),
            ("marks of another language", False, ";" not in english[-2:]
             and re.search(NEVER.get(language, "(?!)"), plain) is not None),
        ]
        yield from (f"{language}: “{text}” for “{english}”: {what}"
                    for what, wanted, found in problems if wanted != found)
    if n_texts < 1000:
        yield f"{language}: only {n_texts} texts were read"


def check_language(top, language, template):
    catalogue = top / "po" / f"{language}.po"
    for command in (
        ["msgfmt", "--check", "--output-file=/dev/null", catalogue],
        ["msgcmp", catalogue, template],
    ):
        run = subprocess.run(command, text=True, capture_output=True)
        if run.returncode != 0:
            yield f"{language}: {run.stderr}"
    for kind in ("--only-fuzzy", "--only-obsolete"):
        run = subprocess.run(["msgattrib", kind, catalogue], text=True, capture_output=True)
        if "msgid" in run.stdout:
            yield f"{language}: {kind[2:]}:\n{run.stdout}"


# What may be in one window at a time: all of the first, and one of the others.
ALWAYS = ["ui/window.ui", "ui/layer-list.ui", "ui/inspector-cell.ui", "ui/inspector-composition.ui",
          "ui/inspector-cost.ui", "ui/inspector-factor.ui", "src/app/input-editor.c"]
BESIDE = [["ui/lesson.ui", "src/app/practice-bar.c"], ["ui/recorder.ui"],
          ["ui/busy-bar.ui", "ui/loading-bar.ui"]]


def read_mnemonics(path):
    text = path.read_text(encoding="utf-8")
    pattern = (r'<property name="label" translatable="yes">([^<]*_[^<]*)<' if path.suffix == ".ui"
               else r'\b_ \("([^"]*_[^"]*)"\)')
    return re.findall(pattern, text.replace('_("', '_ ("'))


def list_menus(menu):
    """The texts of a menu, and of each menu within it, with those that the program adds."""
    within = [element for section in [menu, *menu.iterfind("section")] for element in section
              if element.tag in ("item", "submenu")]
    texts = [label.text for element in within for label in element.iterfind("attribute[@name='label']")
             if "_" in label.text]
    yield texts + (["_Undo", "_Redo"] if menu.get("id") == "primary_menu" else [])
    for element in within:
        if element.tag == "submenu":
            yield from list_menus(element)


def check_mnemonics(top, language):
    """Alt and a letter does one thing in a window, a letter one thing in a menu."""
    groups = [[english for name in ALWAYS + beside for english in read_mnemonics(top / name)]
              for beside in BESIDE]
    groups += [menu for path in sorted((top / "ui").glob("*.ui"))
               for root in xml.etree.ElementTree.parse(path).iter("menu") for menu in list_menus(root)]
    texts = {english: english for group in groups for english in group}
    if len(texts) < 60:
        yield f"only {len(texts)} mnemonics were read"
    if language != "en":
        texts = {english: text for english, text in read_texts(top / "po" / f"{language}.po")
                 if english in texts}
    for group in groups:
        taken = {}
        for english in group:
            letter = texts[english][texts[english].find("_") + 1].lower()
            other = taken.setdefault(letter, english)
            if other != english:
                yield f"{language}: Alt+{letter} is for “{other}” and for “{english}”"


def main():
    top = pathlib.Path(sys.argv[1])
    problems = [*check_list(top), *check_interface(top), *check_mnemonics(top, "en")]
    languages = [language for line in (top / "po/LINGUAS").read_text().splitlines()
                 for language in line.split("#")[0].split()]
    if not problems:
        with tempfile.TemporaryDirectory() as folder:
            template = pathlib.Path(folder) / "fresh.pot"
            subprocess.run([*XGETTEXT, "--files-from=po/POTFILES.in", f"--output={template}"],
                           cwd=top, check=True)
            for language in languages:
                problems += check_language(top, language, template)
                problems += check_plurals(top, language, template, folder)
                problems += check_marks(top, language)
                problems += check_mnemonics(top, language)
    if "zh_CN" not in languages:
        problems.append("po/LINGUAS lacks zh_CN")
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
