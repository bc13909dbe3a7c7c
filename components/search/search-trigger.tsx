'use client'

import { lazy, Suspense, useEffect, useState } from 'react'

const SearchDialog = lazy(() => import('./search-dialog').then((module) => ({ default: module.SearchDialog })))

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

/** Opens the search over everything published: a click, Ctrl K or ⌘K anywhere, "/" outside of fields. */
export function SearchTrigger() {
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    function openByKey(event: KeyboardEvent) {
      const isPalette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
      if (!isPalette && !isSlash) return
      event.preventDefault()
      setIsOpen(true)
    }
    window.addEventListener('keydown', openByKey)
    return () => window.removeEventListener('keydown', openByKey)
  }, [])

  return (
    <>
      <button
        type="button"
        className="find"
        aria-label="Find anything"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <svg
          width="14"
          height="14"
          viewBox="0 0 16 16"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          aria-hidden="true"
          focusable="false"
        >
          <circle cx="6.8" cy="6.8" r="4.8" />
          <path d="m10.5 10.5 4.3 4.3" />
        </svg>
        <span>Find anything</span>
        <kbd>Ctrl K</kbd>
      </button>
      {isOpen && (
        <Suspense>
          <SearchDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
