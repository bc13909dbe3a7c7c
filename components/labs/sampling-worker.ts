import { sample, type SampleKind, type SampleRequest, type Samples } from './sampling-work'

/** What the worker says: the share that is drawn, and at last the result. */
export type SampleReply<Kind extends SampleKind = SampleKind> = { share: number } | { result: Samples[Kind]['result'] }

const say = (reply: SampleReply) => self.postMessage(reply)

self.addEventListener('message', ({ data }: MessageEvent<SampleRequest>) => {
  const parts = sample(data)
  let step = parts.next()
  for (; step.done !== true; step = parts.next()) say({ share: step.value })
  say({ result: step.value })
})
