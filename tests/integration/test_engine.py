"""A language model's sentences stand only where they hold; everywhere else the draft's own words do."""

import json
import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.cli import run
from assistant.checks.rewording.offering import offers
from assistant.checks.rewording.sameness import what_is_lost
from assistant.domain import editing
from assistant.domain.casenote import Note, Statement, Support, SupportStatus
from assistant.domain.person import Person, Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Transcript
from assistant.drafting.by_engine import by_engine
from assistant.drafting.draft import draft
from assistant.drafting.engine_prompt import load_engine_prompt
from assistant.drafting.engine_topics import topics_of
from assistant.drafting.notetypes import load_note_type
from assistant.drafting.rewording_by_engine import NO_ANSWER, NOT_READ, NOTHING_NEW, QUOTED, EngineRewriter
from assistant.errors import BadInputError, NoAnswerError, NotFoundError
from assistant.formats.transcripts import read_transcript
from assistant.pipeline.prose import NOT_ASKED, in_better_prose, or_as_drafted
from assistant.ports import EnglishParser
from assistant.settings import Engine, Settings, prompts_folder
from models.language.address import AddressModel
from models.language.opening import open_rewriter
from tests.endpoint import Answer, Endpoint, Reply

TALK = """Amara Boyd: Hello Carys, how has Idris been sleeping?
Carys Vale: He goes to bed at eight and he sleeps through now.
Amara Boyd: And how is school going?
Carys Vale: He has been late three times. I ring the school every Monday.
Idris Vale: I like football with Sam. I don't like it when Dad shouts.
Carys Vale: He hit me once in March, and I was scared.
"""
PEOPLE = (
    Person(role=Role.CHILD, name="Idris Vale", age=9),
    Person(role=Role.MOTHER, name="Carys Vale"),
    Person(role=Role.WORKER, name="Amara Boyd"),
)
PROMPTS = prompts_folder()


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    return read_transcript(TALK.encode(), people=PEOPLE)


@pytest.fixture(scope="module")
def note(transcript: Transcript, parser: EnglishParser) -> Note:
    visit = Visit(type="home-visit", date=date(2026, 4, 21), people=PEOPLE)
    return draft(transcript, visit, load_note_type(PROMPTS, "home-visit"), parser=parser)


@pytest.fixture
def written(
    note: Note, transcript: Transcript, parser: EnglishParser
) -> Callable[..., tuple[Note, list[dict[str, Any]]]]:
    def write(*replies: Reply | str | Answer, seconds: float = 5.0) -> tuple[Note, list[dict[str, Any]]]:
        with Endpoint(*replies) as server:
            engine = AddressModel(server.url, "big", seconds=seconds, wait=lambda _: None)
            made = in_better_prose(note, transcript, engine, prompts=PROMPTS, parser=parser)
            return made, server.asked

    return write


def answer(*sentences: tuple[str, list[str]]) -> str:
    return json.dumps({"sentences": [{"text": text, "utterances": cited} for text, cited in sentences]})


def labels(body: dict[str, Any]) -> list[str]:
    prompt = body["messages"][0]["content"]
    return [line.partition("]")[0][1:] for line in prompt.splitlines() if line.startswith("[")]


def joined(body: dict[str, Any]) -> str:
    """Write the draft's sentences of a topic as one, as a good model would."""
    prompt = body["messages"][0]["content"]
    said = [line[2:].rstrip(".") for line in prompt.partition("like this now:")[2].splitlines() if line[:2] == "- "]
    first, *rest = said[: said.index(next(line for line in said if line.startswith("Keep every")))]
    text = ". ".join([first, *rest]) if not rest else f"{first}; " + "; ".join(one[0].lower() + one[1:] for one in rest)
    return answer((f"{text}.", labels(body)))


def by_model(note: Note) -> list[Statement]:
    return [statement for statement in note.statements if statement.written_by == "address"]


def reasons(note: Note) -> set[str]:
    return {s.writing.refused for s in note.statements if s.writing and s.writing.refused}


def texts(note: Note) -> list[str]:
    return [statement.text for statement in note.statements]


def test_a_sentence_that_holds_stands_with_its_evidence_and_what_wrote_it(
    note: Note, written: Callable[..., tuple[Note, list[dict[str, Any]]]]
) -> None:
    made, asked = written(joined)
    (one, *_) = by_model(made)
    assert len(made.statements) < len(note.statements)
    assert one.writing is not None
    assert (one.writing.engine, one.writing.model, one.writing.prompt) == ("address", "big", "topic 1")
    before = {e.utterance for s in note.statements for e in s.evidence}
    assert {e.utterance for s in made.statements for e in s.evidence} == before
    assert one.holder == "mother"
    assert asked[0]["response_format"]["json_schema"]["schema"]["required"] == ["sentences"]


def test_a_model_is_never_asked_for_a_whole_note_a_childs_words_risk_or_analysis(
    written: Callable[..., tuple[Note, list[dict[str, Any]]]], transcript: Transcript, note: Note
) -> None:
    _, asked = written(joined)
    everything = " ".join(body["messages"][0]["content"] for body in asked)
    for kept in ("football", "shouts", "hit me", "scared", "how has Idris"):
        assert kept not in everything
    assert {topic.who for topic in topics_of(note, transcript)} == {"Carys Vale"}


def test_voices_that_nobody_has_confirmed_are_left_alone(note: Note, transcript: Transcript) -> None:
    speakers = tuple(speaker.model_copy(update={"confirmed": False}) for speaker in transcript.speakers)
    assert topics_of(note, transcript.model_copy(update={"speakers": speakers})) == ()


@pytest.mark.parametrize("bad", ["no JSON at all", "{", '{"sentences": []}', '{"sentences": [{"text": "x"}]}', "[]"])
def test_a_bad_answer_is_asked_for_once_more_and_then_the_draft_stands(
    bad: str, note: Note, written: Callable[..., tuple[Note, list[dict[str, Any]]]]
) -> None:
    repaired, asked = written(bad, joined)
    assert by_model(repaired)
    assert "could not be used" in asked[1]["messages"][0]["content"]
    stands, asked = written(bad)
    assert texts(stands) == texts(note)
    assert reasons(stands) == {"Its answer could not be read, twice."}
    assert len(asked) == 2 * len({s.paragraph for s in stands.statements if s.writing})


def test_words_that_it_was_not_given_cannot_be_cited(
    note: Note, written: Callable[..., tuple[Note, list[dict[str, Any]]]]
) -> None:
    made, asked = written(answer(("Ms Vale said that he sleeps.", ["u999"])))
    assert texts(made) == texts(note)
    assert "and no others" in asked[1]["messages"][0]["content"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace("three", "four"), "three"),
        (lambda text: text.replace("Carys", "Delyth").replace("Ms Vale", "Ms Quill"), "Vale"),
        (lambda text: text.replace("sleeps", "does not sleep"), "not"),
        (lambda text: text.replace(".", " and she was drunk."), "drunk"),
        (lambda text: "Ms Vale spoke.", "leave out"),
        (lambda text: text.partition(";")[0] + " and three on Monday.", "left out"),
        (lambda text: text.rstrip("."), "not a plain sentence"),
        (lambda text: f"{text[:-1]} " + "and so on " * 40 + ".", "not a plain sentence"),
        (lambda text: f"{text[:-1]}, and he adores trampolines and marmalade.", "nobody said: ador, marm, tram"),
    ],
)
def test_an_invented_or_altered_sentence_is_replaced_and_the_reason_kept(
    change: Callable[[str], str],
    reason: str,
    note: Note,
    written: Callable[..., tuple[Note, list[dict[str, Any]]]],
) -> None:
    def altered(body: dict[str, Any]) -> str:
        (sentence,) = json.loads(joined(body))["sentences"]
        return answer((change(sentence["text"]), sentence["utterances"]))

    made, _ = written(altered)
    kept = [s for s in made.statements if s.writing and s.writing.refused]
    assert kept
    assert {s.text for s in kept} <= set(texts(note))
    assert any(reason.lower() in s.writing.refused.lower() for s in kept if s.writing)


def test_a_sentence_that_the_check_does_not_find_is_replaced(note: Note, transcript: Transcript) -> None:
    def doubt(candidate: Note) -> dict[str, Support]:
        found = Support(status=SupportStatus.CHECK, score=0.4, problems=("person",))
        return {s.id: found for s in candidate.statements if s.written_by == "address"}

    with Endpoint(joined) as server:
        engine = AddressModel(server.url, "big")
        prompt = load_engine_prompt(PROMPTS, "topic")
        made = by_engine(note, transcript, engine, prompt, judge=doubt, lost=what_is_lost)
    assert texts(made) == texts(note)
    assert reasons(made) == {"The check did not find it in the recording (person)."}


def test_words_left_uncited_are_not_lost(note: Note, written: Callable[..., tuple[Note, list[dict[str, Any]]]]) -> None:
    def first_only(body: dict[str, Any]) -> str:
        (sentence,) = json.loads(joined(body))["sentences"]
        return answer((sentence["text"], sentence["utterances"][:1]))

    made, _ = written(first_only)
    assert {s.text for s in made.statements if s.written_by == "words"} <= set(texts(note))
    before = {(e.utterance, e.quote) for s in note.statements for e in s.evidence}
    assert {(e.utterance, e.quote) for s in made.statements for e in s.evidence} == before


def test_a_model_that_answers_nothing_leaves_the_draft_with_a_caution(
    note: Note, transcript: Transcript, parser: EnglishParser, caplog: pytest.LogCaptureFixture
) -> None:
    with Endpoint(Answer(500)) as server, caplog.at_level(logging.DEBUG):
        engine = AddressModel(server.url, "big", wait=lambda _: None)
        with pytest.raises(NoAnswerError):
            in_better_prose(note, transcript, engine, prompts=PROMPTS, parser=parser)
        made = or_as_drafted(note, transcript, engine, prompts=PROMPTS, parser=parser)
    assert texts(made) == texts(note)
    assert made.cautions[-1] == NOT_ASKED
    assert "Monday" not in caplog.text
    assert "Vale" not in caplog.text


def test_heard_draft_asks_the_engine_it_is_told_to_or_that_the_settings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(TALK)
    people = [part for person in PEOPLE for part in ("--person", f"{person.role.value}: {person.name}")]
    arguments = ["draft", str(talk), "--type", "home-visit", "--date", "2026-04-21", *people, "--json"]
    assert run([*arguments, "--engine", "address"]) == 3
    assert "HEARD_ENGINE_ADDRESS" in capsys.readouterr().err
    assert run([*arguments, "--engine", "nonsense"]) == 3
    with Endpoint(joined) as server:
        monkeypatch.setenv("HEARD_ENGINE_ADDRESS", server.url)
        monkeypatch.setenv("HEARD_ENGINE_MODEL", "big")
        capsys.readouterr()
        monkeypatch.setenv("HEARD_ENGINE", "address")
        assert run([*arguments, "--engine", "words"]) == 0
        assert not by_model(Note.model_validate_json(capsys.readouterr().out))
        assert run(arguments) == 0
    made = Note.model_validate_json(capsys.readouterr().out)
    assert by_model(made)
    assert all(s.support for s in made.statements)


def test_a_prompt_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "engines").mkdir()
    with pytest.raises(NotFoundError, match=r"topic\.toml"):
        load_engine_prompt(tmp_path, "topic")
    file = tmp_path / "engines" / "topic.toml"
    file.write_text('name = "topic"\nversion = "one"\ntext = "x"\n')
    with pytest.raises(BadInputError, match="version"):
        load_engine_prompt(tmp_path, "topic")
    file.write_text("name = ")
    with pytest.raises(BadInputError, match="TOML"):
        load_engine_prompt(tmp_path, "topic")
    file.write_text('name = "topic"\nversion = 2\ntext = "{{ whoever }}"\n')
    with pytest.raises(BadInputError, match="whoever"):
        load_engine_prompt(tmp_path, "topic").filled({"who": "x"})
    file.write_text('name = "topic"\nversion = 2\ntext = "{{ who.__class__.__mro__ }}"\n')
    with pytest.raises(BadInputError):
        load_engine_prompt(tmp_path, "topic").filled({"who": "x"})


def test_other_words_come_from_the_model_and_quotations_and_harm_are_not_given_to_it(note: Note) -> None:
    def plainer(body: dict[str, Any]) -> str:
        return json.dumps({"sentences": [{"statement": label, "text": "Other words."} for label in labels(body)]})

    with Endpoint("no JSON", plainer) as server:
        rewriter = EngineRewriter(AddressModel(server.url, "big"), load_engine_prompt(PROMPTS, "reword"))
        made = rewriter.reword(note.statements, "make it friendlier")
    assert [one.statement for one in made] == [s.id for s in note.statements]
    assert {one.why for one in made if one.text is None} == {QUOTED}
    assert {one.text for one in made} == {None, "Other words."}
    assert {(one.engine, one.model, one.prompt) for one in made} == {("address", "big", "reword 1")}
    taken = next(one for one in made if one.text)
    words = {"engine": taken.engine, "model": taken.model, "prompt": taken.prompt}
    kept = editing.reword(note, {taken.statement: "Other words."}, author="Amara Boyd", **words)
    writing = next(s.writing for s in kept.statements if s.id == taken.statement)
    assert writing is not None
    assert (writing.engine, writing.model, writing.prompt) == ("address", "big", "reword 1")
    by_hand = editing.rewrite(kept, taken.statement, ["My own words."], author="Amara Boyd")
    assert next(s.writing for s in by_hand.statements if s.id == taken.statement) is None
    sent = " ".join(body["messages"][0]["content"] for body in server.asked)
    assert "make it friendlier" in sent
    assert "football" not in sent
    assert "hit me" not in sent
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Answer(500), NO_ANSWER),
        ("nothing", NOT_READ),
        ('{"sentences": [{"statement": "s99", "text": "x"}]}', NOT_READ),
        ('{"sentences": []}', NOTHING_NEW),
    ],
)
def test_a_model_that_fails_offers_no_words_and_says_why(reply: str | Answer, why: str, note: Note) -> None:
    with Endpoint(reply) as server:
        rewriter = EngineRewriter(AddressModel(server.url, "big", tries=1), load_engine_prompt(PROMPTS, "reword"))
        made = rewriter.reword(note.statements[:1], "friendlier")
    assert [(one.text, one.why) for one in made] == [(None, why)]


def test_words_that_a_model_invents_are_not_offered(note: Note, transcript: Transcript, parser: EnglishParser) -> None:
    def invented(body: dict[str, Any]) -> str:
        return json.dumps({"sentences": [{"statement": label, "text": "She drinks."} for label in labels(body)]})

    ids = [s.id for s in note.statements if s.text.startswith("Ms Vale said")]
    with Endpoint(invented) as server:
        rewriter = EngineRewriter(AddressModel(server.url, "big"), load_engine_prompt(PROMPTS, "reword"))
        made = offers(note, ids, "friendlier", rewriters=(rewriter,), parser=parser, transcript=transcript)
    assert ids
    assert [one.text for one in made] == [None]
    assert made[0].why


def test_a_page_asks_only_a_model_at_an_address() -> None:
    assert open_rewriter(Settings()) is None
    assert open_rewriter(Settings(engine=Engine.PACKAGED)) is None
    assert open_rewriter(Settings(engine=Engine.ADDRESS, engine_address="http://x/v1", engine_model="m")) is not None
