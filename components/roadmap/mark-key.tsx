import { StateMark } from '@/components/ui/mark'

const MARKS = ['none', 'seen', 'practised', 'shown', 'proven', 'stale', 'open', 'here'] as const

/** What the marks mean: shape, word and colour together. */
export function MarkKey() {
  return (
    <ul className="key roadmap-key" aria-label="What the marks mean">
      {MARKS.map((name) => (
        <li key={name}>
          <StateMark name={name} />
        </li>
      ))}
    </ul>
  )
}
