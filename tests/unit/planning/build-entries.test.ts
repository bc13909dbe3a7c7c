import { expect, test } from 'vitest'
import { buildEntries } from '@/lib/planning/core/build-entries'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { solvePlan } from '@/lib/planning/core/solve-plan'
import type { PlanInput } from '@/lib/planning/core/types'
import { whatIfSolver, withoutSolving } from '@/lib/planning/core/what-if-solver'
import { studyHour, shortLesson, shortMilestone, shortRoad, shortSkill } from '@/tests/support/short-road'

const [A, B] = ['practice:A:1', 'practice:B:1']

/** The entries of weeks laid out by hand, as ids and hours of study. */
function told(
  input: PlanInput,
  { weeks, isSolved = false }: { weeks: readonly (readonly [id: string, hours: number])[][]; isSolved?: boolean },
) {
  const solution = solvePlan(input)
  const nodeOf = (id: string) => solution.graph.indexOf.get(id) ?? expect.fail(`no ${id}`)
  const weeksOfPieces = weeks.map((week) => week.map(([id, hours]) => ({ node: nodeOf(id), ticks: hours * studyHour })))
  const solver = isSolved ? whatIfSolver(solution) : withoutSolving(solution)
  const { goalWeeks, ...rest } = buildEntries(solution, { weeksOfPieces, solver })
  return {
    ...rest,
    goalWeeks: Object.fromEntries([...goalWeeks].map(([node, week]) => [solution.graph.nodes[node]!.id, week])),
  }
}
const idsOf = ({ weeks }: Pick<ReturnType<typeof told>, 'weeks'>) =>
  weeks.map(({ entries }) => entries.map(({ nodeId }) => nodeId))

test('a week holds its work with the reviews on top, and ends on the day on which its hours are reached', () => {
  const input = shortRoad({ targets: { A: 1 }, lessons: [shortLesson('A1-1', 30)] })
  const { weeks, finishDate, goalWeeks } = told(input, {
    weeks: [
      [
        ['A1-1', 0.5],
        [A, 0.5],
      ],
    ],
  })
  const common = { skill: 'A', level: 1, hours: 0.5, continued: false, done: false }
  const reason = expect.objectContaining({ goalId: 'goal:A:1' }) as unknown
  expect(weeks).toEqual([
    {
      index: 1,
      start: '2026-09-28',
      end: '2026-10-04',
      paused: false,
      frozen: false,
      availableDays: 7,
      daysOff: [],
      entries: [
        { ...common, nodeId: 'A1-1', kind: 'reading', title: 'Lesson A1-1', suggestion: null, reason },
        {
          ...common,
          nodeId: A,
          kind: 'practice',
          title: 'Practice: Skill A to level 1',
          suggestion: 'Work on a case of your own, until you reach level 1 without help.',
          reason,
        },
      ],
      reviewHours: 0.25,
      usedHours: 1.25,
      capacityHours: 5,
      deepDive: null,
    },
  ])
  // At 5 / 7 h a day, 1.25 h are reached on the second day.
  expect(finishDate).toBe('2026-09-29')
  expect(goalWeeks).toEqual({ 'goal:A:1': 1 })
})

test('work over several weeks has its reason where it begins, names that week, and closes its level where it ends', () => {
  const skills = [shortSkill('A'), shortSkill('B', 'S', [{ skill: 'A', level: 1, forLevel: 1 }])]
  const { weeks, goalWeeks, finishDate } = told(shortRoad({ skills }), {
    weeks: [
      [[A, 0.5]],
      [
        [A, 0.5],
        [B, 0.5],
      ],
      [[B, 0.5]],
    ],
    isSolved: true,
  })
  const entries = weeks.flatMap((week) => week.entries)
  expect(entries.map(({ nodeId, continued, reason }) => [nodeId, continued, reason?.sentence ?? null])).toEqual([
    [
      A,
      false,
      'More than 99 in 100 that skill A is a gap. Without it, “Practice: Skill B to level 1” in week 2 has no skill A at level 1 to build on.',
    ],
    [A, true, null],
    [B, false, 'More than 99 in 100 that skill B is a gap. Without it, skill B stays at level 0 and 1.3 h are saved.'],
    [B, true, null],
  ])
  expect(goalWeeks).toEqual({ 'goal:A:1': 2, 'goal:B:1': 3 })
  expect(finishDate).toBe('2026-10-12')
})

test('the stone of a milestone is an entry without hours, and says which work completes it', () => {
  const input = shortRoad({ milestones: [shortMilestone('M', 0, ['A', 'B'])] })
  const [, stone] = told(input, { weeks: [[[B, 1]], [[A, 1]]] }).weeks[1]!.entries
  expect(stone).toEqual({
    nodeId: 'M',
    kind: 'milestone',
    title: 'Stone M',
    skill: null,
    level: null,
    hours: 0,
    continued: false,
    done: false,
    suggestion: null,
    reason: {
      goalId: null,
      gapProbability: null,
      chain: [],
      lostGoals: [],
      hoursSaved: 0,
      valueLost: 0,
      isProven: true,
      sentence: 'Stands here because “Practice: Skill A to level 1” completes what it asks for.',
    },
  })
})

test.each<[string, (readonly [string, number])[][], string[][]]>([
  [
    'begun first and ended in a later week',
    [
      [
        [A, 0.5],
        [B, 1],
      ],
      [[A, 0.5]],
    ],
    [
      [A, B],
      [A, 'M'],
    ],
  ],
  [
    'begun first and ended last in the same week',
    [
      [
        [A, 0.5],
        [B, 0.5],
      ],
      [
        [B, 0.5],
        [A, 0.5],
      ],
    ],
    [
      [A, B],
      [B, A, 'M'],
    ],
  ],
  [
    'begun last and ended last in the same week',
    [
      [
        [A, 0.5],
        [B, 0.5],
      ],
      [
        [A, 0.5],
        [B, 0.5],
      ],
    ],
    [
      [A, B],
      [A, B, 'M'],
    ],
  ],
  [
    'that alone is needed, not other work behind it',
    [[[A, 1]], [['practice:C:1', 1]], [[B, 1]]],
    [[A], ['practice:C:1'], [B, 'M']],
  ],
  [
    'before work it does not need',
    [
      [
        [A, 1],
        [B, 1],
        ['practice:C:1', 1],
      ],
    ],
    [[A, B, 'M', 'practice:C:1']],
  ],
])('a stone stands behind the need that ends last: the work %s', (_, weeks, expected) => {
  const input = shortRoad({ targets: { A: 1, B: 1, C: 1 }, milestones: [shortMilestone('M', 0, ['A', 'B'])] })
  expect(idsOf(told(input, { weeks }))).toEqual(expected)
})

test('stones of one week stand each behind its own work, those of the same work in the order of the road', () => {
  const milestones = [shortMilestone('M', 0, ['A']), shortMilestone('N', 0, ['B']), shortMilestone('O', 0, ['A'])]
  const weeks: (readonly [string, number])[][] = [
    [
      [A, 1],
      [B, 1],
    ],
  ]
  expect(idsOf(told(shortRoad({ milestones }), { weeks }))).toEqual([[A, 'M', 'O', B, 'N']])
})

test('a milestone with hours of its own shows them as its work, and its stone behind it', () => {
  const input = shortRoad({ targets: { A: 1 }, milestones: [shortMilestone('M', 0.5, ['A'])] })
  const [week] = told(input, {
    weeks: [
      [
        [A, 0.5],
        ['M', 0.5],
      ],
    ],
  }).weeks
  expect(week!.entries.map(({ nodeId, kind, hours, skill }) => [nodeId, kind, hours, skill])).toEqual([
    [A, 'practice', 0.5, 'A'],
    ['work:M', 'milestone-work', 0.5, null],
    ['M', 'milestone', 0, null],
  ])
  expect(week!.entries.at(-1)!.reason!.sentence).toBe('Stands here because the work on it ends here.')
})

test('a milestone that waits beyond the plan has no stone', () => {
  const input = shortRoad({ milestones: [shortMilestone('M', 0, ['A'])], overrides: [{ kind: 'not-now', id: 'M' }] })
  expect(idsOf(told(input, { weeks: [[[A, 1]]] }))).toEqual([[A]])
})

test('a milestone without work left stands before all work of the first week that is not taken off', () => {
  const input = shortRoad({
    milestones: [shortMilestone('M', 0, ['A'])],
    finished: [A],
    pauses: ['2026-09-28', '2026-10-05'],
  })
  const { weeks, goalWeeks } = told(input, { weeks: [[], [], [[B, 1]]] })
  expect(idsOf({ weeks })).toEqual([[], [], ['M', B]])
  expect(weeks[2]!.entries[0]!.reason!.sentence).toBe('Its work is done: hand it in for review.')
  // Level 1 of A has no work left, so it is reached in no week.
  expect(goalWeeks).toEqual({ 'goal:B:1': 3 })
})

test('weeks taken off right behind the work stay in sight, empty and without room', () => {
  const input = shortRoad({ targets: { A: 1 }, pauses: ['2026-10-05', '2026-10-12', '2026-10-26'] })
  const { weeks, finishDate } = told(input, { weeks: [[[A, 1]]] })
  const paused = { availableDays: 7, daysOff: [], entries: [], reviewHours: 0, usedHours: 0, capacityHours: 0 }
  expect(weeks.slice(1)).toEqual([
    { ...paused, index: 2, start: '2026-10-05', end: '2026-10-11', paused: true, frozen: false, deepDive: null },
    { ...paused, index: 3, start: '2026-10-12', end: '2026-10-18', paused: true, frozen: false, deepDive: null },
  ])
  expect(finishDate).toBe('2026-09-29')
})

test('a plan without work is one empty week and ends on no day', () => {
  const { weeks, finishDate, goalWeeks } = told(shortRoad({ finished: [A, B] }), { weeks: [[]] })
  expect([idsOf({ weeks }), finishDate, goalWeeks, weeks[0]!.deepDive]).toEqual([[[]], null, {}, null])
})

test.each<[string, [number, number], { nodeId: string; hours: number } | null]>([
  ['the longest entry of a week', [1, 3], { nodeId: B, hours: 3 }],
  ['the longest entry, also where it comes first', [3, 1], { nodeId: A, hours: 3 }],
  ['an entry of two hours', [2, 1], { nodeId: A, hours: 2 }],
  ['nothing shorter than two hours', [1.99, 1], null],
  ['four hours of a longer entry', [1, 5], { nodeId: B, hours: 4 }],
])('the deep dive is %s', (_, [hoursOfA, hoursOfB], dive) => {
  const input = shortRoad({ targets: { A: 1, B: 1 } })
  const { weeks } = told(input, {
    weeks: [
      [
        [A, hoursOfA],
        [B, hoursOfB],
      ],
    ],
  })
  expect(weeks[0]!.deepDive).toEqual(dive)
})

test('a day off is named in its week and takes a seventh of its hours', () => {
  const daysOff = [{ first: '2026-10-07', last: '2026-10-07' }]
  const { weeks } = told(shortRoad({ hoursPerWeek: 7, daysOff }), { weeks: [[[A, 1]], [[B, 1]]] })
  expect(weeks.map((week) => [week.availableDays, week.daysOff, week.capacityHours])).toEqual([
    [7, [], 7],
    [6, ['2026-10-07'], 6],
  ])
})

test('what is finished in the promised week comes first and counts for its hours and its last day', () => {
  const input = shortRoad()
  const previous = buildPlan(input)
  const plan = buildPlan({ ...input, previous, finished: [A], hoursPerWeek: 2.5 })
  const [week] = plan.weeks
  expect(plan.weeks).toHaveLength(1)
  expect(week!.entries.map(({ nodeId, done, hours }) => [nodeId, done, hours])).toEqual([
    [A, true, 1],
    [B, false, 1],
  ])
  // The promise keeps its 5 h. Of them 2.5 h are used, which takes four days at 5 / 7 h a day.
  expect(week).toMatchObject({ frozen: true, usedHours: 2.5, reviewHours: 0.5, capacityHours: 5 })
  expect(plan.finishDate).toBe('2026-10-01')
})

test('what was finished in the promised week does not count for the last day of a later one', () => {
  const skills = [shortSkill('A', 'M'), shortSkill('B', 'M'), shortSkill('C')]
  const input = shortRoad({ targets: { A: 1, B: 1, C: 1 }, skills })
  const order = buildPlan(input).weeks.map(({ entries }) => entries.map(({ nodeId, hours }) => [nodeId, hours]))
  const [[first]] = order as [[[string, number]]]
  const plan = buildPlan({ ...input, previous: buildPlan(input), finished: [first[0]] })
  const hoursOfLast = plan.weeks[1]!.usedHours
  // 5 h of work are done or promised in the first week; 1.25 h are left, which ends on a Tuesday.
  expect([plan.weeks.map(({ frozen }) => frozen), hoursOfLast, plan.finishDate]).toEqual([
    [true, false],
    1.25,
    '2026-10-06',
  ])
})
