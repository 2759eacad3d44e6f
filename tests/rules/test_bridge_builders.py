"""Rules about bridge builders."""

import pytest
from judging import Judged, Sound

BARE = "name: Aagje Brandsma\nroles:\n  - {role: contact}\n  - {role: bridge-builder}\n"
ENDED = "name: Wim Terpstra\nroles: [{role: bridge-builder, until: 2026-03-19}]\n"


def charter(stage: str) -> dict[str, str]:
    return {"partnership.yaml": f"name: Groen Leren\nstage: {stage}\n"}


def test_breaks_environment_has_a_bridge_builder(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    --- environments/kaslab.yaml
    name: Kaslab
    status: design
    roles: [{role: begeleider, person: p-b2c3d4}]
    """
    judged.breaks(
        "environments/kaslab.yaml:1", severity="error", words="Kaslab has no bridge builder", fill=["p-b2c3d4"]
    )


def test_keeps_environment_has_a_bridge_builder(judged: Judged) -> None:
    """
    --- partners/gemeente.yaml
    name: Gemeente Elsbeek
    kind: municipality
    --- environments/kaslab.yaml
    name: Kaslab
    status: running
    bridge_builders: [partners/gemeente]
    --- environments/idee.yaml
    name: Boomgaard
    status: idea
    --- environments/oud.yaml
    name: Oude kas
    status: ended
    """
    judged.keeps()


def test_breaks_partnership_has_a_bridge_builder(judged: Judged) -> None:
    """
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: coordinator}]
    --- environments/idee.yaml
    name: Boomgaard
    """
    judged.folder.write(charter("designing"))
    fill = ["p-b2c3d4", "tactical", "8", "groenschool"]
    judged.breaks("partnership.yaml:1", severity="error", words="nobody is bridge builder", fill=fill)


def test_breaks_partnership_has_a_bridge_builder__with_only_couples(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: coach}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    --- couples/koppel-1.yaml
    members: [{person: p-b2c3d4}, {person: p-d5f6g7}]
    """
    judged.folder.write(charter("running"))
    judged.breaks("partnership.yaml:1", severity="warning", words="nobody is bridge builder")


def test_breaks_partnership_has_a_bridge_builder__who_left(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, until: 2026-03-19, replaced_by: p-d5f6g7}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    judged.folder.write(charter("agreeing"))
    judged.breaks("partnership.yaml:1", severity="warning", words="nobody is bridge builder any more")


@pytest.mark.parametrize(
    "files",
    [
        {"people/p-b2c3d4.yaml": "name: Aagje Brandsma\nroles: [{role: bridge-builder, until: 2026-03-20}]\n"},
        {"people/p-d5f6g7.yaml": ENDED},  # another rule asks who takes over
        {"environments/kaslab.yaml": "name: Kaslab\nstatus: design\n"},
        {"partners/kring.yaml": "name: Groene Kring\nkind: sector-organisation\nservices: [connecting]\n"},
        {"partnership.yaml": "name: Groen Leren\n"},
    ],
)
def test_keeps_partnership_has_a_bridge_builder(judged: Judged, files: dict[str, str]) -> None:
    judged.folder.write({**charter("running"), **files})
    judged.keeps()


def told(more: str) -> str:
    """Somebody whose second role as bridge builder says what the first one leaves out."""
    return f"name: Aagje Brandsma\nroles: [{{role: bridge-builder}}, {{role: bridge-builder, {more}}}]\n"


def test_breaks_bridge_builder_is_chosen_for_a_reason(judged: Judged) -> None:
    judged.folder.write({**charter("designing"), "people/p-b2c3d4.yaml": BARE})
    judged.breaks(
        "people/p-b2c3d4.yaml:4", severity="warning", words="Aagje Brandsma", fill=["kent beide werelden van binnen"]
    )


def test_keeps_bridge_builder_is_chosen_for_a_reason(judged: Judged) -> None:
    files = {"people/p-b2c3d4.yaml": told("profile: onafhankelijk"), "people/p-d5f6g7.yaml": ENDED}
    judged.folder.write({**charter("running"), **files})
    judged.keeps()


def test_keeps_bridge_builder_is_chosen_for_a_reason__while_exploring(judged: Judged) -> None:
    judged.folder.write({**charter("exploring"), "people/p-b2c3d4.yaml": BARE})
    judged.keeps()


def test_breaks_bridge_builder_has_a_layer(judged: Judged) -> None:
    judged.folder.write({**charter("designing"), "people/p-b2c3d4.yaml": BARE})
    judged.breaks("people/p-b2c3d4.yaml:4", severity="warning", words="Aagje Brandsma", fill=["tactical"])


def test_keeps_bridge_builder_has_a_layer(judged: Judged) -> None:
    files = {"people/p-b2c3d4.yaml": told("layer: tactical"), "people/p-d5f6g7.yaml": ENDED}
    judged.folder.write({**charter("running"), **files})
    judged.keeps()


def test_breaks_bridge_builders_cover_each_layer(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, layer: tactical}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: bridge-builder, layer: tactical}, {role: bridge-builder, layer: operational, until: 2026-02}]
    """
    judged.folder.write(charter("running"))
    judged.breaks(
        "partnership.yaml:1", severity="warning", words="these layers: strategic, operational", fill=["p-b2c3d4"]
    )


def test_breaks_bridge_builders_cover_each_layer__with_one_person(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, layer: tactical}, {role: bridge-builder, layer: operational}]
    """
    judged.folder.write(charter("running"))
    judged.breaks("partnership.yaml:1", severity="info", words="this layer: strategic", fill=["p-b2c3d4"])


def test_keeps_bridge_builders_cover_each_layer(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, layer: tactical}, {role: bridge-builder, layer: operational}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: leader, layer: strategic}, {role: bridge-builder, layer: strategic}]
    """
    judged.folder.write(charter("running"))
    judged.keeps()


def test_keeps_bridge_builders_cover_each_layer__while_a_place_is_vacant(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, layer: strategic}, {role: bridge-builder, layer: operational}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: bridge-builder, layer: tactical, type: zorg, until: 2026-01-31}]
    """
    judged.folder.write(charter("running"))
    judged.keeps()
    found = judged.folder.run("check", "--format", "json", HYBRIDE_TODAY="2026-03-20").json
    assert "role-is-filled-again" in [item["rule"] for item in found]


@pytest.mark.parametrize("role", ["{role: bridge-builder}", "{role: contact, layer: tactical}"])
def test_keeps_bridge_builders_cover_each_layer__where_another_rule_speaks(judged: Judged, role: str) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: contact}]
    """
    judged.folder.write({**charter("running"), "people/p-d5f6g7.yaml": f"name: Wim Terpstra\nroles: [{role}]\n"})
    judged.keeps()


def test_breaks_bridge_builders_meet(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: bridge-builder}]
    --- groups/oud.yaml
    name: Oud overleg
    kind: bridge-builders
    closed: 2025-12-01
    meets: {every_weeks: 6}
    --- groups/werkgroep.yaml
    name: Werkgroep kas
    members: [{person: p-b2c3d4}, {person: p-d5f6g7, until: 2026-01-31}]
    meets: {every_weeks: 6}
    """
    judged.folder.write(charter("agreeing"))
    judged.breaks(
        "partnership.yaml:1",
        severity="warning",
        words="there are 2 bridge builders",
        fill=["Overleg bruggenbouwers", "2"],
    )


def test_breaks_bridge_builders_meet__in_a_group_without_dates(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: bridge-builder}]
    --- groups/bruggenbouwers.yaml
    name: Overleg bruggenbouwers
    kind: bridge-builders
    """
    judged.folder.write(charter("agreeing"))
    judged.breaks("partnership.yaml:1", fill=["2"])


@pytest.mark.parametrize(
    "group",
    [
        "kind: bridge-builders\nmeetings: [{date: 2026-04-02}]\n",
        "kind: core\nmembers: [{person: p-b2c3d4}, {person: p-d5f6g7}, {person: p-h8j9k2}]\nmeets: {every_weeks: 2}\n",
    ],
)
def test_keeps_bridge_builders_meet(judged: Judged, group: str) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: bridge-builder}]
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    """
    judged.folder.write({**charter("running"), "groups/kern.yaml": f"name: Kernteam\n{group}"})
    judged.keeps()


def test_keeps_bridge_builders_meet__where_there_is_one(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, layer: tactical}, {role: bridge-builder, layer: operational}]
    """
    judged.folder.write({**charter("running"), "people/p-d5f6g7.yaml": ENDED})
    judged.keeps()


def test_breaks_bridge_builder_has_time(judged: Judged) -> None:
    """
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    """
    judged.folder.write({**charter("agreeing"), "people/p-b2c3d4.yaml": BARE})
    judged.breaks("people/p-b2c3d4.yaml:4", severity="error", words="no hours", fill=["6", "groenschool"])


@pytest.mark.parametrize(
    ("role", "words", "fill"),
    [
        ("hours_per_month: 0, granted_by: groenschool", "Aagje Brandsma has no hours for building bridges", "6"),
        ("fte: 0.1", "not on record which partner gives Aagje Brandsma the time", "groenschool"),
    ],
)
def test_breaks_bridge_builder_has_time__one_of_the_two(judged: Judged, role: str, words: str, fill: str) -> None:
    """
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    """
    person = f"name: Aagje Brandsma\nroles: [{{role: bridge-builder, {role}}}]\n"
    judged.folder.write({**charter("agreeing"), "people/p-b2c3d4.yaml": person})
    judged.breaks("people/p-b2c3d4.yaml:2", severity="error", words=words, fill=[fill])


def test_keeps_bridge_builder_has_time(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    positions: [{role: bruggenbouwer, fte: 0.2, employed_by: groenschool, person: p-h8j9k2}]
    --- partners/groenschool.yaml
    name: Groenschool
    kind: school
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, fte: 0.1, granted_by: groenschool}]
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    roles: [{role: bridge-builder}]
    """
    judged.folder.write({"people/p-d5f6g7.yaml": ENDED})
    judged.keeps()


def test_breaks_bridge_builder_has_a_mandate(judged: Judged) -> None:
    """
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    judged.folder.write({**charter("agreeing"), "people/p-b2c3d4.yaml": BARE})
    fill = ["mag plaatsen toezeggen", "p-d5f6g7"]
    judged.breaks("people/p-b2c3d4.yaml:4", severity="warning", words="no mandate", fill=fill)


def test_breaks_bridge_builder_has_a_mandate__without_a_line_to_leaders(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, mandate: mag plaatsen toezeggen}]
    --- groups/stuurgroep.yaml
    name: Stuurgroep
    kind: steering
    members: [{person: p-b2c3d4, until: 2025-12-31}]
    """
    judged.folder.write(charter("agreeing"))
    judged.breaks("people/p-b2c3d4.yaml:2", words="with which leader Aagje Brandsma stays in touch", fill=["p-b2c3d4"])


@pytest.mark.parametrize(
    "group",
    ["secretary: people/p-b2c3d4", "chair: p-b2c3d4", "members: [{person: p-b2c3d4}]"],
)
def test_keeps_bridge_builder_has_a_mandate(judged: Judged, group: str) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder, mandate: mag plaatsen toezeggen}]
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    roles: [{role: leader}, {role: bridge-builder, mandate: beslist zelf}]
    """
    files = {"groups/stuurgroep.yaml": f"name: Stuurgroep\nkind: steering\n{group}\n", "people/p-d5f6g7.yaml": ENDED}
    judged.folder.write({**charter("running"), **files})
    judged.keeps()


def test_breaks_bridge_builder_has_support(judged: Judged) -> None:
    judged.folder.write({**charter("running"), "people/p-b2c3d4.yaml": BARE})
    judged.breaks("people/p-b2c3d4.yaml:4", severity="info", words="Aagje Brandsma", fill=["twee trainingsdagen"])


def test_keeps_bridge_builder_has_support(judged: Judged) -> None:
    files = {"people/p-b2c3d4.yaml": told("support: intervisie"), "people/p-d5f6g7.yaml": ENDED}
    judged.folder.write({**charter("running"), **files})
    judged.keeps()


def test_breaks_bridge_builder_stays_after_the_start(judged: Judged) -> None:
    judged.folder.write({**charter("running"), "people/p-b2c3d4.yaml": BARE})
    judged.breaks("people/p-b2c3d4.yaml:4", severity="warning", words="once things run", fill=["belt elke maand"])


@pytest.mark.parametrize(
    ("stage", "person"), [("running", told("after_start: belt elke maand")), ("running", ENDED), ("agreeing", BARE)]
)
def test_keeps_bridge_builder_stays_after_the_start(judged: Judged, stage: str, person: str) -> None:
    judged.folder.write({**charter(stage), "people/p-b2c3d4.yaml": person})
    judged.keeps()


def test_breaks_somebody_can_stand_in(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles:
      - {role: contact}
      - {role: coordinator}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles:
      - {role: coordinator, until: 2025-12-31}
      - {role: bridge-builder}
    """
    judged.folder.write(charter("agreeing"))
    found = judged.breaks(
        "people/p-b2c3d4.yaml:4",
        "people/p-d5f6g7.yaml:4",
        severity="warning",
        words="Aagje Brandsma is the only coordinator",
        fill=["p-d5f6g7"],
    )
    assert found[1]["message"] == "Wim Terpstra is the only bridge builder, and nobody stands in"
    judged.follow(found[1], ["p-b2c3d4"], "2026-03-20")


def test_breaks_somebody_can_stand_in__where_one_stands_in_for_oneself(judged: Judged) -> None:
    """
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: coordinator, deputy: p-b2c3d4}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    judged.folder.write(charter("agreeing"))
    judged.breaks("people/p-b2c3d4.yaml:2", words="the only coordinator, and nobody stands in", fill=["p-d5f6g7"])


def test_keeps_somebody_can_stand_in__for_who_stopped(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    coordinators: [p-b2c3d4]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: coordinator, until: 2026-01-31}]
    """
    judged.keeps()
    found = judged.folder.run("check", "--format", "json", HYBRIDE_TODAY="2026-03-20").json
    assert "role-is-filled-again" in [item["rule"] for item in found]


def test_breaks_somebody_can_stand_in__for_both_roles(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: agreeing
    coordinators: [p-b2c3d4]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles:
      - {role: bridge-builder}
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    judged.breaks("people/p-b2c3d4.yaml:3", words="coordinator and the only bridge", fill=["p-d5f6g7", "p-d5f6g7"])


def test_keeps_somebody_can_stand_in(judged: Judged) -> None:
    """
    --- partnership.yaml
    name: Groen Leren
    stage: running
    coordinators: [p-b2c3d4]
    --- people/p-b2c3d4.yaml
    name: Aagje Brandsma
    roles: [{role: bridge-builder}]
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    roles: [{role: coordinator}, {role: bridge-builder}]
    --- people/p-h8j9k2.yaml
    name: Noor Ates
    roles: [{role: leader}]
    """
    judged.keeps()


@pytest.mark.parametrize("role", ["deputy: p-d5f6g7", "until: 2026-06-30, replaced_by: p-d5f6g7"])
def test_keeps_somebody_can_stand_in__where_that_is_known(judged: Judged, role: str) -> None:
    """
    --- people/p-d5f6g7.yaml
    name: Wim Terpstra
    """
    person = f"name: Aagje Brandsma\nroles: [{{role: coordinator, {role}}}]\n"
    judged.folder.write({**charter("running"), "people/p-b2c3d4.yaml": person})
    judged.keeps()


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        ("A12", ["environments/waterlab bridge_builders="]),
        ("A13", ["people/p-j3cnpx roles.0.profile="]),
        ("A14", ["people/p-j3cnpx roles.0.layer="]),
        ("A14", ["people/p-j3cnpx roles.0.layer=tactical"]),
        ("A15", ["groups/bruggenbouwers meets= meetings="]),
        ("A16", ["people/p-j3cnpx roles.0.hours_per_month="]),
        ("A16", ["people/p-j3cnpx roles.0.granted_by="]),
        ("A17", ["people/p-j3cnpx roles.0.mandate="]),
        ("A17", ["people/p-j3cnpx roles.0.stays_in_touch_with="]),
        ("A18", ["people/p-j3cnpx roles.0.support="]),
        ("A19", ["people/p-j3cnpx roles.0.after_start="]),
        ("A20", ["people/p-h2mqcd roles.0.deputy="]),
    ],
)
def test_one_fault_is_found_under_its_number_and_nothing_else(sound: Sound, number: str, changes: list[str]) -> None:
    assert sound.after(*changes) == {number}
