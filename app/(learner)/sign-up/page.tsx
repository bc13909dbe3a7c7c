import type { Metadata } from 'next'
import { ProviderButtons } from '@/components/account/provider-buttons'
import { SignUpForm } from '@/components/account/sign-up-form'
import { Link } from '@/components/ui/link'
import { listProviders } from '@/lib/account/auth-options'
import { sameOriginPath } from '@/lib/account/core/same-origin-path'

export const metadata: Metadata = { title: 'Keep my progress', robots: { index: false } }

interface Props {
  searchParams: Promise<{ next?: string }>
}

export default async function SignUpPage({ searchParams }: Props) {
  const { next } = await searchParams
  const path = sameOriginPath(next)
  return (
    <div className="narrow">
      <div className="head pt-8">
        <h1>Keep my progress</h1>
        <p className="lede">
          An account carries your state to other devices. Everything you did here so far stays yours; nothing is lost.
        </p>
      </div>
      <SignUpForm next={path} />
      <ProviderButtons providers={listProviders()} next={path} />
      <p className="small mt-8">
        Have an account? <Link href={`/sign-in?next=${encodeURIComponent(path)}`}>Sign in</Link>.
      </p>
    </div>
  )
}
