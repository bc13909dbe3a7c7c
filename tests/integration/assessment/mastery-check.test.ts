import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { jsonRequest } from '../../support/events'
import { formOf, redirected } from '../../support/redirected'
import { withTestDatabase } from '../../support/test-database'
import { POST as postAnswer } from '@/app/api/assessment/[id]/answer/route'
import { GET as getMilestone } from '@/app/api/me/milestones/[id]/route'
import { requireLearnerId } from '@/lib/account/learner'
import { beginAttemptAction, endAttemptAction } from '@/lib/assessment/actions'
import { FOUNDATION_CHECK } from '@/lib/assessment/core/mastery-check'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import { orderEntryIds } from '@/lib/assessment/core/score-answer'
import type { QuestionDto } from '@/lib/assessment/item-dto'
import { beginCheckAction } from '@/lib/assessment/mastery-actions'
import { handInCheck, readCheckOverview, readCheckResult, readOpenCheck } from '@/lib/assessment/mastery-service'
import { endAttempt } from '@/lib/assessment/service'
import type { Item } from '@/lib/content/core/types'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import type { MilestoneDetailDto } from '@/lib/progress/core/types'
import { handInCheckAction } from '@/lib/progress/check-actions'
import { handInMilestoneCheck } from '@/lib/progress/check-record'

withTestDatabase()

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const DONT_KNOW = { type: 'dont-know' } as const

async function begin(device: Device): Promise<string> {
  const path = await device.run(() => redirected(() => beginCheckAction(formOf({ milestoneId: 'MB1' }))))
  return path.split('/').at(-1) ?? ''
}

const send = (device: Device, attemptId: string, body: object) =>
  device.run(() => postAnswer(jsonRequest(body), { params: Promise.resolve({ id: attemptId }) }))

async function openOf(device: Device, attemptId: string) {
  const open = await device.run(() => readOpenCheck(attemptId))
  if (open === null || open === 'ended') return expect.fail(`the check is ${String(open)}`)
  return open
}

const overviewOf = (device: Device) =>
  device.run(async () => (await readCheckOverview('MB1', await requireLearnerId())) ?? expect.fail('no check'))
const milestoneOf = async (device: Device) =>
  (await (
    await device.run(() =>
      getMilestone(new Request('http://milepost.test/'), { params: Promise.resolve({ id: 'MB1' }) }),
    )
  ).json()) as MilestoneDetailDto

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

/** Answers until `count` answers were given or all are; `isRight` says for each item whether to answer it rightly. */
async function answer(
  device: Device,
  attemptId: string,
  { count = Infinity, isRight = () => true }: { count?: number; isRight?: (item: Item) => boolean } = {},
): Promise<{ asked: Item[]; bodies: string[] }> {
  const asked: Item[] = []
  const bodies: string[] = []
  let due: QuestionDto = (await openOf(device, attemptId)).question
  while (due.item !== null && asked.length < count) {
    const item = await itemOf(due.item.id)
    const given = isRight(item) ? rightAnswer(item) : DONT_KNOW
    const reply = await send(device, attemptId, { itemId: item.id, answer: given, elapsedMs: 90_000 })
    const text = await reply.text()
    expect([reply.status, text.slice(0, 200)]).toEqual([200, text.slice(0, 200)])
    asked.push(item)
    bodies.push(text)
    due = JSON.parse(text) as QuestionDto
  }
  return { asked, bodies }
}

const handIn = (device: Device, attemptId: string, helped = 'no') =>
  device.run(() => redirected(() => handInCheckAction({ message: null }, formOf({ attemptId, helped }))))

/** As if the attempt had begun, and ended, that much earlier. */
async function moveBack(attemptId: string, ms: number): Promise<void> {
  const { startedAt, finishedAt } = await db.attempt.findFirstOrThrow({ where: { id: attemptId } })
  await db.attempt.updateMany({
    where: { id: attemptId },
    data: {
      startedAt: new Date(startedAt.getTime() - ms),
      finishedAt: finishedAt && new Date(finishedAt.getTime() - ms),
    },
  })
}

test('a passed check asks five fresh questions of each skill and meets the criteria of its milestone', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const { asked, bodies } = await answer(device, attemptId)
  const { moves, criteria } = (await getContent()).milestones.get('MB1')!
  expect(asked).toHaveLength(5 * moves.length)
  for (const skill of moves) expect(asked.filter((item) => item.skill === skill)).toHaveLength(5)
  expect(new Set(asked.map(({ pool }) => pool))).toEqual(new Set(['assessment']))
  expect(new Set(asked.map(({ id, variantOf }) => variantOf ?? id)).size).toBe(asked.length)

  expect(bodies.join()).not.toMatch(/"(key|rationales?|correctOrder|tolerance|working|difficulty|level|a|b|c)"/)
  expect(await device.run(() => readCheckResult(attemptId))).toBe('open')

  expect(await handIn(device, attemptId)).toBe(`/milestones/ai-product-basics/check/${attemptId}/result`)
  const milestone = await milestoneOf(device)
  expect(Object.keys(milestone.criteria).sort()).toEqual(criteria.map(({ id }) => id).sort())
  expect(milestone.evidence).toMatchObject([{ kind: 'metric', data: { value: 100, unit: '% right' } }])
  expect(milestone.status).toBe('working')
  const result = await device.run(() => readCheckResult(attemptId))
  expect(result).toMatchObject({ outcome: { right: 40, isPassed: true }, unanswered: 0 })
  // The answers feed the profile like those of an assessment.
  expect(await db.skillProfile.count({ where: { attemptId } })).toBe(1)

  const before = await milestoneOf(device)
  await device.run(() => handInMilestoneCheck(attemptId, false))
  expect(await milestoneOf(device)).toEqual(before)
})

test('a check below a mark, or with help, ticks nothing and says what is missing', async () => {
  const weak = new Device()
  const weakId = await begin(weak)
  let wrong = 0
  // Three of the five of one skill are missed: 37 of 40 over all, 2 of 5 in E1.
  await answer(weak, weakId, { isRight: ({ skill }) => skill !== 'E1' || ++wrong > 3 })
  await handIn(weak, weakId)
  expect(await weak.run(() => readCheckResult(weakId))).toMatchObject({
    outcome: { right: 37, isPassed: false, conditions: { overall: true, 'every-skill': false } },
  })
  const helped = new Device()
  const helpedId = await begin(helped)
  await answer(helped, helpedId)
  await handIn(helped, helpedId, 'yes')
  expect(await helped.run(() => readCheckResult(helpedId))).toMatchObject({
    outcome: { right: 40, isPassed: false, conditions: { unaided: false } },
  })
  for (const device of [weak, helped])
    expect(await milestoneOf(device)).toMatchObject({ status: 'open', criteria: {}, evidence: [] })
})

test('the statement about help has to be made', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  const state = await device.run(() => handInCheckAction({ message: null }, formOf({ attemptId })))
  expect(state.message).toMatch(/helped/)
  expect(await openOf(device, attemptId)).toMatchObject({ rules: { milestoneId: 'MB1' } })
})

test('after seven days a new check asks no question again, and no variant of one', async () => {
  const device = new Device()
  const firstId = await begin(device)
  const first = await answer(device, firstId, { isRight: () => false })
  await handIn(device, firstId)
  expect((await overviewOf(device)).standing.kind).toBe('waiting')
  // Pressed all the same, it leads to the page that says why.
  expect(await begin(device)).toBe('check')
  await moveBack(firstId, 7 * DAY_MS)
  expect((await overviewOf(device)).standing.kind).toBe('ready')
  const secondId = await begin(device)
  const second = await answer(device, secondId)
  const familyOf = ({ id, variantOf }: Item) => variantOf ?? id
  const known = new Set(first.asked.map(familyOf))
  expect(second.asked).toHaveLength(40)
  expect(second.asked.filter((item) => known.has(familyOf(item)))).toEqual([])
  await handIn(device, secondId)
  expect(await device.run(() => readCheckResult(secondId))).toMatchObject({ outcome: { isPassed: true } })
  expect((await overviewOf(device)).ended.map(({ id }) => id)).toEqual([secondId, firstId])
})

test('questions of an assessment are not asked in the check', async () => {
  const device = new Device()
  const path = await device.run(() =>
    redirected(() =>
      beginAttemptAction({ message: null, typed: {} }, formOf({ background: 'technical', stage: 'basic' })),
    ),
  )
  const assessmentId = path.split('/').at(-1) ?? ''
  // While an assessment is open, no check begins.
  expect((await overviewOf(device)).standing).toEqual({ kind: 'other-open', attemptId: assessmentId })
  expect(await begin(device)).toBe('check')
  const { state } = await db.attempt.findFirstOrThrow({ where: { id: assessmentId } })
  const [itemId] = [(await db.attempt.findFirstOrThrow({ where: { id: assessmentId } })).currentItemId]
  expect(state).toBeTruthy()
  await send(device, assessmentId, { itemId, answer: DONT_KNOW, elapsedMs: 60_000 })
  await device.run(() => redirected(() => endAttemptAction(formOf({ attemptId: assessmentId }))))
  const checkId = await begin(device)
  const form = (await db.attempt.findFirstOrThrow({ where: { id: checkId } })).state as {
    settings?: { form?: string[] }
  }
  expect(form.settings?.form).not.toContain(itemId)
})

test('after its time a check takes no answer, and handed in late it counts as ended in time', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await answer(device, attemptId, { count: 2 })
  await moveBack(attemptId, FOUNDATION_CHECK.minutes * MINUTE_MS + 1)
  const { question, remainingMs } = await openOf(device, attemptId)
  expect(remainingMs).toBe(0)
  const late = await send(device, attemptId, { itemId: question.item?.id, answer: DONT_KNOW, elapsedMs: 1000 })
  expect(late.status).toBe(409)
  expect((await overviewOf(device)).standing.kind).toBe('time-up')
  await handIn(device, attemptId)
  const result = await device.run(() => readCheckResult(attemptId))
  expect(result).toMatchObject({ outcome: { right: 2, asked: 40, minutes: 75, isPassed: false }, unanswered: 38 })
  const { startedAt, finishedAt } = await db.attempt.findFirstOrThrow({ where: { id: attemptId } })
  expect(finishedAt!.getTime() - startedAt.getTime()).toBe(75 * MINUTE_MS)
})

test('a check goes on where it was left, also when begun again, and two beginnings at once make one', async () => {
  const device = new Device()
  await overviewOf(device)
  const [one, other] = await Promise.all([begin(device), begin(device)])
  expect(one).toBe(other)
  await answer(device, one, { count: 1 })
  expect((await openOf(device, one)).question).toMatchObject({ number: 2, count: 40 })
  expect(await begin(device)).toBe(one)
  expect((await overviewOf(device)).standing).toMatchObject({ kind: 'running', answered: 1, asked: 40 })
})

test('the check of somebody else is not there', async () => {
  const [owner, other] = [new Device(), new Device()]
  const attemptId = await begin(owner)
  await begin(other)
  for (const intruder of [other, new Device()]) {
    expect(await intruder.run(() => readOpenCheck(attemptId))).toBeNull()
    expect(await intruder.run(() => readCheckResult(attemptId))).toBeNull()
    await expect(intruder.run(() => handInCheck(attemptId, true))).rejects.toMatchObject({ code: 'not-found' })
  }
  expect(await openOf(owner, attemptId)).toMatchObject({ rules: { milestoneId: 'MB1' } })
})

test('a check cannot be ended as an assessment, and an assessment cannot be handed in', async () => {
  const device = new Device()
  const attemptId = await begin(device)
  await expect(device.run(() => endAttempt(attemptId))).rejects.toMatchObject({ code: 'bad-request' })
  await handIn(device, attemptId)
  const path = await device.run(() =>
    redirected(() =>
      beginAttemptAction({ message: null, typed: {} }, formOf({ background: 'technical', stage: 'basic' })),
    ),
  )
  const assessmentId = path.split('/').at(-1) ?? ''
  await expect(device.run(() => handInCheck(assessmentId, true))).rejects.toMatchObject({ code: 'not-found' })
})

test('when too few fresh questions are left, no check begins and the skills are named', async () => {
  const device = new Device()
  for (let round = 0; round < 4; round += 1) {
    const { standing } = await overviewOf(device)
    if (standing.kind === 'short') {
      expect(round).toBeGreaterThanOrEqual(2)
      expect(standing.skills.every(({ fresh }) => fresh < 5)).toBe(true)
      expect(await begin(device)).toBe('check')
      return
    }
    const attemptId = await begin(device)
    await answer(device, attemptId, { isRight: () => false })
    await handIn(device, attemptId)
    await moveBack(attemptId, 8 * DAY_MS)
  }
  expect.fail('the bank did not run out')
})
