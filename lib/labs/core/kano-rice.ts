import { seededRandom } from '@/lib/shared/random'

/** Answers to "How would you feel with it?" and "… without it?", from best to worst. */
export const FEELINGS = ['like', 'expect', 'neutral', 'tolerate', 'dislike'] as const

/** Attractive, one-dimensional, must-be, indifferent, reverse, questionable. */
export type KanoCategory = 'A' | 'O' | 'M' | 'I' | 'R' | 'Q'
export const CATEGORIES: readonly KanoCategory[] = ['A', 'O', 'M', 'I', 'R', 'Q']

/** Evaluation table of the Kano method: rows with the feature, columns without it, in the order of `FEELINGS`.
 *  Source: Kano et al. 1984, in the common form of Berger et al. 1993. */
const EVALUATION: readonly string[] = ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ']

/** Category of a pair of answers, each 0 (like) to 4 (dislike). @throws RangeError outside the table */
export function kanoCategory(withIt: number, without: number): KanoCategory {
  const found = EVALUATION[withIt]?.[without]
  if (found === undefined) throw new RangeError(`No answer ${withIt}, ${without}`)
  return found as KanoCategory
}

export type KanoCounts = Readonly<Record<KanoCategory, number>>

/** Answers counted by pair: cells[with][without]. */
export type KanoCells = readonly (readonly number[])[]

/** Answers by category. */
export function kanoCounts(cells: KanoCells): KanoCounts {
  const counts = { A: 0, O: 0, M: 0, I: 0, R: 0, Q: 0 }
  for (const [withIt, row] of cells.entries())
    for (const [without, count] of row.entries()) counts[kanoCategory(withIt, without)] += count
  return counts
}

/** better = (A + O)/(A + O + M + I), worse = −(O + M)/(A + O + M + I); 0 where nobody answered so. */
export function kanoCoefficients({ A, O, M, I }: KanoCounts): { better: number; worse: number } {
  const sum = A + O + M + I
  return sum === 0 ? { better: 0, worse: 0 } : { better: (A + O) / sum, worse: -(O + M) / sum }
}

/** The category that most answers have; a tie goes to the one that hurts more when it is missing: M, O, A, I. */
export function kanoVerdict(counts: KanoCounts): KanoCategory {
  return (['M', 'O', 'A', 'I', 'R', 'Q'] as const).reduce((best, next) => (counts[next] > counts[best] ? next : best))
}

/** People who are simulated for each idea. */
export const ANSWERS = 60

/** Simulated answers: each person has a category by chance, and one of its pairs. Chances sum to 1. */
export function simulateAnswers(chances: KanoCounts, seed: number): KanoCells {
  const random = seededRandom(seed)
  const cells = FEELINGS.map(() => FEELINGS.map(() => 0))
  const pairs = (category: KanoCategory) =>
    FEELINGS.flatMap((_, withIt) => FEELINGS.map((__, without) => [withIt, without] as const)).filter(
      ([withIt, without]) => kanoCategory(withIt, without) === category,
    )
  for (let person = 0; person < ANSWERS; person += 1) {
    let left = random()
    const category = CATEGORIES.find((each) => (left -= chances[each]) < 0) ?? 'I'
    const list = pairs(category)
    const [withIt, without] = list[Math.floor(random() * list.length)]!
    cells[withIt]![without]! += 1
  }
  return cells
}

/** What RICE asks about an idea, and what it leaves out: the chance that a model reaches the needed quality. */
export interface Idea {
  readonly name: string
  /** People in a quarter. */
  readonly reach: number
  readonly impact: number
  /** That people want it, 0..1. */
  readonly confidence: number
  /** Person-weeks. */
  readonly effort: number
  /** That a model can do it well enough, 0..1. */
  readonly feasible: number
}

/** RICE = reach · impact · confidence / effort. Source: S. McBride, Intercom. */
export function riceScore({ reach, impact, confidence, effort }: Omit<Idea, 'name' | 'feasible'>): number {
  return (reach * impact * confidence) / effort
}

/** RICE · P(feasible). */
export function adjustedScore(idea: Omit<Idea, 'name'>): number {
  return riceScore(idea) * idea.feasible
}

/** Expected value of building at once: p·V − C. */
export function buildValue({ chance, value, cost }: { chance: number; value: number; cost: number }): number {
  return chance * value - cost
}

/** Expected value of a spike first, built after a yes: p·r·(V − C) − (1 − p)(1 − r)·C − spike. r is the share of plans,
 *  good and bad, that the spike tells rightly; at 1 it is p·(V − C) − spike. */
export function spikeValue({
  chance,
  value,
  cost,
  spike,
  reliability,
}: {
  chance: number
  value: number
  cost: number
  spike: number
  reliability: number
}): number {
  return chance * reliability * (value - cost) - (1 - chance) * (1 - reliability) * cost - spike
}

/** Money that turns points and weeks into value and cost, in thousands of euros. */
export interface Money {
  /** Value of one point of reach · impact · confidence. */
  readonly point: number
  /** One person-week. */
  readonly week: number
  readonly spike: number
  readonly reliability: number
}

export type Move = 'build' | 'spike' | 'drop'
export const MOVES: readonly Move[] = ['build', 'spike', 'drop']

/** The three moves on an idea in thousands of euros, and the best; a tie goes to doing less. */
export function movesOf(idea: Idea, { point, week, spike, reliability }: Money) {
  const terms = {
    chance: idea.feasible,
    value: idea.reach * idea.impact * idea.confidence * point,
    cost: idea.effort * week,
  }
  const values = { build: buildValue(terms), spike: spikeValue({ ...terms, spike, reliability }), drop: 0 }
  const best = (['drop', 'spike', 'build'] as const).reduce((top, next) =>
    values[next] > values[top] + 1e-9 ? next : top,
  )
  return { ...terms, values, best }
}

export interface RankedIdea extends Idea {
  readonly rice: number
  readonly adjusted: number
  /** Places from 1. */
  readonly riceRank: number
  readonly adjustedRank: number
}

/** Ideas with their two scores and places, in the given order; equal scores keep it. */
export function rankIdeas(ideas: readonly Idea[]): RankedIdea[] {
  const scored = ideas.map((idea) => ({ ...idea, rice: riceScore(idea), adjusted: adjustedScore(idea) }))
  const placesBy = (score: 'rice' | 'adjusted') => {
    const order = scored.map((_, index) => index).sort((a, b) => scored[b]![score] - scored[a]![score])
    return scored.map((_, index) => order.indexOf(index) + 1)
  }
  const [rice, adjusted] = [placesBy('rice'), placesBy('adjusted')]
  return scored.map((idea, index) => ({ ...idea, riceRank: rice[index]!, adjustedRank: adjusted[index]! }))
}

const kano = (A: number, O: number, M: number, I: number, R = 0.03, Q = 0.02): KanoCounts => ({ A, O, M, I, R, Q })

/** Ten ideas of lesson P4-1, a housing co-operative's app; invented, as are the chances that its people answer by. */
export const LESSON_IDEAS: readonly (Idea & { readonly chances: KanoCounts })[] = [
  {
    name: 'Damage by photo',
    reach: 4000,
    impact: 2,
    confidence: 0.8,
    effort: 10,
    feasible: 0.45,
    chances: kano(0.3, 0.4, 0.1, 0.15),
  },
  {
    name: 'Search old letters',
    reach: 2500,
    impact: 1,
    confidence: 0.8,
    effort: 4,
    feasible: 0.85,
    chances: kano(0.25, 0.15, 0.1, 0.45),
  },
  {
    name: 'Ask about rent',
    reach: 6000,
    impact: 1,
    confidence: 0.7,
    effort: 8,
    feasible: 0.6,
    chances: kano(0.1, 0.3, 0.4, 0.15),
  },
  {
    name: 'Notices translated',
    reach: 3000,
    impact: 2,
    confidence: 0.8,
    effort: 5,
    feasible: 0.9,
    chances: kano(0.2, 0.3, 0.25, 0.2),
  },
  {
    name: 'Heating forecast',
    reach: 5000,
    impact: 3,
    confidence: 0.6,
    effort: 14,
    feasible: 0.25,
    chances: kano(0.55, 0.15, 0.05, 0.2),
  },
  {
    name: 'Mail sorted',
    reach: 1200,
    impact: 2,
    confidence: 0.9,
    effort: 4,
    feasible: 0.8,
    chances: kano(0.05, 0.1, 0.2, 0.6),
  },
  {
    name: 'Dates by rule',
    reach: 7000,
    impact: 0.5,
    confidence: 0.9,
    effort: 3,
    feasible: 1,
    chances: kano(0.1, 0.2, 0.45, 0.2),
  },
  {
    name: 'Forms filled in',
    reach: 3500,
    impact: 1,
    confidence: 0.8,
    effort: 6,
    feasible: 0.7,
    chances: kano(0.35, 0.3, 0.1, 0.2),
  },
  {
    name: 'Voice at night',
    reach: 2000,
    impact: 2,
    confidence: 0.5,
    effort: 12,
    feasible: 0.4,
    chances: kano(0.3, 0.05, 0.05, 0.3, 0.28),
  },
  {
    name: 'Meter by photo',
    reach: 5000,
    impact: 1,
    confidence: 0.9,
    effort: 5,
    feasible: 0.55,
    chances: kano(0.5, 0.2, 0.05, 0.2),
  },
]

/** Terms of lesson P4-1, in thousands of euros. */
export const LESSON_MONEY: Money = { point: 0.01, week: 4, spike: 5, reliability: 1 }
