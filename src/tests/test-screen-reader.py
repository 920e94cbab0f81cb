# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a screen reader says: Orca runs beside Fovea, and its words are written down instead of
spoken. Every page of a lesson, every cell and every step of a playback has to be among them.

    headless --wm --bus test-screen-reader.py TOP BUILD

Skipped without Orca. It takes a minute and is not among the usual tests; to run it:

    meson test -C _build --suite screen-reader
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

TOP, BUILD = (pathlib.Path(path) for path in sys.argv[1:])
SKIP = 77
PATIENCE = 40  # seconds, on a busy machine
CORNER = ("12", "80")  # of the picture, where nothing stands
MIDDLE = ("834", "340")  # of the output, in a window of 1280 × 820
FIRST_LAYER = ("20", "170")  # the button that unfolds it, in the same window
KERNEL_SIZE = ("209", "221")  # of the first layer, unfolded
MOST_TABS = 12
LISTENER = '''
import os
import orca.speech

TRANSCRIPT = os.environ["FOVEA_TRANSCRIPT"]

def flatten(content):
    if isinstance(content, str):
        return [content]
    if isinstance(content, (list, tuple)):
        return [part for item in content for part in flatten(item)]
    return []

def speak(content, *rest, **more):
    words = " ".join(flatten(content)).replace("\\n", " ")
    if words.strip():
        with open(TRANSCRIPT, "a", encoding="utf-8") as file:
            file.write(words + "\\n")

def ignore(*rest, **more):
    return None

orca.speech.speak = speak
for name in ("init", "stop", "shutdown", "reset", "speakKeyEvent", "speakCharacter",
             "updateCapitalizationStyle", "updatePunctuationLevel"):
    setattr(orca.speech, name, ignore)
speak("listening")
'''


def fold(text):
    return re.sub(r"\s+", " ", text)


class NotHeard(Exception):
    pass


class Reader:
    """Orca, and all that it has said since the last question."""

    def __init__(self, home):
        folder = home / ".local/share/orca"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "orca-customizations.py").write_text(LISTENER, encoding="utf-8")
        self.transcript = home / "transcript"
        self.transcript.touch()
        self.position = 0
        self.process = None

    def start(self):
        environment = {**os.environ, "FOVEA_TRANSCRIPT": str(self.transcript)}
        environment.pop("G_DEBUG", None)
        self.process = subprocess.Popen(
            ["orca", "--replace", "-d", "braille", "-d", "braille-monitor"], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.expect("Screen reader on.")

    def end(self):
        self.process.kill()
        self.process.wait()

    def awake(self):
        """Presses Tab until the reader, which takes its time to begin, has said where that leads."""
        for _ in range(PATIENCE):
            press("Tab")
            size = self.transcript.stat().st_size
            for _ in range(10):
                if self.transcript.stat().st_size > size:
                    return
                time.sleep(0.1)
        sys.exit("Orca is silent.")

    def expect(self, *words, patience=PATIENCE):
        """Waits until all of @words were said, in any order, since the last question."""
        deadline = time.monotonic() + patience
        while True:
            text = self.transcript.read_text(encoding="utf-8")
            said = fold(text[self.position:])
            missing = [word for word in words if fold(word) not in said]
            if not missing:
                self.position = len(text)
                return
            if time.monotonic() > deadline:
                raise NotHeard(f"not heard: {missing}\nheard: {said}")
            time.sleep(0.1)


def press(*keys):
    subprocess.run(["xdotool", "key", "--delay", "50", *keys], check=True)


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "50", text], check=True)
    press("Return")


def click(window, x, y):
    subprocess.run(["xdotool", "mousemove", "--window", window.id, x, y, "click", "1"], check=True)


class Window:
    def __init__(self, *documents):
        self.process = subprocess.Popen([BUILD / "src/app/fovea", *documents])
        self.id = self.find()
        subprocess.run(["xdotool", "windowactivate", "--sync", self.id], check=True)

    def find(self):
        """A window that is just being made may be gone again while it is looked at."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                capture_output=True, encoding="utf-8", check=False).stdout.split()
            if found:
                return found[-1]
            time.sleep(0.1)
        sys.exit("There is no window.")

    def close(self):
        self.process.terminate()
        self.process.wait()


def check_cells(reader):
    """The arrow keys go round the middle cell of the worked example's output."""
    window = Window()
    reader.awake()
    window_keys = [("Up", "row 0, column 1, value 63"), ("Left", "row 0, column 0, value 72"),
                   ("Down", "row 1, column 0, value 63"), ("Right", "row 1, column 1, value 45")]
    click(window, *MIDDLE)
    reader.expect("row 1, column 1, value 45", "5 × 5 cells of the input")
    for key, words in window_keys:
        press(key)
        reader.expect(words)
    window.close()


def check_playback(reader):
    """Back from the end, where all is filled, and on again: the output's cells, row by row."""
    window = Window()
    reader.awake()
    click(window, *MIDDLE)
    reader.expect("row 1, column 1, value 45")
    press("F8")
    for number, row, column in ((8, 2, 1), (7, 2, 0), (6, 1, 2)):
        press("comma")
        reader.expect(f"Output, window {number} of 9", f"Output, row {row}, column {column}")
    press("period")
    reader.expect("Output, window 7 of 9", "Output, row 2, column 0, value 57")
    window.close()


def check_questions(reader):
    """Each question is heard, whether numbers, choices or cells answer it; then what is right, and
    the tally."""
    window = Window("example:channels")
    reader.awake()
    press("F4")
    for number in range(8):
        reader.expect("?")
        press("ctrl+r")
        reader.expect("The answer is", f"0 of {number + 1} right")
        if number < 7:
            press("ctrl+r")
    window.close()


def check_wrong_answer(reader):
    """What cannot be read is said so; a wrong answer is explained; the last page leads on."""
    window = Window(TOP / "data/lessons/two-for-one.lesson")
    reader.awake()
    for page in range(5):
        press("ctrl+Page_Down")
    reader.expect("Your turn: which number?")
    write("9x")
    reader.expect("“9x” is no number")
    press("ctrl+a")
    write("99")
    reader.expect("The answer is 33", "output(1, 2) = 7 + 6 + 6 + 5 + 3 + 3 + 3 + 0 + 0 = 33")
    for page in range(5):
        press("ctrl+Page_Down")
    reader.expect("Your turn: how many ways?")
    for tab in range(10):
        press("Tab")
    reader.expect("Practise on This Network", "Answer questions about the network that is shown")
    window.close()


def check_help(reader):
    """What a thing is, the pages of the help, and where each new window begins."""
    window = Window()
    reader.awake()
    click(window, *MIDDLE)
    reader.expect("row 1, column 1, value 45")
    press("shift+F1")
    reader.expect("What is this?", "Esc ends asking.")
    press("Return")
    reader.expect("Output, row 1, column 1, value 45", "It is selected.")
    press("Escape")
    press("F1")
    reader.expect("Fovea draws a small convolutional network with all its numbers.")
    press("Tab", "Return")
    reader.expect("First steps", "Five minutes with the worked example.")
    press("alt+Left")
    reader.expect("See what a stack of convolutions sees.")
    press("Escape")
    press("ctrl+shift+o")
    reader.expect("Two 3×3 see what one 5×5 sees")
    press("Escape")
    press("ctrl+shift+e")
    reader.expect("Choose where to export the picture")
    press("Escape")
    window.close()


def check_layers(reader):
    """What is impossible is said where it was typed."""
    window = Window()
    reader.awake()
    press("F7")
    click(window, *FIRST_LAYER)
    reader.expect("Parameters expanded")
    click(window, *KERNEL_SIZE)
    reader.expect("kernel_size 3 spin button")
    press("ctrl+a")
    write("9")
    reader.expect("Layer 1: kernel 9×9 is larger than its padded input 7×7")
    window.close()


def check_page(reader, lesson):
    """Tab leads to the text of a page, which is read as a whole."""
    window = Window(lesson)
    reader.awake()
    title, *paragraphs = read_pages(lesson)[0]
    for _ in range(MOST_TABS):
        press("Tab")
        try:
            reader.expect(f": {title} panel", *paragraphs, patience=1)
            break
        except NotHeard:
            continue
    else:
        sys.exit("Tab does not lead to the page.")
    window.close()


def check_names(reader):
    """Nothing is called by what it is made of."""
    text = reader.transcript.read_text(encoding="utf-8")
    found = re.findall(r".*\b(?:Gtk|Fovea)[A-Z].*|scroll pane", text)
    if found:
        sys.exit(f"words of the toolkit: {found}")


def read_pages(lesson):
    """Title, first words and tasks of each page, as written."""
    pages = []
    for page in lesson.read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *rest = page.split("\n")
        paragraphs = [fold(part).strip() for part in "\n".join(rest).split("\n\n")[1:]]
        pages.append([title] + [part.removeprefix("* ") for part in paragraphs if part])
    return pages


def check_lesson(reader, lesson):
    window = Window(lesson)
    reader.awake()
    pages = read_pages(lesson)
    # Onward from beside the picture, back from within it.
    for page in pages[1:]:
        press("ctrl+Page_Down")
        reader.expect(*page)
    click(window, *CORNER)
    reader.expect("No cell selected")
    for page in reversed(pages[:-1]):
        press("ctrl+Page_Up")
        reader.expect(*page)
    window.close()


if not shutil.which("orca") or not shutil.which("xdotool"):
    print("Orca is not installed.")
    sys.exit(SKIP)

reader = Reader(pathlib.Path(os.environ["HOME"]))
reader.start()
try:
    check_cells(reader)
    check_playback(reader)
    check_questions(reader)
    check_wrong_answer(reader)
    check_help(reader)
    check_layers(reader)
    check_page(reader, TOP / "data/lessons/two-for-one.lesson")
    for path in sorted((TOP / "data/lessons").glob("*.lesson")):
        if path.name.count(".") == 1:
            check_lesson(reader, path)
    check_names(reader)
except NotHeard as error:
    sys.exit(str(error))
finally:
    reader.end()
print(reader.transcript.read_text(encoding="utf-8"))
