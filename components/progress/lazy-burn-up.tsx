'use client'

import dynamic from 'next/dynamic'
import type { BurnUpChartProps } from './burn-up-chart'

const BurnUpChart = dynamic(() => import('./burn-up-chart').then((module) => module.BurnUpChart), {
  ssr: false,
  loading: () => <div className="burn-up" style={{ height: 280 }} />,
})

/** The chart's library is loaded only where a chart is shown. */
export function LazyBurnUp(props: BurnUpChartProps) {
  return <BurnUpChart {...props} />
}
