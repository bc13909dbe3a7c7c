import { seededRandom } from '@/lib/shared/random'
import { disputedItems, type Labels } from './annotation-agreement'

/** What happens to a message of each class stands in the guide. */
export const CLASSES = ['repair', 'danger', 'charge', 'question'] as const
export type ClassName = (typeof CLASSES)[number]

/** Two classes that a careful reader may both defend. */
export const BORDERS = ['repair-danger', 'charge-question', 'repair-charge'] as const
export type Border = (typeof BORDERS)[number]
/** Classes of each border, as places in `CLASSES`. */
export const BORDER_CLASSES: Readonly<Record<Border, readonly [number, number]>> = {
  'repair-danger': [0, 1],
  'charge-question': [2, 3],
  'repair-charge': [0, 2],
}

/** What the guide says about a border: nothing, a sentence without anything to observe, an observable one that serves the
 *  purpose, an observable one that does not. */
export const RULES = ['none', 'vague', 'fits', 'misses'] as const
export type Rule = (typeof RULES)[number]

/** A message as the simulated annotators see it. */
export interface LabelItem {
  /** Class by our key. */
  readonly key: number
  /** Class on the other side of the border that it lies at; null for a clear message. */
  readonly other: number | null
  /** Class by the observable rule that misses the purpose; null for a clear message. */
  readonly misled: number | null
}

/** public/labs/annotation-texts.v2.json; classes as places in `CLASSES`. */
export interface AnnotationTexts {
  readonly version: number
  readonly about: string
  readonly items: readonly (LabelItem & {
    readonly text: string
    /** Class by a second keying of the same person. */
    readonly second: number
    /** Class by another person, who saw neither keying. */
    readonly another: number
  })[]
}

/** Messages that each further keying labels as the key does. */
export function keyedAlike(items: AnnotationTexts['items']): { readonly second: number; readonly another: number } {
  return {
    second: items.filter(({ key, second }) => second === key).length,
    another: items.filter(({ key, another }) => another === key).length,
  }
}

export interface Annotator {
  /** Share of labels that are no slip, 0..1. */
  readonly accuracy: number
  /** Share of messages at the open border that this person places on the other side. */
  readonly reading: number
  /** Share of messages that get the favourite class, whatever they say. */
  readonly bias: number
}

export interface Team {
  readonly people: readonly Annotator[]
  readonly biasTo: number
  readonly open: Border
  /** How far the open border is open, 0..1: it scales every person's reading. */
  readonly openness: number
  readonly rules: Readonly<Record<Border, Rule>>
}

/** Readings of the open border: one person keeps to our side, one to the other, one wavers. Our choice. */
export const READINGS: readonly number[] = [0.05, 0.95, 0.5]
/** Shares placed on the other side where the border is not the open one, where a rule can be observed, and how much of
 *  the difference a vague sentence leaves. Our choices. */
const QUIET = 0.05
const RULED = 0.03
const VAGUE = 0.9

/** Border between two classes, in either order; null where the guide knows none. */
export function borderOf(first: number, second: number | null): Border | null {
  return (
    BORDERS.find((border) => {
      const [low, high] = BORDER_CLASSES[border]
      return (first === low && second === high) || (first === high && second === low)
    }) ?? null
  )
}

/** Class before slips and habit, by the guide. */
function readItem(
  { key, other, misled }: LabelItem,
  { team, reading, chance }: { team: Team; reading: number; chance: number },
): number {
  const border = borderOf(key, other)
  if (border === null || other === null) return key
  const rule = team.rules[border]
  if (rule === 'fits') return chance < RULED ? other : key
  if (rule === 'misses' && misled !== null) return chance < RULED ? key : misled
  const share = border === team.open ? reading * team.openness * (rule === 'vague' ? VAGUE : 1) : QUIET
  return chance < share ? other : key
}

/** Labels of each simulated annotator. Every message takes the same four draws of a person, so a moved control changes
 *  only the labels that it must. */
export function simulateLabels(
  items: readonly LabelItem[],
  { team, seed }: { team: Team; seed: number },
): readonly (readonly number[])[] {
  return team.people.map(({ accuracy, reading, bias }, person) => {
    const random = seededRandom(seed * 101 + person)
    return items.map((item) => {
      const [habit, chance, slip, where] = [random(), random(), random(), random()]
      if (habit < bias) return team.biasTo
      const read = readItem(item, { team, reading, chance })
      return slip < accuracy ? read : (read + 1 + Math.floor(where * (CLASSES.length - 1))) % CLASSES.length
    })
  })
}

export interface ThirdStage {
  /** Messages without a label on which all agree. */
  readonly disputed: readonly number[]
  /** Messages on which all agree and our key does not: nobody looks at them again. */
  readonly agreedWrong: readonly number[]
  /** In euros: all labels, and the decisions on disputed messages. */
  readonly labelCost: number
  readonly decisionCost: number
}

/** What is left after every disputed message has been decided by the key. Prices in euros. */
export function thirdStage(
  items: readonly LabelItem[],
  { people, labelPrice, decisionPrice }: { people: readonly Labels[]; labelPrice: number; decisionPrice: number },
): ThirdStage {
  const disputed = disputedItems(people)
  const open = new Set(disputed)
  return {
    disputed,
    agreedWrong: items.flatMap(({ key }, item) => (!open.has(item) && people[0]![item] !== key ? [item] : [])),
    labelCost: items.length * people.length * labelPrice,
    decisionCost: disputed.length * decisionPrice,
  }
}

/** Messages without text for a task: as many at each border and clear ones as in the sixty of the lab, keys drawn. */
export function drawItems(seed: number): LabelItem[] {
  const random = seededRandom(seed)
  const border = BORDERS.flatMap((each) =>
    Array.from({ length: 12 }, () => {
      const [low, high] = BORDER_CLASSES[each]
      const [key, other] = random() < 0.5 ? [low, high] : [high, low]
      return { key, other, misled: random() < 0.5 ? key : other }
    }),
  )
  const clear = Array.from({ length: 24 }, () => ({ key: Math.floor(random() * 4), other: null, misled: null }))
  return [...border, ...clear]
}

/** The team of lesson T3-2: careful people, and one border without a rule. */
export const LESSON_TEAM: Team = {
  people: READINGS.map((reading) => ({ accuracy: 0.96, reading, bias: 0 })),
  biasTo: 3,
  open: 'repair-danger',
  openness: 1,
  rules: { 'repair-danger': 'none', 'charge-question': 'none', 'repair-charge': 'none' },
}
/** Seed of the labels in the lab and the lesson. */
export const LESSON_SEED = 1
