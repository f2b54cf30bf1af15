import { stem } from './words.ts'

/**
 * Words that people type and resolutions hardly use, with the Council's words for them behind the colon. One way only: a question in the
 * Council's own words needs no others, and would be led astray by them. Written from the trade's usage, not from any list of questions.
 */
const EVERYDAY = `
gunship chopper: helicopter
manpower headcount: strength personnel
boots: troops personnel
armistice: ceasefire
dmz: demilitarized zone
garrison barracks: camp base
pullback redeploy: disengage redeployment withdraw
defuse deescalate: calm
warlord: faction leaders
outlaw bandit banditry: criminal
enlist conscription: recruit
confiscate seizure impound: seize
ammo bullets munitions: ammunition rounds
bomb: explosive
smuggle smugglers: traffic trafficking illicit illegal
contraband smuggled extort racketeering taxation: illicit
unlawful unlawfully: illegal illicit
buy purchase acquire acquisition: procure obtain
wealth riches: assets resources
bankroll: fund finance
backers: financier funders sponsors supporters
income earnings: revenue proceeds
cash currency: money
merchant: traders dealers brokers
hijack: pirate piracy robbery
blacklist: list designate
wrongdoers: perpetrator offender criminals abusers
unpunished: impunity
answerable liable: accountable responsible
lawsuit: prosecution proceedings legal
jail imprison: prison detention correctional
penitentiary: prison corrections
sentence imprisonment guilty: convicted
accused indictee indicted fugitive: suspect
extradite surrender deport expulsion: transfer
magistrate bench: judge judicial
lawyer attorney: defence
testimony testify: witness
proof: evidence information
atrocity massacre slaughter: crimes genocide
slaughter massacre assassinate murder: killing
extermination: genocide
mutilate: maim injure
misconduct misbehaviour wrongdoing: abuse exploitation
enslave slavery slaves: trafficking
elderly aged: vulnerable
orphan: children
dictator: regime government
putsch overthrow unconstitutional seizure: coup
politician: political leaders
inaugurate swear: installation
premier: minister
mayor municipal: local
bureaucracy: administration
secede secession breakaway secessionist: separatist
noncombatants bystanders: civilian
starve starvation famine hunger: food
rations: food supplies
sanitation: water
doctor: medical health
epidemic outbreak illness: disease health
corridor passage: access
blockade siege: impede obstruct
hinder hindrance hamper: obstruct impede block restrict
curbs constraints: restrict limit
charity ngo nongovernmental: humanitarian organizations
homeless: displaced
evict expulsion expel: displacement
plunder pillage: exploitation
crude: oil petroleum
gasoline petrol diesel: fuel petroleum
gem: diamond
airfield aerodrome: airport
airline: carriers aircraft
airspace fly: flights
road highway: route
railway rail: train
electricity: power energy
phone telephone telecommunications: communications
propaganda hate: incitement media
journalist: reporter media press
newspaper: press media
nuke atomic: nuclear
centrifuge: enrichment
warhead: nuclear missiles
wmd biological: chemical nuclear
poison toxic: chemical
nonproliferation spread: proliferation
projectile rocket: missile
detonate: test explosion
blast bombing: explosion
jihadist: terrorists extremists
radical: extremist
ideology: extremism narratives
gunmen: fighters combatants
havens sanctuary shelter: refuge
passport identity: travel documents
visa: travel entry
passengers: traveller
loophole: gaps
waiver: exemption exceptions
waived: exempt
watchdog: panel committee monitoring
auditor audit: oversight
blueprint: plan strategy
milestone: benchmark targets
speedy speed hasten: accelerate expedite
speed hasten quicken: accelerate expedite intensify
punctual: timely
hq: headquarters
chairperson chairmanship: chairman chair presidency
embassy consulate premises: diplomatic missions
unbiased: impartial neutral
ally: partner
foe enemy adversary: hostile
alliance: coalition
atlantic: nato
meddling intervention meddle: interference
obey: comply abide adhere
flout disregard: violate
defy defiance noncompliance: refusal
disapprove: deplore regret
disappointment disappointed dismay: regret
outrage abhor: deplore condemn
blame culprit: responsibility
praise: tribute commend
endanger jeopardize imperil: threat threaten
endanger jeopardize imperil: threaten undermine
sabotage derail weaken spoil: undermine destabilize
spoiler: undermine obstruct
harass: intimidate threats
harass bully harassment: intimidation
repercussions: consequences impact implications effects
fix remedy repair: resolve solution
disagreement quarrel: dispute differences
quarrel: dispute conflict
warfare: war conflict hostilities
reciprocal: mutual bilateral
compulsory: binding obligation mandatory
compulsory: mandatory obligatory required
disclose disclosure reveal publish dissemination: publicize
outreach: awareness publicity information
archives: record registry
coastline shore: coast
offshore: sea maritime
cargo freight consignment: goods shipment
merchandise commodities: goods items products
grassroots: community
pollution: environmental
protest: demonstration
riot unrest disturbances: violence
crackdown repression: suppression
reinstate: restore
reinstated: restored
revoke cancel repeal rescind annul: terminate
cancel annul: terminate suspend
reorganize: restructure reform reconfigure
overhaul: reform restructuring
merge merger: consolidate unify
reunify reunification: unify unite
shortfall shortage insufficient inadequate: lack
fatalities: casualty deaths killed
ambush raid: attacks
hurry: expedite urgently
sell: sale
salary wages: payment
gun firearms pistols: weapons
budget: appropriations
flout: violate
meddling meddle: interference
landmine minefield: mines
adjacent: neighbouring
sailors seafarers: crew
homeland: country
join: accede accession adhere adherence membership
postpone: defer delay
teach: education instruction
memo: memorandum memoranda
`

let table: Map<string, string[]> | undefined

/** The Council's words for a word that it hardly uses itself ("ammo" → ammunition, rounds); empty where there are none. */
export function councilWords(word: string): readonly string[] {
  if (!table) {
    table = new Map()
    for (const line of EVERYDAY.trim().split('\n')) {
      const [said, meant] = line.split(': ').map(side => side.split(' ')) as [string[], string[]]
      for (const key of new Set(said.map(stem))) table.set(key, [...(table.get(key) ?? []), ...meant])
    }
  }
  return table.get(stem(word)) ?? []
}
