# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The documentation's pictures are those that Fovea draws today.

    test-project-pictures.py check|make TOP FOVEA-CLI

data/pictures/commands says how each is drawn. A picture's pixels depend on the fonts of the machine
that drew it, its SVG does not: data/pictures/stamps keeps the hash of that, and of the file itself.
A stale picture is one whose SVG has changed, or that something else has written.
"""

import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def run(program, arguments, folder=None):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="")
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0 or done.stderr:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr.decode()}")
    return done.stdout


def draw_svg(program, name, arguments):
    """What the picture shows, without a font in it; of an animation all its steps."""
    if not name.endswith(".gif"):
        return run(program, [*arguments, "--format=svg", "-o", "-"])
    if arguments[0] == "arithmetic":
        return run(program, [*arguments, "--strip", "--format=svg", "-o", "-"])
    with tempfile.TemporaryDirectory() as folder:
        run(program, [*arguments, "--steps", "-o", "%04d.svg"], folder)
        return b"".join(path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir()))


def get_hash(data):
    return hashlib.sha256(data).hexdigest()[:32]


def read_commands(folder):
    for line in (folder / "commands").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *arguments = line.split()
            yield name, arguments


def make(folder, program):
    stamps = []
    for name, arguments in read_commands(folder):
        run(program, [*arguments, "-o", str(folder / name)])
        stamps.append(f"{name} {get_hash(draw_svg(program, name, arguments))}"
                      f" {get_hash((folder / name).read_bytes())}\n")
        print(f"data/pictures/{name}")
    (folder / "stamps").write_text("".join(stamps), encoding="utf-8")


def check(folder, program):
    stamps = {}
    for line in (folder / "stamps").read_text(encoding="utf-8").splitlines():
        name, *hashes = line.split()
        stamps[name] = hashes
    commands = dict(read_commands(folder))
    for name, arguments in commands.items():
        if name not in stamps or not (folder / name).is_file():
            yield f"{name} was never drawn"
        elif stamps[name][0] != get_hash(draw_svg(program, name, arguments)):
            yield f"{name} is stale: Fovea draws it otherwise now"
        elif stamps[name][1] != get_hash((folder / name).read_bytes()):
            yield f"{name} is not the picture that Fovea drew"
    drawn = {path.name for path in folder.iterdir()} - {"commands", "stamps"}
    for name in sorted((drawn | stamps.keys()) - commands.keys()):
        yield f"{name} is drawn by no command"


def check_links(top, folder):
    """What the README shows is there, and nothing is drawn that no page shows."""
    pages = [top / "README.md", *sorted((top / "data").glob("*.md"))]
    shown = set()
    for page in pages:
        for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            path = (page.parent / link).resolve()
            # Others stand in examples.
            if path.parent != folder.resolve():
                continue
            shown.add(path.name)
            if not path.is_file():
                yield f"{page.name} shows {link}, which is not there"
    for name, _ in read_commands(folder):
        if name not in shown:
            yield f"{name} is shown on no page"


def main():
    what, top, program = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    folder = top / "data" / "pictures"
    if what == "make":
        make(folder, program)
        return
    problems = [*check(folder, program), *check_links(top, folder)]
    for problem in problems:
        print(problem)
    if problems:
        sys.exit("To draw the pictures anew: ninja -C BUILD pictures")


main()
