import { linePath, scaleOf, type Box } from '@/components/labs/parts/axes'
import { plainNumber, roundTicks } from '@/components/mdx/figures/scale'
import type { Exhibit } from '@/lib/content/core/types'
import { ExhibitTable } from './exhibit-table'

type Chart = Extract<Exhibit, { kind: 'chart' }>

/** Dashes and shades tell series apart without colour. */
const DASHES = ['', '6 4', '2 3', '9 3 2 3']
const SHADES = [1, 0.5, 0.22, 0.75]
/** Width of a character and height of a line of the small text in a picture. */
const CHARACTER = 6.6
const LINE = 14
const WIDE = 640
const NARROW = 340
/** Space for the names of lines at their ends. */
const END_NAMES = 150

/** A line or bar chart drawn as it is, without a reading of it, and the same numbers as a table. */
export function ExhibitChart({ chart }: { chart: Chart }) {
  const isNamedByKey = chart.series.length > 1
  return (
    <>
      <div className="wide-only">
        {isNamedByKey && chart.form === 'bar' && <ChartKey chart={chart} />}
        <Plot chart={chart} width={WIDE} />
      </div>
      <div className="narrow-only">
        {isNamedByKey && <ChartKey chart={chart} />}
        {needsRows(chart) ? <Rows chart={chart} /> : <Plot chart={chart} width={NARROW} />}
      </div>
      <details className="twin ui">
        <summary>The numbers</summary>
        <ExhibitTable
          title={chart.title}
          columns={[chart.x, ...chart.series.map(({ name }) => name)]}
          rows={chart.categories.map((category, index) => [
            category,
            ...chart.series.map(({ values }) => plainNumber(values[index] ?? 0)),
          ])}
        />
      </details>
    </>
  )
}

function ChartKey({ chart: { form, series } }: { chart: Chart }) {
  return (
    <ul className="chart-key">
      {series.map(({ name }, index) => (
        <li key={name}>
          <svg className="chart" viewBox="0 0 24 12" aria-hidden="true">
            {form === 'bar' ? (
              <rect className="bar" x="6" width="12" height="12" fillOpacity={SHADES[index]} />
            ) : (
              <path className="curve" strokeDasharray={DASHES[index]} d="M0 6H24" />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

function label({ title }: Chart): string {
  return `${title}. The table below has the same numbers.`
}

/** Ticks from round value to round value; bars stand on zero, lines may begin where their values are. */
function ticksOf({ form, series }: Chart): number[] {
  const values = series.flatMap((each) => each.values)
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const fromZero = form === 'bar' || (lowest > 0 && lowest < highest / 2)
  const [from, to] = [fromZero ? Math.min(0, lowest) : lowest, form === 'bar' ? Math.max(0, highest) : highest]
  return from === to ? roundTicks(from - 1, to + 1) : roundTicks(from, to)
}

/** Whether names are too long to stand side by side under the bars of a narrow picture. */
function needsRows({ form, categories }: Chart): boolean {
  const longestWord = Math.max(...categories.flatMap((name) => name.split(' ').map((word) => word.length)))
  return form === 'bar' && longestWord * CHARACTER > (NARROW - 40) / categories.length
}

function Plot({ chart, width }: { chart: Chart; width: number }) {
  const { categories, form, series } = chart
  const ticks = ticksOf(chart)
  const left = 10 + CHARACTER * Math.max(...ticks.map((tick) => plainNumber(tick).length))
  const hasEndNames = form === 'line' && series.length > 1 && width === WIDE
  const box: Box = { left, right: width - (hasEndNames ? END_NAMES : 4), top: 42, bottom: 240 }
  const toY = scaleOf([ticks[0] ?? 0, ticks.at(-1) ?? 1], [box.bottom, box.top])
  const slot = (box.right - box.left) / categories.length
  const longest = Math.max(...categories.map((name) => name.length))
  const every = form === 'bar' ? 1 : Math.ceil((longest * CHARACTER + 6) / slot)
  const names = categories.map((name) => wrap(name, Math.floor((slot * every) / CHARACTER)))
  const nameLines = Math.max(...names.map((lines) => lines.length))
  const axisY = box.bottom + 20 + nameLines * LINE + 6
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${axisY + 6}`} role="img" aria-label={label(chart)}>
      <text className="ttl" x={0} y={13}>
        {chart.y}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? 'ax' : 'grid'} d={`M${box.left} ${toY(tick)}H${box.right}`} />
          <text x={box.left - 6} y={toY(tick) + 4} textAnchor="end">
            {plainNumber(tick)}
          </text>
        </g>
      ))}
      {names.map((lines, index) =>
        index % every === 0 ? (
          <Lines
            key={`${index}-${categories[index]}`}
            lines={lines}
            x={box.left + slot * (index + 0.5)}
            y={box.bottom + 18}
          />
        ) : null,
      )}
      <text x={box.right} y={axisY} textAnchor="end">
        {chart.x}
      </text>
      {form === 'bar' ? (
        <Bars chart={chart} box={box} toY={toY} />
      ) : (
        <Curves chart={chart} box={box} toY={toY} hasEndNames={hasEndNames} />
      )}
    </svg>
  )
}

interface PlotPartProps {
  chart: Chart
  box: Box
  toY: (value: number) => number
}

function Bars({ chart: { series, categories }, box, toY }: PlotPartProps) {
  const slot = (box.right - box.left) / categories.length
  const width = (slot * 0.8) / series.length
  const ground = toY(0)
  const widest = Math.max(...series.flatMap(({ values }) => values.map((value) => plainNumber(value).length)))
  const hasNumbers = widest * CHARACTER <= width + 4
  return series.map(({ name, values }, row) => (
    <g key={name}>
      {values.map((value, index) => {
        const x = box.left + slot * (index + 0.1) + width * row
        return (
          <g key={`${index}-${value}`}>
            <rect
              className="bar"
              fillOpacity={SHADES[row]}
              x={x}
              y={Math.min(ground, toY(value))}
              width={Math.max(1, width - 2)}
              height={Math.max(1, Math.abs(ground - toY(value)))}
            />
            {hasNumbers && (
              <text x={x + width / 2 - 1} y={value < 0 ? toY(value) + LINE : toY(value) - 4} textAnchor="middle">
                {plainNumber(value)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  ))
}

function Curves({ chart: { series, categories }, box, toY, hasEndNames }: PlotPartProps & { hasEndNames: boolean }) {
  const slot = (box.right - box.left) / categories.length
  const toX = (index: number) => box.left + slot * (index + 0.5)
  const names = series.map(({ name }) => wrap(name, Math.floor(END_NAMES / CHARACTER)))
  const ends = spreadApart(
    series.map(({ values }, row) => ({ y: toY(values.at(-1) ?? 0), height: LINE * (names[row]?.length ?? 1) + 4 })),
  )
  return series.map(({ name, values }, row) => (
    <g key={name}>
      <path
        className="curve"
        strokeDasharray={DASHES[row]}
        d={linePath(values.map((value, index) => ({ x: toX(index), y: toY(value) })))}
      />
      {values.map((value, index) => (
        <g key={`${index}-${value}`}>
          <circle className="dot" cx={toX(index)} cy={toY(value)} r="3" />
          {series.length === 1 && slot >= plainNumber(value).length * CHARACTER && (
            // On the side of the point where the line is not.
            <text
              className="halo"
              x={toX(index) + ((values[index + 1] ?? value) > value ? -5 : 5)}
              y={toY(value) - 7}
              textAnchor={(values[index + 1] ?? value) > value ? 'end' : 'start'}
            >
              {plainNumber(value)}
            </text>
          )}
        </g>
      ))}
      {hasEndNames && (
        <Lines lines={names[row] ?? []} x={toX(values.length - 1) + 12} y={(ends[row] ?? 0) + 4} anchor="start" />
      )}
    </g>
  ))
}

/** Bars lying on their side, each group under its name, with the numbers at their ends. */
function Rows({ chart }: { chart: Chart }) {
  const { categories, series } = chart
  const ticks = ticksOf(chart)
  const group = 20 + series.length * 17 + 8
  const toX = scaleOf([ticks[0] ?? 0, ticks.at(-1) ?? 1], [0, NARROW - 46])
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${NARROW} ${26 + categories.length * group}`}
      role="img"
      aria-label={label(chart)}
    >
      <text className="ttl" x={0} y={13}>
        {chart.y}
      </text>
      {categories.map((category, index) => (
        <g key={`${index}-${category}`} transform={`translate(0 ${26 + index * group})`}>
          <text y={13}>{category}</text>
          {series.map(({ name, values }, row) => {
            const value = values[index] ?? 0
            const [from, to] = [Math.min(toX(0), toX(value)), Math.max(toX(0), toX(value))]
            return (
              <g key={name} transform={`translate(0 ${19 + row * 17})`}>
                <rect className="bar" fillOpacity={SHADES[row]} x={from} width={Math.max(1, to - from)} height="13" />
                <text x={to + 5} y={11}>
                  {plainNumber(value)}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </svg>
  )
}

interface LinesProps {
  lines: readonly string[]
  x: number
  y: number
  anchor?: 'start' | 'middle'
}

function Lines({ lines, x, y, anchor = 'middle' }: LinesProps) {
  return (
    <text y={y} textAnchor={anchor} className={anchor === 'start' ? 'em' : undefined}>
      {lines.map((line, index) => (
        <tspan key={`${index}-${line}`} x={x} dy={index === 0 ? 0 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** Words in lines of at most so many characters; a longer word has a line of its own. */
function wrap(text: string, length: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= length) return [...lines.slice(0, -1), `${last} ${word}`]
    return [...lines, word]
  }, [])
}

/** Places of names beside the ends of lines, moved down until none covers another. */
function spreadApart(names: readonly { y: number; height: number }[]): number[] {
  const placed = names.map(({ y }) => y)
  const order = names.map((_, index) => index).sort((one, other) => (placed[one] ?? 0) - (placed[other] ?? 0))
  let free = -Infinity
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, free)
    free = (placed[index] ?? 0) + (names[index]?.height ?? 0)
  }
  return placed
}
