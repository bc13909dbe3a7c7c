import 'server-only'
import { listOutbox, listPeople, type OutboxMailDto, type PersonDto } from '@/lib/account/queries'
import { requirePermission } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import { namesOf } from './queries'

/** Everybody with an account. @throws AppError signed-out or forbidden */
export async function listPeopleForAdministrator(): Promise<{ people: PersonDto[]; ownId: string }> {
  const { id } = await requirePermission('manage-people')
  return { people: await listPeople(), ownId: id }
}

/** Mail that could not be sent. @throws AppError signed-out or forbidden */
export async function listOutboxForAdministrator(): Promise<OutboxMailDto[]> {
  await requirePermission('read-outbox')
  return listOutbox()
}

export interface AuditEntryDto {
  id: string
  at: string
  /** Who did it: a person, or the command line. */
  actor: string
  action: string
  /** Document id, or name of the person. */
  subject: string
  detail: Record<string, unknown>
}

/** What people with a role did, newest first, a page of a hundred before a moment. @throws AppError signed-out or forbidden */
export async function listAudit(before: Date | null): Promise<AuditEntryDto[]> {
  await requirePermission('read-audit-log')
  const rows = await db.auditEntry.findMany({
    ...(before === null ? {} : { where: { at: { lt: before } } }),
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  const names = await namesOf(rows.flatMap(({ actorUserId, subject }) => [actorUserId ?? subject, subject]))
  return rows.map(({ id, at, actorUserId, action, subject, detail }) => ({
    id,
    at: at.toISOString(),
    actor: actorUserId === null ? 'the command line' : (names.get(actorUserId) ?? 'an account that is gone'),
    action,
    subject: names.get(subject) ?? subject,
    detail: typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : {},
  }))
}

export interface ItemReportDto {
  itemId: string
  /** Beginning of the question; null if the question is gone. */
  stem: string | null
  documentId: string
  /** Whether it is a question of the assessment, which has a page about its health. */
  isAsked: boolean
  reports: { id: string; text: string; at: string }[]
}

/** What learners said about questions and nobody has reviewed, most reported first. Says nothing about who said it. @throws AppError signed-out or forbidden */
export async function listItemReports(): Promise<ItemReportDto[]> {
  await requirePermission('see-item-health')
  const [content, rows] = await Promise.all([
    getContent(),
    db.itemReport.findMany({
      where: { resolvedAt: null },
      orderBy: { createdAt: 'desc' },
      take: 500,
      select: { id: true, itemId: true, text: true, createdAt: true },
    }),
  ])
  const byItem = new Map<string, typeof rows>()
  for (const row of rows) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row])
  return [...byItem]
    .map(([itemId, reports]) => ({
      itemId,
      stem: content.items.get(itemId)?.stem ?? null,
      documentId: `items/${itemId.split('-')[0] ?? ''}`,
      isAsked: content.items.get(itemId)?.pool === 'assessment',
      reports: reports.map(({ id, text, createdAt }) => ({ id, text, at: createdAt.toISOString() })),
    }))
    .sort((a, b) => b.reports.length - a.reports.length)
}
