'use client'

import { useActionState, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { FormState } from '@/lib/account/actions'

const FRESH: FormState = { message: null, fields: {}, typed: {} }

export interface ActionFormProps {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** The words on the button. */
  submit: string
  /** What the button says while the server works. */
  working: string
  isDangerous?: boolean
  children: (state: FormState) => ReactNode
}

/** A form over a server action: the summary is announced and focus goes to the first field that needs attention. */
export function ActionForm({ action, submit, working, isDangerous = false, children }: ActionFormProps) {
  const [state, send, isPending] = useActionState(action, FRESH)
  const formRef = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (state.message === null || state.isDone) return
    formRef.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [state])

  return (
    <form ref={formRef} action={send} className="stack" noValidate>
      <div role="status">
        {state.message && <p className={state.isDone ? 'done-line' : 'error-line'}>{state.message}</p>}
      </div>
      {children(state)}
      <div className="acts">
        <button type="submit" className={isDangerous ? 'btn solid' : 'finger'} disabled={isPending}>
          {isPending ? working : submit}
        </button>
      </div>
    </form>
  )
}
