import { expect, test } from 'vitest'
import { chooseOnce } from '@/lib/planning/choose-once'
import { buildPlan } from '@/lib/planning/core/build-plan'
import { domain, realInput } from '@/tests/support/planning-fixture'

const members = domain.milestones['shared_practice']!
const road = realInput({ stages: 2, deadline: '2026-12-20', overflow: 'choose-best' })
const input = { ...road, milestones: [...road.milestones.filter(({ id }) => !id.startsWith('MX')), ...members] }
const group = { group: 'MX', count: 1, members, preferred: new Set<string>() }
const former = { version: 1, plan: buildPlan(input), inputHash: 'one', createdAt: new Date(0) }
const first = chooseOnce(input, { group, former })

test('the same is chosen once, on every day of its week', () => {
  expect(chooseOnce(structuredClone(input), { group, former: { ...former } })).toBe(first)
  expect(chooseOnce({ ...input, today: '2026-10-04' }, { group, former })).toBe(first)
})

test('another week, other hours, another wish and another former plan are chosen for anew', () => {
  for (const other of [
    chooseOnce({ ...input, today: '2026-10-05' }, { group, former }),
    chooseOnce({ ...input, hoursPerWeek: 9 }, { group, former }),
    chooseOnce(input, { group: { ...group, preferred: new Set(['MX1']) }, former }),
    chooseOnce(input, { group, former: { ...former, inputHash: 'two' } }),
    chooseOnce(input, { group, former: null }),
  ])
    expect(other).not.toBe(first)
})

test('of very many choices those of long ago are made again', () => {
  for (let hour = 1; hour <= 200; hour += 1) chooseOnce({ ...input, hoursPerWeek: hour }, { group, former: null })
  expect(chooseOnce(input, { group, former })).not.toBe(first)
})
