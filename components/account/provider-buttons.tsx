'use client'

import { useState } from 'react'
import type { ProviderDto } from '@/lib/account/auth-options'

/** Hands over to GitHub or Google; next-auth wants its token with the form. */
export function ProviderButtons({ providers, next }: { providers: readonly ProviderDto[]; next: string }) {
  const [problem, setProblem] = useState<string | null>(null)

  async function leaveFor(provider: ProviderDto) {
    try {
      const response = await fetch('/api/auth/csrf')
      const { csrfToken } = (await response.json()) as { csrfToken: string }
      const form = document.createElement('form')
      form.method = 'post'
      form.action = `/api/auth/signin/${provider.id}`
      for (const [name, value] of Object.entries({ csrfToken, callbackUrl: next })) {
        const input = document.createElement('input')
        input.type = 'hidden'
        input.name = name
        input.value = value
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    } catch {
      setProblem(`${provider.name} cannot be reached from here. Check the connection and try again.`)
    }
  }

  if (providers.length === 0) return null
  return (
    <div className="stack">
      <p className="small dim">or</p>
      <div className="acts">
        {providers.map((provider) => (
          <button key={provider.id} type="button" className="btn" onClick={() => void leaveFor(provider)}>
            Go on with {provider.name}
          </button>
        ))}
      </div>
      <div role="status">{problem && <p className="error-line">{problem}</p>}</div>
    </div>
  )
}
