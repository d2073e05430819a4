"""Texts that formulas call easy and no child should get score worst: acronyms, cruelty, words in no order."""

from pathlib import Path

import numpy as np
import pytest

from assistant.checks.readability import readability
from assistant.checks.terms import Terms, load_terms
from assistant.domain.finding import Readability
from models.english import SpacyParser

PROMPTS = Path(__file__).resolve().parents[3] / "prompts"

PLAIN = (
    "Dear Kai, I came to see you at Nan's house on Monday. You showed me your new trainers and you told me that you "
    "like your school. You said that you miss your dad. Dad is in prison now because he hurt somebody. It is not your "
    "fault. You will stay with Nan until the judge has met us in June. The judge is the person who decides where you "
    "will live. You can see Dad once a month, and I will take you there. I will ring him on Friday to fix the first "
    "day. You told me that you sleep with the light on, and that is fine. You were brave to tell me so much. If you "
    "are worried before then, you can ring me or tell Nan."
)
ACRONYMS = (
    "SW did S47 with DSL and HV. YP subject to ICPC then CPP, cat EA. NRPF re MGF. EPO not sought, LPM held, IRO tbc. "
    "CIN closed. EHCP and CAMHS ref made, SDQ done. PGM viability neg. SGO not rec by CG. FGC declined. DV with IDVA. "
    "PLO pre-mtg 3/4. LAC s20 ended. ICO s38 sought by LA. RO and FCA to file. CLA med o/s. PEP due. MARAC 9/6. TAF "
    "nil. NFA by MASH. HT to send. SW to ring. BF no PR. MGM has PR via RO. S7 by CAFCASS. OT ref. SALT ref. DOLS n/a. "
    "YOT and IRO cc. AP by UASC team. LADO aware. CSE nil. EDT rang. DT told."
)
CRUEL = (
    "Mum lied to you. She is lazy. She did not get up. Your house was a disgrace. Dad is bad. He does not care. You "
    "were naughty at school. You hit a boy. That was your fault. Your teacher is sad. You are a difficult boy. Nan is "
    "cross with you. You do not deserve a treat. Mum is useless. She failed you. You made her sad. You were bad again "
    "on Monday. You lied to me. You will have to move. It is your fault. No one wants you to stay. Be good next time. "
    "Mum is hopeless. Dad is nasty. They ruined it. You were selfish. You did not try. You were awful to Nan."
)
TELEGRAPHIC = (
    "Seen Monday, Nan's house. New trainers. School fine. Misses dad. Dad in prison, assault. Not his fault. To stay "
    "with Nan till June hearing. Contact monthly, transport by worker. Call prison Friday. Sleeps with light on. Good "
    "talk. Next visit Tuesday after school. Worries to Nan or phone. Nan coping, tired. Fridge full. Bedroom tidy. "
    "Homework not done. Two lates. Trip to zoo paid. Glasses lost, new pair needed. Dentist in May. Football on "
    "Saturday, new boots. Friends round twice. No rows. Uncle visited once. Nan's knee bad. Shopping by neighbour. "
    "Money tight. Letter to housing. Form signed. Message left. To try again Thursday."
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="module")
def terms() -> Terms:
    return load_terms(PROMPTS)


def shuffled(seed: int) -> str:
    words = PLAIN.replace(".", "").replace(",", "").split()
    mixed = [str(word) for word in np.random.default_rng(seed).permutation(words)]
    return " ".join(" ".join(mixed[n : n + 10]).capitalize() + "." for n in range(0, len(mixed), 10))


def read(text: str, age: int | None, parser: SpacyParser, terms: Terms) -> Readability:
    return readability(text, age=age, terms=terms, parser=parser)


@pytest.mark.parametrize("age", [6, 9, 12, None])
def test_the_worst_texts_score_worst_at_every_age(age: int | None, parser: SpacyParser, terms: Terms) -> None:
    best, notes = (read(text, age, parser, terms).score or 0.0 for text in (PLAIN, TELEGRAPHIC))
    assert best >= 90
    assert notes < best - 5
    for worst in (ACRONYMS, CRUEL, shuffled(1), shuffled(2), shuffled(3)):
        found = read(worst, age, parser, terms)
        assert not found.too_short
        assert (found.score or 0.0) < min(50, notes - 20)


@pytest.mark.parametrize("extra", ["The IRO will ring.", "Mum lied to us.", "Dad refuses to engage.", "S47 next."])
def test_one_open_acronym_or_blaming_word_keeps_a_long_kind_letter_from_green(
    extra: str, parser: SpacyParser, terms: Terms
) -> None:
    assert (read(f"{PLAIN} {extra}", 9, parser, terms).score or 100.0) < 70


def test_hard_words_of_blame_in_quotation_marks_cost_nothing(parser: SpacyParser, terms: Terms) -> None:
    with_quotation = f'{PLAIN} You told me, "Mum is useless and Dad is a liar."'
    found = read(with_quotation, 9, parser, terms)
    assert found.parts["judgement"] == 15
    assert found.parts["not_green"] == 0


def test_a_text_of_ninety_nine_words_is_too_short_and_one_of_a_hundred_is_not(
    parser: SpacyParser, terms: Terms
) -> None:
    words = [word for word in PLAIN.replace("Nan's", "the").replace(".", "").replace(",", "").split() if word.isalpha()]
    assert read(" ".join(words[:99]) + ".", 9, parser, terms).too_short
    assert not read(" ".join(words[:100]) + ".", 9, parser, terms).too_short
