'use client'

import { use, useEffect, useMemo, useState } from 'react'
import { finish } from '@/lib/labs/core/in-parts'
import type { SampleKind, SampleRequest, Samples } from './sampling-work'
import type { SampleReply } from './sampling-worker'
import { IsRehearsalContext } from './use-rehearsal'

/** How long inputs rest before all is drawn, and after what time a wait is worth a word. */
const REST_MS = 300
const WORD_MS = 500

export interface Sampling<Result> {
  /** Of all draws once they are there, until then of a few. */
  result: Result
  /** Share that is drawn, 0..1, once it takes long; else null. */
  share: number | null
  isStopped: boolean
  stop: () => void
  resume: () => void
}

/** Draws many samples in a worker when the inputs have come to rest; until then the page shows what `few` draws at once. */
export function useSampling<Kind extends SampleKind>(
  kind: Kind,
  {
    options,
    few,
  }: { options: Samples[Kind]['options']; few: (options: Samples[Kind]['options']) => Samples[Kind]['result'] },
): Sampling<Samples[Kind]['result']> {
  const key = JSON.stringify(options)
  const quick = useMemo(() => few(JSON.parse(key) as Samples[Kind]['options']), [few, key])
  const [drawn, setDrawn] = useState<{ key: string; result: Samples[Kind]['result'] } | null>(null)
  const [wait, setWait] = useState<{ key: string; share: number } | null>(null)
  const [stoppedKey, setStoppedKey] = useState<string | null>(null)
  const isStopped = stoppedKey === key
  const isRehearsal = use(IsRehearsalContext)

  useEffect(() => {
    if (isStopped || isRehearsal) return
    let end = () => {}
    const timer = setTimeout(() => {
      const begun = performance.now()
      const settled = JSON.parse(key) as Samples[Kind]['options']
      const slow = setTimeout(() => setWait({ key, share: 0 }), WORD_MS)
      const over = () => {
        clearTimeout(slow)
        setWait(null)
      }
      const leave = drawBeside<Kind>(
        { kind, options: settled },
        {
          onShare: (share) => {
            if (performance.now() - begun > WORD_MS) setWait({ key, share })
          },
          onResult: (result) => {
            over()
            setDrawn({ key, result })
          },
        },
      )
      end = () => {
        leave()
        over()
      }
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [kind, key, isStopped, isRehearsal])

  return {
    result: drawn?.key === key ? drawn.result : quick,
    share: wait?.key === key ? wait.share : null,
    isStopped: isStopped && drawn?.key !== key,
    stop: () => setStoppedKey(key),
    resume: () => setStoppedKey(null),
  }
}

interface Listener<Kind extends SampleKind> {
  onShare: (share: number) => void
  onResult: (result: Samples[Kind]['result']) => void
}

/** Starts a worker for one request; returns what ends it. Where no worker can be started, the page itself draws. */
function drawBeside<Kind extends SampleKind>(
  request: SampleRequest<Kind>,
  { onShare, onResult }: Listener<Kind>,
): () => void {
  let isLeft = false
  const drawHere = () =>
    void import('./sampling-work').then(({ sample }) => {
      if (!isLeft) onResult(finish(sample(request)))
    })
  const worker = startWorker()
  if (worker === null) drawHere()
  else {
    worker.addEventListener('message', ({ data }: MessageEvent<SampleReply<Kind>>) => {
      if ('share' in data) return onShare(data.share)
      worker.terminate()
      onResult(data.result)
    })
    worker.addEventListener('error', () => {
      worker.terminate()
      drawHere()
    })
    worker.postMessage(request)
  }
  return () => {
    isLeft = true
    worker?.terminate()
  }
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./sampling-worker.ts', import.meta.url), { type: 'module' })
  } catch {
    return null
  }
}
