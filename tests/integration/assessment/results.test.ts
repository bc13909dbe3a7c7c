import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { eventOf, jsonRequest } from '../../support/events'
import { redirected } from '../../support/redirected'
import { withTestDatabase } from '../../support/test-database'
import { GET as getExport } from '@/app/api/assessment/[id]/export/route'
import { GET as getImage } from '@/app/api/assessment/[id]/image/route'
import { GET as getExportSchema } from '@/app/api/assessment/export-schema/route'
import { POST as postEvents } from '@/app/api/me/events/route'
import { requireLearnerId } from '@/lib/account/learner'
import type { AttemptResult } from '@/lib/assessment/core/attempt-result'
import { orderEntryIds, type GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { AssessmentState } from '@/lib/assessment/core/types'
import { AttemptExportSchema } from '@/lib/assessment/result-schemas'
import { adviseRetest, readResult, type ResultDto } from '@/lib/assessment/result-service'
import { beginRetestAction } from '@/lib/assessment/retest-actions'
import { answerQuestion, askMore, beginAttempt, currentQuestion, endAttempt } from '@/lib/assessment/service'
import type { Item } from '@/lib/content/core/types'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'

withTestDatabase()

const HONEST_MS = 120_000
const DAY_MS = 86_400_000
const SETTINGS = { background: 'technical', trackId: 'platform', stage: 'basic' as const, ratings: { E: 3 } }

const begin = (device: Device, settings: Parameters<typeof beginAttempt>[0] = SETTINGS) =>
  device.run(() => beginAttempt(settings))
const end = (device: Device, attemptId: string) => device.run(() => endAttempt(attemptId))
const stateOf = async (id: string) =>
  (await db.attempt.findFirstOrThrow({ where: { id } })).state as unknown as AssessmentState
const params = (id: string) => ({ params: Promise.resolve({ id }) })
const request = () => new Request('http://milepost.test/')

async function resultOf(device: Device, attemptId: string): Promise<ResultDto> {
  const found = await device.run(() => readResult(attemptId))
  return found === null || found === 'open' ? expect.fail(`no result: ${found}`) : found
}

function rightAnswer(item: Item): GivenAnswer {
  switch (item.type) {
    case 'single':
    case 'multi':
      return { type: 'choice', optionIds: item.key }
    case 'ordering':
      return { type: 'order', optionIds: orderEntryIds(item) }
    case 'numeric':
      return { type: 'number', value: item.answer.value }
  }
}

/** Answers what is due, up to `count` questions: right ones, or "I don't know". Returns the items. */
async function answer(device: Device, attemptId: string, count: number, isRight = true): Promise<string[]> {
  const { items } = await getContent()
  const asked: string[] = []
  while (asked.length < count) {
    const due = await device.run(() => currentQuestion(attemptId))
    const item = items.get(due?.question.item?.id ?? '')
    if (item === undefined) break
    const given = isRight ? { ...rightAnswer(item) } : { type: 'dont-know' as const }
    const reply = await device.run(() =>
      answerQuestion(attemptId, {
        itemId: item.id,
        answer: given as Parameters<typeof answerQuestion>[1]['answer'],
        elapsedMs: HONEST_MS,
        ...(isRight ? { confidence: 90 } : {}),
      }),
    )
    expect(reply.ok).toBe(true)
    asked.push(item.id)
  }
  return asked
}

/** Puts the end of an attempt, and its beginning, into the past. */
async function moveBack(attemptId: string, days: number): Promise<void> {
  const attempt = await db.attempt.findFirstOrThrow({ where: { id: attemptId } })
  await db.attempt.updateMany({
    where: { id: attemptId },
    data: {
      startedAt: new Date(attempt.startedAt.getTime() - days * DAY_MS),
      finishedAt: new Date((attempt.finishedAt ?? attempt.startedAt).getTime() - days * DAY_MS),
    },
  })
}

async function finishLessons(device: Device, lessonIds: readonly string[]): Promise<void> {
  const at = new Date().toISOString()
  const events = lessonIds.map((lessonId) => eventOf({ kind: 'lesson-done', lessonId, at }))
  expect((await device.run(() => postEvents(jsonRequest({ events })))).status).toBe(200)
}

async function beginnerLessons(skillId: string): Promise<string[]> {
  return [...(await getContent()).lessons.values()].filter(({ skill }) => skill === skillId).map(({ id }) => id)
}

test('a first result says what is known, and compares with nothing', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  expect(await device.run(() => readResult(attemptId))).toBe('open')
  await answer(device, attemptId, 6)
  await end(device, attemptId)
  const found = await resultOf(device, attemptId)
  expect(found.result).toMatchObject({ version: 2, answered: 6, change: null })
  expect(found.isNewest).toBe(true)
  expect(found.responses).toHaveLength(6)
  expect(found.confidence).toEqual({ rated: 6, calibration: null })
})

test('a result without any answer is a result, and the next attempt is a first one', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await end(device, attemptId)
  expect((await resultOf(device, attemptId)).result).toMatchObject({ answered: 0, influences: [], change: null })
  const nextId = await begin(device, { ...SETTINGS, background: 'zero-base' })
  const state = await stateOf(nextId)
  expect(state.settings.questionCount).toBe(20)
  // The prior is that of the new background, not one carried from an attempt that measured nothing.
  const other = new Device()
  const fresh = await stateOf(await begin(other, { ...SETTINGS, background: 'zero-base' }))
  expect(state.prior).toEqual(fresh.prior)
})

test('the result of somebody else is not there, in no form', async () => {
  const [owner, other] = [new Device(), new Device()]
  const attemptId = await begin(owner)
  await answer(owner, attemptId, 2)
  for (const get of [getExport, getImage]) {
    expect((await owner.run(() => get(request(), params(attemptId)))).status).toBe(409)
  }
  await end(owner, attemptId)
  await begin(other)
  for (const intruder of [other, new Device()]) {
    expect(await intruder.run(() => readResult(attemptId))).toBeNull()
    for (const get of [getExport, getImage]) {
      expect((await intruder.run(() => get(request(), params(attemptId)))).status).toBe(404)
    }
  }
  expect((await owner.run(() => getExport(request(), params('not-an-id')))).status).toBe(404)
})

test('the export fits its published schema and holds keys of answered questions only', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const asked = await answer(device, attemptId, 8)
  await end(device, attemptId)
  const reply = await device.run(() => getExport(request(), params(attemptId)))
  expect(reply.headers.get('content-disposition')).toContain('milepost-result.json')
  expect(reply.headers.get('cache-control')).toContain('no-store')
  const text = await reply.text()
  const exported = AttemptExportSchema.parse(JSON.parse(text))
  expect(exported.answers.map(({ itemId }) => itemId)).toEqual(asked)
  expect(exported.attempt).toMatchObject({ id: attemptId, settings: SETTINGS })
  for (const { key, solution, parameters } of exported.answers) {
    expect(key.length > 0 || solution !== null).toBe(true)
    expect(parameters?.a).toBeGreaterThan(0)
  }
  const { items } = await getContent()
  for (const item of items.values()) {
    if (item.pool !== 'assessment' || asked.includes(item.id)) continue
    expect(text).not.toContain(`"${item.id}"`)
    expect(text).not.toContain(JSON.stringify(item.stem).slice(1, -1))
  }
  const schema = (await getExportSchema().json()) as { properties: Record<string, unknown> }
  expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(exported).sort())
})

test('the picture is a PNG to keep', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answer(device, attemptId, 3)
  await end(device, attemptId)
  const reply = await device.run(() => getImage(request(), params(attemptId)))
  expect(reply.headers.get('content-type')).toBe('image/png')
  expect(reply.headers.get('cache-control')).toBe('private, no-store')
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
})

test('a retest asks twelve questions never seen, goes on from the last one and compares with it', async () => {
  const device = new Device()
  const firstId = await begin(device)
  const first = await answer(device, firstId, 20, false)
  await end(device, firstId)
  await moveBack(firstId, 60)
  const path = await device.run(() => redirected(beginRetestAction))
  const secondId = path.split('/').at(-1) ?? ''
  const state = await stateOf(secondId)
  expect(state.settings.questionCount).toBe(12)
  expect(state.ratings).toEqual([])
  const second = await answer(device, secondId, 30)
  expect(second).toHaveLength(12)
  // A variant with other figures may come; the same question may not.
  expect(second.filter((id) => first.includes(id))).toEqual([])
  await end(device, secondId)

  const { result, isNewest } = await resultOf(device, secondId)
  expect(isNewest).toBe(true)
  expect((await resultOf(device, firstId)).isNewest).toBe(false)
  expect(result.change).toMatchObject({ attemptId: firstId })
  expect(result.change?.skills).toHaveLength(result.skills.length)
  // Twenty times "I don't know", then twelve right: on the whole it has risen, even if few single skills can say so.
  expect(result.change?.whole.change).toBeGreaterThan(0)
  const exported = await device.run(() => getExport(request(), params(secondId)))
  expect(AttemptExportSchema.parse(await exported.json()).result.change).not.toBeNull()
})

test('a retest expects what finished lessons should have brought, and of no other skill', async () => {
  const priors = await Promise.all(
    [true, false].map(async (isStudied) => {
      const device = new Device()
      const firstId = await begin(device)
      await answer(device, firstId, 12, false)
      await end(device, firstId)
      if (isStudied) await finishLessons(device, await beginnerLessons('P1'))
      return (await stateOf(await begin(device))).prior
    }),
  )
  const [studied, idle] = priors
  const at = studied?.skillIds.indexOf('P1') ?? -1
  // Both learners said "I don't know" to whatever they were asked, so P1 is low in both; the lessons make the difference.
  expect((studied?.mean[at] ?? 0) - (idle?.mean[at] ?? 0)).toBeGreaterThan(0.05)
})

test('a retest is suggested after study, not right after an assessment and not while questions are open', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const learnerId = await device.run(requireLearnerId)
  expect(await adviseRetest(learnerId)).toBeNull()
  await answer(device, attemptId, 20, false)
  await end(device, attemptId)
  expect(await adviseRetest(learnerId)).toBeNull()
  const lessons = (await Promise.all(['P1', 'E1', 'T1', 'D1', 'P2'].map(beginnerLessons))).flat()
  await finishLessons(device, lessons)
  const advice = await adviseRetest(learnerId)
  expect(advice).toMatchObject({ reason: 'study', lastAttemptId: attemptId, lessonCount: lessons.length })
  expect(advice?.skills.every((id) => ['P1', 'E1', 'T1', 'D1', 'P2'].includes(id))).toBe(true)
  await begin(device)
  expect(await adviseRetest(learnerId)).toBeNull()
})

test('a retest is suggested when time has made verdicts doubtful', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answer(device, attemptId, 20)
  await end(device, attemptId)
  await moveBack(attemptId, 500)
  const advice = await adviseRetest(await device.run(requireLearnerId))
  expect(advice).toMatchObject({ reason: 'time', lessonCount: 0 })
  expect(advice?.skills.length).toBeGreaterThanOrEqual(3)
  expect(await adviseRetest(null)).toBeNull()
})

test('sureness is judged over all attempts, from thirty rated answers on', async () => {
  const device = new Device()
  const firstId = await begin(device)
  await answer(device, firstId, 20)
  await end(device, firstId)
  expect((await resultOf(device, firstId)).confidence).toEqual({ rated: 20, calibration: null })
  const secondId = await begin(device)
  await answer(device, secondId, 12)
  await end(device, secondId)
  const { rated, calibration } = (await resultOf(device, secondId)).confidence
  expect(rated).toBe(32)
  // Always right, always 90 % sure: Brier .01, all of it reliability.
  expect(calibration).toMatchObject({ count: 32, rightShare: 1, verdict: 'in-step', resolution: 0, uncertainty: 0 })
  expect(calibration?.brier).toBeCloseTo(0.01, 10)
})

test('a result of an older shape is computed again from the attempt', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answer(device, attemptId, 4)
  await end(device, attemptId)
  const { result } = await resultOf(device, attemptId)
  await db.attempt.updateMany({ where: { id: attemptId }, data: { result: { version: 1, answered: 4 } } })
  expect((await resultOf(device, attemptId)).result).toEqual(result satisfies AttemptResult)
})

test('five more questions take the result back until they are answered or stopped', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answer(device, attemptId, 2)
  await end(device, attemptId)
  expect(await device.run(() => askMore(attemptId, 5))).toBe('asking')
  expect(await device.run(() => readResult(attemptId))).toBe('open')
  expect((await device.run(() => getExport(request(), params(attemptId)))).status).toBe(409)
})
