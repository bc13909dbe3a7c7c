'use client'

import { useEffect, useState } from 'react'
import { useLater } from './later'

/** Long enough that a moving slider does not talk without pause. */
const PAUSE_MS = 800

/** What the picture shows, as a sentence, read aloud once the inputs rest; what else there is to say follows the picture. */
export function Finding({ text, how }: { text: string; how: string }) {
  const [first] = useState(text)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div className="lab-finding">
      <p className="finding">{text}</p>
      <p className="how">{useLater(how)}</p>
      <p className="vh" role="status">
        {spoken === first ? '' : spoken}
      </p>
    </div>
  )
}
