"""Chooses what belongs in a note: views, facts, risk and what was promised; small talk is left."""

import re
from enum import StrEnum

from assistant.drafting.homely import is_scornful
from assistant.drafting.said import Said
from assistant.english.numbers import numbers

RISK = re.compile(
    r"\b(?:suicid\w*|kill(?:ed|ing)?|self[- ]harm\w*|cut(?:s|ting)? (?:him|her|my|them|your)sel(?:f|ves)"
    r"|overdos\w*|hurt(?:s|ing)?"
    r"|hit(?:s|ting)?|punch\w*|slap\w*|smack\w*|kick(?:ed|ing|s)|strangl\w*|chok(?:ed|ing)|bruis\w*|burn(?:ed|t"
    r"|s)?|knife|knives|weapon"
    r"|gun|drunk|drink(?:ing|s)|alcohol|vodka|cannabis|weed|cocaine|heroin|drugs?|abus\w*|rape\w*|sexual\w*"
    r"|touch(?:ed|es|ing)"
    r"|grop\w*|threaten\w*|threw|beat(?:s|en|ing)?|scared of (?:him|her|them)|locked (?:in|out)|missing|ran away"
    r"|run away|die|dying|grab(?:bed|s)"
    r"|better off without|end it all|not be here any ?more|(?:wish|want) (?:I was|to be) dead|can't go on"
    r"|wake up dead|drink on (?:her|him|them)|a drink on|been drinking|had a drink"
    r"|cans of (?:lager|beer|cider)|(?:two|three|four|five|six|seven|eight|few) cans"
    r"|(?:puts?|putting) (?:his|her|their|its) hands? (?:on|up|down|in|round)"
    r"|raised (?:his|her) hand|smells? (?:of|funny)"
    r"|shov(?:ed|es)|violen\w*|police|arrest\w*|bleed\w*|unconscious|neglect\w*|left (?:alone|on (?:his|her"
    r"|their) own)|exploit\w*)\b",
    re.I,
)
VIEW = re.compile(
    r"\b(?:want\w*|worr(?:y|ies|ied|ying)|feel\w*|felt|think\w*|thought|like[sd]?|love[sd]?|hate[sd]?|scared"
    r"|afraid|frightened|need(?:s|ed)?"
    r"|agree[ds]?|disagree[ds]?|hop(?:e|es|ed|ing)|wish\w*|happy|sad|angry|upset|cross|tired|lonely|proud"
    r"|miss(?:es|ed)?|enjoy\w*|hard|better|worse|fair"
    r"|unfair|help(?:s|ed|ful)?|difficult|struggl\w*|prefer\w*|rather|can't|cannot|couldn't|won't|wouldn't|don't"
    r"|doesn't|never|always|should|shouldn't"
    r"|trust\w*|believe\w*|reckon\w*|easier|safe|safer|bored|boring|nice|horrible|fed up|glad|nervous|calm\w*"
    r"|important|stress\w*|cop(?:e|es|ing))\b",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:school|nursery|gp|doctor|hospital|work|job|house|home|bed|sleep\w*|eat\w*|tea|breakfast|contact|court"
    r"|money|rent|benefits?|college|club|"
    r"police|nurse|teacher|appointment|medicine|tablets|inhaler|letter|form|phone|mum|dad|nan|grandad|brother"
    r"|sister|friend|mate|dog|cat|football)\b",
    re.I,
)
_SMALL = re.compile(
    r"^(?:yes|yeah|yep|no|nope|nah|okay|ok|right|mm+|mhm|uh[- ]huh|hm+|oh|sure|fine|thanks?|thank you|cheers|ta"
    r"|please|"
    r"hi|hello|hiya|bye|see you|good|great|lovely|alright|all right|i see|i know|course|of course|no problem"
    r"|go on(?: then)?|"
    r"don't know|dunno|i don't know|not really|sorry|i'm (?:so )?sorry|that's (?:fine|okay|good|great|alright"
    r"|lovely)|"
    r"(?:good )?(?:morning|afternoon|evening|hello|hi|hiya)(?: \w+)?"
    r"|come in|sit down|tea|coffee|love|mate|then|and|well"
    r"|nice to (?:meet|see) you|"
    r"do you want (?:a )?(?:tea|coffee|brew|cuppa)|you too|see you.*|bye.*|thanks? (?:you )?for .*|it's okay"
    r"|it's a bad line|suits? (?:me|us|yourself)|that (?:suits|works for) (?:me|us)|aye|mind|suit yourself|fine by me"
    r"|go for it|no worries|never mind|anyway)$",
    re.I,
)
_SEES = re.compile(
    r"\bI(?:'ve| have)?(?: can| could)?(?: also| just)? (?:see(?! (?:about|if|whether|you|what|how|to))|saw|seen"
    r"|notice|noticed|smell|smelt|smelled"
    r"|found)\b|"
    r"\bI (?:was shown|looked|checked|watched|counted)\b",
    re.I,
)
_SHOWN = re.compile(
    r"^(?:\w+,? )*it says,? [\"'“‘]|\b(?:that['’]s (?:a |an )?(?:\w+ )?(?:nod|no|yes|shrug|smile|grin|thumbs"
    r"|head shake|frown"
    r"|maybe)\b(?! problem| good)"
    r"|(?:half )?a (?:smile|nod|shrug|grin) there"
    r"|(?:you|he|she|they)(?:['’](?:ve|s|re)| has| have| is| are)(?: (?:just|sort of|kind of|both|all"
    r"|also))* (?:nodd|shak|shrugg"
    r"|smil|grinn|point(?:ed|ing)|writ|holding|held up|pull(?:ed|ing) a face|drawn|drawing|giv(?:en|ing) me a"
    r"|got (?:your"
    r"|his|her) thumb|look(?:ed|ing) (?:at|away|down)|turn(?:ed|ing) (?:away|round)|cr(?:ying|ied)|gone quiet"
    r"|covered|put"
    r" (?:your|his|her) (?:hand|head|hood|thumb))\w*"
    r"|shaking (?:his|her|your) head|nodded\b|thumbs up|so-so hand|holding up)",
    re.I,
)
_MUSES = re.compile(r"\b(?:maybe|perhaps|we could|you could|you might|I wonder)\b", re.I)
_TOLD = re.compile(
    r"\b(?:rang|rung|told|said|says|called|emailed|wrote|reported|sent|let me know|been in touch|contacted|referred"
    r"|shared|mentioned)\b",
    re.I,
)
_TO_THE_ROOM = re.compile(
    r"^(?:(?:ah|oh|no|right|well|okay|ok|aye|hey|now|honestly|please),? )*(?:[A-Z][\w'-]+,? )?"
    r"(?:come (?:in|on|here|through|back here)|sit\b|take your\b|mind (?:the|your)\b|let me (?:talk|finish|think"
    r"|look)"
    r"|don't (?:start|mind (?:me|him|her))|leave (?:it|him|her) ?\b|stop (?:it|that)|wait\b|hang on|hold on"
    r"|look$|listen$"
    r"|go on$|go (?:and )?(?:play|wash|put|get)|get (?:in|off|down)|say (?:hello|hi|bye|thank)|thank|thanks|ta\b"
    r"|cheers"
    r"|good (?:lad|girl|boy|man|idea)|well done|oi\b|bless|(?:i'm |only )?(?:only )?joking|no offence|i'm telling you"
    r"|i swear|you're (?:all right|welcome|joking)|that's the (?:phone|door|kettle|bell)|fair (?:do's|enough)"
    r"|i know why you're asking|love (?:you|yous)|bye\b|you what|too right|tell me about it|i don't mind$"
    r"|i'm staying out of|i'll (?:put|get) the (?:kettle|door|phone)|shall i put|can you believe|what a |nice one"
    r"|(?:it's|that's) (?:all right|okay|fine|nothing|lovely|grand)$|after you|here (?:you|we) (?:go|are)"
    r"|there you (?:go|are)"
    r"|hiya|hi\b|hello|morning\b|afternoon\b|evening all|beg your pardon|excuse (?:me|the)|sorry about the)",
    re.I,
)
_WEATHER = re.compile(
    r"\b(?:weather|rain(?:ing|s|ed)?|pouring|drizzl\w+|snow\w*|sunny|sunshine|frosty|icy|foggy|windy|chilly"
    r"|boiling out"
    r"|(?:cold|wet|hot|warm|freezing|miserable|horrible) (?:out|outside|day|one)|traffic|parking|parked|roadworks"
    r"|kettle|brew|cuppa|biscuits?|milk and sugar|sugars?|cup of (?:tea|coffee)|tea or coffee)\b",
    re.I,
)
_MATTERS = re.compile(
    r"\b(?:mould|damp|leak\w*|roof|shoes|coat|heating|gas|meter|afford|money|pounds?|quid|school|nursery|walk\w*"
    r"|bruis\w*"
    r"|burn\w*|scald\w*|bottle|fed|feed|eat\w*|hungry|sleep\w*|alone)\b",
    re.I,
)
_CALLED_KIN = re.compile(r"(?:mum|mam|mummy|dad|daddy|nan|nana|gran|grandad|love|doctor|miss|sir)$", re.I)
_ASIDE_WORDS = 9
_TELLS = 5


class Reason(StrEnum):
    """Why a sentence belongs in a note."""

    RISK = "risk"
    VIEW = "view"
    FACT = "fact"


def reason(said: Said) -> Reason | None:
    """Say why a family member's or professional's sentence belongs in a note; None for small talk and questions."""
    if is_small_talk(said):
        return Reason.RISK if RISK.search(said.text) and said.words > 3 else None
    if said.is_question and not RISK.search(said.text):
        matters = said.words >= 3 if said.voice.is_child else said.words >= 5 and VIEW.search(said.text)
        return Reason.VIEW if matters else None
    if RISK.search(said.text):
        return Reason.RISK
    if VIEW.search(said.text):
        return Reason.VIEW
    if is_fact(said):
        return Reason.FACT
    named = any(token.pos_ in {"NOUN", "PROPN", "NUM"} for token in said.doc)
    telling = named or said.has_clause or said.voice.is_child
    return Reason.FACT if said.words >= 3 or (said.words == 2 and telling) else None


def worker_reason(said: Said) -> Reason | None:
    """Say why the worker's own sentence belongs: what they saw, or what others told them; sympathy and talk do not."""
    if shows_answer(said):
        return Reason.FACT
    if said.is_question or is_small_talk(said) or _MUSES.search(said.text):
        return None
    if _SEES.search(said.text) or (was_told(said) and said.words >= _TELLS):
        return Reason.RISK if RISK.search(said.text) else Reason.FACT
    return None


def shows_answer(said: Said) -> bool:
    """Say whether the worker puts into words what somebody showed: a nod, a shrug, something written or pointed at."""
    if not said.voice.is_worker or said.is_question:
        return False
    read_out = re.fullmatch(r"[\"“'‘].{3,}[\"”'’]", said.heard.strip())
    return bool(_SHOWN.search(said.text) or read_out)


def is_observation(said: Said) -> bool:
    """Say whether the worker says what they saw, heard or smelt."""
    return bool(_SEES.search(said.text))


def was_told(said: Said) -> bool:
    """Say whether the worker passes on what somebody outside the talk told them."""
    match = _TOLD.search(said.text)
    if not match or re.search(
        r"\b(?:you|we)(?:'ve| have| had)?\s*(?:just )?(?:said|told|mentioned)\b", said.text, re.I
    ):
        return False
    first = re.search(r"\bI(?:'ve| have| had)?\s*(?:said|told|rang|called|mentioned|wrote)\b", said.text)
    return first is None


def is_small_talk(said: Said) -> bool:
    """Say whether a sentence only greets, thanks, or shows that somebody listens."""
    parts = [part.strip() for part in re.split(r"[,.!?;]|\s-\s", said.text) if part.strip()]
    return all(_SMALL.match(part) for part in parts)


def is_aside(said: Said) -> bool:
    """Say whether a sentence only runs the room: the weather, the kettle, a name called, a word to the children."""
    if RISK.search(said.text) or is_scornful(said.text):
        return False
    words = [t for t in said.doc if not t.is_punct]
    if words and len(words) <= 2 and all(t.pos_ == "PROPN" or _CALLED_KIN.match(t.text) for t in words):
        return not said.utterance.text[: said.start].strip().endswith("?")
    if _WEATHER.search(said.text) and not _MATTERS.search(said.text) and len(words) <= 2 * _ASIDE_WORDS:
        return True
    if re.search(r"\bjoking, (?:\w+ ){2}", said.text, re.I):
        return False
    return bool(_TO_THE_ROOM.match(said.core)) and len(words) <= _ASIDE_WORDS and not _MATTERS.search(said.text)


def is_fact(said: Said) -> bool:
    """Say whether a sentence holds a number, a date, a name or an event of the child's life."""
    return (
        bool(numbers(said.text)) or bool(_EVENT.search(said.text)) or any(token.pos_ == "PROPN" for token in said.doc)
    )
