import type { Rule } from '@/lib/labs/core/agent-boundaries'

/** The four rules by shape: disc, ring with a dot, square, cross. */
export function RuleMark({ rule, x, y }: { rule: Rule; x: number; y: number }) {
  switch (rule) {
    case 'auto':
      return <circle className="rule-mark full" cx={x} cy={y} r={4.2} />
    case 'notify':
      return (
        <g>
          <circle className="rule-mark" cx={x} cy={y} r={4.4} />
          <circle className="rule-mark full" cx={x} cy={y} r={1.3} />
        </g>
      )
    case 'confirm':
      return <rect className="rule-mark" x={x - 4} y={y - 4} width={8} height={8} />
    case 'forbidden':
      return <path className="rule-mark" d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
  }
}
