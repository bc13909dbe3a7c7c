import { roadThrough, pathData, sampleRoad } from './roadmap-layout-curve'
import type { Orientation, Point, RoadPoint } from './roadmap-layout-curve'
import type { MapArea, MapSkill } from './roadmap-layout'
import { overlaps, placeLabels } from './roadmap-layout-labels'
import type { Box, LabelRequest, LabelStyle, PlacedLabel } from './roadmap-layout-labels'
import { textWidth, wrapText } from './roadmap-layout-text'

/** One of the roads: the skills of the first stage in road order, those it raises to level 3 in the second, to level 4 in the third. */
export interface FieldTrack {
  id: string
  title: string
  shortTitle: string
  serves: string
  shared: readonly MapSkill[]
  deepened: readonly MapSkill[]
  led: readonly MapSkill[]
}

export interface FieldArea extends MapArea {
  shortTitle: string
}

export interface FieldStop extends Point {
  id: string
  title: string
}

/** A skill of the common stage; the sleeve goes over all roads. */
export interface FieldSharedStop extends FieldStop {
  label: PlacedLabel | null
  sleeve: Box
}

export interface FieldRoad {
  id: string
  path: string
  deepened: FieldStop[]
  led: FieldStop[]
  end: Point
  name: { text: string; anchor: 'start' | 'middle' | 'end'; x: number; y: number; box: Box }
  /** Whom the track serves; only on the wide map. */
  serves: { lines: string[]; x: number; y: number } | null
}

export interface FieldLane {
  id: string
  /** Ends of the line. */
  from: Point
  to: Point
  name: { lines: string[]; anchor: 'start' | 'middle' | 'end'; x: number; y: number; box: Box }
}

/** The whole field: the tracks as parallel roads in the common stage that separate afterwards. In pixels of its own drawing. */
export interface FieldMap {
  width: number
  height: number
  lanes: FieldLane[]
  /** Stages; on a phone only the tint of the second one, because its name would stand on a road. */
  bands: { title: { text: string; x: number; y: number } | null; tint: Box | null }[]
  shared: FieldSharedStop[]
  roads: FieldRoad[]
}

interface Frame {
  orientation: Orientation
  width: number
  height: number
  lane: (index: number) => number
  laneFrom: number
  laneTo: number
  /** First and last marker of each stage, along the road. */
  stages: readonly [readonly [number, number], readonly [number, number], readonly [number, number]]
  end: number
  stone: number
  offset: number
  sleeve: { along: number; across: number }
}

const frames: Record<Orientation, Frame> = {
  wide: {
    orientation: 'wide',
    width: 1240,
    height: 520,
    lane: (index) => 76 + 74 * index,
    laneFrom: 136,
    laneTo: 1090,
    stages: [
      [164, 584],
      [662, 946],
      [994, 1060],
    ],
    end: 1095,
    stone: 1106,
    offset: 6,
    sleeve: { along: 6, across: 13 },
  },
  tall: {
    orientation: 'tall',
    width: 350,
    height: 590,
    lane: (index) => 28 + 58 * index,
    laneFrom: 38,
    laneTo: 520,
    stages: [
      [50, 270],
      [312, 434],
      [458, 486],
    ],
    end: 512,
    stone: 518,
    offset: 5,
    sleeve: { along: 4.5, across: 10 },
  },
}

const labelStyle: LabelStyle = {
  size: 12,
  weight: 400,
  lineHeight: 13.5,
  widths: [150, 112, 90, 74],
  maxLines: 3,
  clearance: 15,
}

/** Draws the whole field, for a sheet or for a phone. Areas, stages and tracks come in their own order; at most three stages. */
export function layoutFieldMap(input: {
  areas: readonly FieldArea[]
  stages: readonly { title: string }[]
  tracks: readonly FieldTrack[]
  orientation: Orientation
}): FieldMap {
  const { areas, tracks, orientation } = input
  const frame = frames[orientation]
  const laneOf = new Map(areas.map(({ id }, index) => [id, frame.lane(index)]))
  const acrossOf = (skill: MapSkill) => laneOf.get(skill.area) ?? frame.lane(0)
  const place = (along: number, across: number): Point =>
    orientation === 'wide' ? { x: along, y: across } : { x: across, y: along }

  const common = tracks[0]?.shared ?? []
  const spread = (count: number, stage: 0 | 1 | 2) => (index: number) => {
    const [from, to] = frame.stages[stage]
    return count < 2 ? (from + to) / 2 : from + ((to - from) * index) / (count - 1)
  }
  const commonAt = spread(common.length, 0)
  const commonPoints: RoadPoint[] = common.map((skill, index) => ({ along: commonAt(index), across: acrossOf(skill) }))

  const drawn = tracks.map((track, index) => {
    const offset = (index - (tracks.length - 1) / 2) * frame.offset
    const deepened = sweep({ skills: track.deepened, from: commonPoints.at(-1)?.across ?? frame.lane(0), acrossOf })
    const led = sweepHome({ skills: track.led, from: deepened.at(-1), acrossOf })
    const deepenedAt = spread(deepened.length, 1)
    const ledAt = spread(led.length, 2)
    const stops = [
      ...deepened.map((skill, position) => ({ skill, along: deepenedAt(position), isLed: false })),
      ...led.map((skill, position) => ({ skill, along: ledAt(position), isLed: true })),
    ].map((stop) => ({ ...stop, across: acrossOf(stop.skill) }))
    const points: RoadPoint[] = [...commonPoints, ...stops.map(({ along, across }) => ({ along, across }))]
    const endAcross = points.at(-1)?.across ?? frame.lane(0)
    const markers = [...points, { along: frame.end, across: endAcross }]
    const curves = roadThrough({ markers, offset, orientation })
    const stopAt = ({ skill, along, across }: (typeof stops)[number]): FieldStop => ({
      id: skill.id,
      title: skill.title,
      ...place(along, across + offset),
    })
    return {
      track,
      curves,
      deepened: stops.filter(({ isLed }) => !isLed).map(stopAt),
      led: stops.filter(({ isLed }) => isLed).map(stopAt),
      end: place(frame.stone, endAcross + offset),
    }
  })

  const names = nameRoads(drawn, frame)
  const bands = bandsOf(input.stages, frame)
  const lanes = areas.map((area, index) => laneWithName({ area, index, frame, place }))
  separateNames(lanes, orientation)
  const requests: LabelRequest[] = common.map((skill, index) => ({
    id: skill.id,
    title: skill.title,
    ...place(commonPoints[index]?.along ?? 0, commonPoints[index]?.across ?? 0),
    sides: ['below', 'above', 'right', 'left'],
  }))
  const labels =
    orientation === 'tall'
      ? new Map<string, PlacedLabel>()
      : placeLabels({
          requests,
          style: labelStyle,
          obstacles: [
            ...requests.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 14, bottom: y + 14 })),
            ...bands.flatMap(({ title }) => (title ? [titleBox(title)] : [])),
            ...drawn.flatMap(({ deepened }) =>
              deepened.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 })),
            ),
          ],
          road: drawn.flatMap(({ curves }) => sampleRoad(curves, 2.5)),
          bounds: { left: frame.laneFrom, right: frame.stages[1][0] - 20, top: 20, bottom: frame.height },
        })
  return {
    width: frame.width,
    height: frame.height,
    lanes,
    bands,
    shared: requests.map(({ id, title, x, y }) => ({
      id,
      title,
      x,
      y,
      label: labels.get(id) ?? null,
      sleeve: sleeveAt({ x, y }, frame, tracks.length),
    })),
    roads: drawn.map(({ track, curves, deepened, led, end }, index) => ({
      id: track.id,
      path: pathData(curves),
      deepened,
      led,
      end,
      name: names[index]?.name ?? emptyName,
      serves: names[index]?.serves ?? null,
    })),
  }
}

function titleBox({ text, x, y }: { text: string; x: number; y: number }): Box {
  return { left: x, right: x + textWidth(text, { size: 12.5, weight: 650 }), top: y - 12, bottom: y + 4 }
}

const emptyName: FieldRoad['name'] = {
  text: '',
  anchor: 'start',
  x: 0,
  y: 0,
  box: { left: 0, top: 0, right: 0, bottom: 0 },
}

/** Orders skills so that the road crosses the lines once, beginning with the lines nearest to where it comes from. */
function sweep(input: {
  skills: readonly MapSkill[]
  from: number
  acrossOf: (skill: MapSkill) => number
}): MapSkill[] {
  const { skills, from, acrossOf } = input
  return skills
    .map((skill, index) => ({ skill, index, away: Math.abs(acrossOf(skill) - from) }))
    .sort((a, b) => a.away - b.away || a.index - b.index)
    .map(({ skill }) => skill)
}

/** As `sweep`, but ends on the line on which most of the skills stand: where the track is at home. */
function sweepHome(input: {
  skills: readonly MapSkill[]
  from: MapSkill | undefined
  acrossOf: (skill: MapSkill) => number
}): MapSkill[] {
  const { skills, from, acrossOf } = input
  const count = (skill: MapSkill) => skills.filter((other) => other.area === skill.area).length
  const start = from ? acrossOf(from) : 0
  return skills
    .map((skill, index) => ({ skill, index, weight: count(skill), away: Math.abs(acrossOf(skill) - start) }))
    .sort((a, b) => a.weight - b.weight || a.away - b.away || a.index - b.index)
    .map(({ skill }) => skill)
}

function sleeveAt({ x, y }: Point, frame: Frame, roadCount: number): Box {
  const { along, across } = frame.sleeve
  const wide = Math.max(along, across + (roadCount - 3) * (frame.offset / 2))
  return frame.orientation === 'wide'
    ? { left: x - along, right: x + along, top: y - wide, bottom: y + wide }
    : { left: x - wide, right: x + wide, top: y - along, bottom: y + along }
}

function bandsOf(stages: readonly { title: string }[], frame: Frame): FieldMap['bands'] {
  if (frame.orientation === 'tall') {
    const [, second, third] = frame.stages
    const [from, to] = [second[0] - 24, third[0] - 12]
    return stages.length > 1 ? [{ title: null, tint: { left: 0, right: frame.width, top: from, bottom: to } }] : []
  }
  const [first, second, third] = frame.stages
  const [from, to] = [second[0] - 52, third[0] - 22]
  const lefts = [first[0] - 14, from + 12, to + 12]
  return stages.slice(0, 3).map(({ title }, index) => ({
    title: { text: title, x: lefts[index] ?? 0, y: 16 },
    tint: index === 1 ? { left: from, right: to, top: 0, bottom: frame.lane(5) + 48 } : null,
  }))
}

function laneWithName(input: {
  area: FieldArea
  index: number
  frame: Frame
  place: (along: number, across: number) => Point
}): FieldLane {
  const { area, index, frame, place } = input
  const across = frame.lane(index)
  const ends = { from: place(frame.laneFrom, across), to: place(frame.laneTo, across) }
  if (frame.orientation === 'wide') {
    const lines = wrapText(area.title, { size: 14.5, weight: 650, maxWidth: 128 })
    const y = across + 5 - ((lines.length - 1) * 17) / 2
    return {
      id: area.id,
      ...ends,
      name: {
        lines,
        anchor: 'start',
        x: 0,
        y,
        box: { left: 0, right: 134, top: y - 12, bottom: y + (lines.length - 1) * 17 + 4 },
      },
    }
  }
  const text = area.shortTitle
  const half = textWidth(text, { size: 11.5, weight: 650 }) / 2
  const x = Math.min(frame.width - half, Math.max(half, across))
  return {
    id: area.id,
    ...ends,
    name: { lines: [text], anchor: 'middle', x, y: 26, box: { left: x - half, right: x + half, top: 16, bottom: 29 } },
  }
}

/** Names over the columns of a phone map stand in two rows where one would be too tight. */
function separateNames(lanes: FieldLane[], orientation: Orientation): void {
  if (orientation === 'wide') return
  for (let index = 1; index < lanes.length; index += 1) {
    const lane = lanes[index]
    const before = lanes[index - 1]
    if (!lane || !before || !overlaps(padded(lane.name.box, 3), before.name.box)) continue
    lane.name = { ...lane.name, y: 10, box: { ...lane.name.box, top: 0, bottom: 13 } }
  }
}

function padded(box: Box, by: number): Box {
  return { left: box.left - by, right: box.right + by, top: box.top, bottom: box.bottom }
}

type Drawn = { track: FieldTrack; end: Point }

function nameRoads(drawn: readonly Drawn[], frame: Frame): Pick<FieldRoad, 'name' | 'serves'>[] {
  return frame.orientation === 'wide' ? nameBeside(drawn, frame) : nameBelow(drawn, frame)
}

/** Beside the ends, from top to bottom, pushed down where two ends are close. */
function nameBeside(drawn: readonly Drawn[], frame: Frame): Pick<FieldRoad, 'name' | 'serves'>[] {
  const x = frame.stone + 24
  const room = frame.width - x
  const widthOf = (text: string) => textWidth(text, { size: 14, weight: 650 })
  const blocks = drawn.map(({ track, end }) => {
    const serves = wrapText(track.serves, { size: 12, weight: 400, maxWidth: room })
    return {
      text: widthOf(track.title) <= room ? track.title : track.shortTitle,
      serves,
      y: end.y + 2,
      height: 18 + serves.length * 14,
    }
  })
  let free = 22
  for (const block of [...blocks].sort((a, b) => a.y - b.y)) {
    block.y = Math.max(block.y, free + 12)
    free = block.y + block.height - 12 + 10
  }
  const last = Math.max(...blocks.map(({ y, height }) => y + height - 12))
  const lift = Math.max(0, last - frame.height)
  return blocks.map(({ text, serves, y }) => ({
    name: {
      text,
      anchor: 'start',
      x,
      y: y - lift,
      box: { left: x, right: x + widthOf(text), top: y - lift - 12, bottom: y - lift + 4 },
    },
    serves: { lines: serves, x, y: y - lift + 17 },
  }))
}

/** Below the ends, kept inside the drawing; in a second row where a name would meet another. */
function nameBelow(drawn: readonly Drawn[], frame: Frame): Pick<FieldRoad, 'name' | 'serves'>[] {
  const taken: Box[] = []
  return drawn.map(({ track, end }) => {
    const half = textWidth(track.shortTitle, { size: 13, weight: 650 }) / 2
    const x = Math.min(frame.width - half, Math.max(half, end.x))
    let y = frame.stone + 31
    const box = () => ({ left: x - half, right: x + half, top: y - 11, bottom: y + 3 })
    while (taken.some((other) => overlaps(padded(box(), 4), other))) y += 16
    taken.push(box())
    return { name: { text: track.shortTitle, anchor: 'middle', x, y, box: box() }, serves: null }
  })
}
