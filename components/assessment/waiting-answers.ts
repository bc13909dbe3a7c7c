'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { createOutbox } from '@/components/learner/outbox'
import type { QuestionDto } from '@/lib/assessment/item-dto'
import type { GivenAnswerInput } from '@/lib/assessment/schemas'

/** An answer on its way. An attempt asks a question once, so both together name the answer, however often it is sent. */
interface WaitingAnswer {
  id: string
  attemptId: string
  given: GivenAnswerInput
}

/** What the server said to an answer. */
export type AnswerReply = { kind: 'next'; question: QuestionDto } | { kind: 'refused'; message: string }

/** The answer to a question as it stands in this browser. */
export type Delivery = 'none' | 'sending' | 'waiting'

type Listener = (attemptId: string, reply: AnswerReply) => void

let waiting: readonly WaitingAnswer[] = []
let hasFailed = false
let isStarted = false
const watchers = new Set<() => void>()
const listeners = new Set<Listener>()

const outbox = createOutbox<WaitingAnswer>({
  key: 'milepost.unsent-answers',
  deliver: sendOldest,
  onChange: (entries, failed) => {
    waiting = entries
    hasFailed = failed
    for (const watcher of watchers) watcher()
  },
})

async function sendOldest([oldest]: readonly WaitingAnswer[]): Promise<readonly WaitingAnswer[]> {
  if (oldest === undefined) return []
  const reply = await replyTo(oldest)
  if (reply === null) return []
  for (const listener of listeners) listener(oldest.attemptId, reply)
  return [oldest]
}

/** Null when the server could not take or refuse it now. @throws TypeError without a connection */
async function replyTo({ attemptId, given }: WaitingAnswer): Promise<AnswerReply | null> {
  const response = await fetch(`/api/assessment/${attemptId}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
    keepalive: true,
  })
  const body = (await response.json().catch(() => null)) as (QuestionDto & { error?: { message: string } }) | null
  if (body === null || response.status === 429 || response.status >= 500) return null
  if (response.ok) return { kind: 'next', question: body }
  return { kind: 'refused', message: body.error?.message ?? 'The server did not take this answer.' }
}

/** Keeps an answer in this browser and sends it, now or when the connection is back. */
export function giveAnswer(attemptId: string, given: GivenAnswerInput): void {
  outbox.add({ id: `${attemptId} ${given.itemId}`, attemptId, given })
}

/** Tries once more what waits. */
export function sendWaiting(): void {
  void outbox.send()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  if (!isStarted) {
    isStarted = true
    waiting = outbox.read()
    outbox.start()
  }
  return () => watchers.delete(watcher)
}

/** How the answer to this question stands: not given, being sent, or waiting for the connection. */
export function useDelivery(attemptId: string, itemId: string): Delivery {
  return useSyncExternalStore(
    watch,
    () => {
      if (!waiting.some(({ id }) => id === `${attemptId} ${itemId}`)) return 'none'
      return hasFailed ? 'waiting' : 'sending'
    },
    () => 'none',
  )
}

/** Calls back with what the server says to answers of this attempt. */
export function useReplies(attemptId: string, onReply: (reply: AnswerReply) => void): void {
  useEffect(() => {
    const listener: Listener = (id, reply) => id === attemptId && onReply(reply)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  })
}
