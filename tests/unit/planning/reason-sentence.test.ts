import { expect, test } from 'vitest'
import { ownWork, skillInSentence } from '@/lib/planning/core/reason-context'
import type { ReasonContext } from '@/lib/planning/core/reason-context'
import { reasonSentence, stoneSentence } from '@/lib/planning/core/reason-sentence'
import type { SentenceFacts } from '@/lib/planning/core/reason-sentence'
import type { PlanOverride } from '@/lib/planning/core/types'
import { smallGraph, smallRoad, smallSkill } from '@/tests/support/small-road'

const graph = smallGraph(
  [
    { id: 'A2-1', skill: 'A', level: 2, ticks: 100 },
    { id: 'A2-2', skill: 'A', level: 2, ticks: 100 },
    { id: 'practice:A:2', kind: 'practice', skill: 'A', level: 2, ticks: 100 },
    {
      id: 'goal:A:2',
      kind: 'goal',
      title: 'Metrics at level 2',
      skill: 'A',
      level: 2,
      gapProbability: 0.81,
      isAim: true,
      needs: ['A2-1', 'A2-2', 'practice:A:2'],
    },
    { id: 'B1-1', title: 'Lab of chance', kind: 'lab', skill: 'B', level: 1, ticks: 100, needs: ['goal:A:2'] },
    { id: 'goal:B:1', kind: 'goal', skill: 'B', level: 1, isAim: true, needs: ['B1-1', 'goal:A:2'] },
    { id: 'C1-1', title: 'Case of courts', kind: 'case', skill: 'C', level: 1, ticks: 100, needs: ['goal:B:1'] },
    { id: 'goal:C:1', kind: 'goal', skill: 'C', level: 1, isAim: true, needs: ['goal:B:1', 'C1-1'] },
    { id: 'MB', title: 'The memo', kind: 'milestone', ticks: 100, isAim: true, needs: ['goal:A:2', 'goal:B:1'] },
    { id: 'support', skill: 'D', level: 3, ticks: 100 },
    { id: 'goal:D:2', kind: 'goal', skill: 'D', level: 2, gapProbability: 0.49, isAim: true, needs: ['practice:D:2'] },
    { id: 'practice:D:2', kind: 'practice', skill: 'D', level: 2, ticks: 100 },
    { id: 'goal:E:1', kind: 'goal', skill: 'E', level: 1, gapProbability: 0.5, isAim: true, needs: ['practice:E:1'] },
    { id: 'practice:E:1', kind: 'practice', skill: 'E', level: 1, ticks: 100 },
  ],
  [
    { ...smallSkill('A'), title: 'Metrics and measurement', shortTitle: 'Metrics' },
    { ...smallSkill('B'), title: 'Statistics' },
  ],
)
const at = (id: string): number => graph.indexOf.get(id)!
const [lesson, second, practice, goal] = ['A2-1', 'A2-2', 'practice:A:2', 'goal:A:2'].map(at) as [
  number,
  number,
  number,
  number,
]
const [goalB, goalC, stone] = [at('goal:B:1'), at('goal:C:1'), at('MB')]

/** The sentence of an entry of metrics, level 2: five hours are saved and only the level is lost where nothing else is said. */
function sentence(
  facts: Partial<SentenceFacts>,
  {
    targets = { A: 2, B: 1 },
    overrides = [],
    order = [lesson, second, practice, at('B1-1'), at('C1-1'), stone],
    weeks = [
      [lesson, 1],
      [second, 1],
      [at('B1-1'), 3],
      [at('C1-1'), 4],
    ],
    stages = [{ id: 'basic', title: 'Basic', targets }],
  }: {
    targets?: Record<string, number>
    overrides?: PlanOverride[]
    order?: number[]
    weeks?: [number, number][]
    stages?: ReturnType<typeof smallRoad>['stages']
  } = {},
): string {
  const context: ReasonContext = {
    input: smallRoad({ stages, overrides }),
    graph,
    kept: new Uint8Array(graph.nodes.length).fill(1),
    solveWithout: () => {
      throw new Error('a sentence asks for no plan')
    },
    firstWeekOf: new Map(weeks),
    order,
  }
  return reasonSentence(context, { node: lesson, goal, chain: [goal], lost: [goal], hoursSaved: 5, ...facts })
}

test('the own work of a level is what it needs and no level below, that of a milestone the milestone itself', () => {
  expect(ownWork(graph, goal)).toEqual([lesson, second, practice])
  expect(ownWork(graph, goalB)).toEqual([at('B1-1')])
  expect(ownWork(graph, stone)).toEqual([stone])
})

test('a skill is called by its short name, else by its title, else by its id', () => {
  expect(['A', 'B', 'C'].map((skill) => skillInSentence(graph, skill))).toEqual(['metrics', 'statistics', 'C'])
})

test('the first entry of a level tells the gap and what stays without it', () => {
  expect(sentence({})).toBe(
    '81 in 100 that metrics is a gap. Without it, metrics stays at level 1 and 5.0 h are saved.',
  )
})

test('a level that is probably held only may stay missing', () => {
  const alone = (skill: string, level: number) => {
    const [work, own] = [at(`practice:${skill}:${level}`), at(`goal:${skill}:${level}`)]
    return sentence({ node: work, goal: own, chain: [own], lost: [own] }, { order: [work], targets: { D: 2, E: 1 } })
  }
  expect(alone('D', 2)).toBe('49 in 100 that D is a gap. Without it, D may stay at level 1 and 5.0 h are saved.')
  expect(alone('E', 1)).toBe('50 in 100 that E is a gap. Without it, E stays at level 0 and 5.0 h are saved.')
})

test('a level below the target is told as a level', () => {
  const told = '81 in 100 that metrics is below level 2. Without it, metrics stays at level 1 and 5.0 h are saved.'
  expect(sentence({}, { targets: { A: 3 } })).toBe(told)
  expect(sentence({}, { stages: [] })).toBe(told)
})

test('a level of one entry alone tells the gap, without a probability as for certain', () => {
  expect(sentence({ node: at('B1-1'), goal: goalB, chain: [goalB], lost: [goalB] })).toBe(
    'More than 99 in 100 that statistics is a gap. Without it, statistics stays at level 0 and 5.0 h are saved.',
  )
})

test('the last entry of a level closes it and names the stage that asks for it', () => {
  expect(sentence({ node: practice })).toBe('Closes level 2 of metrics, the target of the basic stage.')
  expect(sentence({ node: practice }, { targets: { A: 3 } })).toBe('Closes level 2 of metrics.')
  expect(sentence({ node: practice }, { stages: [] })).toBe('Closes level 2 of metrics.')
})

test('the last entry is the last by the order of work', () => {
  expect(sentence({ node: lesson }, { order: [practice, second, lesson] })).toBe(
    'Closes level 2 of metrics, the target of the basic stage.',
  )
})

test.each([
  ['the level alone', [goal], 5, 'leaving it out saves 5.0 h and costs the level'],
  ['another one', [goal, goalB], 5, 'leaving it out saves 5.0 h and costs the level and one more goal'],
  ['two others', [goalB, goal, stone], 5, 'leaving it out saves 5.0 h and costs the level and two more goals'],
  ['the least that is said', [goal], 0.05, 'leaving it out saves 0.1 h and costs the level'],
  ['nothing saved', [goal], 0.049, 'leaving it out gives its hours to other work and costs the level'],
  [
    'nothing saved, others lost',
    [goal, goalB],
    0,
    'leaving it out gives its hours to other work and costs the level and one more goal',
  ],
])('an entry in the middle tells its price: %s', (_, lost, hoursSaved, price) => {
  expect(sentence({ node: second, lost, hoursSaved })).toBe(`Part two of three of level 2 in metrics; ${price}.`)
})

test.each([
  ['one other falls away', [goal, goalB], 5, ', one more goal falls away and 5.0 h are saved.'],
  ['two others fall away', [goal, goalB, stone], 5, ', two more goals fall away and 5.0 h are saved.'],
  ['the least that is said', [goal], 0.05, ' and 0.1 h are saved.'],
  ['nothing is saved', [goal], 0.049, ' and other work takes its hours.'],
])('where nothing elsewhere loses its ground, the level stays: %s', (_, lost, hoursSaved, end) => {
  expect(sentence({ lost, hoursSaved })).toBe(
    `81 in 100 that metrics is a gap. Without it, metrics stays at level 1${end}`,
  )
})

test.each([
  ['alone', [goal, goalB], ''],
  ['and one more', [goal, goalB, goalC], ', and one more goal falls away'],
  ['and two more', [goal, goalB, goalC, stone], ', and two more goals fall away'],
])('work elsewhere that loses its ground is named with its week: %s', (_, lost, more) => {
  expect(sentence({ chain: [goal, goalB], lost })).toBe(
    `81 in 100 that metrics is a gap. Without it, “Lab of chance” in week 3 has no metrics at level 2 to build on${more}.`,
  )
})

test('work further away builds on the level right before it', () => {
  expect(sentence({ chain: [goal, goalB, goalC], lost: [goal, goalC] })).toBe(
    '81 in 100 that metrics is a gap. Without it, “Case of courts” in week 4 has no statistics at level 1 to build on.',
  )
})

test.each([
  ['alone', [goal, stone], ''],
  ['and one more', [goal, goalB, stone], ', and one more goal falls away'],
])('a milestone at the end of the chain stays open: %s', (_, lost, more) => {
  expect(sentence({ chain: [goal, stone], lost })).toBe(
    `81 in 100 that metrics is a gap. Without it, the milestone “The memo” stays open${more}.`,
  )
})

test('work that stands in no week is not named', () => {
  const stays = '81 in 100 that metrics is a gap. Without it, metrics stays at level 1 and 5.0 h are saved.'
  const chain = [goal, goalB]
  expect(sentence({ chain }, { weeks: [[lesson, 1]] })).toBe(stays)
  // Not in the order of work; the second lesson stands in week 1 and has nothing to do with it.
  expect(sentence({ chain }, { order: [lesson, second, practice] })).toBe(stays)
})

test('a lesson outside the step of the level it serves is needed for it', () => {
  expect(sentence({ node: at('support') })).toBe(
    'Needed for metrics at level 2. Without it, metrics stays at level 1 and 5.0 h are saved.',
  )
})

test.each<[string, PlanOverride[], boolean]>([
  ['by its own name', [{ kind: 'first', id: 'practice:A:2' }], true],
  ['by its skill', [{ kind: 'first', id: 'A' }], true],
  [
    'among other words',
    [
      { kind: 'skip', id: 'B' },
      { kind: 'first', id: 'A' },
    ],
    true,
  ],
  ['another entry', [{ kind: 'first', id: 'A2-1' }], false],
  ['another word', [{ kind: 'not-now', id: 'practice:A:2' }], false],
])('what was asked for first says so: %s', (_, overrides, isSaid) => {
  const rest = 'Closes level 2 of metrics, the target of the basic stage.'
  expect(sentence({ node: practice }, { overrides })).toBe(isSaid ? `You asked for this first. ${rest}` : rest)
})

test('a milestone names up to three skills it is evidence for, each once, and counts the others', () => {
  const milestone = (...skills: string[]) => {
    const own = smallGraph([
      ...skills.map((skill, level) => ({ id: `goal:${skill}:${level}`, kind: 'goal' as const, skill, level })),
      { id: 'lesson' },
      {
        id: 'MB',
        kind: 'milestone',
        needs: [...skills.map((skill, level) => `goal:${skill}:${level}`), 'lesson'],
      },
    ])
    const node = own.indexOf.get('MB')!
    const context = {
      input: smallRoad(),
      graph: own,
      kept: new Uint8Array(),
      solveWithout: () => {
        throw new Error('a sentence asks for no plan')
      },
      firstWeekOf: new Map<number, number>(),
      order: [],
    }
    return reasonSentence(context, { node, goal: null, chain: [], lost: [node], hoursSaved: 1 })
  }
  const open = 'Without it, the milestone stays open.'
  expect(milestone()).toBe(open)
  expect(milestone('A', 'B', 'A')).toBe(`Your evidence for A and B. ${open}`)
  expect(milestone('A', 'B', 'C')).toBe(`Your evidence for A, B and C. ${open}`)
  expect(milestone('A', 'B', 'C', 'D')).toBe(`Your evidence for A, B, C and one more. ${open}`)
  expect(milestone('A', 'B', 'C', 'D', 'E')).toBe(`Your evidence for A, B, C and two more. ${open}`)
})

test('a stone says what completes it', () => {
  expect(stoneSentence('The memo', null)).toBe('Its work is done: hand it in for review.')
  expect(stoneSentence('The memo', 'The memo')).toBe('Stands here because the work on it ends here.')
  expect(stoneSentence('The memo', 'Lab of chance')).toBe(
    'Stands here because “Lab of chance” completes what it asks for.',
  )
})
