'use client'

import { useEffect, useRef, useState } from 'react'
import { useLearnerState } from '@/components/learner/learner-state'
import { Link } from '@/components/ui/link'
import { drawState, placeOfNext } from './draw-state'
import { showNeeds } from './show-needs'

export interface RoadmapStateProps {
  /** What the page shows before anything is known or filtered. */
  summary: string
  skillCount: number
  /** Skill id → last parts of the addresses of its lessons, parted by blanks. */
  lessonSlugs: Readonly<Record<string, string>>
  /** Track id → address of its road, to lead a learner to the own one. */
  trackHrefs: Readonly<Record<string, string>>
  /** The track this page shows; null for all. */
  trackId: string | null
}

/** Draws the learner's state over the roadmap around it, and says in one line what is shown and where the learner is. */
export function RoadmapState({ summary, skillCount, lessonSlugs, trackHrefs, trackId }: RoadmapStateProps) {
  const line = useRef<HTMLParagraphElement>(null)
  const state = useLearnerState()
  const [shownCount, setShownCount] = useState(skillCount)

  useEffect(() => {
    const root = line.current?.closest<HTMLElement>('[data-roadmap]')
    if (!root) return
    if (state !== null) drawState({ root, state, lessonSlugs })
    const count = () => setShownCount(countShown(root))
    count()
    const stopNeeds = showNeeds(root)
    root.addEventListener('change', count)
    return () => {
      stopNeeds()
      root.removeEventListener('change', count)
    }
  }, [state, lessonSlugs])

  const next = state?.next ?? null
  const ownTrack = state?.learner?.trackId ?? null
  const ownHref = ownTrack !== null && ownTrack !== trackId ? trackHrefs[ownTrack] : undefined
  return (
    <p className="small dim roadmap-line" ref={line}>
      <span role="status">
        {shownCount === skillCount
          ? summary
          : shownCount === 0
            ? 'No skill fits these filters.'
            : `${shownCount} of ${skillCount} skills fit.`}
      </span>{' '}
      {next && placeOfNext(next.path, lessonSlugs) !== null && (
        <>
          Next for you: <Link href={next.path}>{next.title}</Link>, {next.detail}.{' '}
        </>
      )}
      {ownHref && <Link href={ownHref}>Show the road of my track</Link>}
    </p>
  )
}

const STATUS_MARKS: Record<string, readonly string[]> = {
  ahead: ['none', 'seen', 'practised'],
  reached: ['shown', 'proven'],
  stale: ['stale'],
}

/** The same rules as in the stylesheet, over the rows of the table. */
function countShown(root: HTMLElement): number {
  const chosen = (name: string) => root.querySelector<HTMLSelectElement>(`select[name='${name}']`)?.value ?? 'all'
  const [lens, stage, status] = [chosen('lens'), chosen('stage'), chosen('status')]
  return [...root.querySelectorAll<HTMLElement>('tr[data-skill]')].filter(({ dataset }) => {
    const fits = (wanted: string, own: readonly string[]) => wanted === 'all' || own.includes(wanted)
    const evidence = dataset.evidence ?? 'none'
    return (
      fits(lens, (dataset.lens ?? '').split(' ')) &&
      fits(stage, (dataset.stage ?? '').split(' ')) &&
      (status === 'all' || (STATUS_MARKS[status]?.includes(evidence) ?? true))
    )
  }).length
}
