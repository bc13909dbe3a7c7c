import { hashText, seededRandom } from '@/lib/shared/random'
import { EXPERIMENTAL, placesInAttempt, NEVER_ASKED, OUTSIDE_SHARE } from '@/lib/assessment/core/attempt-share'
import type { CompiledBank } from '@/lib/assessment/core/compile-bank'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import type { Gaussian } from '@/lib/assessment/core/gaussian'
import { posteriorOf } from '@/lib/assessment/core/posterior'
import { questionPurpose } from '@/lib/assessment/core/question-purpose'
import type { Aim, Candidate, Predictions } from '@/lib/assessment/core/score-candidates'
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
  if (purpose === 'explore' && open.experimental.length > 0) {
    const random = seededRandom(hashText(`${state.settings.seed}:item:${asked}`))
    return idOf(bank, drawByExposure(compiled, wanted(compiled, aim, open.experimental), random))
  }
  const chosen = chooseItem(compiled, {
    items: open.active,
    aim,
    gaussian: posteriorOf(bank, state),
    slip: state.settings.slip,
    isEasy: purpose === 'easy-check',
  })
  return chosen && idOf(bank, chosen.item)
}

/** Of some items the one whose answer is expected to leave least doubt; of equal ones the first. An easy check is chosen
 *  among easy items. Null if there are no items. */
export function chooseItem(
  compiled: CompiledBank,
  { items, aim, gaussian, slip, isEasy = false }: ChoiceInput,
): Candidate | null {
  const spread = weightedSpread(aim, gaussian)
  const predicted = predictItems(compiled, { items, gaussian, spread, slip })
  let chosen: Candidate | null = null
  let least = Infinity
  for (const candidate of shortlist(predicted, isEasy ? easyFrom(predicted) : 0)) {
    const { item } = candidate
    const doubt = expectedDoubt(candidate, { aim, gaussian, skill: compiled.skillOf[item]! })
    if (doubt < least || (doubt === least && item < chosen!.item)) [chosen, least] = [candidate, doubt]
  }
  return chosen
}

/** Items to choose among, what the attempt wants to know, what is known, and whether an easy item is wanted. */
export interface ChoiceInput {
  readonly items: Int32Array
  readonly aim: Aim
  readonly gaussian: Gaussian
  readonly slip: number
  readonly isEasy?: boolean
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
): { active: Int32Array; experimental: Int32Array } {
  const { bank, areaOf, familyOf, itemIndex } = compiled
  const closedFamily = new Uint8Array(compiled.familyCount)
  for (const { itemId } of responses) closedFamily[familyOf[itemIndex.get(itemId)!]!] = 1
  const latest = responses.slice(-LONGEST_RUN).map(({ itemId }) => itemIndex.get(itemId)!)
  const lastArea = latest.length === LONGEST_RUN ? areaOf[latest[0]!]! : -1
  const tiredArea = latest.every((item) => areaOf[item] === lastArea) ? lastArea : -1
  const isSlow = (item: number) => SLOW_FORMATS.has(bank.items[item]!.format)
  const wasSlow = latest.some(isSlow)
  const places = placesInAttempt(compiled, settings)
  const [active, experimental] = [leastReluctant(places.length), leastReluctant(places.length)]
  for (let item = 0; item < places.length; item += 1) {
    const place = places[item]!
    if (place === NEVER_ASKED || closedFamily[familyOf[item]!] === 1) continue
    const reluctance = (areaOf[item] === tiredArea ? 2 : 0) + (wasSlow && isSlow(item) ? 1 : 0)
    if (place === EXPERIMENTAL) experimental.offer(item, reluctance)
    else active.offer(item, reluctance + (place === OUTSIDE_SHARE ? 4 : 0))
  }
  return { active: active.items(), experimental: experimental.items() }
}

/** Keeps of the items offered those with the smallest reluctance. */
function leastReluctant(capacity: number) {
  const kept = new Int32Array(capacity)
  let count = 0
  let least = Infinity
  return {
    offer(item: number, reluctance: number): void {
      if (reluctance > least) return
      if (reluctance < least) count = 0
      least = reluctance
      kept[count] = item
      count += 1
    },
    items: (): Int32Array => kept.subarray(0, count),
  }
}

function wanted(compiled: CompiledBank, aim: Aim, items: Int32Array): Int32Array {
  const aimed = items.filter((item) => aim.weight[compiled.skillOf[item]!]! > 0)
  return aimed.length > 0 ? aimed : items
}

function easyFrom({ right }: Predictions): number {
  return Math.min(EASY_RIGHT, right.toSorted().at(-EASIEST_COUNT) ?? 0)
}

function drawByExposure(compiled: CompiledBank, items: Int32Array, random: () => number): number {
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
