import { councilWords } from './everyday.ts'
import { root, stem } from './words.ts'

/**
 * The vocabulary of the field, from everyday words to the Council's: each line is a group of words that a reader of
 * resolutions takes for one another. A word may stand in several groups. Written from the trade's usage, not from any
 * list of questions; a line helps every text in which one of its words occurs.
 */
const GROUPS = `
expand expansion enlarge enlargement increase augment grow bigger larger enlarging scale upsize boost strengthen reinforce reinforcement raise
extra additional more further supplementary reinforcements
reduce reduction decrease downsize downsizing drawdown shrink smaller fewer cut cutback diminish
withdraw withdrawal pullout pull leave departure exit evacuate evacuation retreat
extend extension renew renewal prolong prolongation continue continuation rollover keep
expire expiry expiration end ends terminate termination lapse finish conclude conclusion sunset stop
establish establishment create creation found set-up form formation constitute inception institute
deploy deployment dispatch send station stationed
begin beginning start commence commencement launch outset onset initiate
report reporting reports inform informed tell posted abreast update updates brief briefing notify notification submit submission account
monitor monitoring observe observation verify verification supervise supervision watch oversee oversight track surveillance check
investigate investigation examine inquiry enquiry inquire probe look-into inspect inspection
protect protection guard guards guarding secure security safeguard defend safety safe escort escorts bodyguard bodyguards shield
help helping assist assistance aid support supporting facilitate backing
cooperate cooperation collaborate collaboration coordinate coordination liaise liaison contact contacts partner partnership together
participate participation join attend take-part engage engagement involvement
soldier soldiers troop troops military army forces contingent contingents peacekeeper peacekeepers personnel servicemen
squad unit units detachment team brigade battalion
peacekeeper peacekeepers peacekeeping blue-helmets
police cop cops policing policemen constabulary gendarmerie gendarmes
fighter fighters combatant combatants rebel rebels guerrilla guerrillas militia militias insurgent insurgents ex-combatants gunmen warriors
veteran veterans ex-combatant ex-combatants combatants ex-fighters
refugee refugees displaced idp idps returnee returnees exile exiles asylum-seekers uprooted flee fleeing escaped
repatriate repatriation return returning returns home homecoming resettle resettlement
prisoner prisoners detainee detainees captive captives pow pows jailed imprisoned inmates
hostage hostages kidnapped abducted abduction kidnapping
exchange exchanges swap swaps swapped trade-off barter
release free freed liberate liberation let-go
ceasefire cease-fire truce armistice cessation hostilities
violation violations breach breaches infringement infringements abuse abuses break breaking broken noncompliance
agreement accord accords treaty deal pact settlement protocol agreements arrangement compact
talks negotiation negotiations dialogue negotiate consultation consultations
election elections electoral polls poll polling ballot ballots voters vote votes voting
referendum plebiscite
government governments authorities regime cabinet administration
parties sides factions belligerents warring opponents
disarm disarmament weapons demilitarize demilitarization demilitarise arms guns surrender
weapon weapons arms guns armament armaments munitions rifles
demobilize demobilization disband disbandment stand-down discharge
reintegrate reintegration integrate integration rejoin reinsertion absorb jobs employment livelihoods
reconcile reconciliation rapprochement healing
money fundraising fundraiser wallet wallets purse fund funds funding finance financial contribution contributions donation donations contribute donate donors donor cash
conference conferences meeting meetings summit gathering gatherings event
meeting meetings session sitting
economy economic economies industry business prosperity livelihoods
rebuild rebuilding reconstruct reconstruction rehabilitate rehabilitation restore restoration repair recovery redevelopment
humanitarian relief aid suffering plight distress hardship misery civilians
needs plight distress hardship wants shortages
urgent urgently immediate immediately emergency pressing alleviate
violence violent fighting attack attacks clash clashes unrest bloodshed hostilities
volatile volatility unstable instability tense fragile unsafe dangerous insecure insecurity precarious shaky
calm quiet peaceful tranquil stable stability safe volatile
border borders frontier frontiers boundary boundaries map
sovereignty sovereign independence independent statehood nationhood autonomy
child children kids minors boys girls juvenile youths
woman women female females girls gender
travel movement move mobility roam circulate
freedom free freely unhindered unimpeded unrestricted liberty unobstructed
appreciate appreciation thank thanks praise praised praises commend commends commendation gratitude tribute applaud laud compliment congratulate kudos credit hail salute
condemn condemns condemnation denounce deplore deplores
worry worried worries worrying concern concerned concerns concerning alarm alarmed anxiety anxious afraid fear
welcome welcomes glad pleased happy
encourage encourages urge urges appeal exhort
decide decides decision determine resolve
authorize authorizes authorise authority permission permit permitted approve approval empower let allow allowed clearance entitled
demand demands insist insists require requires
request requests ask
leader leaders head heads chief boss
president president's head-of-state
envoy envoys representative representatives emissary adviser advisers advisor advisors
staff personnel employees workers crew
joint common shared combined united
quickly promptly prompt fast speedily soon swiftly rapid rapidly delay
advice advise advisory counsel guidance consultant
expert experts expertise specialist specialists technical know-how professional
mediate mediation mediator offices broker intercede go-between honest-broker facilitation
neighbour neighbours neighbouring
territory territorial land
integrity wholeness unity
country territory
volunteer voluntary
sanctions embargo imposed impose imposition ban bans prohibit prohibition prohibited banned forbid forbidden
embargo embargoed ban banned
freeze frozen asset-freeze
asset assets property funds
travel-ban travel entry transit
list listed listing designate designated designation
crime crimes criminal criminals offence offences
trial trials try prosecute prosecution prosecuted court tribunal justice
judge judges
kill killed killing killings murder murdered death deaths die died dead casualties
rape sexual
terrorist terrorists terrorism terror
mine mines demining landmine landmines
nuclear atomic
missile missiles rocket rockets ballistic
oil petroleum
diamond diamonds stones gems
timber logs wood
aircraft plane planes airplane airplanes flight flights aviation air
ship ships vessel vessels boat boats maritime naval sea
vehicle vehicles truck trucks car cars transport transports
food feeding hunger famine nutrition
medicine medical health
school education schools
language languages tongue tongues
media radio television press broadcast broadcasts newspapers
hate hatred incite incitement inciting
corruption corrupt
drug drugs narcotic narcotics opium heroin
exempt exemption exemptions exception exceptions
review reviews re-examine reassess assess assessment reconsider
implement implementation carry-out execute execution apply application enforce enforcement put-into-effect
comply compliance obey honour abide respect
request requests
obtain get secure gain
promote promotion further advance foster
progress advances headway advancement achieved achievement achievements
effort efforts attempts endeavours
task tasks duty duties job jobs function functions responsibility responsibilities
expense expenses cost costs borne pay pays paid payment payments bill bills financial finance financing fund funding
lift lifted lifting terminate termination remove removal cease end relax
stop stops halt halted cease suspend suspension refrain abandon discontinue quit
secret confidential confidentiality classified undisclosed
run runs govern governs administer administers administration manage manages operate
pick picked choose chosen appoint appointed appointment recommend select selected name named
fake forged forgery fraudulent counterfeit falsified bogus
responsible responsibility charge accountable accountability
establish set
assembly assemble gather gathering cantonment
request need needs needed require
power powers structures
transition transitional interim temporary provisional meantime
period phase stage
guarantor guarantors guarantee guarantees vouch underwrite sponsor sponsors
maintain maintenance keep keeping sustain uphold preserve hold holding
seized follow-up revisit eye attention
former ex previous
international global worldwide world
national domestic
region regional area
donor donors donate donation donations pledging pledge pledges
generous generously
failure fail failing
important significant significance
development developments news events
register registration enrolment
detain detained detention arrest arrested arrests house-arrest
attack attacks assault assaults
neglect lost lose missed
constant continuous sustained consistent steady
central centre middle
size strength numbers level levels
quota limit ceiling maximum max
observer observers watcher monitors
replace replacement succeed successor takeover take-over hand-over handover transfer
citizen citizens population civilians civilian people inhabitants
coordinate coordinator coordinating coordination lead steer steering organise organize organising orchestrate harmonize align
recommendation recommendations advice proposal proposals suggested suggestions
opportunity chance
success succeed successful
addendum addenda add supplement
letter letters message correspondence note wrote write sent send
consent agreement approval assent
report reports paper papers study studies
promise promises promised pledge commitment commitments undertakings word obligations
ministry ministries governmental government
agency agencies body bodies
member membership belong belongs
foreigner foreigners international expatriates
bloc commonwealth
convoy convoys transports transport escort escorts
recall recalling recollect earlier previous past prior hark
seized agenda docket file monitor follow concerned
commission body panel board committee
subcommission subcommissions subcommittee subcommittees subpanels
appeal plea call
harm danger safety
recommendation recommendations recommended advised proposal proposals
report wrote
convene convening organise organize host hosting hold
respond response reply answer
relatively fairly comparatively
`

let table: Map<string, string[][]> | undefined

/** For each stem and root, the groups that it stands in. Made on first use. */
function groups(): Map<string, string[][]> {
  if (table) return table
  table = new Map()
  for (const line of GROUPS.trim().split('\n')) {
    const group = line.split(' ').flatMap(w => (w.includes('-') ? [w.replaceAll('-', '')] : [w]))
    for (const key of new Set(group.map(stem))) {
      const list = table.get(key)
      if (list) list.push(group)
      else table.set(key, [group])
    }
  }
  return table
}

/** The words that the field takes for `word`, the Council's for an everyday one among them, itself not included; empty where it has none. */
export function synonyms(word: string): readonly string[] {
  const found = groups().get(stem(word)) ?? []
  const own = root(word)
  return [...new Set([...found.flat(), ...councilWords(word)])].filter(w => root(w) !== own)
}
