# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The documentation's pictures are those that Fovea draws today.

    test-project-pictures.py check|make TOP FOVEA-CLI FOVEA

data/pictures/commands says how each is drawn. A picture's pixels depend on the fonts of the machine
that drew it, its SVG does not: data/pictures/stamps keeps the hash of that, and of the file itself.
A stale picture is one whose SVG has changed, or that something else has written. Of the window a
picture is taken anew; it is stale when a good part of it looks otherwise.
"""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


# The share of a window's pixels that may differ: letters of other fonts, a word, a button.
MOST_CHANGED = 0.1
NO_FIGURE = "-"


def run(program, arguments, folder=None):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="")
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0 or done.stderr:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr.decode()}")
    return done.stdout


def is_window(arguments):
    return arguments[0] == "window"


def photograph(program, arguments, path):
    """Takes a picture of the window; arguments are settings of the environment, then documents."""
    tests = pathlib.Path(__file__).resolve().parent
    settings = [word for word in arguments[1:] if "=" in word]
    documents = [word for word in arguments[1:] if "=" not in word]
    run(str(tests / "headless"),
        ["--wm", "--screen=1240x840", "env", *settings, str(tests / "photograph"), str(path),
         program, *documents])


def get_changed_share(first, second):
    done = subprocess.run(["compare", "-metric", "AE", "-fuzz", "20%", str(first), str(second),
                           "null:"], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        return 1
    size = subprocess.run(["identify", "-format", "%w %h", str(first)], capture_output=True,
                          text=True, check=True).stdout.split()
    return float(done.stderr.split()[0]) / (int(size[0]) * int(size[1]))


def check_window(program, name, arguments, picture):
    missing = [tool for tool in ("Xvfb", "openbox", "xdotool", "import", "compare")
               if shutil.which(tool) is None]
    if missing:
        print(f"{name} is not compared: there is no {missing[0]}")
        return
    with tempfile.TemporaryDirectory() as folder:
        now = pathlib.Path(folder) / "now.png"
        photograph(program, arguments, now)
        share = get_changed_share(picture, now)
    print(f"{name}: {100 * share:.2f} % of the window differ")
    if share > MOST_CHANGED:
        yield f"{name} is stale: the window looks otherwise now"


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


def make(folder, program, window_program):
    stamps = []
    for name, arguments in read_commands(folder):
        if is_window(arguments):
            photograph(window_program, arguments, folder / name)
            figure = NO_FIGURE
        else:
            run(program, [*arguments, "-o", str(folder / name)])
            figure = get_hash(draw_svg(program, name, arguments))
        stamps.append(f"{name} {figure} {get_hash((folder / name).read_bytes())}\n")
        print(f"data/pictures/{name}")
    (folder / "stamps").write_text("".join(stamps), encoding="utf-8")


def check(folder, program, window_program):
    stamps = {}
    for line in (folder / "stamps").read_text(encoding="utf-8").splitlines():
        name, *hashes = line.split()
        stamps[name] = hashes
    commands = dict(read_commands(folder))
    for name, arguments in commands.items():
        if name not in stamps or not (folder / name).is_file():
            yield f"{name} was never drawn"
        elif is_window(arguments):
            yield from check_window(window_program, name, arguments, folder / name)
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
    metainfo = top / "data" / "io.github.foveaapp.Fovea.metainfo.xml.in"
    shown = set(re.findall(r"<image[^>]*>[^<]*/([^/<]+)</image>",
                           metainfo.read_text(encoding="utf-8")))
    for name in sorted(shown):
        if not (folder / name).is_file():
            yield f"the metainfo shows {name}, which is not there"
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
    what, top, program, window_program = sys.argv[1], pathlib.Path(sys.argv[2]), *sys.argv[3:]
    folder = top / "data" / "pictures"
    if what == "make":
        make(folder, program, window_program)
        return
    problems = [*check(folder, program, window_program), *check_links(top, folder)]
    for problem in problems:
        print(problem)
    if problems:
        sys.exit("To draw the pictures anew: ninja -C BUILD pictures")


main()
