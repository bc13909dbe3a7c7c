import type { PlacedLabel } from './roadmap-layout-labels'
import { shortLabel } from './roadmap-layout-short-label'
import { textWidth, wrapText } from './roadmap-layout-text'

/** A milestone of a stage. Milestones with the same `group` are alternatives. */
export interface StoneInput {
  id: string
  title: string
  group: { id: string; text: string } | null
}

export interface Stone {
  id: string
  title: string
  stageId: string
  x: number
  y: number
  label: PlacedLabel
  /** Where the dotted line from the stone to a label in the second row ends; null in the first row. */
  dropTo: number | null
}

/** A bracket over alternatives, with what it says; `textX` is the middle of the text. */
export interface StoneGroup {
  left: number
  right: number
  y: number
  text: string
  textX: number
}

/** Half the size in pixels of the mark of a milestone. */
export const stoneRadius = 12
const style = { size: 11.5, weight: 400 } as const
const lineHeight = 13
const maxLines = 3
const firstBase = 27
const rowHeight = maxLines * lineHeight + 8
/** Stones nearer than this share two rows of labels. */
const roomyStep = 104
const stageGap = 0.4

/**
 * Milestones on a line of their own, evenly spaced, a little more between stages. Labels stand below, in two rows by turns where the
 * stones are close: a label is narrower than the way to the next one in its row, so none can overlap. `height` is the room they need.
 */
export function layoutStones(input: {
  stages: readonly { id: string; milestones: readonly StoneInput[] }[]
  y: number
  left: number
  right: number
}): { stones: Stone[]; groups: StoneGroup[]; height: number } {
  const { y, left, right } = input
  const stages = input.stages.filter(({ milestones }) => milestones.length > 0)
  const all = stages.flatMap(({ id, milestones }, stage) =>
    milestones.map((milestone) => ({ milestone, stageId: id, stage })),
  )
  if (all.length === 0) return { stones: [], groups: [], height: 0 }
  const units = all.length + stageGap * (stages.length - 1)
  const rowCount = (right - left) / units >= roomyStep ? 1 : 2
  // In two rows a label may be wider than its own step, so the last one gets half a step more.
  const step = (right - left) / (units + (rowCount - 1) / 2)
  const placed = all.map(({ milestone, stageId, stage }, index) => ({
    milestone,
    stageId,
    x: left + step * (index + 0.5 + stageGap * stage),
    row: index % rowCount,
  }))
  const maxWidth = Math.min(140, step * rowCount - 10)
  return {
    stones: placed.map(({ milestone: { id, title }, stageId, x, row }) => {
      const label = labelBelow({ id, title, x, y: y + firstBase + row * rowHeight, maxWidth })
      return { id, title, stageId, x, y, label, dropTo: row === 0 ? null : label.box.top - 2 }
    }),
    groups: bracketsOf(placed, { y, left, right }),
    height: firstBase + rowCount * rowHeight,
  }
}

/** The title if it fits into three lines, otherwise its first words, otherwise the code. */
function labelBelow(input: { id: string; title: string; x: number; y: number; maxWidth: number }): PlacedLabel {
  const { id, title, x, y, maxWidth } = input
  const forms = [
    { text: title, form: 'full' as const },
    { text: shortLabel(title), form: 'short' as const },
    { text: id, form: 'id' as const },
  ].map(({ text, form }) => ({ form, lines: wrapText(text, { ...style, maxWidth }) }))
  const fits = ({ lines }: { lines: string[] }) =>
    lines.length > 0 && lines.length <= maxLines && lines.every((line) => textWidth(line, style) <= maxWidth)
  const { form, lines } = forms.find(fits) ?? { form: 'id' as const, lines: [id] }
  const width = Math.max(...lines.map((line) => textWidth(line, style)))
  const box = {
    left: x - width / 2,
    right: x + width / 2,
    top: y - style.size * 0.8,
    bottom: y + (lines.length - 1) * lineHeight + style.size * 0.25,
  }
  return { lines, form, anchor: 'middle', x, y, box, roadUnder: 0 }
}

function bracketsOf(
  placed: readonly { milestone: StoneInput; x: number }[],
  { y, left, right }: { y: number; left: number; right: number },
): StoneGroup[] {
  const groups = new Map<string, { text: string; xs: number[] }>()
  for (const { milestone, x } of placed) {
    if (!milestone.group) continue
    const known = groups.get(milestone.group.id) ?? { text: milestone.group.text, xs: [] }
    known.xs.push(x)
    groups.set(milestone.group.id, known)
  }
  return [...groups.values()]
    .filter(({ xs }) => xs.length > 1)
    .map(({ text, xs }) => {
      const [from, to] = [Math.min(...xs) - stoneRadius, Math.max(...xs) + stoneRadius]
      const half = textWidth(text, { size: 12, weight: 400 }) / 2
      return {
        left: from,
        right: to,
        y: y - 34,
        text,
        textX: Math.min(right - half, Math.max(left + half, (from + to) / 2)),
      }
    })
}
