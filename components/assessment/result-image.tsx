import type { AreaResult } from '@/lib/assessment/core/attempt-result'

export interface ResultImageProps {
  heading: string
  areas: readonly (AreaResult & { title: string })[]
  counts: { gaps: number; open: number; solid: number }
  yardstick: string
  answered: number
  dayInWords: string
}

/** Size that link previews and messages show whole. */
export const IMAGE_SIZE = { width: 1200, height: 630 } as const

// The paper of the identity as plain colours: the renderer knows neither variables nor oklch.
const PAPER = '#f8fbf8'
const INK = '#16262c'
const DIM = '#455158'
const LINE = '#c9d2d0'
const FLAG = '#1f6b4b'

const LINE_LEFT = 8
const LINE_WIDTH = 372
const toX = (level: number) => LINE_LEFT + (LINE_WIDTH * Math.min(4, Math.max(0, level))) / 4

/** A result as one picture, drawn by a renderer without a browser: flex boxes and plain SVG only. */
export function ResultImage({ heading, areas, counts, yardstick, answered, dayInWords }: ResultImageProps) {
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        background: PAPER,
        color: INK,
        padding: '44px 64px 40px',
        fontFamily: 'Overpass',
        fontSize: 24,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', fontSize: 24, fontWeight: 700 }}>
        <svg width="40" height="40" viewBox="0 0 32 32" style={{ marginRight: 12 }}>
          <path d="M4.5 26V13.5a5 5 0 0 1 10 0V26z" fill={INK} />
          <path d="M18.75 26V13.5a3.75 3.75 0 0 1 7.5 0V26" fill="none" stroke={INK} strokeWidth="2.5" />
          <path d="M0 26.5h32" stroke={INK} strokeWidth="3" />
        </svg>
        Milepost
        <span style={{ marginLeft: 'auto', fontSize: 20, fontWeight: 500, color: DIM }}>{dayInWords}</span>
      </div>
      <div style={{ display: 'flex', fontFamily: 'Literata', fontSize: 46, lineHeight: 1.16, marginTop: 22 }}>
        {heading}
      </div>
      <div style={{ display: 'flex', color: DIM, fontSize: 22, marginTop: 12 }}>
        {`Against ${yardstick}: ${counts.gaps} gaps, ${counts.solid} solid, ${counts.open} not known yet.`}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', marginTop: 'auto', borderTop: `3px solid ${INK}` }}>
        {areas.map((area) => (
          <div
            key={area.id}
            style={{
              display: 'flex',
              alignItems: 'center',
              height: 47,
              borderBottom: `1px solid ${LINE}`,
              fontSize: 22,
            }}
          >
            <span style={{ width: 420, fontWeight: 700 }}>{area.title}</span>
            <AreaLine {...area} />
            <span style={{ marginLeft: 'auto', fontWeight: 700 }}>{area.estimate.toFixed(1)}</span>
            <span style={{ width: 190, color: DIM, justifyContent: 'flex-end' }}>
              {area.target === null ? '' : `target ${area.target.toFixed(1)}`}
            </span>
          </div>
        ))}
      </div>
      <div style={{ display: 'flex', color: DIM, fontSize: 18, marginTop: 14 }}>
        {`Levels 0 to 4, from ${answered} ${answered === 1 ? 'question' : 'questions'}. Dot: estimate; band: 8 of 10 likely values; flag: target.`}
      </div>
    </div>
  )
}

function AreaLine({ estimate, low, high, target }: AreaResult) {
  const end = LINE_LEFT + LINE_WIDTH
  const ticks = [0, 1, 2, 3, 4].map((level) => `M${toX(level)} 20v10`).join('')
  return (
    <svg width={LINE_WIDTH + 2 * LINE_LEFT} height="36" viewBox={`0 0 ${LINE_WIDTH + 2 * LINE_LEFT} 36`}>
      <path d={`M${LINE_LEFT} 25H${end}${ticks}`} stroke="#87928f" strokeWidth="1.5" fill="none" />
      <path d={`M${toX(low)} 25H${toX(high)}`} stroke="#a9b4b2" strokeWidth="9" />
      {target !== null && (
        <path d={`M${toX(target)} 30V5h14l-4 4.5 4 4.5h-14`} stroke={FLAG} strokeWidth="2" fill={FLAG} />
      )}
      <circle cx={toX(estimate)} cy="25" r="7" fill={INK} />
    </svg>
  )
}
