import { STOP } from '../library/words.ts'

/** Words of other languages that are English as well, or stand in the field's own names. */
const ALIKE = new Set('un die war den des bald fast gift so no me son come sale ten to co do on or in per'.split(' '))

/** Function words of the languages in which delegates write, beside English ones: the commonest thirty or so of each. */
const OTHER: Readonly<Record<string, string>> = {
  French:
    'le la les un une des du de est sont quel quelle quels quelles que qui quand comment pourquoi ou où et dans sur pour par avec sans ce cette ces il elle nous vous je on ne pas plus au aux se sa son ses leur être avoir fait combien jusqu mandat expire-t-il dit parle à l d qu s c',
  Spanish:
    'el la los las un una unos unas de del es son cual cuál cuales que qué quien quién cuando cuándo como cómo por porque dónde donde y en sobre para con sin este esta estos se su sus lo al no más hasta hay cuánto cuántos tiene mandato termina vence dice',
  German:
    'der die das ein eine einen einem einer ist sind war was wer wann wie warum wo und oder in im auf für mit ohne von vom zu zum zur bei nach dieser diese dieses es sie wir ich nicht auch bis wird werden hat haben welche welcher welches wieviel viele läuft endet ab laut steht',
  Italian:
    'il lo la gli le un uno una di del della dei è sono quale quali che chi quando come perché dove e nel nella su per con senza questo questa si suo sua non più fino scade mandato quanto quanti dice',
  Portuguese:
    'o os as um uma uns de do da dos das é são qual quais que quem quando como porque onde e em no na sobre para com sem este esta se seu sua não mais até mandato termina quanto quantos diz expira',
  Dutch:
    'de het een is zijn wat wie wanneer hoe waarom waar en of in op voor met zonder van deze dit dat er wij niet ook tot wordt heeft welke hoeveel mandaat loopt verloopt staat',
  Turkish: 'bir ve ne nedir kim zaman nasıl neden bu şu için ile mi mı mu ne zaman kadar görev süresi karar var',
  Indonesian: 'apa siapa kapan bagaimana mengapa di mana dan yang ini itu untuk dengan dari adalah berakhir berapa',
  Swahili: 'nini nani lini vipi kwa nini wapi na ya wa ni hii hiyo kwa',
  Polish: 'co kto kiedy jak dlaczego gdzie i w na z do jest są nie się to ten ta kończy wygasa mandat',
}
const ENGLISH = new Set(
  'the a an is are was were be what who when how why where which and or in on for with without of from to this that it they we i you not also until does do did has have can will would should must by as at its their there any say says about many much long mean'.split(
    ' ',
  ),
)

/**
 * True where a question is written in another language than English: in another script, or with more function words of
 * another language than English ones. The texts are English, so a word that looks alike is no answer.
 */
export function isForeign(text: string): boolean {
  if (/[^\x20-\x7e]/.test(text)) {
    const letters = text.match(/\p{L}/gu) ?? []
    const latin = letters.filter(l => /\p{Script=Latin}/u.test(l)).length
    if (letters.length > 0 && latin < letters.length / 2) return true
  }
  const list = (text.toLowerCase().match(/[a-zß-ɏ]{2,}/g) ?? [])
    .filter(w => !/^(?:para|sub|pp|op|no|res|pls)$/.test(w))
    .slice(0, 200)
  const english = list.filter(w => ENGLISH.has(w)).length
  if (list.length < 3 || english >= list.length / 2) return false
  const most = Math.max(...[...others().values()].map(set => list.filter(w => set.has(w)).length))
  return most >= 2 && most > english
}

let sets: ReadonlyMap<string, ReadonlySet<string>> | undefined

function others(): ReadonlyMap<string, ReadonlySet<string>> {
  sets ??= new Map(
    Object.entries(OTHER).map(([name, list]) => [
      name,
      new Set(list.split(/\s+/).filter(w => !STOP.has(w) && !ALIKE.has(w))),
    ]),
  )
  return sets
}
