import { afterAll, expect, test, vi } from 'vitest'
import { buildContent } from '@/lib/content/build-content'
import { gatePool } from '@/lib/content/gate/worker-pool'
import { sampleFiles } from './sample-content'

// The first document waits for a worker to start.
vi.setConfig({ testTimeout: 120_000 })
afterAll(() => gatePool().close())

const lens = (id: string, fields: string) =>
  `- id: ${id}\n  title: A lens\n  meaning: What it is.\n  skills: [T1]\n  ${fields}\n  rule: A rule.\n  when: At once.\n  seedRefs: []\n`
const lenses = (...entries: string[]) => `lenses:\n${entries.join('')}`
const background = (fields: string) => `---
type: background
id: zero-base
slug: zero-base
aliases: []
title: From elsewhere
summary: A beginning.
prior: {}
frontLoad: []
${fields}
suggestedTrack: platform
seedRefs: [A14]
reviewed: 2026-11-22
reviewDue: 2027-11-22
---

Text.
`
const problemsOf = async (changes: Record<string, string>) => {
  const { problems } = await buildContent({
    files: sampleFiles(changes),
    revisions: [],
    lastGood: () => Promise.resolve(new Map<string, string>()),
  })
  return problems.map(({ line, rule, message }) => `${line} ${rule}: ${message}`)
}

test('a lens with levels inside the basic stage, its milestone and its track is sound', async () => {
  const text = lenses(lens('ai-enabled', 'levels: { T1: 1 }\n  milestones: [MB4]'), lens('core', 'tracks: [platform]'))
  expect(await problemsOf({ 'lenses.yaml': text })).toEqual([])
})

test('every track lies in one lens', async () => {
  expect(await problemsOf({ 'lenses.yaml': lenses(lens('core', 'tracks: []')) })).toEqual([
    '1 lens-track: the track platform lies in no lens',
  ])
  const twice = lenses(lens('core', 'tracks: [platform]'), lens('applied', 'tracks: [platform]'))
  expect(await problemsOf({ 'lenses.yaml': twice })).toEqual(['14 lens-track: platform lies in core already'])
})

test('a lens names only tracks and milestones that exist', async () => {
  const text = lenses(lens('core', 'tracks: [platform, native]\n  milestones: [MB9]'))
  expect(await problemsOf({ 'lenses.yaml': text })).toEqual([
    '6 unknown-track: there is no track native',
    '7 unknown-milestone: there is no milestone MB9',
  ])
})

test('a level of a lens is of a skill it marks, and no higher than the basic stage asks', async () => {
  const text = lenses(lens('core', 'levels: { T1: 2, E1: 1 }\n  tracks: [platform]'))
  expect(await problemsOf({ 'lenses.yaml': text })).toEqual([
    '6 lens-level: T1 at 2 is more than the basic stage of the track platform asks',
    '6 lens-level: the lens does not mark E1',
  ])
})

test('first steps name skills of the basic stage, each once', async () => {
  const sound = background('firstSteps: [{ skills: [T1] }, { skills: [E1] }]')
  expect(await problemsOf({ 'paths/zero-base.mdx': sound })).toEqual([])
  expect(await problemsOf({ 'paths/zero-base.mdx': background('') })).toEqual([])
  const wrong = background('firstSteps: [{ skills: [T1, D4] }, { skills: [T1] }]')
  expect(await problemsOf({ 'paths/zero-base.mdx': wrong })).toEqual([
    '10 unknown-skill: there is no skill D4',
    '10 first-steps: T1 stands in step 1 already',
  ])
  const text = (sampleFiles().find(({ path }) => path.endsWith('platform.mdx'))?.source ?? '').replace(
    'basic: { T1: 1, E1: 1 }',
    'basic: { T1: 1, E1: 0 }',
  )
  expect(await problemsOf({ 'paths/zero-base.mdx': sound, 'tracks/platform.mdx': text })).toEqual([
    '10 first-steps: the basic stage of the track platform asks nothing of E1',
  ])
})
