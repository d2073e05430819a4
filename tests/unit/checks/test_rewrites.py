"""A plainer, kinder rewrite scores above what it rewrites, and the reasons point at the right words."""

from pathlib import Path

import pytest

from assistant.checks.readability import Reading, explain
from assistant.checks.terms import Terms, load_terms
from models.english import SpacyParser

PROMPTS = Path(__file__).resolve().parents[3] / "prompts"

GUIDANCE = {
    "bins": (
        "Residents are advised that failure to present receptacles for collection at the designated location prior to "
        "07:00 may result in non-collection. Contaminated receptacles will not be emptied, and it is the "
        "responsibility of the householder to ensure the removal of prohibited materials prior to the subsequent "
        "scheduled collection.",
        "Please put your bin by the gate before 7 in the morning. If it is late, we can't empty it that day. We also "
        "can't empty a bin with the wrong things in it. Take them out, and we will empty your bin the next time we "
        "come.",
    ),
    "benefit": (
        "In the event of a relevant change of circumstances, claimants are required to provide notification to the "
        "department without undue delay. Where notification is not received, the determination of entitlement may be "
        "subject to suspension pending the provision of satisfactory documentary evidence.",
        "Tell us at once if something changes: if you move, if you start a job, or if somebody comes to live with you. "
        "If you do not tell us, we may stop your money until we have seen your papers.",
    ),
    "doctor": (
        "Patients who are unable to attend their scheduled appointment are requested to provide a minimum of 24 hours' "
        "notification in order to facilitate the reallocation of the appointment. Persistent non-attendance may result "
        "in removal from the practice list following a review by the partnership.",
        "If you can't come to see the doctor, please ring us the day before. Then we can give your time to somebody "
        "who is ill. If you miss many visits and do not ring, we may ask you to find another doctor.",
    ),
    "school": (
        "Applications for admission must be submitted via the online portal in accordance with the coordinated "
        "admissions scheme. Late applications will be considered only following the allocation of places to applicants "
        "whose submissions were received prior to the statutory deadline, unless exceptional circumstances are "
        "demonstrated.",
        "Ask for a school place on our website by 15 January. If you ask after that day, we will look at your form "
        "last, when most places have gone. If something very hard stopped you, tell us, because we may be able to "
        "help.",
    ),
    "complaints": (
        "Complaints will be acknowledged within five working days of receipt and a substantive response will be issued "
        "following the completion of an investigation. Where the complainant remains dissatisfied with the outcome, "
        "escalation to the second stage may be requested.",
        "If something has gone wrong, please tell us. We will write back in five days to say that we have your letter. "
        "Then we will find out what happened and tell you. If you are still not happy, you can ask us to look again.",
    ),
}

LETTERS = {
    "moving": (
        "The subject child was removed from the parental home under an EPO following non-engagement by mother. It was "
        "felt that the placement would meet her needs. Contact will be reviewed at the LAC review.",
        "Dear Esi, You are staying with Pat and Lee now, because Mum was too ill to keep you safe. It is not your "
        "fault. You will see Mum on Sunday. In May we will all sit down and talk about how often you see her.",
    ),
    "school": (
        "Rhys is a difficult boy who refuses to engage with education provision. His behaviour is challenging and "
        "manipulative. PEP to be convened. Attendance poor.",
        "Dear Rhys, You told me that maths makes you feel stuck, and that you walk out when people shout. Thank you "
        "for telling me. I will meet your teacher on Monday so that we can find you a quiet place to work.",
    ),
    "brother": (
        "Sibling contact is to be facilitated on a bi-monthly basis, subject to risk assessment, notwithstanding the "
        "aforementioned concerns regarding the dynamics within the sibling relationship.",
        "Dear Tomasz, You can see your brother every two months. I will be there the first time, because you both got "
        "upset at the last visit. If you want to stop, tell me and we will go home.",
    ),
    "dad": (
        "Dad lied again. He does not care. He failed you. You were bad on Friday too. Do not ask me about him.",
        "Dear Amara, Dad did not come on Friday. I know that you waited for a long time, and I am sorry. I rang him "
        "but he did not answer. You did nothing wrong. I will tell you as soon as I hear from him.",
    ),
    "plan": (
        "Seen alone. Presentation appropriate. Wishes and feelings ascertained. Core group 6/9. NFA re allegation. SW "
        "to liaise with HV, CAMHS.",
        "Dear Jun, It was good to see you on your own today. You told me that you are sleeping well and that you like "
        "your new bed. We talked about what you said to your teacher. I will not do anything more about that now, "
        "because the police have looked into it.",
    ),
}

PUBLIC = {
    "claim": (
        "The amount of expenses reimbursed to a claimant under this subpart shall be reduced by any amount that the "
        "claimant receives from a collateral source.",
        "If you get a payment from a collateral source, we will reduce our payment by the amount you get.",
    ),
    "ruts": (
        "When the process of freeing a vehicle that has been stuck results in ruts or holes, the operator will fill "
        "the rut or hole created by such activity before removing the vehicle from the immediate area.",
        "If you make a hole while freeing a stuck vehicle, you must fill the hole before you drive away.",
    ),
    "repay": (
        "If the State Secretary finds that an individual has received a payment to which the individual was not "
        "entitled, whether or not the payment was due to the individual's fault or misrepresentation, the individual "
        "shall be liable to repay to State the total sum of the payment to which the individual was not entitled.",
        "If the State agency finds that you received a payment that you weren't entitled to, you must pay the entire "
        "sum back.",
    ),
    "exercise": (
        "The Dietary Guidelines for Americans recommends a half hour or more of moderate physical activity on most "
        "days, preferably every day. The activity can include brisk walking, calisthenics, home care, gardening, "
        "moderate sports exercise, and dancing.",
        "Do at least 30 minutes of exercise, like brisk walking, most days of the week.",
    ),
    "inquiry": (
        "Investigators at the contractor will review the facts in your case and decide the most appropriate course of "
        "action. The first step taken with most Medicare health care providers is to reeducate them about Medicare "
        "regulations and policies. If the practice continues, the contractor may conduct special audits of the "
        "provider's medical records.",
        "We will take two steps to look at this matter: We will find out if it was an error or fraud. We will let you "
        "know the result.",
    ),
}
"""Before and after, from the Federal Plain Language Guidelines and the examples on plainlanguage.gov, which are works
of the United States government and in the public domain."""

MORE_LETTERS = {
    "hearing": (
        "The matter is listed for final hearing on 14 March, when the court will determine the application. Imogen's "
        "ascertainable wishes have been conveyed by the guardian. The local authority's final care plan is one of "
        "long-term fostering.",
        "Dear Imogen, On 14 March a judge will decide where you will live. Hannah has told the judge what you want. We "
        "have asked the judge to let you stay with Sue and Pete until you are grown up.",
    ),
    "asthma": (
        "Concerns persist regarding mother's management of the child's respiratory condition, with repeated "
        "non-attendance at clinic and inconsistent administration of prescribed medication.",
        "Dear Zayn, Your chest gets tight when you miss your blue puffer. You and Mum missed the clinic three times. "
        "I have asked the nurse to come to your house, so that nobody has to get two buses.",
    ),
    "anger": (
        "Corey presents with oppositional behaviours and poor impulse control, culminating in a fixed-term exclusion "
        "following an altercation with a peer.",
        "Dear Corey, You told me that Jay called your mum a name and you hit him. The school sent you home for two "
        "days. I know you were hurt. Next time you can show Mr Lowe your red card and walk out.",
    ),
    "drink": (
        "Paternal alcohol misuse remains a significant feature, impacting negatively upon the emotional availability "
        "of father and upon household routines.",
        "Dear Bea, When Dad drinks he shouts, and some nights nobody makes your tea. You did not make him drink. Gran "
        "will come on Fridays from now on, and you can ring her on any other night.",
    ),
    "house": (
        "Overcrowding and disrepair within the property are being addressed via liaison with the housing provider, and "
        "a transfer has been prioritised on medical grounds.",
        "Dear Abdi, Your bedroom is wet and there are too many of you in it. I have asked for a bigger house. We may "
        "have to wait until the summer. I will ring the man at the housing office each week.",
    ),
}


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="module")
def terms() -> Terms:
    return load_terms(PROMPTS)


def read(text: str, age: int | None, parser: SpacyParser, terms: Terms) -> Reading:
    return explain(text, age=age, terms=terms, parser=parser)


@pytest.mark.parametrize("name", GUIDANCE)
def test_guidance_made_plain_scores_higher_for_a_parent(name: str, parser: SpacyParser, terms: Terms) -> None:
    before, after = (read(text, None, parser, terms).readability for text in GUIDANCE[name])
    assert before.score is not None
    assert after.score is not None
    assert after.score > before.score + 5
    assert (after.reading_age or 0) < (before.reading_age or 0) - 2


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_example_of_plain_language_scores_higher_after(name: str, parser: SpacyParser, terms: Terms) -> None:
    before, after = (read(text, None, parser, terms).readability for text in PUBLIC[name])
    assert (after.score or 0) > (before.score or 100)
    assert (after.reading_age or 99) < (before.reading_age or 0)


@pytest.mark.parametrize("name", [*LETTERS, *MORE_LETTERS])
def test_a_letter_rewritten_for_the_child_scores_higher(name: str, parser: SpacyParser, terms: Terms) -> None:
    before, after = (read(text, 9, parser, terms).readability for text in (LETTERS | MORE_LETTERS)[name])
    assert before.score is not None
    assert after.score is not None
    assert after.score > before.score + 20
    assert after.score >= 70 > before.score


def test_the_reasons_name_the_words_that_cost_points(parser: SpacyParser, terms: Terms) -> None:
    named = {lost.words for part in read(LETTERS["moving"][0], 9, parser, terms).parts for lost in part.lost}
    assert {"EPO", "subject child"} <= {w.replace("The ", "") for w in named} | named
    assert any("was felt" in words for words in named)
