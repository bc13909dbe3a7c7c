import { expect, test } from 'vitest'
import { Device } from '../../support/cookie-jar'
import { eventOf, jsonRequest } from '../../support/events'
import { passingAttempt } from '../../support/passing-attempt'
import { withTestDatabase } from '../../support/test-database'
import { POST as postEvents } from '@/app/api/me/events/route'
import { GET as getLab } from '@/app/api/me/labs/[id]/route'
import { GET as getState } from '@/app/api/me/state/route'
import { getContent } from '@/lib/content/loader'
import { judgeLab } from '@/lib/labs/judge-lab'
import type { LearnerStateDto } from '@/lib/learner-state/core/learner-state'
import type { ProgressEvent } from '@/lib/progress/schemas'

withTestDatabase()

const send = (device: Device, ...events: ProgressEvent[]) => device.run(() => postEvents(jsonRequest({ events })))
const detailOf = async (device: Device, id: string) =>
  device.run(() => getLab(new Request('http://milepost.test/'), { params: Promise.resolve({ id }) }))
const passedOf = async (device: Device) =>
  ((await (await device.run(() => getState(new Request('http://milepost.test/')))).json()) as LearnerStateDto)
    .labsPassed

test('a pass counts when the server comes to it too, whatever the browser says', async () => {
  const device = new Device()
  const right = passingAttempt(3)
  await send(device, eventOf({ ...right, answer: { 'answer-line': 1 } }))
  expect(await passedOf(device)).toEqual([])
  const boast = { ...eventOf({ ...right, answer: {} }), passed: true }
  const forged = await device.run(() => postEvents(jsonRequest({ events: [boast] })))
  expect(forged.status).toBe(400)
  expect(await passedOf(device)).toEqual([])
  await send(device, eventOf({ ...right, seed: 4 }), eventOf(right))
  expect(await passedOf(device)).toEqual(['L01'])
  expect(await (await detailOf(device, 'L01')).json()).toMatchObject({ attempts: 3, words: '' })
})

test('the closing words are kept and come back, and nobody else reads them', async () => {
  const [device, stranger] = [new Device(), new Device()]
  await send(device, eventOf({ kind: 'lab-words-written', labId: 'L02', text: 'If the base rate doubles.' }))
  expect(await (await detailOf(device, 'L02')).json()).toEqual({
    attempts: 0,
    passedAt: null,
    words: 'If the base rate doubles.',
  })
  expect(await (await detailOf(stranger, 'L02')).json()).toMatchObject({ words: '' })
  expect((await detailOf(device, 'L99')).status).toBe(404)
})

const HOSTILE = [
  {},
  { 'answer-line': 'NaN', 'answer-plan': '__proto__', 'answer-amount': -1, 'answer-decision': 'constructor' },
  { 'answer-line': 1e308, 'answer-users': 1e308, 'answer-rules': 1e9, 'answer-temperature': 0, 'answer-band': -1 },
  { 'answer-right': true, 'answer-opened': ' '.repeat(300), 'answer-route': '0.2', 'answer-dollars': 'Infinity' },
]

test('every lab has a judge that takes anything and passes none of it', async () => {
  const { labs } = await getContent()
  for (const labId of labs.keys())
    for (const answer of HOSTILE)
      for (const seed of [0, 1, 999_999])
        expect((await judgeLab(labId, { seed, answer })).passed, `${labId} ${JSON.stringify(answer)}`).toBe(false)
})
