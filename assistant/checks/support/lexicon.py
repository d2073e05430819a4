"""The words that mean the same here, the opposites, and the words the comparison leaves aside."""

_SAME = (
    "ring phone telephone call",
    "pound quid",
    "tea dinner supper meal lunch",
    "die pass pass_away dead death lose",
    "house home flat place",
    "nan gran granny grandma grandmother nana nanny",
    "grandad granddad grandpa grandfather gramps",
    "mum mam mom mummy mother mammy",
    "dad daddy father papa",
    "brother bro",
    "child kid children",
    "doctor gp",
    "teacher tutor",
    "police officer copper pc",
    "picture photo photograph pic drawing",
    "scared afraid frightened fear scare frighten frightening scary",
    "worried worry anxious concern concerned nervous anxiety",
    "happy glad pleased content",
    "sad upset unhappy down low",
    "angry cross mad furious annoyed anger annoy",
    "hit slap smack punch thump",
    "begin start",
    "finish end stop",
    "buy purchase",
    "talk speak chat conversation",
    "look_after care mind",
    "job work shift",
    "tablet pill medication medicine",
    "alcohol booze",
    "drunk intoxicated",
    "row argument argue arguing fight",
    "help support assist",
    "live stay reside",
    "relocate rehouse",
    "mate friend pal",
    "sleep asleep kip",
    "ill poorly sick unwell",
    "hospital a&e ward",
    "need require",
    "display show",
    "visit see meet come_back come",
    "poor awful terrible horrible",
    "little small tiny",
    "big large huge",
    "enough sufficient",
    "shout yell scream",
    "cry weep tear",
    "room bedroom",
    "enjoy love like",
    "hate dislike",
    "want wish",
    "borrow lend loan",
    "fix mend repair",
    "money cash",
    "text message",
    "letter post",
    "morning am",
    "afternoon pm",
    "night evening nightly",
    "return back",
    "quiet silent",
    "try attempt",
    "wait hold_off",
    "decide decision choose choice",
    "weed cannabis",
    "nursery preschool",
    "baby newborn",
    "boyfriend partner",
    "arrive get_there turn_up",
    "leave go",
    "record recording",
    "pain painful hurt sore ache injury injure",
    "school classroom",
    "exclude suspend exclusion suspension",
    "miss absence absent",
    "prison jail inside",
    "birth born",
    "prefer rather",
    "break broken fracture",
    "operation surgery",
    "bruise bruising",
    "wet soak",
    "throw chuck",
    "chase follow_up",
    "appointment slot",
    "check examine examination",
    "extend extension",
    "due mean",
    "backdate backdated",
    "late lateness",
    "bottle formula",
    "breastfeed breastfed breast",
    "weigh weight",
    "increase raise double",
    "reduce cut drop lower",
    "allowance benefit",
    "rent tenancy",
    "landlord owner",
    "neighbour next_door",
    "solicitor lawyer",
    "court hearing",
    "holiday abroad",
    "blanket cover",
    "fridge freezer",
    "car vehicle van",
    "drive driver",
    "taxi cab",
    "bus coach",
    "ask request",
    "refer referral",
    "promise swear",
    "hide hidden",
    "steal nick stole",
    "lie fib",
    "smell stink",
    "dirty filthy mess messy",
    "tidy clean",
    "hungry starve",
    "food eat feed",
    "drink drinking",
    "smoke smoking vape",
    "tired exhausted shattered knackered sleepy",
    "ready prepared",
    "alone lonely",
    "together jointly",
    "both two",
    "daily everyday",
    "weekly week",
    "monthly month",
    "wash bath shower washing laundry",
    "cook cooking",
    "settle settled",
    "difficult struggle",
    "easy simple",
    "manage cope",
    "trouble problem issue",
    "nice kind lovely",
    "safe safety",
    "grow growth",
    "learn teach",
    "read reading",
    "write written",
    "sign signature",
    "reply answer",
    "believe trust",
    "laugh joke kid_on",
    "play playing",
    "watch view",
    "hold carry",
    "pull drag",
    "push shove",
    "kick boot",
    "cut wound",
    "knife blade",
    "gun firearm",
    "threaten threat",
    "force make",
    "allow let permit",
    "ban forbid",
    "bring fetch take_in",
    "collect pick_up",
    "send post",
    "receive get",
    "give hand",
    "pay payment",
    "owe debt",
    "cost price",
    "sell sale",
    "swap exchange",
    "lock shut",
    "open unlock",
    "trainer shoe",
    "clothes clothing uniform",
    "coat jacket",
    "phone_call ring",
    "address postcode",
    "grandson grandchild granddaughter",
    "son boy",
    "daughter girl",
    "wife husband spouse",
    "uncle unc",
    "aunt auntie aunty",
    "carer guardian",
    "manager boss supervisor employer",
    "nurse midwife",
    "meet meeting",
    "plan planning",
    "email mail",
    "course class",
    "college university",
    "exam mock test",
    "maths math",
    "football sport",
    "pet animal",
    "tree branch",
    "garden yard",
    "damp mould",
    "heating boiler",
    "electric electricity",
    "gas meter",
    "bill invoice",
    "cheap affordable",
    "card certificate",
)

PHRASES = {
    r"on (?:his|her|their|my|your|its) own|by (?:him|her|them|my|your)sel(?:f|ves)|all alone": "alone",
    r"no longer|any ?more": "stop",
    r"fed up": "upset",
    r"in touch": "contact",
    r"(?:would|'d|’d) (?:rather|sooner)": "prefer",
    r"up to date": "current",
    r"not (?:as much|so much|as often)": "less",
    r"put (?:\w+ )?(?:down|to bed)": "sleep",
}
"""Turns of phrase, as patterns, and the word that says the same."""

_OPPOSITE = (
    "alive dead",
    "happy unhappy",
    "like hate",
    "better worse",
    "more less",
    "before after",
    "inside outside",
    "full empty",
    "warm cold",
    "clean dirty",
    "early late",
    "open closed",
    "safe unsafe",
    "agree disagree",
    "accept refuse",
    "agree refuse",
    "start stop",
    "with without",
    "up down",
    "on off",
    "increase decrease",
    "gain lose",
    "same different",
    "calm angry",
    "easy hard",
    "awake asleep",
    "sober drunk",
    "good bad",
    "first last",
    "borrow return",
    "win lose",
    "remember forget",
    "pass fail",
    "long short",
    "well ill",
    "maternal paternal",
    "mother father",
    "brother sister",
    "morning evening",
    "morning night",
    "left right",
    "upstairs downstairs",
)

LIGHT = frozenset(
    """a an the this that these those and or but so if then than as at by for from in into of off on onto out over
    to up
    with about around just only also too very really quite be am is are was were been being do does did doing have
    has had
    having get got getting go going gone will would shall should can could may might must ought he she it they we i
    you him
    her them us me his hers its their theirs our ours my mine your yours himself herself itself themselves myself
    yourself
    who whom whose which what when where why how there here yes no yeah not n't never well oh okay ok er um like
    know mean
    all any some both each other another such own same thing something anything one lot bit now because while since
    during
    next last through again back still even ever yet let make say tell ask said told state report explain
    describe express note
    mention feel think believe add confirm advise share""".split()
)
"""Words that carry little by themselves, so that two sentences sharing them share nothing yet."""

FAMILY = frozenset("mum dad nan grandad mother father child sibling parent worker social family".split())

JUDGING = frozenset(
    """dirty filthy squalid unkempt chaotic neglectful neglected neglect aggressive hostile abusive manipulative
    controlling dishonest evasive defensive resistant uncooperative disengaged withdrawn depressed alcoholic addict
    drunk intoxicated violent volatile irresponsible inappropriate unsafe immature lazy careless unfit failing
    inadequate
    incapable unwilling reluctant dismissive cold detached minimise minimising disguise lie lying deceive
    attention-seeking challenging difficult naughty vulnerable thriving resilient traumatised traumatic bonded
    attached
    excellent wonderful amazing brilliant appropriate cooperative engaging suspicious bizarre erratic paranoid
    unstable
    obsessive selfish harmful dangerous emotional suicidal self-harm bully bullying bullied
    struggling
    struggle isolated overwhelmed distressed jealous ashamed guilty furious devastated abuse abused assault assaulted
    reject rejected rejection threaten threatened threatening""".split()
)
"""Words that judge; a statement may only carry one that the evidence carries."""

ALWAYS = {
    "always": 4,
    "constantly": 4,
    "every": 4,
    "everyday": 4,
    "daily": 4,
    "usually": 3,
    "often": 3,
    "regularly": 3,
    "frequently": 3,
    "repeatedly": 3,
    "mostly": 3,
    "sometimes": 2,
    "occasionally": 2,
    "rarely": 1,
    "seldom": 1,
    "hardly": 1,
    "once": 1,
    "never": 0,
}
"""How often, from 0 never to 4 always."""


def same_words() -> dict[str, str]:
    """Map each lemma of a group of like words to the group's first word; a word keeps its first group."""
    table: dict[str, str] = {}
    for group in _SAME:
        words = group.split()
        for word in words:
            table.setdefault(word, words[0])
    return table


def opposites() -> dict[str, frozenset[str]]:
    """Map each lemma to the lemmas that deny it."""
    table: dict[str, set[str]] = {}
    for pair in _OPPOSITE:
        left, right = pair.split()
        table.setdefault(left, set()).add(right)
        table.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in table.items()}
