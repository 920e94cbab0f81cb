# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds manual pages and completions to what the programs say of themselves.

    test-project-manual.py TOP BUILD
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

TOP, BUILD = (pathlib.Path(path) for path in sys.argv[1:])
CLI = BUILD / "src/cli/fovea-cli"
PAGES = {
    TOP / "data/man/fovea.1": "fovea",
    TOP / "data/man/zh_CN/fovea.1": "fovea",
    BUILD / "data/man/fovea-cli.1": "fovea-cli",
    BUILD / "data/man/zh_CN/fovea-cli.1": "fovea-cli",
}
SHELLS = {"bash": "fovea-cli", "fish": "fovea-cli.fish", "zsh": "_fovea-cli"}


def ask(*words):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    environment.pop("DISPLAY", None)
    environment.pop("WAYLAND_DISPLAY", None)
    return subprocess.run(words, env=environment, capture_output=True, encoding="utf-8",
                          check=True).stdout


def read_help():
    """The options of each command, and of the window's program under the empty name."""
    found = {"": re.findall(r"--[\w-]+", ask(BUILD / "src/app/fovea", "--help"))}
    for name in re.findall(r"^  (\w+) ", ask(CLI, "--help"), re.MULTILINE):
        found[name] = re.findall(r"--[\w-]+", ask(CLI, "help", name))
    return found


def check_pages(commands):
    for page, program in PAGES.items():
        text = page.read_text(encoding="utf-8").replace("\\-", "-")
        for name, options in commands.items():
            if (program == "fovea") != (name == ""):
                continue
            for word in [f"fovea-cli {name}" if name else program, *options]:
                if word not in text:
                    yield f"{page}: {word} is missing"
        if shutil.which("man"):
            result = subprocess.run(
                ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page],
                env={**os.environ, "LC_ALL": "C.UTF-8", "MANROFFSEQ": ""},
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", check=False)
            if result.returncode or result.stderr:
                yield f"{page}: {result.stderr}"


def check_languages():
    """A page has the same sections and entries in every language."""
    for page in (TOP / "data/man").glob("*/*.1*"):
        english = TOP / "data/man" / page.name
        counts = [[len(re.findall(rf"^\.{macro}\b", path.read_text(encoding="utf-8"), re.MULTILINE))
                   for macro in ("SH", "SS", "TP", "PP")] for path in (english, page)]
        if counts[0] != counts[1]:
            yield f"{page}: sections, entries and paragraphs are {counts[1]}, in English {counts[0]}"


def check_shells(commands):
    for shell, name in SHELLS.items():
        path = BUILD / "data/completions" / name
        text = path.read_text(encoding="utf-8")
        for command, options in commands.items():
            for word in [command, *options] if command else []:
                if word.removeprefix("--") not in text:
                    yield f"{path}: {word} is missing"
        if re.search(r"FILE:\(| -l output [^\n]*-a ", text):
            yield f"{path}: a file is completed to something else"
        if shutil.which(shell):
            result = subprocess.run([shell, "-n", path], capture_output=True,
                                    encoding="utf-8", check=False)
            if result.returncode or result.stderr:
                yield f"{path}: {result.stderr}"


# The words of a command line, as bash parts them, and what completes the last.
COMPLETIONS = [
    (["fovea-cli", "fac"], "factor"),
    (["fovea-cli", "help", "tra"], "trace"),
    (["fovea-cli", "info", "--tab"], "--table="),
    (["fovea-cli", "info", "--format", "=", "la"], "latex"),
    (["fovea-cli", "render", "--theme", "=", "pri"], "print"),
    (["fovea-cli", "info", "example", ":", "vgg-1"], "vgg-16 vgg-19"),
    (["fovea-cli", "arithmetic", "avera"], "average_pooling"),
    (["fovea-cli", "code", "--language", "=", ""], "pytorch numpy"),
    (["fovea-cli", "render", "--output", "=", "/et"], "/etc"),
]


def check_bash():
    script = BUILD / "data/completions/fovea-cli"
    for words, expected in COMPLETIONS:
        quoted = " ".join(f"'{word}'" for word in words)
        program = (f". {script}; compopt () {{ :; }}; COMP_WORDS=({quoted}); "
                   f"COMP_CWORD={len(words) - 1}; _fovea_cli; echo ${{COMPREPLY[*]}}")
        given = ask("bash", "-c", program).strip()
        if given != expected:
            yield f"{script}: {words} gives {given}, not {expected}"


def main():
    commands = read_help()
    if len(commands) < 10:
        print("The help lists too few commands")
        return 1
    problems = [*check_pages(commands), *check_languages(), *check_shells(commands), *check_bash()]
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
