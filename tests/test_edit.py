"""The verb `edit`: what comes back from an editor counts only when it is right, and nothing that was typed is lost.

The editors are small scripts: each gets the file, as an editor of a person does.
"""

import os
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SOMEBODY, Folder, Result
from terminal import Terminal, hybride

PARTNER = "# eigen aantekening\nname: School Rivierenland\nkind: school  # sinds 2020\nstaff: 180\n"
FILES = {"partners/school-rivier.yaml": PARTNER}
RECORD = "partners/school-rivier.yaml"


@pytest.fixture
def begun(folder: Folder) -> Folder:
    """A partnership with one partner, committed."""
    folder.under_git().write(FILES).commit("begin")
    return folder


def editor(folder: Folder, code: str, name: str = "editor") -> str:
    """An editor that does something with `text`, the text in its file."""
    script = folder.path.parent / f"{name}.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "text = path.read_bytes().decode()\n"
        f"{code}\n"
        "path.write_bytes(text.encode())\n"
    )
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"


def edit(folder: Folder, code: str, *words: str, **environment: str) -> Result:
    """Edit the partner, without a terminal."""
    variables = {"EDITOR": editor(folder, code), **SOMEBODY, **environment}
    return folder.start("edit", *(words or ("school-rivier",)), **variables)


def kept(folder: Folder) -> list[Path]:
    """The texts that are kept."""
    return sorted(path for path in (folder.path / ".git/hybride").rglob("*.yaml"))


def test_what_is_saved_is_written_and_committed_alone(begun: Folder) -> None:
    begun.write({"notities.txt": "van iemand"}).git("add", "notities.txt")
    result = edit(begun, "text = text.replace('180', '175')")
    assert (result.stdout, result.status) == (f"{RECORD}\n", 0), result.stderr
    assert (begun.path / RECORD).read_text() == PARTNER.replace("180", "175")
    assert begun.git("show", "--name-only", "--format=%B").splitlines() == [
        "partners/school-rivier: staff 180 → 175",
        "",
        "Hybride: edit",
        "",
        "",
        RECORD,
    ]
    assert begun.git("status", "--porcelain") == "A  notities.txt"
    assert kept(begun) == []


def test_unchanged(begun: Folder) -> None:
    result = edit(begun, "pass")
    assert (result.stdout, result.status) == ("", 0)
    assert "nothing was changed" in result.stderr
    assert begun.git("log", "--format=%s") == "begin"
    assert kept(begun) == []


@pytest.mark.parametrize("code", ["text = ''", "text = '\\n  \\n'", "path.unlink(); sys.exit()"])
def test_an_empty_text_changes_nothing(begun: Folder, code: str) -> None:
    result = edit(begun, code)
    assert result.status == 0
    assert "hybride remove partners/school-rivier" in result.stderr
    assert (begun.path / RECORD).read_text() == PARTNER


def test_a_text_with_errors_is_kept_and_offered_with_them(begun: Folder) -> None:
    result = edit(begun, "text = text.replace('school  #', 'schol  #') + 'staf: 3\\n'")
    assert (result.stdout, result.status) == ("", 1)
    assert "partners/school-rivier.yaml:3:7: error schema" in result.stderr
    [place] = kept(begun)
    assert str(place.relative_to(begun.path)) in result.stderr
    assert "hybride edit partners/school-rivier" in result.stderr
    assert "kind: schol" in place.read_text()
    assert "staf: 3" in place.read_text()
    assert (begun.path / RECORD).read_text() == PARTNER
    assert stat.S_IMODE(place.stat().st_mode) == 0o600

    code = "(path.parents[5] / 'seen').write_text(text); text = text.replace('schol  #', 'school  #')"
    code += ".replace('staf: 3\\n', '')"
    result = edit(begun, code + " + 'place: Rijn\\n'")
    seen = (begun.path / "seen").read_text().splitlines()
    above = [line for line in seen if line.startswith("#! ")]
    assert seen[: len(above)] == above
    said = next(line for line in above if '"schol"' in line)
    number = int(said.split("line ")[1].split(":")[0])
    assert seen[number - 1].startswith("kind: schol"), "the line is that of the text with remarks"
    assert "from an earlier time" in result.stderr
    assert (result.stdout, result.status) == ("", 1), "place is no field of a partner"
    assert "#!" not in kept(begun)[0].read_text()

    result = edit(begun, "text = text.replace('place: Rijn\\n', 'sector: techniek\\n')")
    assert (result.stdout, result.status) == (f"{RECORD}\n", 0), result.stderr
    assert (begun.path / RECORD).read_text() == PARTNER + "sector: techniek\n"
    assert kept(begun) == []


def test_a_kept_text_put_back_as_it_was_is_forgotten(begun: Folder) -> None:
    edit(begun, "text += 'staf: 3\\n'")
    result = edit(begun, "text = text.replace('staf: 3\\n', '')")
    assert "nothing was changed" in result.stderr
    assert kept(begun) == []


def test_errors_that_were_there_may_stay(begun: Folder) -> None:
    begun.write({RECORD: PARTNER + "staf: 3\n"}).commit("met een fout")
    result = edit(begun, "text = text.replace('180', '175')")
    assert result.status == 0, result.stderr
    result = edit(begun, "text += 'plek: x\\n'")
    assert result.status == 1
    assert "unknown field plek" in result.stderr
    assert "unknown field staf\n" not in result.stderr


def test_a_record_that_cannot_be_read_is_mended(begun: Folder) -> None:
    begun.write({RECORD: "name: [School\n"}).commit("kapot")
    result = edit(begun, f"text = {PARTNER!r}", "partners/school-rivier")
    assert (result.stdout, result.status) == (f"{RECORD}\n", 0), result.stderr


def test_a_reference_to_nothing(begun: Folder) -> None:
    result = edit(begun, "text += 'contact: p-zzzzzz\\n'")
    assert result.status == 1
    assert "there is no people/p-zzzzzz" in result.stderr


@pytest.mark.parametrize(
    "text", [b"\xef\xbb\xbfname: A\r\nkind: school\r\n", "name: Café Ω 🎓\nkind: school\n".encode()]
)
def test_bytes_stay_as_they_are(begun: Folder, text: bytes) -> None:
    begun.write({RECORD: text}).commit("anders")
    edit(begun, "text = text.replace('school', 'schol')")
    result = edit(begun, "assert '#! ' in text; text = text.replace('schol', 'company')")
    assert result.status == 0, result.stderr
    assert (begun.path / RECORD).read_bytes() == text.replace(b"school", b"company")


def test_what_somebody_else_changed_meanwhile_is_not_lost(begun: Folder) -> None:
    other = f"import pathlib; record = pathlib.Path({str(begun.path / RECORD)!r})"
    other += "; record.write_text(record.read_text().replace('180', '200'))"
    result = edit(begun, other + "; text = text.replace('180', '175').replace('Rivierenland', 'Rivier')")
    assert (result.stdout, result.status) == ("", 1)
    assert "changed by somebody else meanwhile" in result.stderr
    assert "staff: 200" in (begun.path / RECORD).read_text()
    assert "School Rivier\n" in kept(begun)[0].read_text()

    code = "assert '#! -staff: 180' in text and '#! +staff: 200' in text; text = text.replace('175', '200')"
    result = edit(begun, code)
    assert (result.stdout, result.status) == (f"{RECORD}\n", 0), result.stderr
    assert (begun.path / RECORD).read_text() == PARTNER.replace("180", "200").replace("Rivierenland", "Rivier")


def test_what_somebody_else_changed_in_another_place_goes_along(begun: Folder) -> None:
    other = f"import pathlib; record = pathlib.Path({str(begun.path / RECORD)!r})"
    other += "; record.write_text(record.read_text().replace('180', '200'))"
    result = edit(begun, other + "; text = text.replace('Rivierenland', 'Rivier')")
    assert (result.stdout, result.status) == (f"{RECORD}\n", 0), result.stderr
    assert "was changed meanwhile, in another place; both changes are in it now" in result.stderr
    assert (begun.path / RECORD).read_text() == PARTNER.replace("180", "200").replace("Rivierenland", "Rivier")
    assert begun.git("log", "--format=%s", "-2").splitlines() == [
        "partners/school-rivier: name",
        "partners/school-rivier: edited by hand",
    ]
    assert kept(begun) == []


def test_two_changes_that_do_not_go_together_are_not_joined(begun: Folder) -> None:
    """Either change is right by itself, but together they name one field twice."""
    other = f"import pathlib; record = pathlib.Path({str(begun.path / RECORD)!r})"
    other += "; record.write_text('sector: zorg\\n' + record.read_text())"
    result = edit(begun, other + "; text += 'sector: techniek\\n'")
    assert (result.stdout, result.status) == ("", 1)
    assert "changed by somebody else meanwhile" in result.stderr
    assert (begun.path / RECORD).read_text() == "sector: zorg\n" + PARTNER
    assert "sector: techniek" in kept(begun)[0].read_text()


def test_an_editor_that_fails_keeps_what_was_typed(begun: Folder) -> None:
    result = edit(begun, "text = text.replace('180', '175'); path.write_bytes(text.encode()); sys.exit(3)")
    assert result.status == 1
    assert "ended with status 3" in result.stderr
    assert "staff: 175" in kept(begun)[0].read_text()
    assert (begun.path / RECORD).read_text() == PARTNER


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"EDITOR": "geen-editor-hier"}, "there is no editor geen-editor-hier"),
        ({"VISUAL": "'open"}, "there is no editor"),
        ({"EDITOR": ""}, "export EDITOR=nano"),
        ({"EDITOR": "", "TERM": "dumb"}, "export EDITOR=nano"),
    ],
)
def test_without_an_editor(begun: Folder, environment: dict[str, str], said: str) -> None:
    result = begun.start("edit", "school-rivier", **environment)
    assert (result.stdout, result.status) == ("", 1)
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_which_editor(begun: Folder) -> None:
    first = editor(begun, "text = text.replace('180', '1')", "first")
    second = editor(begun, "text = text.replace('180', '2') if '180' in text else text", "second editor")
    begun.git("config", "core.editor", second + " --option")
    assert begun.start("edit", "school-rivier", VISUAL=first, EDITOR=second, **SOMEBODY).status == 0
    assert "staff: 1\n" in (begun.path / RECORD).read_text()
    begun.write(FILES).commit("terug")
    assert begun.start("edit", "school-rivier", VISUAL="", EDITOR="", **SOMEBODY).status == 0
    assert "staff: 2\n" in (begun.path / RECORD).read_text()


def test_what_ships_with_the_program_is_refused(begun: Folder) -> None:
    result = edit(begun, "pass", "activities/guest-lesson")
    assert result.status == 2
    assert "comes with the program" in result.stderr


def test_looking_back_and_unknown_records(begun: Folder) -> None:
    assert edit(begun, "pass", "geen").status == 2
    assert edit(begun, "pass", "school-rivier", "--at", "HEAD").status == 2


def test_during_a_merge_the_editor_is_not_opened(begun: Folder) -> None:
    (begun.path / ".git/MERGE_HEAD").write_text(begun.git("rev-parse", "HEAD"))
    result = edit(begun, "(path.parents[5] / 'opened').touch()")
    assert result.status == 1
    assert "merge" in result.stderr
    assert not (begun.path / "opened").exists()


def test_during_a_merge_that_is_said_before_a_name_is_missed(begun: Folder) -> None:
    (begun.path / ".git/MERGE_HEAD").write_text(begun.git("rev-parse", "HEAD"))
    begun.write({RECORD: f"<<<<<<< HEAD\n{PARTNER}=======\n{PARTNER}>>>>>>> tak\n"})
    result = edit(begun, "pass", "Rivierenland")
    assert (result.status, "git merge --continue" in result.stderr) == (1, True), result.stderr


def test_a_full_disk_and_a_folder_that_may_not_be_written(begun: Folder) -> None:
    words = [sys.executable, "-m", "hybridecli", "edit", "school-rivier"]
    full = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *words]
    environment = {**os.environ, "EDITOR": editor(begun, "text = text.replace('180', '175')"), **SOMEBODY}
    made = subprocess.run(full, cwd=begun.path, env=environment, capture_output=True, text=True)
    assert (made.returncode, made.stdout) == (1, ""), made.stderr
    assert "the disk is full" in made.stderr
    (begun.path / ".git/hybride").mkdir(exist_ok=True)
    (begun.path / ".git/hybride").chmod(0o500)
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root can write everything, and there is no setpriv")
    without_power = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    made = subprocess.run([*without_power, *words], cwd=begun.path, env=environment, capture_output=True, text=True)
    assert (made.returncode, made.stdout) == (1, ""), made.stderr
    assert "may not be written" in made.stderr
    assert (begun.path / RECORD).read_text() == PARTNER


def test_hand_edits_are_committed_by_themselves(begun: Folder) -> None:
    begun.write({RECORD: PARTNER.replace("180", "190")})
    assert edit(begun, "text = text.replace('190', '195')").status == 0
    assert begun.git("log", "--format=%s").splitlines()[1] == "partners/school-rivier: edited by hand"


def test_a_hook_that_refuses_the_commit(begun: Folder) -> None:
    hook = begun.path / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho vandaag niet >&2\nexit 1\n")
    hook.chmod(0o755)
    result = edit(begun, "text = text.replace('180', '175')")
    assert (result.stdout, result.status) == (f"{RECORD}\n", 1)
    assert "vandaag niet" in result.stderr
    assert kept(begun) == [], "it is written"


def test_without_git_and_in_a_subfolder(folder: Folder, bare_folder: Folder) -> None:
    folder.write(FILES)
    result = edit(folder, "text = text.replace('180', '175')")
    assert (result.stdout, result.status) == (f"{RECORD}\n", 0), result.stderr
    assert edit(folder, "text += 'staf: 3\\n'").status == 1
    assert list((folder.path / ".hybride").rglob("school-rivier.yaml"))
    assert folder.run("check").status == 0


def test_no_commit(begun: Folder) -> None:
    assert edit(begun, "text = text.replace('180', '175')", "school-rivier", "--no-commit").status == 0
    assert begun.git("log", "--format=%s") == "begin"
    assert "175" in (begun.path / RECORD).read_text()


# in a terminal


def in_terminal(folder: Folder, code: str, *words: str, **environment: str) -> Terminal:
    """Edit the partner in a terminal."""
    variables = {"EDITOR": editor(folder, code), **SOMEBODY, **environment}
    return Terminal(hybride("edit", *(words or ("school-rivier",))), folder.path, variables)


ONCE = """
count = path.parents[5] / "count"
n = len(count.read_text()) if count.exists() else 0
count.write_text("x" * (n + 1))
"""


def test_a_terminal_asks_and_opens_again(begun: Folder) -> None:
    code = ONCE + "text = text.replace('180', 'veel') if n == 0 else text.replace('veel', '175')"
    terminal = in_terminal(begun, code).until("[again]: ")
    assert '"veel" is not a whole number' in terminal.seen
    terminal.type("\r")
    assert terminal.end() == 0, terminal.seen
    assert "staff: 175" in (begun.path / RECORD).read_text()


def test_a_terminal_keeps_for_later_and_offers_it(begun: Folder) -> None:
    terminal = (
        in_terminal(begun, "text = text.replace('180', 'veel')", HYBRIDE_LANGUAGE="en").until("[again]: ").type("l\r")
    )
    assert terminal.end() == 1
    assert "is kept in" in terminal.seen
    terminal = in_terminal(begun, "text = text.replace('veel', '175')").until("[go on]: ").type("\r")
    assert terminal.end() == 0, terminal.seen
    assert "staff: 175" in (begun.path / RECORD).read_text()


def test_a_terminal_begins_anew(begun: Folder) -> None:
    in_terminal(begun, "text = text.replace('180', 'veel')").until("[again]: ").type("l\r").end()
    terminal = in_terminal(begun, "text = text.replace('180', '170')").until("[go on]: ").type("begin anew\r")
    assert terminal.end() == 0, terminal.seen
    assert "staff: 170" in (begun.path / RECORD).read_text()


def test_a_terminal_discards(begun: Folder) -> None:
    terminal = in_terminal(begun, "text = text.replace('180', 'veel')").until("[again]: ").type("discard\r")
    assert terminal.end() == 1
    assert "what you typed is thrown away; partners/school-rivier.yaml is as it was" in terminal.seen
    assert "Error" not in terminal.seen
    assert kept(begun) == []


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_stopping_at_the_question_keeps_the_text(begun: Folder, key: str) -> None:
    terminal = in_terminal(begun, "text = text.replace('180', 'veel')").until("[again]: ")
    assert terminal.stop(key) == 130
    assert "is kept in" in terminal.seen
    assert "veel" in kept(begun)[0].read_text()


def test_a_command_that_is_killed_while_the_editor_is_open(begun: Folder) -> None:
    killing = "import os, signal\npath.write_text(text.replace('180', '175'))\nos.kill(os.getppid(), signal.SIGKILL)"
    code = killing + "\nsys.exit()"
    assert edit(begun, code).status != 0
    assert "staff: 175" in kept(begun)[0].read_text()
    assert edit(begun, "text += ''").stdout == f"{RECORD}\n"
    assert "staff: 175" in (begun.path / RECORD).read_text()


def test_two_windows(begun: Folder) -> None:
    wait = "import time; (path.parents[5] / 'open').touch(); time.sleep(3); text = text.replace('180', '175')"
    terminal = in_terminal(begun, wait)
    while not (begun.path / "open").exists():
        terminal.read(0.1)
    result = begun.start("edit", "school-rivier", EDITOR=editor(begun, "pass", "other"))
    assert result.status == 1
    assert "in another window" in result.stderr
    assert terminal.end() == 0
    assert "staff: 175" in (begun.path / RECORD).read_text()


def test_an_editor_of_which_the_window_is_still_open(begun: Folder) -> None:
    terminal = in_terminal(begun, "pass")
    assert terminal.end() == 0
    assert "--wait" in terminal.seen
    [place] = kept(begun)
    place.write_text(PARTNER.replace("180", "175"))  # saved in that window afterwards
    result = edit(begun, "pass")
    assert result.stdout == f"{RECORD}\n"
    assert "staff: 175" in (begun.path / RECORD).read_text()


def test_ctrl_c_is_for_the_editor(begun: Folder) -> None:
    code = """
import signal, os
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.killpg(0, signal.SIGINT)
text = text.replace("180", "175")
"""
    terminal = in_terminal(begun, code)
    assert terminal.end() == 0, terminal.seen
    assert "staff: 175" in (begun.path / RECORD).read_text()


def test_a_new_record_in_an_editor(begun: Folder) -> None:
    code = "text = text.replace('name:', 'name: Rijn Metaal', 1).replace('kind:', 'kind: compagnie', 1)"
    result = edit_new(begun, code)
    assert result.status == 1, result.stderr
    assert '"compagnie"' in result.stderr
    result = edit_new(begun, "text = text.replace('compagnie', 'company')")
    assert (result.stdout, result.status) == ("partners/rijn-metaal.yaml\n", 0), result.stderr
    assert kept(begun) == []


def edit_new(folder: Folder, code: str) -> Result:
    """Add a partner in an editor."""
    return folder.start("add", "partner", "--edit", EDITOR=editor(folder, code), **SOMEBODY)


@pytest.mark.parametrize(("kind", "again"), [("persoon", "person"), ("log", "log"), ("activity", "activity")])
def test_a_new_record_that_is_kept_says_how_to_go_on(begun: Folder, kind: str, again: str) -> None:
    variables = {"EDITOR": editor(begun, "text = 'onzin: ['"), **SOMEBODY}
    result = begun.start("add", kind, "--edit", **variables)
    assert (result.stdout, result.status) == ("", 1)
    assert f"go on with: hybride add {again} --edit" in result.stderr
