import { expect, test, vi } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { eventOf, jsonRequest } from '../../support/events'
import { formOf, redirected } from '../../support/redirected'
import { withTestDatabase } from '../../support/test-database'
import { POST as postEvents } from '@/app/api/me/events/route'
import { requireLearnerId } from '@/lib/account/learner'
import { readResult } from '@/lib/assessment/result-service'
import { answerQuestion, currentQuestion, endAttempt } from '@/lib/assessment/service'
import { getContent } from '@/lib/content/loader'
import { db } from '@/lib/db/client'
import {
  acceptWhatIfAction,
  checkEntryAction,
  chooseMilestoneAction,
  dismissChangeAction,
  moveEntryAction,
  overrideAction,
  pauseAction,
  returnToVersionAction,
  savePlanSettingsAction,
  takeRelaxationAction,
} from '@/lib/planning/actions'
import { comparePlans } from '@/lib/planning/core/compare-plans'
import type { Plan } from '@/lib/planning/core/types'
import type { PlanSettings } from '@/lib/planning/schemas'
import { planWhatIf, readCurrentPlan, readPlanHistory, readPlanNotice } from '@/lib/planning/service'

withTestDatabase()

const MONDAY = '2026-03-02'
// Going back plans for the day it is.
vi.mock('@/lib/platform/today', () => ({ todayIn: () => '2026-03-02' }))

const BLANK = { message: null, fields: {}, typed: {} }
const SETTINGS: PlanSettings = {
  background: 'traditional-pm',
  trackId: 'aiplus',
  stage: 'basic',
  hoursPerWeek: 6,
  startDate: MONDAY,
  deadline: null,
  overflow: 'run-over',
}
const asForm = (settings: PlanSettings) =>
  formOf(Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value ?? '')])))

/** Somebody with a plan, and what they do with it. */
async function planner(settings: Partial<PlanSettings> = {}) {
  const device = new Device()
  await device.run(() => redirected(() => savePlanSettingsAction(BLANK, asForm({ ...SETTINGS, ...settings }))))
  const learnerId = await device.run(() => requireLearnerId())
  const read = async (today = MONDAY) =>
    (await device.run(() => readCurrentPlan(learnerId, today))) ?? expect.fail('there is no plan')
  const act = (action: (form: FormData) => Promise<void>, fields: Record<string, string>) =>
    device.run(() => redirected(() => action(formOf(fields))))
  const finish = (lessonId: string) =>
    device.run(() => postEvents(jsonRequest({ events: [eventOf({ kind: 'lesson-done', lessonId })] })))
  const history = async (today = MONDAY) => readPlanHistory(learnerId, await read(today))
  const notice = async (today = MONDAY) => readPlanNotice(learnerId, await read(today))
  await read()
  return { device, learnerId, read, act, finish, history, notice }
}

const weekOf = (plan: Plan, nodeId: string) =>
  plan.weeks.find(({ entries }) => entries.some((entry) => entry.nodeId === nodeId))?.start
const lessonsIn = (plan: Plan, week: number) =>
  plan.weeks[week]!.entries.filter(({ nodeId, continued }) => /^[A-Z]\d?-\d+$/.test(nodeId) && !continued)
const firstLesson = (plan: Plan) => lessonsIn(plan, 0)[0]?.nodeId ?? expect.fail('the first week has no lesson')

test('the days of one week make one version, and the plan stays the same', async () => {
  const someone = await planner()
  const { plan } = await someone.read()
  for (const day of ['2026-03-03', '2026-03-05', '2026-03-08']) expect((await someone.read(day)).plan).toEqual(plan)
  expect(await someone.history()).toHaveLength(1)
  expect(await someone.notice()).toBeNull()
})

test('a new week that left something open is one version with its cause, said until it is put away', async () => {
  const someone = await planner()
  await someone.read('2026-03-09')
  await someone.read('2026-03-12')
  const notice = (await someone.notice('2026-03-12')) ?? expect.fail('nothing is said')
  expect(notice).toMatchObject({ version: 2, earlierCount: 0, undoTo: null })
  expect(notice.change.causes).toEqual([{ kind: 'new-week', open: expect.any(Number) as number }])
  expect(notice.change.moved.length).toBeGreaterThan(0)
  await someone.act(dismissChangeAction, { version: '2' })
  expect(await someone.notice('2026-03-12')).toBeNull()
  expect(await someone.history('2026-03-12')).toHaveLength(2)
})

test('texts published anew are drawn into the same version', async () => {
  const someone = await planner()
  await db.plan.updateMany({ where: { learnerId: someone.learnerId }, data: { inputHash: 'of another day' } })
  await someone.read()
  const [row] = await db.plan.findMany({ where: { learnerId: someone.learnerId } })
  expect(row).toMatchObject({ version: 1 })
  expect(row?.inputHash).not.toBe('of another day')
})

test('an entry finished as planned is kept in the history and not announced', async () => {
  const someone = await planner()
  await someone.finish(firstLesson((await someone.read()).plan))
  expect(await someone.notice()).toBeNull()
  expect((await someone.history())[0]?.change?.causes[0]).toMatchObject({ kind: 'finished' })
})

test('going back restores settings, words and weeks off, keeps what is finished, and says so', async () => {
  const someone = await planner()
  const before = (await someone.read()).facts
  const skipped = firstLesson((await someone.read()).plan)
  await someone.act(overrideAction, { nodeId: skipped, kind: 'skip' })
  await someone.read()
  await someone.act(pauseAction, { weekStart: '2026-03-16', isOn: 'true' })
  await someone.read()
  await someone.device.run(() =>
    redirected(() => acceptWhatIfAction(asForm({ ...SETTINGS, hoursPerWeek: 9, deadline: '2027-01-31' }))),
  )
  const finished = lessonsIn((await someone.read()).plan, 0).find(({ done }) => !done)?.nodeId ?? ''
  await someone.finish(finished)
  await someone.read()
  await someone.act(returnToVersionAction, { version: '1' })
  const after = await someone.read()
  expect([after.facts.learner, after.facts.overrides, after.facts.pauses]).toEqual([
    before.learner,
    before.overrides,
    before.pauses,
  ])
  expect(after.input.finished).toContain(finished)
  const notice = (await someone.notice()) ?? expect.fail('going back was silent')
  expect(notice.change.causes.map(({ kind }) => kind).sort()).toEqual(
    ['pause', 'setting', 'setting', 'word-taken-back'].sort(),
  )
  const history = await someone.history()
  expect(history.map(({ canReturn }) => canReturn)).toEqual(
    history.map(({ version }) => ![1, history.length].includes(version)),
  )
  // Undone in turn.
  await someone.act(returnToVersionAction, { version: String(notice.undoTo) })
  expect((await someone.read()).facts.learner).toMatchObject({ hoursPerWeek: 9, deadline: '2027-01-31' })
})

test('a change that is undone leaves no trace, in this week neither', async () => {
  const someone = await planner()
  const { plan } = await someone.read()
  const shown = (each: Plan) =>
    each.weeks.map(({ start, entries }) => [
      start,
      entries.map(({ nodeId, hours }) => [nodeId, Math.round(hours * 1e4)]),
    ])
  const nodeId = firstLesson(plan)
  for (const word of ['known', 'skip', 'not-now']) {
    await someone.act(overrideAction, { nodeId, kind: word })
    expect(shown((await someone.read()).plan)).not.toEqual(shown(plan))
    await someone.act(returnToVersionAction, { version: String((await someone.notice())?.undoTo) })
    expect(shown((await someone.read()).plan)).toEqual(shown(plan))
  }
})

test('the weeks that were open stay open whatever is decided on the plan', async () => {
  const someone = await planner({ stage: 'specialisation' })
  someone.device.page = 'http://milepost.test/plan?weeks=60'
  const taken = { patch: JSON.stringify({ hoursPerWeek: 9 }) }
  const choice = (await someone.read()).milestoneChoices[0] ?? expect.fail('there is no choice')
  expect(await someone.act(takeRelaxationAction, taken)).toBe('/plan?weeks=60')
  expect(await someone.act(dismissChangeAction, { version: '1' })).toBe('/plan?weeks=60')
  expect(await someone.act(chooseMilestoneAction, { chosen: '', among: choice.options[0]?.id ?? '' })).toBe(
    '/plan?weeks=60',
  )
  someone.device.page = 'http://milepost.test/plan/what-if'
  expect(await someone.act(takeRelaxationAction, taken)).toBe('/plan')
})

test('nobody returns to a version of somebody else', async () => {
  const [one, other] = [await planner(), await planner({ hoursPerWeek: 9 })]
  await other.act(overrideAction, { nodeId: firstLesson((await other.read()).plan), kind: 'skip' })
  await other.read()
  await expect(one.act(returnToVersionAction, { version: '2' })).rejects.toThrow('No choices are kept')
  await one.act(dismissChangeAction, { version: '2' })
  expect(await other.notice()).not.toBeNull()
})

test('what if keeps nothing, and what is then taken is what was shown', async () => {
  const someone = await planner()
  const current = await someone.read()
  const facts = () =>
    Promise.all([
      db.plan.findMany({ where: { learnerId: someone.learnerId } }),
      db.learner.findUniqueOrThrow({ where: { id: someone.learnerId }, omit: { lastSeenAt: true } }),
    ])
  const before = await facts()
  for (const wish of [
    { hoursPerWeek: 10 },
    { trackId: 'native' },
    { stage: 'specialisation' as const },
    { background: 'zero-base' },
    { deadline: '2026-12-24' },
  ]) {
    const settings = { ...SETTINGS, ...wish }
    const comparison = await planWhatIf(current, { settings, today: MONDAY })
    expect(await facts()).toEqual(before)
    const other = await planner()
    await other.device.run(() => redirected(() => acceptWhatIfAction(asForm(settings))))
    expect(comparePlans(current, await other.read())).toEqual(comparison)
  }
})

test('an entry is moved to the week asked for, and the plan says whose word that was', async () => {
  const someone = await planner()
  const nodeId = firstLesson((await someone.read()).plan)
  await someone.act(moveEntryAction, { nodeId, week: '2026-03-16' })
  const { plan, facts } = await someone.read()
  expect(weekOf(plan, nodeId)).toBe('2026-03-16')
  expect(facts.overrides).toEqual([{ id: nodeId, kind: 'move', week: '2026-03-16' }])
  expect((await someone.notice())?.change.causes).toEqual([{ kind: 'word', id: nodeId, word: 'move' }])
})

test('of milestones that stand for each other the plan has one, until the learner takes another or leaves it to the plan', async () => {
  const someone = await planner({ stage: 'specialisation' })
  const choiceOf = async () => (await someone.read()).milestoneChoices[0] ?? expect.fail('there is no choice')
  const first = await choiceOf()
  expect(first).toMatchObject({ group: 'MX', count: 1, chosenBy: 'plan' })
  expect(first.options.map(({ id }) => id).sort()).toEqual(['MX1', 'MX2', 'MX3'])
  const among = first.options.map(({ id }) => id)
  const choose = (chosen: string) => {
    const form = formOf({ chosen })
    for (const id of among) form.append('among', id)
    return someone.device.run(() => redirected(() => chooseMilestoneAction(form)))
  }
  for (const other of among.filter((id) => !first.chosen.includes(id))) {
    await choose(other)
    expect(await choiceOf()).toMatchObject({ chosen: [other], chosenBy: 'learner' })
    expect((await someone.read()).facts.overrides).toEqual([{ id: other, kind: 'choose' }])
  }
  await choose('')
  expect(await choiceOf()).toEqual(first)
  await expect(choose('MB1')).rejects.toThrow()
})

test('every mixture of hours and weeks that is offered fits when it is taken', async () => {
  const settings = { hoursPerWeek: 3, deadline: '2026-06-01' }
  const { tradeOff } = (await (await planner(settings)).read()).plan.relaxations ?? expect.fail('the date fits')
  expect(tradeOff.length).toBeGreaterThan(3)
  const tried = [tradeOff[0]!, tradeOff[Math.floor(tradeOff.length / 2)]!, tradeOff.at(-1)!]
  for (const { hoursPerWeek, deadline } of tried) {
    const someone = await planner(settings)
    await someone.act(takeRelaxationAction, { patch: JSON.stringify({ hoursPerWeek, deadline }) })
    const { plan, facts } = await someone.read()
    expect([facts.learner.hoursPerWeek, facts.learner.deadline, plan.fits]).toEqual([hoursPerWeek, deadline, true])
  }
})

test('two questions ask about that level alone, join what is known, and leave the word standing', async () => {
  const someone = await planner()
  const content = await getContent()
  const nodeId = firstLesson((await someone.read()).plan)
  const lesson = content.lessons.get(nodeId)
  await someone.act(overrideAction, { nodeId, kind: 'known' })
  expect(await someone.notice()).toMatchObject({ checkable: nodeId })
  const path = await someone.act(checkEntryAction, { nodeId })
  const attemptId = /^\/plan\/check\/([0-9a-f-]{36})$/.exec(path)?.[1] ?? expect.fail(path)
  // Asked for again, it goes on with the same questions.
  expect(await someone.act(checkEntryAction, { nodeId })).toBe(path)
  for (let number = 1; number <= 2; number += 1) {
    const asked = await someone.device.run(() => currentQuestion(attemptId))
    const item = content.items.get(asked?.question.item?.id ?? '')
    expect(item?.skill).toBe(lesson?.skill)
    const given = { itemId: item?.id ?? '', answer: { type: 'dont-know' as const }, elapsedMs: 30_000 }
    expect(await someone.device.run(() => answerQuestion(attemptId, given))).toMatchObject({ ok: true })
  }
  expect((await someone.device.run(() => currentQuestion(attemptId)))?.question.item).toBeNull()
  await someone.device.run(() => endAttempt(attemptId))
  const result = await someone.device.run(() => readResult(attemptId))
  const skills =
    result !== null && result !== 'open' ? result.result.skills.filter(({ target }) => target !== null) : []
  expect(skills.map(({ id, target }) => [id, target])).toEqual([[lesson?.skill, lesson?.levelTo]])
  const { facts, plan } = await someone.read()
  expect(facts.overrides).toEqual([{ id: nodeId, kind: 'known' }])
  expect(facts.profile).not.toBeNull()
  expect(weekOf(plan, nodeId)).toBeUndefined()
})

test('while an assessment is open two questions wait', async () => {
  const someone = await planner()
  const [one, other] = lessonsIn((await someone.read()).plan, 0).map((entry) => entry.nodeId)
  await someone.act(checkEntryAction, { nodeId: one ?? '' })
  expect(await someone.act(checkEntryAction, { nodeId: other ?? '' })).toBe('/plan?check=other-open')
})
