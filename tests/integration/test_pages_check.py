"""The page that checks a note: findings beside the text, changes in place, before and after, and nothing kept."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO

import docx
import pytest

from tests.house import House
from tests.visitor import Visitor

NOTE = """## Mother's views
Mum is manipulative and in denial. Mum told me that she rings school every morning, which shows she is trying hard.
She told me that Idris likes school.

## Analysis
I am worried about the lock because Idris was found in the street twice. Idris is clearly at risk of harm.
"""
TAKE = re.compile(r'name="do" value="(take s2 [0-9a-f]{64})"')


@pytest.fixture
def worker(house: House) -> Iterator[Visitor]:
    yield Visitor(house, house.worker)


def test_findings_stand_beside_the_sentences_that_set_them_off(worker: Visitor) -> None:
    page = worker.post("/check", text=NOTE).text
    row = page[page.index('id="s1"') : page.index('id="s2"')]
    assert "Words that blame" in row
    assert 'doc__mark--high" data-severity="high"' in row
    assert "manipulative" in row
    assert "Two voices in one sentence" in page[page.index('id="s2"') : page.index('id="s3"')]


def test_whose_a_sentence_is_stands_beside_it_in_a_word_and_a_pattern(worker: Visitor) -> None:
    page = worker.post("/check", text=NOTE).text
    row = page[page.index('id="s3"') : page.index('id="s4"')]
    assert "url(#v-mother)" in row
    assert " Mother<" in row


def test_a_suggestion_is_taken_with_one_press_and_nothing_else_changes(worker: Visitor) -> None:
    page = worker.post("/check", text=NOTE).text
    press = TAKE.search(page)
    assert press
    after = worker.post("/check", text=NOTE, do=press.group(1), first=_first(page))
    assert after.status_code == 200
    text = _text(after.text)
    assert text.startswith("## Mother's views\nMum is manipulative and in denial. Mum told me that she rings school")
    assert "which shows" not in text
    assert text.endswith(NOTE[NOTE.index("\nShe told me") :].strip())
    assert "Since you began" in after.text


def test_a_suggestion_that_is_gone_is_said_and_the_text_stays(worker: Visitor) -> None:
    page = worker.post("/check", text=NOTE, do=f"take s2 {'0' * 64}")
    assert page.status_code == 409
    assert "not there any more" in page.text
    assert _text(page.text) == NOTE.strip()
    assert "Words that blame" in page.text


def test_plain_words_are_taken_all_at_once(worker: Visitor) -> None:
    text = "## Analysis\nThey utilise the bus to facilitate contact. He will endeavour to attend."
    page = worker.post("/check", text=text).text
    press = re.search(r'value="(together \w+)"[^>]*>Use all (\d) ', page)
    assert press
    after = worker.post("/check", text=text, do=press.group(1), first=_first(page)).text
    assert "utilise" not in _text(after)
    assert "endeavour" not in _text(after)
    assert "to look at" in after


def test_a_sentence_is_opened_changed_and_put_back(worker: Visitor) -> None:
    page = worker.post("/check", text=NOTE, do="change s1").text
    fields = {name: _field(page, name) for name in ("from", "to", "now", "was")}
    assert fields["was"] == "Mum is manipulative and in denial."
    new = "Mum told me two stories on 2 May."
    live = worker.post("/check", text=NOTE, do="live", new=new, first=_first(page), **fields).text
    assert _text(live) == NOTE.replace(fields["was"], new).strip()
    assert 'id="new"' in live
    assert "Words that blame" not in live
    again = {name: _field(live, name) for name in fields}
    back = worker.post("/check", text=_text(live), do="back", new=new, **again).text
    assert _text(back) == NOTE.strip()
    assert 'id="new"' not in back


def test_before_and_after_speak_of_the_first_check(worker: Visitor) -> None:
    first = _first(worker.post("/check", text=NOTE * 3).text)
    better = (NOTE * 3).replace("Mum is manipulative and in denial. ", "").replace(" clearly", "")
    page = worker.post("/check", text=better, first=first).text
    assert re.search(r"<li>Score \d+ → \d+</li>", page)
    assert re.search(r"<li>\d+ things fewer to look at</li>", page)
    assert "At first" in page
    another = worker.post("/check", text=better, first=first, age="5-7").text
    assert "At first" not in another


@pytest.mark.parametrize("age", ["", "8-10", "14+"])
def test_points_that_were_lost_lead_to_their_words(worker: Visitor, age: str) -> None:
    page = worker.post("/check", text=NOTE * 3, do="points", age=age).text
    table = page[page.index("What the score is made of") :]
    table = table[: table.index("</table>")]
    assert re.search(r'<a class="govuk-link" href="#s\d+">manipulative</a>', table)


@pytest.mark.parametrize("first", ["{", "[]", '{"reader": ""}', '{"reader":"","larger":-1,"smaller":0}', "x" * 10_000])
def test_first_figures_that_make_no_sense_are_left_out(worker: Visitor, first: str) -> None:
    page = worker.post("/check", text="## Analysis\nHe slept well at home.", first=first)
    assert page.status_code == 200
    assert "Since you began" not in page.text


def test_saying_whose_a_sentence_is_applies_at_once_and_goes_with_its_words(worker: Visitor) -> None:
    asked = worker.post("/check", text=NOTE, do="whose s5").text
    assert '<select class="govuk-select" id="whose"' in asked
    said = worker.post("/check", text=NOTE, do="label s5", whose="parent_view:mother").text
    row = said[said.index('id="s5"') :]
    assert "url(#v-mother)" in row[:600]
    label = _field(said, "label")
    moved = worker.post("/check", text="She came late.\n" + NOTE, label=label, show="why", asked="yes").text
    assert "You said whose this is." in moved
    undone = worker.post("/check", text=NOTE, do="label s5", whose="checks", label=label).text
    assert 'name="label"' not in undone


def test_what_is_ticked_stays_ticked(worker: Visitor) -> None:
    page = worker.post("/check", text=NOTE).text
    assert 'id="show-high" checked' in page
    assert 'id="show-low" checked' not in page
    chosen = worker.post("/check", text=NOTE, asked="yes", show="low").text
    assert 'id="show-high" checked' not in chosen
    assert 'id="show-low" checked' in chosen


def test_the_report_is_one_file_that_asks_for_nothing(worker: Visitor) -> None:
    page = worker.post("/check/report", text=NOTE)
    assert page.headers["content-disposition"].startswith("attachment")
    assert "default-src &#39;none&#39;" in page.text or "default-src 'none'" in page.text
    assert not re.search(r'(src|href)="(?!#|data:,)', page.text)
    assert "Words that blame" in page.text
    assert "<form" not in page.text
    assert worker.post("/check/report", text="").status_code == 422


def test_a_file_is_shown_by_name_and_as_text_that_can_be_changed(worker: Visitor) -> None:
    made = docx.Document()
    made.add_heading("Analysis", 2)
    made.add_paragraph("Idris is clearly at risk. He [the boy] slept.")
    content = BytesIO()
    made.save(content)
    files = {"file": ("hart visit.docx", content.getvalue())}
    page = worker.client.post("/check", data={"form_token": worker.token}, files=files)
    assert page.status_code == 200
    assert "You checked hart visit.docx" in page.text
    assert _text(page.text).startswith("## Analysis\n\nIdris is clearly at risk.")
    again = worker.post("/check", text=_text(page.text), name="hart visit.docx").text
    assert "He [the boy] slept." in unescape(again)


def test_a_transcript_goes_on_being_compared_with(worker: Visitor) -> None:
    said = b"Samira Hart: He sleeps well now.\n\nWorker: Good."
    files = {"transcript": ("said.txt", said)}
    fields = {"form_token": worker.token, "text": "## Analysis\nHe broke his arm on the trampoline.", "people": ""}
    page = worker.client.post("/check", data=fields, files=files)
    assert "not in the recording" in page.text
    carried = re.search(r'name="said"[^>]*>([^<]*)<', page.text)
    assert carried
    again = worker.post("/check", text=fields["text"] + " He slept.", said=unescape(carried.group(1))).text
    assert "not in the recording" in again
    assert worker.post("/check", text=fields["text"], said="{").status_code == 200


@pytest.mark.parametrize(
    ("fields", "sentence", "where"),
    [
        ({}, "Paste a note, or choose a file.", "#text"),
        ({"text": "a " * 50_001}, "longer than 100,000 characters", "#text"),
        ({"text": "He slept.", "age": "200"}, "Choose an age from the list", "#age"),
        ({"text": "He slept.", "people": "boss: Al"}, "is not a role", "#people"),
    ],
)
def test_a_slip_is_said_beside_its_field_and_what_was_typed_stays(
    worker: Visitor, fields: dict[str, str], sentence: str, where: str
) -> None:
    page = worker.post("/check", **fields)
    assert page.status_code in {413, 422}
    assert sentence in unescape(page.text)
    assert f'href="{where}"' in page.text
    assert fields.get("people", "") in page.text


def test_hidden_fields_that_were_tampered_with_change_no_other_words(worker: Visitor) -> None:
    for fields in (
        {"from": "3", "to": "9999999", "now": "x", "new": "y"},
        {"from": "-1", "to": "4", "now": "", "new": "y"},
        {"from": "٣", "to": "4", "now": "", "new": "y"},
        {"label": "x", "do": "label s999"},
        {"do": "change s999"},
        {"do": "whose s999"},
        {"do": "take"},
        {"first": '{"reader":"","larger":1,"smaller":0,"voices":[["nobody",null]]}'},
    ):
        page = worker.post("/check", text=NOTE, **fields)
        assert page.status_code in {200, 409}
        assert _text(page.text) == NOTE.strip()


def test_what_is_pasted_is_never_run_as_a_page(worker: Visitor) -> None:
    text = '## <script>alert(1)</script>\nMum said "</textarea><script>alert(2)</script>" was <b>clearly</b> said.'
    for path in ("/check", "/check/report"):
        page = worker.post(path, text=text, people='mother: "><script>alert(3)</script>')
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<b>" not in page.text


def test_a_filed_note_is_read_with_its_findings_by_those_who_may(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    page = worker.get(f"/notes/{filed.id}/document")
    assert page.status_code == 200
    assert "What the checks found" in page.text or "what the checks found" in page.text
    assert 'id="show-high" checked' in page.text
    every = worker.get(f"/notes/{filed.id}/document?show=high&show=medium&show=low").text
    assert f'href="/notes/{filed.id}' in every
    some = worker.get(f"/notes/{filed.id}/document?show=voices&show=medium").text
    assert 'id="show-high" checked' not in some
    assert 'id="show-medium" checked' in some
    for user in (house.other_worker, house.manager, house.qa, house.admin):
        assert Visitor(house, user).get(f"/notes/{filed.id}/document").status_code in {403, 404}


def _text(page: str) -> str:
    found = re.search(r'<textarea[^>]* id="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found
    return unescape(found.group(1)).removeprefix("\n")


def _first(page: str) -> str:
    return _field(page, "first")


def _field(page: str, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    assert found, name
    return unescape(found.group(1))
