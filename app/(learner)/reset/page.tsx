import type { Metadata } from 'next'
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
            : 'We send a link to the address of your account. Without a mail server, the administrator of this site finds it in the outbox.'}
        </p>
      </div>
      {token ? <ResetForm token={token} /> : <ResetRequestForm />}
    </div>
  )
}
