"""Finds words that judge a person's character, or the worth of a bond or a home, by the grammar they stand in."""

import re
from dataclasses import dataclass

_AGAINST = (
    r"petty|bone idle|slovenly|feckless|ungrateful|pig-headed|mouthy|cocky|shifty|cagey|vengeful|self-pitying"
    r"|shameless|greedy|gormless|spineless|lax|sloppy|negligent|wilful|wayward|sneaky|domineering|pushy|insincere"
    r"|disingenuous|apathetic|complacent|work-?shy|ineffectual|inept|clueless"
    r"|lazy|selfish|naive|gullible|easily led|easily influenced|dishonest|evasive|hostile|rude|moody"
    r"|sulky|surly"
    r"|sullen"
    r"|controlling|over-?protective|overbearing|attention[- ]seeking|over-?dramatic|melodramatic|dramatic|histrionic"
    r"|hysterical|stubborn|immature|childish|unreliable|needy|clingy|spoilt|spoiled|feckless|aggressive|abusive"
    r"|argumentative|nasty|spiteful|vindictive|uncaring|cold-hearted|heartless|callous|unfit|incompetent|useless"
    r"|irresponsible|reckless|careless|thoughtless|inconsiderate|unreasonable|un-?co-?operative|obstructive|resistant"
    r"|volatile|unstable|paranoid|delusional|temperamental|arrogant|entitled|demanding|devious|cunning|sly|scheming"
    r"|calculating|two-faced|untrustworthy|weak-willed|passive[- ]aggressive|toxic|disruptive|naughty|defiant"
    r"|disobedient|badly behaved|manipulative|neglectful|unmotivated|feeble|snappy|deceitful|secretive|bossy"
    r"|confrontational|intimidating|jealous and \w+|self-centred|self-absorbed|narcissistic|flaky|work-shy"
    r"|promiscuous|over-(?:reliant|dependent|indulgent|permissive|involved|sensitive|critical|emotional"
    r"|invested|friendly"
    r"|familiar|trusting|anxious|bearing)|co-?dependent|(?:overly|too) (?:soft|lenient|trusting|permissive"
    r"|indulgent|harsh"
    r"|reliant|dependent|critical|emotional|familiar|friendly|possessive|quick to|wrapped up in|easily (?:led"
    r"|swayed))"
    r"|possessive|grudging|permissive|emotionally (?:distant|absent|detached|cold|shut down)"
)
_NOUNS_AGAINST = (
    r"bully|liar|drama queen|time-?waster|troublemaker|nightmare|handful|addict|junkie|drunk|alcoholic"
    r"|fantasist|cheat"
    r"|attention[- ]seeker|control freak|waste of space|soft touch|narcissist|bad (?:influence|lot|sort)"
)
_FOR = (
    r"devoted|loving|caring|capable|wonderful|excellent|amazing|great|good|brilliant|dedicated|committed"
    r"|child-focused"
    r"|protective|attentive|nurturing|natural|happy|close|lovely|strong|positive|fantastic|exemplary|responsible"
    r"|patient|warm|kind|gentle|supportive|sensible|thoughtful|affectionate|competent|intuitive|hands-on|doting"
    r"|attuned"
    r"|fit|suitable|stable|reliable|honest|trustworthy|hard-?working|resilient|able"
)
_HOW = r"(?:(?:a|an|the|very|really|so|quite|rather|too|extremely|totally|completely|just|simply|always|often|dead"
_HOW += r"|somewhat|increasingly|generally|clearly|obviously|plainly|being|also|both|more|most"
_HOW += r"|bit of a|little|not the)\s+)*"
_IS = (
    r"(?:\b(?:is|was|are|were|be|being|been|remains?|seems?|has been|have been|can be|could be|comes? across as"
    r"|came across as"
    r"|presents? as|presented as|acts?|acted|became|becomes|gets)|['’]s|['’]re)\s+"
)
_PEOPLE = (
    r"(?:girl|boy|man|woman|lady|person|child|kid|lad|teenager|mother|mum|mam|father|dad|parents?|carer|family|couple"
    r"|stepfather|stepmother|partner|grandmother|grandfather|historian|individual|sort|type)"
)
_BOND = (
    r"(?:relationship|bond|interactions?|attachment|rapport|home environment|environment|atmosphere|household"
    r"|home life|family life|parenting|care (?:given|of \w+))"
)
_WORTH = (
    rf"(?:{_FOR}|{_AGAINST}|warm|cold|rejecting|stimulating|supportive|harmonious|strained|fraught|unhealthy|healthy"
    r"|safe|unsafe|poor|chaotic|negative|hostile|inappropriate|appropriate|tense|stable|enmeshed|insecure"
    r"|secure|toxic)"
)
_AND = rf"(?:(?:{_AGAINST}|{_WORTH}|\w+)\s+and\s+)?"

AGAINST = re.compile(
    rf"{_IS}{_HOW}{_AND}(?P<word>{_AGAINST}|{_NOUNS_AGAINST})\b(?!\s+(?:of|about|that|to)\b)"
    rf"|\b(?P<beside>{_AGAINST}),?\s+(?:and\s+\w+\s+|\w+\s+)?{_PEOPLE}\b"
    rf"|\b(?:mum|mam|dad|mother|father|child|carer|yp|family)\s+(?P<terse>{_AGAINST})\b"
    r"|\bnot the most (?P<most>\w+)|\b(?P<phrase>(?:can['’]?t|cannot|could(?:n['’]t| not)) be bothered"
    r"|(?:play|plays|played|playing) the victim|(?:make|makes|made|making) things up|(?:lacks?|lacking|lacked)"
    r" (?:motivation|commitment|insight|empathy|boundaries|interest|effort)|lack of (?:motivation|commitment|effort)"
    r"|(?:(?:does|do|did)(?: not|n['’]t)|cannot|can['’]t|fails? to|refuses to|unable to|unwilling to"
    r"|never) (?:yet |really |fully )?"
    r"(?:see|sees|accept|own|acknowledge|recognise|look at|face|grasp) (?:that )?(?:(?:his|her|their) (?:own )?"
    r"(?:part|role|share|fault|actions|behaviour|faults|drinking)|(?:any|the) (?:problem|harm|danger|damage|fault))"
    r"|(?:sees|saw|seeing) (?:nothing wrong|no (?:problem|harm|fault|need))|(?:takes?|took|accepts?"
    r"|accepted) no (?:blame|part)\b"
    r"|(?:but|yet|though) what (?:he|she|they|(?-i:[A-Z])\w+) (?:(?:is|are|was|were) (?:really|actually"
    r"|truly) (?:\w+ing|after|about|there for)\b"
    r"|(?:really|actually|truly) (?:wants?|wanted|means?|meant|cares?|seeks?|intends?) )"
    r"|(?:his|her|their|whose) (?:real|true|actual|hidden|underlying) (?:aim|motive|reason|agenda|purpose"
    r"|intention|wish|goal)s?"
    r"|(?:in truth|in reality|deep down|the truth is that|really,?) (?:he|she|they) (?:is|are|was|were|just"
    r"|only|simply|wants?"
    r"|cares?|knows?|has|likes?)"
    r"|never follows? (?:through|up)|(?:shows?|showed|showing) no (?:remorse|interest|insight|empathy)"
    r"|has no (?:insight|understanding|interest|intention|empathy|idea)|(?:does|do|did)(?:n['’]t"
    r"| not) care (?:about|if)"
    r"|puts? (?:his|her|their) own \w+(?: \w+)? first|in it for (?:himself|herself|themselves))",
    re.IGNORECASE,
)
"""A fault of character laid on somebody."""

IN_FAVOUR = re.compile(
    rf"{_IS}{_HOW}{_AND}(?:{_FOR})\s+{_PEOPLE}\b|{_IS}(?:an? |the )?(?:\w+ )?(?:better|worse|best|worst|right|wrong)"
    r" (?:option|parent|choice|place|placement|person|carer)\b|\b(?:mum|dad|mother|father"
    r"|carer)\s+an? (?:better|worse|good"
    r"|great) \w+|\bmore child-focused\b|\bcaught in the middle\b|\b(?:making|made) (?:good|great|excellent"
    r"|little|no|poor)"
    r" progress\b|\bgot a (?:drink|drug|drugs|gambling) problem\b|\bneglecting (?:the|his|her|their)\b"
    r"|\b(?:this|it) is (?:emotional|physical|sexual) (?:abuse|harm)|\bis neglect\b|\bwas right to\b|\bnot coping\b"
    r"|\bis (?:stuck|torn) between\b",
    re.IGNORECASE,
)
"""A judgement of a person or a situation that lays no blame."""

OF_A_BOND = re.compile(
    rf"\b{_BOND}\b[^.;:]{{0,40}}?{_IS}{_HOW}{_AND}{_WORTH}\b|\b{_WORTH}(?:,? (?:and )?{_WORTH})?\s+{_BOND}\b"
    rf"|\b(?:home|house|flat) (?:is|was) (?:an? )?(?:\w+ )?(?:happy|unhappy|loving|unfit|nurturing|safe|unsafe"
    rf"|chaotic)\b"
    rf"|\b(?:happy|loving|unhappy|chaotic) (?:home|household)\b",
    re.IGNORECASE,
)
"""The worth of a bond, a home or somebody's care."""


@dataclass(frozen=True)
class Judged:
    """Words that judge, as [start, end); `blames` where they lay a fault on somebody."""

    start: int
    end: int
    words: str
    blames: bool


def judged(bare: str) -> Judged | None:
    """Find the first words that judge a person, a bond or a home; quotations should be blanked."""
    found = blamed(bare)
    if found is not None:
        return found
    match = IN_FAVOUR.search(bare) or OF_A_BOND.search(bare)
    return Judged(match.start(), match.end(), match.group().strip(), False) if match else None


def blamed(bare: str) -> Judged | None:
    """Find the first words that lay a fault of character on somebody."""
    match = AGAINST.search(bare)
    if match is None or re.search(r"\b(?:not|never|n['’]t)\s+$", bare[: match.start()], re.IGNORECASE):
        return None
    name = next(key for key, value in match.groupdict().items() if value)
    start, end = match.span(name) if name != "most" else match.span()
    return Judged(start, end, bare[start:end], True)
