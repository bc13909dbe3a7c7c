import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { eventOf, jsonRequest } from '../../support/events'
import { passingAttempt } from '../../support/passing-attempt'
import { withTestDatabase } from '../../support/test-database'
import { POST as postEvents } from '@/app/api/me/events/route'
import { GET as getNumbers } from '@/app/api/plan/numbers/route'
import type { EntryNumbersView } from '@/components/plan/entry-numbers-view'
import { requireLearnerId } from '@/lib/account/learner'
import { gapProbability } from '@/lib/assessment/core/level-scale'
import type { KeptProfile } from '@/lib/assessment/core/skill-profile'
import { answerQuestion, beginAttempt, currentQuestion, endAttempt } from '@/lib/assessment/service'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import { savePlanSettings } from '@/lib/planning/mutations'
import { readCurrentPlan } from '@/lib/planning/service'
import { localDay } from '@/lib/shared/local-day'

withTestDatabase()

const today = localDay(Date.now(), 'UTC')
const SETTINGS = { background: 'traditional-pm', trackId: 'platform', stage: 'basic' as const }

async function planner(device: Device): Promise<string> {
  const learnerId = await device.run(() => requireLearnerId())
  await savePlanSettings(learnerId, { ...SETTINGS, hoursPerWeek: 6, startDate: today })
  return learnerId
}

const ask = (device: Device, entry: string) =>
  device.run(() => getNumbers(new Request(`http://milepost.test/?entry=${encodeURIComponent(entry)}`)))
const numbersOf = async (device: Device, entry: string) => (await (await ask(device, entry)).json()) as EntryNumbersView

async function explainedEntries(device: Device, learnerId: string) {
  const current = await device.run(() => readCurrentPlan(learnerId, today))
  return (current?.plan.weeks ?? []).flatMap(({ entries }) => entries.filter(({ reason }) => reason !== null))
}

/** Answers twelve questions, every third right, and ends. Returns the attempt. */
async function assess(device: Device): Promise<string> {
  const attemptId = await device.run(() => beginAttempt({ ...SETTINGS, ratings: {} }))
  const { items } = await getContent()
  for (let asked = 0; asked < 12; asked += 1) {
    const due = await device.run(() => currentQuestion(attemptId))
    const item = items.get(due?.question.item?.id ?? '') ?? expect.fail('nothing is asked')
    const isRight = asked % 3 === 0 && item.type === 'single'
    const answer = isRight ? { type: 'choice' as const, optionIds: [...item.key] } : { type: 'dont-know' as const }
    await device.run(() => answerQuestion(attemptId, { itemId: item.id, answer, elapsedMs: 120_000 }))
  }
  await device.run(() => endAttempt(attemptId))
  return attemptId
}

test('entries of a plan out of a background have their numbers, and say that nothing is measured', async () => {
  const device = new Device()
  const entries = await explainedEntries(device, await planner(device))
  expect(entries.length).toBeGreaterThan(10)
  for (const { nodeId, reason, title } of entries.filter((_, index) => index % 5 === 0)) {
    const view = await numbersOf(device, nodeId)
    expect(view).toMatchObject({ title, sentence: reason?.sentence, answers: null })
    expect(view.lost).toHaveLength(reason?.lostGoals.length ?? 0)
    expect(view.hours.without).toBeCloseTo(view.hours.now - (reason?.hoursSaved ?? 0), 9)
    if (view.gap) expect(view.gap.source).toBe('background')
    for (const goal of [...view.chain, ...view.lost, ...view.waitsFor])
      expect(goal.title).not.toMatch(/^goal:|^[A-Z]{2}\d+$/)
  }
})

test('after an assessment the answers that moved a gap are named, with what each did, and lead to the result', async () => {
  const device = new Device()
  const attemptId = await assess(device)
  const learnerId = await planner(device)
  const entries = await explainedEntries(device, learnerId)
  const profile = (await db.skillProfile.findUniqueOrThrow({ where: { learnerId } })).profile as unknown as KeptProfile
  const responses = await db.response.findMany({ where: { learnerId, attemptId } })
  let named = 0
  for (const { nodeId, reason } of entries.filter((_, index) => index % 5 === 0)) {
    const { gap, answers } = await numbersOf(device, nodeId)
    const [, skill, level] = reason?.goalId?.split(':') ?? []
    if (gap === null || skill === undefined) continue
    expect(gap.source).toBe('assessment')
    const kept = profile.skills.find(({ id }) => id === skill) ?? expect.fail(`no profile of ${skill}`)
    expect(gap.below).toBeCloseTo(
      Math.min(99, Math.max(1, 100 * gapProbability({ ...kept, target: Number(level) }))),
      -0.31,
    )
    for (const row of answers?.rows ?? []) {
      named += 1
      // With the answer the chance is the one the plan goes by.
      expect(row.to).toBe(gap.below)
      const response = responses.find(({ itemId }) => itemId === row.itemId) ?? expect.fail('not an own answer')
      expect(row.number).toBe(response.position)
      expect(row.path).toBe(`/assessment/${attemptId}/result#answer-${row.itemId}`)
      expect(row.said).toBe(response.score === null ? 'I don’t know' : 'right')
    }
  }
  expect(named).toBeGreaterThan(5)
})

test('nobody gets the numbers of somebody else, or of what is in no plan', async () => {
  const [owner, other] = [new Device(), new Device()]
  const [entry] = await explainedEntries(owner, await planner(owner))
  const nodeId = entry?.nodeId ?? expect.fail('the plan is empty')
  expect((await ask(owner, nodeId)).status).toBe(200)
  expect((await ask(other, nodeId)).status).toBe(404)
  for (const wrong of ['practice:E1:9', 'MB99', '', '../x']) expect((await ask(owner, wrong)).status).toBe(404)
})

test('the pace is said from five finished lessons with minutes on, labs on their own page included', async () => {
  const device = new Device()
  const learnerId = await planner(device)
  const content = await getContent()
  const lessons = [...content.lessons.values()].slice(0, 5)
  const paceOf = async () =>
    (await device.run(() => readCurrentPlan(learnerId, today)))?.pace ?? expect.fail('there is no plan')
  const finish = (id: string, minutes: number) =>
    device.run(() =>
      postEvents(
        jsonRequest({
          events: [
            eventOf({ kind: 'lesson-minutes', lessonId: id, minutes, by: 'measured' }),
            eventOf({ kind: 'lesson-done', lessonId: id }),
          ],
        }),
      ),
    )
  for (const { id, minutes } of lessons.slice(0, 4)) await finish(id, 1.5 * minutes)
  expect(await paceOf()).toMatchObject({ sampleSize: 4, isKnown: false })
  // Ticked off without being read: says nothing.
  await finish(lessons[4]!.id, lessons[4]!.minutes / 20)
  expect(await paceOf()).toMatchObject({ sampleSize: 4, isKnown: false })
  const lab = content.labs.get('L01') ?? expect.fail('no lab L01')
  const onLab = [
    eventOf({ kind: 'lab-minutes', labId: 'L01', minutes: 1.5 * lab.minutes, by: 'measured' }),
    eventOf(passingAttempt(1)),
  ]
  await device.run(() => postEvents(jsonRequest({ events: onLab })))
  const pace = await paceOf()
  expect(pace).toMatchObject({ sampleSize: 5, isKnown: true })
  expect(pace.actualMinutes / pace.estimateMinutes).toBeCloseTo(1.5, 2)
  expect(pace.factor).toBeGreaterThan(1.2)
  expect(pace.sentence).toMatch(/50% more\.$/)
})
