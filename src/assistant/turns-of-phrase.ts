import { stem, words } from '../library/words.ts'

/**
 * Everyday turns of phrase, in whatever inflection, with the Council's own words before them. Written from the trade's usage, not from
 * any list of questions; only what means one thing wherever it is said.
 */
const TURNS = `
detained: locked up, lock up, thrown in jail, behind bars, put in jail, put away in prison
released: let go free, set free, let out of prison
destroyed: blown up, blow up, knocked down, torn down
hostilities: shooting war, gun battles, armed clashes
ceasefire: stop shooting, lay off shooting, hold fire
final authority: last word, final say, final word, last say
terminate: call off, do away with
claim responsibility: said they did it, say they did it, said it was them, took credit for it, owned up to it
eliminate: get rid of
expelled: kicked out, kick out, thrown out, throw out, driven out
hunger food insecurity: go hungry, going hungry, went hungry, not enough food, short of food
poverty: living in poverty
freedom of expression: free speech, freedom of speech
freedom of movement: move about freely, move around freely, travel freely, free to move
weapons of mass destruction: doomsday weapons
small arms light weapons: handguns and rifles
sexual violence: sexual assault, sexual assaults, sexual attacks
sexual exploitation abuse: sex abuse, sexual misconduct
human rights violations abuses: rights abuses, abuses of rights, abusing rights
impunity: get away with it, getting away with it, go unpunished, get away with, off the hook
accountable: hold to account
prosecute: take to court, bring to court, haul before court, face justice, put on trial, face trial
comply: play by the rules, stick to, abide by, live by, toe the line, do as told
violate: go against
circumvent: get around, get round, sneak around
obstruct impede: stand in the way, get in the way, stand in the way of, get in the way of, in the way of
unhindered access: get through safely, get in freely, reach people
humanitarian access: aid get through
safety security of staff personnel: keep staff safe, staff safety, staff security
fund finance: put up money, stump up
voluntary contributions: whip round, chip in money
delisting removal from list: taken off the list, take off the list, come off the list, get off the list, taken off list
listing designation: put on the list, added to the list, put on the blacklist
travel ban prevent entry transit: barred from travelling, banned from travelling, not allowed to travel, barred from entry
asset freeze: frozen bank accounts
arms embargo: weapons ban, ban on weapons, ban on arms, gun ban, arms ban
free and fair: above board, clean elections, honest elections
overthrow unconstitutional: military takeover, seizure of power, seized power, take over power by force
power sharing: share power
withdraw: pull out, move out, get out of, pull back, draw down, bring home
deploy: send in, sent in, move in, station in
redeploy transfer: moved over, move over, shifted
appoint: put in charge
resume: start again, start up again, begin again, get going again
resumption of hostilities: go back to war, back to war, slide back into war, return to war
deteriorating: getting worse, get worse, going downhill, gone downhill, from bad to worse
stalemate lack of progress: going nowhere, got nowhere
fulfil commitments obligations: keep promises, keep their promises, keep their word, honour their word, make good on, deliver on
cooperate: work hand in hand, pull together
dialogue: sit down together, sit down with, talk to each other
reconciliation: bury the hatchet, make peace, make up with each other
compensation: make good the damage, pay damages
condemn: speak out against, come out against
support endorse: get behind, stand behind, come out for
urge: push for, lean on
prevent: head off, ward off, stave off, keep from happening
neighbouring states: next door, countries next door
cross-border: over the border
territorial integrity: in one piece, stay whole, break up the country
refugees displaced persons: people who fled, driven from their homes, forced from their homes, chased from their homes, forced out of their homes, lost their homes
return of refugees: go back to their homes, back in their homes, get their homes back
civilians: ordinary people, innocent people, innocents, non-combatants, local people
child soldiers recruitment use of children: children in armies, kids in uniform, boys with guns
landmines mine clearance: clear mines, clearing mines, mine clearing
illegal exploitation natural resources: plundering the country, resource plunder
illicit trade trafficking: black market, under the counter
at regular intervals: from time to time, every so often
review: take stock, take stock of, go over again
cooperation: working hand in hand
without delay: right away, straight away, at once, asap, as soon as possible, on the double
without conditions: no strings attached
unilateral: go it alone, off their own bat
early warning: see it coming
headcount: head count
how many stages phases: how many steps
deadline: cut-off date, cut off date, cutoff date
expire: run out, ran out, lapse
enter into force: come into force, kick in, kicks in, take effect, come into effect
phased stages: step by step, in steps, bit by bit
self-determination: decide their own future, decide its own future, choose their own future
last resort: when all else fails
root causes: what lies behind, deeper causes
lessons learned: learn from mistakes
civil society: grassroots groups, citizens groups, community groups
rule of law: law and order
rebuild reconstruction: get back on its feet, put back together
immunity: above the law
uranium enrichment: spin uranium
ballistic missiles: long-range rockets, long range rockets
nuclear test: set off a bomb, nuclear bomb test, atomic test
proliferation: spread of weapons, spreading of weapons
contribute troops: send troops, provide troops, give troops, lend troops, give soldiers, send soldiers
troop-contributing countries: countries that send troops, countries sending troops, countries that give troops, countries giving troops
monitor: keep tabs on, keep watch on, keep watch over, watch over, keep track of
report: write back, report back
`

interface Turn {
  readonly stems: readonly string[]
  readonly plain: string
}

let table: Map<string, Turn[]> | undefined

const stemsOf = (text: string) => words(text).map(w => stem(w.word))

/** The turns by their first stem, the longest first. Made on first use. */
function turns(): Map<string, Turn[]> {
  if (table) return table
  const all = TURNS.trim()
    .split('\n')
    .flatMap(line => {
      const [plain, said] = line.split(': ') as [string, string]
      return said.split(', ').map(phrase => ({ stems: stemsOf(phrase), plain }))
    })
    .sort((a, b) => b.stems.length - a.stems.length)
  table = Map.groupBy(all, turn => turn.stems[0]!)
  return table
}

/** A text with its turns of phrase in plain words: "who got kicked out" → "who got expelled". */
export function withoutTurns(text: string): string {
  const said = words(text)
  const stems = said.map(w => stem(w.word))
  let plain = ''
  let end = 0
  for (let i = 0; i < said.length; i++) {
    const turn = turns()
      .get(stems[i]!)
      ?.find(t => t.stems.every((s, k) => stems[i + k] === s))
    if (!turn) continue
    plain += text.slice(end, said[i]!.start) + turn.plain
    i += turn.stems.length - 1
    end = said[i]!.end
  }
  return plain + text.slice(end)
}
