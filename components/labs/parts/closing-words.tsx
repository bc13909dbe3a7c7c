'use client'

import { useEffect, useId, useState } from 'react'
import { recordEvent } from '@/components/learner/learner-state'
import { useKeptWords } from '@/components/learner/use-kept-words'
import { dateInWords } from '@/components/ui/date-in-words'
import type { LabDetailDto } from '@/lib/progress/core/types'

/** After a pass: the sentence that says what would make the conclusion wrong, kept with the learner's record. */
export function ClosingWords({ labId }: { labId: string }) {
  const fieldId = useId()
  const [detail, setDetail] = useState<LabDetailDto | null>(null)
  const [kept, setKept] = useState<string | null>(null)

  useEffect(() => {
    const stop = new AbortController()
    fetch(`/api/me/labs/${labId}`, { signal: stop.signal })
      .then(async (response) => (response.ok ? setDetail((await response.json()) as LabDetailDto) : undefined))
      // Without the network the field is empty and what is written is sent later.
      .catch(() => undefined)
    return () => stop.abort()
  }, [labId])

  const { text, isKept, write, leave } = useKeptWords(kept ?? detail?.words ?? '', (words) => {
    recordEvent({ kind: 'lab-words-written', labId, text: words })
    setKept(words)
  })
  return (
    <div className="lab-closing">
      {detail !== null && detail.passedAt !== null && (
        <p className="dim">
          Passed on {dateInWords(detail.passedAt.slice(0, 10))}
          {detail.attempts > 1 ? `, with ${detail.attempts} answers handed in so far` : ''}.
        </p>
      )}
      <label htmlFor={fieldId}>What would make this conclusion wrong?</label>
      <textarea
        id={fieldId}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={leave}
      />
      <p className="dim" role="status">
        {isKept ? 'Kept with your record.' : ''}
      </p>
    </div>
  )
}
