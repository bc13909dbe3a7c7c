import 'server-only'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { db } from '@/lib/db/client'
import { toCsv, type ExportTable } from './core/account-export'
import { toMarkdown } from './core/export-markdown'
import type { Viewer } from './schemas'

/** Every table that belongs to a learner; a test compares this list with the database's own catalogue. */
export const LEARNER_TABLES = [
  'attempt',
  'response',
  'skill_profile',
  'item_report',
  'progress_event',
  'lesson_state',
  'practice_state',
  'lab_run',
  'milestone_state',
  'evidence',
  'note',
  'review_card',
  'plan',
  'pause',
  'study_time',
  'day_off',
  'plan_calendar',
  'override',
] as const

type Row = Record<string, unknown>

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

async function readTables(viewer: Viewer): Promise<ExportTable[]> {
  const tables: ExportTable[] = []
  if (viewer.user !== null) {
    const { id } = viewer.user
    tables.push({
      name: 'user',
      rows: await db.$queryRaw<
        Row[]
      >`select id, email, email_verified, name, role, created_at from "user" where id = ${id}`,
    })
    tables.push({
      name: 'account',
      rows: await db.$queryRaw<
        Row[]
      >`select provider, provider_account_id, created_at from account where user_id = ${id}`,
    })
    tables.push({
      name: 'session',
      rows: await db.$queryRaw<
        Row[]
      >`select user_agent, created_at, last_seen_at, revoked_at from session where user_id = ${id}`,
    })
  }
  if (viewer.learnerId === null) return tables
  tables.push({
    name: 'learner',
    rows: await db.$queryRaw<Row[]>`select * from learner where id = ${viewer.learnerId}`,
  })
  for (const name of LEARNER_TABLES) {
    // The names come from the list above, never from outside.
    const rows = await db.$queryRawUnsafe<Row[]>(`select * from "${name}" where learner_id = $1`, viewer.learnerId)
    tables.push({ name, rows })
  }
  return tables
}

/** Everything that is kept about somebody, as a zip: data.json, one CSV per table, notes as Markdown, files as they came. */
export async function exportEverything(viewer: Viewer): Promise<Uint8Array> {
  const tables = await readTables(viewer)
  const data = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
  const files: Zippable = {
    'data.json': strToU8(JSON.stringify(data, plain, 2)),
    'notes.md': strToU8(toMarkdown(tables)),
  }
  for (const { name, rows } of tables) files[`csv/${name}.csv`] = strToU8(toCsv(rows))
  if (viewer.learnerId !== null) {
    const bytes = await db.evidenceFile.findMany({
      where: { learnerId: viewer.learnerId },
      include: { evidence: { select: { data: true } } },
    })
    for (const { evidenceId, bytes: content, evidence } of bytes) {
      const { fileName } = evidence.data as { fileName?: string }
      files[`files/${evidenceId}-${(fileName ?? 'file').replaceAll(/[^\w.-]+/g, '_')}`] = new Uint8Array(content)
    }
  }
  return zipSync(files)
}
