import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { getAuthSecret, getEnvironment, getSiteUrl } from '@/lib/platform/env'
import { rememberHint } from './cookies'
import { normaliseEmail } from './core/normalise-email'
import { readOrigin } from './origin'
import { signInWithProvider } from './service'
import { getViewer } from './viewer'

export interface ProviderDto {
  id: 'github' | 'google'
  name: string
}

/** The providers whose credentials are configured; the sign-in page shows these and no others. */
export function listProviders(): ProviderDto[] {
  const settings = getEnvironment()
  const providers: ProviderDto[] = []
  if (settings.GITHUB_CLIENT_ID !== undefined) providers.push({ id: 'github', name: 'GitHub' })
  if (settings.GOOGLE_CLIENT_ID !== undefined) providers.push({ id: 'google', name: 'Google' })
  return providers
}

function configuredProviders(): NextAuthOptions['providers'] {
  const settings = getEnvironment()
  const providers: NextAuthOptions['providers'] = []
  if (settings.GITHUB_CLIENT_ID !== undefined && settings.GITHUB_CLIENT_SECRET !== undefined) {
    providers.push(GitHub({ clientId: settings.GITHUB_CLIENT_ID, clientSecret: settings.GITHUB_CLIENT_SECRET }))
  }
  if (settings.GOOGLE_CLIENT_ID !== undefined && settings.GOOGLE_CLIENT_SECRET !== undefined) {
    providers.push(Google({ clientId: settings.GOOGLE_CLIENT_ID, clientSecret: settings.GOOGLE_CLIENT_SECRET }))
  }
  return providers
}

/** Only Google says whether it has verified the address; an unverified one never opens an existing account. */
function isVerified(profile: unknown): boolean {
  return (
    typeof profile === 'object' && profile !== null && 'email_verified' in profile && profile.email_verified === true
  )
}

/** next-auth keeps its part: the dance with the providers. Sessions, learners and roles are ours. */
export function getAuthOptions(): NextAuthOptions {
  process.env['NEXTAUTH_URL'] ??= getSiteUrl()
  return {
    secret: getAuthSecret(),
    session: { strategy: 'jwt' },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: configuredProviders(),
    callbacks: {
      async jwt({ token, account, profile, user }) {
        if (!account) return token
        const email = user.email ?? ''
        if (email === '') throw new Error(`${account.provider} gave no e-mail address`)
        const viewer = await getViewer()
        const started = await signInWithProvider(
          {
            provider: account.provider,
            providerAccountId: account.providerAccountId,
            email: normaliseEmail(email),
            isEmailVerified: isVerified(profile),
            name: user.name ?? null,
          },
          { guestId: viewer.user === null ? viewer.learnerId : null, origin: await readOrigin() },
        )
        if (!started.ok) throw new Error('An account with this address exists: sign in with its password')
        const { userId, sessionId, learnerId } = started.value
        await rememberHint()
        return { sub: userId, sid: sessionId, lid: learnerId }
      },
    },
  }
}
