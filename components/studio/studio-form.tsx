'use client'

import { useActionState } from 'react'
import type { ReactNode } from 'react'
import type { StudioFormState } from '@/lib/studio/actions'

export const FRESH: StudioFormState = { message: null, isDone: false, problems: [] }

export interface StudioFormProps {
  action: (before: StudioFormState, form: FormData) => Promise<StudioFormState>
  submit: string
  working: string
  look?: 'btn' | 'btn solid' | 'btn bare'
  className?: string
  children: ReactNode
}

/** A small form over a server action; what came of it is announced beside the button. */
export function StudioForm({ action, submit, working, look = 'btn', className = 'acts', children }: StudioFormProps) {
  const [state, send, isPending] = useActionState(action, FRESH)
  return (
    <form action={send} className={className}>
      {children}
      <button type="submit" className={look} disabled={isPending}>
        {isPending ? working : submit}
      </button>
      <span role="status" className={`small ${state.isDone ? 'dim' : 'is-danger'}`}>
        {state.message}
      </span>
    </form>
  )
}
