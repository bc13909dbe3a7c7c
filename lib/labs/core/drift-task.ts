import { seededRandom, type Random } from '@/lib/shared/random'
import { choiceIn, INCOMPLETE, numberIn, percent, whole, type JudgeAnswer, type PassVerdict } from './verdict'
import { actionCost, bestAction, type IncidentTerms } from './drift-incident'
import { ACTIONS, isVisible, USUAL_QUALITY, type Action, type Scenario } from './drift-monitor'
import { psi, shiftedShares } from './drift-statistics'

/** PSI of days with `cases` cases from a normal distribution moved by `shift`, against known equal bins. */
export function psiDays(
  random: Random,
  { shift, bins, cases, days }: { shift: number; bins: number; cases: number; days: number },
): number[] {
  const usual = Array.from({ length: bins }, () => 1 / bins)
  let sum = 0
  const ends = shiftedShares(shift, { bins }).map((share) => (sum += share))
  return Array.from({ length: days }, () => {
    const counts = usual.map(() => 0)
    for (let index = 0; index < cases; index += 1) {
      const u = random()
      let bin = 0
      while (bin < bins - 1 && u >= ends[bin]!) bin += 1
      counts[bin]! += 1
    }
    return psi(
      usual,
      counts.map((count) => count / cases),
    )
  })
}

/** Days of each kind on which a line is judged. */
export const OTHER_DAYS = 120
export const FALSE_ALLOWED = 0.05
export const FOUND_ASKED = 0.8

export interface DriftTask {
  readonly bins: number
  readonly cases: number
  /** PSI on quiet days and on replays of the feared shift, as shown. */
  readonly quiet: readonly number[]
  readonly feared: readonly number[]
  /** Other days of both kinds, on which the line is judged. */
  readonly otherQuiet: readonly number[]
  readonly otherFeared: readonly number[]
  readonly scenario: Scenario
  readonly terms: IncidentTerms
}

/** Shares of days above a line. */
export function ringing(days: readonly number[], line: number): number {
  return days.filter((value) => value > line).length / days.length
}

/** Whether a line keeps both promises on the other days of a task. */
export function isLineKept(line: number, { otherQuiet, otherFeared }: Pick<DriftTask, 'otherQuiet' | 'otherFeared'>) {
  return ringing(otherQuiet, line) <= FALSE_ALLOWED && ringing(otherFeared, line) >= FOUND_ASKED
}

/** Halfway between the loudest quiet day and the most silent replay: a line anybody can find from what is shown. */
export function halfwayLine({ quiet, feared }: Pick<DriftTask, 'quiet' | 'feared'>): number {
  return (Math.max(...quiet) + Math.min(...feared)) / 2
}

/** Lines that are taken from habit. */
export const HABITUAL_LINES = [0.1, 0.2, 0.25]

/** Another field and another incident. Drawn until the lines of habit fail, a line from the evidence holds, and one action
 *  is cheaper than all others by a quarter. */
export function driftTask(seed: number): DriftTask {
  const random = seededRandom(seed)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  // The wanted action comes first, so that each is right about equally often.
  const wanted = pick(ACTIONS)
  for (;;) {
    const [cases, bins] = [pick([80, 150, 300]), pick([5, 10])]
    const shift = pick([0.25, 0.3, 0.4, 0.5, 0.6, 0.8])
    const draw = (moved: number, days: number) =>
      psiDays(random, { shift: moved, bins, cases, days }).map((value) => Math.round(value * 1000) / 1000)
    const [quiet, feared] = [draw(0, 20), draw(shift, 8)]
    const line = halfwayLine({ quiet, feared })
    // What is shown has to speak for the line and against those of habit; only then are the other days drawn.
    const seemsFine = (each: number) => ringing(quiet, each) < 0.1 && ringing(feared, each) > 0.7
    if (Math.min(...feared) <= Math.max(...quiet) || HABITUAL_LINES.some(seemsFine)) continue
    const others = { otherQuiet: draw(0, OTHER_DAYS), otherFeared: draw(shift, OTHER_DAYS) }
    if (!isLineKept(line, others) || HABITUAL_LINES.some((each) => isLineKept(each, others))) continue
    const { scenario, terms } = drawIncident(pick, wanted)
    return { bins, cases, quiet, feared, ...others, scenario, terms }
  }
}

function drawIncident(
  pick: <T>(values: readonly T[]) => T,
  wanted: Action,
): { scenario: Scenario; terms: IncidentTerms } {
  for (;;) {
    const scenario = pick<Scenario>(['season', 'shift', 'shift', 'concept', 'concept', 'source', 'release'])
    const terms: IncidentTerms = {
      casesADay: pick([200, 400, 800]),
      loss: scenario === 'season' ? 0 : pick([0.02, 0.05, 0.1]),
      harm: pick([2, 8, 20]),
      investigateCost: pick([400, 800]),
      retrainCost: pick([2_000, 4_000]),
      rollbackCost: pick([100, 300]),
      labelDelay: pick([1, 3, 7]),
      horizon: pick([10, 30, 60]),
    }
    const best = bestAction(scenario, terms)
    const cost = actionCost(best, { scenario, terms })
    const others = ACTIONS.filter((action) => action !== best).map((action) => actionCost(action, { scenario, terms }))
    if (best === wanted && Math.min(...others) > 1.25 * cost) return { scenario, terms }
  }
}

/** What is known of an incident, none of it naming the kind. */
export interface Evidence {
  readonly inputsRing: boolean
  readonly quality: number
  readonly hasNewVersion: boolean
  readonly hasOddValue: boolean
  readonly sameLastYear: boolean
}

/** Evidence that a scenario leaves. */
export function evidenceOf({ scenario, terms }: Pick<DriftTask, 'scenario' | 'terms'>): Evidence {
  return {
    inputsRing: isVisible(scenario, 'psi'),
    quality: USUAL_QUALITY - terms.loss,
    hasNewVersion: scenario === 'release',
    hasOddValue: scenario === 'source',
    sameLastYear: scenario === 'season',
  }
}

export interface DriftAnswer {
  readonly line: number
  readonly action: Action
}

/** Passed when the line keeps both promises on other days and the action is the cheapest. */
export function judgeDrift({ answer, task }: { answer: DriftAnswer; task: DriftTask }): PassVerdict {
  const { scenario, terms } = task
  const [rung, found] = [ringing(task.otherQuiet, answer.line), ringing(task.otherFeared, answer.line)]
  const best = bestAction(scenario, terms)
  const wrong = [
    ...(rung > FALSE_ALLOWED
      ? [`your line rings on ${percent(rung)} of other quiet days, ${percent(FALSE_ALLOWED)} are allowed`]
      : []),
    ...(found < FOUND_ASKED
      ? [`it rings on ${percent(found)} of other days with the shift, ${percent(FOUND_ASKED)} are asked`]
      : []),
    ...(answer.action !== best
      ? [
          `your action costs €${whole(actionCost(answer.action, { scenario, terms }))} until the end; to ${ACTION_WORDS[best]} costs €${whole(actionCost(best, { scenario, terms }))}`,
        ]
      : []),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `Your line rings on ${percent(rung)} of other quiet days and on ${percent(found)} of those with the shift; to ${ACTION_WORDS[best]} costs €${whole(actionCost(best, { scenario, terms }))}, less than anything else.`,
      }
    : { passed: false, because: `${wrong.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()) }
}

export const ACTION_WORDS: Record<Action, string> = {
  ignore: 'ignore it',
  investigate: 'investigate',
  retrain: 'retrain',
  'roll-back': 'roll back',
}

/** Line and action handed in for the field and the incident of the seed. */
export const judgeDriftMonitor: JudgeAnswer = ({ seed, answer }) => {
  const line = numberIn(answer, 'answer-line')
  const action = choiceIn(answer, 'answer-action', ACTIONS)
  return action === null || !Number.isFinite(line)
    ? INCOMPLETE
    : judgeDrift({ answer: { line, action }, task: driftTask(seed) })
}
