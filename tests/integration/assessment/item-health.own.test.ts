import { beforeEach, expect, test, vi } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { formOf } from '../../support/redirected'
import { withTestDatabase } from '../../support/test-database'
import { bankFacts, bankOf } from '@/lib/assessment/bank'
import { renewBankFacts } from '@/lib/assessment/calibration-banks'
import { calibrateBank } from '@/lib/assessment/calibration-service'
import { clearItemAction, flagItemAction } from '@/lib/assessment/item-health-actions'
import { getItemHealth, listItemHealth } from '@/lib/assessment/item-health-service'
import { reportItemAction } from '@/lib/assessment/report-actions'
import { answerQuestion, beginAttempt, currentQuestion, endAttempt } from '@/lib/assessment/service'
import type * as Cookies from '@/lib/account/cookies'
import type { Role } from '@/lib/account/schemas'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import { listAudit, listItemReports } from '@/lib/studio/people-queries'

withTestDatabase()

// The framework renews pages only inside one of its requests.
const identity = vi.hoisted(() => ({ user: null as { userId: string; sessionId: string } | null }))
vi.mock('@/lib/account/cookies', async (original) => {
  const real = await original<typeof Cookies>()
  return {
    ...real,
    readIdentity: async () => (identity.user === null ? real.readIdentity() : { ...identity.user, learnerId: null }),
  }
})

const SET_UP = { background: 'technical', trackId: 'platform', stage: 'basic' as const, ratings: {} }
const FRESH = { message: null, isDone: false, text: '' }

beforeEach(async () => {
  identity.user = null
  await db.learner.deleteMany()
  for (const table of [db.itemEstimate, db.itemParameters, db.itemReview, db.calibrationRun, db.auditEntry])
    await (table as typeof db.itemReview).deleteMany()
  await renewBankFacts()
})

/** Does work as somebody with a role. React keeps who is here per request, which outside of one is every call. */
async function as<T>(role: Role, work: () => Promise<T>): Promise<T> {
  const user = await db.user.create({
    data: { email: `${crypto.randomUUID()}@example.org`, name: `The ${role}`, role },
    select: { id: true },
  })
  const session = await db.session.create({ data: { userId: user.id }, select: { id: true } })
  identity.user = { userId: user.id, sessionId: session.id }
  try {
    return await work()
  } finally {
    identity.user = null
  }
}

async function begin(): Promise<{ device: Device; attemptId: string; itemId: string }> {
  const device = new Device()
  const attemptId = await device.run(() => beginAttempt(SET_UP))
  return { device, attemptId, itemId: await dueOf(device, attemptId) }
}

async function dueOf(device: Device, attemptId: string): Promise<string> {
  return (await device.run(() => currentQuestion(attemptId)))?.question.item?.id ?? expect.fail('nothing is asked')
}

/** Makes an item the question due in somebody's new attempt. */
async function beginWith(itemId: string) {
  const begun = await begin()
  await db.attempt.updateMany({ where: { id: begun.attemptId }, data: { currentItemId: itemId } })
  return { ...begun, itemId }
}

const report = (
  { device, attemptId, itemId }: { device: Device; attemptId?: string; itemId: string },
  text = 'Two are right',
) =>
  device.run(() => reportItemAction(FRESH, formOf({ itemId, text, ...(attemptId === undefined ? {} : { attemptId }) })))

const isAsked = async (itemId: string) =>
  bankOf(await getContent()).bank.items.find(({ id }) => id === itemId)?.status === 'active'

test('three reports of learners who were asked it take a question out; two do not', async () => {
  const { itemId, ...first } = await begin()
  expect(await report({ ...first, itemId })).toEqual({
    message: 'Thank you. An editor reads it.',
    isDone: true,
    text: '',
  })
  await report(await beginWith(itemId))
  expect(await isAsked(itemId)).toBe(true)
  await report(await beginWith(itemId))
  expect(await isAsked(itemId)).toBe(false)
  expect(await db.itemReview.findUnique({ where: { itemId } })).toMatchObject({ status: 'flagged', cause: 'reports' })
})

test('one person counts once, and who was not asked the question counts not at all', async () => {
  const own = await begin()
  for (const text of ['Once', 'Twice', 'Three times']) await report(own, text)
  expect(await db.itemReport.findMany({ select: { text: true } })).toEqual([{ text: 'Three times' }])
  for (let index = 0; index < 3; index += 1) await report({ device: new Device(), itemId: own.itemId })
  expect(await db.itemReport.count()).toBe(4)
  expect(await isAsked(own.itemId)).toBe(true)
  // Somebody else's attempt proves nothing.
  const stranger = await begin()
  expect(await report({ ...stranger, attemptId: own.attemptId })).toMatchObject({ isDone: false })
  expect(await db.itemReport.count()).toBe(4)
})

test('a report that says nothing, or names no question, is refused and keeps what was written', async () => {
  const own = await begin()
  expect(await report(own, ' x ')).toMatchObject({ isDone: false, text: ' x ' })
  expect(await report({ ...own, itemId: 'Z9-zz' })).toMatchObject({
    isDone: false,
    message: 'There is no such question.',
  })
  expect(await db.itemReport.count()).toBe(0)
})

test('a flagged question is asked no more, and whoever sees it already may answer it', async () => {
  const { device, attemptId, itemId } = await begin()
  await as('editor', () => flagItemAction(null, formOf({ itemId, note: 'The key is wrong' })))
  expect(await dueOf(device, attemptId)).toBe(itemId)
  const given = { itemId, answer: { type: 'dont-know' as const }, elapsedMs: 60_000 }
  expect(await device.run(() => answerQuestion(attemptId, given))).toMatchObject({ ok: true })
  for (let index = 0; index < 3; index += 1) expect((await begin()).itemId).not.toBe(itemId)
  // Every item of one skill out: the attempt goes on with others.
  const content = await getContent()
  const { skill } = content.items.get(itemId)!
  const siblings = bankOf(content).bank.items.filter((item) => item.skill === skill)
  await db.itemReview.createMany({
    data: siblings.map(({ id }) => ({ itemId: id, status: 'flagged', cause: 'editor', note: 'test' })),
    skipDuplicates: true,
  })
  await renewBankFacts()
  const next = await begin()
  expect(content.items.get(next.itemId)?.skill).not.toBe(skill)
})

test('an editor flags and clears with a note; both are written into the audit log and reports are closed', async () => {
  const own = await begin()
  const { itemId } = own
  await report(own)
  expect(
    await as('editor', () => flagItemAction(null, formOf({ itemId, note: 'Option B is right too' }))),
  ).toMatchObject({
    isDone: true,
  })
  expect(await isAsked(itemId)).toBe(false)
  expect(await as('editor', () => getItemHealth(itemId))).toMatchObject({
    isFlagged: true,
    openReports: 1,
    review: { status: 'flagged', cause: 'editor', note: 'Option B is right too' },
    documentId: `items/${itemId.split('-')[0]}`,
  })
  await as('editor', () => clearItemAction(null, formOf({ itemId, note: 'Option B was reworded' })))
  expect(await isAsked(itemId)).toBe(true)
  const after = await as('editor', () => getItemHealth(itemId))
  expect(after).toMatchObject({ isFlagged: false, openReports: 0 })
  expect(after.reports).toMatchObject([{ text: 'Two are right', isOpen: false }])
  expect(after.decisions.map(({ action, note, actor }) => [action, note, actor])).toEqual([
    ['item-cleared', 'Option B was reworded', 'The editor'],
    ['item-flagged', 'Option B is right too', 'The editor'],
  ])
  const log = await as('administrator', () => listAudit(null))
  expect(log.map(({ action, subject, actor }) => [action, subject, actor])).toEqual([
    ['item-cleared', itemId, 'The editor'],
    ['item-flagged', itemId, 'The editor'],
  ])
  expect(await as('editor', listItemReports)).toEqual([])
})

test('a note is needed, and nobody but editors and administrators may look or decide', async () => {
  const { itemId } = await begin()
  expect(await as('editor', () => flagItemAction(null, formOf({ itemId, note: ' ' })))).toMatchObject({
    isDone: false,
    message: 'Say in a few words why',
  })
  for (const role of ['learner', 'reviewer'] as const) {
    await expect(as(role, listItemHealth)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(as(role, () => getItemHealth(itemId))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await as(role, () => flagItemAction(null, formOf({ itemId, note: 'I do not like it' })))).toMatchObject({
      isDone: false,
    })
  }
  expect(await db.itemReview.count()).toBe(0)
  await expect(as('editor', () => getItemHealth('Z9-zz'))).rejects.toMatchObject({ code: 'not-found' })
  expect((await as('administrator', listItemHealth)).rows.length).toBeGreaterThan(300)
})

/** Answers of a hundred learners to one item, as they stand in the database once the item has learned from them. */
async function fill(
  itemId: string,
  isRight: (index: number, ability: number) => boolean,
  { count = 100, from = 0 } = {},
) {
  const item = (await getContent()).items.get(itemId)!
  if (item.type !== 'single') throw new Error('One right option is wanted')
  const wrong = item.options.filter(({ correct }) => !correct)
  for (let index = from; index < from + count; index += 1) {
    const id = `learner-${index}`
    const ability = ((index * 7) % 20) / 10 - 1
    const right = isRight(index, ability)
    await db.learner.create({
      data: {
        id,
        attempts: {
          create: {
            id: `attempt-${index}`,
            engineVersion: '1',
            bankVersion: 'x',
            seed: 1,
            settings: {},
            state: { responses: [] },
            status: 'finished',
            responses: {
              create: {
                itemId,
                position: 1,
                answer: { type: 'choice', optionIds: right ? item.key : [wrong[index % wrong.length]!.id] },
                score: right ? 1 : 0,
                elapsedMs: 40_000,
                ability,
                abilityVariance: 0.3,
                createdAt: new Date(Date.now() - 86_400_000 + index * 60_000),
              },
            },
          },
        },
      },
    })
  }
}

async function singleItem(): Promise<string> {
  const { bank } = bankOf(await getContent())
  return bank.items.find(({ format }) => format === 'single')?.id ?? expect.fail('no item of this kind')
}

test('the health of an item is told from its answers, and not below thirty', async () => {
  const itemId = await singleItem()
  const healthOf = async () =>
    (await as('editor', listItemHealth)).rows.find(({ id }) => id === itemId)?.health ?? expect.fail('not listed')
  await fill(itemId, (_, ability) => ability > 0, { count: 29 })
  expect(await healthOf()).toMatchObject({ answers: 29, facility: null, signs: [] })
  await fill(itemId, (_, ability) => ability > 0, { count: 71, from: 29 })
  const health = await healthOf()
  expect(health).toMatchObject({ answers: 100, facility: 0.45, medianMs: 40_000, dontKnowShare: 0 })
  expect(health.discrimination?.value).toBeGreaterThan(0.8)
  const { trend, health: same } = await as('editor', () => getItemHealth(itemId))
  expect(same).toEqual(health)
  expect(trend).toHaveLength(10)
  expect(same.replies.filter(({ isRight }) => isRight)).toMatchObject([{ share: 0.45 }])
})

test('statistics take an item out at night; after a review only later answers can', async () => {
  const itemId = await singleItem()
  await fill(itemId, (_, ability) => ability < 0)
  const { flagged } = await calibrateBank(new Date())
  expect(flagged).toEqual([itemId])
  const review = await db.itemReview.findUniqueOrThrow({ where: { itemId } })
  expect(review.cause).toBe('statistics')
  expect(review.note).toContain('no more often')
  expect(bankFacts().flagged.has(itemId)).toBe(true)
  await as('editor', () => clearItemAction(null, formOf({ itemId, note: 'It is meant to be so' })))
  expect((await calibrateBank(new Date())).flagged).toEqual([])
  expect((await as('editor', () => getItemHealth(itemId))).health.answers).toBe(100)
})

test('of a changed question everything learned so far is forgotten, also its published parameters', async () => {
  const itemId = await singleItem()
  await fill(itemId, (_, ability) => ability > 0, { count: 40 })
  await db.itemEstimate.create({ data: { itemId, mean: 1, variance: 0.1, answers: 40 } })
  await db.itemParameters.create({
    data: {
      publication: 1,
      itemId,
      bankVersion: 'x',
      answers: 60,
      oldA: 1,
      oldB: 0,
      a: 2,
      b: 1,
      publishedAt: new Date(Date.now() - 1000),
    },
  })
  await renewBankFacts()
  expect(bankFacts().published.get(itemId)).toEqual({ a: 2, b: 1 })
  await as('editor', () => flagItemAction(null, formOf({ itemId, note: 'The key is wrong' })))
  await as('editor', () => clearItemAction(null, formOf({ itemId, note: 'The key is mended', isChanged: 'on' })))
  expect(bankFacts().published.has(itemId)).toBe(false)
  const { health, parameters } = await as('editor', () => getItemHealth(itemId))
  expect(health.answers).toBe(0)
  expect(parameters).toMatchObject({ inUse: { isPublished: false }, running: null })
})

test('reports that came with an account are counted at night, by person and not by report', async () => {
  const { itemId } = await begin()
  for (let index = 0; index < 3; index += 1) {
    const { device, attemptId } = await beginWith(itemId)
    const { learnerId } = await db.attempt.findFirstOrThrow({ where: { id: attemptId } })
    const text = 'It came with the account'
    await db.itemReport.createMany({ data: [1, 2].map(() => ({ learnerId, itemId, attemptId, text })) })
    expect((await calibrateBank(new Date())).flagged).toEqual(index < 2 ? [] : [itemId])
    await device.run(() => endAttempt(attemptId))
  }
})
