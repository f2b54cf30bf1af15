const PROGRAM = `Seized answers questions about United Nations Security Council resolutions, word for word, with the paragraph.

  seized ask "when does it expire?"     answer a question
  seized ask                            hold a conversation
  seized parse FILE|DIR…                show what is read from the text of resolutions
  seized deadlines                      list what falls due, with the words and the arithmetic
  seized mandates                       list the mandates in force on a day, and the extensions behind each
  seized announcements                  list what will be posted to channels, when and where, before it is
  seized ledger                         list what was announced and what failed, and let it be tried again
  seized calendars                      list the addresses of the calendars that are served
  seized feedback                       list what people thought of answers in Slack and Teams
  seized ingest FILE|DIR…               add resolutions to the library
  seized serve                          serve the web page, and Slack and Teams where they are set
  seized mcp                            offer the answers to other assistants, as tools of the Model Context Protocol
  seized doctor slack|teams             look whether the platform takes the settings, and say what to put right

  seized help COMMAND                   the flags of a command
  seized --version                      which Seized this is

From a clone, "seized" is: npm run -s seized --
Exit codes: 0 done, 1 bad input (one line on the standard error names it), 2 a fault of ours.
`

const FROM = `  --from FILE|DIR…  read these documents for this run, not the library; of a folder its .txt, .pdf and .docx files.
                    --from takes every word that follows: write the question first, or --from=FILE`

const AS_OF = '  --as-of DATE      the day that counts as today, such as 1998-05-01'

const COMMANDS: Readonly<Record<string, string>> = {
  ask: `seized ask ["QUESTION"] [--as-of DATE] [--in SYMBOL] [--from FILE|DIR…] [--json | --jsonl]

${AS_OF}
  --in SYMBOL       the resolution that is meant, such as "S/RES/1138 (1997)"
${FROM}
  --json            print each answer as one line of JSON
  --jsonl           read questions from the standard input and print answers, a line of JSON each

Without a question, ask reads a question a line, as one conversation ("and until when?"):
on a terminal until "exit" or Ctrl-D, else from the standard input until it ends.

With --jsonl, a line in   {"id":"q1","question":"…","previous":["…"],"in":"S/RES/1138 (1997)","asOf":"1998-05-01"}
              a line out  {"id":"q1","answered":true,"intent":"…","text":"…","citations":[{"symbol":"…","clause":"op-5","quote":"…"}]}
"previous", "in" and "asOf" may be missing. A line that cannot be read is named on the standard error, the others are
answered, and the exit code is 1.
`,
  parse: `seized parse FILE|DIR… [--json]

  --json            print a line of JSON a document: symbol, adopted, meeting, clauses, deadlines, problems

Of a folder, the .txt, .pdf and .docx files are read, in name order. A file that cannot be read is named on the standard error, the
others are read, and the exit code is 1.
`,
  deadlines: `seized deadlines [--as-of DATE] [--from FILE|DIR…] [--json | --csv | --ics]

${AS_OF}
${FROM}
  --json            print a line of JSON a deadline
  --csv             print comma-separated values with a heading
  --ics             print an iCalendar file; a duty that recurs ends there with the mandate, where the text sets one
`,
  mandates: `seized mandates [--as-of DATE] [--from FILE|DIR…] [--json | --csv | --ics]

${AS_OF}
${FROM}
  --json            print a line of JSON a mandate
  --csv             print comma-separated values with a heading
  --ics             print an iCalendar file of the days on which the mandates end

A mandate is in force on its last day. Of several resolutions on a mission, panel or authorization the latest adopted by
DATE rules; the others are its history, oldest first. A line of JSON:
  {"entity":"UNMOT","until":"1998-05-15","symbol":"S/RES/1138 (1997)","clause":"op-5","quote":"…","history":[{"symbol":"…","clause":"…","until":"…"}]}
`,
  announcements: `seized announcements [--from DATE] [--to DATE] [--json | --csv]

  --from DATE       the first day, such as 1998-05-01; today where it is missing. Days are those of each subscription's zone
  --to DATE         the last day; 30 days after the first where it is missing
  --json            print a line of JSON an announcement
  --csv             print comma-separated values with a heading

Shows what will be posted as things stand now: nothing is posted by it. With SEIZED_AS_OF it shows the rehearsal of that moment.
`,
  ledger: `seized ledger [--failed | --state STATE] [--most N] [--json | --csv]
seized ledger retry ID

  --failed          only what did not reach its place: failed, missed, uncertain
  --state STATE     only those in one state: due, claimed, sent, failed, missed, uncertain, withdrawn
  --most N          at most so many, the latest first; 100 where it is missing
  --json            print a line of JSON an announcement
  --csv             print comma-separated values with a heading

retry lets one that failed, or that is held because nobody knows whether it arrived, be tried again by a running server, once however
often it is asked. ID may be the beginning of an id. One whose subscription has ended cannot be retried.
`,
  calendars: `seized calendars

Lists the addresses of the iCalendar feeds: of all deadlines, and of each subscription. Whoever has an address can read the calendar.
It needs SEIZED_PUBLIC_URL, the address by which the server is reached, and a store.
`,
  feedback: `seized feedback [--since DATE] [--platform slack|teams] [--unhelpful] [--most N] [--json | --csv]

  --since DATE      only what was clicked on this day or later, such as 2026-05-01; days begin at midnight UTC
  --platform NAME   only slack, or only teams
  --unhelpful       only those of answers that were not helpful
  --most N          at most so many, the latest first; 100 where it is missing
  --json            print a line of JSON a click
  --csv             print comma-separated values with a heading

Of each person's last click under an answer: when, helpful or not, the question, the answer's first line, which intent spoke, whether the
text said it, and the paragraphs quoted (of a silent answer the nearest), twelve at most. A line of JSON:
  {"at":"…","platform":"slack","workspace":"…","message":"…","helpful":false,"question":"…","headline":"…","intent":"expiry",
   "answered":true,"citations":[{"symbol":"S/RES/1138 (1997)","clause":"op-5"}]}
What is not known is null. Who clicked is not kept. A click is forgotten after a year.
`,
  ingest: `seized ingest FILE|DIR…

Adds resolutions to the library: plain text, PDF or Word documents, told apart by what they are; of a folder all files that
it holds. They are kept with their original bytes in the store, and every other command answers from them. The same file
twice is one; a later issue of the same symbol replaces the earlier one. A file that is no resolution of the Council or
cannot be read is named on the standard error, the others are added, and the exit code is 1.

The store is the file var/seized.db, or what DATABASE_URL names: another file, or postgres://user:password@host/name.
`,
  mcp: `seized mcp

Speaks the Model Context Protocol on the standard input and output, until the input ends. Its tools are ask, clause, deadlines
and mandates; they answer from the library, and change nothing. A running server offers the same over HTTP at /mcp.
`,
  serve: `seized serve

Serves the web page until it is stopped. Settings come from the environment: PORT (3000), HOST (127.0.0.1),
SEIZED_AS_OF (the day on which the clock starts), SEIZED_DOCUMENTS (a folder to be ingested first), DATABASE_URL (where
the store is), LOG_LEVEL (debug, info, warn, error).
`,
  doctor: `seized doctor slack|teams [--json]

  --json            print a line of JSON a finding: check, state (good, wrong, off), says

Of Slack: looks at the settings, the token and its scopes, the token for Socket Mode, whether the address answers from outside and
takes what the signing secret signs, each workspace that has installed the app, and the clock. Of Teams: at the settings, whether
the identity provider gives the bot a token, the keys of those who write, the clock, and whether the address answers and turns away who
proves nothing. It says in words what to put right and changes nothing. The exit code is 1 where something is wrong.
`,
}

/** The help of one command, or of all where none is named; undefined for a name that is none of theirs. */
export const helpOf = (command: string | undefined): string | undefined =>
  command === undefined || command === 'help'
    ? PROGRAM
    : Object.hasOwn(COMMANDS, command)
      ? COMMANDS[command]
      : undefined
