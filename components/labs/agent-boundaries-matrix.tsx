'use client'

import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { riskScore, type Rule, type ScoredAction } from '@/lib/labs/core/agent-boundaries'
import { RuleMark } from './agent-boundaries-marks'
import { IMPACT_WORDS, RULE_NAMES, RULE_OPTIONS } from './agent-boundaries-words'

const LEFT = 50
const CELL = 78
const TOP = 44
const CHIP = { width: 74, height: 22, pitch: 25 }
const STEPS = [1, 2, 3, 4, 5]

interface Place {
  impact: number
  reversibility: number
}

interface MatrixProps {
  actions: readonly ScoredAction[]
  rules: readonly Rule[]
  chosen: number
  onChoose: (index: number) => void
  onMove: (index: number, place: Place) => void
}

/** Impact against the way back: twelve chips that can be moved by pointer, by arrow keys, and by the selects below. */
export function BoundaryMatrix({ actions, rules, chosen, onChoose, onMove }: MatrixProps) {
  const svg = useRef<SVGSVGElement>(null)
  const [drag, setDrag] = useState<{ index: number; x: number; y: number; dx: number; dy: number } | null>(null)
  const rows = rowsOf(actions)
  const bottom = rows.at(-1)!.bottom
  const exposed = actions.filter((action, index) => isGrave(action) && rules[index] === 'auto').length

  const pointIn = (event: PointerEvent): { x: number; y: number } => {
    const matrix = svg.current?.getScreenCTM()
    if (!matrix) return { x: 0, y: 0 }
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    return { x, y }
  }
  const placeAt = ({ x, y }: { x: number; y: number }): Place => ({
    impact: (rows.find((row) => y < row.bottom) ?? rows.at(-1)!).impact,
    reversibility: 5 - Math.min(4, Math.max(0, Math.floor((x - LEFT) / CELL))),
  })
  const drop = () => {
    if (drag === null) return
    setDrag(null)
    const { impact, reversibility } = actions[drag.index]!
    const place = placeAt({ x: drag.x + drag.dx, y: drag.y + drag.dy })
    const hasMoved = Math.hypot(drag.dx, drag.dy) > 6
    if (hasMoved && (place.impact !== impact || place.reversibility !== reversibility)) onMove(drag.index, place)
    else onChoose(drag.index)
  }
  const target = drag && Math.hypot(drag.dx, drag.dy) > 6 ? placeAt({ x: drag.x + drag.dx, y: drag.y + drag.dy }) : null

  return (
    <svg
      ref={svg}
      className="chart"
      viewBox={`0 0 440 ${bottom + 62}`}
      role="group"
      aria-label="Twelve actions by impact and by how well they can be undone. Arrow keys move an action, Enter chooses it."
    >
      <text className="ttl" x={0} y={13}>
        {exposed === 0
          ? 'Nothing grave that is hard to undo runs alone'
          : `${exposed} ${exposed === 1 ? 'action that is' : 'actions that are'} grave and hard to undo ${exposed === 1 ? 'runs' : 'run'} alone`}
      </text>
      <text x={0} y={35}>
        impact
      </text>
      {rows.map((row) => (
        <g key={row.impact}>
          <text x={0} y={(row.top + row.bottom) / 2 + 4}>
            {row.impact} {IMPACT_WORDS[row.impact]}
          </text>
          {STEPS.map((step) => {
            const reversibility = 6 - step
            const isTarget = target?.impact === row.impact && target.reversibility === reversibility
            return (
              <rect
                key={step}
                className={`square ${isGrave({ impact: row.impact, reversibility }) ? 'dark' : ''} ${isTarget ? 'target' : ''}`}
                x={LEFT + (step - 1) * CELL}
                y={row.top}
                width={CELL}
                height={row.bottom - row.top}
              />
            )
          })}
        </g>
      ))}
      {STEPS.map((step) => (
        <text key={step} x={LEFT + (step - 0.5) * CELL} y={bottom + 17} textAnchor="middle">
          {6 - step}
          {step === 1 ? ', wholly' : step === 5 ? ', not at all' : ''}
        </text>
      ))}
      <text x={LEFT + 5 * CELL} y={bottom + 34} textAnchor="end">
        how well it can be undone
      </text>
      {actions.map((action, index) => {
        const rule = rules[index]!
        const { x, y } = cornerOf(action, { index, actions, rows })
        const isDragged = drag?.index === index
        return (
          <g
            key={action.id}
            className={index === chosen ? 'chip chosen' : 'chip'}
            transform={`translate(${x + (isDragged ? drag.dx : 0)} ${y + (isDragged ? drag.dy : 0)})`}
            role="button"
            tabIndex={0}
            aria-pressed={index === chosen}
            aria-label={`${action.name}: impact ${action.impact}, can be undone ${action.reversibility} of 5, ${RULE_NAMES[rule]}, risk ${riskScore(action)}`}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              setDrag({ index, ...pointIn(event), dx: 0, dy: 0 })
            }}
            onPointerMove={(event) => {
              if (!isDragged) return
              const at = pointIn(event)
              setDrag({ ...drag, dx: at.x - drag.x, dy: at.y - drag.y })
            }}
            onPointerUp={drop}
            onPointerCancel={() => setDrag(null)}
            onKeyDown={(event) => {
              const place = placeAfter(event, action)
              if (place === null) return
              event.preventDefault()
              if (place === 'choose') onChoose(index)
              else onMove(index, place)
            }}
          >
            <rect width={CHIP.width} height={CHIP.height} rx={2} />
            <RuleMark rule={rule} x={8} y={CHIP.height / 2} />
            <text x={14.5} y={15}>
              {action.name}
            </text>
          </g>
        )
      })}
      <g>
        {RULE_OPTIONS.map(({ value, label }, index) => (
          <g key={value}>
            <RuleMark rule={value} x={LEFT + 6 + index * 92} y={bottom + 52} />
            <text x={LEFT + 16 + index * 92} y={bottom + 56}>
              {label.toLowerCase()}
            </text>
          </g>
        ))}
      </g>
    </svg>
  )
}

/** Whether an action lies in the corner that hurts: impact × (6 − reversibility) of 12 and more. */
function isGrave({ impact, reversibility }: Place): boolean {
  return impact * (6 - reversibility) >= 12
}

/** Rows from grave to small, each as high as its fullest square. */
function rowsOf(actions: readonly Place[]): { impact: number; top: number; bottom: number }[] {
  let top = TOP
  return [...STEPS].reverse().map((impact) => {
    const fullest = Math.max(
      1,
      ...STEPS.map(
        (reversibility) => actions.filter((a) => a.impact === impact && a.reversibility === reversibility).length,
      ),
    )
    const row = { impact, top, bottom: top + fullest * CHIP.pitch + 5 }
    top = row.bottom
    return row
  })
}

function cornerOf(
  action: Place,
  { index, actions, rows }: { index: number; actions: readonly Place[]; rows: ReturnType<typeof rowsOf> },
): { x: number; y: number } {
  const above = actions
    .slice(0, index)
    .filter(({ impact, reversibility }) => impact === action.impact && reversibility === action.reversibility).length
  const row = rows[5 - action.impact]!
  return {
    x: LEFT + (5 - action.reversibility) * CELL + (CELL - CHIP.width) / 2,
    y: row.top + 4 + above * CHIP.pitch,
  }
}

/** Where a key moves a chip; null for a key that means nothing here. */
function placeAfter(event: KeyboardEvent, { impact, reversibility }: Place): Place | 'choose' | null {
  const within = (value: number) => Math.min(5, Math.max(1, value))
  switch (event.key) {
    case 'ArrowUp':
      return { impact: within(impact + 1), reversibility }
    case 'ArrowDown':
      return { impact: within(impact - 1), reversibility }
    case 'ArrowLeft':
      return { impact, reversibility: within(reversibility + 1) }
    case 'ArrowRight':
      return { impact, reversibility: within(reversibility - 1) }
    case 'Enter':
    case ' ':
      return 'choose'
    default:
      return null
  }
}
