import { seededRandom } from '@/lib/shared/random'
import { choiceIn, INCOMPLETE, numberIn, whole, type JudgeAnswer, type PassVerdict } from './verdict'
import { endingOf, lineOf, simulateTests, type Ending } from './prompt-test'
import { ruleOfThumb, usersPerGroup, type TestTerms } from './prompt-test-statistics'

export type PlannedReading = 'one-look' | 'pocock'

export interface PromptTestTask {
  readonly terms: TestTerms
  readonly looks: number
  readonly plan: PlannedReading
  /** z at each look. */
  readonly z: readonly number[]
}

/** What the plan says about the looks of a task. */
export function plannedEnding({ terms, looks, plan, z }: PromptTestTask): Ending {
  return endingOf(z, {
    line: lineOf(plan, { looks, alpha: terms.alpha }),
    first: plan === 'one-look' ? looks : 1,
  })
}

/** How far an answer for the users may lie from the formula. */
export const USERS_TOLERANCE = 0.02

/** A test to plan and to read. It is drawn until a look before its end crosses the everyday line, so that stopping there
 *  is wrong, and until the rule of thumb misses the users. */
export function promptTestTask(seed: number): PromptTestTask {
  const random = seededRandom(seed)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  // Plan and outcome come first and stay, so that easily accepted ones do not push the others out.
  const plan = pick<PlannedReading>(['one-look', 'pocock'])
  const hasWinner = random() < 0.5
  for (;;) {
    const terms: TestTerms = {
      base: pick([0.08, 0.12, 0.2, 0.35, 0.6, 0.75, 0.85]),
      effect: pick([0.02, 0.03, 0.04, 0.06]),
      alpha: pick([0.01, 0.05, 0.1]),
      power: pick([0.8, 0.9]),
    }
    const looks = pick([4, 5, 6, 8])
    const gain = terms.effect * pick([0, 0.5, 1])
    const z = Array.from(
      simulateTests({ terms, looks, seed: Math.floor(random() * 2 ** 31), runs: 1, gain }).z,
      (value) => Math.round(value * 100) / 100,
    )
    const task = { terms, looks, plan, z }
    const hasty = endingOf(z, { line: lineOf('every-look', { looks, alpha: terms.alpha }) })
    const isClear = z.every((value) =>
      (['one-look', 'pocock'] as const).every(
        (each) => Math.abs(Math.abs(value) - lineOf(each, { looks, alpha: terms.alpha })) > 0.02,
      ),
    )
    const thumbMisses = Math.abs(ruleOfThumb(terms) / usersPerGroup(terms) - 1) > 2 * USERS_TOLERANCE
    const right = plannedEnding(task)
    if (isClear && thumbMisses && hasty.look < right.look && (right.winner === 'new') === hasWinner) return task
  }
}

/** A plan and a reading, as the learner answers. */
export interface PromptTestAnswer {
  readonly users: number
  /** Look after which the test ends, from 1. */
  readonly look: number
  readonly decision: 'new' | 'old'
}

/** Passed when users, end and decision all follow from the plan. */
export function judgeReading({ answer, task }: { answer: PromptTestAnswer; task: PromptTestTask }): PassVerdict {
  const users = Math.ceil(usersPerGroup(task.terms))
  const right = plannedEnding(task)
  const decision = right.winner === 'new' ? 'new' : 'old'
  const line = lineOf(task.plan, { looks: task.looks, alpha: task.terms.alpha })
  const wrong = [
    ...(Math.abs(answer.users / users - 1) > USERS_TOLERANCE
      ? [`the formula asks for ${whole(users)} users in each group, you planned ${whole(answer.users)}`]
      : []),
    ...(answer.look !== right.look
      ? [
          task.plan === 'one-look'
            ? `the plan has one reading, at look ${task.looks}`
            : `with ${task.looks} looks the line is ${line.toFixed(2)}, so the test ends at look ${right.look}`,
        ]
      : []),
    ...(answer.decision !== decision
      ? [
          right.winner === 'none'
            ? 'the line is not crossed when it counts, so the old prompt stays'
            : right.winner === 'new'
              ? 'the new prompt crosses the line, so it is rolled out'
              : 'the new prompt is worse, so the old one stays',
        ]
      : []),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `${whole(users)} users in each group; the line is ${line.toFixed(2)}, and the test ends at look ${right.look}, not at the first high z.`,
      }
    : { passed: false, because: `${wrong.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()) }
}

/** Users, last look and decision handed in for the test of the seed. */
export const judgePromptTest: JudgeAnswer = ({ seed, answer }) => {
  const [users, look] = [numberIn(answer, 'answer-users'), numberIn(answer, 'answer-look')]
  const decision = choiceIn(answer, 'answer-decision', ['new', 'old'])
  return decision === null || !Number.isFinite(users) || !Number.isFinite(look)
    ? INCOMPLETE
    : judgeReading({ answer: { users, look, decision }, task: promptTestTask(seed) })
}
