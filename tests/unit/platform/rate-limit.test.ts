import { expect, test } from 'vitest'
import { takeAttempt } from '@/lib/platform/rate-limit'

test('takeAttempt allows as many attempts as the limit and no more, per key and per kind', async () => {
  const answers: boolean[] = []
  for (let attempt = 0; attempt < 6; attempt += 1) answers.push(await takeAttempt('reset', 'a@example.org|1.2.3.4'))
  expect(answers).toEqual([true, true, true, true, true, false])
  expect(await takeAttempt('reset', 'b@example.org|1.2.3.4')).toBe(true)
  expect(await takeAttempt('sign-in', 'a@example.org|1.2.3.4')).toBe(true)
})
