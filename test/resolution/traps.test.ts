import { describe, expect, test } from 'vitest'
import { parse } from '../../src/resolution/parse.ts'

const HEAD = `United Nations S/RES/777 (2003)
Security Council Distr.: General
9 May 2003
03-12345 (E)
*0312345*
Resolution 777 (2003)
Adopted by the Security Council at its 4321st meeting, on
8 May 2003
The Security Council,
`

/** Ids and texts of what stands below the masthead, "op-1 Decides …". */
function read(body: string): string[] {
  const { clauses } = parse(HEAD + body)
  return clauses.slice(1).map(({ id, text }) => `${id} ${text}`)
}

const RECITAL =
  'Recalling its earlier resolutions on the island and its harbours, and the letters\nof the two Governments,\n'
const FINAL = 'Decides to remain seized of the matter.'

interface Trap {
  readonly name: string
  readonly body: string
  readonly gives: readonly string[]
}

const traps: Trap[] = [
  {
    name: 'a page number and a job number glued on one line in mid-sentence',
    body: 'Recalling its earlier resolutions on the island,\n1. Decides that the harbour shall be open to\nS/RES/777 (2003)\n303-12345\nall ships;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its earlier resolutions on the island,',
      'op-1 Decides that the harbour shall be open to all ships;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'a page header with "/..." and "Page 2", and a hyphen at the end of the line',
    body: 'Recalling the letter of the Secretary-\n/...\nS/RES/777 (2003)\nPage 2\nGeneral on post-conflict peace-\nbuilding in the islands,\n1. Decides to remain seized of the matter.\n-----',
    gives: [
      'pp-1 Recalling the letter of the Secretary-General on post-conflict peace-building in the islands,',
      `op-1 ${FINAL}`,
    ],
  },
  {
    name: "a draft's symbol and language in the page header",
    body: 'Recalling the report on the harbours and the islands of the two\n03-12345 (E) /...\nS/2003/555\nEnglish\nPage 2\nGovernments,\n1. Decides to remain seized of the matter.',
    gives: ['pp-1 Recalling the report on the harbours and the islands of the two Governments,', `op-1 ${FINAL}`],
  },
  {
    name: 'a reissue note between two pages of one sentence',
    body: 'Recalling the report on the harbours and the islands of the two\n* Reissued for technical reasons.\nS/RES/777 (2003)\n203-12345\nGovernments,\n1. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling the report on the harbours and the islands of the two Governments,',
      `op-1 ${FINAL}`,
      'footnote-1 Reissued for technical reasons.',
    ],
  },
  {
    name: 'numbered footnotes at the foot of a page',
    body: 'Recalling its statements of March and of April on the harbours,1 and those of 2\n__________________\n1 Statement S/PRST/2003/98.\n2 Statement S/PRST/2003/99.\n2\nS/RES/777 (2003)\nMay on the islands,2\n1. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its statements of March and of April on the harbours,1 and those of 2 May on the islands,2',
      `op-1 ${FINAL}`,
      'footnote-1 Statement S/PRST/2003/98.',
      'footnote-2 Statement S/PRST/2003/99.',
    ],
  },
  {
    name: 'a capital after a comma at the end of a full line',
    body: 'Recalling that the harbours of the island were opened by the Governments of France,\nGermany and Italy, and that the ships of all three called there in the same spring,\nWelcoming the lighthouse,\n1. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling that the harbours of the island were opened by the Governments of France, Germany and Italy, and that the ships of all three called there in the same spring,',
      'pp-2 Welcoming the lighthouse,',
      `op-1 ${FINAL}`,
    ],
  },
  {
    name: 'preambular paragraphs that end in ";" and a lettered preamble',
    body: 'a. Recalling its earlier resolutions on the island;\nb. Deeply concerned by the storms,\n1. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its earlier resolutions on the island;',
      'pp-2 Deeply concerned by the storms,',
      `op-1 ${FINAL}`,
    ],
  },
  {
    name: 'unnumbered operative paragraphs, told by the form of the verb',
    body: `${RECITAL}Having examined the application of the Republic of Ruritania,\nRecommends to the General Assembly that the Republic of Ruritania be admitted;\nRequests the Secretary-General to inform the Republic of Ruritania.`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      'pp-2 Having examined the application of the Republic of Ruritania,',
      'op-1 Recommends to the General Assembly that the Republic of Ruritania be admitted;',
      'op-2 Requests the Secretary-General to inform the Republic of Ruritania.',
    ],
  },
  {
    name: 'a number without its dot',
    body: 'Recalling its letters,\n1. Decides to open the harbour;\n2 Further requests the Governments to light it;\n3. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides to open the harbour;',
      'op-2 Further requests the Governments to light it;',
      `op-3 ${FINAL}`,
    ],
  },
  {
    name: '"(i)" that follows "(h)" is a letter',
    body: `Recalling its letters,\n1. Decides on the following:\n${[...'abcdefghij'].map(c => `(${c}) To keep light ${c};`).join('\n')}\n2. Decides to remain seized of the matter.`,
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides on the following:',
      ...[...'abcdefghij'].map(c => `op-1-${c} To keep light ${c};`),
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: '"(i)" under "(a)" is a numeral, and "5. (a)" stands on one line',
    body: 'Recalling its letters,\n1. (a) Decides that the harbour shall have:\n(i) A light;\n(ii) A bell;\n(b) Decides that the island shall have neither;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 ',
      'op-1-a Decides that the harbour shall have:',
      'op-1-a-i A light;',
      'op-1-a-ii A bell;',
      'op-1-b Decides that the island shall have neither;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: '(aa) and (bb) after (z)',
    body: `Recalling its letters,\n1. Decides on the following:\n${[...'abcdefghijklmnopqrstuvwxyz', 'aa', 'bb'].map(c => `(${c}) To keep light ${c};`).join('\n')}`,
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides on the following:',
      ...[...'abcdefghijklmnopqrstuvwxyz', 'aa', 'bb'].map(c => `op-1-${c} To keep light ${c};`),
    ],
  },
  {
    name: '"i." and "ii." without brackets',
    body: 'Recalling its letters,\n1. Requests the Governments to provide:\ni. A light for the harbour;\nii. A bell for the island;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Requests the Governments to provide:',
      'op-1-i A light for the harbour;',
      'op-1-ii A bell for the island;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'a cited "(ii)" or "(e) above" at the start of a wrapped line',
    body: 'Recalling its letters,\n1. Decides that the ships which are named in the list of paragraph 4 (b) (i) and\n(ii) of resolution 700 (2002), and those of subparagraph\n(e) above, shall leave the harbour;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides that the ships which are named in the list of paragraph 4 (b) (i) and (ii) of resolution 700 (2002), and those of subparagraph (e) above, shall leave the harbour;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'cited letters at the start of a line inside a list that has come to them',
    body: 'Recalling its letters,\n1. Decides on:\n(a) The lights of paragraph 4 (a),\n(b) and (c) of its rules;\n(b) The bells;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides on:',
      'op-1-a The lights of paragraph 4 (a), (b) and (c) of its rules;',
      'op-1-b The bells;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'notes marked "1/", on the page and at the end',
    body: 'Noting the letter of the Government to the Secretary-General, 1/\nand its maps,\n1/ S/2003/62.\n/...\nS/RES/777 (2003)\nPage 2\n1. Decides to remain seized of the matter.\n-----\nNotes\n2/ S/2003/63.',
    gives: [
      'pp-1 Noting the letter of the Government to the Secretary-General, 1/ and its maps,',
      `op-1 ${FINAL}`,
      'footnote-2 S/2003/63.',
      'footnote-1 S/2003/62.',
    ],
  },
  {
    name: 'a list that opens without a colon',
    body: 'Recalling its letters,\n1. Decides that\n(a) the harbour shall be open to all ships of the two Governments, and to those of the\nneighbours;\n(b) the island shall not;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides that',
      'op-1-a the harbour shall be open to all ships of the two Governments, and to those of the neighbours;',
      'op-1-b the island shall not;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'words of the paragraph itself below its list',
    body: 'Recalling its letters,\n1. Requests the Governments, which have the lights and the bells of the island in their care:\n(a) To light the harbour;\n(b) To ring the bell;\nand further requests them to report;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Requests the Governments, which have the lights and the bells of the island in their care:',
      'op-1-a To light the harbour;',
      'op-1-b To ring the bell;',
      'op-1-tail and further requests them to report;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'a preambular paragraph with an operative verb behind a full line, and a name there that only looks like one',
    body: 'Noting the growing use of the harbour by ships without any light, as reported by,\nNotes Verbales of the two Governments and underlining the need of the keepers to act,\nRecalls its decision that ships shall carry a light, as well as its calls for keepers\nto find ways of lighting the harbour,\nReaffirming its sympathy,\n1. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Noting the growing use of the harbour by ships without any light, as reported by, Notes Verbales of the two Governments and underlining the need of the keepers to act,',
      'pp-2 Recalls its decision that ships shall carry a light, as well as its calls for keepers to find ways of lighting the harbour,',
      'pp-3 Reaffirming its sympathy,',
      `op-1 ${FINAL}`,
    ],
  },
  {
    name: 'dash bullets, which belong to the paragraph above them',
    body: 'Recalling its letters,\n1. Recalls the tasks of the harbour master:\n– to light the harbour,\n– to ring the bell;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Recalls the tasks of the harbour master:\n\n– to light the harbour,\n\n– to ring the bell;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'a numbered list inside a paragraph',
    body: 'Recalling its letters,\n1. Decides to keep:\n1. The light;\n2. The bell;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides to keep:',
      'op-1-1 The light;',
      'op-1-2 The bell;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'sections I and II inside a paragraph, whose letters begin anew',
    body: 'Recalling its letters,\n1. Acting under Chapter VII, decides on the following mandate:\nI. Harbours:\n(a) to light them;\n(b) to guard them;\nII. Islands:\n(a) to chart them;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Acting under Chapter VII, decides on the following mandate:',
      'op-1-i Harbours:',
      'op-1-i-a to light them;',
      'op-1-i-b to guard them;',
      'op-1-ii Islands:',
      'op-1-ii-a to chart them;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'lettered sections, the second with a preamble of its own in mid-document',
    body: 'Recalling its letters,\nA\nConcerned by the storms,\n1. Decides to light the harbour;\nB\nStressing the worth of bells,\n2. Requests the Governments to ring them;\n3. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'pp-2 Concerned by the storms,',
      'op-1 Decides to light the harbour;',
      'pp-3 Stressing the worth of bells,',
      'op-2 Requests the Governments to ring them;',
      `op-3 ${FINAL}`,
    ],
  },
  {
    name: 'sections that count anew',
    body: 'Recalling its letters,\nA\n1. Decides to light the harbour;\n2. Decides to guard it;\nB\n1. Decides to ring the bell;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides to light the harbour;',
      'op-2 Decides to guard it;',
      'op-b-1 Decides to ring the bell;',
      `op-b-2 ${FINAL}`,
    ],
  },
  {
    name: 'an annex with a title, paragraphs and letters of its own',
    body: 'Recalling its letters,\n1. Decides to remain seized of the matter.\n2\nS/RES/777 (2003)\nAnnex I\nRules of the harbour\n1. The light is kept:\n(a) By night;\n(b) In fog.\n2. The bell is kept by day.\nAnnex II\nThe harbour master shall keep the following:\n(a) The light;\n(b) The bell.',
    gives: [
      'pp-1 Recalling its letters,',
      `op-1 ${FINAL}`,
      'annex-1-1 The light is kept:',
      'annex-1-1-a By night;',
      'annex-1-1-b In fog.',
      'annex-1-2 The bell is kept by day.',
      'annex-2 The harbour master shall keep the following:',
      'annex-2-a The light;',
      'annex-2-b The bell.',
    ],
  },
  {
    name: 'the articles of a statute',
    body: 'Recalling its letters,\n1. Decides to remain seized of the matter.\nAnnex\nStatute of the harbour\nArticle 1\nThe light\nThe light is kept.\nArticle 2 bis\nThe bell\n1. The bell is kept.\n2. It is rung:\n(a) By day.',
    gives: [
      'pp-1 Recalling its letters,',
      `op-1 ${FINAL}`,
      'annex-1-art-1 The light is kept.',
      'annex-1-art-2-bis-1 The bell is kept.',
      'annex-1-art-2-bis-2 It is rung:',
      'annex-1-art-2-bis-2-a By day.',
    ],
  },
  {
    name: 'an annex with enacting words, a preamble and sections',
    body: 'Decides to adopt the attached declaration.\nAnnex\nThe Security Council,\nMeeting at the harbour,\nRecalling its letters,\n1. Expresses its love of lights;\n2. Decides to remain seized of the matter.',
    gives: [
      'op-1 Decides to adopt the attached declaration.',
      'annex-1-pp-1 Meeting at the harbour,',
      'annex-1-pp-2 Recalling its letters,',
      'annex-1-1 Expresses its love of lights;',
      `annex-1-2 ${FINAL}`,
    ],
  },
  {
    name: 'a list in an annex that begins anew below each lettered heading',
    body: 'Recalling its letters,\n1. Decides to remain seized of the matter.\nAnnex\nA. Keepers of lights\n1. Ada Lamp (the elder)\n2. Bo Wick\nB. Keepers of bells\n1. Cy Clapper',
    gives: [
      'pp-1 Recalling its letters,',
      `op-1 ${FINAL}`,
      'annex-1-a-1 Ada Lamp (the elder)',
      'annex-1-a-2 Bo Wick',
      'annex-1-b-1 Cy Clapper',
    ],
  },
  {
    name: 'a replaced article in quotation marks, with numbers of its own',
    body: 'Recalling its letters,\n1. Decides to replace article 3 of its rules by the following:\n“Article 3\n1. The light is kept.\n2. The bell is rung.”;\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides to replace article 3 of its rules by the following:\n\n“Article 3\n\n1. The light is kept.\n\n2. The bell is rung.”;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'a text without the stops at the ends of its paragraphs',
    body: 'Recalling its letters\nDeeply concerned by the storms\n1. Decides to light the harbour\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters',
      'pp-2 Deeply concerned by the storms',
      'op-1 Decides to light the harbour',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'numbers and letters on lines of their own',
    body: 'Recalling its letters,\n1.\nDecides to keep:\n(a)\nThe light;\n(b)\nThe bell;\n2.\nDecides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides to keep:',
      'op-1-a The light;',
      'op-1-b The bell;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'a footnote of several lines in mid-sentence',
    body: 'Recalling that the ships of the two Governments,* and those of the neighbours, may call at\n__________________\n* Definitions for the purpose of this text only:\nGovernments: those of the harbour and of the island, with all of their\nministries.\n2\nS/RES/777 (2003)\nthe harbour by night,\n1. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling that the ships of the two Governments,* and those of the neighbours, may call at the harbour by night,',
      `op-1 ${FINAL}`,
      'footnote-1 Definitions for the purpose of this text only: Governments: those of the harbour and of the island, with all of their ministries.',
    ],
  },
  {
    name: 'a quoted replacement paragraph inside another',
    body: 'Recalling its letters,\n1. Decides that paragraph 5 of its rules shall read as follows:\n“5. Decides that the light shall be kept;”\n2. Decides to remain seized of the matter.',
    gives: [
      'pp-1 Recalling its letters,',
      'op-1 Decides that paragraph 5 of its rules shall read as follows:\n\n“5. Decides that the light shall be kept;”',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'an "and" on a line of its own between two sub-paragraphs',
    body: `${RECITAL}1. Requests a report on the harbours of the island and on the ships, including:\n(a) a survey of the lights, the bells and the buoys of all the harbours of the coast;\nand\n(b) the costs of their keep;\n2. ${FINAL}`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      'op-1 Requests a report on the harbours of the island and on the ships, including:',
      'op-1-a a survey of the lights, the bells and the buoys of all the harbours of the coast; and',
      'op-1-b the costs of their keep;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'a sub-paragraph below one that ends without a stop, and a citation of one cut at a line’s end',
    body: `${RECITAL}1. Decides on the following:\n(a) to keep the lights of the two harbours, the buoys and the bells as before and\n(b) to paint the bells, as subparagraphs (a) and (c), and as paragraphs 3 (a) and\n(b) of the treaty have it\n(c) to ring them;\n2. ${FINAL}`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      'op-1 Decides on the following:',
      'op-1-a to keep the lights of the two harbours, the buoys and the bells as before and',
      'op-1-b to paint the bells, as subparagraphs (a) and (c), and as paragraphs 3 (a) and (b) of the treaty have it',
      'op-1-c to ring them;',
      `op-2 ${FINAL}`,
    ],
  },
  {
    name: 'lists of names without stops in an annex, lines full to the margin, and a second annex below them',
    body: `${RECITAL}1. Decides that the measures apply to the persons and the companies named in the annexes;\n2. ${FINAL}\nAnnex I\nCompanies\n1. The Harbour Light and Bell Company (owned by the Island Bank and its Partners)\n2. The Northern Lighthouse and Buoy Company of the Two Islands and of the Cape Ann\n3. The Island Bank (named in annex II to the resolution of 1 May; see the letter)\n(a) Description: keeper of the funds of the two companies that are named above\nS/RES/777 (2003)\n303-12345\nAnnex II\nPersons\n1. Captain Hook; the harbour master of the island, and, before him, of the coast\n2. Mr. Starkey`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      'op-1 Decides that the measures apply to the persons and the companies named in the annexes;',
      `op-2 ${FINAL}`,
      'annex-1-1 The Harbour Light and Bell Company (owned by the Island Bank and its Partners)',
      'annex-1-2 The Northern Lighthouse and Buoy Company of the Two Islands and of the Cape Ann',
      'annex-1-3 The Island Bank (named in annex II to the resolution of 1 May; see the letter)',
      'annex-1-3-a Description: keeper of the funds of the two companies that are named above',
      'annex-2-1 Captain Hook; the harbour master of the island, and, before him, of the coast',
      'annex-2-2 Mr. Starkey',
    ],
  },
  {
    name: 'names between semicolons are no heading of the list below them',
    body: `${RECITAL}1. ${FINAL}\nAnnex\nCompanies\n1. The Harbour Company\n(a) Also: BELL COMPANY; LIGHT AND BUOY COMPANY; COMPANY OF THE NORTHERN\nBUOY-MAKERS; SECOND COMPANY OF THE ISLANDS; THE PARTNERS\n(b) Seat: the island`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      `op-1 ${FINAL}`,
      'annex-1-1 The Harbour Company',
      'annex-1-1-a Also: BELL COMPANY; LIGHT AND BUOY COMPANY; COMPANY OF THE NORTHERN BUOY-MAKERS; SECOND COMPANY OF THE ISLANDS; THE PARTNERS',
      'annex-1-1-b Seat: the island',
    ],
  },
  {
    name: 'lines that are all short, some before a capital',
    body: 'Recalling the parties to the Harbour\nAgreement, and the ships of\nMember\nStates,\nWelcoming the letter of the\nGovernment of Ruritania,\n1. Calls on the\nGovernment of France and on the\nGovernment of Ruritania to go;\n2. Requests the Secretary\nGeneral to report to the\nSecurity Council.',
    gives: [
      'pp-1 Recalling the parties to the Harbour Agreement, and the ships of Member States,',
      'pp-2 Welcoming the letter of the Government of Ruritania,',
      'op-1 Calls on the Government of France and on the Government of Ruritania to go;',
      'op-2 Requests the Secretary General to report to the Security Council.',
    ],
  },
  {
    name: 'a line cut before a capital among paragraphs that are not wrapped',
    body: `Recalling its earlier resolutions on the island and its harbours, the letters of the two Governments, the reports of the harbour master and the songs of the sailors,\nRecalling the parties Member\nStates,\n1. Decides that the harbours of the island shall be open to the ships of all nations, by day and by night, in spring and in autumn, in peace and in any war that may come;\n2. Decides to thank the\nGovernment of Ruritania.`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, the letters of the two Governments, the reports of the harbour master and the songs of the sailors,',
      'pp-2 Recalling the parties Member States,',
      'op-1 Decides that the harbours of the island shall be open to the ships of all nations, by day and by night, in spring and in autumn, in peace and in any war that may come;',
      'op-2 Decides to thank the Government of Ruritania.',
    ],
  },
  {
    name: 'a list that runs on within its sentence behind a colon',
    body: `${RECITAL}1. Requests a report on: (i) the lights, as in paragraphs 3 (a), (b) and (c) of the treaty; (ii) the\nbells, and the keepers; and\n(iii) the costs;\n2. Recalls paragraphs 1 (a) and (b) of the treaty: (a) is kept;\n3. Decides on: (a) lights: (i) red and (ii) green; (b) bells.`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      'op-1 Requests a report on:',
      'op-1-i the lights, as in paragraphs 3 (a), (b) and (c) of the treaty;',
      'op-1-ii the bells, and the keepers; and',
      'op-1-iii the costs;',
      'op-2 Recalls paragraphs 1 (a) and (b) of the treaty: (a) is kept;',
      'op-3 Decides on:',
      'op-3-a lights:',
      'op-3-a-i red and',
      'op-3-a-ii green;',
      'op-3-b bells.',
    ],
  },
  {
    name: 'a heading of bullets below the bullets of another',
    body: `${RECITAL}1. ${FINAL}\nAnnex\nMeasures\n1. We will take the following steps on the harbours of the island:\nLights\n• Keep the lights of the harbours, and make with the others an agreement on light.\nBells and buoys\n• Ring the bells.`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      `op-1 ${FINAL}`,
      'annex-1-1 We will take the following steps on the harbours of the island:\n\nLights\n\n• Keep the lights of the harbours, and make with the others an agreement on light.\n\nBells and buoys\n\n• Ring the bells.',
    ],
  },
  {
    name: 'a heading in quotation marks of two lines below the last recital',
    body: `${RECITAL}Acting in the spirit of the Charter of the harbours and of the lights of the coast,\n(“Supporting the treaty of the two harbours and a safe and bright passage of all the\nships”)\n1. ${FINAL}`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      'pp-2 Acting in the spirit of the Charter of the harbours and of the lights of the coast,',
      `op-1 ${FINAL}`,
    ],
  },
  {
    name: 'records of an annex, a field a line',
    body: `${RECITAL}1. ${FINAL}\nAnnex\nTravel ban\n1. Captain James HOOK\nNationality: Ruritania\nPlace of birth: the harbour of the northern island, near the lighthouse, Ruritania\nDate of birth: 20 January 1955\nJames Hook led the mutiny of the ships in the harbour, and took the lights, the bells\nand the buoys.\n2. Mr. STARKEY`,
    gives: [
      'pp-1 Recalling its earlier resolutions on the island and its harbours, and the letters of the two Governments,',
      `op-1 ${FINAL}`,
      'annex-1-1 Captain James HOOK\n\nNationality: Ruritania\n\nPlace of birth: the harbour of the northern island, near the lighthouse, Ruritania\n\nDate of birth: 20 January 1955\n\nJames Hook led the mutiny of the ships in the harbour, and took the lights, the bells and the buoys.',
      'annex-1-2 Mr. STARKEY',
    ],
  },
]

describe('the parser reads', () => {
  test.each(traps)('$name', ({ body, gives }) => {
    expect(read(body)).toEqual(gives)
    expect(parse(HEAD + body).problems).toEqual([])
  })
})

test('double spacing changes nothing', () => {
  const body =
    'Recalling its letters to the two Governments, and those of the neighbours, on the light\nof the harbour and on the bell of the\nisland,\nConcerned by the storms that come each winter from the sea and damage the lights of all\nharbours,\n1. Decides that the harbour, the island and the sea between them shall be lit by night and\nguarded by day, and that the bell\nshall be rung;\n2. Decides to remain seized of the matter, and to ask for the report on the lights and the\nbells in spring,\nand in autumn.'
  const text = HEAD + body
  expect(parse(text.replaceAll('\n', '\n\n')).clauses).toEqual(parse(text).clauses)
})

describe('a heading between paragraphs', () => {
  const body =
    'Recalling its letters,\n1. Decides to light the harbour;\nBells and Reporting\n2. Requests a report;\nMonitoring\n3. Decides to remain seized of the matter.'
  test('is no paragraph, and is named by those below it', () => {
    const { clauses } = parse(HEAD + body)
    expect(clauses.slice(2).map(c => [c.id, c.heading])).toEqual([
      ['op-1', undefined],
      ['op-2', 'Bells and Reporting'],
      ['op-3', 'Monitoring'],
    ])
  })

  test("is a clause where it stands inside a paragraph's list", () => {
    const list =
      'Recalling its letters,\n1. Decides on the mandate:\nLights\n(a) To keep them,\nBells\n(b) To ring them;\n2. Decides to remain seized of the matter.'
    const { clauses } = parse(HEAD + list)
    expect(clauses.slice(2).map(c => [c.id, c.heading])).toEqual([
      ['op-1', undefined],
      ['op-1-heading', undefined],
      ['op-1-a', 'Lights'],
      ['op-1-heading-2', undefined],
      ['op-1-b', 'Bells'],
      ['op-2', undefined],
    ])
  })
})

describe('the masthead', () => {
  test('gives the day of adoption, not that of issue', () => {
    expect(parse(HEAD + RECITAL)).toMatchObject({ adopted: '2003-05-08', meeting: 4321 })
  })

  test.each([
    ['a symbol without its space', HEAD.replace('777 (2003)', '777(2003)')],
    [
      'a doubled emblem',
      `UNITEDUNITED\nSNATIONSNATIONS\nSecurity Council\nDistr.\nGENERAL\n${HEAD.slice(HEAD.indexOf('S/RES'))}`,
    ],
    ['"Security Council," without "The"', HEAD.replace('The Security Council,', 'Security Council,')],
    ['a colon after the enacting words', HEAD.replace('The Security Council,', 'The Security Council:')],
    ['a full stop after the enacting words', HEAD.replace('The Security Council,', 'The Security Council.')],
    ['a closed meeting', HEAD.replace('4321st meeting', '4321st (closed) meeting')],
  ])('is read with %s', (_, head) => {
    expect(head).not.toBe(HEAD)
    const { symbol, adopted, meeting, clauses, problems } = parse(`${head}${RECITAL}1. ${FINAL}`)
    expect({ symbol, adopted, meeting, problems }).toEqual({
      symbol: 'S/RES/777 (2003)',
      adopted: '2003-05-08',
      meeting: 4321,
      problems: [],
    })
    expect(clauses.map(c => c.id)).toEqual(['masthead', 'pp-1', 'op-1'])
  })
})

describe('what is not as it should be stands in the problems', () => {
  const codes = (text: string) => parse(text).problems.map(p => p.code)

  test.each([
    ['a paragraph left out', `${HEAD}${RECITAL}1. Decides on lights;\n3. Requests a report;`, 'missing-paragraph'],
    [
      'a paragraph set twice',
      `${HEAD}${RECITAL}1. Decides on lights;\n2. Decides on bells;\n2. Requests a report;`,
      'doubled-paragraph',
    ],
    ['two symbols', `${HEAD.replace('Resolution 777', 'Resolution 778')}${RECITAL}1. ${FINAL}`, 'symbol-mismatch'],
    [
      'a year that is not the day of adoption’s',
      `${HEAD.replace('8 May 2003\nThe', '8 May 2004\nThe')}${RECITAL}1. ${FINAL}`,
      'year-mismatch',
    ],
    ['no operative paragraph', HEAD + RECITAL, 'no-operative'],
    ['no meeting', `${HEAD.replace('4321st meeting', 'seat')}${RECITAL}1. ${FINAL}`, 'no-meeting'],
    ['a sub-paragraph left out', `${HEAD}${RECITAL}1. Decides:\n(a) On lights;\n(c) On bells;`, 'missing-subparagraph'],
  ])('%s', (_, text, code) => {
    expect(codes(text)).toEqual(code === 'no-meeting' ? ['no-meeting', 'no-adoption-date'] : [code])
  })

  test('a text that is no resolution, with its words', () => {
    const { problems, source, clauses } = parse('A shopping list\nbread\nbutter')
    expect(problems.map(p => p.code)).toEqual([
      'no-masthead',
      'no-symbol',
      'no-meeting',
      'no-adoption-date',
      'not-a-resolution',
      'unplaced-text',
      'no-operative',
    ])
    expect(problems.find(p => p.code === 'unplaced-text')?.span).toEqual([0, source.length])
    expect([source, clauses]).toEqual(['A shopping list bread butter', []])
  })

  test('a binary file', () => {
    expect(codes('%PDF-1.7 …')).toContain('binary')
  })
})

test('a rule closes a section: the recital below it has no heading', () => {
  const { clauses } = parse(
    `${HEAD}${RECITAL}I\n1. Decides to open the harbours;\n* * *\nReaffirming the treaty,\nII\n2. ${FINAL}`,
  )
  expect(clauses.map(({ id, heading }) => [id, heading]).slice(2)).toEqual([
    ['op-1', 'I'],
    ['pp-2', undefined],
    ['op-2', 'II'],
  ])
})
