"""What every change shares: which errors it would add, which file is meant, and what is written."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SOMEBODY, Folder, run_as_somebody

from hybridecli import changing
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.here import Here
from hybridecli.partnership import load
from hybridecli.snapshot import WorkTree
from hybridecli.writing import writing


def begun(folder: Folder) -> Folder:
    folder.under_git().commit("begin")
    return folder


@contextlib.contextmanager
def inside(path: Path) -> Iterator[Here]:
    with contextlib.chdir(path):
        yield Here()


def test_an_overlay_is_the_folder_with_some_files_different(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    --- partners/maas.yaml
    {name: Maas, kind: company}
    """
    files = {"partners/rijn.yaml": None, "partners/waal.yaml": "{name: Wáál, kind: school}\n", "documents/x.yaml": "x"}
    snapshot = changing.Overlay(WorkTree(folder.path), files)
    assert snapshot.paths() == ["partners/maas.yaml", "partners/waal.yaml", "partnership.yaml"]
    assert snapshot.read("partners/waal.yaml").decode() == "{name: Wáál, kind: school}\n"
    assert snapshot.read("partners/maas.yaml") == b"{name: Maas, kind: company}\n"
    assert snapshot.links() == []


@pytest.mark.parametrize(
    ("files", "messages"),
    [
        ({"people/p-a.yaml": "# anders\n\nname: A\npartner: weg\n"}, []),  # the same error, on another line
        ({"people/p-a.yaml": "name: A\npartner: ook-weg\n"}, ["there is no partners/ook-weg"]),
        ({"people/p-a.yaml": "name: A\npartner: rijn\n"}, []),
        ({"people/p-a.yaml": "partner: weg\n"}, ["name is missing"]),
        ({"people/p-b.yaml": "name: B\nroles: [{role: baas}, {role: baas}]\n"}, ['"baas" is not allowed here'] * 2),
        ({"partners/Rijn 2.yaml": "name: x\nkind: school\n"}, ["the file name is not an id"]),
        (
            {"agreements/a.yaml": "{title: A, kind: covenant, clauses: [{clause: eigen, variant: b}]}\n"},
            ["no variant b"],
        ),
        ({"templates/clauses/eigen.yaml": "title: {nl: E}\nvariants: [{id: b, text: {nl: E}}]\n"}, ["no variant een"]),
    ],
)
def test_only_what_a_change_adds_counts(folder: Folder, files: dict[str, str], messages: list[str]) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    --- people/p-a.yaml
    name: A
    partner: weg
    --- templates/clauses/eigen.yaml
    title: {nl: Eigen, en: Own}
    variants: [{id: een, text: {nl: Een., en: One.}}]
    --- agreements/a.yaml
    {title: A, kind: covenant, clauses: [{clause: eigen, variant: een}]}
    """
    snapshot = WorkTree(folder.path)
    for some in (None, list(files)):
        found = changing.added(load(snapshot), load(changing.Overlay(snapshot, files)), some)
        assert len(found) == len(messages)
        assert all(message in finding.message for message, finding in zip(messages, found, strict=True))


def test_a_record_that_goes_leaves_errors_behind(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    --- people/p-a.yaml
    {name: A, partner: rijn}
    """
    snapshot = WorkTree(folder.path)
    after = load(changing.Overlay(snapshot, {"partners/rijn.yaml": None}))
    assert [finding.file for finding in changing.added(load(snapshot), after)] == ["people/p-a.yaml"]


def test_what_was_typed_and_what_stands_in_a_file(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    """
    begun(folder)
    wrong = {"partners/rijn.yaml": "name: Rijn\nkind: bedrijf\n"}
    with inside(folder.path) as here, writing(here, "set") as pen:
        with pytest.raises(TypedWrongError, match=r'^"bedrijf" is not allowed here$'):
            changing.carried_out(pen, here.partnership, wrong, "x")
        with pytest.raises(HybrideError, match=r"^partners/rijn\.yaml:2:7: ") as error:
            changing.carried_out(pen, here.partnership, wrong, "x", typed=False)
        assert error.value.status == 1
    assert folder.git("status", "--short") == ""


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("rijn", "partners/rijn.yaml"),
        ("partners/rijn.yaml", "partners/rijn.yaml"),
        ("2026-01-01-rijn", "logs/2026/2026-01-01-rijn.yaml"),
        ("logs/2026/2026-01-01-rijn.yaml", "logs/2026/2026-01-01-rijn.yaml"),
        ("Rijnmetaal", "partners/rijn.yaml"),
        ("partnership", "partnership.yaml"),
        ("stuk", "couples/stuk.yaml"),
        ("koppels/stuk", "couples/stuk.yaml"),
        ("couples/stuk.yaml", "couples/stuk.yaml"),
    ],
)
def test_which_file_is_meant(folder: Folder, word: str, path: str) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijnmetaal, kind: company}
    --- logs/2026/2026-01-01-rijn.yaml
    {date: 2026-01-01, about: partners/rijn, title: iets}
    --- couples/stuk.yaml
    members: [
    """
    assert changing.located(load(WorkTree(folder.path)), word)[1] == path


def test_eight_at_once_lose_nothing(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    name: Rijn # bv
    kind: company
    """
    begun(folder)
    writers = [
        threading.Thread(target=folder.start, args=("set", "rijn", f"municipalities+=Plaats {number}"))
        for number in range(8)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    places = folder.run("show", "rijn", "--format", "json").json["municipalities"]
    assert sorted(places) == [f"Plaats {number}" for number in range(8)]
    assert folder.git("rev-list", "--count", "HEAD") == "9"
    assert folder.git("status", "--short") == ""


def test_a_folder_that_may_not_be_written(folder: Folder) -> None:
    """
    --- partners/rijn.yaml
    {name: Rijn, kind: company}
    """
    begun(folder)
    (folder.path / "partners").chmod(0o555)
    made = run_as_somebody(folder, "set", "rijn", "staff=4")
    (folder.path / "partners").chmod(0o755)
    assert (made.returncode, made.stdout) == (1, "")
    assert "may not be written" in made.stderr


def test_an_item_that_is_emptied_is_told_so(folder: Folder) -> None:
    """
    --- people/p-aaaaaa.yaml
    name: Jan
    --- groups/kring.yaml
    name: Kring
    members: [{person: p-aaaaaa, brings: iets}]
    """
    folder.under_git().commit("begin")
    assert folder.run("set", "kring", "members.0.person=", **SOMEBODY).status == 0
    assert folder.git("log", "-1", "--format=%s") == "groups/kring: members.0.person emptied"
    assert folder.run("set", "kring", "members.0.person=jan", **SOMEBODY).status == 0
    assert folder.git("log", "-1", "--format=%s") == "groups/kring: members.0.person p-aaaaaa"
