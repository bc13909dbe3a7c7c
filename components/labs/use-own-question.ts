import { useEffect, useRef, useState } from 'react'
import { corpusHash, type Cut, type PolicyCorpus } from '@/lib/labs/core/retrieval-corpus'
import type { OwnRow } from '@/lib/labs/core/retrieval-own'

/** Longer than the server works on a question. */
const TIME_LIMIT_MS = 20_000

/** What became of the last request to the server. */
export type Asking =
  { state: 'none' | 'waiting' | 'resting' | 'offline' | 'outdated' } | { state: 'refused'; waitS: number; until: Date }

export const cutKey = ({ size, overlap }: Cut) => `${size}/${overlap}`

/** An own question and its similarities, for each cut for which they were asked. */
export function useOwnQuestion(corpus: PolicyCorpus) {
  const [text, setText] = useState('')
  const [rows, setRows] = useState<ReadonlyMap<string, OwnRow>>(new Map())
  const [asking, setAsking] = useState<Asking>({ state: 'none' })
  const request = useRef<AbortController | null>(null)
  useEffect(() => () => request.current?.abort(), [])

  /** Takes the question; the server is asked only where embeddings are wanted. */
  async function ask(question: string, { cut, wantsEmbeddings }: { cut: Cut; wantsEmbeddings: boolean }) {
    request.current?.abort()
    const known = question === text ? rows : new Map<string, OwnRow>()
    setText(question)
    setRows(known)
    if (!wantsEmbeddings || known.has(cutKey(cut))) return setAsking({ state: 'none' })
    const stop = new AbortController()
    request.current = stop
    setAsking({ state: 'waiting' })
    const answer = await askServer({ text: question, size: cut.size, overlap: cut.overlap }, stop.signal)
    if (stop.signal.aborted) return
    if (!('row' in answer)) return setAsking(answer)
    if (answer.row.corpusHash !== corpusHash(corpus)) return setAsking({ state: 'outdated' })
    setRows((before) => new Map(before).set(cutKey(cut), answer.row))
    setAsking({ state: 'none' })
  }

  return { text, rows, asking, ask }
}

async function askServer(body: object, signal: AbortSignal): Promise<{ row: OwnRow } | Asking> {
  let response: Response
  try {
    response = await fetch('/api/labs/embed', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
    })
    if (response.ok) return { row: (await response.json()) as OwnRow }
  } catch (error) {
    return { state: error instanceof DOMException && error.name === 'TimeoutError' ? 'resting' : 'offline' }
  }
  if (response.status !== 429) return { state: 'resting' }
  const waitS = Number(response.headers.get('retry-after') ?? 60)
  return { state: 'refused', waitS, until: new Date(Date.now() + waitS * 1000) }
}
