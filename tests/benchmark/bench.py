"""How long commands take on 10,000 records, as multiples of starting Python alone, and how much memory they need.

    bench.py [ROUNDS] [FOLDER]

Every round runs every command once, so that what else the machine does hits all alike; the table shows medians.
The folder is made where it is not there yet, and kept where it was named.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tabulate import tabulate

HYBRIDE = [sys.executable, "-m", "hybridecli"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "--version": [*HYBRIDE, "--version"],
    "--help": [*HYBRIDE, "--help"],
    "list, 2 % of 5,000": [*HYBRIDE, "list", "partners", "--where", "municipalities=Tiel"],
    "list, 5,000 rows": [*HYBRIDE, "list", "partners"],
    "list, through references": [*HYBRIDE, "list", "couples", "--where", "members.person.partner.municipalities=Tiel"],
    "check, 10,000 records": [*HYBRIDE, "check"],
    "one document": [*HYBRIDE, "document", "twinning-plan", "couple-1", "--output", "-"],
}
PLACES = ["Buren", "Culemborg", "Druten", "Geldermalsen", "Neerijnen", "Tiel"]
WORDS = ["lab", "meting", "les", "stage", "plan", "bezoek", "gesprek", "machine", "zorg", "team", "leerling", "docent"]


def partnership(folder: Path) -> None:
    """Write the partnership and 10,000 records that refer to each other, the same ones every time, and commit them."""
    draw = random.Random(7)
    texts = {"partnership": "name: Meting\nregion: Rivierenland\nlanguage: nl\n"}
    for number in range(5000):
        place = "Tiel" if number % 50 == 0 else draw.choice(PLACES[:-1])
        texts[f"partners/partner-{number}"] = (
            f"name: Partner {number}\ncalled: {{article: de, word: partner}}\n"
            f"kind: {draw.choice(['school', 'company'])}\n"
            f"municipalities: [{place}]\nstaff: {draw.randrange(5, 900)}\njoined: 20{draw.randrange(18, 26)}-09\n"
            f"contact: p-{number % 3000}\nnotes: >-\n  {sentence(draw)}\n"
        )
    for number in range(3000):
        texts[f"people/p-{number}"] = (
            f"name: Persoon {number}\npartner: partner-{number}\nfunction: {draw.choice(WORDS)}\n"
            f"email: persoon{number}@example.org\nbackground: {sentence(draw)}\n"
        )
    for number in range(1000):
        texts[f"couples/couple-{number}"] = (
            "status: running\nperiod: {start: 2026-02-01, end: 2026-06-30}\nmembers:\n"
            f"  - person: p-{number}\n    goals: [{{key: eerste, goal: {sentence(draw, 6)}}}]\n"
            f"  - person: p-{number + 1000}\n    goals: [{{key: tweede, goal: {sentence(draw, 6)}}}]\n"
        )
        texts[f"logs/2026/log-{number}"] = (
            f"date: 2026-{draw.randrange(1, 13):02}-15\nabout: couples/couple-{number}\ntitle: {sentence(draw, 5)}\n"
        )
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for words in (
        "init --quiet",
        "add --all",
        "-c user.name=Meting -c user.email=m@example.org commit --quiet -m Meting",
    ):
        subprocess.run(["git", *words.split()], cwd=folder, check=True)


def sentence(draw: random.Random, words: int = 18) -> str:
    """Words as people write them, without their meaning."""
    return " ".join(draw.choice(WORDS) for _word in range(words))


def measured(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds that a command takes, and its peak memory in MiB."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > ("check" in command):  # a check that finds errors ends with 1, and has done its work
        raise SystemExit(f"failed in {folder}: {' '.join(command)}")
    return seconds, usage.ru_maxrss / 1024


def report(folder: Path, rounds: int) -> str:
    """The table of all commands."""
    if not (folder / "partnership.yaml").exists():
        partnership(folder)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _round in range(rounds + 1):
        for name, command in COMMANDS.items():
            found[name].append(measured(command, folder))
    times = {
        name: median(seconds for seconds, _memory in runs[1:]) for name, runs in found.items()
    }  # the first warms up
    start = times["python -c pass"]
    rows = [
        [name, f"{1000 * times[name]:.0f}", f"{times[name] / start:.1f}", f"{max(memory for _s, memory in runs):.0f}"]
        for name, runs in found.items()
    ]
    return tabulate(rows, headers=["command", "ms", "x", "MiB"], colalign=("left", "right", "right", "right"))


if __name__ == "__main__":
    ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if len(sys.argv) > 2:
        print(report(Path(sys.argv[2]), ROUNDS))
    else:
        with tempfile.TemporaryDirectory() as made:
            print(report(Path(made), ROUNDS))
