import { expect, test } from 'vitest'
import {
  EXPERIMENTAL,
  IN_SHARE,
  NEVER_ASKED,
  OUTSIDE_SHARE,
  placesInAttempt,
} from '@/lib/assessment/core/attempt-share'
import { compileBank } from '@/lib/assessment/core/compile-bank'
import { selectItem } from '@/lib/assessment/core/select-item'
import type { SettingsInput } from '@/lib/assessment/core/settings'
import { completeSettings } from '@/lib/assessment/core/settings'
import type { Bank } from '@/lib/assessment/core/types'
import { buildItem, buildSeededBank, buildSingleSkillBank } from './build-test-bank'
import { simulateAttempt } from './simulate-attempt'

const bank = buildSeededBank({ itemsPerSkill: 12 })

function share(of: Bank, settings: Partial<SettingsInput> = {}): string[] {
  const compiled = compileBank(of)
  const places = placesInAttempt(compiled, completeSettings(of, { seed: 1, targets: {}, ...settings }))
  return of.items.flatMap(({ id }, index) => (places[index] === IN_SHARE ? [id] : []))
}

test('placesInAttempt takes the share of every skill, rounded by chance to the right average', () => {
  const counts = Array.from({ length: 100 }, (_, seed) => share(bank, { seed, bankShare: 0.7 })).flatMap((ids) =>
    bank.skills.map(({ id }) => ids.filter((item) => item.startsWith(`${id}-`)).length),
  )
  // .7 · 12 = 8.4 is 8 or 9, over 600 draws 8.4 ± .02.
  expect(new Set(counts)).toEqual(new Set([8, 9]))
  expect(Math.abs(counts.reduce((sum, count) => sum + count, 0) / counts.length - 8.4)).toBeLessThan(0.07)
  expect(share(bank, { bankShare: 1 })).toHaveLength(bank.items.length)
  expect(share(buildSingleSkillBank([buildItem('only')]), { bankShare: 0 })).toEqual(['only'])
})

test('placesInAttempt draws another share for another seed and the same for the same', () => {
  expect(share(bank, { seed: 2 })).toEqual(share(bank, { seed: 2 }))
  expect(share(bank, { seed: 2 })).not.toEqual(share(bank, { seed: 3 }))
})

test('placesInAttempt draws from what is new to the learner and active', () => {
  const items = ['seen', 'new', 'gone'].map((id) => buildItem(id, { status: id === 'gone' ? 'retired' : 'active' }))
  const partly = buildSingleSkillBank(items)
  for (let seed = 0; seed < 12; seed += 1)
    expect(share(partly, { seed, seenItemIds: ['seen'], bankShare: 0.5 })).toEqual(['new'])
})

test('placesInAttempt keeps items that were seldom shown more often', () => {
  const items = Array.from({ length: 8 }, (_, index) => buildItem(`i${index}`, { timesShown: index < 4 ? 0 : 99 }))
  const worn = buildSingleSkillBank(items)
  const drawn = Array.from({ length: 200 }, (_, seed) => share(worn, { seed, bankShare: 0.5 })).flat()
  const seldom = drawn.filter((id) => Number(id.slice(1)) < 4).length
  // Weights 1 and .1: the first of four draws takes a seldom shown one with 4/4.4 = .91, the fourth still with about .7.
  expect(seldom / drawn.length).toBeGreaterThan(0.75)
  expect(seldom / drawn.length).toBeLessThan(0.95)
})

test('an attempt asks items of its share and goes beyond it only when the share is used up', () => {
  const small = buildSeededBank({ areas: 2, skillsPerArea: 1, itemsPerSkill: 6 })
  const settings = { seed: 5, targets: {}, bankShare: 0.5, questionCount: 12 }
  const asked = simulateAttempt({ bank: small, settings, abilities: [0, 0] }).responses.map(({ itemId }) => itemId)
  expect(asked.slice(0, 6).toSorted()).toEqual(share(small, settings).toSorted())
  expect(new Set(asked).size).toBe(12)
  expect(selectItem(small, simulateAttempt({ bank: small, settings, abilities: [0, 0] }))).toBeNull()
})

test('placesInAttempt tells what is never asked, only tried out, asked last, and asked', () => {
  const items = [
    buildItem('gone', { status: 'retired' }),
    buildItem('seen'),
    buildItem('trial', { status: 'experimental' }),
    buildItem('seen-trial', { status: 'experimental' }),
    buildItem('one'),
    buildItem('two'),
    buildItem('three'),
  ]
  const mixed = buildSingleSkillBank(items)
  const settings = completeSettings(mixed, {
    seed: 4,
    targets: {},
    bankShare: 0,
    seenItemIds: ['seen', 'seen-trial'],
  })
  const places = [...placesInAttempt(compileBank(mixed), settings)]
  expect(places.slice(0, 4)).toEqual([NEVER_ASKED, NEVER_ASKED, EXPERIMENTAL, NEVER_ASKED])
  // Of a share of nothing one item is left, so that the skill can be asked about.
  expect(places.slice(4).toSorted()).toEqual([OUTSIDE_SHARE, OUTSIDE_SHARE, IN_SHARE])
})

test('placesInAttempt draws the share of an attempt once, and anew for another bank', () => {
  const settings = completeSettings(bank, { seed: 1, targets: {} })
  const compiled = compileBank(bank)
  const places = placesInAttempt(compiled, settings)
  expect(placesInAttempt(compiled, settings)).toBe(places)
  const longer = compileBank({ ...bank, items: [...bank.items, buildItem('more', { skill: 's0', area: 'A0' })] })
  expect(placesInAttempt(longer, settings)).toHaveLength(bank.items.length + 1)
})
