// No 'server-only' marker: the command line loads this outside of React's server build.
import { isDeepStrictEqual } from 'node:util'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ContentGraph } from '@/lib/content/core/graph'
import { getContent } from '@/lib/content/loader'
import { inOrder, projectLab, projectLesson, projectMilestone, projectPractice } from './core/project-events'
import type { RecordedEvent } from './core/types'
import { projectCard, touchedItems } from './project-cards'

type Row = Record<string, unknown>

/** A table of states: which rows the events lead to, which there are, and how to write and remove one. */
interface StateTable {
  key: string
  wanted: readonly Row[]
  kept: readonly Row[]
  write: (row: Row) => Promise<unknown>
  remove: (id: string) => Promise<unknown>
}

/** Learners who have recorded events, by id, from after `after` on. */
export async function listLearnersWithEvents({
  after,
  take,
  onlyId,
}: {
  after: string
  take: number
  onlyId?: string
}): Promise<string[]> {
  const rows = await db.learner.findMany({
    where: { id: { gt: after, ...(onlyId === undefined ? {} : { equals: onlyId }) }, progressEvents: { some: {} } },
    orderBy: { id: 'asc' },
    take,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/**
 * Computes a learner's states of lessons, milestones, labs, practice blocks and reviews from the events and
 * writes the ones that differ, in one transaction that keeps other writes out. Returns how many differed.
 */
export async function rebuildProgressOf(learnerId: string): Promise<number> {
  const content = await getContent()
  return db.$transaction((tx) => rebuildProgressIn(tx, { content, learnerId }), { timeout: 60_000 })
}

/** The same in the caller's transaction. */
export async function rebuildProgressIn(
  tx: Prisma.TransactionClient,
  { content, learnerId }: { content: ContentGraph; learnerId: string },
): Promise<number> {
  await tx.$queryRaw`select id from learner where id = ${learnerId} for update`
  const tables = await readTables(tx, { content, learnerId })
  let changed = 0
  for (const table of tables) changed += await mend(table)
  if (changed > 0) await tx.learner.update({ where: { id: learnerId }, data: { version: { increment: 1 } } })
  return changed
}

async function mend({ key, wanted, kept, write, remove }: StateTable): Promise<number> {
  const idOf = (row: Row) => String(row[key])
  const known = new Map(kept.map((row) => [idOf(row), row]))
  const changed = wanted.filter((row) => !isDeepStrictEqual(row, known.get(idOf(row))))
  const wantedIds = new Set(wanted.map(idOf))
  const gone = [...known.keys()].filter((id) => !wantedIds.has(id))
  for (const row of changed) await write(row)
  for (const id of gone) await remove(id)
  return changed.length + gone.length
}

/** Rows as plain JSON without the columns that are no part of a state, so that both sides can be compared. */
function plain(rows: readonly object[]): Row[] {
  return (JSON.parse(JSON.stringify(rows)) as Row[]).map(({ learnerId: _, ...row }) => row)
}

async function readTables(
  tx: Prisma.TransactionClient,
  { content, learnerId }: { content: ContentGraph; learnerId: string },
): Promise<StateTable[]> {
  const events = await readEvents(tx, learnerId)
  const idsOf = (field: string) => [
    ...new Set(events.flatMap((event) => (field in event ? [String((event as unknown as Row)[field])] : []))),
  ]
  const where = { learnerId }
  const cards = await tx.reviewCard.findMany({ where, omit: { updatedAt: true } })
  return [
    {
      key: 'lessonId',
      wanted: plain(idsOf('lessonId').flatMap((id) => projectLesson(id, events) ?? [])),
      kept: plain(await tx.lessonState.findMany({ where })),
      write: (row) => {
        const data = row as Prisma.LessonStateUncheckedCreateInput
        const id = { learnerId, lessonId: data.lessonId }
        return tx.lessonState.upsert({
          where: { learnerId_lessonId: id },
          create: { ...data, learnerId },
          update: data,
        })
      },
      remove: (lessonId) => tx.lessonState.deleteMany({ where: { learnerId, lessonId } }),
    },
    {
      key: 'milestoneId',
      wanted: plain(idsOf('milestoneId').flatMap((id) => projectMilestone(id, events) ?? [])),
      kept: plain(await tx.milestoneState.findMany({ where })),
      write: (row) => {
        const data = row as Prisma.MilestoneStateUncheckedCreateInput
        const id = { learnerId, milestoneId: data.milestoneId }
        return tx.milestoneState.upsert({
          where: { learnerId_milestoneId: id },
          create: { ...data, learnerId },
          update: data,
        })
      },
      remove: (milestoneId) => tx.milestoneState.deleteMany({ where: { learnerId, milestoneId } }),
    },
    {
      key: 'labId',
      wanted: plain(idsOf('labId').flatMap((id) => projectLab(id, events) ?? [])),
      kept: plain(await tx.labRun.findMany({ where })),
      write: (row) => {
        const data = row as Prisma.LabRunUncheckedCreateInput
        const id = { learnerId, labId: data.labId }
        return tx.labRun.upsert({ where: { learnerId_labId: id }, create: { ...data, learnerId }, update: data })
      },
      remove: (labId) => tx.labRun.deleteMany({ where: { learnerId, labId } }),
    },
    {
      key: 'nodeId',
      wanted: plain(
        idsOf('nodeId')
          .flatMap((id) => projectPractice(id, events) ?? [])
          .filter(({ doneAt }) => doneAt !== null),
      ),
      kept: plain(await tx.practiceState.findMany({ where })),
      write: (row) => {
        const data = row as Prisma.PracticeStateUncheckedCreateInput
        const id = { learnerId, nodeId: data.nodeId }
        return tx.practiceState.upsert({
          where: { learnerId_nodeId: id },
          create: { ...data, learnerId },
          update: data,
        })
      },
      remove: (nodeId) => tx.practiceState.deleteMany({ where: { learnerId, nodeId } }),
    },
    {
      key: 'itemId',
      // A question that no lesson asks again any more keeps its card as it is.
      wanted: [
        ...plain(touchedItems(content, events).flatMap((itemId) => projectCard(content, itemId, events) ?? [])),
        ...plain(cards.filter(({ itemId }) => projectCard(content, itemId, events) === null)),
      ],
      kept: plain(cards),
      write: (row) => {
        const data = row as Prisma.ReviewCardUncheckedCreateInput
        const id = { learnerId, itemId: data.itemId }
        return tx.reviewCard.upsert({ where: { learnerId_itemId: id }, create: { ...data, learnerId }, update: data })
      },
      remove: (itemId) => tx.reviewCard.deleteMany({ where: { learnerId, itemId } }),
    },
  ]
}

async function readEvents(tx: Prisma.TransactionClient, learnerId: string): Promise<RecordedEvent[]> {
  const rows = await tx.progressEvent.findMany({ where: { learnerId }, orderBy: { sequence: 'asc' } })
  return inOrder(
    rows.map(
      ({ id, kind, occurredAt, data }) =>
        ({ id, kind, at: occurredAt.toISOString(), ...(data as object) }) as RecordedEvent,
    ),
  )
}
