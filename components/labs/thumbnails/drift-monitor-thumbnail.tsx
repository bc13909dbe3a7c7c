import {
  DAYS,
  QUALITY_LINE,
  drawStream,
  monitorStream,
  type MonitorSettings,
  type MonitoredDay,
} from '@/lib/labs/core/drift-monitor'
import { scaleOf } from '../parts/axes'
import { bars, circles, crosses, diamonds } from './thumbnail-marks'

const SEED = 7
const SETTINGS: MonitorSettings = { bins: 10, line: 0.1, alpha: 0.05, window: 1, fields: 20, delay: 7 }
const TODAY = 45

/** L03 in small: three lanes of days until today; the inputs ring from the change on, the labels follow later. */
export function DriftMonitorThumbnail() {
  const stream = drawStream({ scenario: 'shift', size: 0.5, seed: SEED })
  const days = monitorStream(stream, { settings: SETTINGS, seed: SEED }).slice(0, TODAY)
  const toX = scaleOf([1, DAYS], [6, 154])
  const farthest = Math.max(...days.map(({ distance }) => distance))
  const highest = Math.max(...days.map(({ psi }) => psi))
  return (
    <svg viewBox="0 0 160 90" aria-hidden="true" className="lab-thumb chart">
      <path className="lead" strokeDasharray="2 2" d={`M${toX(stream.start - 0.5)} 3V87`} />
      <Lane
        days={days}
        base={29}
        toX={toX}
        toY={scaleOf([0, highest], [29, 8])}
        valueOf={({ psi }) => psi}
        line={SETTINGS.line}
        rings={({ alarms }) => alarms.psi}
      />
      <Lane
        days={days}
        base={58}
        toX={toX}
        toY={scaleOf([0, farthest], [58, 38])}
        valueOf={({ distance }) => distance}
        line={days.at(-1)?.distanceLine ?? 0}
        rings={({ alarms }) => alarms.ks}
      />
      <Labels days={days} toX={toX} />
      <path className="ax" d="M3 87H157" />
      <path className="you" style={{ strokeWidth: 1 }} d={diamonds([{ x: toX(TODAY), y: 84 }], 4.5)} />
    </svg>
  )
}

interface LaneProps {
  days: readonly MonitoredDay[]
  base: number
  toX: (day: number) => number
  toY: (value: number) => number
  valueOf: (day: MonitoredDay) => number
  line: number
  rings: (day: MonitoredDay) => boolean
}

function Lane({ days, base, toX, toY, valueOf, line, rings }: LaneProps) {
  const tops = (rang: boolean) =>
    days.filter((day) => rings(day) === rang).map((day) => ({ x: toX(day.day), y: toY(valueOf(day)) }))
  return (
    <g>
      <path className="quiet" d={bars(tops(false), { base, width: 1.6 })} />
      <path className="bar-wrong" d={bars(tops(true), { base, width: 1.6 })} />
      <path className="diagonal" style={{ strokeWidth: 0.8 }} strokeDasharray="3 2" d={`M3 ${toY(line)}H157`} />
      <path className="ax" d={`M3 ${base}H157`} />
    </g>
  )
}

function Labels({ days, toX }: Pick<LaneProps, 'days' | 'toX'>) {
  const toY = scaleOf([0.65, 1], [84, 66])
  const known = days.flatMap(({ day, quality, alarms }) =>
    quality === null ? [] : [{ x: toX(day), y: toY(Math.max(0.65, quality)), rang: alarms.quality }],
  )
  return (
    <g>
      <path className="diagonal" style={{ strokeWidth: 0.8 }} strokeDasharray="3 2" d={`M3 ${toY(QUALITY_LINE)}H157`} />
      <path
        className="dot"
        d={circles(
          known.filter(({ rang }) => !rang),
          1,
        )}
      />
      <path
        className="ghost wrong"
        d={crosses(
          known.filter(({ rang }) => rang),
          1.3,
        )}
      />
    </g>
  )
}
