"""Words that small children know and words that come with long schooling, chosen by judgement."""

EARLY = frozenset(
    """apple arm ask baby back bad bag ball banana bath beach bear beautiful bed bee begin bell big bike bird
    birthday bite
    black blanket blow blue boat body boot bottle bounce bowl box boy branch bread break breakfast bring broken
    brother
    brown brush bucket bug build bus bush butter button buy cake call candle car card careful carry cat catch chair
    chase
    cheek cheese chick chicken child chin choose circle clap clean climb clock close cloth cloud coat cold colour comb
    come cook cookie corn corner count cow crawl cry cuddle cup cut dad daddy dance dark day dear deer desk dig dinner
    dirty dish dog doll door draw dream dress drink drive drop drum dry duck ear eat egg elephant empty end eye face
    fall
    farm farmer fast fat father feather feed feel feet fence field find finger finish fire fish fit fix flag floor
    flower
    fly food foot forest forget fork fox friend frog fruit full fun funny game garden gate giant gift girl give glad
    glass
    glove go goat gold good goodbye goose grandma grandpa grandmother grandfather grape grass green ground grow hair
    hand happy hard hat hate hay head hear heart heavy hello help hen hide high hill hit hold hole holiday home
    honey hop
    horse hot house hug hungry hurry hurt ice inside jacket jam jar jelly juice jump keep key kick kid kind king kiss
    kitchen kite kitten knee knife know ladder lady lake lamb lamp laugh leaf leg lemon let letter lick lie lift light
    lion lip listen little live long look lose lost loud love low lunch mad mail make man many map milk mirror money
    monkey moon morning mother mouse mouth move mud mum mummy mother mama music nail name naughty neck need nest new
    nice
    night nose number nurse nut ocean old open orange outside owl page paint pan paper park party paw pay peach pear
    peas
    pen pencil people person pet pick picnic picture pie pig pillow pink pipe plane plant plate play please pocket
    point
    pond pony poor pot potato pour present pretty puddle pull puppy push put puzzle queen quick quiet rabbit race rain
    read ready red remember rice ride right ring river road rock roll roof room rope rose round rub run sad salt sand
    sandwich save say scare school scissors sea seat see seed sell send shake shape share sharp sheep shell shine ship
    shirt shoe shop short shout show shut sick silly sing sister sit skin skirt sky sleep slide slip slow small smell
    smile smoke snake snow soap sock soft song soup spider spill spin spoon spot spring square squirrel stair stand
    star
    start stay step stick sticky stone stop store storm story stove straight street string strong sugar summer sun
    supper sweet swim swing table tail take talk tall taste teacher tear teddy tell tent thank thing think thirsty
    throw
    thumb tie tiger tired today toe tomato tomorrow tongue tooth top touch towel town toy train treat tree trick
    tricycle
    truck true try turn turtle ugly umbrella uncle under wait wake walk wall want warm wash watch water wave wear wet
    wheel whisper white wind window wing winter wish wolf woman wood wool word work world worm wrap write yard yellow
    yesterday young zebra zoo afraid animal answer aunt bark barn bean bench berry biscuit bone book bright bubble
    bump
    bunny castle cave chocolate christmas circus clown cousin cream crown dragon dust fairy family feast fur grin
    groan
    hammer heel hunt ink insect kettle lazy leap lonely magic market meadow meal meat mice mitten mitt nap nod oven
    pack
    parade parrot peanut penguin pet pilot pirate poke pole pumpkin rat robin robot sail sailor sack scream secret
    shark
    shelf shiver sled sniff snowman splash stable steal stir sweep tadpole tap thief tickle tiny tractor trail trip
    tummy twig wagon wand witch yawn""".split()
)
"""Words that most children in Britain use or know before school or in its first years."""

LATE = frozenset(
    """abstract academic accumulate acquire adequate adjacent administer administration advocate aesthetic aggregate
    allocate allocation alter ambiguous analogous analyse analysis anticipate apparatus apparent approach approximate
    arbitrary aristocracy assembly assert assess assume assumption atmosphere atom attain attribute authority biology
    bureaucracy capacity capital category cease cell characteristic characterise chemical circuit circumstance cite
    civil
    coherent coincide colony combustion commerce commission commodity component compose composition compound
    comprehensive
    comprise conceive concept conception conclude conduct conductor confer configuration congress consciousness
    consent
    consequence consequent consist constant constitute constitution constrain construct consume contemporary context
    contract contradict contrary contrast contribute convention converge conversion corporate correspond criterion
    crucial
    culture current data decade decline deduce define definite democracy demonstrate denote density deposit derive
    despite deviate device diameter diminish discrete displace dispose distinct distribute distribution diverse
    doctrine
    domain domestic dominate duration dynamic economic economy elaborate electric electrode electron element eliminate
    emerge emission emphasis empirical endeavour energy enforce enhance enterprise entity environment equation
    equilibrium
    equivalent essential establish estimate ethical ethnic evaluate evident evolution evolve exceed exclude executive
    expand explicit exploit exponent expose external extract facilitate factor federal finance fluctuate fluid formula
    formulate foundation framework friction function fundamental generate genetic geometry globe gradient hence
    hierarchy
    hypothesis identical ideology illustrate immense impact implement implication imply impose incentive incidence
    incline index indicate individual induce industrial inevitable infer inference infrastructure inherent inhibit
    initial
    initiate innovate insight inspect instance institute institution integral integrate intellectual intense intensity
    interact internal interpret interval intervene intrinsic invest investigate invoke isolate issue judicial justify
    kinetic labour latter legal legislate liable liberal magnetic magnitude maintain major manifest manufacture margin
    mass mature maximum mechanism mediate medium metabolism method migrate military minimum ministry mode modify
    molecule
    moral motive mutual negate neutral nevertheless norm notion notwithstanding nuclear objective obtain occupy occur
    orbit organic organism orient particle passive perceive percentage period perpetual perspective phase phenomenon
    philosophy physical policy political portion pose potential precede precise predominant preliminary preserve
    pressure
    presume previous primary principal principle prior probability proceed process proclaim prohibit proportion
    proposition
    prospect protein protocol province provision psychology publication pursue radiation radical random range ratio
    rational reaction recover refine reform regime region register regulate reinforce relative relevant reluctant
    render
    republic require research reside residual resolve resource respective response restrain restrict retain reveal
    revenue
    reverse revolution rigid role scheme scope sector secure select sequence series shift significance significant
    similar
    simulate sociology solar sole solution sovereign species specific specify spectrum sphere stable statistic status
    statute structure subject submit subordinate subsequent subsidy substance substitute sufficient summary supplement
    surface survey suspend sustain symbol system technical technique technology temperature temporary tendency
    terminate
    territory theorem theory thereby thermal tissue tradition transfer transform transition transmit treaty trend
    trigger
    ultimate undergo underlie uniform unify unique universal utility utilise vacuum valid variable variation vary
    vector
    velocity version via virtual virtue visible vision volume voltage voluntary welfare whereas wherein widespread
    yield""".split()
)
"""Words of science, law, government and argument, met mostly in secondary school and after."""
