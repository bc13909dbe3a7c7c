import type { Metadata } from 'next'
import { canSendMail } from '@/lib/platform/mail'
import { ResetForm, ResetRequestForm } from '@/components/account/reset-form'

export const metadata: Metadata = { title: 'Set a new password', robots: { index: false }, referrer: 'no-referrer' }

interface Props {
  searchParams: Promise<{ token?: string }>
}

export default async function ResetPage({ searchParams }: Props) {
  const { token } = await searchParams
  return (
    <div className="narrow">
      <div className="head pt-8">
        <h1>Set a new password</h1>
        <p className="lede">
          {token
            ? 'Choose a new password. Every device that is signed in will have to sign in again.'
            : canSendMail()
              ? 'We send a link to the address of your account. It holds for an hour.'
              : 'This site sends no mail. Ask here, then ask its administrator: the link waits in the outbox and holds for an hour.'}
        </p>
      </div>
      {token ? <ResetForm token={token} /> : <ResetRequestForm />}
    </div>
  )
}
