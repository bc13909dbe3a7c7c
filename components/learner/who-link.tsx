'use client'

import { Link } from '@/components/ui/link'
import { useLearnerState } from './learner-state'

/** "Sign in" for a stranger, hours behind the learner for everybody who has a track. */
export function WhoLink({ className }: { className: string }) {
  const state = useLearnerState()
  if (state?.hours) {
    return (
      <Link className={className} href="/progress">
        {Math.round(state.hours.done)} of {Math.round(state.hours.total)} h
      </Link>
    )
  }
  if (state?.user) {
    return (
      <Link className={className} href="/account">
        {state.user.name ?? 'Account'}
      </Link>
    )
  }
  return (
    <Link className={className} href="/sign-in">
      Sign in
    </Link>
  )
}
