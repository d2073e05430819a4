"""What a section is for, read from its heading in the many wordings that people use."""

import re

from assistant.domain.casenote import Keeps
from assistant.domain.person import Role

_PLAIN = (
    r"(?:views?|feelings?|wishes|voices?|perspectives?|opinions?|accounts?|comments?|thoughts?|words|says?|said"
    r"|told|wants?|hopes|worries)"
)
_OTHERS = (
    "youth",
    "support",
    "key",
    "family",
    "play",
    "outreach",
    "care",
    "nursery",
    "school",
    "centre",
    "link",
    "health",
)
_NOT_OURS = "".join(rf"(?<!\b{word} )" for word in _OTHERS)
"""A youth worker, or a centre manager, is not who writes the note."""

_ANALYSIS = re.compile(
    r"\banaly|\bputting it (?:all )?together|\bmaking sense|\bmy take|\bwhat (?:worries|concerns) (?:me|us)"
    r"|\bassessment of (?:risk|need|parent|the (?:risk|situation|family))|^\W*(?:\d+[.)]?\W*)?(?:my |our "
    r"|overall )?assessment\W*$"
    r"|\b(?:my|our) (?:\w+ )?(?:view|assessment|thinking|thoughts|judg|reading|understanding|impression)"
    rf"|{_NOT_OURS}\b(?:sw|social worker|worker|professional)['’]?s?(?:['’]s?)? (?:view|analysis|judg|opinion"
    rf"|assessment|reflection"
    r"|comment|thought)"
    r"|\bso what|\bwhat (?:\w+ ){0,2}(?:this|it|that|these)(?: all)? (?:means?|tells?|says?|adds? up|suggests?)"
    r"|\bwhat does (?:this|it|that|all) |\bimpact|\breflect|\bformulation|\bhypothes|\bprofessional judg"
    r"|\bwhat (?:i|we) (?:think|make of|take from|conclude|now (?:think|understand))|\brisks?\b|\bstrengths"
    r"|\bevaluation"
    r"|\bworried about|\bworking well|\bconclusions?|\brationale|\bsummary of (?:need|risk|concern)|\bthreshold"
    r"|\bweigh(?:ing|ed)\b|\breasons?(?: for (?:the |this |my |our )?(?:decision|view|recommendation|plan)|\W*$)"
    r"|\band reasons?\b|\bwhy (?:i|we) (?:think|believe|are|am)|\bwhy (?:this|it) matters|\binterpretation"
    r"|\bdiscussion of\b"
    r"|^\W*(?:\d+[.)]?\W*)?(?:thinking|thoughts|weighing)(?: (?:it|things|this))?(?: (?:all )?(?:through|over|up"
    r"|aloud|out loud))?\W*$"
    r"|\b(?:my|our) worries\b|\bcomplicating factors|\b(?:danger|harm|risk) statements?"
    r"|\bprotective factors|\bsense[- ]making|\bmeaning\b",
    re.IGNORECASE,
)
_ACTIONS = re.compile(
    r"\bactions?\b|\bnext\b|\bnow what|\bfrom here\b|\bplans?\b|\bwhat (?:happens|will (?:happen|be done|change)"
    r"|needs to happen"
    r"|we will do|i will do|is going to happen|(?:was|has been|we|the \w+) (?:agreed|decided)|(?:i"
    r"|we) (?:have )?promised?)"
    r"|\bfollow[- ]?up|\b(?:left |things )?to do\b|\btasks?\b|\bdecisions?|\brecommend|\bwho does what|\bagreed\b"
    r"|\bwhat are we (?:doing|going to do)|\bway forward|\b(?:going|moving) forward|\bwho will do|\bby when",
    re.IGNORECASE,
)
_OBSERVED = re.compile(
    r"\bobserv(?!er)|\bobs\b|\bnotic(?:e|ed)\b|\beyes\b|\bwhat (?:i|we) (?:could|saw|heard|found|smelt)|\bevidence\b"
    r"|\bwho was (?:seen|there|present)|\bseen\b|\bhome conditions?|\bthe home\b|\bpresentation\b|\bsetting\b"
    r"|\benvironment"
    r"|\bbedrooms?\b|\bwhat happened|\bpresent\b|\battend|\bvisit details|\bdate\b|\bon (?:my )?arrival"
    r"|\bthe (?:house|flat)\b"
    r"|^\W*(?:in )?(?:the|(?:his|her|their|\w+['’]s)) (?:(?:living |front |bed|dining |sitting |play|contact )?room"
    r"|kitchen|garden|home|place|flat)\W*$"
    r"|^\W*where\b(?! (?:things|we|i|it|this|that|next|now|every\w+|each|all|people|they|[A-Z]\w+ stands?))",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    rf"\b{_PLAIN}\b|\bwishes (?:and|&) feelings"
    r"|\bwhat .{1,40}\b(?:told|said|says|thinks?|wants?|would like|feels?|showed|shared|hopes?|worr(?:y|ies)"
    r"|needs us)\b"
    r"|\bconversations?\b|\bdiscussion with\b|\btalk(?:ed|ing)? (?:to|with)\b|\bspoke (?:to|with)\b|\bin (?:his"
    r"|her|their) (?:own )?words|\bhow .{1,40}\b(?:sees?|feels?|finds?|describes?)\b"
    r"|\bwhere (?:every(?:body|one)|each|all|people|they) stands?\b"
    r"|\b(?:side|version|(?<!legal )(?<!financial )(?<!current )position|story|corner|take)\b"
    r"|\bhear(?:d|ing)? from\b|\ba word (?:from|with)\b"
    r"|\blistening to\b"
    r"|\bwhat (?:life is like for|matters (?:most )?to)\b|\bthrough .{1,30} eyes"
    r"|\bwhat .{1,40}\bwants? us to know\b|\bdirect work\b|\bspoken to\b|\blived experience",
    re.IGNORECASE,
)
_WHOSE: tuple[tuple[str, tuple[Role, ...]], ...] = (
    (r"\b(?:foster |kinship )?carers?\b|\bspecial guardian", (Role.CARER,)),
    (r"\bparents?['’]?s?\b", (Role.MOTHER, Role.FATHER, Role.CARER)),
    (r"\bmum(?:s|my)?\b|\bmother", (Role.MOTHER,)),
    (r"\bdad(?:s|dy)?\b|\bfather", (Role.FATHER,)),
    (
        r"\bchild(?:ren)?\b|\byoung p|\byour (?:views|wishes)|\bwishes (?:and|&) feelings|\bdirect work\b",
        (Role.CHILD, Role.SIBLING),
    ),
    (r"\bbrother|\bsister|\bsibling", (Role.SIBLING, Role.CHILD)),
    (r"\bfamily\b|\bgrand|\bnan(?:a|na|ny)?\b|\brelatives?|\bwider\b|\baunt|\buncle", (Role.FAMILY,)),
    (r"\bagenc|\bprofessionals?\b|\bschool\b|\bhealth\b|\bpolice\b|\bother people|\bnursery\b", (Role.PROFESSIONAL,)),
)
_WRITER = re.compile(
    r"^\W*(?:\d+[.)]?\W*)?(?:(?:general|overall|final|further|other|additional|closing) )?comments?\W*$"
    rf"|{_NOT_OURS}\b(?:sw|social worker|my|our|worker|writer|supervisor|practitioner|assessor|author|observer"
    rf"|manager|guardian"
    r"|reviewing officer|iro)['’]?s?\b.*\b(?:views?|opinion|analysis|judg\w*|assessment|thoughts?"
    r"|reflections?|comments?|thinking|impressions?)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\bwhat (?:i|we) (?:think|saw|will|make|take|found|heard|could|noticed|observed)|\bworking well|\bworried about"
    r"|\bmy take\b|\bhow (?:i|we) see\b|\bmeaning of\b|\bwhat (?:worries|concerns) (?:me|us)\b|\b(?:my|our) worries\b"
    r"|\bworries and strengths\b|\bstrengths and worries\b",
    re.IGNORECASE,
)


def keeps_of(heading: str) -> tuple[Keeps, tuple[str, ...]]:
    """Tell what a heading keeps and whose views: `any` and nobody where it does not say.

    >>> keeps_of("What Mum told me")
    (<Keeps.VIEWS: 'views'>, ('mother',))
    """
    keeps = _keeps(heading)
    return keeps, _whose(heading) if keeps is Keeps.VIEWS else ()


def _keeps(heading: str) -> Keeps:
    if _WRITER.search(heading):
        return Keeps.ANALYSIS
    if _VIEWS.search(heading) and not _OURS.search(heading):
        return Keeps.VIEWS
    for pattern, keeps in ((_ANALYSIS, Keeps.ANALYSIS), (_ACTIONS, Keeps.ACTIONS), (_OBSERVED, Keeps.OBSERVATIONS)):
        if pattern.search(heading):
            return keeps
    return Keeps.ANY


def _whose(heading: str) -> tuple[str, ...]:
    found = [role.value for pattern, roles in _WHOSE if re.search(pattern, heading, re.IGNORECASE) for role in roles]
    return tuple(dict.fromkeys(found))
