import { expect, test, vi } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { jsonRequest } from '../../support/events'
import { POST } from '@/app/api/labs/embed/route'
import { getContent } from '@/lib/content/loader'

vi.mock('@/lib/labs/embedding-model', () => ({ embed: () => new Promise(() => undefined) }))

let places = 0

async function ask(): Promise<Response> {
  const request = jsonRequest({ text: 'May I take my laptop abroad?', size: 300, overlap: 0 })
  request.headers.set('x-forwarded-for', `place-${(places += 1)}`)
  return new Device().run(() => POST(request))
}

test('a model that never answers costs eight questions ten seconds each, and the ninth nothing', async () => {
  await getContent()
  vi.useFakeTimers()
  const waiting = Array.from({ length: 8 }, ask)
  await vi.advanceTimersByTimeAsync(1000)
  const ninth = await ask()
  expect(ninth.status).toBe(503)
  expect(ninth.headers.get('retry-after')).toBe('10')
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array<number>(8).fill(503))
})
