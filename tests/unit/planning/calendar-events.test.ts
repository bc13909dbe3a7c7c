import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { realInput } from '../../support/planning-fixture'
import { calendarText } from '@/lib/planning/calendar'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { buildEvents, reviseEvents, type CalendarEvent, type EventRevision } from '@/lib/planning/core/calendar-events'
import { placeSessions, type PlacedWeek, type StudyTime } from '@/lib/planning/core/place-sessions'
import type { PlanWeek } from '@/lib/planning/core/types'

const NOW = Date.parse('2026-09-28T06:00:00Z')
const HOUR = 3_600_000
const plan = buildPlan(realInput({ hoursPerWeek: 6 }))
const TIMES: StudyTime[] = [
  { number: 1, weekday: 2, startsAt: '19:00', minutes: 120 },
  { number: 2, weekday: 6, startsAt: '09:00', minutes: 240 },
]

function events(studyTimes: readonly StudyTime[] = TIMES, nowMs = NOW): CalendarEvent[] {
  const today = new Date(nowMs).toISOString().slice(0, 10)
  const placed = placeSessions({ weeks: plan.weeks, studyTimes, daysOff: [], timeZone: 'Asia/Kolkata', today, nowMs })
  return buildEvents({ placed, weeks: plan.weeks, hasStudyTimes: studyTimes.length > 0 })
}

const revise = (list: readonly CalendarEvent[], kept: readonly EventRevision[] = [], nowMs = NOW) =>
  reviseEvents({ events: list, kept, nowMs })

function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => ({ component, event: new ICAL.Event(component) }))
}

const textOf = (list: ReturnType<typeof revise>) =>
  calendarText(list.revised, { learnerId: 'a-learner', siteUrl: 'https://milepost.test' })

test('another library reads every session at its instant, every milestone on its day, and each under its own name', () => {
  const list = events()
  const text = textOf(revise(list))
  const read = parse(text)
  expect(read.length).toBe(list.length)
  read.forEach(({ event, component }, index) => {
    const { time, title, lines } = list[index]!
    expect(event.summary).toBe(title)
    expect(event.description).toBe(lines.join('\n'))
    expect(event.sequence).toBe(0)
    expect((component.getFirstPropertyValue('last-modified') as ICAL.Time).toJSDate().getTime()).toBe(NOW)
    if ('startsAtMs' in time) {
      expect(event.startDate.zone.tzid).toBe('UTC')
      expect([event.startDate, event.endDate].map((at) => at.toJSDate().getTime())).toEqual([
        time.startsAtMs,
        time.endsAtMs,
      ])
    } else {
      expect(event.startDate.isDate).toBe(true)
      expect([event.startDate, event.endDate].map(String)).toEqual([time.firstDate, time.dayAfter])
    }
  })
  expect(new Set(read.map(({ event }) => event.uid)).size).toBe(list.length)
  expect(list.filter(({ key }) => key.startsWith('milestone/')).length).toBeGreaterThan(1)
  // Half past one in the afternoon at Greenwich is seven in the evening in Kolkata.
  expect(text).toContain('DTSTART:20260929T133000Z')
  expect(text).not.toContain('a-learner')
})

test('words beyond ASCII, commas, semicolons and line breaks arrive as they were', () => {
  const title = '提示词, naïve; “quoted” \\ 🪨 and a rather long name so that the line has to be folded more than once'
  const list = [{ ...events()[0]!, title, lines: [title, 'second; line', 'третья'] }]
  const [read] = parse(textOf(revise(list)))
  expect(read!.event.summary).toBe(title)
  expect(read!.event.description).toBe(`${title}\nsecond; line\nтретья`)
})

test('without study times each working week is one event of whole days', () => {
  const list = events([])
  const weeks = list.filter(({ key }) => key.startsWith('week/'))
  expect(weeks.length).toBe(plan.weeks.filter(({ entries }) => entries.some(({ hours }) => hours > 0)).length)
  const [first] = parse(textOf(revise(list)))
  expect(first!.event.duration.toSeconds()).toBe(7 * 86_400)
  expect(first!.event.summary).toMatch(/^Milepost week 1: /)
})

test('a moved session keeps its name and counts up, one with new words only says so, and the others stay as they were', () => {
  const first = revise(events())
  const later = NOW + HOUR
  const moved = revise(events([{ ...TIMES[0]!, weekday: 3, startsAt: '20:15' }, TIMES[1]!]), first.kept, later)
  expect(moved.revised.map(({ event }) => event.key)).toEqual(first.revised.map(({ event }) => event.key))
  for (const { event, revision } of moved.revised.filter(({ event: { key } }) => key.startsWith('session/'))) {
    const isMoved = event.key.endsWith('/1')
    expect([event.key, revision.sequence, revision.changedAtMs]).toEqual([
      event.key,
      isMoved ? 1 : 0,
      isMoved ? later : NOW,
    ])
  }
  const uids = (list: ReturnType<typeof revise>) => parse(textOf(list)).map(({ event }) => event.uid)
  expect(uids(moved)).toEqual(uids(first))
  const [one] = events()
  const renamed = revise([{ ...one!, title: 'Another title' }], first.kept, later).revised[0]!.revision
  expect(renamed).toMatchObject({ sequence: 0, changedAtMs: later })
})

test('asked again without a change, the text is the same and there is nothing new to keep', () => {
  const first = revise(events())
  const again = revise(events(), first.kept, NOW + HOUR)
  expect(again.kept).toBe(first.kept)
  expect(textOf(again)).toBe(textOf(first))
})

test('an event that went away and comes back goes on counting, until its time has passed', () => {
  const [one] = events()
  const time = one!.time as { startsAtMs: number; endsAtMs: number }
  const first = revise([one!])
  const moved = revise([{ ...one!, time: { ...time, endsAtMs: time.endsAtMs + HOUR } }], first.kept, NOW + HOUR)
  const gone = revise([], moved.kept, NOW + 2 * HOUR)
  expect(gone.kept).toHaveLength(1)
  expect(revise([one!], gone.kept, NOW + 3 * HOUR).revised[0]!.revision.sequence).toBe(2)
  expect(revise([], gone.kept, time.endsAtMs + HOUR).kept).toEqual([])
})

const piece = (title: string, minutes: number, continued = false) => ({
  nodeId: title,
  kind: 'reading' as const,
  title,
  minutes,
  continued,
})
const placed: PlacedWeek[] = [
  {
    start: '2026-09-28',
    end: '2026-10-04',
    sessions: [
      { id: '2026-09-28/1', date: '2026-09-29', startsAtMs: NOW, endsAtMs: NOW + HOUR, pieces: [piece('One', 60)] },
      {
        id: '2026-09-28/2',
        date: '2026-10-03',
        startsAtMs: NOW + 2 * HOUR,
        endsAtMs: NOW + 4 * HOUR,
        pieces: [piece('One', 45, true), piece('Two', 75), piece('Three', 0)],
      },
    ],
    milestones: [{ nodeId: 'M', title: 'Stone', date: '2026-10-03' }],
    unplaced: [piece('Left', 90), piece('Over', 30, true)],
  },
  { start: '2026-10-05', end: '2026-10-11', sessions: [], milestones: [], unplaced: [] },
]
const numbered = placed.map(({ start }, index) => ({ start, index: index + 7 })) as unknown as PlanWeek[]
const stoneEvent = {
  key: 'milestone/M',
  title: 'Milestone: Stone',
  lines: ['By your plan, the work for it is complete on this day.'],
  time: { firstDate: '2026-10-03', dayAfter: '2026-10-04' },
}

test('a session is named by its first piece and the number of the others, and lists all of them with their times', () => {
  expect(buildEvents({ placed, weeks: numbered, hasStudyTimes: true })).toEqual([
    {
      key: 'session/2026-09-28/1',
      title: 'One',
      lines: ['One: 1 h', 'Times include reviews.'],
      time: { startsAtMs: NOW, endsAtMs: NOW + HOUR },
    },
    {
      key: 'session/2026-09-28/2',
      title: 'One and 2 more',
      lines: ['One, continued: 45 min', 'Two: 1 h 15 min', 'Three: 0 min', 'Times include reviews.'],
      time: { startsAtMs: NOW + 2 * HOUR, endsAtMs: NOW + 4 * HOUR },
    },
    stoneEvent,
  ])
})

test('a week without study times is one event with its number in the plan; a week without work is none', () => {
  expect(buildEvents({ placed, weeks: numbered, hasStudyTimes: false })).toEqual([
    {
      key: 'week/2026-09-28',
      title: 'Milepost week 7: Left and 1 more',
      lines: ['Left: 1 h 30 min', 'Over, continued: 30 min', 'Times include reviews.'],
      time: { firstDate: '2026-09-28', dayAfter: '2026-10-05' },
    },
    stoneEvent,
  ])
})

const timed = (startsAtMs: number, endsAtMs: number): CalendarEvent['time'] => ({ startsAtMs, endsAtMs })
const dated = (firstDate: string, dayAfter: string): CalendarEvent['time'] => ({ firstDate, dayAfter })
const happening = (time: CalendarEvent['time'], rest: Partial<CalendarEvent> = {}): CalendarEvent => ({
  key: 'event',
  title: 'Event',
  lines: ['line'],
  time,
  ...rest,
})

test('a new event begins to count at 0, at the moment it is first told', () => {
  const event = happening(timed(1, 2))
  const { revised, kept } = revise([event])
  const { words, ...revision } = revised[0]!.revision
  expect(revision).toEqual({ key: 'event', time: timed(1, 2), sequence: 0, changedAtMs: NOW })
  expect(words).toEqual(expect.any(Number))
  expect(kept).toEqual([revised[0]!.revision])
  expect(revised[0]!.event).toBe(event)
})

const monday = dated('2026-09-28', '2026-09-29')

test.each<[string, CalendarEvent['time'], CalendarEvent['time'], boolean]>([
  ['the same instants', timed(1, 5), timed(1, 5), false],
  ['another beginning', timed(1, 5), timed(2, 5), true],
  ['another end', timed(1, 5), timed(1, 6), true],
  ['the same days', monday, dated('2026-09-28', '2026-09-29'), false],
  ['another first day', monday, dated('2026-09-27', '2026-09-29'), true],
  ['another last day', monday, dated('2026-09-28', '2026-09-30'), true],
  ['instants instead of days', monday, timed(1, 5), true],
  ['days instead of instants', timed(1, 5), monday, true],
])('an event with %s moves or stays', (_, before, after, isMoved) => {
  const first = revise([happening(before)])
  const { revised, kept } = revise([happening(after)], first.kept, NOW + HOUR)
  expect(revised[0]!.revision).toMatchObject(
    isMoved ? { time: after, sequence: 1, changedAtMs: NOW + HOUR } : { sequence: 0, changedAtMs: NOW },
  )
  expect(kept === first.kept).toBe(!isMoved)
})

test('another title or other lines are a change without a move', () => {
  const first = revise([happening(monday)])
  for (const rest of [{ title: 'Other' }, { lines: ['other'] }, { lines: ['line', 'more'] }]) {
    const { revision } = revise([happening(monday, rest)], first.kept, NOW + HOUR).revised[0]!
    expect(revision).toMatchObject({ sequence: 0, changedAtMs: NOW + HOUR, time: monday })
    expect(revision.words).not.toBe(first.kept[0]!.words)
  }
})

test('one changed event of two makes what is kept new, and leaves the other as it was', () => {
  const other = happening(timed(3, 4), { key: 'other' })
  const first = revise([happening(timed(1, 2)), other])
  const { kept } = revise([happening(timed(1, 9)), other], first.kept, NOW + HOUR)
  expect(kept.map(({ key, sequence }) => [key, sequence])).toEqual([
    ['event', 1],
    ['other', 0],
  ])
  expect(kept[1]).toBe(first.kept[1])
})

test.each<[string, CalendarEvent['time'], number]>([
  ['its last instant', timed(NOW, NOW + HOUR), NOW + HOUR],
  // Whole days end where the first day after them begins.
  ['the end of its last day', dated('2026-09-28', '2026-10-01'), Date.parse('2026-10-01T00:00:00Z')],
])('an event that went away is kept until %s', (_, time, endMs) => {
  const other = happening(timed(3, 4), { key: 'other' })
  const first = revise([other, happening(time)])
  expect(revise([other], first.kept, endMs - 1).kept).toBe(first.kept)
  expect(revise([other], first.kept, endMs).kept).toEqual([first.kept[0]])
})
