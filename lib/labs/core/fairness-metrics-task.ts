import { seededRandom } from '@/lib/shared/random'
import { compareGroups, groupRates, type GroupOutcomes, type RateName } from './fairness-metrics'
import { outcomesAt, type ScoreModel } from './fairness-model'
import { numberIn, percent, whole, wordIn, type JudgeAnswer, type PassVerdict } from './verdict'

/** Lines of the task, in percent of risk. */
export const TASK_LINES = [15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65] as const

/** How far apart the deciding rate may be, the stated ratio and the stated odds difference from the counted ones. */
export const TASK_LIMITS = { gap: 0.03, ratio: 0.02, oddsPoints: 1.5 } as const

/** What was decided, in the words of a policy; the rate is for the learner to find. */
export interface Policy {
  readonly rate: RateName
  readonly setting: string
  readonly text: string
  /** One person who is flagged, one for whom it happens. */
  readonly flagged: string
  readonly case: string
}

const POLICIES: readonly Policy[] = [
  {
    rate: 'found',
    setting: 'A score proposes pupils for free lessons.',
    text: 'Of the pupils who will fail without lessons, both schools must be offered lessons alike.',
    flagged: 'proposed',
    case: 'would fail',
  },
  {
    rate: 'falseAlarms',
    setting: 'A score selects tax files for an inspection, which delays payment by weeks.',
    text: 'Of the files without any fault, both regions must be inspected alike.',
    flagged: 'inspected',
    case: 'had a fault',
  },
  {
    rate: 'flagged',
    setting: 'A score hands out places in a summer camp that everybody would like.',
    text: 'Both districts must get places alike, whatever the score predicts.',
    flagged: 'got a place',
    case: 'stayed to the end',
  },
  {
    rate: 'precision',
    setting: 'A score sends advisers to firms that may soon close.',
    text: 'A visit must be worth as much in both towns: of the firms visited, the same share has to need it.',
    flagged: 'visited',
    case: 'closed',
  },
]

/** Counts of one group at each line. */
export interface TaskGroup {
  readonly size: number
  /** For whom it happened. */
  readonly cases: number
  /** By line: flagged, and of these those for whom it happened. */
  readonly flagged: readonly number[]
  readonly right: readonly number[]
}

export interface FairnessTask {
  readonly policy: Policy
  readonly groups: readonly [TaskGroup, TaskGroup]
  /** Flags that can be afforded in both groups together, and cases that have to be found. */
  readonly capacity: number
  readonly floor: number
}

function countGroup(model: ScoreModel): TaskGroup {
  const cases = Math.round(model.size * model.baseRate)
  const outcomes = TASK_LINES.map((line) => outcomesAt(line / 100, model))
  const right = outcomes.map(({ tp }) => Math.round(tp))
  return { size: model.size, cases, right, flagged: outcomes.map(({ fp }, index) => right[index]! + Math.round(fp)) }
}

/** Outcomes of a group at one of the task's lines. */
export function outcomesOf({ size, cases, flagged, right }: TaskGroup, line: number): GroupOutcomes {
  const [all, tp] = [flagged[line]!, right[line]!]
  return { tp, fp: all - tp, fn: cases - tp, tn: size - cases - (all - tp) }
}

/** What two lines, given by their places in TASK_LINES, come to. */
export function resultOf(task: Pick<FairnessTask, 'groups' | 'policy'>, [first, second]: readonly [number, number]) {
  const outcomes = [outcomesOf(task.groups[0], first), outcomesOf(task.groups[1], second)] as const
  const [one, other] = [groupRates(outcomes[0]), groupRates(outcomes[1])]
  const comparison = compareGroups(one, other)
  const [mine, theirs] = [one[task.policy.rate], other[task.policy.rate]]
  return {
    flags: outcomes[0].tp + outcomes[0].fp + outcomes[1].tp + outcomes[1].fp,
    found: outcomes[0].tp + outcomes[1].tp,
    gap: mine === null || theirs === null ? Infinity : Math.abs(mine.share - theirs.share),
    shares: [mine?.share ?? 0, theirs?.share ?? 0] as const,
    ratio: comparison.ratio ?? 0,
    odds: comparison.odds ?? 1,
  }
}

/** All pairs of lines that keep the policy and both limits. */
export function passingLines(task: FairnessTask): [number, number][] {
  return TASK_LINES.flatMap((_, first) =>
    TASK_LINES.flatMap((__, second) => (isKept(task, [first, second]) ? [[first, second] as [number, number]] : [])),
  )
}

function isKept(task: FairnessTask, lines: readonly [number, number]): boolean {
  const { gap, flags, found } = resultOf(task, lines)
  return gap <= TASK_LIMITS.gap + 1e-9 && flags <= task.capacity && found >= task.floor
}

/** Two other groups with other base rates, drawn again until one line for both never does. */
export function fairnessTask(seed: number): FairnessTask {
  const random = seededRandom(seed * 7919)
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const policy = pick(POLICIES)
  for (;;) {
    const [low, step] = [pick([0.2, 0.25, 0.3]), pick([0.15, 0.2, 0.25])]
    const models: ScoreModel[] = [
      { size: pick([400, 600, 800]), baseRate: low + step, separation: pick([1.3, 1.5, 1.7, 1.9]) },
      { size: pick([200, 250, 300]), baseRate: low, separation: pick([0.9, 1.1, 1.3]) },
    ]
    const [one, other] = models.map(countGroup)
    const groups = [one!, other!] as const
    const open = { policy, groups, capacity: Infinity, floor: 0 }
    const kept = passingLines(open).filter(([first, second]) => first !== second)
    if (kept.length === 0) continue
    const target = resultOf(open, pick(kept))
    const task = {
      ...open,
      capacity: Math.ceil((target.flags + 4) / 10) * 10,
      floor: Math.floor((target.found - 2) / 5) * 5,
    }
    const passing = passingLines(task)
    if (passing.length <= 4 && passing.every(([first, second]) => first !== second)) return task
  }
}

/** What the learner hands in: the rate the policy makes decide, a line for each group in percent, the four-fifths ratio and
 *  the equalised-odds difference in points at these lines. */
const KEYS = {
  rate: 'answer-rate',
  first: 'answer-first',
  second: 'answer-second',
  ratio: 'answer-ratio',
  odds: 'answer-odds',
} as const
export const ANSWER_KEYS = Object.values(KEYS)

/** Passed when the rate is the policy's, both lines keep it within the limits, and both side effects are stated rightly. */
export const judgeFairness: JudgeAnswer = ({ seed, answer }): PassVerdict => {
  const task = fairnessTask(seed)
  const places = [KEYS.first, KEYS.second].map((key) =>
    (TASK_LINES as readonly number[]).indexOf(numberIn(answer, key)),
  ) as [number, number]
  if (places.some((place) => place < 0)) return { passed: false, because: 'Choose a line for each group.' }
  const { gap, flags, found, ratio, odds, shares } = resultOf(task, places)
  const wrong = [
    ...(wordIn(answer, KEYS.rate) === task.policy.rate
      ? []
      : ['the policy names another rate: ask among whom both groups have to be alike']),
    ...(gap > TASK_LIMITS.gap + 1e-9
      ? [`what the policy wants alike is ${(gap * 100).toFixed(2)} points apart, ${TASK_LIMITS.gap * 100} are allowed`]
      : []),
    ...(flags > task.capacity ? [`${whole(flags)} are flagged, ${whole(task.capacity)} can be afforded`] : []),
    ...(found < task.floor ? [`${whole(found)} cases are found, ${whole(task.floor)} are asked`] : []),
    ...(Math.abs(numberIn(answer, KEYS.ratio) - ratio) <= TASK_LIMITS.ratio + 1e-9
      ? []
      : ['the four-fifths ratio: divide the lower share flagged by the higher one']),
    ...(Math.abs(numberIn(answer, KEYS.odds) - odds * 100) <= TASK_LIMITS.oddsPoints + 1e-9
      ? []
      : ['the equalised-odds difference: the larger of two gaps, in points']),
  ]
  return wrong.length === 0
    ? {
        passed: true,
        because: `The rate that decides is ${percent(shares[0])} and ${percent(shares[1])}. It costs a ratio of ${ratio.toFixed(2)} and an equalised-odds difference of ${(odds * 100).toFixed(0)} points.`,
      }
    : { passed: false, because: `${wrong.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()) }
}
