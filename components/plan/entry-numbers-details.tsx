'use client'

import { lazy, Suspense, useState, type ToggleEvent } from 'react'
import { Link } from '@/components/ui/link'
import type { EntryNumbersView } from './entry-numbers-view'

const EntryNumbers = lazy(() => import('./entry-numbers').then((part) => ({ default: part.EntryNumbers })))

export interface EntryNumbersDetailsProps {
  nodeId: string
  title: string
  isShort?: boolean
}

type Numbers = { is: 'unasked' | 'asked' } | { is: 'here'; view: EntryNumbersView } | { is: 'missing'; message: string }

/** "Show me the numbers": asked for when it opens, so that the plan itself stays light. */
export function EntryNumbersDetails({ nodeId, title, isShort = false }: EntryNumbersDetailsProps) {
  const [numbers, setNumbers] = useState<Numbers>({ is: 'unasked' })
  const query = new URLSearchParams({ entry: nodeId }).toString()

  async function ask() {
    setNumbers({ is: 'asked' })
    try {
      const response = await fetch(`/api/plan/numbers?${query}`)
      const body = (await response.json()) as EntryNumbersView & { error?: { message: string } }
      setNumbers(body.error ? { is: 'missing', message: body.error.message } : { is: 'here', view: body })
    } catch {
      setNumbers({ is: 'missing', message: 'The numbers could not be fetched. Is there a connection?' })
    }
  }

  function open({ newState }: ToggleEvent) {
    if (newState === 'open' && (numbers.is === 'unasked' || numbers.is === 'missing')) void ask()
  }

  return (
    <details className="numbers" onToggle={open}>
      <summary>
        Show me the numbers<span className="vh">: {title}</span>
      </summary>
      <div aria-live="polite">
        {numbers.is === 'here' ? (
          <Suspense fallback={<p className="dim">Reading the numbers …</p>}>
            <EntryNumbers numbers={numbers.view} isShort={isShort} />
          </Suspense>
        ) : numbers.is === 'missing' ? (
          <p className="error-line">
            {numbers.message}{' '}
            <button type="button" className="linkish" onClick={() => void ask()}>
              Try again
            </button>
          </p>
        ) : (
          <p className="dim">
            {numbers.is === 'asked' && 'Reading the numbers … '}
            <Link href={`/plan/numbers?${query}`}>They also have a page of their own</Link>
          </p>
        )}
      </div>
    </details>
  )
}
