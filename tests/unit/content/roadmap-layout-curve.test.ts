import { expect, test } from 'vitest'
import { pathData, roadThrough, sampleRoad } from '@/lib/content/core/roadmap-layout-curve'

const markers = [
  { along: 0, across: 50 },
  { along: 40, across: 50 },
  { along: 80, across: 200 },
  { along: 120, across: 20 },
]

test('roadThrough passes through every marker and is parallel to the lanes there', () => {
  const curves = roadThrough({ markers })
  for (const { along, across } of markers.slice(1)) {
    const arriving = curves.find(({ to }) => to.x === along && to.y === across)
    expect(arriving).toBeDefined()
    expect(arriving?.control2.y).toBe(across)
  }
})

test('roadThrough has no gap and no kink between its curves', () => {
  const curves = roadThrough({ markers, offset: 6 })
  for (let index = 1; index < curves.length; index += 1) {
    const [before, after] = [curves[index - 1], curves[index]]
    if (!before || !after) throw new Error('curve missing')
    expect(after.from).toEqual(before.to)
    const arriving = Math.atan2(before.to.y - before.control2.y, before.to.x - before.control2.x)
    const leaving = Math.atan2(after.control1.y - after.from.y, after.control1.x - after.from.x)
    expect(leaving).toBeCloseTo(arriving, 6)
  }
})

test('roadThrough never turns back', () => {
  for (const offset of [-6, 0, 6]) {
    const samples = sampleRoad(roadThrough({ markers, offset }), 1)
    for (let index = 1; index < samples.length; index += 1)
      expect((samples[index]?.x ?? 0) - (samples[index - 1]?.x ?? 0)).toBeGreaterThanOrEqual(-0.01)
  }
})

test('roadThrough keeps roads side by side on a slope', () => {
  const slope = [
    { along: 0, across: 0 },
    { along: 40, across: 200 },
  ]
  const centre = sampleRoad(roadThrough({ markers: slope }), 1)
  for (const point of sampleRoad(roadThrough({ markers: slope, offset: 6 }), 4)) {
    const distance = Math.min(...centre.map((other) => Math.hypot(other.x - point.x, other.y - point.y)))
    expect(distance).toBeGreaterThan(3)
    expect(distance).toBeLessThan(8)
  }
})

test('roadThrough turned to a phone is the same road with the axes exchanged', () => {
  const wide = roadThrough({ markers, offset: 3 })
  const tall = roadThrough({ markers, offset: 3, orientation: 'tall' })
  const turned = ({ x, y }: { x: number; y: number }) => ({ x: y, y: x })
  expect(tall.map(({ control1 }) => control1)).toEqual(wide.map(({ control1 }) => turned(control1)))
})

test('sampleRoad counts the length of a straight road', () => {
  const samples = sampleRoad(roadThrough({ markers: markers.slice(0, 2) }), 5)
  expect(samples.at(-1)?.before).toBeCloseTo(40, 6)
})

test('pathData writes one tenth of a pixel and nothing for no road', () => {
  expect(pathData(roadThrough({ markers: markers.slice(0, 2) }))).toBe('M0 50C13.3 50 26.7 50 40 50')
  expect(pathData(roadThrough({ markers: markers.slice(0, 1) }))).toBe('')
})
