import { tenth } from '@/lib/content/core/roadmap-layout-curve'
import type { PlacedLabel } from '@/lib/content/core/roadmap-layout-labels'

export interface MapLabelProps {
  label: PlacedLabel
  lineHeight: number
  size: number
}

/** A label with a halo, one line per span. */
export function MapLabel({ label, lineHeight, size }: MapLabelProps) {
  const x = tenth(label.x)
  return (
    <text className="halo" fontSize={size} textAnchor={label.anchor} x={x} y={tenth(label.y)}>
      {label.lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : lineHeight}>
          {/* The blank keeps words apart when the lines are read or copied as one text. */}
          {index === label.lines.length - 1 || line.endsWith('-') ? line : `${line} `}
        </tspan>
      ))}
    </text>
  )
}
