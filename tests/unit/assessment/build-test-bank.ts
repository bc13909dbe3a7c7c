import type { Bank, BankItem, BankSkill } from '@/lib/assessment/core/types'
import { normalDraw, seededRandom } from '@/lib/shared/random'

/** An item with published parameters; everything can be replaced. */
export function buildItem(id: string, changes: Partial<BankItem> = {}): BankItem {
  return {
    id,
    skill: 'x',
    area: 'A',
    level: 2,
    a: 1.4,
    b: 0,
    c: 0.05,
    format: 'single',
    status: 'active',
    parameters: 'published',
    variantOf: null,
    ...changes,
  }
}

/** A bank of one skill `x` in area `A` with the given items. */
export function buildSingleSkillBank(items: readonly BankItem[]): Bank {
  return { version: 'test', skills: [{ id: 'x', area: 'A' }], items }
}

/** A seeded bank: skills s0, s1, … over areas A0, A1, … (`skillsPerArea` each), `itemsPerSkill` items of known parameters. */
export function buildSeededBank({ areas = 3, skillsPerArea = 2, itemsPerSkill = 8, seed = 1 } = {}): Bank {
  const random = seededRandom(seed)
  const skills: BankSkill[] = Array.from({ length: areas * skillsPerArea }, (_, index) => ({
    id: `s${index}`,
    area: `A${Math.floor(index / skillsPerArea)}`,
  }))
  const items = skills.flatMap(({ id, area }) =>
    Array.from({ length: itemsPerSkill }, (_, index) =>
      buildItem(`${id}-${index}`, {
        skill: id,
        area,
        a: Math.exp(0.3 + 0.3 * normalDraw(random)),
        b: normalDraw(random),
      }),
    ),
  )
  return { version: `seeded-${seed}`, skills, items }
}

/** The same target for every skill. */
export function sameTarget(bank: Bank, target: number): Record<string, number> {
  return Object.fromEntries(bank.skills.map(({ id }) => [id, target]))
}

/** Looks an entry up and fails loudly if it is missing. */
export function required<T>(value: T | undefined | null, what = 'value'): T {
  if (value === undefined || value === null) throw new Error(`Missing ${what}`)
  return value
}
