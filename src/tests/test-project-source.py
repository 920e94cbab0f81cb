# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds the source to the design: layers, lengths, heads and documentation.

    test-project-source.py CHECK TOP        CHECK: one of the functions check_* below
"""

import pathlib
import re
import sys

LAYERS = {
    "kernels": {"kernels"},
    "core": {"kernels", "core"},
    "document": {"kernels", "core", "document"},
    "figure": {"kernels", "core", "figure"},
    "cli": {"kernels", "core", "document", "figure", "cli"},
    "app": {"kernels", "core", "document", "figure", "app"},
}

# Which layers may include a library's headers; what is not listed is free.
LIBRARIES = [
    (re.compile(r"glib\.h|glib/"), {"core", "document", "figure", "cli", "app"}),
    (re.compile(r"glib-object\.h|gio/"), {"document", "figure", "cli", "app"}),
    (re.compile(r"jansson\.h"), {"document", "cli"}),
    (re.compile(r"gdk-pixbuf/"), {"document", "app"}),
    (re.compile(r"cairo|pango"), {"figure", "cli", "app"}),
    (re.compile(r"gtk/|gdk/|gsk/"), {"app"}),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)')


def sources(top, *suffixes):
    for path in sorted((top / "src").rglob("*")):
        if path.suffix in suffixes:
            yield path, path.relative_to(top), path.read_text(encoding="utf-8")


def layer_of(name):
    return name.parts[1]


def check_layers(top):
    """Includes point down through the layers only, and each library stays where it belongs."""
    for _, name, text in sources(top, ".c", ".h"):
        layer = layer_of(name)
        if layer not in LAYERS:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            quote, header = found.groups()
            folder = header.split("/")[0]
            if quote == '"' and folder in LAYERS and folder not in LAYERS[layer]:
                yield f"{name}:{number}: {layer} must not include {header}"
            for pattern, allowed in LIBRARIES:
                if quote == "<" and pattern.match(header) and layer not in allowed:
                    yield f"{name}:{number}: {layer} must not include {header}"


def check_lengths(top):
    """A file has at most 500 lines, a function at most 60."""
    for _, name, text in sources(top, ".c", ".h"):
        lines = text.splitlines()
        if len(lines) > 500:
            yield f"{name}: {len(lines)} lines"
        start = None
        for number, line in enumerate(lines, 1):
            if line == "{" and lines[number - 2].endswith(")"):
                start = number
            elif line == "}" and start is not None:
                if number - start + 1 > 60:
                    yield f"{name}:{start}: a function of {number - start + 1} lines"
                start = None


def check_heads(top):
    """A file begins with its copyright and licence; nothing is left for later."""
    for path, name, text in sources(top, ".c", ".h", ".py", ".build"):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(text.splitlines()[:3]):
            yield f"{name}: no SPDX head"
        later = re.search(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b", text)
        if later:
            yield f"{name}: {later.group()}"
        if "\t" in text or re.search(r"[ \t]$", text, re.MULTILINE):
            yield f"{name}: a tab or a space at the end of a line"


def check_documentation(top):
    """Every function that others can call is documented above its definition."""
    definition = re.compile(r"^(?:(\w+) \()", re.MULTILINE)
    for _, name, text in sources(top, ".c"):
        if layer_of(name) not in LAYERS:
            continue
        lines = text.splitlines()
        for number, line in enumerate(lines):
            found = definition.match(line)
            if not found or number == 0 or line.endswith(";"):
                continue
            kind = lines[number - 1]
            if not re.match(r"^[A-Za-z_]", kind) or kind.startswith("static"):
                continue
            if kind.startswith("G_DEFINE") or found.group(1) in ("main",):
                continue
            head = []
            for above in reversed(lines[: number - 1]):
                head.append(above)
                if above.startswith("/**") or not above.startswith((" *", "__attribute__")):
                    break
            if f" * {found.group(1)}:" not in head:
                yield f"{name}:{number + 1}: {found.group(1)} is not documented"


def main():
    check = globals()[f"check_{sys.argv[1]}"]
    problems = list(check(pathlib.Path(sys.argv[2])))
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
