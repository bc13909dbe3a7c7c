import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildFirstPlan, buildPlan } from '@/lib/planning/core/build-plan'
import { replan } from '@/lib/planning/core/replan'
import type { Plan, PlanInput } from '@/lib/planning/core/types'
import { around, realInput } from '@/tests/support/planning-fixture'
import { readCurriculum } from '@/tests/support/real-curriculum'
import { anyLearner, inputOf, inputOfBestOf } from '@/tests/support/simulated-learners'

const tooMuch: [string, PlanInput][] = [
  ['eleven weeks', realInput({ deadline: '2026-12-20' })],
  ['a start in the week', realInput({ today: '2026-10-01', deadline: '2026-12-06', levels: (l) => around(l, 0.6) })],
  ['from zero, with a pause', realInput({ background: 'zero_base', deadline: '2026-12-31', pauses: ['2026-W48'] })],
]
/** A plan as it stands once it is kept: its current week is promised. */
const settled = (input: PlanInput): Plan => replan(buildPlan(input), input).plan
const leftOut = ({ droppedGoals }: Plan) =>
  droppedGoals.flatMap(({ id, because }) => (because === 'hours' ? [id] : [])).sort()

test.each(tooMuch)('date and hours kept, the plan leaves out exactly what the offer said: %s', (_, input) => {
  const plan = settled(input)
  const offer = plan.relaxations!.bestThatFits!
  const { plan: taken } = replan(plan, { ...input, ...offer.patch })
  expect(offer.goals.length).toBeGreaterThan(0)
  expect(leftOut(taken)).toEqual(offer.goals.map(({ id }) => id).sort())
  expect(taken.fits).toBe(true)
  expect(taken.finishDate! <= input.deadline!).toBe(true)
})

test('the offer knows which of the milestones that stand for each other the plan will then have', async () => {
  const content = await readCurriculum()
  const learners = fc
    .sample(anyLearner(content), { seed: 7, numRuns: 200 })
    .filter(({ told: { learner } }) => learner?.deadline != null && learner.stage === 'specialisation')
    .map((learner) => ({ ...learner, overflow: 'run-over' as const }))
  let [offers, otherMilestones] = [0, 0]
  for (const [index, learner] of learners.entries()) {
    const input = inputOf(content, learner)
    const plan = buildFirstPlan(input, { inputOfBest: inputOfBestOf(content, learner) })
    const offer = plan.relaxations?.bestThatFits
    if (!offer) continue
    offers += 1
    const latest = { version: 1, plan, inputHash: `learner ${index}`, createdAt: new Date(0) }
    const then = inputOf(content, { told: { ...learner.told, latest }, overflow: 'choose-best' })
    if (then.milestones.map(({ id }) => id).join() !== input.milestones.map(({ id }) => id).join()) otherMilestones += 1
    expect(leftOut(replan(plan, then).plan)).toEqual(offer.goals.map(({ id }) => id).sort())
  }
  expect(offers).toBeGreaterThan(15)
  expect(otherMilestones).toBeGreaterThan(2)
})

test.each(tooMuch)('once taken it is not offered again, and everything can be shown again: %s', (_, input) => {
  const plan = settled(input)
  const { plan: taken } = replan(plan, { ...input, overflow: 'choose-best' })
  expect(taken.relaxations).toMatchObject({
    bestThatFits: null,
    fewerGoals: null,
    moreHours: plan.relaxations!.moreHours,
  })
  const { plan: whole } = replan(taken, { ...input, overflow: 'run-over' })
  expect(whole.remainingHours).toBeCloseTo(plan.remainingHours, 6)
  expect(leftOut(whole)).toEqual([])
})

test('with more hours the best takes back what was left out, without a word of the learner', () => {
  const input = realInput({ deadline: '2026-12-20', overflow: 'choose-best' })
  const little = settled(input)
  const { plan: more } = replan(little, { ...input, ...little.relaxations!.moreHours!.patch })
  expect(leftOut(little).length).toBeGreaterThan(0)
  expect(leftOut(more)).toEqual([])
  expect(more.relaxations).toBeNull()
})

test('the offer says in words what waits', () => {
  const { bestThatFits } = buildPlan(realInput({ deadline: '2026-12-20' })).relaxations!
  expect(bestThatFits!.sentence).toMatch(
    /^Date and hours stay, .* something changes\. .*(levels?|milestones?) fewer for now: .+\.$/,
  )
})

test.each(tooMuch)('the first plan is the plan as it stands once it is kept: %s', (_, input) => {
  for (const overflow of ['run-over', 'choose-best'] as const)
    expect(buildFirstPlan({ ...input, overflow })).toEqual(settled({ ...input, overflow }))
})

test('a first plan that fits is just built', () => {
  expect(buildFirstPlan(realInput())).toEqual(buildPlan(realInput()))
})

test('the last week taken off stays in sight, empty, and the plan ends before it', () => {
  const input = realInput({ deadline: '2026-12-20', overflow: 'choose-best' })
  const last = buildPlan(input).weeks.at(-1)!
  const { weeks, finishDate } = buildPlan({ ...input, pauses: [last.start] })
  expect(weeks.at(-1)).toMatchObject({ start: last.start, paused: true, entries: [], usedHours: 0 })
  expect(finishDate! < last.start).toBe(true)
})
