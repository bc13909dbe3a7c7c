import { expect, test } from 'vitest'
import { sendMail, setOutbox, type Mail } from '@/lib/platform/mail'

const mail: Mail = { to: 'a@example.org', subject: 'Hello', text: 'A text.' }

test('sendMail keeps a mail in the outbox when no mail server is configured', async () => {
  await expect(sendMail(mail)).rejects.toThrow(/cannot be kept/)
  const kept: Mail[] = []
  setOutbox(async (given) => {
    kept.push(given)
  })
  await sendMail(mail)
  expect(kept).toEqual([mail])
})
