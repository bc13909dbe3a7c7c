'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { recordEvent } from '@/components/learner/learner-state'

/** A practice block has no page of its own: it is ticked off where it stands. */
export function PracticeDone({ nodeId }: { nodeId: string }) {
  const router = useRouter()
  const [isDone, setIsDone] = useState(false)
  return (
    <label className="tick practice-tick noprint">
      <input
        type="checkbox"
        checked={isDone}
        onChange={(event) => {
          const isOn = event.target.checked
          setIsDone(isOn)
          recordEvent(isOn ? { kind: 'practice-done', nodeId } : { kind: 'practice-reopened', nodeId })
          router.refresh()
        }}
      />
      <span className="small">{isDone ? 'Practised. The plan moves on at your next visit.' : 'Practised'}</span>
    </label>
  )
}
