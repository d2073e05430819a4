"""The words and patterns by which a reader tells views, judgements, actions and things seen apart."""

import re

SPEECH = frozenset(
    {"say", "tell", "report", "explain", "describe", "state", "share", "express", "mention", "confirm", "disclose"}
    | {"claim", "allege", "admit", "insist", "deny", "maintain", "agree", "disagree", "complain", "add", "reply"}
    | {
        "answer",
        "write",
        "ask",
        "suggest",
        "recall",
        "remember",
        "repeat",
        "shout",
        "whisper",
        "request",
        "inform",
        "advise",
    }
    | {
        "acknowledge",
        "accept",
        "recognise",
        "assert",
        "concede",
        "confess",
        "protest",
        "argue",
        "object",
        "conclude",
        "dispute",
    }
    | {"raise", "voice", "stress", "emphasise", "clarify", "note", "text", "state", "recount", "comment", "assure"}
    | {"purport", "profess", "contend"}
)
"""Verbs of saying, as lemmas."""

MENTAL = frozenset(
    {"think", "believe", "feel", "want", "wish", "hope", "like", "love", "hate", "prefer", "enjoy", "dislike", "miss"}
    | {"fear", "worry", "expect", "regret", "trust", "reckon", "consider", "oppose"}
)
"""Verbs of thinking, feeling and wishing, as lemmas."""

_FEELINGS = (
    r"(?:very |really |so |quite |a bit |not |still |both |more |also )*(?:worried|happy|unhappy|sad|upset"
    r"|angry|cross|scared"
    r"|frightened|anxious|pleased|proud|frustrated|keen|adamant|excited|relieved|lonely|glad|sorry|ashamed"
    r"|fed up|afraid"
    r"|unsure|reluctant|concerned|nervous|content|grateful|disappointed|embarrassed|jealous|bored|hopeful)"
)
FEELING = re.compile(
    rf"(?:\b(?:is|was|are|were|am|feels?|felt|gets?|got|been|'s|’s)\s+)?\b{_FEELINGS}\b", re.IGNORECASE
)
"""A feeling somebody is said to have, with or without its verb."""

SEEMS = re.compile(r"\b(?:(?:seem|appear|look)(?:s|ed|ing)?|present(?:s|ed|ing))\b", re.IGNORECASE)
"""A feeling or state as it looked to the writer."""

FIRST_PERSON = re.compile(
    r"\b(?:I|we)(?:\s+(?:do not|don['’]t|also|still|therefore|really|would|have|carefully|have to|remain"
    r"|continue to))*\s+"
    r"(?:think|believe(?! (?:you|him|her|them)\b)|feel|assess|consider|considered|judge|conclude|concluded|wonder"
    r"|reckon|guess|suppose|expect|gather"
    r"|suspect|worry|hope|fear"
    r"|doubt)\b"
    r"|\b(?:I|we)(?:\s+am|\s+are|['’]m|['’]re|\s+remain|\s+was|\s+were)(?:\s+(?:also|still|very|more|less|not))*\s+"
    r"(?:worried|concerned|satisfied|confident|clear|reassured|pleased|mindful|of the (?:view|opinion))\b"
    r"|\bin (?:my|our) (?:view|opinion|assessment|judge?ment)\b|\bmy (?:own )?(?:view|analysis|assessment|worry|concern"
    r"|opinion)\b"
    r"|\b(?:what )?(?:worries|concerns|strikes|reassures) me\b|\bI (?:also |do not |don['’]t )?agree\b"
    r"|\bI (?:do not|don['’]t|am not) (?:yet |sure )?(?:know|sure|understand)?\s?(?:why|what|whether|how|if)\b"
    r"|\bmakes? me (?:think|worried|worry|wonder|concerned)\b"
    r"|\b(?:look|seem|sound|appear)(?:s|ed) (?:\w+ ){1,2}to me\b|\bif you ask me\b|\bto be honest\b"
    r"|\bI find (?:this|that|it|him|her)\b|\b(?:I|we) (?:give|attach|put|place|weigh|weighed"
    r"|gave)\b[^.]{0,40}\bweight\b"
    r"|\bit is my (?:view|assessment|opinion)\b|\bto my mind\b|\bwhat (?:this|that) means (?:for|is)\b",
)
"""The writer's own judgement, owned in so many words."""

JUDGEMENT = re.compile(
    r"\b(?:lack(?:s|ed|ing)?(?: of)? (?:insight|understanding|boundaries|empathy|motivation)|no insight"
    r"|limited insight|insight into"
    r"|in denial|minimis\w+|downplay\w*|prioritis\w+|parenting capacity|capacity to (?:parent|protect|change"
    r"|care)|good enough"
    r"|neglect(?:ful|ing|ed)?|emotionally (?:available|unavailable|harmful)|emotional (?:harm|abuse|warmth|needs)"
    r"|attachment|attuned|(?:un)?able to (?:protect|prioritise|meet|manage|sustain|parent|cope|recognise)"
    r"|needs? (?:are|is) (?:not )?(?:being )?(?:un)?met"
    r"|(?:meet|meeting|met) (?:all )?(?:his|her|their|the child['’]?s?|the children['’]?s?) (?:\w+ )?needs"
    r"|fail(?:s|ed|ing|ure)? to|disengag\w+"
    r"|disguised compliance|inappropriate(?:ly)?|unsuitable|unsafe|inadequate|inconsistent|protective (?:factor"
    r"|parent|of)|resilien\w+"
    r"|significant harm|at (?:significant |high |increased )?risk (?:of|from|to)|risk(?:s)? (?:of"
    r"|to) (?:\w+ )?(?:harm|neglect|abuse|safety)"
    r"|coping (?:well|poorly)|strong bond|warm (?:relationship|and loving|bond)|positive relationship"
    r"|good relationship|chaotic|manipulat\w+"
    r"|vulnerab\w+|aggressive|hostile|resistant|not (?:being )?(?:honest|open|truthful)|dishonest|irresponsible"
    r"|untrustworthy|unreliable"
    r"|does(?:n['’]t| not) (?:care|understand|appreciate|recognise|accept|take responsibility"
    r"|see (?:the|how|what|why|that)|realise|grasp)"
    r"|takes? no responsibility|(?:had|has|have)(?:n['’]t| not) (?:understood|grasped|realised|recognised"
    r"|appreciated) (?:how|what|that|why)"
    r"|(?:developmentally|emotionally|socially) (?:behind|delayed|immature)|behind (?:other|(?:his|her|their)) "
    r"(?:children|peers|age|milestones)"
    r"|poor (?:parenting|boundaries|choices|supervision|judge?ment|decision)|her own needs|his own needs"
    r"|their own needs|credible|not credible"
    r"|(?:negative|positive|detrimental|harmful|significant|serious|lasting) (?:\w+ )?(?:impact|effect)"
    r"|impact(?:s|ed|ing)? (?:up)?on|impairs?"
    r"|committed (?:mother|father|parent)|(?:good|bad|poor|loving|caring|devoted|capable|excellent|great"
    r"|useless|unfit|neglectful) (?:mum|mother|dad|father|parents?|carers?)"
    r"|thriv(?:es|ing)|safeguarding concern|(?:a|of) (?:real |serious |significant )?concern"
    r"|concerning(?!\s+(?:the|a|his|her|their|(?-i:[A-Z])))"
    r"|worrying|controlling|coercive|in (?:his|her|the child['’]s) best interests"
    r"|exagger\w+|making excuses|excuses|attention[- ]seeking|hard to reach|blam(?:es|ing) (?:everyone|others)"
    r"|dysregulat\w+|well[- ]being is|(?:under|over)estimat(?:es?|ed|ing)|under (?:\S+ ){1,3}(?:control|influence"
    r"|thumb)"
    r"|under (?:\w+ )?(?:strain|stress|pressure)"
    r"|an? (?:\w+ )?(?:strength|worry|positive|protective factor|weakness|step forward|step back))\b",
    re.IGNORECASE,
)
"""Words that weigh or judge."""

VALUED = re.compile(
    r"\b(?:is|are|was|were|has been|have been|being)\s+(?:an? |the )?(?:very |really |quite |so |too |not "
    r"|also |a bit |extremely )*"
    r"(?:good|bad|great|excellent|brilliant|wonderful|lovely|nice|poor|terrible|awful|bright|clever|unfair|fair"
    r"|rude|kind"
    r"|capable|competent|incapable|strict|harsh|overprotective|overbearing|positive|negative|open|honest|polite|weak"
    r"|strong|stable|unstable|disorganised|difficult|easy|sensible|mature|confident|affectionate|attentive|responsive"
    r"|cooperative|defensive|evasive|guarded|vague|genuine|sincere|suitable|adequate|reasonable|wrong|right|best)\b",
    re.IGNORECASE,
)
"""A bare evaluation, with no word of judgement beside it."""

INFERENCE = re.compile(
    r"\b(?:this|that|which|it|these|those|both|evidence|pattern|behaviour|presentation)\s+(?:\w+ )?(?:suggests?"
    r"|indicates?|shows?|demonstrates?"
    r"|means|implies|evidences|highlights?|raises|places|puts|leaves|points? to|reflects|would mean|could mean"
    r"|is likely|may be because)\b"
    r"|\b(?:suggesting|indicating|demonstrating|showing|evidencing|highlighting|implying) (?:that|a|an|the|her"
    r"|his|their|how|some|little|no)\b"
    r"|\bit (?:appears|seems)(?: \w+)? (?:that|as|to)\b|\bappears? to (?:be|have|lack|struggle|understand|show"
    r"|want|need)\b|\b(?:is|are) (?:un)?likely (?:to|that)\b"
    r"|\bon balance\b|\boverall\b|\btherefore\b|\bthere (?:is|was) (?:a |some |no |little |clear )*(?:evidence"
    r"|pattern|indication|risk|sense)\b"
    r"|\b(?:needs?|requires?) (?:a |more |some |further |much )?(?:stability|consistency|boundaries|routine"
    r"|support|reassurance)\b",
    re.IGNORECASE,
)
"""Words by which a conclusion is drawn."""

CERTAIN = re.compile(
    r"\b(?:clearly|obviously|undoubtedly|without (?:a )?doubt|no doubt|evidently|plainly|unquestionably"
    r"|it is (?:evident|clear|obvious))\b",
    re.IGNORECASE,
)
"""Words of certainty."""

REFUSED = re.compile(
    r"\b(?:refus(?:es|ed|ing|al) to (?:engage|work|co-?operate|meet|see|speak|attend|let|allow|open|sign|accept|talk)"
    r"|fail(?:s|ed|ing|ure)? to (?:engage|attend|turn up|show up|respond|co-?operate|return|keep)"
    r"|(?:is|was|are|were) not engaging|non-?engagement|disengaged|non-?engaging)\b",
    re.IGNORECASE,
)
"""A refusal told as a fault."""

UNOWNED = re.compile(
    r"\bthere(?:['’]s| (?:is|are|were|was|have been|has been|remain|remains|continue to be"
    r"|appears to be)) (?:\w+ ){0,3}?"
    r"(?:concerns?|worries|worry|fears?|doubts?|suspicions?|feeling|sense|belief|perception|consensus|view)\b"
    r"|\bthe (?:general )?(?:feeling|consensus|view) (?:is|was) that\b|(?:^|[.;:]\s+)concerns? (?:that|about|re"
    r"|around)\b"
    r"|\b(?:professionals|agencies|services) (?:feel|felt|think|believe|consider)\b"
    r"|\bit (?:is|was|has been) (?:\w+ )?(?:felt|thought|believed|considered|feared|suspected|understood"
    r"|alleged|reported|said|noted|hoped)\b"
    r"|\bconcerns? (?:have|has|had|were|was|are|is) (?:been )?(?:\w+ )?(?:raised|expressed|noted|shared"
    r"|identified|highlighted)\b"
    r"|\b(?:is|are|was|were) (?:thought|believed|felt|considered|said|reported|alleged|rumoured|understood"
    r"|deemed|perceived) to (?:be|have)\b"
    r"|\bprofessionals (?:are|were|feel|felt|have|remain)\b(?! told| not told)|\bconcerns (?:exist|remain"
    r"|persist)\b|\bthe feeling is\b",
    re.IGNORECASE,
)
"""A view that nobody is said to hold."""

NONVERBAL = re.compile(
    r"\b(?:shrugged|nodded|shook (?:his|her|their) head|pointed (?:to|at)|drew|thumbs[- ]up|thumbs[- ]down"
    r"|gestured|signed"
    r"|chose the|put (?:his|her|their) (?:thumb|hand)|held up|circled)\b",
    re.IGNORECASE,
)
"""An answer or feeling shown without words."""

SIBLING = re.compile(
    r"\W*(?:(?:your|his|her|my|older|elder|younger|little|big|half|step)[- ]+)*(?:bro|sis|sibs?|twin)\b", re.IGNORECASE
)
"""A brother or sister in short, at the head of a statement."""

BEHAVED = re.compile(
    r"\b(?:smil\w+|laugh\w+|giggl\w+|cried|crying|cr(?:y|ies)|cuddl\w+|hugg\w+|ran|reach\w+|cl[iu]ng\w*"
    r"|settl\w+|play\w+|babbl\w+|turned"
    r"|looked (?:to|at|for)|crawl\w+|hid|flinch\w+|slept|asleep|sat\b|brought|carried|showed|gave|went (?:to|quiet)"
    r"|climb\w+|screamed|waved)\b",
    re.IGNORECASE,
)
"""What a child too young to speak does, by which the child is heard."""

SEEN = re.compile(
    r"\b(?:I|we)\s+(?:also\s+|then\s+)?(?:saw|see|observed|noticed|noted|heard|smelt|smelled|watched|visited"
    r"|met|found|counted|checked|looked"
    r"|sat|talked|walked|played|went|drew|made|spoke|asked|told|explained|said|rang|called|phoned|advised"
    r"|arrived|gave|shared|read|showed|offered|tried"
    r"|left|knocked)\b"
    r"|\b(?:was|were) (?:seen|observed|present|clean|tidy|dressed|asleep|playing|sitting|in|at|on|there|warm"
    r"|cold|dirty|damp)\b"
    r"|\bthere (?:was|were) (?:\w+ ){0,3}(?:food|toys|beds?|bedding|milk|mould|bottles?|smell|clothes|dog"
    r"|broken|nothing)\b",
)
"""What the writer saw, heard or did."""

FORMAL = re.compile(
    r"^\W*(?:seen(?: alone)?|bedroom(?: seen)?|present|date|time|venue|place|dob|d\.o\.b|address|attendees"
    r"|attended|apologies)\b[^:]{0,25}:",
    re.IGNORECASE,
)
"""A form field."""

PREDICTED = re.compile(
    r"\b(?:will|would|['’]ll) (?:probably|likely|inevitably|never|no doubt|surely|only|always|almost certainly"
    r"|struggle)\b"
    r"|\b(?:is|are) (?:bound|certain|sure) to\b|\bought to (?:put|know|be|have|think|realise|see|stop|grow|step|want)\b"
    r"|\bshould (?:know better|have known|be ashamed|have (?:put|thought|realised|seen|done|told|been|taken))\b",
    re.IGNORECASE,
)
"""What the writer foretells of somebody, or thinks they ought to do."""

WILL = re.compile(
    r"\b(?:will|shall|['’]ll|is going to|are going to|am going to|has agreed to|have agreed to|agreed to"
    r"|to be)\s+(?:also |now |not |then |both )*[a-z]+"
    r"|^\W*(?:action|next step|plan|to do)s?\s*:|\b(?:needs? to|must|should|ought to)\s+(?:\w+ )?(?:be )?[a-z]+",
    re.IGNORECASE,
)
"""Something to be done."""

CONTRAST = re.compile(
    r"(?:[,;–—]\s*|\s+)(?=(?:but|however|although|though|even though|whereas|while|whilst|despite"
    r"|nevertheless|nonetheless|except that"
    r"|which (?:I|we|(?:to my|in my|in our) \w+|suggests?|shows?|indicates?|demonstrates?"
    r"|means?|raises|(?:is|was|seems|feels) (?:clearly|not|a"
    r"|an|concerning"
    r"|understandable|typical|hard|simply"
    r"|worrying|inappropriate))"
    r"|and (?:(?:he|she|they) (?:refus\w+|never|always|clearly|obviously|just |only |(?:is|are) (?:just|only"
    r"|being|not)"
    r"|has (?:no|little|poor) )|I (?:think|believe(?! (?:you|him|her|them))|feel|am|assess)|this|that (?:suggests?"
    r"|shows?|means?)"
    r"|it is (?:clear|evident"
    r"|obvious)|(?:is |are )?(?:clearly|obviously))"
    r"|(?:suggesting|showing|indicating|demonstrating|evidencing|highlighting)\s)\b)|[,;]\s+(?=yet\b)|;\s+"
    r"|\s+[–—-]\s+",
    re.IGNORECASE,
)
"""Where a sentence turns from one voice to another."""

REASON = re.compile(
    r"(?<=\w): (?=(?:\S+ ){3})|, so\b|\b(?:because|since|as (?:he|she|they|I|we|the|mum|dad|there|on)|due to"
    r"|given (?:that|the|his|her|their)"
    r"|on \d{1,2}\b|evidenced by|shown by|based on|for example"
    r"|such as|when|after|told me|said|saw|observed|I heard|this week|today|yesterday|last (?:week|month|night"
    r"|year)|on (?:monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday)|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r"|\d{1,2}[/.]\d{1,2}|\d+ (?:times|days|weeks|visits|months|occasions)"
    r"|(?:from|to|at|of) \d+(?:\.\d+)? (?:per cent|out of)"
    r"|twice|once|three times|missed \w+)\b",
    re.IGNORECASE,
)
"""A reason, an event, a date or a source."""
