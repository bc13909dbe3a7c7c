import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { eventOf, jsonRequest } from '../../support/events'
import { formOf, redirected } from '../../support/redirected'
import { withTestDatabase } from '../../support/test-database'
import { POST as postEvents } from '@/app/api/me/events/route'
import { GET as getCalendar } from '@/app/api/plan/calendar/route'
import { requireLearnerId } from '@/lib/account/learner'
import type { KeptProfile } from '@/lib/assessment/core/skill-profile'
import { abilityAtLevel } from '@/lib/assessment/core/level-scale'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import {
  overrideAction,
  pauseAction,
  removeOverrideAction,
  savePlanSettingsAction,
  takeRelaxationAction,
} from '@/lib/planning/actions'
import type { Plan } from '@/lib/planning/core/types'
import { readCurrentPlan, type CurrentPlan } from '@/lib/planning/service'

withTestDatabase()

const MONDAY = '2026-03-02'
const BLANK = { message: null, fields: {}, typed: {} }
const SETTINGS = {
  background: 'traditional-pm',
  trackId: 'platform',
  stage: 'basic',
  hoursPerWeek: '6',
  startDate: MONDAY,
  deadline: '',
}

interface Planner {
  device: Device
  learnerId: string
  read: (today?: string) => Promise<CurrentPlan>
}

/** Somebody who filled in the plan's form. */
async function planner(settings: Partial<typeof SETTINGS> = {}): Promise<Planner> {
  const device = new Device()
  expect(
    await device.run(() => redirected(() => savePlanSettingsAction(BLANK, formOf({ ...SETTINGS, ...settings })))),
  ).toBe('/plan')
  const learnerId = await device.run(() => requireLearnerId())
  const read = async (today = MONDAY) =>
    (await device.run(() => readCurrentPlan(learnerId, today))) ?? expect.fail('there is no plan')
  return { device, learnerId, read }
}

const finish = ({ device }: Planner, lessonId: string) =>
  device.run(() => postEvents(jsonRequest({ events: [eventOf({ kind: 'lesson-done', lessonId })] })))
const say = ({ device }: Planner, nodeId: string, kind: string) =>
  device.run(() => redirected(() => overrideAction(formOf({ nodeId, kind }))))
const nodesOf = (plan: Plan) => plan.weeks.flatMap(({ entries }) => entries.map(({ nodeId }) => nodeId))
const isLesson = (nodeId: string) => /^[A-Z]\d?-\d+$/.test(nodeId)
const firstLesson = (plan: Plan) =>
  plan.weeks[0]?.entries.map(({ nodeId }) => nodeId).find(isLesson) ?? expect.fail('the first week has no lesson')

test('there is no plan before track, hours and start are set', async () => {
  const device = new Device()
  const learnerId = await device.run(() => requireLearnerId())
  expect(await device.run(() => readCurrentPlan(learnerId, MONDAY))).toBeNull()
  expect((await device.run(() => getCalendar())).status).toBe(404)
})

test('a plan out of a background starts on the day and stays within the hours of every week', async () => {
  const { plan } = await (await planner()).read()
  expect(plan.weeks[0]?.start).toBe(MONDAY)
  expect(plan.finishDate).not.toBeNull()
  for (const week of plan.weeks) expect(week.usedHours).toBeLessThanOrEqual(6 + 1e-6)
  const content = await getContent()
  for (const nodeId of nodesOf(plan)) {
    expect(content.lessons.has(nodeId) || content.milestones.has(nodeId) || /^(practice|work):/.test(nodeId)).toBe(true)
  }
})

test('a profile that shows every target reached leaves fewer hours than the background alone', async () => {
  const someone = await planner()
  const before = await someone.read()
  const skills = [...(await getContent()).skills.keys()].map((id) => ({
    id,
    mean: abilityAtLevel(3),
    sd: 0.2,
    shownLevelCap: 2,
  }))
  const profile: KeptProfile = { engineVersion: 1, bankVersion: '1', at: '2026-03-01T10:00:00.000Z', skills }
  await db.skillProfile.create({
    data: { learnerId: someone.learnerId, attemptId: 'a', profile: profile as unknown as Prisma.InputJsonObject },
  })
  const after = await someone.read()
  expect(after.plan.remainingHours).toBeLessThan(before.plan.remainingHours / 2)
})

test('reading again, and twice at once, makes one version', async () => {
  const someone = await planner()
  const [one, other] = await Promise.all([someone.read(), someone.read()])
  expect(one.plan).toEqual(other.plan)
  expect((await someone.read()).plan).toEqual(one.plan)
  expect(await db.plan.count({ where: { learnerId: someone.learnerId } })).toBe(1)
})

test('the order in which facts were written makes no new version', async () => {
  const someone = await planner()
  await Promise.all(['E1-1', 'T1-1', 'B1-1'].map((id) => finish(someone, id)))
  await someone.read()
  const versions = () => db.plan.count({ where: { learnerId: someone.learnerId } })
  const before = await versions()
  // Rewritten rows change their place in the table and nothing else.
  for (const lessonId of ['E1-1', 'T1-1']) {
    const where = { learnerId_lessonId: { learnerId: someone.learnerId, lessonId } }
    const row = await db.lessonState.delete({ where })
    await db.lessonState.create({ data: { ...row, answers: row.answers as Prisma.InputJsonValue } })
  }
  await someone.read()
  expect(await versions()).toBe(before)
})

test('finishing a lesson plans again and keeps what this week promised', async () => {
  const someone = await planner()
  const before = (await someone.read()).plan
  const lessonId = firstLesson(before)
  await finish(someone, lessonId)
  const after = (await someone.read()).plan
  const [promised, kept] = [before, after].map((plan) => plan.weeks[0]?.entries.map(({ nodeId }) => nodeId) ?? [])
  expect(kept).toEqual(expect.arrayContaining(promised ?? []))
  expect(after.weeks[0]?.entries.find(({ nodeId }) => nodeId === lessonId)?.done).toBe(true)
  expect(after.remainingHours).toBeLessThan(before.remainingHours)
  expect(await db.plan.count({ where: { learnerId: someone.learnerId } })).toBe(2)
})

test('"skip" takes a lesson out, "first" puts one into the first week, and taking the word back undoes it', async () => {
  const someone = await planner()
  const { plan } = await someone.read()
  const [skipped, late] = [firstLesson(plan), [...nodesOf(plan)].reverse().find(isLesson) ?? '']
  await say(someone, skipped, 'skip')
  expect(nodesOf((await someone.read()).plan)).not.toContain(skipped)
  await someone.device.run(() => redirected(() => removeOverrideAction(formOf({ nodeId: skipped }))))
  expect(nodesOf((await someone.read()).plan)).toContain(skipped)
  const placeOf = (list: readonly string[]) => list.indexOf(late)
  await say(someone, late, 'first')
  expect(placeOf(nodesOf((await someone.read('2026-03-09')).plan))).toBeLessThan(placeOf(nodesOf(plan)))
})

test('a word on an entry replaces the earlier one', async () => {
  const someone = await planner()
  const nodeId = firstLesson((await someone.read()).plan)
  await say(someone, nodeId, 'skip')
  await say(someone, nodeId, 'known')
  expect((await someone.read()).facts.overrides).toEqual([{ id: nodeId, kind: 'known' }])
})

test('a week off stays empty and moves the end, and working after all undoes it', async () => {
  const someone = await planner()
  const before = (await someone.read()).plan
  const pause = (isOn: string) =>
    someone.device.run(() => redirected(() => pauseAction(formOf({ weekStart: '2026-03-09', isOn }))))
  await pause('true')
  const paused = (await someone.read()).plan
  expect(paused.weeks[1]).toMatchObject({ start: '2026-03-09', paused: true, entries: [] })
  expect((paused.finishDate ?? '') > (before.finishDate ?? '')).toBe(true)
  await pause('false')
  expect((await someone.read()).plan.weeks[1]).toMatchObject({ paused: false })
})

test('a date that cannot be kept is said to be so, and each offered change keeps it once taken', async () => {
  const settings = { deadline: '2026-05-01', hoursPerWeek: '3' }
  const { plan } = await (await planner(settings)).read()
  expect(plan.fits).toBe(false)
  const { moreHours, laterDate, fewerGoals, bestThatFits } = plan.relaxations ?? expect.fail('nothing is offered')
  const offers = [moreHours, laterDate, fewerGoals, bestThatFits].filter((offer) => offer !== null)
  expect(offers.length).toBeGreaterThan(2)
  for (const { patch } of offers) {
    const someone = await planner(settings)
    await someone.read()
    if ('overrides' in patch && patch.overrides?.[0] !== undefined) {
      // An earlier word on the same entry gives way to the change that was taken.
      await db.override.create({ data: { learnerId: someone.learnerId, nodeId: patch.overrides[0].id, kind: 'first' } })
    }
    await someone.device.run(() => redirected(() => takeRelaxationAction(formOf({ patch: JSON.stringify(patch) }))))
    const relaxed = (await someone.read()).plan
    expect([JSON.stringify(patch).slice(0, 60), relaxed.fits]).toEqual([JSON.stringify(patch).slice(0, 60), true])
  }
})

test('date and hours kept, the plan leaves out what was said, through later changes, until all of it is asked for', async () => {
  const someone = await planner({ deadline: '2026-05-01', hoursPerWeek: '3' })
  const before = (await someone.read()).plan
  const offer = before.relaxations?.bestThatFits ?? expect.fail('the best that fits is not offered')
  const take = (patch: unknown) =>
    someone.device.run(() => redirected(() => takeRelaxationAction(formOf({ patch: JSON.stringify(patch) }))))
  const leftOut = ({ droppedGoals }: Plan) =>
    droppedGoals.flatMap(({ id, because }) => (because === 'hours' ? [id] : [])).sort()
  await take(offer.patch)
  const kept = await someone.read()
  expect(leftOut(kept.plan)).toEqual(offer.goals.map(({ id }) => id).sort())
  expect(kept.facts).toMatchObject({ learner: { overflow: 'choose-best' }, overrides: [] })
  // A week in which nothing was done: the date still holds, with less.
  const later = (await someone.read('2026-03-16')).plan
  expect(later.fits).toBe(true)
  expect(leftOut(later).length).toBeGreaterThan(leftOut(kept.plan).length)
  await take({ overflow: 'run-over' })
  expect(leftOut((await someone.read('2026-03-16')).plan)).toEqual([])
})

test('a road that takes more than twenty years is answered with hours that bring its end into sight', async () => {
  const someone = await planner({ background: 'zero-base', trackId: 'native', stage: 'senior', hoursPerWeek: '0.5' })
  const { plan } = await someone.read()
  expect(plan.limitDay).not.toBeNull()
  const patch = plan.relaxations?.moreHours?.patch
  await someone.device.run(() => redirected(() => takeRelaxationAction(formOf({ patch: JSON.stringify(patch) }))))
  expect((await someone.read()).plan).toMatchObject({ limitDay: null, droppedGoals: [], relaxations: null })
})

test('settings that make no plan are refused beside their fields, and change nothing', async () => {
  const someone = await planner()
  const refused = async (settings: Partial<typeof SETTINGS>) =>
    (await someone.device.run(() => savePlanSettingsAction(BLANK, formOf({ ...SETTINGS, ...settings })))).fields
  for (const hoursPerWeek of ['0', '0.25', '61']) expect(await refused({ hoursPerWeek })).toHaveProperty('hoursPerWeek')
  expect(await refused({ deadline: MONDAY })).toHaveProperty('deadline')
  expect(await refused({ startDate: '2026-02-30' })).toHaveProperty('startDate')
  expect(await refused({ trackId: 'unheard-of' })).toHaveProperty('trackId')
  expect((await someone.read()).facts.learner).toMatchObject({
    hoursPerWeek: 6,
    startDate: MONDAY,
    trackId: 'platform',
    deadline: null,
  })
})

test('what one learner decides changes no other plan', async () => {
  const [one, other] = [await planner(), await planner()]
  const before = (await other.read()).plan
  await say(one, firstLesson(before), 'skip')
  await one.read()
  expect((await other.read()).plan).toEqual(before)
})
