import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { jsonRequest } from '../../support/events'
import { formOf, redirected } from '../../support/redirected'
import { countRoundTrips, withTestDatabase } from '../../support/test-database'
import { POST as postAnswer } from '@/app/api/assessment/[id]/answer/route'
import { GET as getDue } from '@/app/api/assessment/[id]/route'
import { GET as getState } from '@/app/api/me/state/route'
import { askMoreAction, beginAttemptAction, endAttemptAction } from '@/lib/assessment/actions'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import { orderEntryIds } from '@/lib/assessment/core/score-answer'
import type { QuestionDto } from '@/lib/assessment/item-dto'
import { askMore, currentQuestion, endAttempt } from '@/lib/assessment/service'
import type { Item } from '@/lib/content/core/types'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'

withTestDatabase()

const HONEST_MS = 120_000
const SET_UP = { background: 'technical', track: 'platform', stage: 'basic' }

async function begin(device: Device, fields: Record<string, string> = SET_UP): Promise<string> {
  const path = await device.run(() =>
    redirected(() => beginAttemptAction({ message: null, typed: {} }, formOf(fields))),
  )
  return path.split('/').at(-1) ?? ''
}

const send = (device: Device, attemptId: string, body: object) =>
  device.run(() => postAnswer(jsonRequest(body), { params: Promise.resolve({ id: attemptId }) }))
const questionOf = async (device: Device, attemptId: string) =>
  (await device.run(() => currentQuestion(attemptId)))?.question ?? expect.fail('there is no such attempt')
const attemptOf = (id: string) => db.attempt.findFirstOrThrow({ where: { id } })
const stateOf = async (device: Device) =>
  (await (await device.run(() => getState(new Request('http://milepost.test/')))).json()) as LearnerStateDto

async function itemOf(id: string | undefined): Promise<Item> {
  return (await getContent()).items.get(id ?? '') ?? expect.fail(`there is no item ${id}`)
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

/** Answers the question that is due; returns the reply and its text. */
async function answerDue(
  device: Device,
  attemptId: string,
  { answer, elapsedMs = HONEST_MS }: { answer?: GivenAnswer; elapsedMs?: number } = {},
): Promise<{ itemId: string; next: QuestionDto; text: string }> {
  const due = await questionOf(device, attemptId)
  const item = await itemOf(due.item?.id)
  const reply = await send(device, attemptId, {
    itemId: item.id,
    answer: answer ?? rightAnswer(item),
    elapsedMs,
    confidence: 80,
  })
  const text = await reply.text()
  expect([reply.status, text.slice(0, 200)]).toEqual([200, text.slice(0, 200)])
  return { itemId: item.id, next: JSON.parse(text) as QuestionDto, text }
}

async function answerAll(device: Device, attemptId: string): Promise<{ asked: string[]; bodies: string[] }> {
  const asked: string[] = []
  const bodies: string[] = []
  for (let question = await questionOf(device, attemptId); question.item !== null;) {
    const { itemId, next, text } = await answerDue(device, attemptId)
    asked.push(itemId)
    bodies.push(text)
    question = next
  }
  return { asked, bodies }
}

test('a whole assessment asks twenty different questions, keeps its result and fills the profile', async () => {
  const device = new Device()
  const attemptId = await begin(device, { ...SET_UP, 'rating-E': '3' })
  const { asked, bodies } = await answerAll(device, attemptId)
  expect(asked).toHaveLength(20)
  expect(new Set(asked).size).toBe(20)
  await device.run(() => redirected(() => endAttemptAction(formOf({ attemptId }))))

  const attempt = await attemptOf(attemptId)
  expect(attempt).toMatchObject({ status: 'finished', currentItemId: null })
  expect(attempt.result).toMatchObject({ version: 2, answered: 20 })
  const state = await stateOf(device)
  expect(state.openAttemptId).toBeNull()
  expect(Object.values(state.skills).filter(({ level }) => level !== undefined)).toHaveLength(
    (await getContent()).skills.size,
  )
  expect(state.learner).toMatchObject({ background: 'technical', trackId: 'platform', stage: 'basic' })

  const content = await getContent()
  const secrets = asked.flatMap((id) => secretsOf(content.items.get(id)!))
  for (const secret of secrets) for (const body of bodies) expect(body).not.toContain(secret)
  expect(bodies.join()).not.toMatch(/"(key|rationales?|correctOrder|tolerance|working|difficulty|level|a|b|c)"/)
})

/** What must not be seen before the end: reasons and workings. */
function secretsOf(item: Item): string[] {
  const texts =
    item.type === 'numeric'
      ? [item.answer.working, ...item.commonErrors.map(({ feedback }) => feedback)]
      : (item.type === 'ordering' ? item.correctOrder : item.options).map(({ rationale }) => rationale)
  return texts.map((text) => JSON.stringify(text).slice(1, -1)).filter((text) => text.length > 12)
}

test('an answer costs two round trips', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const { item } = await questionOf(device, attemptId)
  const given = { itemId: item?.id, answer: rightAnswer(await itemOf(item?.id)), elapsedMs: HONEST_MS }
  const { value, roundTrips } = await countRoundTrips(() => send(device, attemptId, given))
  expect(value.status).toBe(200)
  expect(roundTrips).toBe(2)
})

test('right answers lead to higher estimates than "I don\'t know"', async () => {
  const means = await Promise.all(
    [undefined, { type: 'dont-know' } as const].map(async (answer) => {
      const device = new Device()
      const attemptId = await begin(device)
      for (let count = 0; count < 8; count += 1)
        await answerDue(device, attemptId, answer === undefined ? {} : { answer })
      await device.run(() => endAttempt(attemptId))
      const result = (await attemptOf(attemptId)).result as unknown as {
        areas: { estimate: number }[]
        answered: number
      }
      expect(result.answered).toBe(8)
      return result.areas.reduce((sum, { estimate }) => sum + estimate, 0)
    }),
  )
  expect(means[0]).toBeGreaterThan((means[1] ?? 0) + 0.5)
})

test('an attempt goes on where it was left, and a second start leads back to it', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const { next } = await answerDue(device, attemptId)
  expect(await questionOf(device, attemptId)).toEqual(next)
  expect(next).toMatchObject({ number: 2, count: 20 })
  expect((await stateOf(device)).openAttemptId).toBe(attemptId)
  const again = await Promise.all([begin(device), begin(device)])
  expect(again).toEqual([attemptId, attemptId])
})

test('two starts at once make one attempt', async () => {
  const device = new Device()
  await endOf(device, await begin(device))
  const [one, other] = await Promise.all([begin(device), begin(device)])
  expect(one).toBe(other)
})

const endOf = (device: Device, attemptId: string) => device.run(() => endAttempt(attemptId))

test('an answer sent twice, also ten times at once, counts once and gets the question that is due', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const { item } = await questionOf(device, attemptId)
  const given = { itemId: item?.id, answer: rightAnswer(await itemOf(item?.id)), elapsedMs: HONEST_MS }
  const replies = await Promise.all(Array.from({ length: 10 }, () => send(device, attemptId, given)))
  const late = await send(device, attemptId, given)
  const bodies = await Promise.all([...replies, late].map(async (reply) => [reply.status, await reply.text()]))
  expect(new Set(bodies.map(String)).size).toBe(1)
  expect(bodies[0]?.[0]).toBe(200)
  expect(await db.response.count({ where: { attemptId } })).toBe(1)
  expect(await questionOf(device, attemptId)).toMatchObject({ number: 2 })
})

test('another answer to a question that was answered is refused, says so and changes nothing', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const { itemId } = await answerDue(device, attemptId)
  const before = await attemptOf(attemptId)
  const reply = await send(device, attemptId, { itemId, answer: { type: 'dont-know' }, elapsedMs: HONEST_MS })
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('answered before')
  expect(await attemptOf(attemptId)).toEqual(before)
  expect(await db.response.findMany({ where: { attemptId } })).toMatchObject([
    { itemId, answer: rightAnswer(await itemOf(itemId)) },
  ])
})

test('an answer to another question than the one due is refused and changes nothing', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const due = await questionOf(device, attemptId)
  const other = [...(await getContent()).items.values()].find(
    ({ id, pool }) => pool === 'assessment' && id !== due.item?.id,
  )
  expect(
    (await send(device, attemptId, { itemId: other?.id, answer: { type: 'dont-know' }, elapsedMs: HONEST_MS })).status,
  ).toBe(409)
  expect(await questionOf(device, attemptId)).toEqual(due)
})

test('an answer of the wrong kind or with unknown fields is refused and changes nothing', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const due = await questionOf(device, attemptId)
  const wrong = due.item?.type === 'numeric' ? { type: 'choice', optionIds: ['A'] } : { type: 'number', value: 3 }
  const given = { itemId: due.item?.id, elapsedMs: HONEST_MS }
  expect((await send(device, attemptId, { ...given, answer: wrong })).status).toBe(400)
  expect((await send(device, attemptId, { ...given, answer: { type: 'dont-know' }, score: 1 })).status).toBe(400)
  expect((await send(device, attemptId, { ...given, answer: { type: 'dont-know' }, elapsedMs: -1 })).status).toBe(400)
  expect(await questionOf(device, attemptId)).toEqual(due)
})

test('the attempt of somebody else is not there', async () => {
  const [owner, other] = [new Device(), new Device()]
  const attemptId = await begin(owner)
  await begin(other)
  const { item } = await questionOf(owner, attemptId)
  const given = { itemId: item?.id, answer: { type: 'dont-know' }, elapsedMs: HONEST_MS }
  for (const intruder of [other, new Device()]) {
    expect((await send(intruder, attemptId, given)).status).toBe(404)
    expect(await intruder.run(() => currentQuestion(attemptId))).toBeNull()
    await expect(intruder.run(() => endAttempt(attemptId))).rejects.toMatchObject({ code: 'not-found' })
    await expect(intruder.run(() => askMore(attemptId, 5))).rejects.toMatchObject({ code: 'not-found' })
  }
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'open', currentItemId: item?.id })
})

test('answers given faster than anybody reads are kept and change no estimate', async () => {
  const levels = await Promise.all(
    [3, 0].map(async (count) => {
      const device = new Device()
      const attemptId = await begin(device)
      for (let given = 0; given < count; given += 1) await answerDue(device, attemptId, { elapsedMs: 300 })
      await endOf(device, attemptId)
      const { result } = await attemptOf(attemptId)
      const { answered, skills } = result as unknown as { answered: number; skills: { id: string; estimate: number }[] }
      expect(answered).toBe(count)
      return skills.map(({ id, estimate }) => [id, estimate])
    }),
  )
  expect(levels[0]).toEqual(levels[1])
})

test('an ended attempt takes no answer, and ending it again changes nothing', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answerDue(device, attemptId)
  const { item } = await questionOf(device, attemptId)
  await endOf(device, attemptId)
  const before = await attemptOf(attemptId)
  expect(
    (await send(device, attemptId, { itemId: item?.id, answer: { type: 'dont-know' }, elapsedMs: HONEST_MS })).status,
  ).toBe(409)
  await endOf(device, attemptId)
  expect(await attemptOf(attemptId)).toEqual(before)
})

test('an answer that meets the end of the attempt is either refused or part of the result', async () => {
  for (let round = 0; round < 5; round += 1) {
    const device = new Device()
    const attemptId = await begin(device)
    const { item } = await questionOf(device, attemptId)
    const given = { itemId: item?.id, answer: { type: 'dont-know' }, elapsedMs: HONEST_MS }
    const endLater = async () => {
      for (let wait = 0; wait < round; wait += 1) await db.$queryRaw`select 1`
      await endOf(device, attemptId)
    }
    const [reply] = await Promise.all([send(device, attemptId, given), endLater()])
    const { result, state } = await attemptOf(attemptId)
    const count = await db.response.count({ where: { attemptId } })
    expect(count).toBe(reply.status === 200 ? 1 : 0)
    expect(result).toMatchObject({ answered: count })
    expect((state as unknown as { responses: unknown[] }).responses).toHaveLength(count)
  }
})

test('five more questions go on with the same attempt and none of them was asked before', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const first = await answerAll(device, attemptId)
  await endOf(device, attemptId)
  expect(await device.run(() => redirected(() => askMoreAction(formOf({ attemptId }))))).toBe(
    `/assessment/${attemptId}`,
  )
  expect(await questionOf(device, attemptId)).toMatchObject({ number: 21, count: 25 })
  const more = await answerAll(device, attemptId)
  expect(more.asked).toHaveLength(5)
  expect(more.asked.filter((id) => first.asked.includes(id))).toEqual([])
  await endOf(device, attemptId)
  expect((await attemptOf(attemptId)).result).toMatchObject({ answered: 25 })
})

test('more questions can be asked for before the end, also twice at once, and a due question comes first', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const more = () => device.run(() => askMore(attemptId, 5))
  expect(await more()).toBe('asking')
  expect(await questionOf(device, attemptId)).toMatchObject({ number: 1, count: 20, more: null })
  await answerAll(device, attemptId)
  const atEnd = await questionOf(device, attemptId)
  expect(atEnd).toMatchObject({ number: 21, count: 20, item: null, more: { questions: 5 } })
  expect(await Promise.all([more(), more()])).toEqual(['asking', 'asking'])
  expect(await questionOf(device, attemptId)).toMatchObject({ number: 21, count: 25, more: null })
})

test('an attempt that goes on has no result until it ends again', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answerAll(device, attemptId)
  await endOf(device, attemptId)
  await device.run(() => askMore(attemptId, 5))
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'open', result: null, finishedAt: null })
})

test('an ended attempt does not go on while another one is open', async () => {
  const device = new Device()
  const firstId = await begin(device)
  await answerDue(device, firstId)
  await endOf(device, firstId)
  const secondId = await begin(device)
  const before = await attemptOf(firstId)
  expect(await device.run(() => redirected(() => askMoreAction(formOf({ attemptId: firstId }))))).toBe('/assessment')
  expect(await attemptOf(firstId)).toEqual(before)
  expect(await attemptOf(secondId)).toMatchObject({ status: 'open' })
})

test('the progress says what each answer settled, and a reload says the same', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  let settled = (await questionOf(device, attemptId)).progress.settled
  for (let count = 0; count < 6; count += 1) {
    const { next } = await answerDue(device, attemptId)
    const { progress } = next
    expect(progress.lastSettled).toEqual(progress.settled.filter((id) => !settled.includes(id)))
    expect(progress.lastReopened).toEqual(settled.filter((id) => !progress.settled.includes(id)))
    expect(await questionOf(device, attemptId)).toEqual(next)
    settled = progress.settled
  }
  expect(settled.length).toBeGreaterThan(0)
})

test('a learner who has seen every question is told so and no attempt begins', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answerDue(device, attemptId)
  await endOf(device, attemptId)
  const { learnerId } = await attemptOf(attemptId)
  const seen = [...(await getContent()).items.values()].filter(({ pool }) => pool === 'assessment')
  await db.response.createMany({
    data: seen.map(({ id }, position) => ({
      ...{ learnerId, attemptId, itemId: id, position, elapsedMs: HONEST_MS, answer: { type: 'dont-know' } },
    })),
    skipDuplicates: true,
  })
  const said = await device.run(() => beginAttemptAction({ message: null, typed: {} }, formOf(SET_UP)))
  expect(said.message).toContain('seen every question')
  expect(await db.attempt.count({ where: { learnerId } })).toBe(1)
})

test('when the bank runs out in the middle, the attempt is at its end and says that none is left', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const { state } = await attemptOf(attemptId)
  const due = await questionOf(device, attemptId)
  const all = [...(await getContent()).items.keys()]
  const stored = state as unknown as { settings: object }
  await db.attempt.updateMany({
    where: { id: attemptId },
    data: { state: { ...stored, settings: { ...stored.settings, seenItemIds: all } } },
  })
  const { next } = await answerDue(device, attemptId)
  expect(next).toMatchObject({ number: 2, count: 20, item: null, more: { questions: 0, skills: [] } })
  expect(next.progress.exhausted.length).toBeGreaterThan(0)
  expect(due.progress.exhausted).toEqual([])
  expect(await device.run(() => askMore(attemptId, 5))).toBe('none-left')
})

test('the question that is due is told to its learner alone, and only while the attempt is open', async () => {
  const [owner, other] = [new Device(), new Device()]
  const attemptId = await begin(owner)
  const look = (device: Device) =>
    device.run(() => getDue(new Request('http://milepost.test/'), { params: Promise.resolve({ id: attemptId }) }))
  expect(await (await look(owner)).json()).toEqual(await questionOf(owner, attemptId))
  expect((await look(other)).status).toBe(404)
  await endOf(owner, attemptId)
  expect((await look(owner)).status).toBe(409)
})

test('a second assessment asks no question of the first and starts from what is known', async () => {
  const device = new Device()
  const firstId = await begin(device)
  const first = await answerAll(device, firstId)
  await endOf(device, firstId)
  const secondId = await begin(device)
  expect(secondId).not.toBe(firstId)
  const second = await answerAll(device, secondId)
  expect(second.asked.filter((id) => first.asked.includes(id))).toEqual([])
  const sdOf = async (id: string) => {
    await endOf(device, id)
    const { skills } = (await attemptOf(id)).result as unknown as { skills: { low: number; high: number }[] }
    return skills.reduce((sum, { low, high }) => sum + high - low, 0)
  }
  expect(await sdOf(secondId)).toBeLessThan(await sdOf(firstId))
})

test('an attempt goes on when its question leaves the bank', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answerDue(device, attemptId)
  await db.attempt.updateMany({ where: { id: attemptId }, data: { currentItemId: 'Z9-zz' } })
  const due = await questionOf(device, attemptId)
  expect(due.item).not.toBeNull()
  const { next } = await answerDue(device, attemptId)
  expect(next.number).toBe(3)
})

test.each([
  [{ ...SET_UP, background: 'unheard-of' }, /background/],
  [{ ...SET_UP, track: 'unheard-of' }, /track/],
  [{ ...SET_UP, 'rating-X': '2' }, /X/],
  [{ ...SET_UP, 'rating-E': '7' }, /could not be read/],
])('a start with settings that do not exist is refused: %o', async (fields, message) => {
  const device = new Device()
  const answer = await device.run(() => beginAttemptAction({ message: null, typed: {} }, formOf(fields)))
  expect(answer.message).toMatch(message)
  expect(answer.typed).toEqual(fields)
  expect(device.cookies.size).toBe(0)
})
