'use client'

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DraftDto, StaleDraftDto } from '@/lib/studio/schemas'
import { dropLocalDraft, keepLocalDraft, readLocalDraft } from './local-draft'

const PAUSE_MS = 900
const RETRY_MS = 8_000

export type SaveState =
  | { kind: 'clean' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** Kept in this browser, sent again later. */
  | { kind: 'offline' }
  /** Somebody else wrote here; nothing is sent until the texts are merged. */
  | { kind: 'stale'; theirs: StaleDraftDto }
  /** The server refuses: signed out, role taken away, text too long. */
  | { kind: 'refused'; message: string }

export interface UseDraftOptions {
  documentId: string
  live: { source: string; hash: string }
  draft: DraftDto | null
}

interface Base {
  /** The text the server has; null if it has to be sent in any case. */
  source: string | null
  version: number
  baseHash: string
}

/** A draft from before the live text changed has to meet that text first. */
function firstState({ live, draft }: Pick<UseDraftOptions, 'live' | 'draft'>): SaveState {
  if (draft === null) return { kind: 'clean' }
  if (draft.baseHash === live.hash) return { kind: 'saved', at: draft.updatedAt }
  const theirs = {
    source: live.source,
    version: draft.version,
    baseHash: live.hash,
    by: 'what readers get now',
    at: draft.updatedAt,
  }
  return { kind: 'stale', theirs }
}

/** The text being worked on and its way to the server: saved after a pause, one save at a time, kept here until it arrived. */
export function useDraft({ documentId, live, draft }: UseDraftOptions) {
  const [source, setSource] = useState(draft?.source ?? live.source)
  const [state, setState] = useState<SaveState>(() => firstState({ live, draft }))
  const [version, setVersion] = useState(draft?.version ?? 0)
  const text = useRef(source)
  const base = useRef<Base>({ source, version, baseHash: draft?.baseHash ?? live.hash })
  /** What is true whenever the text is the one the server has. */
  const settled = useRef<SaveState>(state)
  const isSending = useRef(false)
  const isBlocked = useRef(state.kind === 'stale')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Timers and listeners outlive a render; they always call the newest save.
  const saveRef = useRef<() => Promise<void>>(() => Promise.resolve())
  const save = useCallback(async () => {
    clearTimeout(timer.current)
    if (isSending.current || isBlocked.current) return
    if (text.current === base.current.source) return setState(settled.current)
    isSending.current = true
    setState({ kind: 'saving' })
    const sent = { source: text.current, version: base.current.version, baseHash: base.current.baseHash }
    let retryAfterMs: number | null = null
    try {
      const response = await fetch('/api/studio/drafts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ documentId, ...sent }),
      })
      const answer = (await response.json()) as {
        version?: number
        savedAt?: string
        theirs?: StaleDraftDto
        error?: { message: string }
      }
      if (response.ok && answer.version !== undefined) {
        base.current = { ...sent, version: answer.version }
        setVersion(answer.version)
        settled.current = { kind: 'saved', at: answer.savedAt ?? new Date().toISOString() }
        if (text.current === sent.source) {
          dropLocalDraft(documentId)
          setState(settled.current)
        } else {
          keepLocalDraft(documentId, { ...base.current, source: text.current })
          retryAfterMs = PAUSE_MS
        }
      } else if (response.status === 409 && answer.theirs) {
        isBlocked.current = true
        setState({ kind: 'stale', theirs: answer.theirs })
      } else if (response.status >= 500) {
        setState({ kind: 'offline' })
        retryAfterMs = RETRY_MS
      } else {
        setState({ kind: 'refused', message: answer.error?.message ?? 'The server did not take the text.' })
      }
    } catch {
      setState({ kind: 'offline' })
      retryAfterMs = RETRY_MS
    } finally {
      isSending.current = false
    }
    if (retryAfterMs !== null) timer.current = setTimeout(() => void saveRef.current(), retryAfterMs)
  }, [documentId])
  useEffect(() => {
    saveRef.current = save
  }, [save])

  const change = useCallback(
    (next: string) => {
      if (next === text.current) return
      text.current = next
      setSource(next)
      if (isBlocked.current) {
        keepLocalDraft(documentId, { ...base.current, source: next })
        return
      }
      if (next === base.current.source && !isSending.current) {
        clearTimeout(timer.current)
        dropLocalDraft(documentId)
        return setState(settled.current)
      }
      keepLocalDraft(documentId, { ...base.current, source: next })
      setState((before) => (before.kind === 'offline' ? before : { kind: 'unsaved' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void saveRef.current(), PAUSE_MS)
    },
    [documentId],
  )

  /** Goes on with a merged text, based on what the other text was based on. */
  const settle = useCallback(
    (merged: string, theirs: StaleDraftDto) => {
      isBlocked.current = false
      text.current = merged
      setSource(merged)
      setVersion(theirs.version)
      const isLiveText = theirs.version === 0 && merged === theirs.source
      // Otherwise it is saved in any case: only then the server knows that the other text was seen.
      base.current = { source: isLiveText ? merged : null, version: theirs.version, baseHash: theirs.baseHash }
      settled.current = { kind: 'clean' }
      if (isLiveText) {
        dropLocalDraft(documentId)
        setState(settled.current)
      } else void saveRef.current()
    },
    [documentId],
  )

  // A text from a closed tab: gone on with where the server stands still, offered for merging where it moved.
  const takeUpKeptText = useEffectEvent(() => {
    const kept = readLocalDraft(documentId)
    if (kept === null) return
    if (kept.source === base.current.source) return dropLocalDraft(documentId)
    const shown = text.current
    text.current = kept.source
    setSource(kept.source)
    if (!isBlocked.current && kept.version === base.current.version && kept.baseHash === base.current.baseHash) {
      setState({ kind: 'unsaved' })
      timer.current = setTimeout(() => void saveRef.current(), PAUSE_MS)
      return
    }
    isBlocked.current = true
    setState({
      kind: 'stale',
      theirs: {
        source: shown,
        version: base.current.version,
        baseHash: live.hash,
        by: draft?.updatedBy ?? 'the published text',
        at: draft?.updatedAt ?? new Date().toISOString(),
      },
    })
  })
  // Once, when the page opens: later texts come through change().
  useEffect(() => takeUpKeptText(), [])

  useEffect(() => {
    const send = () => void saveRef.current()
    const sendWhenHidden = () => {
      if (document.visibilityState === 'hidden') send()
    }
    window.addEventListener('online', send)
    document.addEventListener('visibilitychange', sendWhenHidden)
    return () => {
      window.removeEventListener('online', send)
      document.removeEventListener('visibilitychange', sendWhenHidden)
      clearTimeout(timer.current)
    }
  }, [])

  return { source, state, version, change, settle, saveNow: save }
}
