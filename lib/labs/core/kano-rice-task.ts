import { seededRandom } from '@/lib/shared/random'
import { INCOMPLETE, numberIn, percent, wordIn, type JudgeAnswer, type PassVerdict } from './verdict'
import {
  CATEGORIES,
  kanoCounts,
  kanoVerdict,
  MOVES,
  movesOf,
  rankIdeas,
  simulateAnswers,
  type KanoCells,
  type Money,
  type RankedIdea,
} from './kano-rice'

export interface OrderTask {
  readonly ideas: readonly RankedIdea[]
  readonly money: Money
  /** The idea whose move is asked. */
  readonly asked: RankedIdea
  /** Answers about it. */
  readonly cells: KanoCells
}

const LETTERS = 'ABCDEFGHIJ'

/** Ten other ideas whose first three change with feasibility, one of them to decide on, and its sixty answers. Drawn
 *  again until no place and no move hangs on less than 3%. */
export function orderTask(seed: number): OrderTask {
  const random = seededRandom(seed * 6007)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  for (;;) {
    const ideas = rankIdeas(
      Array.from(LETTERS, (name) => ({
        name,
        reach: pick([800, 1500, 2500, 4000, 6000]),
        impact: pick([0.5, 1, 2, 3]),
        confidence: pick([0.5, 0.7, 0.8, 0.9]),
        effort: pick([3, 4, 6, 8, 10, 14]),
        feasible: pick([0.15, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 1]),
      })),
    )
    const money = { point: 0.01, week: pick([3, 4, 5]), spike: pick([4, 6, 9]), reliability: pick([0.8, 0.9, 1]) }
    const wanted = pick(MOVES)
    const shares = Array.from({ length: 4 }, () => random() + 0.1)
    const sum = shares.reduce((total, share) => total + share, 0) / 0.95
    const [A, O, M, I] = shares.map((share) => share / sum) as [number, number, number, number]
    const cells = simulateAnswers({ A, O, M, I, R: 0.03, Q: 0.02 }, Math.floor(random() * 1e9))
    const asked = ideas.find((idea) => {
      const { values, best, cost } = movesOf(idea, money)
      const second = Math.max(...MOVES.filter((move) => move !== best).map((move) => values[move]))
      return best === wanted && idea.feasible < 1 && values[best] - second > 0.05 * cost
    })
    const counts = kanoCounts(cells)
    const ordered = CATEGORIES.map((category) => counts[category]).sort((a, b) => b - a)
    if (asked && hasClearOrder(ideas) && ordered[0]! > ordered[1]! + 2) return { ideas, money, asked, cells }
  }
}

function hasClearOrder(ideas: readonly RankedIdea[]): boolean {
  const byPlace = [...ideas].sort((a, b) => a.adjustedRank - b.adjustedRank)
  const isClear = byPlace.slice(0, 3).every((idea, index) => idea.adjusted > 1.03 * byPlace[index + 1]!.adjusted)
  return isClear && byPlace.slice(0, 3).some(({ riceRank }) => riceRank > 3)
}

export interface OrderAnswer {
  /** Names of the first three with feasibility. */
  readonly first: readonly string[]
  readonly move: string
  /** Expected value of the move in thousands of euros. */
  readonly value: number
  readonly category: string
}

/** How far a stated value may be from the computed one, in thousands of euros. */
export const VALUE_TOLERANCE = 0.5

/** Passed when the order, the move with its value, and the category of the answers are all right. */
export function judgeOrder({ answer, task }: { answer: OrderAnswer; task: OrderTask }): PassVerdict {
  const { ideas, asked, money, cells } = task
  const first = [...ideas].sort((a, b) => a.adjustedRank - b.adjustedRank).slice(0, 3)
  const { best, values } = movesOf(asked, money)
  const category = kanoVerdict(kanoCounts(cells))
  const isOrder = first.every(({ name }, index) => answer.first[index] === name)
  const isMove = answer.move === best
  const wrong = [
    ...(isOrder ? [] : ['the first three: multiply each RICE score by the chance that a model can do it']),
    ...(isMove ? [] : [`the move on idea ${asked.name}: another one is worth more`]),
    ...(isMove && Math.abs(answer.value - values[best]) > VALUE_TOLERANCE
      ? ['the value of the move: weigh both outcomes, and the errors of the spike']
      : []),
    ...(answer.category === category ? [] : ['the Kano category: look each pair up and count']),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `${first.map(({ name }) => name).join(', ')} come first; ${best} is worth €${values[best].toFixed(1)} thousand on idea ${asked.name}, with a chance of ${percent(asked.feasible)}.`,
      }
    : { passed: false, because: `Look again at ${wrong.join('; ')}.` }
}

/** The first three, the move with its value, and the category handed in for the ideas of the seed. */
export const judgeKanoRice: JudgeAnswer = ({ seed, answer }) => {
  const value = numberIn(answer, 'answer-value')
  return Number.isFinite(value)
    ? judgeOrder({
        answer: {
          first: ['first', 'second', 'third'].map((place) => wordIn(answer, `answer-${place}`)),
          move: wordIn(answer, 'answer-move'),
          value,
          category: wordIn(answer, 'answer-kano'),
        },
        task: orderTask(seed),
      })
    : INCOMPLETE
}
