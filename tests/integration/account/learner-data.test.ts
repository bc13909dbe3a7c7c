import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { withTestDatabase } from '../../support/test-database'
import { eventOf, jsonRequest } from '../../support/events'
import { doEverything } from '../../support/full-learner'
import { formOf, redirected } from '../../support/redirected'
import { GET as getFile } from '@/app/api/me/evidence/[id]/file/route'
import { POST as postEvents } from '@/app/api/me/events/route'
import { GET as getExport } from '@/app/api/me/export/route'
import { GET as getMilestone } from '@/app/api/me/milestones/[id]/route'
import { GET as getState } from '@/app/api/me/state/route'
import { deleteEverythingAction, requestResetAction, signInAction, signUpAction } from '@/lib/account/actions'
import { deleteUser } from '@/lib/account/mutations'
import { mergeLearner } from '@/lib/account/merge'
import { LEARNER_TABLES } from '@/lib/account/privacy'
import { getViewer } from '@/lib/account/viewer'
import { db } from '@/lib/db/client'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import type { MilestoneDetailDto } from '@/lib/progress/core/types'
import { rebuildProgressOf } from '@/lib/progress/rebuild'
import type { ProgressEvent } from '@/lib/progress/schemas'

withTestDatabase()

const BLANK = { message: null, fields: {}, typed: {} }
const PASSWORD = 'a short sentence'
const request = () => new Request('http://milepost.test/')
const ALL_TABLES = [...LEARNER_TABLES, 'evidence_file'] as const

const send = (device: Device, ...events: ProgressEvent[]) => device.run(() => postEvents(jsonRequest({ events })))
const stateOf = async (device: Device) =>
  (await (await device.run(() => getState(request()))).json()) as LearnerStateDto
const milestoneOf = async (device: Device, id: string) =>
  (await (
    await device.run(() => getMilestone(request(), { params: Promise.resolve({ id }) }))
  ).json()) as MilestoneDetailDto
const signUp = (device: Device, email: string) =>
  device.run(() => redirected(() => signUpAction(BLANK, formOf({ email, password: PASSWORD, name: '' }))))
const signIn = (device: Device, email: string) =>
  device.run(() => redirected(() => signInAction(BLANK, formOf({ email, password: PASSWORD }))))

async function rowsPerTable(learnerId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of ALL_TABLES) {
    const [row] = await db.$queryRawUnsafe<{ n: number }[]>(
      `select count(*)::int as n from "${table}" where learner_id = $1`,
      learnerId,
    )
    counts[table] = row?.n ?? 0
  }
  return counts
}

/** An account that did everything on one device, and a guest that did everything on another. */
async function accountAndGuest(email: string) {
  const [laptop, phone] = [new Device(), new Device()]
  const into = await doEverything(laptop)
  await signUp(laptop, email)
  const from = await doEverything(phone)
  return { laptop, phone, into, from }
}

let merged: Awaited<ReturnType<typeof accountAndGuest>> & {
  before: { ours: Record<string, number>; theirs: Record<string, number> }
  learnersBefore: number
}

beforeAll(async () => {
  const both = await accountAndGuest('merged@example.org')
  await send(
    both.laptop,
    eventOf({ kind: 'lesson-position', lessonId: 'E1-1', position: 'p-1', minutes: 10 }),
    eventOf({ kind: 'lesson-done', lessonId: 'E1-1' }),
    eventOf({ kind: 'criterion-set', milestoneId: 'MB4', criterionId: 'c2', on: true, date: '2026-01-06' }),
  )
  await send(
    both.phone,
    eventOf({ kind: 'lesson-position', lessonId: 'E1-1', position: 'p-7', minutes: 5 }),
    eventOf({ kind: 'criterion-set', milestoneId: 'MB4', criterionId: 'c3', on: true, date: '2026-01-07' }),
    eventOf({ kind: 'milestone-claimed', milestoneId: 'MB4' }),
    eventOf({ kind: 'lesson-skipped', lessonId: 'E1-3' }),
  )
  const before = { ours: await rowsPerTable(both.into), theirs: await rowsPerTable(both.from) }
  const learnersBefore = await db.learner.count()
  await signIn(both.phone, 'merged@example.org')
  merged = { ...both, before, learnersBefore }
})

test('every table that belongs to a learner is on the list, and everything done fills each of them', async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = current_schema() and column_name = 'learner_id' order by 1`
  expect(tables.map(({ name }) => name)).toEqual([...ALL_TABLES].sort())
  expect(Object.entries(merged.before.theirs).filter(([, count]) => count === 0)).toEqual([])
})

test('signing in on a second device unites both histories under the account', async () => {
  const { into, before, phone, laptop } = merged
  const after = await rowsPerTable(into)
  for (const table of [
    'progress_event',
    'evidence',
    'evidence_file',
    'note',
    'attempt',
    'response',
    'item_report',
  ] as const) {
    expect([table, after[table]]).toEqual([table, (before.ours[table] ?? 0) + (before.theirs[table] ?? 0)])
  }
  for (const table of [
    'pause',
    'study_time',
    'day_off',
    'plan_calendar',
    'override',
    'lab_run',
    'practice_state',
    'review_card',
    'skill_profile',
  ] as const) {
    expect([table, after[table]]).toEqual([table, before.ours[table]])
  }
  expect(after['plan']).toBeGreaterThan(0)
  expect(await stateOf(phone)).toEqual(await stateOf(laptop))
})

test('of two histories the further state wins and nothing ticked is lost', async () => {
  const state = await stateOf(merged.phone)
  expect(state.lessons['E1-1']).toEqual({ status: 'done', minutes: 15 })
  expect(state.lessons['E1-3']?.status).toBe('skipped')
  expect(state.milestones['MB4']).toEqual({ status: 'claimed' })
})

test('the events of both lead to the states that the merge wrote', async () => {
  expect(await rebuildProgressOf(merged.into)).toBe(0)
})

test('the files of both devices can be fetched by the account and by nobody else', async () => {
  const { evidence } = await milestoneOf(merged.phone, 'MB4')
  expect(evidence).toHaveLength(2)
  const fetched = (device: Device, id: string) =>
    device.run(() => getFile(request(), { params: Promise.resolve({ id }) }))
  for (const { id } of evidence) {
    const answer = await fetched(merged.laptop, id)
    expect(await answer.text()).toBe('plain words of proof')
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''my%20proof.txt")
    expect((await fetched(new Device(), id)).status).toBe(404)
  }
})

test('after a merge nothing of the guest is left, and merging again changes nothing', async () => {
  const { from, into, learnersBefore } = merged
  expect(Object.values(await rowsPerTable(from)).reduce((sum, count) => sum + count, 0)).toBe(0)
  expect(await db.learner.count()).toBe(learnersBefore - 1)
  const before = await rowsPerTable(into)
  await db.$transaction((tx) => mergeLearner(tx, { from, into }))
  await signIn(merged.phone, 'merged@example.org')
  expect(await rowsPerTable(into)).toEqual(before)
})

test('a learner that has an account is never merged into another', async () => {
  const other = new Device()
  await send(other, eventOf({ kind: 'lesson-done', lessonId: 'E1-1' }))
  await signUp(other, 'other@example.org')
  const { learnerId } = await other.run(() => getViewer())
  await db.$transaction((tx) => mergeLearner(tx, { from: learnerId ?? '', into: merged.into }))
  expect((await stateOf(other)).lessons).toHaveProperty('E1-1')
})

test('an open assessment of the account goes on, and that of the guest is left', async () => {
  const { laptop, phone, into, from } = await accountAndGuest('open@example.org')
  for (const learnerId of [into, from]) await db.attempt.updateMany({ where: { learnerId }, data: { status: 'open' } })
  await signIn(phone, 'open@example.org')
  const attempts = await db.attempt.findMany({ where: { learnerId: into }, select: { status: true } })
  expect(attempts.map(({ status }) => status).sort()).toEqual(['left', 'open'])
  expect((await stateOf(laptop)).openAttemptId).not.toBeNull()
})

test('the export holds every table, the notes in Markdown and the files', async () => {
  const answer = await merged.laptop.run(() => getExport())
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const names = Object.keys(files)
  for (const table of ['user', 'account', 'session', 'learner', ...LEARNER_TABLES])
    expect(names).toContain(`csv/${table}.csv`)
  const data = JSON.parse(strFromU8(files['data.json']!)) as Record<string, unknown[]>
  const counts = await rowsPerTable(merged.into)
  for (const table of LEARNER_TABLES) expect([table, data[table]?.length]).toEqual([table, counts[table]])
  expect(names.filter((name) => name.startsWith('files/') && name.endsWith('-my_proof.txt'))).toHaveLength(2)
  const notes = strFromU8(files['notes.md']!)
  for (const words of ['the quote', 'In my own words, "quoted"', 'What I made']) expect(notes).toContain(words)
  expect(strFromU8(files['csv/note.csv']!)).toContain("'=1+1")
  expect(JSON.stringify(data)).not.toContain('argon2')
})

test('an export of nobody holds nothing of anybody', async () => {
  const answer = await new Device().run(() => getExport())
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(JSON.parse(strFromU8(files['data.json']!))).toEqual({})
})

test('deleting a guest removes every row and leaves the others alone', async () => {
  const guest = new Device()
  const learnerId = await doEverything(guest)
  const others = await rowsPerTable(merged.into)
  const refused = await guest.run(() => deleteEverythingAction(BLANK, formOf({ confirm: 'yes' })))
  expect(refused.message).toMatch(/Nothing was deleted/)
  expect(await guest.run(() => redirected(() => deleteEverythingAction(BLANK, formOf({ confirm: ' Delete ' }))))).toBe(
    '/?deleted=yes',
  )
  expect(Object.entries(await rowsPerTable(learnerId)).filter(([, count]) => count > 0)).toEqual([])
  expect(await db.learner.count({ where: { id: learnerId } })).toBe(0)
  expect(guest.cookies.size).toBe(0)
  expect(await rowsPerTable(merged.into)).toEqual(others)
})

test('deleting an account removes every row of every table that could name the person', async () => {
  const { laptop, phone, into, from } = await accountAndGuest('gone@example.org')
  await signIn(phone, 'gone@example.org')
  await phone.run(() => requestResetAction(BLANK, formOf({ email: 'gone@example.org' })))
  await expect.poll(() => db.outboxMail.count({ where: { recipient: 'gone@example.org' } })).toBe(1)
  const { user } = await laptop.run(() => getViewer())
  await laptop.run(() => redirected(() => deleteEverythingAction(BLANK, formOf({ confirm: 'delete' }))))
  for (const learnerId of [into, from]) {
    expect(Object.entries(await rowsPerTable(learnerId)).filter(([, count]) => count > 0)).toEqual([])
    expect(await db.learner.count({ where: { id: learnerId } })).toBe(0)
  }
  const userId = user?.id ?? ''
  expect(await db.user.count({ where: { id: userId } })).toBe(0)
  expect(await db.session.count({ where: { userId } })).toBe(0)
  expect(await db.account.count({ where: { userId } })).toBe(0)
  expect(await db.verificationToken.count({ where: { userId } })).toBe(0)
  expect(await db.outboxMail.count({ where: { recipient: 'gone@example.org' } })).toBe(0)
  expect(await phone.run(() => getViewer())).toEqual({ learnerId: null, user: null })
  await deleteUser(userId)
  expect(await db.auditEntry.count({ where: { action: 'account-deleted', subject: userId } })).toBe(1)
})
