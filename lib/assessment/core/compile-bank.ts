import type { Bank, BankItem } from '@/lib/assessment/core/types'

/** Spread of an author's error in difficulty: σ_b ≈ .8 (engine.md section 3). */
const AUTHOR_DIFFICULTY_SD = 0.8
/** Squared factor between the logistic and the normal curve, 1.702². */
export const PROBIT_SQUARED = 1.702 * 1.702

/** A bank as flat arrays. Index i of every item array is `bank.items[i]`; `skillOf` and `areaOf` are indices too.
 *  a and b are already shrunk for author items. */
export interface CompiledBank {
  readonly bank: Bank
  readonly skillIndex: ReadonlyMap<string, number>
  readonly itemIndex: ReadonlyMap<string, number>
  readonly a: Float64Array
  readonly b: Float64Array
  readonly c: Float64Array
  readonly skillOf: Int32Array
  readonly areaOf: Int32Array
  /** An item and its variants share a family number. */
  readonly familyOf: Int32Array
  readonly familyCount: number
  readonly exposureWeight: Float64Array
}

const compiledBanks = new WeakMap<Bank, CompiledBank>()

/** Flat arrays of a bank, computed once per bank object.
 *  Author items: b is drawn towards the mean of the author items by 1/(1 + σ_b²), for difficulties of spread 1. That leaves
 *  an error of variance v = σ_b²/(1 + σ_b²), and a is flattened by 1/√(1 + a²v/1.702²), which is what such an error does to
 *  the curve on average.
 *  @throws Error if ids repeat, a skill is unknown, an item's area differs from its skill's, or a parameter is out of
 *  range (a > 0, b finite, 0 ≤ c < 1). */
export function compileBank(bank: Bank): CompiledBank {
  const known = compiledBanks.get(bank)
  if (known) return known
  const compiled = compile(bank)
  compiledBanks.set(bank, compiled)
  return compiled
}

function compile(bank: Bank): CompiledBank {
  const { items, skills } = bank
  const skillIndex = indexById(skills)
  const itemIndex = indexById(items)
  const areas = new Map<string, number>()
  const families = new Map<string, number>()
  const count = items.length
  const compiled = {
    bank,
    skillIndex,
    itemIndex,
    a: new Float64Array(count),
    b: new Float64Array(count),
    c: new Float64Array(count),
    skillOf: new Int32Array(count),
    areaOf: new Int32Array(count),
    familyOf: new Int32Array(count),
    exposureWeight: new Float64Array(count),
  }
  const authorMean = meanAuthorDifficulty(items)
  items.forEach((item, index) => {
    const skill = skillIndex.get(item.skill)
    if (skill === undefined) throw new Error(`Item ${item.id} names the unknown skill ${item.skill}`)
    if (skills[skill]!.area !== item.area)
      throw new Error(`Item ${item.id} stands in area ${item.area}, its skill does not`)
    checkParameters(item)
    const { a, b } = item.parameters === 'author' ? shrink(item, authorMean) : item
    compiled.a[index] = a
    compiled.b[index] = b
    compiled.c[index] = item.c
    compiled.skillOf[index] = skill
    compiled.areaOf[index] = numberOf(areas, item.area)
    compiled.familyOf[index] = numberOf(families, item.variantOf ?? item.id)
    compiled.exposureWeight[index] = 1 / (1 + (item.timesShown ?? 0))
  })
  return { ...compiled, familyCount: families.size }
}

function indexById(entries: readonly { id: string }[]): Map<string, number> {
  const index = new Map<string, number>()
  for (const { id } of entries) {
    if (index.has(id)) throw new Error(`The id ${id} occurs twice in the bank`)
    index.set(id, index.size)
  }
  return index
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

function checkParameters({ id, a, b, c }: BankItem): void {
  if (!(a > 0 && Number.isFinite(a) && Number.isFinite(b) && c >= 0 && c < 1)) {
    throw new Error(`Item ${id} has parameters out of range: a ${a}, b ${b}, c ${c}`)
  }
}

function meanAuthorDifficulty(items: readonly BankItem[]): number {
  const guesses = items.filter((item) => item.parameters === 'author')
  return guesses.reduce((sum, item) => sum + item.b, 0) / Math.max(1, guesses.length)
}

function shrink({ a, b }: BankItem, mean: number): { a: number; b: number } {
  const variance = AUTHOR_DIFFICULTY_SD ** 2
  const kept = 1 / (1 + variance)
  return { a: a / Math.sqrt(1 + (a * a * variance * kept) / PROBIT_SQUARED), b: mean + (b - mean) * kept }
}
