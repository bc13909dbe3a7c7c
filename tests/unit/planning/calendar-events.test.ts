import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { realInput } from '../../support/planning-fixture'
import { calendarText } from '@/lib/planning/calendar'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { buildEvents, reviseEvents, type CalendarEvent, type EventRevision } from '@/lib/planning/core/calendar-events'
import { placeSessions, type StudyTime } from '@/lib/planning/core/place-sessions'

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
