import { seededRandom } from '@/lib/shared/random'
import {
  RULES,
  actionResult,
  boundaryResult,
  breakEvenError,
  looksOf,
  looksPerHour,
  tiredCatch,
  type ActionResult,
  type AgentAction,
  type BoundaryResult,
  type Review,
  type Rule,
} from './agent-boundaries'
import { numberIn, percent, whole, wordIn, type LabAnswer, type PassVerdict } from './verdict'

export interface BoundaryTask {
  readonly actions: readonly AgentAction[]
  readonly review: Review
  /** Loss in euros and minutes of people that 1,000 tasks may cost. */
  readonly limits: { readonly loss: number; readonly minutes: number }
  /** The action whose break-even error rate is asked. */
  readonly asked: AgentAction
}

/** Loss from which an action that cannot be undone must not run without a yes. */
export const GRAVE_LOSS = 400

/** Actions of a travel agent; their figures are drawn. */
const NAMES = [
  ['write', 'Write to the guest'],
  ['date', 'Change the date'],
  ['credit', 'Give a credit'],
  ['book', 'Book a room'],
  ['cancel', 'Cancel a trip'],
  ['pay', 'Pay a supplier'],
] as const

/** Whether the rule of an action is one that the task allows at all. */
export function isAllowed({ reversibility, loss }: AgentAction, rule: Rule): boolean {
  return reversibility > 1 || loss < GRAVE_LOSS || rule === 'confirm' || rule === 'forbidden'
}

/** A plan as sums: its loss is base − caught × gain, since a loss falls evenly with the share that is caught. */
interface PlanSums {
  readonly looks: number
  readonly minutes: number
  readonly base: number
  readonly gain: number
  /** Which rules it uses, a bit for each. */
  readonly kinds: number
}

/** Every combination of allowed rules, in sums. */
function allowedPlans(actions: readonly AgentAction[], review: Review): PlanSums[] {
  return actions.reduce<PlanSums[]>(
    (plans, action) =>
      RULES.filter((rule) => isAllowed(action, rule)).flatMap((rule) => {
        const [blind, perfect] = [0, 1].map((caught) => actionResult(action, { rule, review, caught })) as [
          ActionResult,
          ActionResult,
        ]
        const looks = looksOf(action, rule)
        return plans.map((plan) => ({
          looks: plan.looks + looks,
          minutes: plan.minutes + blind.minutes,
          base: plan.base + blind.loss,
          gain: plan.gain + blind.loss - perfect.loss,
          kinds: plan.kinds | (1 << RULES.indexOf(rule)),
        }))
      }),
    [{ looks: 0, minutes: 0, base: 0, gain: 0, kinds: 0 }],
  )
}

/** The cheapest rule of each action by itself, as if people never tired. */
export function restedRules(actions: readonly AgentAction[], review: Review): Rule[] {
  return actions.map((action) => {
    const costOf = (rule: Rule) => {
      const { loss, minutes } = actionResult(action, { rule, review, caught: review.catches })
      return loss + minutes * review.perMinute
    }
    return RULES.filter((rule) => isAllowed(action, rule)).reduce((best, next) =>
      costOf(next) < costOf(best) ? next : best,
    )
  })
}

export function keepsLimits(
  { loss, minutes }: Pick<BoundaryResult, 'loss' | 'minutes'>,
  limits: BoundaryTask['limits'],
): boolean {
  return loss <= limits.loss + 1e-9 && minutes <= limits.minutes + 1e-9
}

function usesThree(kinds: number): boolean {
  return RULES.filter((_, index) => kinds & (1 << index)).length >= 3
}

/** Room above the cheapest boundary: a seventh more loss, a quarter more minutes. */
const ROOM = { loss: 1.15, minutes: 1.25 }

/** Another agent of six actions, its reviewers and two limits that the cheapest boundary keeps with some room. Drawn
 *  again until looking at each action by itself breaks a limit, and at most one plan in 25 keeps both. */
export function boundaryTask(seed: number): BoundaryTask {
  const random = seededRandom(seed * 5503)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  for (;;) {
    const frequent = pick([400, 600, 800])
    const actions: AgentAction[] = NAMES.map(([id, name], index) => ({
      id,
      name,
      uses: index === 0 ? frequent : pick([10, 25, 60, 120, 200]),
      error: pick([0.01, 0.02, 0.03, 0.04, 0.06]),
      loss: index === 0 ? pick([15, 30]) : pick([20, 50, 80, 150, 250, 400, 600]),
      reversibility: index === 0 ? 1 : pick([1, 2, 3, 4, 5]),
      handMinutes: pick([5, 8, 12]),
    }))
    const review: Review = {
      minutes: pick([1.5, 2, 3]),
      perMinute: 0.75,
      catches: pick([0.8, 0.9]),
      fatigue: pick([0.02, 0.03, 0.04]),
      tasksPerHour: pick([60, 100, 150]),
      people: pick([1, 2]),
    }
    const plans = allowedPlans(actions, review).map(({ looks, minutes, base, gain, kinds }) => {
      const loss = base - tiredCatch(review, looksPerHour(looks, review)) * gain
      return { loss, minutes, total: loss + minutes * review.perMinute, kinds }
    })
    const best = plans.reduce((lowest, next) => (next.total < lowest.total ? next : lowest))
    const limits = {
      loss: Math.ceil((best.loss * ROOM.loss) / 10) * 10,
      minutes: Math.ceil((best.minutes * ROOM.minutes) / 10) * 10,
    }
    const keeping = plans.filter((plan) => keepsLimits(plan, limits)).length
    const rested = boundaryResult(actions, { rules: restedRules(actions, review), review })
    const asked = actions[1 + Math.floor(random() * (actions.length - 1))]!
    if (keeping * 25 <= plans.length && !keepsLimits(rested, limits) && usesThree(best.kinds))
      return { actions, review, limits, asked }
  }
}

/** How far a stated break-even rate may be from the computed one, as a share of it. */
const EVEN_TOLERANCE = 0.05

/** What is beyond a whole limit reads so: 260.3 is 261. */
const roundedUp = (value: number) => whole(Math.ceil(value - 1e-9))

function rulesIn(answer: LabAnswer, actions: readonly AgentAction[]): (Rule | null)[] {
  return actions.map(({ id }) => RULES.find((rule) => rule === wordIn(answer, `answer-${id}`)) ?? null)
}

/** Judges `answer-<action id>` (a rule each) and `answer-even` (a break-even error rate in per cent) for a rested person. */
export function judgeAgentBoundaries({ seed, answer }: { seed: number; answer: LabAnswer; data: null }): PassVerdict {
  return judgeBoundary(boundaryTask(seed), answer)
}

/** The same for a task that has been drawn already. */
export function judgeBoundary({ actions, review, limits, asked }: BoundaryTask, answer: LabAnswer): PassVerdict {
  const given = rulesIn(answer, actions)
  const rules = given.filter((rule) => rule !== null)
  if (rules.length < actions.length) return { passed: false, because: 'Give every action a rule.' }
  const result = boundaryResult(actions, { rules, review })
  const fee = review.minutes * review.perMinute
  const even = 100 * breakEvenError({ fee, loss: asked.loss, catches: review.catches })
  const isEven = Math.abs(numberIn(answer, 'answer-even') - even) <= EVEN_TOLERANCE * even
  const open = actions.filter((action, index) => !isAllowed(action, rules[index]!))
  const load = `${whole(result.looksPerHour)} looks an hour leave a catch rate of ${percent(result.caught)}`
  const broken = [
    ...open.map(({ name }) => `“${name}” cannot be undone and costs too much to run without a yes`),
    ...(result.loss > limits.loss + 1e-9
      ? [`errors cost €${roundedUp(result.loss)}, €${whole(limits.loss)} are allowed (${load})`]
      : []),
    ...(result.minutes > limits.minutes + 1e-9
      ? [`people need ${roundedUp(result.minutes)} minutes, they have ${whole(limits.minutes)}`]
      : []),
    ...(isEven ? [] : [`the break-even rate of “${asked.name}”: divide the fee of a look by loss × catch rate`]),
  ]
  return broken.length === 0
    ? {
        passed: true,
        because: `In 1,000 tasks errors cost €${whole(result.loss)} and people need ${whole(result.minutes)} minutes; ${load}. A look at “${asked.name}” pays above ${even.toFixed(2)}%.`,
      }
    : { passed: false, because: `${broken.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()) }
}
