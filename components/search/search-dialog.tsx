'use client'

import MiniSearch from 'minisearch'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { SEARCH_OPTIONS, type SearchHit } from '@/lib/content/search-options'

let indexPromise: Promise<MiniSearch<SearchHit>> | undefined

function loadIndex(): Promise<MiniSearch<SearchHit>> {
  indexPromise ??= fetch('/search-index.json')
    .then((response) => {
      if (!response.ok) throw new Error(`Search index answered ${response.status}`)
      return response.text()
    })
    .then((text) => MiniSearch.loadJSON<SearchHit>(text, SEARCH_OPTIONS))
    .catch((error: unknown) => {
      indexPromise = undefined
      throw error
    })
  return indexPromise
}

type Found = { status: 'idle' | 'failed'; hits: [] } | { status: 'found'; hits: SearchHit[] }

/** Search over everything published; arrow keys walk through the hits, Enter opens the first. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialogRef = useRef<HTMLDialogElement>(null)
  const listRef = useRef<HTMLUListElement>(null)
  const router = useRouter()
  const [found, setFound] = useState<Found>({ status: 'idle', hits: [] })
  const [query, setQuery] = useState('')

  useEffect(() => {
    dialogRef.current?.showModal()
    void loadIndex().catch(() => setFound({ status: 'failed', hits: [] }))
  }, [])

  async function search(text: string) {
    setQuery(text)
    if (text.trim() === '') return setFound({ status: 'idle', hits: [] })
    try {
      const index = await loadIndex()
      const hits = index.search(text).slice(0, 12) as unknown as SearchHit[]
      setFound({ status: 'found', hits })
    } catch {
      setFound({ status: 'failed', hits: [] })
    }
  }

  function open(path: string) {
    dialogRef.current?.close()
    router.push(path)
  }

  function walk(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const links = [...(listRef.current?.querySelectorAll('a') ?? [])]
    if (links.length === 0) return
    event.preventDefault()
    const place = links.findIndex((link) => link === document.activeElement)
    const next = event.key === 'ArrowDown' ? place + 1 : place - 1
    if (next < 0) dialogRef.current?.querySelector('input')?.focus()
    else links[Math.min(next, links.length - 1)]?.focus()
  }

  return (
    <dialog ref={dialogRef} className="search" aria-label="Find anything" onClose={onClose} onKeyDown={walk}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          const first = found.hits[0]
          if (first) open(first.path)
        }}
      >
        <input
          type="search"
          aria-label="Find anything"
          placeholder="Skill, lesson, milestone, word …"
          autoComplete="off"
          autoFocus
          value={query}
          onChange={(event) => void search(event.target.value)}
        />
        <button type="button" className="btn bare" onClick={() => dialogRef.current?.close()}>
          Close
        </button>
      </form>
      <p className="vh" role="status">
        {found.status === 'found' && `${found.hits.length} found`}
      </p>
      {found.status === 'failed' && (
        <p className="dim small">The index could not be read. Check the connection and type again.</p>
      )}
      {found.status === 'found' && found.hits.length === 0 && (
        <p className="dim small">Nothing published carries these words. Try a skill, such as “metrics”.</p>
      )}
      <ul ref={listRef} className="rows">
        {found.hits.map((hit) => (
          <li key={hit.id}>
            <a
              href={hit.path}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                open(hit.path)
              }}
            >
              {hit.title}
            </a>
            <span className="end">{hit.kind}</span>
            <span className="sub">{hit.summary}</span>
          </li>
        ))}
      </ul>
    </dialog>
  )
}
