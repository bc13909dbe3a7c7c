import { dayAndMonth, dayNumber } from '@/lib/planning/core/local-date'
import type { ChangeCause, MovedEntry, PlanChange } from '@/lib/planning/core/plan-change'
import type { OverrideKind } from '@/lib/planning/core/types'
import { clockText, counted, inWords, listed } from '@/lib/planning/core/words'
import { sentenceStart } from '@/lib/shared/sentence-start'

/** Names for a sentence: of entries by their id, and of tracks, stages and backgrounds by theirs. */
export interface ChangeNames {
  readonly entry: (id: string) => string
  readonly setting: (id: string) => string
}

/** Causes named one by one; beyond them only their number is said. */
const NAMED_CAUSES = 3

/** What changed and why, in one calm sentence: "2 moved, 1 added, because you finished “X”." */
export function changeSentence(change: PlanChange, names: ChangeNames): string {
  const causes = listed(causePhrases(change.causes, names))
  return `${sentenceStart(changeCounts(change))}${causes === '' ? '' : `, because ${causes}`}.`
}

/** The counts alone: "2 moved, 1 added", "14 moved by one week", "nothing moved". */
export function changeCounts({ moved, added, removed }: PlanChange): string {
  const parts = [
    moved.length > 0 ? `${moved.length} moved${shiftWords(moved)}` : '',
    added.length > 0 ? `${added.length} added` : '',
    removed.length > 0 ? `${removed.length} left the plan` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'nothing moved'
}

/** What became of the day of arrival; empty when it stayed. */
export function arrivalSentence({ finishBefore, finishAfter }: PlanChange): string {
  if (finishAfter === finishBefore || finishAfter === null) return ''
  if (finishBefore === null) return `You arrive on ${dayAndMonth(finishAfter)}.`
  return `You arrive on ${dayAndMonth(finishAfter)} instead of ${dayAndMonth(finishBefore)}.`
}

/** " one week later" where everything moved by the same number of weeks; a new first day of the week moves by days. */
function shiftWords(moved: readonly MovedEntry[]): string {
  const [first = 0, ...others] = moved.map(({ from, to }) => (dayNumber(to) - dayNumber(from)) / 7)
  if (!Number.isInteger(first) || others.some((shift) => shift !== first)) return ''
  return ` ${counted(Math.abs(first), 'week')} ${first > 0 ? 'later' : 'earlier'}`
}

/** The causes as clauses that follow "because". Words on single entries are counted where they are many. */
export function causePhrases(causes: readonly ChangeCause[], names: ChangeNames): string[] {
  const words = causes.filter(({ kind }) => kind === 'word' || kind === 'word-taken-back')
  const others = causes.filter((cause) => !words.includes(cause))
  const named = others.map((cause) => causePhrase(cause, names))
  if (words.length > 2) named.push(`you decided on ${inWords(words.length)} entries`)
  else named.push(...words.map((cause) => causePhrase(cause, names)))
  if (named.length <= NAMED_CAUSES) return named
  return [...named.slice(0, NAMED_CAUSES - 1), `${counted(named.length - NAMED_CAUSES + 1, 'other thing')} changed`]
}

function causePhrase(cause: ChangeCause, names: ChangeNames): string {
  switch (cause.kind) {
    case 'finished':
      return `you finished ${entriesIn(cause.ids, names)}`
    case 'reopened':
      return `${entriesIn(cause.ids, names)} ${cause.ids.length === 1 ? 'is' : 'are'} open again`
    case 'word':
      return WORD_PHRASES[cause.word](`“${names.entry(cause.id)}”`)
    case 'word-taken-back':
      return `you took back your word on “${names.entry(cause.id)}”`
    case 'setting':
      return settingPhrase(cause, names)
    case 'pause':
      return cause.isOn
        ? `you take the week of ${dayAndMonth(cause.weekStart)} off`
        : `you work in the week of ${dayAndMonth(cause.weekStart)} after all`
    case 'new-week':
      return cause.open === 0
        ? 'a new week began'
        : `a week ended with ${inWords(cause.open)} ${cause.open === 1 ? 'entry' : 'entries'} open`
    case 'answers':
      return 'your answers said something new'
    case 'calendar':
      return 'your study days changed'
    case 'time-spent':
      return 'you are further in what you have begun'
    case 'content':
      return 'content changed'
  }
}

const WORD_PHRASES: Record<OverrideKind, (entry: string) => string> = {
  known: (entry) => `you know ${entry}`,
  skip: (entry) => `you skip ${entry}`,
  'not-now': (entry) => `${entry} can wait`,
  first: (entry) => `${entry} comes first`,
  move: (entry) => `you moved ${entry}`,
  choose: (entry) => `you chose ${entry}`,
}

function entriesIn(ids: readonly string[], { entry }: ChangeNames): string {
  return ids.length <= 2 ? listed(ids.map((id) => `“${entry(id)}”`)) : `${inWords(ids.length)} entries`
}

function settingPhrase({ setting, from, to }: Extract<ChangeCause, { kind: 'setting' }>, names: ChangeNames): string {
  switch (setting) {
    case 'hoursPerWeek':
      return `you have ${clockText(Number(to))} a week instead of ${clockText(Number(from))}`
    case 'deadline':
      return to === null ? 'there is no date to reach any more' : `the date changed to ${dayAndMonth(String(to))}`
    case 'overflow':
      return to === 'choose-best' ? 'you want the best that fits before a date' : 'you want all of it shown'
    case 'startDate':
      return `the start changed to ${dayAndMonth(String(to))}`
    case 'trackId':
      return `the track is now ${names.setting(String(to))}`
    case 'stage':
      return `the plan now leads to the end of the ${names.setting(String(to)).toLowerCase()} stage`
    case 'background':
      return to === null ? 'you come from no particular background' : 'the background changed'
  }
}
