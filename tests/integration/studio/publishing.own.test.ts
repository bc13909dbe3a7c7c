import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Role } from '@/lib/account/schemas'
import { getContent } from '@/lib/content/loader'
import { hashText } from '@/lib/content/gate/hash-text'
import { db } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { exportPublished } from '@/lib/studio/export-mutations'
import { getImpact } from '@/lib/studio/impact-queries'
import { refreshOverlay } from '@/lib/studio/overlay'
import { getEditedDocument, listDocuments, listRevisions } from '@/lib/studio/queries'
import { discardDraft, publishDraft, restoreVersion, saveDraft } from '@/lib/studio/service'
import { openTestDatabase } from '../../support/test-database'
import { processWide } from '@/lib/shared/process-wide'

const identity = vi.hoisted(() => ({
  userId: null as string | null,
  sessionId: null as string | null,
  learnerId: null,
}))
vi.mock('@/lib/account/cookies', () => ({ readIdentity: () => Promise.resolve({ ...identity }) }))

const ID = 'E1-2'
const FILE = 'content/lessons/E1/E1-2.mdx'
const home = process.cwd()
let database: Database
let folder: string

/** A project of its own, so that files can be changed: the program is shared, the content is a copy. */
function makeProject(): string {
  const project = mkdtempSync(path.join(tmpdir(), 'milepost-studio-'))
  for (const shared of ['lib', 'node_modules', 'package.json', 'tsconfig.json', 'prisma'])
    symlinkSync(path.join(home, shared), path.join(project, shared))
  mkdirSync(path.join(project, '.cache'))
  mkdirSync(path.join(home, '.cache', 'mdx'), { recursive: true })
  symlinkSync(path.join(home, '.cache', 'mdx'), path.join(project, '.cache', 'mdx'))
  cpSync(path.join(home, 'content'), path.join(project, 'content'), { recursive: true })
  return project
}

async function signIn(role: Role): Promise<string> {
  const user = await db.user.create({
    data: { email: `${role}-${crypto.randomUUID()}@example.org`, name: `The ${role}`, role },
    select: { id: true },
  })
  const session = await db.session.create({ data: { userId: user.id }, select: { id: true } })
  Object.assign(identity, { userId: user.id, sessionId: session.id })
  return user.id
}

const fileText = () => readFileSync(path.join(folder, FILE), 'utf8')
const load = async () => (await getEditedDocument(ID)) ?? expect.fail('the document is missing')

async function begin(source: string): Promise<number> {
  const { live } = await load()
  const saved = await saveDraft({ documentId: ID, source, version: 0, baseHash: live.hash })
  return saved.ok ? saved.version : expect.fail('the draft was not taken')
}

async function publish(source: string, note = 'A test of publishing', mergedFileHash: string | null = null) {
  return publishDraft({ documentId: ID, version: await begin(source), note, mergedFileHash })
}

const retitled = (title: string) => fileText().replace(/^title: .*$/m, `title: ${title}`)

beforeAll(async () => {
  folder = makeProject()
  process.chdir(folder)
  database = await openTestDatabase()
}, 240_000)
beforeEach(async () => {
  await database.withSession((session) =>
    session.execute('TRUNCATE draft, revision, audit_entry, "user", learner CASCADE'),
  )
  cpSync(path.join(home, FILE), path.join(folder, FILE))
  await refreshOverlay({ readFilesAgain: true })
  await signIn('editor')
}, 120_000)
afterAll(async () => {
  process.chdir(home)
  await database.close()
})

test(
  'a draft is saved over itself, and a late save changes nothing and gets the other text',
  { timeout: 60_000 },
  async () => {
    const { live } = await load()
    const base = { documentId: ID, baseHash: live.hash }
    expect(await saveDraft({ ...base, source: 'one', version: 0 })).toMatchObject({ ok: true, version: 1 })
    expect(await saveDraft({ ...base, source: 'two', version: 1 })).toMatchObject({ ok: true, version: 2 })
    await signIn('editor')
    expect(await saveDraft({ ...base, source: 'other', version: 1 })).toMatchObject({
      ok: false,
      theirs: { source: 'two', version: 2, by: 'The editor' },
    })
    expect(await saveDraft({ ...base, source: 'other', version: 0 })).toMatchObject({
      ok: false,
      theirs: { source: 'two', version: 2 },
    })
    expect((await load()).draft).toMatchObject({ source: 'two', version: 2 })
    expect(await saveDraft({ ...base, source: 'two', version: 1 })).toMatchObject({ ok: true, version: 2 })
  },
)

test('of two saves at the same time one is taken', { timeout: 60_000 }, async () => {
  const { live } = await load()
  const save = (source: string) => saveDraft({ documentId: ID, source, version: 0, baseHash: live.hash })
  const outcomes = await Promise.all([save('a'), save('b'), save('c')])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a published text is served, written down with its note, and ends the draft', { timeout: 60_000 }, async () => {
  const editorId = identity.userId
  const outcome = await publish(retitled('Where the line belongs'), 'A shorter title')
  expect(outcome).toMatchObject({ ok: true, number: 1 })
  const pages = outcome.ok ? outcome.pages : []
  expect(pages).toContain('/lessons/threshold-and-cost')
  expect(pages).toContain('/skills/' + ((await getContent()).skills.get('E1')?.slug ?? ''))
  expect(pages).not.toContain('/compare')
  expect((await getContent()).lessons.get(ID)?.title).toBe('Where the line belongs')
  expect(await load()).toMatchObject({
    draft: null,
    publication: 'published',
    revision: { number: 1, note: 'A shorter title', author: 'The editor' },
  })
  expect(await db.auditEntry.findMany()).toMatchObject([
    {
      actorUserId: editorId,
      action: 'document-published',
      subject: ID,
      detail: { number: 1, note: 'A shorter title' },
    },
  ])
  expect((await db.revision.findFirstOrThrow()).fileHash).toBe(hashText(fileText()))
})

test('problems of its own and problems elsewhere stand in the way of publishing', { timeout: 60_000 }, async () => {
  expect(await publish(`${fileText()}\n<Claim id="A999" />\n`)).toMatchObject({
    ok: false,
    error: 'problems',
    problems: [{ file: FILE }],
  })
  const { draft, live } = await load()
  const taken = [...(await getContent()).lessons.values()].find(({ id }) => id !== ID)?.slug ?? ''
  const source = fileText().replace(/^slug: .*$/m, `slug: ${taken}`)
  const saved = await saveDraft({ documentId: ID, source, version: draft?.version ?? 0, baseHash: live.hash })
  const outcome = await publishDraft({
    documentId: ID,
    version: saved.ok ? saved.version : 0,
    note: 'Another address',
    mergedFileHash: null,
  })
  expect(outcome).toMatchObject({ ok: false, error: 'problems' })
  expect(await db.revision.count()).toBe(0)
  expect((await load()).draft).not.toBeNull()
})

test('a draft that is not the newest, or not on the live text, is not published', { timeout: 60_000 }, async () => {
  const version = await begin(retitled('One'))
  const input = { documentId: ID, note: 'A test', mergedFileHash: null }
  expect(await publishDraft({ ...input, version: version + 1 })).toMatchObject({ ok: false, error: 'stale' })
  writeFileSync(path.join(folder, FILE), retitled('Changed in the file'))
  expect(await publishDraft({ ...input, version })).toMatchObject({ ok: false, error: 'live-changed' })
  expect(await db.revision.count()).toBe(0)
})

test('of two publications of one draft at the same time one happens', { timeout: 60_000 }, async () => {
  const version = await begin(retitled('One'))
  const send = () => publishDraft({ documentId: ID, version, note: 'Twice', mergedFileHash: null })
  const outcomes = await Promise.all([send(), send()])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.revision.count()).toBe(1)
  expect(await db.auditEntry.count()).toBe(1)
})

test(
  'a file that changed after the publication is a conflict until a merged text is published',
  { timeout: 90_000 },
  async () => {
    await publish(retitled('Published'))
    writeFileSync(path.join(folder, FILE), retitled('Changed in the file'))
    expect((await listDocuments()).find(({ id }) => id === ID)).toMatchObject({ publication: 'conflict' })
    const { file, live } = await load()
    expect(live.source).toContain('title: Published')
    expect(file.source).toContain('title: Changed in the file')
    const merged = retitled('Merged')
    expect(await publish(merged)).toMatchObject({ ok: false, error: 'file-changed' })
    const version = (await load()).draft?.version ?? 0
    expect(
      await publishDraft({
        documentId: ID,
        version,
        note: 'Both taken over',
        mergedFileHash: hashText('an older file'),
      }),
    ).toMatchObject({ ok: false, error: 'file-changed' })
    expect(
      await publishDraft({ documentId: ID, version, note: 'Both taken over', mergedFileHash: file.hash }),
    ).toMatchObject({ ok: true, number: 2 })
    expect(await load()).toMatchObject({ publication: 'published', revision: { number: 2 } })
  },
)

test(
  'an earlier version and the file can be restored as a draft, and never over an unseen draft',
  { timeout: 90_000 },
  async () => {
    const original = fileText()
    await publish(retitled('First'))
    await publish(retitled('Second'))
    expect((await listRevisions(ID)).map(({ number }) => number)).toEqual([2, 1])
    expect(await restoreVersion({ documentId: ID, number: 1, draftVersion: 0 })).toBe(true)
    expect((await load()).draft?.source).toContain('title: First')
    expect(await restoreVersion({ documentId: ID, number: 0, draftVersion: 0 })).toBe(false)
    expect(await restoreVersion({ documentId: ID, number: 0, draftVersion: 1 })).toBe(true)
    expect((await load()).draft?.source).toBe(original)
    await expect(restoreVersion({ documentId: ID, number: 9, draftVersion: 2 })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await discardDraft({ documentId: ID, version: 1 })).toBe(false)
    expect(await discardDraft({ documentId: ID, version: 2 })).toBe(true)
  },
)

test('after a restart the published text is served again', { timeout: 60_000 }, async () => {
  await publish(retitled('Published'))
  const store = processWide<Record<string, unknown>>('content', () => ({}))
  Object.assign(store, { revisions: [], content: null, files: null })
  expect((await getContent()).lessons.get(ID)?.title).not.toBe('Published')
  await refreshOverlay()
  expect((await getContent()).lessons.get(ID)?.title).toBe('Published')
})

test(
  'an export writes the published text into its file, changes nothing for readers, and leaves changed files alone',
  { timeout: 90_000 },
  async () => {
    await publish(retitled('Published'))
    expect(await exportPublished(folder)).toEqual({ written: [FILE], unchanged: 0, conflicts: [] })
    expect(fileText()).toContain('title: Published')
    expect((await getContent()).lessons.get(ID)?.title).toBe('Published')
    expect(await load()).toMatchObject({ publication: 'same', revision: { exportedAt: expect.any(String) as string } })
    expect(await exportPublished(folder)).toEqual({ written: [], unchanged: 1, conflicts: [] })
    writeFileSync(path.join(folder, FILE), retitled('Later, in the repository'))
    await refreshOverlay({ readFilesAgain: true })
    expect((await getContent()).lessons.get(ID)?.title).toBe('Later, in the repository')
    expect((await load()).publication).toBe('folded')
  },
)

test('an export never touches a file in conflict', { timeout: 60_000 }, async () => {
  await publish(retitled('Published'))
  writeFileSync(path.join(folder, FILE), retitled('Changed in the file'))
  expect(await exportPublished(folder)).toEqual({ written: [], unchanged: 0, conflicts: [FILE] })
  expect(fileText()).toContain('title: Changed in the file')
})

test('getImpact counts different learners by what they are doing with the document', { timeout: 60_000 }, async () => {
  const make = async () => (await db.learner.create({ data: {}, select: { id: true } })).id
  const [reading, done, planned, both, other] = await Promise.all([make(), make(), make(), make(), make()])
  await db.lessonState.createMany({
    data: [
      { learnerId: reading ?? '', lessonId: ID, status: 'open' },
      { learnerId: done ?? '', lessonId: ID, status: 'done' },
      { learnerId: both ?? '', lessonId: ID, status: 'open' },
      { learnerId: other ?? '', lessonId: 'E1-1', status: 'open' },
    ],
  })
  const plan = (learnerId: string, version: number, order: string[]) => ({
    learnerId,
    version,
    input: {},
    plan: { order },
    inputHash: `${version}`,
  })
  await db.plan.createMany({
    data: [
      plan(planned ?? '', 1, [ID]),
      plan(both ?? '', 1, [ID]),
      plan(other ?? '', 1, [ID]),
      plan(other ?? '', 2, ['E1-1']),
    ],
  })
  const { links, ...counts } = await getImpact(ID)
  expect(counts).toEqual({ learners: 4, inTheMiddle: 2, finished: 1, inPlansAhead: 1 })
  expect(links.map(({ id }) => id)).toContain('E1')
})

test.each(['learner', 'reviewer'] as const)(
  'nothing of the studio opens for a %s or a stranger',
  { timeout: 60_000 },
  async (role) => {
    const { live } = await load()
    const doors = [
      () => listDocuments(),
      () => getEditedDocument(ID),
      () => listRevisions(ID),
      () => getImpact(ID),
      () => saveDraft({ documentId: ID, source: 'x', version: 0, baseHash: live.hash }),
      () => discardDraft({ documentId: ID, version: 1 }),
      () => restoreVersion({ documentId: ID, number: 0, draftVersion: 0 }),
      () => publishDraft({ documentId: ID, version: 1, note: 'Mine now', mergedFileHash: null }),
    ]
    await signIn(role)
    for (const open of doors) await expect(open()).rejects.toMatchObject({ code: 'forbidden' })
    Object.assign(identity, { userId: null, sessionId: null })
    for (const open of doors) await expect(open()).rejects.toMatchObject({ code: 'signed-out' })
    expect(await db.draft.count()).toBe(0)
  },
)
