import { beforeAll, expect, test, vi } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { jsonRequest } from '../../support/events'
import { withTestDatabase } from '../../support/test-database'
import { POST } from '@/app/api/labs/embed/route'
import { corpusHash, cutCorpus } from '@/lib/labs/core/retrieval-corpus'
import type { OwnRow } from '@/lib/labs/core/retrieval-own'
import { getRetrievalData } from '@/lib/labs/queries'
import { takeAttempt } from '@/lib/platform/rate-limit'

withTestDatabase()

const ASKED = { text: 'May I take my laptop abroad?', size: 300, overlap: 0 }

function ask(device: Device, body: unknown) {
  const request = jsonRequest(body)
  request.headers.set('x-forwarded-for', device.address)
  return device.run(() => POST(request))
}

// On a busy machine the passages take longer than a question may; asking again succeeds.
beforeAll(() => vi.waitFor(async () => expect((await ask(new Device(), ASKED)).status).toBe(200), { timeout: 170_000 }))

test('an own question is answered with a byte for each passage of the cut', async () => {
  const response = await ask(new Device(), { ...ASKED, text: `  ${ASKED.text}  ` })
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toContain('no-store')
  const row = (await response.json()) as OwnRow
  const { corpus } = await getRetrievalData()
  expect(row).toMatchObject({ corpusHash: corpusHash(corpus), chunks: cutCorpus(corpus, ASKED).chunks.length })
  expect(Buffer.from(row.values, 'base64')).toHaveLength(row.chunks)
  expect(row.high).toBeGreaterThan(row.low)
})

test('what is no question or no cut of the lab is refused, and a large body unread', async () => {
  const device = new Device()
  const wrong = [
    {},
    { ...ASKED, text: '  a  ' },
    { ...ASKED, text: 'a'.repeat(301) },
    { ...ASKED, text: ['may'] },
    { ...ASKED, size: 60 },
    { ...ASKED, overlap: 0.5 },
    { ...ASKED, lab: 'L06' },
  ]
  for (const body of wrong) expect((await ask(device, body)).status, JSON.stringify(body)).toBe(400)
  expect((await ask(device, { ...ASKED, text: 'a'.repeat(5000) })).status).toBe(413)
})

test('a visitor asks once a second and twenty times an hour, and is told when again; others are not affected', async () => {
  const [hasty, busy] = [new Device(), new Device()]
  expect((await ask(hasty, ASKED)).status).toBe(200)
  const tooFast = await ask(hasty, ASKED)
  expect(tooFast.status).toBe(429)
  expect(tooFast.headers.get('retry-after')).toBe('1')
  for (let count = 0; count < 20; count += 1) await takeAttempt('own-question', busy.address)
  const tooOften = await ask(busy, ASKED)
  expect(tooOften.status).toBe(429)
  expect(Number(tooOften.headers.get('retry-after'))).toBeGreaterThan(3000)
  expect((await ask(new Device(), ASKED)).status).toBe(200)
})
