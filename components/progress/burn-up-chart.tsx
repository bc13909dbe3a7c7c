'use client'

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'

export interface BurnUpChartProps {
  points: readonly { day: string; done: number | null; planned: number | null }[]
}

/** Hours behind the learner beside the plan's line; the table below holds the same numbers. */
export function BurnUpChart({ points }: BurnUpChartProps) {
  return (
    <div className="burn-up" aria-hidden="true">
      <ResponsiveContainer width="100%" height={280}>
        <LineChart data={[...points]} margin={{ top: 12, right: 12, bottom: 4, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="day" stroke="var(--text-2)" tick={{ fontSize: 12 }} minTickGap={40} />
          <YAxis stroke="var(--text-2)" tick={{ fontSize: 12 }} width={56} unit=" h" />
          <Tooltip
            contentStyle={{
              background: 'var(--surface)',
              border: '1px solid var(--line-strong)',
              color: 'var(--text)',
            }}
          />
          <Line
            dataKey="planned"
            name="plan"
            stroke="var(--text-3)"
            strokeDasharray="5 3"
            dot={false}
            isAnimationActive={false}
            connectNulls
          />
          <Line
            dataKey="done"
            name="done"
            stroke="var(--text)"
            strokeWidth={2.2}
            dot={{ r: 3 }}
            isAnimationActive={false}
            connectNulls
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  )
}
