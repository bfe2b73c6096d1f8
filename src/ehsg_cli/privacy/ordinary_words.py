"""Words that matter for telling names: names that are words, titles, and what places and teams are called."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDINARY: Final = _words(
    """
    abbey alma amber angel april ash august autumn baker ball bank banks barber barn bell best bill bird
    bishop black bliss bloom blue bond bone booth bow box boy boys brain branch bridge bridges bright brook
    brooks brown buck bull bush butcher butler cannon care carol carpenter carter case cash castle chambers
    chance chapel chapman chase cherry child childs christian christmas church clay clerk close coach coke
    cole collier constable cook coral cotton court cox craft crane cross crown crystal curtis dale day dawn
    deal dean dear dick dolly don draper drew duke earl early east easter england english eve faith farmer
    farrow fear field fields finch fisher fishwick fletcher flint flood florence flower flowers ford forest
    fortune foster fox frank franks freeman french friend frost gale garden gardener gates gay gene gill
    glass golden gold good goodwin grace grant grave graves gray green grey grove guy hall hand hands handy
    hardy harmony harper harvest haven hawk hay hazel head heath heather help henry herd hill hills hobby
    holland holly honey hood hope house hunt hunter hurst ice ireland iris irons ivy jack jasmine jean jewel
    job jordan joy judge july june just kay keen kent key keys kind king kit knight lake lamb land lane
    large lark lavender law lawn lawyer lea lily little lock london long lord love low luck mace major mark
    marks marsh marshall martin mason masters may mead meadow mercy mike mile miles mill miller mint moon
    moor moore more moss mountain mouse music myrtle nelson newman nick noble north norm norman olive page
    paige palmer paris park parker parks parsons pat patience peace pearl pearce peel penny pepper perry
    peter piper pike pitt place plant poole pope poppy porter post potter pound power price prime prince
    prior prudence pure queen quick race rain ray read reader reading reed rich ridge ring rivers rob robin
    rock rome rose rosemary round rowan royal ruby rush rust sadler sage salmon sandy savage saves scarlet
    school shade shaw shepherd short silk silver singer skinner sky skye slater small smart snow sparrow
    speed spring stage star steel steward stone storm street strong sue summer summers sun sunny sweet swift
    tanner taylor teal temple terry thatcher thorn thorne tiger town trinity troy turner tyler underwood van
    vale verity victor victoria viola violet vine wade waite walker wall walls ward warden wares warren
    waters watts weaver webb well wells west wheeler white whiting wild will willow wills winter wise wolf
    wood woods woodward wren wright york young younger youngs
    """
)
# Before a name or behind it
TITLES: Final = _words(
    "cbe cllr councillor dame dr father fr insp inspector kpm lady lord mbe miss mr mrs ms mx obe pc pcso "
    "phd prof professor qpm rabbi rev revd reverend sergeant sgt sir sister"
)
SAINTS: Final = _words("saint saints ss st sts")
PLACES: Final = _words(
    """
    academy avenue bridge building centre chapel church clinic close college court crescent drive estate
    farm field foundation gardens green grove hall health heights hospice hospital house hub infant infants
    junior lane library lodge medical mews nursery park parish place primary road school schools secondary
    square street surgery terrace theatre trust unit university valley view ward way wing wood
    """
)
# What stands under Completed by where a role or a team does, and is nobody's name
ROLES: Final = _words(
    """
    acting actions admin administration administrator advice adviser advisor agency all analysis analyst
    and anonymous assessment assistant associate association attendance behaviour borough business carer
    centre ceo chair charity children childrens clinical colleague colleagues command commissioner
    commissioning communities community constabulary consultant coordinator counsellor county cvs data
    department dept deputy designated desk detective development digital director district domestic dsl
    duty education educational engagement enquiries executive families federation forum foundation
    governors group headmaster headmistress headteacher homes housing hubs improvement inclusion
    independent info information intelligence interim intervention it jobcentre joint leader leaders
    leadership learning local locality management manager managers mash maternity matron meeting members
    mental midwife midwifery multi na name neighbourhood neighbourhoods network nhs none nursery nursing
    offending officer officers on operational operations options our outreach partners partnership
    partnerships pastoral people performance plus policing policy practice practitioner practitioners
    prevention probation programme project psychologist psychology public quality reception receptionist
    regional representative safeguarding safer safety schools secretary sector senco send sendco sendcos
    service services social specialist staff steering strategic strategy superintendent supervisor support
    supporting sustainment targeted tbc teachers teaching team teams tenancy the therapist therapy to
    transformation transition troubled trustee trustees unit unknown various vice virtual visiting visitor
    voluntary volunteer volunteers vulnerability vulnerable welfare wellbeing whole worker workers
    workforce working
    """
)
# With which a role begins, and so may stand behind a name: `Jane Smith Deputy Head`
ROLES_BEGIN: Final = _words(
    "acting assistant associate chief clerk deputy designated director early head headmaster headmistress "
    "headteacher interim principal senior vice"
)
# Words that are no name where they are written small
SMALL: Final = _words("a above an as at below by for from in is no not of or per see that the this we")
# As the roles; but each is somebody's name as well: `Anna Church`, `Tom Head`
ROLES_OR_NAMES: Final = _words(
    """
    area board care chief child church clerk college constable contact council court early family force
    general governor head health help hospital hub lead member nurse office partner police primary
    principal pupil respondent school senior student teacher trust ward work youth
    """
)
# What stands before personal data and says of nobody who it is; with a capital where a sentence begins
NOBODY: Final = _words(
    """
    a an and any as ask at book born by call child contact date dob email enquiries families family for
    from he her his i if in is it ni nhs no number of on one or our phone please pupil ring see send she
    speak tel telephone text that the their they this to upn we with write you
    """
)
