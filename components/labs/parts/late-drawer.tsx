'use client'

import { useState, type ReactNode } from 'react'

/** A drawer that is filled when it is first opened: the browser lays out the fields of a closed one, too, and at a switch of
 *  the set that takes longer than the picture. */
export function LateDrawer({
  summary,
  isOpen = false,
  onOpen,
  children,
}: {
  summary: ReactNode
  /** Opens it; the learner may still close it. */
  isOpen?: boolean
  onOpen?: () => void
  children: () => ReactNode
}) {
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <details
      className="drawer twin"
      open={isOpen || undefined}
      onToggle={(event) => {
        if (!event.currentTarget.open) return
        setWasOpened(true)
        onOpen?.()
      }}
    >
      <summary>{summary}</summary>
      {(wasOpened || isOpen) && children()}
    </details>
  )
}
