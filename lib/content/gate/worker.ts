import { parentPort } from 'node:worker_threads'
import { readDocument } from './read-document'
import type { GateResult } from './read-document'

/** One document to read. */
export interface GateJob {
  job: number
  source: string
  path: string
}

export type GateReply =
  | { kind: 'ready' }
  | { kind: 'done'; job: number; result: GateResult }
  | { kind: 'failed'; job: number; reason: string }

// A first document loads every part of the chain, so that the deadline of the real ones measures them alone.
const warmUp = `---
type: pitfall
id: PF-0
slug: warm-up
aliases: []
title: Warm-up
summary: Loads the compiler.
seedRefs: []
lessons: []
labs: []
milestones: []
claims: []
sources: []
reviewed: 2026-01-01
reviewDue: 2027-01-01
---

## Heading

| a | b |
|---|---|
| 1 | 2 |

${['csv', 'diff', 'json', 'md', 'python', 'sh', 'sql', 'ts', 'yaml'].map((language) => `\`\`\`${language}\na: "b"\n\`\`\``).join('\n\n')}
`

async function main() {
  const port = parentPort
  if (!port) throw new Error('The gate runs in a worker thread only.')
  const send = (reply: GateReply) => port.postMessage(reply)
  await readDocument({ source: warmUp, path: 'warm-up.mdx' })
  port.on('message', (message: GateJob) => {
    readDocument(message).then(
      (result) => send({ kind: 'done', job: message.job, result }),
      (error: unknown) =>
        send({
          kind: 'failed',
          job: message.job,
          reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
    )
  })
  send({ kind: 'ready' })
}

void main()
