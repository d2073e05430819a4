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

PLAIN_TWO = (
    "Hello Wren, this is what we talked about when we had chips by the sea. You want to go back to your old school, "
    "because your best friend is there and the new one is too big. I rang the old school on Tuesday. They have a place "
    "for you after Easter. The bus takes half an hour, so you will need to get up at seven. Jo says she will wake you. "
    "You also asked about your cat. Tibbs is living with the lady next door to your mum, and she sends you a picture "
    "of him asleep on her bed. You may visit him on Sundays. I was glad that you told me about the bad dreams. Tell "
    "Jo when you have one, day or night. I will come again next week."
)
ACRONYMS_TWO = (
    "Ch on CPP (EA) since RCPC. MO has PD & LD, on PIP. FA on RSO list, SHPO to 2031. Prev UAP, EHA closed. GCP2 done "
    "w/ FSW. HCP via 0-19 team. PEP & SDQ o/d. DSL to chase EP. CiN vs LAC tbc at LPM, IRO + TM + SM. S7 & S37 "
    "reports in. CG for YP, LAA filed. ISW PA o/s. HBV/FGM screened, nil. NRM ref by FCP. MDT 4/2. MCA n/a. DoL s25 "
    "no. PCSO & RPT seen. WT with ATM. CMHT d/c AMO. RIC = DASH 14. MATAC. OPG. SDM used. EET nil. QA by IRO. VCB "
    "sched. YOT AIM3. RMM w/ PPU. TACs x2. EHM. FPO issued. HH in TA, DHP. NFI. IMR. LCSPR. SCIE. ASYE SW. DTM."
)
CRUEL_TWO = (
    "You were bad at Nan's. You were rude and lazy. You told lies. It is your fault that Nan is ill. Your mum is "
    "hopeless. She is lazy and she is a liar. Dad is bad. He failed you. He ruined your life. You are a naughty girl. "
    "You are spoilt. You do not deserve a new bed. Your brother is nasty. He is just like Dad. You are selfish. You "
    "made me sad. Mum does not care. She lied to me and to you. You are difficult. It is no fun to see you. Your room "
    "was a disgrace. You are to blame for the fight. You were stupid to run off. No one likes a liar. Be good or you "
    "will have to go. You are a disappointment to us."
)
TELEGRAPHIC_TWO = (
    "Met by the sea, chips. Wants old school, best friend there. New one too big. Old school rung Tuesday, place after "
    "Easter. Bus half an hour. Up at seven, Jo to wake. Cat with next-door lady, picture sent. Visits on Sundays. Bad "
    "dreams, Jo to be told, day or night. Next visit in a week. Room tidy. New shoes too tight. Dentist booked. "
    "Swimming on Thursdays. Two friends named. No news of Dad. Mum late by phone, sorry. Birthday in May, wants a "
    "kite. Tea eaten. Hair cut. Homework half done. Reading better. Glasses worn. Cough nearly gone. Bike lock lost. "
    "Pocket money, three pounds. Bed by nine. Light on."
)

GROUPS = {
    "kai": (PLAIN, TELEGRAPHIC, ACRONYMS, CRUEL),
    "wren": (PLAIN_TWO, TELEGRAPHIC_TWO, ACRONYMS_TWO, CRUEL_TWO),
}


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="module")
def terms() -> Terms:
    return load_terms(PROMPTS)


def shuffled(seed: int, text: str = PLAIN) -> str:
    words = text.replace(".", "").replace(",", "").split()
    mixed = [str(word) for word in np.random.default_rng(seed).permutation(words)]
    return " ".join(" ".join(mixed[n : n + 10]).capitalize() + "." for n in range(0, len(mixed), 10))


def read(text: str, age: int | None, parser: SpacyParser, terms: Terms) -> Readability:
    return readability(text, age=age, terms=terms, parser=parser)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("age", [6, 9, 12, 15, None])
def test_the_worst_texts_score_worst_at_every_age(
    group: str, age: int | None, parser: SpacyParser, terms: Terms
) -> None:
    plain, telegraphic, acronyms, cruel = GROUPS[group]
    best, notes = (read(text, age, parser, terms).score or 0.0 for text in (plain, telegraphic))
    assert best >= 85
    assert notes < 70
    for worst in (acronyms, cruel, *(shuffled(seed, plain) for seed in (1, 2, 3))):
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
