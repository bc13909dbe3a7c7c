import 'server-only'
import { requirePermission } from '@/lib/account/viewer'
import { getContent } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { bankFacts, buildBank, NO_FACTS, type ItemBank } from './bank'
import { currentBank, renewBankFacts } from './calibration-banks'
import { lastCalibration, readEstimates } from './calibration-queries'
import { healthTrend, itemHealth, type ItemAnswer, type ItemHealth, type TrendPoint } from './core/item-health'
import { compileBank } from './core/compile-bank'
import { toReviewItem, type ItemReviewDto as ItemTextDto } from './item-dto'
import { formatsOf, measuredItem } from './item-health-flags'
import { clearByEditor, flagByEditor } from './item-health-mutations'
import {
  countOpenReports,
  listDecisions,
  listPublications,
  listReportsOf,
  readNewestAnswers,
  readReviews,
  type ItemReviewDto,
} from './item-health-queries'
import type { ClearItem, FlagItem } from './item-health-schemas'

/** An item as the list shows it. */
export interface ItemHealthRowDto {
  id: string
  stem: string
  skill: { id: string; title: string }
  level: number
  health: ItemHealth
  isFlagged: boolean
  isPublished: boolean
  openReports: number
}

/** Every question that may be asked, with its health; and when the bank was calibrated last. @throws AppError signed-out or forbidden */
export async function listItemHealth(): Promise<{ rows: ItemHealthRowDto[]; calibratedAt: Date | null }> {
  await requirePermission('see-item-health')
  const content = await getContent()
  const made = await currentBank(content)
  const [answers, reports, calibratedAt] = await Promise.all([
    readNewestAnswers(formatsOf(made)),
    countOpenReports(),
    lastCalibration(),
  ])
  const { published, flagged } = bankFacts()
  const rows = made.bank.items.map(({ id, skill, level }) => ({
    id,
    stem: made.items.get(id)!.stem,
    skill: { id: skill, title: content.skills.get(skill)?.title ?? skill },
    level,
    health: healthOf(made, id, answers),
    isFlagged: flagged.has(id),
    isPublished: published.has(id),
    openReports: reports.get(id)?.open ?? 0,
  }))
  return { rows, calibratedAt }
}

/** How many questions are asked no more until they are reviewed; read from what the process knows. */
export function countFlagged(): number {
  return bankFacts().flagged.size
}

function healthOf(made: ItemBank, id: string, answers: ReadonlyMap<string, ItemAnswer[]>): ItemHealth {
  const own = answers.get(id) ?? []
  return itemHealth(measuredItem(made, id, own), own)
}

/** Difficulty and discrimination on the ability scale: the author's guess, what is in use, and what answers say so far. */
export interface ItemParametersDto {
  author: { a: number; b: number }
  inUse: { a: number; b: number; isPublished: boolean }
  running: { b: number; sd: number; answers: number } | null
}

/** Everything about one item. */
export interface ItemHealthDto extends Omit<ItemHealthRowDto, 'stem'> {
  item: ItemTextDto
  trend: TrendPoint[]
  parameters: ItemParametersDto
  review: ItemReviewDto | null
  publications: Awaited<ReturnType<typeof listPublications>>
  reports: Awaited<ReturnType<typeof listReportsOf>>
  decisions: Awaited<ReturnType<typeof listDecisions>>
  /** The document its text stands in. */
  documentId: string
}

/** One item with its health, history and reports. @throws AppError signed-out, forbidden or not-found */
export async function getItemHealth(id: string): Promise<ItemHealthDto> {
  await requirePermission('see-item-health')
  const content = await getContent()
  const made = await currentBank(content)
  const item = requireItem(made, id)
  const format = new Map([[id, item.type]])
  const [answers, reviews, counts, estimates, publications, reports, decisions] = await Promise.all([
    readNewestAnswers(format),
    readReviews(),
    countOpenReports(id),
    readEstimates(),
    listPublications(id),
    listReportsOf(id),
    listDecisions(id),
  ])
  const { published, flagged } = bankFacts()
  const own = answers.get(id) ?? []
  const running = estimates.get(id)
  const compiled = compileBank(made.bank)
  const index = compiled.itemIndex.get(id)!
  const author = buildBank(content, NO_FACTS).bank.items.find((each) => each.id === id)!
  return {
    id,
    skill: { id: item.skill, title: content.skills.get(item.skill)?.title ?? item.skill },
    level: item.level,
    health: healthOf(made, id, answers),
    isFlagged: flagged.has(id),
    isPublished: published.has(id),
    openReports: counts.get(id)?.open ?? 0,
    item: toReviewItem(item),
    trend: healthTrend(measuredItem(made, id, own), own),
    parameters: {
      author: { a: author.a, b: author.b },
      inUse: { a: compiled.a[index]!, b: compiled.b[index]!, isPublished: published.has(id) },
      running: running ? { b: running.mean, sd: Math.sqrt(running.variance), answers: running.answers } : null,
    },
    review: reviews.get(id) ?? null,
    publications,
    reports,
    decisions,
    documentId: `items/${id.split('-')[0] ?? ''}`,
  }
}

/** Takes a question out until it is reviewed. @throws AppError signed-out, forbidden or not-found */
export async function flagItem({ itemId, note }: FlagItem): Promise<void> {
  const { id: userId } = await requirePermission('see-item-health')
  requireItem(await currentBank(await getContent()), itemId)
  await flagByEditor({ itemId, userId, note, at: new Date() })
  await renewBankFacts()
}

/** Ends the review of a question: it is asked again and its reports are closed. @throws AppError signed-out, forbidden or not-found */
export async function clearItem({ itemId, note, isChanged }: ClearItem): Promise<void> {
  const { id: userId } = await requirePermission('see-item-health')
  requireItem(await currentBank(await getContent()), itemId)
  await clearByEditor({ itemId, userId, note, isChanged, at: new Date() })
  await renewBankFacts()
}

function requireItem({ items }: ItemBank, id: string) {
  const item = items.get(id)
  if (item !== undefined) return item
  throw new AppError('not-found', { message: `No item ${id}`, userMessage: 'There is no such question.' })
}
