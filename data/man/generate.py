# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes what agrees with --help by asking for it: a manual page, or a shell's completions.

    generate.py man CLI TEMPLATE [LANGUAGE]     CLI: the built fovea-cli
    generate.py bash|fish|zsh CLI
"""

import json
import os
import re
import subprocess
import sys
import tempfile

OPTION = re.compile(r"^  (?:-(\w), )?--([\w-]+)(?:=(\S+))?  +(.*)$")
VALUES = re.compile(r"there (?:is|are) (.*)$")
FILES = {"output"}


def run(cli, *words):
    """Its answer, in a folder of its own: some answers are files."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([os.path.abspath(cli), *words], env=environment, cwd=folder,
                              capture_output=True, encoding="utf-8", check=False)


def ask(cli, *words):
    answer = run(cli, *words)
    if answer.returncode != 0:
        sys.exit(answer.stderr)
    return answer.stdout


def read_commands(cli, language):
    """Names and summaries, in the order of the help."""
    commands = []
    for line in ask(cli, f"--lang={language}", "--help").splitlines():
        found = re.match(r"^  (\w+) +(\S.*)$", line)
        if found:
            commands.append(found.groups())
    return commands


def read_command(cli, name, language):
    """Its line of usage and its options: short, long, argument, description."""
    lines = ask(cli, f"--lang={language}", "help", name).splitlines()
    options = [OPTION.match(line).groups() for line in lines if OPTION.match(line)]
    return lines[1].strip(), [option for option in options if option[1] != "help"]


def find_values(cli, command, option):
    """What an option takes, if it says so to one who asks for what there is not."""
    _, long, argument, _ = option
    if argument is None or long in FILES | {"cell", "hover"}:
        return []
    document = {"convert": ["a", "b.csv"], "render": ["-o", "a.svg"]}.get(command, [])
    refusal = run(cli, "--lang=en", command, f"--{long}=?", *document).stderr
    found = VALUES.search(refusal.strip())
    if found and "“?”" in refusal:
        return re.split(", | and ", found.group(1))
    return argument.split("|") if "|" in argument else []


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text


def format_man(cli, template, language):
    parts, stop = [], "。" if language.startswith("zh") else "."
    for name, summary in read_commands(cli, language):
        usage, options = read_command(cli, name, language)
        parts += [".SS " + escape(usage), escape(summary) + stop]
        for short, long, argument, description in options:
            if long in ("output", "lang"):
                continue
            taken = find_values(cli, name, (short, long, argument, description))
            value = "|".join(taken) or argument
            parts += [".TP", ".B " + escape(f"--{long}" + (f"={value}" if value else "")),
                      escape(description) + stop]
    with open(template, encoding="utf-8") as file:
        text = file.read()
    version = ask(cli, "--version").split()[-1]
    return text.replace("@COMMANDS@", "\n".join(parts)).replace("@VERSION@", version)


def read_cases(cli):
    """The cases of convolution arithmetic."""
    refusal = run(cli, "--lang=en", "arithmetic", "?", "-o", "a.svg").stderr
    return VALUES.search(refusal.strip()).group(1).split(", ")


def read_all(cli):
    """For completion: each command's summary and options, each with the values it takes."""
    found = {}
    for name, summary in read_commands(cli, "en"):
        _, options = read_command(cli, name, "en")
        found[name] = summary, [(*option, find_values(cli, name, option)) for option in options]
    examples = json.loads(ask(cli, "examples", "--format=json"))["examples"]
    return found, [example["name"] for example in examples]


def format_bash(cli):
    found, examples = read_all(cli)
    cases, values = [], []
    for name, (_, options) in found.items():
        words = " ".join(f"--{long}{'=' if argument else ''}" for _, long, argument, _, _ in options)
        cases.append(f"    {name}) options='{words}' ;;")
        values += [f"    {name}:--{long}) words='{' '.join(taken)}' ;;"
                   for _, long, _, _, taken in options if taken]
    return f"""# bash completion for fovea-cli

_fovea_cli ()
{{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  local command=${{COMP_WORDS[1]}} options='' words='' option=''

  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'help --help --version {' '.join(found)}' -- "$current")
    return
  fi
  if [ "$command" = help ]; then
    mapfile -t COMPREPLY < <(compgen -W '{' '.join(found)}' -- "$current")
    return
  fi
  case $command in
{chr(10).join(cases)}
  esac
  # An equals sign is a word of its own here.
  if [ "$current" = = ]; then
    option=$previous current=''
  elif [ "$previous" = = ]; then
    option=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  case $command:$option in
{chr(10).join(values)}
  esac
  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  elif [ -z "$option" ] && [ "${{current:0:1}}" = - ]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    [[ ${{COMPREPLY[0]}} == *= ]] && compopt -o nospace
  elif [ "$command" = arithmetic ] && [ -z "$option" ]; then
    mapfile -t COMPREPLY < <(compgen -W '{' '.join(read_cases(cli))}' -- "$current")
  elif [ "$previous" = : ] || [ "$current" = : ]; then
    mapfile -t COMPREPLY < <(compgen -W '{' '.join(examples)}' -- "${{current#:}}")
  else
    mapfile -t COMPREPLY < <(compgen -f -W 'example:' -- "$current")
    compopt -o filenames 2>/dev/null
    [ "${{COMPREPLY[0]}}" = example: ] && compopt -o nospace
  fi
}}

complete -F _fovea_cli fovea-cli
"""


def quote(text):
    return "'" + text.replace("'", "'\\''") + "'"


def fish_quote(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def format_fish(cli):
    found, examples = read_all(cli)
    lines = ["# fish completion for fovea-cli", "",
             "complete -c fovea-cli -l help -s h -d 'Show help options'",
             "complete -c fovea-cli -n __fish_use_subcommand -l version -d 'Print the version'",
             f"complete -c fovea-cli -n '__fish_seen_subcommand_from help' -a {fish_quote(' '.join(found))}"]
    for name, (summary, options) in found.items():
        lines.append(f"complete -c fovea-cli -n __fish_use_subcommand -a {name} -d {fish_quote(summary)}")
        for short, long, argument, description, taken in options:
            line = f"complete -c fovea-cli -n '__fish_seen_subcommand_from {name}' -l {long}"
            line += f" -s {short}" if short else ""
            if taken:
                line += f" -x -a {fish_quote(' '.join(taken))}"
            elif argument:
                line += " -r" if long in FILES else " -x"
            lines.append(f"{line} -d {fish_quote(description)}")
    names = " ".join(f"example:{example}" for example in examples)
    documents = "not __fish_use_subcommand; and not __fish_seen_subcommand_from arithmetic"
    lines.append(f"complete -c fovea-cli -n '{documents}' -a {fish_quote(names)}")
    lines.append("complete -c fovea-cli -f -n '__fish_seen_subcommand_from arithmetic' "
                 f"-a {fish_quote(' '.join(read_cases(cli)))}")
    return "\n".join(lines) + "\n"


def zsh_text(text):
    return re.sub(r"([\[\]:\\])", r"\\\1", text)


def specify_zsh(option):
    """What _arguments is told: several values with commas between, a short name beside the long."""
    short, long, argument, description, taken = option
    action = f"({' '.join(taken)})" if taken else "_files" if long in FILES else " "
    if argument and argument.endswith(",…") and taken:
        action = f"_values -s , value {' '.join(taken)}"
    value = f":{zsh_text(argument)}:{action}" if argument else ""
    rest = f"[{zsh_text(description)}]{value}"
    if short is None:
        return quote(f"--{long}{'=' if argument else ''}{rest}")
    names = f"{{-{short},--{long}{'=' if argument else ''}}}"
    return (quote("*") if long in FILES else quote(f"(-{short} --{long})")) + names + quote(rest)


def format_zsh(cli):
    found, examples = read_all(cli)
    cases = []
    for name, (_, options) in found.items():
        specifications = [specify_zsh(option) for option in options]
        specifications.append(specify_zsh(("h", "help", None, "Show help options", [])))
        if name == "arithmetic":
            specifications.append(quote(f"*:case:({' '.join(read_cases(cli))})"))
        elif name != "examples":
            specifications.append(quote("*:document:_fovea_cli_documents"))
        cases.append(f"    {name}) _arguments {' '.join(specifications)} ;;")
    commands = " ".join(quote(f"{name}:{summary}") for name, (summary, _) in found.items())
    return f"""#compdef fovea-cli

_fovea_cli_documents ()
{{
  local -a examples
  examples=({' '.join(examples)})
  compset -P 'example:' && {{ _describe example examples; return }}
  _files
  compadd -S '' example:
}}

_fovea_cli ()
{{
  local -a commands options
  commands=({commands})
  options=('--help:Show help options' '--version:Print the version')
  if (( CURRENT == 2 )) && [[ $PREFIX == -* ]]; then
    _describe -o option options
    return
  fi
  if (( CURRENT == 2 )); then
    commands+=('help:Tell the options of a command')
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe command commands ;;
{chr(10).join(cases)}
  esac
}}

_fovea_cli "$@"
"""


def main():
    kind, cli, *rest = sys.argv[1:]
    if kind == "man":
        text = format_man(cli, rest[0], rest[1] if len(rest) > 1 else "en")
    else:
        text = {"bash": format_bash, "fish": format_fish, "zsh": format_zsh}[kind](cli)
    sys.stdout.buffer.write(text.encode("utf-8"))


main()
