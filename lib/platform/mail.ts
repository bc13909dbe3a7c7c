import { createTransport, type Transporter } from 'nodemailer'
import { processWide } from '@/lib/shared/process-wide'
import { getEnvironment } from './env'
import { getLog } from './log'

/** A mail in plain text. */
export interface Mail {
  to: string
  subject: string
  text: string
}

/** Keeps a mail that cannot be sent, for the administrator to read. */
export type Outbox = (mail: Mail) => Promise<void>

interface Shared {
  outbox?: Outbox
  transporter?: Transporter
}

const shared = processWide('mail', (): Shared => ({}))

const SEND_TIMEOUT_MS = 10_000

/** Names the outbox; lib/db does so when it opens the database. */
export function setOutbox(outbox: Outbox): void {
  shared.outbox = outbox
}

/** Whether mail leaves this server; without SMTP_URL it goes to the outbox. */
export function canSendMail(): boolean {
  return getEnvironment().SMTP_URL !== undefined
}

/**
 * Sends a mail, or puts it into the outbox where no mail server is configured or the server does not take it.
 * @throws Error when there is no outbox either
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = getEnvironment()
  if (SMTP_URL !== undefined) {
    try {
      shared.transporter ??= createTransport(SMTP_URL, {
        connectionTimeout: SEND_TIMEOUT_MS,
        socketTimeout: SEND_TIMEOUT_MS,
      })
      await shared.transporter.sendMail({ from: MAIL_FROM, ...mail })
      return
    } catch (error) {
      getLog().error({ err: error }, 'the mail server did not take a mail; it is kept in the outbox')
    }
  }
  if (shared.outbox === undefined) throw new Error('Mail cannot be kept: the database has not been opened.')
  await shared.outbox(mail)
}
