"""Finds turns of phrase that blame somebody, in the forms that speech and tired notes give them."""

import re

_THEM = (
    r"(?:him|her|them|you|him ?self|her ?self|them ?selves|your ?self|the (?:child(?:ren)?|kids|boys|girls)"
    r"|[A-Z][\w'’-]+)"
)
_OTHERS = r"(?:workers?|professionals?|people|us|everyone|everybody|agencies|staff|one|parents?|each|them|services)"

_MAKES_EXCUSES = (
    r"(?:always|never without|full of|the usual|same old|another|yet another|endless|one) (?:an? )?excuses?\b"
    r"|(?:mak(?:es?|ing)|made|any|no) (?:\w+ )?excuses?\b(?! me)|excuse after excuse|(?:a )?(?:sob|hard luck) story"
    r"|crocodile tears"
)
_PLAYS = (
    rf"play(?:s|ed|ing)? {_OTHERS}(?: \w+)? off\b|play(?:s|ed|ing)? off (?:one|workers)|play(?:s|ed"
    rf"|ing)? (?:the|us|on)"
    r" (?:victim|system|along|sympathy)|play(?:s|ed|ing)? (?:mind )?games|work(?:s|ed|ing)? the system|pull(?:s|ed"
    r"|ing)? the wool"
    rf"|tells? {_OTHERS} what (?:we|they|people|he|she) wants? to hear|says? what (?:we|people"
    rf"|workers) wants? to hear"
    r"|(?:pays?|paid|paying) lip service|going through the motions|ticks? (?:the )?boxes|all talk\b"
    r"|twists? (?:things|everything|words)"
    r"|wraps? (?:\w+ ){1,3}(?:round|around) (?:his|her|their) (?:little )?finger|winds? (?:people|everyone|us"
    r"|staff) up"
    r"|knows? (?:exactly )?(?:how to|what buttons)|pushes? (?:\w+ )?buttons|get(?:s|ting)? (?:his|her|their) own way"
)
_OWN_FAULT = (
    r"(?:only|no[- ]?one|nobody|none) (?:but )?(?:\w+ ){0,2}(?:him|her|them)sel(?:f|ves) to blame|(?:only"
    r"|nobody else|no one else)"
    r" to blame|is to blame\b|br(?:ings?|ought) (?:it|this|that|things) (?:all )?(?:up)?on (?:him|her|them)sel(?:f"
    r"|ves)|asking for (?:it|trouble)"
    r"|(?:his|her|their) own (?:fault|doing|making)|made (?:his|her|their) (?:own )?bed|serves? (?:him|her"
    r"|them) right"
    r"|(?:should|ought to|needs? to) (?:have )?know(?:n)? better|had it coming|got what (?:he|she|they) deserved"
)
_PUTS_FIRST = (
    rf"(?:put|puts|putting|think|thinks|thinking) (?:of )?{_THEM} (?:first )?for once\b|for once in (?:his|her"
    rf"|their) li(?:fe|ves)"
    r"|(?:only )?(?:thinks?|thinking|cares?|bothered) (?:only )?(?:of|about) (?:him|her|them)sel(?:f|ves)"
    r"|(?:only )?out for (?:him|her)self"
    r"|(?:puts?|putting|prioritis\w+) (?:men|boyfriends?|partners?|(?:his|her|their) (?:own )?(?:partner|boyfriend"
    r"|girlfriend|needs|social life"
    r"|drinking|wants|relationships?))\b(?: \w+){0,3} (?:first|before|above|over|ahead)|(?:comes?|came"
    r"|coming) before (?:the|his|her|their)"
    r" (?:child|children|kids|son|daughter|baby)|about time (?:he|she|they)|(?:needs?|has|have|ought"
    r"|time) to (?:grow up|step up|buck up"
    r"|pull (?:him|her)self together|get a grip|sort (?:him|her|them)sel(?:f|ves) out|take (?:some "
    r"|more )?responsibility)"
)
_NOT_BOTHERED = (
    r"(?:can['’]?t|cannot|could(?:n['’]t| not)|never) (?:be )?bother(?:ed|s)?\b|could(?:n['’]t| not) care less"
    r"|does(?:n['’]t| not) want to know\b"
    r"|never (?:lifts|lifted) a finger|turn(?:s|ed|ing)? a blind eye|look(?:s|ed|ing)? the other way|bur(?:y|ies|ied"
    r"|ying) (?:his|her|their) heads?"
    r"|drag(?:s|ged|ging)? (?:his|her|their) (?:feet|heels)|in (?:his|her|their) own (?:little )?world"
    r"|in cloud cuckoo land"
    r"|(?:shows?|showed|has|had|took|takes) (?:little|no|zero|minimal) (?:real |genuine )?(?:interest|effort"
    r"|commitment|remorse|empathy|warmth)"
    r"|(?:makes?|made|making) (?:little|no|zero|minimal) (?:real |genuine )?effort|washed (?:his|her|their) hands"
    r"|expects? (?:everything|it all|others|people|us)\b.{0,20}\b(?:plate|for (?:him|her|them)|do everything)"
)
_FOR_SHOW = (
    r"play(?:s|ed|ing)? up\b|act(?:s|ed|ing)? (?:up|out)\b(?! (?:as|for|in|on))|(?:for|seeking|wants?|craves?"
    r"|looking for) (?:the )?attention\b"
    r"|put(?:s|ting)? (?:it|this) on\b|milk(?:s|ed|ing) (?:it|this)|mak(?:es?|ing) (?:a fuss|a scene|a drama"
    r"|mountains)|kick(?:s|ed|ing)? off\b"
    r"|throw(?:s|ing)? (?:a )?(?:tantrum|strop|wobbl)\w*|strop(?:s|py)\b|crying wolf|cries wolf|tries it on"
    r"|trying it on|bit of a drama"
    r"|exaggerat\w+ (?:everything|as usual)"
)
_LABELS = (
    r"(?-i:(?:[Hh]e|[Ss]he|[Mm]um|[Dd]ad|boy|girl|[A-Z][a-z]+)(?<!It)) (?:is|was) (?:\w+ )?idle\b"
    r"|(?:has|have|had|['’]s|['’]ve) chosen (?:this|that|the|such an?|an?|to live) (?:\w+ )?(?:lifestyle|life"
    r"|path|road|way"
    r"|crowd|like)\b|chose(?:s)? (?:this|that) (?:lifestyle|life|path|road)\b|(?:his|her"
    r"|their) (?:own )?choice to live (?:like|this)"
    r"|bone[- ]idle\b|(?:being|just) (?:difficult|awkward|stroppy|mardy|precious|silly|petty|bloody-minded|obtuse"
    r"|contrary)\b|"
    r"(?:an? )?(?:very |really |so |such a |extremely )?(?:difficult|awkward|demanding|problem|bad|nightmare"
    r"|hopeless|useless|unfit|poor)"
    r" (?:mother|mum|father|dad|parent|family|child|teenager|girl|boy|woman|man|customer|character|historian|lot)s?\b"
    r"|(?:is|are|was|were|be) (?:very |really |so |always )?(?:hard work|a (?:nightmare|handful|menace|problem|drain"
    r"|burden)|trouble\b)"
    r"|difficult to (?:work|deal|engage) with|hard to engage|impossible to (?:work|deal|engage) with"
    r"|beyond (?:parental )?control|out of control\b"
    r"|chip on (?:his|her|their) shoulders?|typical of (?:him|her|them|this|mum|dad)|a bad (?:lot|egg|influence)"
    r"|streetwise|promiscuous"
    r"|(?:his|her|their) own worst enem(?:y|ies)|up to (?:his|her|their) old tricks|can(?:not|['’]t)? (?:be"
    r"|not be) trusted|not to be trusted|is lying\b"
    r"|tells? lies|a pack of lies"
    r"|cover(?:s|ed|ing) up for|covering for (?:him|her|them)|lifestyle choices?|poor (?:life ?style )?choices"
    r"|brought shame"
)
_WHOM = r"(?:him|her|them|us|me|the (?:child(?:ren)?|kids|boys|girls)|(?-i:[A-Z])[\w'’-]+)"
_SIDES = (
    rf"collud(?:es?|ed|ing) with|in cahoots with|egg(?:s|ed|ging)? {_WHOM} on\b"
    rf"|(?:turn|poison|set)(?:s|ed|ing|ting)? {_WHOM} against"
    rf"|us(?:es?|ed|ing) {_WHOM} (?:as (?:an? )?(?:weapon|pawn|bargaining|go-between|excuse)|to get (?:at|back))"
    r"|(?:lies|lying|lied) to (?:us|me|professionals|workers|services|everyone)\b"
    r"|sabotag(?:es?|ed|ing)\b|stonewall(?:s|ed|ing)?\b|fob(?:s|bed|bing)? (?:us|me|people|workers|everyone)? ?off\b"
    r"|string(?:s|ing)? (?:us|me|people|everyone) along|sponges? off|guilt-trip(?:s|ped|ping)?\b"
    r"|hoodwink(?:s|ed|ing)?\b"
    r"|rul(?:es?|ing) the roost|throw(?:s|ing)? (?:his|her|their) weight (?:about|around)"
    rf"|walk(?:s|ed|ing)? all over (?:him|her|them|us|everyone|(?:his|her) \w+)|lead(?:s|ing)? {_WHOM} astray"
    r"|runs? rings (?:round|around)|gets? away with (?:it|everything|murder)"
)
_RISKS = (
    r"(?:puts?|placing|places|putting|placed) (?:him|her|them)sel(?:f|ves) (?:at|in) (?:\w+ )?(?:risk|danger|harm)"
    r"|(?:chooses?|choosing|chose|chosen) (?:\w+ ){1,3}(?:over|above|before) (?:his|her|their|the) (?:own )?(?:child"
    r"|children|kids|son|daughter|baby|family)"
    r"|(?:chooses?|choosing|chose) to (?:stay with|put|be with|ignore|drink|use|live like)|(?:engag|indulg)(?:es|ing"
    r"|ed) in (?:risky|sexual|promiscuous)\b"
)
_BLAMES = re.compile(
    rf"\b(?:{_MAKES_EXCUSES}|{_PLAYS}|{_OWN_FAULT}|{_PUTS_FIRST}|{_NOT_BOTHERED}|{_FOR_SHOW}|{_LABELS}"
    rf"|{_SIDES}|{_RISKS})",
    re.IGNORECASE,
)
_GOOD_SENSE = re.compile(
    r"^(?:play(?:s|ed|ing)? up (?:the )?(?:front|wing|field)|kicks? off (?:at|with)|acts? out (?:a|the|his|her"
    r"|scenes|stories|what)|(?:seeks?"
    r"|for) (?:medical|urgent) attention)",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\b(?:paid|pay|pays|gets?|got|need(?:s|ed)?|medical|thank\w*|school|hospital|doctor)\b[^.]{0,12}$", re.IGNORECASE
)


def blaming_phrase(bare: str) -> tuple[int, int] | None:
    """Find the first phrase that blames somebody, as [start, end); quotations should be blanked."""
    for match in _BLAMES.finditer(bare):
        before = bare[: match.start()]
        negated = re.search(r"\b(?:not|never|n['’]t|no|without|nor|rather than)\s+(?:\w+\s+)?$", before, re.IGNORECASE)
        if negated or _GOOD_SENSE.match(bare[match.start() :]):
            continue
        if match.group().lower().startswith("for attention") and _ASKED_FOR.search(before):
            continue
        return match.span()
    return None
