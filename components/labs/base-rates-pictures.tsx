import type { FlagCounts } from '@/lib/labs/core/base-rates'
import { READER_STUDY, scaledStudy } from '@/lib/labs/core/base-rates'
import { whole } from '@/lib/labs/core/verdict'
import { discsPath } from './parts/axes'

const KINDS = ['rightFlags', 'missed', 'falseFlags', 'passed'] as const
type Kind = (typeof KINDS)[number]

const CLASS_OF: Record<Kind, string> = { rightFlags: 'hit', missed: 'unfound', falseFlags: 'miss', passed: 'quiet' }
const NAME_OF: Record<Kind, string> = {
  rightFlags: 'positive and flagged',
  missed: 'positive and missed',
  falseFlags: 'flagged for nothing',
  passed: 'passed, rightly',
}

/** The places of a thousand dots in columns, each with its disc as a part of a path, small and large. */
function placesOf(columns: number, pitch: number) {
  const rows = 1000 / columns
  const discs = (radius: number) =>
    Array.from({ length: 1000 }, (_, place) =>
      discsPath([{ x: (Math.floor(place / rows) + 0.5) * pitch, y: ((place % rows) + 0.5) * pitch }], radius),
    )
  return { width: columns * pitch, height: rows * pitch, small: discs(pitch * 0.14), large: discs(pitch * 0.3) }
}

type Places = ReturnType<typeof placesOf>
const made: { wide?: Places; narrow?: Places } = {}

/** Written once: a moved slider only deals the same discs out to other kinds. */
function getPlaces(isNarrow: boolean): Places {
  return isNarrow ? (made.narrow ??= placesOf(25, 14)) : (made.wide ??= placesOf(50, 18.4))
}

/** A thousand dots, one for each case: positives first, then false flags, then the quiet rest. */
export function ThousandDots({ counts, isNarrow }: { counts: FlagCounts; isNarrow: boolean }) {
  const { width, height, small, large } = getPlaces(isNarrow)
  const dots = (kind: Kind) => {
    const before = KINDS.slice(0, KINDS.indexOf(kind)).reduce((sum, each) => sum + counts[each], 0)
    return (kind === 'passed' ? small : large).slice(before, before + counts[kind]).join('')
  }
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Of 1,000 cases: ${KINDS.map((kind) => `${counts[kind]} ${NAME_OF[kind]}`).join(', ')}.`}
    >
      {KINDS.map((kind) => (
        <path key={kind} className={CLASS_OF[kind]} d={dots(kind)} />
      ))}
    </svg>
  )
}

/** The four counts with the shape of their dot. */
export function DotKey({ counts }: { counts: FlagCounts }) {
  return (
    <ul className="lab-key">
      {KINDS.map((kind) => (
        <li key={kind}>
          <svg className="chart" viewBox="0 0 14 14" aria-hidden="true">
            <circle className={CLASS_OF[kind]} cx="7" cy="7" r={kind === 'passed' ? 2.6 : 4.8} />
          </svg>
          <b className="num">{counts[kind]}</b> <span>{NAME_OF[kind]}</span>
        </li>
      ))}
    </ul>
  )
}

/** The study as two bars: who found the nodules, and what the marks of the system were. */
export function StudyBars({ factor, isNarrow }: { factor: number; isNarrow: boolean }) {
  const { found, overlooked } = scaledStudy(factor)
  const width = isNarrow ? 354 : 944
  const scale = width / Math.max(2 * READER_STUDY.nodules, 2 * READER_STUDY.system + READER_STUDY.falseMarks)
  const both = (READER_STUDY.system - READER_STUDY.systemAlone) * factor
  const alone = READER_STUDY.systemAlone * factor
  const readerAlone = overlooked
  const bars = [
    {
      title: `${whole(found + overlooked)} true nodules, 150 scans`,
      parts: [
        { value: both, className: 'hit', name: isNarrow ? 'both' : 'found by both' },
        { value: readerAlone, className: 'bar', name: isNarrow ? 'reader' : 'radiologist alone' },
        { value: alone, className: 'bar-yours', name: isNarrow ? 'system' : 'system alone' },
      ],
    },
    {
      title: `${whole(found + READER_STUDY.falseMarks)} marks of the system`,
      parts: [
        { value: found, className: 'hit', name: 'true' },
        { value: READER_STUDY.falseMarks, className: 'bar-wrong', name: 'false' },
      ],
    },
  ]
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} 176`}
      role="img"
      aria-label={bars
        .map(({ title, parts }) => `${title}: ${parts.map(({ name, value }) => `${name} ${whole(value)}`).join(', ')}`)
        .join('. ')}
    >
      {bars.map(({ title, parts }, row) => {
        const y = row * 92
        return (
          <g key={row}>
            <text className="ttl" x={0} y={y + 13}>
              {title}
            </text>
            {parts.map(({ value, className, name }, index) => {
              const x = parts.slice(0, index).reduce((sum, part) => sum + part.value * scale, 0)
              return (
                <g key={name}>
                  <rect
                    className={className}
                    x={x + 0.7}
                    y={y + 24}
                    width={Math.max(1, value * scale - 1.4)}
                    height={26}
                  />
                  <text x={x + 1} y={y + 66}>
                    <tspan className="em">{whole(value)}</tspan>
                  </text>
                  <text x={x + 1} y={y + 81}>
                    {name}
                  </text>
                </g>
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}
