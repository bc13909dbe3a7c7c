import { expect, test } from 'vitest'
import { outlineTracks, weaveMilestones } from '@/lib/content/core/roadmap-layout-outline'

test('weaveMilestones puts a milestone behind the last skill that it moves', () => {
  const steps = weaveMilestones({
    skills: ['T1', 'P1', 'T6'],
    milestones: [
      { id: 'MB4', moves: ['P1', 'P3'] },
      { id: 'MB2', moves: ['T6', 'T1'] },
    ],
  })
  expect(steps.map(({ id }) => id)).toEqual(['T1', 'P1', 'MB4', 'T6', 'MB2'])
})

test('weaveMilestones puts a milestone that moves no skill of the stage at its end', () => {
  const milestones = [{ id: 'MS1', moves: ['G1'] }]
  expect(weaveMilestones({ skills: ['B2', 'B3'], milestones }).map(({ id }) => id)).toEqual(['B2', 'B3', 'MS1'])
  expect(weaveMilestones({ skills: [], milestones }).map(({ id }) => id)).toEqual(['MS1'])
})

test('outlineTracks lets every row begin where the one before ended', () => {
  const tracks = outlineTracks({ lanes: [null, 0, 0, 3, null, 5], laneCount: 6 })
  for (let index = 1; index < tracks.length; index += 1) {
    const end = /([\d.]+) 100$|V100$/.exec(tracks[index - 1]?.path ?? '')
    const start = /^M([\d.]+) 0/.exec(tracks[index]?.path ?? '')
    if (end?.[1] !== undefined) expect(start?.[1]).toBe(end[1])
    expect(start).not.toBeNull()
  }
})

test('outlineTracks begins and ends the road in the middle of a row', () => {
  const tracks = outlineTracks({ lanes: [0, 1], laneCount: 6 })
  expect(tracks[0]?.path).toBe('M10 50C10 75 15 87 20 100')
  expect(tracks[1]?.path).toBe('M20 0C25 13 30 25 30 50')
  expect(outlineTracks({ lanes: [2], laneCount: 6 })[0]?.path).toBe('')
})

test('outlineTracks keeps the lane over headings and milestones', () => {
  const tracks = outlineTracks({ lanes: [null, 4, null], laneCount: 6 })
  expect(tracks.map(({ marker }) => marker)).toEqual([0.75, 0.75, 0.75])
})
