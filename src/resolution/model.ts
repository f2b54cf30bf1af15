/**
 * A resolution as data. Everything that the product says is a slice of `Resolution.source`, or a figure
 * computed from one, so every part that may be quoted carries its span.
 */

/**
 * A paragraph's name: `masthead`, `pp-3`, `op-6`, `op-6-d`, `op-6-d-ii`, `annex-1-3-a`, `annex-1-art-6-2`, `footnote-1`.
 * pp = preambular, op = operative; preambular paragraphs are counted in running order through the whole document,
 * operative ones bear the text's own numbers. All lower case.
 */
export type ClauseId = string

/** Half-open interval of UTF-16 code units, `[start, end)`. */
export type Span = readonly [start: number, end: number]

export type Part = 'masthead' | 'preambular' | 'operative' | 'annex' | 'footnote'

/** One paragraph or sub-paragraph. Invariant: `text === resolution.source.slice(...span)`. */
export interface Clause {
  readonly id: ClauseId
  readonly part: Part
  /** The clause's own words, without its printed number and without its sub-paragraphs' text; several blocks are joined by "\n\n". */
  readonly text: string
  /** Where `text` stands in the cleaned source. */
  readonly span: Span
  /** The number as printed, "6." or "(d)"; absent where the text prints none. */
  readonly label?: string
  /** The clause that this one is a sub-paragraph of. */
  readonly parent?: ClauseId
  /** The parent's own text: the words that a sub-paragraph completes. */
  readonly chapeau?: string
  /** The heading that the clause stands under ("A", "Sanctions", "Annex I: …"), as printed. */
  readonly heading?: string
  /** The leading operative or preambular verb as printed, "Decides", "Calls upon", "Recalling". */
  readonly verb?: string
}

/** Something in the text that the parser could not place, or that is not as the genre has it. Data, never a throw. */
export interface Problem {
  /** A stable code for programs, "missing-paragraph". */
  readonly code: string
  /** One clear sentence for people. */
  readonly message: string
  readonly clause?: ClauseId
  /** Where in the cleaned source. */
  readonly span?: Span
}

export interface Resolution {
  /** "S/RES/1138 (1997)", always with one space; empty where the text has none. */
  readonly symbol: string
  readonly number?: number
  readonly year?: number
  /** Day of adoption, ISO 8601 calendar date. */
  readonly adopted?: string
  /** Number of the Council's meeting, 3833. */
  readonly meeting?: number
  /**
   * The cleaned source: page furniture gone, lines joined, paragraphs separated by a blank line ("\n\n").
   * No word is changed. Spans count in it.
   */
  readonly source: string
  /** Masthead first, then in the text's order; a sub-paragraph follows its parent. Ids are unique. */
  readonly clauses: readonly Clause[]
  readonly problems: readonly Problem[]
}

/** A term that the text defines, "United Tajik Opposition (UTO)". */
export interface Term {
  /** The short form, "UTO". */
  readonly short: string
  /** The long form as printed, "United Tajik Opposition". */
  readonly long: string
  /** Where it is defined. */
  readonly clause: ClauseId
  /** The defining words, long form and bracket, within the clause's text. */
  readonly span: Span
}

/** A document that the text cites by symbol, "S/1997/686". */
export interface CitedDocument {
  /** The symbol as printed, "S/1997/686 and Add.1", "resolution 1099 (1997)". */
  readonly symbol: string
  /** What the text says it is, verbatim: "the reports of the Secretary-General … of 4 September 1997"; empty where it does not say. */
  readonly description: string
  readonly clause: ClauseId
  /** Description and symbol within the clause's text. */
  readonly span: Span
}

/** An actor that a clause addresses or speaks of as subject of a duty. */
export interface ActorMention {
  /** As printed, "the parties", "Member States and others concerned". */
  readonly actor: string
  /** The verb that addresses it, "calls upon". */
  readonly verb: string
  readonly clause: ClauseId
  readonly span: Span
}

/** A verb that acts in a clause: the leading one and each later one of the same clause ("and calls upon …"). */
export interface VerbUse {
  /** As printed, "calls upon". */
  readonly verb: string
  /** Lower-case base form without adverbs, "call upon", "decide", "welcome". */
  readonly lemma: string
  readonly clause: ClauseId
  readonly span: Span
}

/** A date printed in the text. */
export interface PrintedDate {
  /** First day, ISO 8601. */
  readonly date: string
  /** Last day where the text prints a range ("24 and 25 November 1997"). */
  readonly until?: string
  /** As printed. */
  readonly words: string
  readonly clause: ClauseId
  readonly span: Span
}

/** A day or a rhythm by which something falls due, with the words it comes from and the arithmetic. */
export interface Deadline {
  readonly clause: ClauseId
  readonly what: 'mandate' | 'report' | 'event' | 'other'
  /** Who owes it, as printed, "the Secretary-General". */
  readonly actor?: string
  /** ISO 8601 calendar date. */
  readonly due?: string
  /** First day of an event that lasts longer than one. */
  readonly from?: string
  /** ISO 8601 duration of a recurring duty, "P3M". */
  readonly every?: string
  /** True where it depends on an event that may not happen. */
  readonly conditional?: boolean
  /** The phrase in the text, verbatim. */
  readonly words: string
  /** `words` within the clause's text. */
  readonly span: Span
  /** The arithmetic, one step a line: "14 November 1997 (adoption) + 3 months = 14 February 1998". */
  readonly steps: readonly string[]
}
