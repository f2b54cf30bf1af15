/** How the lines of the genre look. */

export const NUMBERED = /^(\d{1,3})(?: ?\. ?|\) )(?=\S)(.*)$/
/** "7 Further requests": a number that has lost its dot. */
export const UNDOTTED = /^(\d{1,3}) (?=[A-Z])(.*)$/
export const BULLET = /^[-–—•●▪◦‣·*] ?(?=\S)/
/** A stop, with the mark of a footnote behind it or not: "zones,2", "General, 2/". */
export const ENDED = /(?:[;:,.]|[a-z)”][;,.] ?\d\d?\/?|[.;,]["”’)]|[;,.:] ?(?:and|or|and\/or),?)$/
/** The word between two items of a list, on a line of its own. */
export const ALONE = /^(?:and|or|and\/or)[,;]?$/
/** The stops that close an operative paragraph: no comma, no colon. */
export const STOPPED = /(?:[;.]["”’)]*|[a-z)”][;.] ?\d\d?\/?|[;,.] ?(?:and|or),?)$/
/** "Annex", "Annex II", "Annex: Statute …", and not the beginning of a sentence on an annex. */
export const ANNEX =
  /^(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|ENCLOSURE|Attachment|ATTACHMENT|Schedule|SCHEDULE)(?: (?:[IVXLC]{1,6}|\d{1,2}|[A-Z])(?:-[A-Z])?)?\*{0,2} ?(?:[:.–—-]? ?$|[:–—] ?\S.*$|(?=(?:Statute|Letter|Declaration|Agreement|Rules|Statement|Principles|Terms)\b).*$)/
/** "Article 6", "Article 13 ter", "Article 11: Composition of the Chambers". */
export const ARTICLE =
  /^(?:Article|ARTICLE) (\d{1,3}|[IVXL]{1,6})((?: |-)(?:bis|ter|quater|quinquies))?(?:(?: ?[:.–—-])? (.*)|[:.]?)$/
/** A section's letter or numeral alone on its line. */
export const SECTION = /^(?:(?:Section|SECTION|Part|PART|Chapter|CHAPTER) )?([A-Z]|[IVX]{1,5})\.?$/
/** "II. Political process", "A. Entities". */
export const TITLED_SECTION = /^(?:Section |SECTION |Part |PART |Chapter |CHAPTER )?([A-Z]|[IVX]{1,5})[.:] (?=\S)/
export const COUNCIL = /^(?:The )?Security Council ?[,:.]$/
/** The mark of a note: a numeral or asterisks alone on a line, or in front of the note. */
export const NOTE_MARK = /^(?:(\d{1,2}\/?|\*{1,3})$|(\d{1,2}|\*{1,3}) (?=[A-Z“"])|(\d{1,2}\/) (?=\S))/
/** A heading in brackets and quotation marks, "(“Renewing the mandate”)". */
export const BRACED = /^\(?["“][^"”]+["”]\)?$/
/** A line ends on a word that asks for another. */
export const HANGING = /(?:\b(?:and|or|of|the|to|in|for|by|with|from|a|an|its|on|at|that|as|including)|[^ ]-)$/
/** "Date of birth: 20 January 1955". */
export const FIELD = /^[A-Z][A-Za-z ]{1,30}: \S/
/** A verb by its form alone: "Forwards the …". */
export const FINITE_SHAPE = /^[A-Z][a-z]{2,}s (?:the|that|its|to|upon|with|all|any|on|for|a|an|as|from|in) /
/** A day at the start of a line, which a printer does not break: "15 September 2012". */
export const DATE = /^\d{1,2} [A-Z][a-z]+(?: \d{4})?[,;.]?/
/** The same of a month that there is. */
export const DAY =
  /^\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/

/** How much of the width a line and the next word may fill before the break above was the margin's. */
export const ROOM = 0.88
/** A line ends where a paragraph's number is cited: what follows is that number. */
export const CITING = /\b(?:paragraphs?|articles?|and|or|to|chapter|part|para\.?)$/i
/** A line ends in the middle of a citation of paragraphs: "subparagraphs (a) and", "paragraph 3". */
export const CITED = /(?:paragraphs?|articles?|\([a-z\d]{1,4}\)|\d),?(?: (?:and|or|to))?$/i
