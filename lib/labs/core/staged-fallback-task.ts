import { seededRandom } from '@/lib/shared/random'
import {
  agentsFor,
  deskResult,
  runFallback,
  type AutoStage,
  type Fallback,
  type FallbackResult,
} from './staged-fallback'
import { numberIn, percent, type LabAnswer, type PassVerdict } from './verdict'

/** Gates that the task offers for both stages. */
export const GATES = [0.8, 0.85, 0.9, 0.95] as const

/** A pair of gates and where it sends the contacts. */
export interface GatePair {
  readonly firstGate: number
  readonly secondGate: number
  readonly result: FallbackResult
}

export interface FallbackTask {
  readonly pairs: readonly GatePair[]
  readonly contactsPerHour: number
  readonly handleMinutes: number
  readonly limits: {
    /** Share that has to be right. */
    readonly accuracy: number
    /** Euros a contact. */
    readonly cost: number
    /** Minutes on average. */
    readonly meanWait: number
  }
}

function keeps({ result }: GatePair, { accuracy, cost }: FallbackTask['limits']): boolean {
  return result.accuracy >= accuracy - 1e-9 && result.cost <= cost + 1e-9
}

/** Another service: stages of its own, and limits that at most three of sixteen pairs of gates keep, never the lowest or
 *  the highest pair. */
export function fallbackTask(seed: number): FallbackTask {
  const random = seededRandom(seed * 4507)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  for (;;) {
    const first: AutoStage = {
      sureUntil: 0,
      drop: pick([0.4, 0.5, 0.6]),
      power: pick([1.5, 2]),
      cost: pick([0.001, 0.003]),
      seconds: 1,
    }
    const second: AutoStage = {
      sureUntil: pick([0.15, 0.25, 0.3]),
      drop: pick([0.22, 0.28, 0.34]),
      power: 1,
      cost: pick([0.02, 0.04]),
      seconds: 7,
    }
    const fallback: Fallback = {
      first,
      second,
      firstGate: 0,
      secondGate: 0,
      overconfidence: 0,
      outage: 'none',
      personRight: pick([0.98, 0.99]),
      personCost: pick([2, 3, 4]),
    }
    const pairs = GATES.flatMap((firstGate) =>
      GATES.map((secondGate) => ({
        firstGate,
        secondGate,
        result: runFallback({ ...fallback, firstGate, secondGate }),
      })),
    )
    const model = pick(pairs)
    const limits = {
      accuracy: Math.floor(model.result.accuracy * 1000 - 1) / 1000,
      cost: Math.ceil(model.result.cost * 103) / 100,
      meanWait: pick([1, 2, 3]),
    }
    const keeping = pairs.filter((pair) => keeps(pair, limits))
    const isClear = keeping.length <= 3 && !keeps(pairs[0]!, limits) && !keeps(pairs.at(-1)!, limits)
    const areUsed = keeping.every(({ result }) => result.shares.every((share) => share > 0.04))
    if (isClear && areUsed)
      return { pairs, contactsPerHour: pick([180, 240, 360, 480]), handleMinutes: pick([4, 5, 6, 8]), limits }
  }
}

/** Contacts a minute that reach people under a pair of gates; with the strong model out, its contacts come too. */
export function reachingPeople({ contactsPerHour }: FallbackTask, { result }: GatePair, isStrongOut: boolean): number {
  const [, second, people] = result.shares
  return (contactsPerHour / 60) * (isStrongOut ? second + people : people)
}

/** Fewest people in front of whom the queue does not grow without end. */
export function agentsThatKeepUp(perMinute: number, handleMinutes: number): number {
  return Math.floor(perMinute * handleMinutes + 1e-9) + 1
}

/** How far a stated cost may be from the computed one, as a share of it. */
const COST_TOLERANCE = 0.02

/** Judges `answer-first` and `answer-second` (gates in per cent), `answer-people` and `answer-outage` (numbers of
 *  people) and `answer-cost` (euros a contact). */
export function judgeStagedFallback({ seed, answer }: { seed: number; answer: LabAnswer; data: null }): PassVerdict {
  return judgeFallback(fallbackTask(seed), answer)
}

/** The same for a task that has been drawn already. */
export function judgeFallback(task: FallbackTask, answer: LabAnswer): PassVerdict {
  const { pairs, handleMinutes, limits } = task
  const pair = pairs.find(
    ({ firstGate, secondGate }) =>
      Math.round(firstGate * 100) === numberIn(answer, 'answer-first') &&
      Math.round(secondGate * 100) === numberIn(answer, 'answer-second'),
  )
  if (pair === undefined) return { passed: false, because: 'Choose a gate for each of the two models.' }
  const { accuracy, cost } = pair.result
  const [usual, out] = [reachingPeople(task, pair, false), reachingPeople(task, pair, true)]
  const people = agentsFor(limits.meanWait, { perMinute: usual, handleMinutes })
  // A digit more than the limits have, so that a figure that just misses does not read like the limit itself.
  const broken = [
    ...(accuracy < limits.accuracy - 1e-9
      ? [`${percent(accuracy, 2)} are right, ${percent(limits.accuracy, 1)} are asked`]
      : []),
    ...(cost > limits.cost + 1e-9
      ? [`a contact costs €${cost.toFixed(3)}, €${limits.cost.toFixed(2)} are allowed`]
      : []),
    ...(Math.abs(numberIn(answer, 'answer-cost') - cost) <= COST_TOLERANCE * cost
      ? []
      : ['the cost of a contact: sum up share × cost over the three stages']),
    ...(numberIn(answer, 'answer-people') === people
      ? []
      : [`the number of people: the fewest whose mean wait stays within ${limits.meanWait} min`]),
    ...(numberIn(answer, 'answer-outage') === agentsThatKeepUp(out, handleMinutes)
      ? []
      : ['the people for the outage: contacts a minute × minutes of each must stay below their number']),
  ]
  const { meanWait } = deskResult({ perMinute: usual, agents: people, handleMinutes })
  return broken.length === 0
    ? {
        passed: true,
        because: `${percent(accuracy, 1)} are right at €${cost.toFixed(2)} a contact; ${people} people keep the mean wait at ${meanWait.toFixed(1)} min, and ${agentsThatKeepUp(out, handleMinutes)} are needed when the strong model is out.`,
      }
    : { passed: false, because: `Look again at this: ${broken.join('; ')}.` }
}
