// No 'server-only' marker: the thin server and the command line load this outside of React's server build.
import type { Item } from '@/lib/content/core/types'
import type { Content } from '@/lib/content/loader'
import type { ItemBank } from './bank'
import { currentBank, renewBankFacts } from './calibration-banks'
import { compileBank } from './core/compile-bank'
import { isFlaggingSign, itemHealth, type FlaggingSign, type ItemAnswer, type MeasuredItem } from './core/item-health'
import { scoreAnswer } from './core/score-answer'
import { flagByRule } from './item-health-mutations'
import { countOpenReports, readNewestAnswers, readReviews } from './item-health-queries'

/** Open reports by so many learners who were asked an item take it out. */
const REPORTS_TO_FLAG = 3

/** Takes an item out that enough learners have reported. */
export async function flagIfReported(itemId: string): Promise<void> {
  const asked = (await countOpenReports(itemId)).get(itemId)?.asked ?? 0
  if (asked < REPORTS_TO_FLAG) return
  if (await flagByRule({ itemId, cause: 'reports', note: reportsInWords(asked), at: new Date() }))
    await renewBankFacts()
}

function reportsInWords(count: number): string {
  return `${count} learners who were asked it have reported it.`
}

const SIGN_NOTES: Record<FlaggingSign, string> = {
  'never-separates': 'Those who know more are right no more often than the others.',
  'key-in-doubt': 'Those who know most prefer a distractor to the key.',
  drift: 'It is answered differently than before by learners of the same ability.',
}

/**
 * Takes out the items whose statistics or reports say that something is wrong with them, and returns their ids. After a
 * review only answers and reports that came later count, so that an editor's word stands.
 */
export async function flagByRules(content: Content, now: Date): Promise<string[]> {
  const made = await currentBank(content)
  const [answers, reviews, reports] = await Promise.all([
    readNewestAnswers(formatsOf(made)),
    readReviews(),
    countOpenReports(),
  ])
  const flagged: string[] = []
  for (const { id } of made.bank.items) {
    const review = reviews.get(id)
    if (review?.status === 'flagged') continue
    const since = review?.at.getTime() ?? 0
    const own = (answers.get(id) ?? []).filter(({ at }) => at > since)
    const signs = itemHealth(measuredItem(made, id, own), own).signs.filter(isFlaggingSign)
    const asked = reports.get(id)?.asked ?? 0
    if (signs.length === 0 && asked < REPORTS_TO_FLAG) continue
    const flag =
      signs.length > 0
        ? { cause: 'statistics' as const, note: signs.map((sign) => SIGN_NOTES[sign]).join(' ') }
        : { cause: 'reports' as const, note: reportsInWords(asked) }
    if (await flagByRule({ itemId: id, ...flag, at: now })) flagged.push(id)
  }
  if (flagged.length > 0) await renewBankFacts()
  return flagged
}

/** Formats of the items of a bank, by item id. */
export function formatsOf({ bank }: ItemBank): Map<string, MeasuredItem['type']> {
  return new Map(bank.items.map(({ id, format }) => [id, format]))
}

/** An item as its statistics see it: with the parameters in use, and the replies it offers or that were given. */
export function measuredItem({ bank, items }: ItemBank, id: string, answers: readonly ItemAnswer[]): MeasuredItem {
  const { a, b, c, itemIndex } = compileBank(bank)
  const index = itemIndex.get(id)!
  const item = items.get(id)!
  return { type: item.type, a: a[index]!, b: b[index]!, c: c[index]!, options: optionsOf(item, answers) }
}

function optionsOf(item: Item, answers: readonly ItemAnswer[]): MeasuredItem['options'] {
  switch (item.type) {
    case 'single':
    case 'multi':
      return item.options.map(({ id }) => ({ id, isRight: item.key.includes(id) }))
    case 'numeric':
      return [...new Set(answers.flatMap(({ replies }) => replies))].map((id) => ({
        id,
        isRight: scoreAnswer(item, { type: 'number', value: Number(id) }) === 1,
      }))
    case 'ordering':
      return []
  }
}
