"""What `explain` says about rules, their numbers, and the measures that they go by."""

from conftest import Folder


def test_a_rule_is_explained_with_its_reason_number_sources_and_when_it_speaks(folder: Folder) -> None:
    told = folder.run("explain", "period-suits-a-couple", "--format", "json").json
    assert told["title"] == "A couple works together for two to three months."
    assert told["reason"]
    assert (told["severity"], told["number"], told["sources"]) == ("warning", "C02", ["seed3"])
    assert (told["judges"], told["statuses"]) == ("couples", ["proposed", "agreed", "running"])
    assert "rule: period-suits-a-couple" in told["aside"]


def test_the_same_in_dutch(folder: Folder) -> None:
    page = folder.start("explain", "period-suits-a-couple", HYBRIDE_LANGUAGE="nl").stdout
    assert page.startswith("period-suits-a-couple: Een koppel ")
    assert "gewicht: waarschuwing" in page
    assert "kijkt naar: koppels (couples)" in page
    assert "loopt (running)" in page


def test_a_number_of_the_catalogue_leads_to_its_rule_or_to_the_reason_why_there_is_none(folder: Folder) -> None:
    assert folder.run("explain", "c02").stdout.startswith("period-suits-a-couple: ")
    assert folder.run("explain", "D20").stdout.startswith("D20: the program computes what is in force")
    assert folder.run("explain", "Z99").status == 2


def test_the_list_of_rules_begins_with_those_of_files_and_gives_numbers(folder: Folder) -> None:
    rows = folder.run("explain", "rules", "--format", "json").json
    assert [row["name"] for row in rows[:4]] == ["yaml", "schema", "reference", "id"]
    [row] = [row for row in rows if row["name"] == "period-suits-a-couple"]
    assert (row["severity"], row["sources"]) == ("warning", ["C02", "seed3"])


def test_a_measure_is_explained_with_what_counts_otherwise_and_what_that_rests_on(folder: Folder) -> None:
    told = folder.run("explain", "partnership.norms.weeks", "--format", "json").json
    assert (told["usual"], told["evidence"]) == ("8–14", "seed3")
    rows = {row["name"]: row for row in folder.run("explain", "norms", "--format", "json").json}
    assert rows["partnership.norms.idle_days"]["value"] == "21"
    assert rows["partnership.norms.hybrid.lesson_hours_per_year"]["value"] == "…–240"


def test_a_measure_of_the_partnership_goes_before_the_usual_one(folder: Folder) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    period: {start: 2026-02-02, end: 2026-06-30}
    """

    def found() -> list[str]:
        return [
            item["message"]
            for item in folder.run("check", "--format", "json").json
            if item["rule"] == "period-suits-a-couple"
        ]

    assert found() == ["the period lasts 21.3 weeks; couples take 8 to 14"]
    folder.write({"partnership.yaml": "name: Proef\nnorms: {weeks: {min: 6}}\n"})
    assert found() == ["the period lasts 21.3 weeks; couples take 6 to 14"]
    folder.write({"partnership.yaml": "name: Proef\nnorms: {weeks: {max: 24}}\n"})
    assert found() == []


def test_a_field_without_its_kind_is_answered_with_where_it_is(folder: Folder) -> None:
    result = folder.run("explain", "stakeholders")
    assert result.status == 2
    assert "did you mean partnership.stakeholders?" in result.stderr
    assert folder.run("explain", "partnership.stakeholders").status == 0
