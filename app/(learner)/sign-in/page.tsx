import type { Metadata } from 'next'
import { ProviderButtons } from '@/components/account/provider-buttons'
import { SignInForm } from '@/components/account/sign-in-form'
import { Link } from '@/components/ui/link'
import { listProviders } from '@/lib/account/auth-options'
import { sameOriginPath } from '@/lib/account/core/same-origin-path'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

interface Props {
  searchParams: Promise<{ next?: string; reset?: string; error?: string }>
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, reset, error } = await searchParams
  const path = sameOriginPath(next)
  return (
    <div className="narrow">
      <div className="head pt-8">
        <h1>Sign in</h1>
        <p className="lede">What you did here as a guest comes along and is added to your account.</p>
      </div>
      {reset === 'done' && <p className="done-line">The new password is set. Sign in with it.</p>}
      {error && (
        <p className="error-line">
          The provider did not let you in, or an account with this address exists: sign in with its password.
        </p>
      )}
      <SignInForm next={path} />
      <ProviderButtons providers={listProviders()} next={path} />
      <p className="small mt-8">
        No account yet? <Link href={`/sign-up?next=${encodeURIComponent(path)}`}>Make one</Link>, or go on as a guest:
        everything works without.
      </p>
    </div>
  )
}
