import { expect, test } from 'vitest'
import fc from 'fast-check'
import type { MapStage, TrackMap } from '@/lib/content/core/roadmap-layout'
import { layoutTrackMap, stopRadius } from '@/lib/content/core/roadmap-layout'
import { layoutFieldMap } from '@/lib/content/core/roadmap-layout-field'
import type { FieldMap, FieldTrack } from '@/lib/content/core/roadmap-layout-field'
import type { Box } from '@/lib/content/core/roadmap-layout-labels'
import {
  deepestAreas,
  fieldTracks,
  mapStages,
  raisedSkills,
  sharedRoute,
} from '@/lib/content/core/roadmap-layout-model'
import { readMapGraph } from './roadmap-layout-content'

const graph = readMapGraph()
const areas = [...graph.areas.values()]
const tracks = [...graph.tracks.values()]
const stagesOf = new Map(tracks.map((track) => [track.id, mapStages(graph, track)]))
const longest = [...graph.skills.values()].map(({ title }) => title).sort((a, b) => b.length - a.length)[0] ?? ''

// Written again here, so that a mistake in the layout's own comparison cannot hide behind itself.
const overlaps = (a: Box, b: Box) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.01 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.01
const isInside = (inner: Box, outer: Box) =>
  inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom

function expectNoOverlap(boxes: readonly Box[]) {
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) expect(overlaps(box, other), JSON.stringify([box, other])).toBe(false)
  })
}

function expectReadable(map: TrackMap) {
  const labels = [...map.stops.flatMap(({ label }) => label ?? []), ...map.stones.map(({ label }) => label)]
  const boxes = labels.map(({ box }) => box)
  expectNoOverlap(boxes)
  const sheet = { left: 0, top: 0, right: map.width, bottom: map.height }
  for (const box of boxes) expect(isInside(box, sheet), JSON.stringify(box)).toBe(true)
  for (const { x, y } of [...map.stops, ...map.raises]) {
    const marker = { left: x - stopRadius, right: x + stopRadius, top: y - stopRadius, bottom: y + stopRadius }
    for (const box of boxes) expect(overlaps(box, marker)).toBe(false)
  }
}

function withTitles(stages: readonly MapStage[], title: (index: number) => string): MapStage[] {
  let index = 0
  return stages.map((stage) => ({
    ...stage,
    skills: stage.skills.map((skill) => ({ ...skill, title: title(index++) })),
    milestones: stage.milestones.map((milestone) => ({ ...milestone, title: title(index++) })),
  }))
}

test.each(tracks.map(({ id }) => id))('layoutTrackMap labels every skill of the %s track without overlaps', (id) => {
  const map = layoutTrackMap({ areas, stages: stagesOf.get(id) ?? [] })
  expectReadable(map)
  expect(map.stops).toHaveLength(28)
  const forms = map.stops.map(({ label }) => label?.form)
  expect(forms.filter((form) => form === 'full').length).toBeGreaterThanOrEqual(24)
  expect(forms.every((form) => form === 'full' || form === 'short')).toBe(true)
  // Under the halo a label may cross one line of road (at most its own height), never run along it.
  for (const { label } of map.stops) expect(label?.roadUnder ?? 0).toBeLessThanOrEqual(36)
})

test('layoutTrackMap puts markers on the line of their area, in road order from left to right', () => {
  const stages = stagesOf.get('aiplus') ?? []
  const map = layoutTrackMap({ areas, stages })
  const laneY = new Map(map.lanes.map(({ id, y }) => [id, y]))
  const skills = stages.flatMap((stage) => stage.skills)
  expect(map.stops.map(({ id }) => id)).toEqual(skills.map(({ id }) => id))
  map.stops.forEach((stop, index) => {
    expect(stop.y).toBe(laneY.get(skills[index]?.area ?? ''))
    if (index > 0) {
      expect(stop.x).toBeGreaterThan(map.stops[index - 1]?.x ?? 0)
      expect(stop.at).toBeGreaterThan(map.stops[index - 1]?.at ?? 0)
    }
  })
})

test('layoutTrackMap keeps each marker within the band of its stage', () => {
  const stages = stagesOf.get('platform') ?? []
  const map = layoutTrackMap({ areas, stages })
  stages.forEach((stage, index) => {
    const band = map.bands[index]
    for (const { id } of stage.skills) {
      const x = map.stops.find((stop) => stop.id === id)?.x ?? 0
      expect(x).toBeGreaterThan(band?.x ?? Infinity)
      expect(x).toBeLessThan((band?.x ?? 0) + (band?.width ?? 0))
    }
  })
})

test('layoutTrackMap gives the same drawing twice', () => {
  const stages = stagesOf.get('native') ?? []
  expect(layoutTrackMap({ areas, stages })).toEqual(layoutTrackMap({ areas, stages }))
})

test('layoutTrackMap stays readable when every title is the longest', { timeout: 60_000 }, () => {
  for (const stages of stagesOf.values())
    expectReadable(layoutTrackMap({ areas, stages: withTitles(stages, () => longest) }))
})

test('layoutTrackMap stays readable for any titles', { timeout: 60_000 }, () => {
  const title = fc
    .array(fc.stringMatching(/^[a-z]{1,18}$/), { minLength: 1, maxLength: 7 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(
      fc.constantFrom(...stagesOf.values()),
      fc.array(title, { minLength: 60, maxLength: 60 }),
      (stages, titles) => {
        expectReadable(layoutTrackMap({ areas, stages: withTitles(stages, (index) => titles[index] ?? 'x') }))
      },
    ),
    { seed: 22, numRuns: 8 },
  )
})

test('layoutTrackMap stays readable when skills and milestones are missing', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...stagesOf.values()), fc.infiniteStream(fc.boolean()), (stages, kept) => {
      const keep = () => kept.next().value === true
      const fewer = stages.map((stage) => ({
        ...stage,
        skills: stage.skills.filter(keep),
        raised: stage.raised.filter(keep),
        milestones: stage.milestones.filter(keep),
      }))
      expectReadable(layoutTrackMap({ areas, stages: fewer }))
    }),
    { seed: 23, numRuns: 15 },
  )
})

test('layoutTrackMap draws lanes and bands for a track without skills', () => {
  const empty = (stagesOf.get('native') ?? []).map((stage) => ({ ...stage, skills: [], raised: [], milestones: [] }))
  const map = layoutTrackMap({ areas, stages: empty })
  expect(map.road).toBe('')
  expect(map.stoneLine).toBeNull()
  expect(map.lanes).toHaveLength(6)
})

test('layoutTrackMap puts a bracket over alternatives that are next to each other', () => {
  const map = layoutTrackMap({ areas, stages: stagesOf.get('native') ?? [] })
  expect(map.stoneGroups.map(({ text }) => text)).toEqual(['one of these is enough'])
})

function expectFieldReadable(map: FieldMap) {
  const texts = [
    ...map.lanes.map(({ name }) => name.box),
    ...map.roads.map(({ name }) => name.box),
    ...map.shared.flatMap(({ label }) => (label ? [label.box] : [])),
  ]
  expectNoOverlap(texts)
  const sheet = { left: 0, top: 0, right: map.width, bottom: map.height }
  for (const box of texts) expect(isInside(box, sheet), JSON.stringify(box)).toBe(true)
  for (const { sleeve } of map.shared) for (const box of texts) expect(overlaps(box, sleeve)).toBe(false)
}

test.each(['wide', 'tall'] as const)('layoutFieldMap is readable on a %s sheet', (orientation) => {
  const map = layoutFieldMap({ areas, stages: [...graph.stages.values()], tracks: fieldTracks(graph), orientation })
  expectFieldReadable(map)
  expect(map.roads).toHaveLength(3)
  expect(map.shared).toHaveLength(11)
  if (orientation === 'wide') expect(map.shared.every(({ label }) => label !== null && label.form !== 'id')).toBe(true)
})

test.each(['wide', 'tall'] as const)(
  'layoutFieldMap stays readable on a %s sheet when titles are long or skills missing',
  (orientation) => {
    const vary = (change: (track: FieldTrack) => FieldTrack) =>
      layoutFieldMap({ areas, stages: [...graph.stages.values()], tracks: fieldTracks(graph).map(change), orientation })
    expectFieldReadable(
      vary((track) => ({ ...track, shared: track.shared.map((skill) => ({ ...skill, title: longest })) })),
    )
    expectFieldReadable(
      vary((track) => ({ ...track, shared: track.shared.filter((_, index) => index % 3 === 0), led: [] })),
    )
    expectFieldReadable(
      vary((track) => ({ ...track, deepened: track.deepened.slice(0, 1), led: track.led.slice(0, 1) })),
    )
    expectFieldReadable(vary((track) => ({ ...track, shared: [], deepened: [], led: [] })))
  },
)

test('layoutFieldMap keeps the roads apart in the common stage', () => {
  const map = layoutFieldMap({
    areas,
    stages: [...graph.stages.values()],
    tracks: fieldTracks(graph),
    orientation: 'wide',
  })
  const starts = map.roads.map(({ path }) => Number(/^M[\d.]+ ([\d.]+)/.exec(path)?.[1]))
  expect(starts.map((y) => y - (starts[1] ?? 0))).toEqual([-6, 0, 6])
})

test('sharedRoute is the part with which all roads begin', () => {
  const track = (basic: string[]) => ({ route: { basic, specialisation: [], senior: [] } })
  expect(sharedRoute([track(['T1', 'T2', 'P1']), track(['T1', 'T2', 'E1'])])).toEqual(['T1', 'T2'])
  expect(sharedRoute([track(['T1'])])).toEqual(['T1'])
  expect(sharedRoute([])).toEqual([])
})

test('raisedSkills are those that reach a level in a stage and had not before', () => {
  const [platform] = tracks
  if (!platform) throw new Error('no track')
  const ids = raisedSkills(graph, platform, { stage: 'senior', level: 4 }).map(({ id }) => id)
  expect(ids.sort()).toEqual(['E4', 'T4', 'T5'])
  const atThree = raisedSkills(graph, platform, { stage: 'senior', level: 3 }).map(({ id }) => id)
  expect(atThree).toContain('P4')
  // T1 reached level 3 in the stage before.
  expect(atThree).not.toContain('T1')
  expect(deepestAreas(graph, platform)).toEqual(['T', 'E'])
})
