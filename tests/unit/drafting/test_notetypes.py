from pathlib import Path

import pytest

from assistant.domain.casenote import Keeps
from assistant.domain.notetype import Part
from assistant.domain.person import Role
from assistant.drafting.notetypes import list_note_types, load_note_type, note_type_problems
from assistant.errors import BadInputError, NotFoundError
from assistant.settings import prompts_folder

GOOD = 'title = "A visit"\n\n[[sections]]\nheading = "What I saw"\nkeeps = "observations"\n'
NEEDED = {
    "home-visit",
    "child-protection-visit",
    "child-in-care-visit",
    "assessment",
    "core-group",
    "strategy-discussion",
    "voice-note",
    "supervision",
    "management-oversight",
    "letter-to-child",
    "words-and-pictures",
    "later-life-letter",
}


def test_every_note_type_that_ships_can_be_read() -> None:
    assert {kind.name for kind in list_note_types(prompts_folder())} >= NEEDED


@pytest.mark.parametrize("name", ["home-visit", "child-protection-visit", "assessment", "core-group"])
def test_each_persons_views_have_their_own_heading(name: str) -> None:
    plans = [plan for plan in load_note_type(prompts_folder(), name).sections if plan.keeps is Keeps.VIEWS]
    alone = [plan.whose for plan in plans]
    assert (Role.MOTHER,) in alone
    assert (Role.FATHER,) in alone
    assert any(plan.for_child and Role.CHILD in plan.whose for plan in plans)


def test_a_workers_own_supervision_is_kept_apart_from_the_childs_record() -> None:
    assert not load_note_type(prompts_folder(), "supervision-personal").recording_allowed
    headings = [plan.heading for plan in load_note_type(prompts_folder(), "supervision").sections]
    assert "Actions from last time" in headings


@pytest.mark.parametrize("name", ["letter-to-child", "words-and-pictures", "later-life-letter"])
def test_what_is_written_to_a_child_says_how_old_the_reader_is(name: str) -> None:
    kind = load_note_type(prompts_folder(), name)
    assert kind.reader_age is not None
    assert any(plan.for_child for plan in kind.sections)


def test_a_strategy_discussion_may_not_be_recorded() -> None:
    kind = load_note_type(prompts_folder(), "strategy-discussion")
    assert not kind.recording_allowed
    assert kind.why_not


def test_an_unknown_type_says_which_there_are() -> None:
    with pytest.raises(NotFoundError, match="home-visit"):
        load_note_type(prompts_folder(), "tea-party")


@pytest.mark.parametrize("name", ["../home-visit", "", "HOME", "a/b"])
def test_a_name_that_could_leave_the_folder_is_refused(name: str) -> None:
    with pytest.raises(NotFoundError):
        load_note_type(prompts_folder(), name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace('"observations"', '"gossip"'), 'bad.toml, line 5: "keeps" may be views, observations'),
        (GOOD + 'colour = "red"\n', 'bad.toml, line 6: "colour" is not known here; allowed are heading'),
        (GOOD.replace('heading = "What I saw"\n', ""), 'bad.toml, line 3: "heading" is missing'),
        (GOOD + 'whose = ["uncle"]\n', 'bad.toml, line 6: "whose" may be mother, father'),
        (GOOD + 'part = "end"\n', 'bad.toml, line 6: "part" may be visit, reason, accounts'),
        ('title = "A visit\n', "bad.toml, line 1: this line cannot be read"),
        (GOOD + "title = “A visit”\n", "bad.toml, line 6: this line cannot be read; a line is"),
        (GOOD + GOOD.partition("\n\n")[2], "bad.toml, line 7: this heading is used twice"),
        ('reader = "teacher"\n' + GOOD, 'bad.toml, line 1: "reader" may be family, professional, child, later'),
        ('recording_allowed = "perhaps"\n' + GOOD, 'bad.toml, line 1: "recording_allowed" may be true or false'),
        ("days_to_write = 99\n" + GOOD, 'bad.toml, line 1: "days_to_write" is not right: input should be less than'),
        ('title = "A visit"\n', '"sections" is missing'),
    ],
)
def test_a_wrong_file_is_named_with_its_line_and_what_is_allowed(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        load_note_type(tmp_path, "bad")
    assert said in caught.value.sentence


def test_one_wrong_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.toml").write_text(GOOD.replace("keeps", "holds"), encoding="utf-8")
    (tmp_path / "Bad Name.toml").write_text(GOOD, encoding="utf-8")
    assert [kind.name for kind in list_note_types(tmp_path)] == ["good"]
    assert [problem.partition(":")[0] for problem in note_type_problems(tmp_path)] == [
        "Bad Name.toml",
        "bad.toml, line 3",
    ]


def test_every_note_type_that_ships_is_right() -> None:
    assert note_type_problems(prompts_folder()) == ()


def test_the_age_that_a_letter_is_written_for() -> None:
    letter, later = (load_note_type(prompts_folder(), name) for name in ("letter-to-child", "later-life-letter"))
    assert (letter.age_for(6), letter.age_for(None)) == (6, 9)
    assert (later.age_for(3), later.age_for(None)) == (14, 14)
    assert load_note_type(prompts_folder(), "home-visit").age_for(6) is None


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\x00t")
    with pytest.raises(BadInputError, match="plain text"):
        load_note_type(tmp_path, "bad")


def test_a_visit_says_where_accounts_differ() -> None:
    assert any(plan.part is Part.ACCOUNTS for plan in load_note_type(prompts_folder(), "home-visit").sections)
