import { hashText, seededRandom } from '@/lib/shared/random'
import { itemsOfAttempt } from '@/lib/assessment/core/attempt-share'
import type { CompiledBank } from '@/lib/assessment/core/compile-bank'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { questionPurpose } from '@/lib/assessment/core/question-purpose'
import type { Aim, Predictions } from '@/lib/assessment/core/score-candidates'
import { aimOf, expectedDoubt, predictItems, shortlist, weightedSpread } from '@/lib/assessment/core/score-candidates'
import type { AssessmentState, Bank } from '@/lib/assessment/core/types'

/** An easy check should be right this often; where fewer than ten items are that easy, the ten easiest are looked at. */
const EASY_RIGHT = 0.8
const EASIEST_COUNT = 10
/** No area is asked more often than this in a row (engine.md section 4). */
const LONGEST_RUN = 2
/** Figures and orders cannot be guessed and so tell the most, but take two or three times as long: of three questions in a
 *  row at most one is such, or an attempt would be little else. */
const SLOW_FORMATS: ReadonlySet<string> = new Set(['numeric', 'ordering'])

/** The next item to ask, or null when the attempt has its questions or no item is left. A pure choice: the same state
 *  gives the same item. */
export function selectItem(bank: Bank, state: AssessmentState): string | null {
  const asked = state.responses.length
  if (asked >= state.settings.questionCount) return null
  const compiled = compileBank(bank)
  if (state.settings.form !== undefined) return nextOfForm(compiled, state.settings.form, state)
  const aim = aimOf(bank, state.settings)
  const purpose = questionPurpose(state.settings, asked)
  const open = openItems(compiled, state)
  const trials = purpose === 'explore' ? wanted(compiled, aim, open.experimental) : []
  if (trials.length > 0) {
    const random = seededRandom(hashText(`${state.settings.seed}:item:${asked}`))
    return idOf(bank, drawByExposure(compiled, trials, random))
  }
  if (open.active.length === 0) return null
  const gaussian = posteriorOf(bank, state)
  const spread = weightedSpread(aim, gaussian)
  const predicted = predictItems(compiled, { items: open.active, gaussian, spread, slip: state.settings.slip })
  const best = shortlist(predicted, purpose === 'easy-check' ? easyFrom(predicted) : 0)
  const ranked = best
    .map((candidate) => {
      const skill = compiled.skillOf[candidate.item]!
      return { item: candidate.item, doubt: expectedDoubt(candidate, { aim, gaussian, skill }) }
    })
    .sort((left, right) => left.doubt - right.doubt || left.item - right.item)
  return idOf(bank, ranked[0]!.item)
}

/** Mastery mode: the first item of the form without an answer. What has left the bank since is passed over. */
function nextOfForm(
  { bank, itemIndex }: CompiledBank,
  form: readonly string[],
  { responses }: AssessmentState,
): string | null {
  const answered = new Set(responses.map(({ itemId }) => itemId))
  const isAskable = (id: string) => bank.items[itemIndex.get(id) ?? -1]?.status === 'active'
  return form.find((id) => !answered.has(id) && isAskable(id)) ?? null
}

/** Item indices that may be asked: not seen in this or an earlier attempt, no variant of one answered in this attempt,
 *  and, if possible, in the attempt's share of the bank (experimental items always are), not a third in a row from one
 *  area, and no slow format soon after another. */
export function openItems(
  compiled: CompiledBank,
  { responses, settings }: AssessmentState,
): { active: number[]; experimental: number[] } {
  const closedFamily = new Uint8Array(compiled.familyCount)
  const seen = new Set(settings.seenItemIds)
  const areas = responses.map(({ itemId }) => {
    const item = compiled.itemIndex.get(itemId)!
    closedFamily[compiled.familyOf[item]!] = 1
    return compiled.areaOf[item]!
  })
  const run = areas.slice(-LONGEST_RUN)
  const tiredArea = run.length === LONGEST_RUN && run.every((area) => area === run[0]) ? run[0] : -1
  const active: number[] = []
  const experimental: number[] = []
  const { items } = compiled.bank
  for (let index = 0; index < items.length; index += 1) {
    const { id, status } = items[index]!
    if (status === 'retired' || closedFamily[compiled.familyOf[index]!] === 1 || seen.has(id)) continue
    if (status === 'active') active.push(index)
    else experimental.push(index)
  }
  const isSlow = (item: number) => SLOW_FORMATS.has(items[item]!.format)
  const wasSlow = responses.slice(-LONGEST_RUN).some(({ itemId }) => isSlow(compiled.itemIndex.get(itemId)!))
  const isIn = itemsOfAttempt(compiled, settings)
  const rested = (all: number[]) =>
    unless(
      unless(all, (item) => compiled.areaOf[item] === tiredArea),
      (item) => wasSlow && isSlow(item),
    )
  return { active: rested(unless(active, (item) => isIn[item] === 0)), experimental: rested(experimental) }
}

/** The items without those that are tired, or all where no others are left. */
function unless(items: number[], isTired: (item: number) => boolean): number[] {
  const others = items.filter((item) => !isTired(item))
  return others.length > 0 ? others : items
}

function wanted(compiled: CompiledBank, aim: Aim, items: number[]): number[] {
  const aimed = items.filter((item) => aim.weight[compiled.skillOf[item]!]! > 0)
  return aimed.length > 0 ? aimed : items
}

function easyFrom({ right }: Predictions): number {
  return Math.min(EASY_RIGHT, right.toSorted().at(-EASIEST_COUNT) ?? 0)
}

function drawByExposure(compiled: CompiledBank, items: readonly number[], random: () => number): number {
  const total = items.reduce((sum, item) => sum + compiled.exposureWeight[item]!, 0)
  let rest = random() * total
  for (const item of items) {
    rest -= compiled.exposureWeight[item]!
    if (rest < 0) return item
  }
  return items[items.length - 1]!
}

function idOf(bank: Bank, item: number): string {
  return bank.items[item]!.id
}
