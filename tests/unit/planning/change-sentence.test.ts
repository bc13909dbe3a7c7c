import { expect, test } from 'vitest'
import {
  arrivalSentence,
  causePhrases,
  changeCounts,
  changeSentence,
  type ChangeNames,
} from '@/lib/planning/core/change-sentence'
import { buildPlan } from '@/lib/planning/core/build-plan'
import {
  planChange,
  type ChangeCause,
  type MovedEntry,
  type PlanChange,
  type PlanVersion,
} from '@/lib/planning/core/plan-change'
import type { OverrideKind, PlanInput } from '@/lib/planning/core/types'
import { shortRoad } from '@/tests/support/short-road'

const names: ChangeNames = { entry: (id) => `Entry ${id}`, setting: (id) => id.toUpperCase() }
const none: PlanChange = { moved: [], added: [], removed: [], finishBefore: null, finishAfter: null, causes: [] }
const moved = (id: string, from: string, to: string): MovedEntry => ({ id, from, to })
const later = (weeks: number) => moved('a', '2026-03-02', `2026-03-${String(2 + 7 * weeks).padStart(2, '0')}`)
const earlier = (weeks: number) => moved('b', `2026-03-${String(2 + 7 * weeks).padStart(2, '0')}`, '2026-03-02')

test.each<[string, Partial<PlanChange>]>([
  ['nothing moved', {}],
  ['1 moved one week later', { moved: [later(1)] }],
  ['2 moved two weeks later', { moved: [later(2), later(2)] }],
  ['2 moved one week earlier', { moved: [earlier(1), earlier(1)] }],
  ['1 moved three weeks earlier', { moved: [earlier(3)] }],
  // By different times, no time is said.
  ['2 moved', { moved: [later(1), later(2)] }],
  ['3 moved', { moved: [later(1), later(1), earlier(1)] }],
  ['1 added', { added: ['a'] }],
  ['2 left the plan', { removed: ['a', 'b'] }],
  ['1 moved one week later, 2 added, 1 left the plan', { moved: [later(1)], added: ['b', 'c'], removed: ['d'] }],
])('counts: %s', (words, change) => {
  expect(changeCounts({ ...none, ...change })).toBe(words)
})

test('the sentence begins with the counts, and says no cause where none is known', () => {
  expect(changeSentence({ ...none, added: ['a'] }, names)).toBe('1 added.')
  expect(changeSentence(none, names)).toBe('Nothing moved.')
  const causes: ChangeCause[] = [{ kind: 'content' }, { kind: 'answers' }]
  expect(changeSentence({ ...none, causes }, names)).toBe(
    'Nothing moved, because content changed and your answers said something new.',
  )
})

test.each<[string, string | null, string | null]>([
  ['You arrive on 3 January instead of 10 January.', '2027-01-10', '2027-01-03'],
  ['You arrive on 3 January.', null, '2027-01-03'],
  ['', '2027-01-03', '2027-01-03'],
  ['', '2027-01-03', null],
  ['', null, null],
])('arrival: "%s"', (sentence, finishBefore, finishAfter) => {
  expect(arrivalSentence({ ...none, finishBefore, finishAfter })).toBe(sentence)
})

const setting = (
  name: Extract<ChangeCause, { kind: 'setting' }>['setting'],
  from: string | number | null,
  to: string | number | null,
) => ({ kind: 'setting', setting: name, from, to }) as const
const ids = (...list: string[]) => list

test.each<[string, ChangeCause]>([
  ['you finished “Entry a”', { kind: 'finished', ids: ids('a') }],
  ['you finished “Entry a” and “Entry b”', { kind: 'finished', ids: ids('a', 'b') }],
  ['you finished three entries', { kind: 'finished', ids: ids('a', 'b', 'c') }],
  ['“Entry a” is open again', { kind: 'reopened', ids: ids('a') }],
  ['“Entry a” and “Entry b” are open again', { kind: 'reopened', ids: ids('a', 'b') }],
  ['four entries are open again', { kind: 'reopened', ids: ids('a', 'b', 'c', 'd') }],
  ['you took back your word on “Entry a”', { kind: 'word-taken-back', id: 'a' }],
  ['you have 7 h 30 min a week instead of 8 h', setting('hoursPerWeek', 8, 7.5)],
  ['the date changed to 30 June', setting('deadline', null, '2027-06-30')],
  ['there is no date to reach any more', setting('deadline', '2027-06-30', null)],
  ['you want the best that fits before a date', setting('overflow', 'run-over', 'choose-best')],
  ['you want all of it shown', setting('overflow', 'choose-best', 'run-over')],
  ['the start changed to 1 February', setting('startDate', '2027-01-01', '2027-02-01')],
  ['the track is now NATIVE', setting('trackId', 'aiplus', 'native')],
  ['the plan now leads to the end of the senior stage', setting('stage', 'basic', 'senior')],
  ['you come from no particular background', setting('background', 'technical', null)],
  ['the background changed', setting('background', null, 'technical')],
  ['you take the week of 9 March off', { kind: 'pause', weekStart: '2026-03-09', isOn: true }],
  ['you work in the week of 9 March after all', { kind: 'pause', weekStart: '2026-03-09', isOn: false }],
  ['a new week began', { kind: 'new-week', open: 0 }],
  ['a week ended with one entry open', { kind: 'new-week', open: 1 }],
  ['a week ended with two entries open', { kind: 'new-week', open: 2 }],
  ['your answers said something new', { kind: 'answers' }],
  ['your study days changed', { kind: 'calendar' }],
  ['you are further in what you have begun', { kind: 'time-spent' }],
  ['content changed', { kind: 'content' }],
])('because %s', (phrase, cause) => {
  expect(causePhrases([cause], names)).toEqual([phrase])
})

test.each<[OverrideKind, string]>([
  ['known', 'you know “Entry a”'],
  ['skip', 'you skip “Entry a”'],
  ['not-now', '“Entry a” can wait'],
  ['first', '“Entry a” comes first'],
  ['move', 'you moved “Entry a”'],
  ['choose', 'you chose “Entry a”'],
])('because of the word "%s": %s', (word, phrase) => {
  expect(causePhrases([{ kind: 'word', id: 'a', word }], names)).toEqual([phrase])
})

const word = (id: string): ChangeCause => ({ kind: 'word', id, word: 'skip' })

test('two words are named after the other causes, three are counted', () => {
  const back: ChangeCause = { kind: 'word-taken-back', id: 'b' }
  expect(causePhrases([word('a'), { kind: 'content' }, back], names)).toEqual([
    'content changed',
    'you skip “Entry a”',
    'you took back your word on “Entry b”',
  ])
  expect(causePhrases([word('a'), { kind: 'content' }, back, word('c')], names)).toEqual([
    'content changed',
    'you decided on three entries',
  ])
})

test('three causes are named, of more the first two and the number of the others', () => {
  const causes: ChangeCause[] = [{ kind: 'content' }, { kind: 'answers' }, { kind: 'calendar' }]
  expect(causePhrases(causes, names)).toEqual([
    'content changed',
    'your answers said something new',
    'your study days changed',
  ])
  const two = ['content changed', 'your answers said something new']
  expect(causePhrases([...causes, { kind: 'time-spent' }], names)).toEqual([...two, 'two other things changed'])
  expect(causePhrases([...causes, { kind: 'time-spent' }, word('a')], names)).toEqual([
    ...two,
    'three other things changed',
  ])
})

test('a new first day of the week moves entries by days, which are no weeks to tell', () => {
  const choices = { background: null, trackId: 'aiplus', stage: 'basic', hoursPerWeek: 5, startDate: '2026-09-28' }
  const version = (input: PlanInput): PlanVersion => ({
    input,
    plan: buildPlan(input),
    choices: { ...choices, deadline: null, overflow: 'run-over', overrides: [], pauses: [] },
  })
  const change = planChange(version(shortRoad()), version(shortRoad({ weekStart: 0 })))
  expect(change.moved.map(({ from, to }) => [from, to])).toEqual([
    ['2026-09-28', '2026-09-27'],
    ['2026-09-28', '2026-09-27'],
  ])
  expect(changeSentence(change, names)).toBe('2 moved, because your study days changed.')
})
