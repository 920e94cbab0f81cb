# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every header includes what it needs.

    test-project-headers.py TOP BUILD

A header that a source of its own layer includes first has been compiled alone with that source.
The others are compiled here, with the flags of their layer.
"""

import concurrent.futures
import json
import pathlib
import re
import shlex
import subprocess
import sys

LAYERS = ["kernels", "core", "document", "figure", "cli", "app"]


def flags_of(build, top):
    """The compiler's command line for each layer, without what names files."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        source = (build / entry["file"]).resolve()
        try:
            layer = source.relative_to(top / "src").parts[0]
        except ValueError:
            continue
        words = shlex.split(entry["command"])
        kept, skip = [], False
        for word in words:
            if skip or word == "-c" or word == entry["file"] or word == "-MD":
                skip = False
            elif word in ("-o", "-MF", "-MQ"):
                skip = True
            else:
                kept.append(word)
        flags.setdefault(layer, kept)
    return flags


def included_first(folder):
    """The headers that a source in FOLDER includes before all others (config.h holds macros only)."""
    headers = set()
    for source in folder.glob("*.c"):
        names = re.findall(r'^#include ["<](.+)[">]', source.read_text(), re.MULTILINE)
        headers.update([name for name in names if name != "config.h"][:1])
    return headers


def compile_alone(build, command, header):
    run = subprocess.run(
        [*command, "-Werror", "-fsyntax-only", "-x", "c", "-"],
        cwd=build,
        input=f'#include "{header}"\nextern int nothing;\n',
        text=True,
        capture_output=True,
    )
    return "" if run.returncode == 0 else f"{header} does not compile alone:\n{run.stderr}"


def main():
    top, build = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
    flags = flags_of(build, top)
    jobs, proven = [], 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for layer in LAYERS:
            first = included_first(top / "src" / layer)
            for header in sorted((top / "src" / layer).glob("*.h")):
                # A template is included many times with other macros, never alone.
                if header.name.endswith("-template.h"):
                    continue
                name = f"{layer}/{header.name}"
                if name in first:
                    proven += 1
                else:
                    jobs.append(pool.submit(compile_alone, build, flags[layer], name))
    problems = [job.result() for job in jobs if job.result()]
    print(f"{proven} headers compiled with their source, {len(jobs)} here", *problems, sep="\n")
    return 1 if problems or not jobs else 0


sys.exit(main())
