"""What is left when writing is cut short, and when many write at once.

    kill.py [KILLS] [SEED]

Kills a writing process at each of its steps, then KILLS times (300) at random moments, alone or with the git that it
started, then lets 8 processes write side by side. After each: every record whole, a change there in all of its files
or in none, git in order, and the next command works. Nothing in the program knows of this: the steps are what Python
itself reports to an audit hook.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "subprocess.Popen")
FIRST, SECOND, GONE, SHARED = "partners/rijn.yaml", "couples/een.yaml", "partners/oud.yaml", "partners/samen.yaml"
WAIT = 60


def run(*words: str, cwd: Path) -> str:
    """What a command answers; it may not fail."""
    made = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=WAIT)
    assert made.returncode == 0, (words, made.stdout, made.stderr)
    return made.stdout


def start(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """A writing process, in a group of its own."""
    command = [sys.executable, __file__, "--write", str(folder), *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def partnership(folder: Path, *, git: bool = True) -> None:
    """A committed partnership, with staged and changed work of somebody else; or one outside git."""
    texts = {"partnership.yaml": "name: Proef\n", FIRST: "n: 0\n", SECOND: "n: 0\n", SHARED: "", GONE: "n: 0\n"}
    for path, text in {**texts, "staged.txt": "a\n", "changed.txt": "a\n"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    if not git:
        return
    run("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    run("git", "config", "gc.auto", "0", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    person = ("-c", "user.name=Noor", "-c", "user.email=noor@example.org")
    run("git", *person, "commit", "--quiet", "-m", "begin", cwd=folder)
    for path in ("staged.txt", "changed.txt"):
        (folder / path).write_text("b\n")
    run("git", "add", "staged.txt", cwd=folder)


def number(folder: Path, path: str) -> int | None:
    """The number in a record; None where it is not there. A torn record is an error."""
    file = folder / path
    if not file.exists():
        return None
    line, *more = file.read_text().splitlines()
    assert all(text.startswith("# hand ") for text in more), more
    return int(line.removeprefix("n: "))


def write(folder: Path, what: str, step: int) -> None:
    """In a process of its own: one change of four files, or lines added to a shared one; dies at a step."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
    from hybridecli.here import Here  # the program under test, only in the processes that are killed
    from hybridecli.writing import writing

    here, taken = Here(directory=str(folder)), 0
    if (folder / ".git").exists():
        here.repository.under_way()

    def counted(event: str, _arguments: object) -> None:
        nonlocal taken
        if event in STEPS:
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    print("ready", flush=True)
    sys.stdin.readline()
    sys.addaudithook(counted)
    if what == "change":
        with writing(here, "set") as pen:
            n = int((pen.read(FIRST) or b"").split()[1]) + 1
            gone = f"n: {n}\n" if pen.read(GONE) is None else None
            files = {FIRST: f"n: {n}\n", SECOND: f"n: {n}\n", f"logs/2026/{n}.yaml": f"n: {n}\n", GONE: gone}
            pen.change(files, f"partners/rijn: n {n}")
    else:
        for line in range(5):
            with writing(here, "log") as pen:
                text = (pen.read(SHARED) or b"").decode() + f"{what}-{line}: x\n"
                pen.change({SHARED: text, f"logs/{what}-{line}.yaml": f"n: {line}\n"}, f"logs/{what}-{line}: added")
    print(taken, flush=True)


def change(folder: Path, step: int = 0) -> tuple[int, int, str]:
    """One change of four files; its exit status, how many steps it took, and what it said."""
    process = start(folder, "change", str(step))
    out, err = process.communicate("go\n", timeout=WAIT)
    return process.returncode, int(out.split()[-1]) if process.returncode == 0 else 0, err


def judge(folder: Path, before: int) -> int:
    """After a kill: the next command works, and a change is there whole or not at all; the number that it left."""
    for path in (FIRST, SECOND, GONE):
        number(folder, path)
    status, _steps, said = change(folder)
    assert status == 0, said
    n = number(folder, FIRST)
    assert n in (before + 1, before + 2), (before, n, said)
    assert number(folder, SECOND) == n
    assert sorted(number(folder, f"logs/2026/{m}.yaml") for m in range(1, n + 1)) == list(range(1, n + 1))
    assert (number(folder, GONE) is None) == (n % 2 == 1)
    left = [path.name for path in folder.rglob("*") if path.suffix in (".tmp", ".lock") or path.name == "journal"]
    assert left == [], left
    if (folder / ".git").exists():
        judge_git(folder, n, said)
    return n


def judge_git(folder: Path, n: int, said: str) -> None:
    """The history has each change once, and the work of somebody else is as it was."""
    subjects = run("git", "log", "--format=%s", cwd=folder).splitlines()
    changes = [subject for subject in subjects if "by hand" not in subject]
    assert changes == [*(f"partners/rijn: n {m}" for m in range(n, 0, -1)), "begin"], subjects[:4]
    stands = run("git", "status", "--porcelain", cwd=folder).splitlines()
    assert stands == [" M changed.txt", "M  staged.txt"], (stands, said)
    run("git", "fsck", "--strict", "--no-dangling", cwd=folder)


def at_every_step(folder: Path, each: int = 1, *, hand: bool = False) -> int:
    """Kill at every step, or each so many, also where somebody edited by hand before; how many steps there are."""
    if hand:
        edit(folder, 0)
    status, most, said = change(folder)
    assert status == 0, said
    n = number(folder, FIRST) or 0
    for step in range(1, most + 1, each):
        if hand:
            edit(folder, step)
        status, _steps, said = change(folder, step)
        assert status in (-signal.SIGKILL, 0), (step, status, said)
        n = judge(folder, n)
        if hand:
            assert run("git", "log", "--format=%s", "-S", f"# hand {step}.", cwd=folder), step
    return most


def edit(folder: Path, step: int) -> None:
    """Edit two records by hand; one of them is staged too."""
    for path in (FIRST, SECOND):
        with open(folder / path, "a") as file:
            file.write(f"# hand {step}.\n")
    run("git", "add", FIRST, cwd=folder)


def started(folder: Path) -> "subprocess.Popen[str]":
    """A process that has just begun to change four files."""
    process = start(folder, "change", "0")
    assert process.stdin
    assert process.stdout
    process.stdout.readline()
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def at_random(folder: Path, kills: int, draw: random.Random) -> Counter[str]:
    """Kill at random moments, the process alone or with the git that it started; what was found each time."""
    process = started(folder)
    began = time.monotonic()
    process.communicate(timeout=WAIT)
    whole = time.monotonic() - began  # about, on a machine that does other things too
    n, found = number(folder, FIRST) or 0, Counter[str]()
    for _kill in range(kills):
        process = started(folder)
        time.sleep(draw.uniform(0, whole))
        alone = draw.random() < 0.5
        (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
        process.communicate(timeout=WAIT)
        found["killed" if process.returncode == -signal.SIGKILL else "too late"] += 1
        if alone:
            found["git went on by itself"] += 1
        found["journal left"] += (folder / ".git/hybride/journal").exists()
        for name in ("index.lock", "HEAD.lock", "refs/heads/main.lock"):
            found[name] += (folder / ".git" / name).exists()
        after = judge(folder, n)
        found["change was there"] += after == n + 2
        n = after
    return found


def side_by_side(folder: Path, writers: int) -> float:
    """Let processes write at the same moment, the same file too; how many seconds that took."""
    processes = [start(folder, f"w{writer}", "0") for writer in range(writers)]
    for process in processes:
        assert process.stdout
        process.stdout.readline()
    began = time.monotonic()
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=WAIT) for process in processes]
    took = time.monotonic() - began
    assert [process.returncode for process in processes] == [0] * writers, said
    made = {f"w{writer}-{line}" for writer in range(writers) for line in range(5)}
    lines = (folder / SHARED).read_text().splitlines()
    assert sorted(lines) == sorted(f"{name}: x" for name in made), "lines were lost"
    assert all((folder / f"logs/{name}.yaml").exists() for name in made)
    subjects = run("git", "log", "--format=%s", cwd=folder).splitlines()
    assert {f"logs/{name}: added" for name in made} <= set(subjects)
    assert run("git", "status", "--porcelain", cwd=folder).splitlines() == [" M changed.txt", "M  staged.txt"]
    run("git", "fsck", "--strict", "--no-dangling", cwd=folder)
    return took


def main() -> None:
    """Run everything, long."""
    kills, seed = int((sys.argv[1:] or ["300"])[0]), int((sys.argv[2:] or ["7"])[0])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "twee woorden é"
        folder.mkdir()
        partnership(folder)
        print(f"killed at each of {at_every_step(folder)} steps: all whole", flush=True)
        print(f"killed at each of {at_every_step(folder, hand=True)} steps, with hand edits: none lost", flush=True)
        outside = Path(place) / "outside"
        outside.mkdir()
        partnership(outside, git=False)
        print(f"killed at each of {at_every_step(outside)} steps, outside git: all whole", flush=True)
        began = time.monotonic()
        found = at_random(folder, kills, random.Random(seed))
        print(f"killed at {kills} random moments: all whole ({time.monotonic() - began:.0f} s)")
        for what, times in sorted(found.items()):
            print(f"  {what}: {times}")
        for writers in (2, 8, 16):
            with tempfile.TemporaryDirectory() as other:
                partnership(Path(other))
                took = side_by_side(Path(other), writers)
                print(f"{writers} writers, 5 changes each: none lost ({took:.1f} s)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        main()
