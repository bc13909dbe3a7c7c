import type { Bank, BankItem, PriorStructure } from '@/lib/assessment/core/types'
import type { Random } from '@/lib/shared/random'
import { hashText, normalDraw, seededRandom } from '@/lib/shared/random'

const AREAS = 6
const SKILLS_PER_AREA = 4
const ITEMS_PER_SKILL = 12
const TRACKS = 3
/** Targets of the tracks, drawn from these ten: few at level 1 and 4, most at 2 and 3, as tracks of a later stage have. */
const TARGETS = [1, 1, 2, 2, 2, 2, 3, 3, 3, 4] as const

/** How skills hang together in the simulated population. */
export const TRUE_STRUCTURE: PriorStructure = { sd: 1, within: 0.6, across: 0.35 }

/** A bank with its true parameters and the targets of three tracks. */
export interface World {
  readonly bank: Bank
  readonly tracks: readonly Readonly<Record<string, number>>[]
}

/** A simulated learner. `luck[i]`, `mood[i]` and `pace[i]` are uniform numbers that belong to item i: whoever asks the
 *  item gets the same answer, in the same mood, at the same pace. */
export interface Learner {
  readonly seed: number
  readonly abilities: readonly number[]
  readonly targets: Readonly<Record<string, number>>
  readonly luck: Float64Array
  readonly mood: Float64Array
  readonly pace: Float64Array
}

/** World number `index` of a seed: 24 skills in 6 areas of 4, 12 items each, a ~ lognormal(.3, .3), b ~ N(0, 1). */
export function buildWorld(seed: number, index: number, guessing = 0.2): World {
  const random = seededRandom(hashText(`${seed}:world:${index}`))
  const skills = Array.from({ length: AREAS * SKILLS_PER_AREA }, (_, skill) => ({
    id: `S${skill}`,
    area: `A${Math.floor(skill / SKILLS_PER_AREA)}`,
  }))
  const items = skills.flatMap(({ id, area }) =>
    Array.from({ length: ITEMS_PER_SKILL }, (_, item): BankItem => ({
      id: `${id}-${item}`,
      skill: id,
      area,
      level: 2,
      a: Math.exp(0.3 + 0.3 * normalDraw(random)),
      b: normalDraw(random),
      c: guessing,
      format: 'single',
      status: 'active',
      parameters: 'published',
      variantOf: null,
    })),
  )
  const tracks = Array.from({ length: TRACKS }, () =>
    Object.fromEntries(skills.map(({ id }) => [id, TARGETS[Math.floor(random() * TARGETS.length)]!])),
  )
  return { bank: { version: `world-${seed}-${index}`, skills, items }, tracks }
}

/** Learner number `index` of a world. */
export function drawLearner({ bank, tracks }: World, index: number): Learner {
  const seed = hashText(`${bank.version}:learner:${index}`)
  const random = seededRandom(seed)
  const uniforms = (): Float64Array => Float64Array.from(bank.items, () => random())
  return {
    seed,
    abilities: drawAbilities(bank, random),
    targets: tracks[index % tracks.length]!,
    luck: uniforms(),
    mood: uniforms(),
    pace: uniforms(),
  }
}

function drawAbilities({ skills }: Bank, random: Random): number[] {
  const { within, across } = TRUE_STRUCTURE
  const common = Math.sqrt(across) * normalDraw(random)
  const areas = new Map<string, number>()
  return skills.map(({ area }) => {
    const shared = areas.get(area) ?? Math.sqrt(within - across) * normalDraw(random)
    areas.set(area, shared)
    return common + shared + Math.sqrt(1 - within) * normalDraw(random)
  })
}

/** The same learner on another day: other luck, moods and paces, abilities as given. */
export function anotherDay(learner: Learner, abilities = learner.abilities): Learner {
  const seed = hashText(`${learner.seed}:another day`)
  const random = seededRandom(seed)
  const redrawn = (numbers: Float64Array): Float64Array => numbers.map(() => random())
  return {
    ...learner,
    seed,
    abilities,
    luck: redrawn(learner.luck),
    mood: redrawn(learner.mood),
    pace: redrawn(learner.pace),
  }
}

/** Chance that a learner of this ability knows the answer. */
export function knowing({ a, b }: Pick<BankItem, 'a' | 'b'>, ability: number): number {
  return 1 / (1 + Math.exp(-a * (ability - b)))
}

/** Fisher information of an item at an ability (three-parameter curve). */
export function information(item: Pick<BankItem, 'a' | 'b' | 'c'>, ability: number): number {
  const know = knowing(item, ability)
  const right = item.c + (1 - item.c) * know
  // I = a² ((P − c)/(1 − c))² (1 − P)/P, and (P − c)/(1 − c) is the chance of knowing.
  return (item.a * item.a * know * know * (1 - right)) / right
}
