import { roadThrough, pathData, sampleRoad } from './roadmap-layout-curve'
import type { Point, RoadPoint, Sample } from './roadmap-layout-curve'
import { labelPenalty, placeLabels } from './roadmap-layout-labels'
import type { Box, LabelRequest, LabelStyle, PlacedLabel } from './roadmap-layout-labels'
import { layoutStones } from './roadmap-layout-stones'
import type { Stone, StoneGroup, StoneInput } from './roadmap-layout-stones'
import { textWidth, wrapText } from './roadmap-layout-text'

export interface MapArea {
  id: string
  title: string
}

export interface MapSkill {
  id: string
  title: string
  area: string
}

/** One stage of a road: the skills that stand in it in road order, and those that only rise in it. */
export interface MapStage {
  id: string
  title: string
  months: readonly [number, number]
  skills: readonly MapSkill[]
  raised: readonly (MapSkill & { level: number })[]
  milestones: readonly StoneInput[]
}

/** A line of the map: one area. `lines` is its name, broken to fit the left margin; `textY` the base of the first line. */
export interface MapLane {
  id: string
  y: number
  lines: string[]
  textY: number
}

export interface MapBand {
  id: string
  title: string
  months: string
  x: number
  width: number
  /** Every second stage has a tint. */
  isTinted: boolean
}

/** A skill on the road. `at` is the share of the road that lies before it, 0 to 1. */
export interface MapStop extends Point {
  id: string
  title: string
  at: number
  label: PlacedLabel | null
}

/** A skill that rises once more: a small square with the level. */
export interface MapRaise extends Point {
  id: string
  title: string
  level: number
}

/** A map in pixels of its own drawing, ready to be drawn as SVG. */
export interface TrackMap {
  width: number
  height: number
  laneStart: number
  bandHeight: number
  lanes: MapLane[]
  bands: MapBand[]
  road: string
  stops: MapStop[]
  raises: MapRaise[]
  end: Point
  stoneLine: number | null
  stones: Stone[]
  stoneGroups: StoneGroup[]
}

/** Radius in pixels of the mark of a skill. */
export const stopRadius = 9
/** Height in pixels between base lines of the area names. */
export const areaLineHeight = 17

const width = 1240
const laneStart = 124
const firstStop = 150
const endX = 1210
const top = 92
const labelStyle: LabelStyle = {
  size: 12,
  weight: 400,
  lineHeight: 13.5,
  widths: [150, 118, 98, 82, 66, 52],
  maxLines: 3,
  clearance: 12,
}
/** The lines move apart until every label finds a good place. */
const laneSpacings = [84, 90, 96, 102] as const

/**
 * The map of one track: areas as lines, skills as markers in road order, stages as bands, milestones on a line of their own below.
 * Labels never overlap one another, a marker or the edge; where the whole title finds no place, its first words or the code stand.
 */
export function layoutTrackMap({
  areas,
  stages,
}: {
  areas: readonly MapArea[]
  stages: readonly MapStage[]
}): TrackMap {
  let best: { map: TrackMap; penalty: number } | null = null
  for (const spacing of laneSpacings) {
    const drawn = draw({ areas, stages, spacing })
    if (best === null || drawn.penalty < best.penalty) best = drawn
    if (best.penalty === 0) break
  }
  if (best === null) throw new Error('no lane spacing was tried')
  return best.map
}

function draw(input: { areas: readonly MapArea[]; stages: readonly MapStage[]; spacing: number }): {
  map: TrackMap
  penalty: number
} {
  const { areas, stages, spacing } = input
  const lanes = areas.map((area, index) => lane(area, top + index * spacing))
  const laneY = new Map(lanes.map(({ id, y }) => [id, y]))
  const bandHeight = top + Math.max(0, areas.length - 1) * spacing + 80
  const { places, bands } = placeStages(stages)
  const acrossOf = ({ area }: MapSkill) => laneY.get(area) ?? top
  const markers: RoadPoint[] = places.map(({ skill, x }) => ({ along: x, across: acrossOf(skill) }))
  const last = markers.at(-1)
  const end: Point = { x: endX + 16, y: last?.across ?? top }
  const curves = roadThrough({ markers: last ? [...markers, { along: endX + 8, across: last.across }] : [] })
  const samples = sampleRoad(curves, 2.5)
  const stopPlaces = places.filter((place) => place.level === null)
  const requests = stopPlaces.map(({ skill, x }) => request(skill, x, acrossOf(skill)))
  const labels = placeLabels({
    requests,
    style: labelStyle,
    obstacles: [
      ...markers.map(({ along, across }) => around(along, across, stopRadius + 2)),
      around(end.x - 4, end.y - 8, 18),
      ...bands.map((band) => ({ left: band.x, right: band.x + bandTitleWidth(band) + 12, top: 0, bottom: 27 })),
    ],
    road: samples,
    bounds: { left: laneStart, right: width, top: 0, bottom: bandHeight - 2 },
  })
  const lineY = bandHeight + 62
  const { stones, groups, height } = layoutStones({ stages, y: lineY, left: laneStart, right: width })
  return {
    map: {
      width,
      height: stones.length === 0 ? bandHeight : lineY + height,
      laneStart,
      bandHeight,
      lanes,
      bands,
      road: pathData(curves),
      stops: stopPlaces.map(({ skill, x }) => ({
        id: skill.id,
        title: skill.title,
        x,
        y: acrossOf(skill),
        at: shareBefore(samples, { x, y: acrossOf(skill) }),
        label: labels.get(skill.id) ?? null,
      })),
      raises: places.flatMap(({ skill, x, level }) =>
        level === null ? [] : [{ id: skill.id, title: skill.title, level, x, y: acrossOf(skill) }],
      ),
      end,
      stoneLine: stones.length === 0 ? null : lineY,
      stones,
      stoneGroups: groups,
    },
    penalty: labelPenalty(requests, labels),
  }
}

function lane({ id, title }: MapArea, y: number): MapLane {
  const lines = wrapText(title, { size: 14.5, weight: 650, maxWidth: laneStart - 4 })
  return { id, y, lines, textY: y + 5 - ((lines.length - 1) * areaLineHeight) / 2 }
}

function request(skill: MapSkill, x: number, y: number): LabelRequest {
  return { id: skill.id, title: skill.title, x, y, sides: ['below', 'above', 'right', 'left'] }
}

function around(x: number, y: number, reach: number): Box {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
}

function bandTitleWidth({ title, months }: MapBand): number {
  return textWidth(title, { size: 12.5, weight: 650 }) + 8 + textWidth(months, { size: 12, weight: 400 }) + 12
}

interface StopPlace {
  skill: MapSkill
  x: number
  /** Null for a skill that stands here, the level for one that only rises here. */
  level: number | null
}

/** Every stage gets room for its markers, and at least for its name. */
function placeStages(stages: readonly MapStage[]): { places: StopPlace[]; bands: MapBand[] } {
  const least = 5
  const gap = 2
  const rooms = stages.map(({ skills, raised }) => Math.max(least, skills.length + raised.length))
  const units = rooms.reduce((sum, room) => sum + room, 0) + (gap - 1) * (rooms.length - 1)
  const unit = (endX - firstStop) / Math.max(1, units)
  const places: StopPlace[] = []
  const bands: MapBand[] = []
  let start = firstStop
  stages.forEach((stage, index) => {
    const room = rooms[index] ?? least
    const own = [
      ...stage.skills.map((skill) => ({ skill, level: null })),
      ...stage.raised.map((skill) => ({ skill, level: skill.level })),
    ]
    const step = (room * unit) / Math.max(1, own.length)
    own.forEach(({ skill, level }, position) => places.push({ skill, level, x: start + position * step }))
    const left = index === 0 ? laneStart : start - unit
    const right = index === stages.length - 1 ? width : start + room * unit
    bands.push({
      id: stage.id,
      title: stage.title,
      months: monthsText(stage.months, index),
      x: left,
      width: right - left,
      isTinted: index % 2 === 1,
    })
    start += (room + gap - 1) * unit
  })
  return { places, bands }
}

function monthsText([from, to]: readonly [number, number], index: number): string {
  return index === 0 ? `months ${from} to ${to}` : `${from} to ${to}`
}

function shareBefore(samples: readonly Sample[], point: Point): number {
  const total = samples.at(-1)?.before ?? 0
  if (total === 0) return 0
  const nearest = samples.reduce((best, sample) =>
    Math.hypot(sample.x - point.x, sample.y - point.y) < Math.hypot(best.x - point.x, best.y - point.y) ? sample : best,
  )
  return Math.round((nearest.before / total) * 1000) / 1000
}
