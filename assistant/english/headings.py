"""What a section is for, read from its heading in the many wordings that people use."""

import re

from assistant.domain.casenote import Keeps
from assistant.domain.person import Role

_PLAIN = (
    r"(?:views?|feelings?|wishes|voices?|perspectives?|opinions?|accounts?|comments?|thoughts?|words|says?|said"
    r"|told|wants?)"
)
_ANALYSIS = re.compile(
    r"\banaly|\bputting it together|\bmaking sense|\bmy take|\bwhat (?:worries|concerns) (?:me|us)"
    r"|\bassessment of|\bmy (?:view|assessment|thinking|thoughts|judg)|\b(?:sw|social worker|worker"
    r"|professional)['’]?s?"
    r"(?:['’]s?)? (?:view|analysis|judg|opinion|assessment|reflection)|\bso what|\bwhat (?:this|it|that) means"
    r"|\bimpact|\breflect"
    r"|\bformulation|\bhypothes|\bprofessional judg|\bwhat (?:i|we) (?:think|make of)|\brisk(?:s)?\b"
    r"|\bstrengths|\bevaluation"
    r"|\bworried about|\bworking well|\bconclusions?|\brationale|\bsummary of (?:need|risk|concern)|\bthreshold",
    re.IGNORECASE,
)
_ACTIONS = re.compile(
    r"\bactions?\b|\bnext\b|\bnow what|\bfrom here\b|\bnext steps?|\bplan\b|\bplans\b|\bwhat (?:happens"
    r"|will happen|needs to happen|we will do"
    r"|i will do|next)"
    r"|\bfollow[- ]?up|\bto do\b|\btasks?\b|\bdecisions?|\brecommend|\bwho does what|\bagreed\b|\bwhat are we doing",
    re.IGNORECASE,
)
_OBSERVED = re.compile(
    r"\bobserv|\bobs\b|\bnotic(?:e|ed)\b|\beyes\b|\bwhat (?:i|we) (?:could|saw|heard|found)|\bevidence\b"
    r"|\bmatters observed|\bwhat (?:i|we) saw|\bwho was (?:seen|there|present)|\bseen\b|\bhome conditions?"
    r"|\bthe home\b"
    r"|\bpresentation\b"
    r"|\bsetting\b|\benvironment|\bbedroom|\bwhat happened|\bpresent\b|\battend|\bvisit details|\bdate\b"
    r"|\bwhere\b|\bhealth\b"
    r"|\beducation\b|\bbackground\b|\bhistory\b|\bchronology|\bfacts?\b",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    rf"\b{_PLAIN}\b|\bwishes (?:and|&) feelings|\bwhat .{{1,40}}\b(?:told|said|says|thinks?|wants?|would like"
    rf"|feels?)\b"
    r"|\bconversations?\b|\bdiscussion with\b|\btalk(?:ed|ing)? (?:to|with)\b|\bspoke (?:to|with)\b|\bin (?:his"
    r"|her|their) (?:own )?words"
    r"|\b(?:side|version|position|story|corner|take)\b|\bheard from\b|\ba word (?:from|with)\b"
    r"|\bwhat life is like for\b"
    r"|\bwhat .{1,40}\bwants? us to know\b|\bdirect work\b|\bspoken to\b|\blived experience",
    re.IGNORECASE,
)
_WHOSE: tuple[tuple[str, tuple[Role, ...]], ...] = (
    (r"\bparents?['’]?s?\b|\bcarers?\b", (Role.MOTHER, Role.FATHER, Role.CARER)),
    (r"\bmums?\b|\bmother", (Role.MOTHER,)),
    (r"\bdads?\b|\bfather", (Role.FATHER,)),
    (
        r"\bchild(?:ren)?\b|\byoung p|\byour (?:views|wishes)|\bwishes (?:and|&) feelings|\bdirect work\b",
        (Role.CHILD, Role.SIBLING),
    ),
    (r"\bfamily\b|\bgrand|\bnan\b|\brelatives?|\bwider\b", (Role.FAMILY,)),
    (r"\bagenc|\bprofessionals?\b|\bschool\b|\bhealth\b|\bpolice\b|\bother people", (Role.PROFESSIONAL,)),
)
_WRITER = re.compile(
    r"\b(?:sw|social worker|my|worker|writer)['’]?s?\b.*\b(?:view|opinion|analysis|judg|assessment|thought"
    r"|reflection)",
    re.IGNORECASE,
)
_OURS = re.compile(r"\bwhat (?:i|we) (?:think|saw|will)|\bworking well|\bworried about", re.IGNORECASE)


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
    if _VIEWS.search(heading) and not re.search(
        r"\bwhat (?:i|we) (?:think|saw|will)|\bworking well|\bworried about", heading, re.I
    ):
        return Keeps.VIEWS
    for pattern, keeps in ((_ANALYSIS, Keeps.ANALYSIS), (_ACTIONS, Keeps.ACTIONS), (_OBSERVED, Keeps.OBSERVATIONS)):
        if pattern.search(heading):
            return keeps
    return Keeps.ANY


def _whose(heading: str) -> tuple[str, ...]:
    found = [role.value for pattern, roles in _WHOSE if re.search(pattern, heading, re.IGNORECASE) for role in roles]
    return tuple(dict.fromkeys(found))
