# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What data/figures.md tells people to type does what it says.

    test-project-snippets.py TOP FOVEA-CLI

Runs its commands, its Makefile, its documents for TeX and its Python in one folder, in their order.
A command of a program that is not installed is left out, and that is said.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import types


def read_snippets(text):
    """(language, code) of fences; ("sh", code) of indented lines that stand alone."""
    for match in re.finditer(r"^(`{3,})(\w*)\n(.*?)^\1\n|((?:^    [^\n]*\n)+)", text,
                             re.MULTILINE | re.DOTALL):
        _, language, code, indented = match.groups()
        if indented is None:
            yield language, code
        else:
            yield "sh", re.sub(r"^    ", "", indented, flags=re.MULTILINE)


class Runner:
    def __init__(self, folder, program):
        self.folder = folder
        tools = folder / "tools"
        tools.mkdir()
        (tools / "fovea-cli").symlink_to(program)
        self.environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="",
                                PATH=f"{tools}:{os.environ['PATH']}")
        os.environ.update(self.environment)
        self.n_documents = 0

    def run(self, code):
        done = subprocess.run(["sh", "-e", "-c", code], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise SystemExit(f"{code}\n{(done.stdout + done.stderr)[-1500:]}")

    def sh(self, code):
        for line in filter(str.strip, code.splitlines()):
            words = line.split()
            if shutil.which(words[0], path=self.environment["PATH"]) is None:
                print(f"left out, as there is no {words[0]}: {line}")
            else:
                self.run(line)

    def quarto(self, code):
        """A document for Quarto: only its cells are run, each line a command for the shell."""
        assert code.startswith("---\n") and "\njupyter: python3\n---\n" in code, code
        cells = re.findall(r"^```\{python\}\n(.*?)^```$", code, re.MULTILINE | re.DOTALL)
        commands = [line for line in "".join(cells).splitlines() if not line.startswith("#| ")]
        assert commands and all(line.startswith("!") for line in commands), cells
        for command in commands:
            self.run(command.removeprefix("!"))

    def make(self, code):
        shutil.rmtree(self.folder / "make", ignore_errors=True)
        (self.folder / "make").mkdir()
        (self.folder / "make" / "Makefile").write_text(code, encoding="utf-8")
        self.run("cd make && fovea-cli convert example:dilation a.fovea"
                 " && fovea-cli convert example:stride b.fovea && make -s && make -s a.tex"
                 " && test -s a.pdf && test -s b.pdf && test -s a.tex")

    def latex(self, code):
        self.n_documents += 1
        name = f"document-{self.n_documents}"
        (self.folder / f"{name}.tex").write_text(code, encoding="utf-8")
        if shutil.which("pdflatex") is None:
            print("left out, as there is no pdflatex")
            return
        self.run(f"pdflatex -interaction=nonstopmode -halt-on-error {name}.tex")
        log = (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        for complaint in ("Warning", "Overfull", "Underfull", "Missing character"):
            # Bookmarks are settled by a second run, as in any document.
            lines = [line for line in log.splitlines()
                     if complaint in line and "rerunfilecheck" not in line]
            if lines:
                raise SystemExit(f"{name}.tex: {lines}")

    def markdown(self, code):
        if "```{" in code:
            self.quarto(code)
        else:
            (self.folder / "notes.md").write_text(code, encoding="utf-8")

    def python(self, code, names):
        os.chdir(self.folder)
        exec(compile(code, "figures.md", "exec"), names)  # pylint: disable=exec-used


def main():
    top, program = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    text = (top / "data" / "figures.md").read_text(encoding="utf-8")
    ipython = types.ModuleType("IPython")
    display = types.ModuleType("IPython.display")
    display.SVG = lambda data: data.index("<svg")
    sys.modules.update({"IPython": ipython, "IPython.display": display})

    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(pathlib.Path(folder), program.resolve())
        names = {}
        n_run = 0
        for language, code in read_snippets(text):
            if language == "python":
                runner.python(code, names)
            elif language in ("sh", "make", "latex", "markdown"):
                getattr(runner, language)(code)
            else:
                raise SystemExit(f"a snippet in an unknown language: {language}")
            n_run += 1
        os.chdir(top)
        print(f"{n_run} snippets")
        if n_run < 10:
            raise SystemExit("too few of them were found")


main()
