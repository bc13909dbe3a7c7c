'use client'

import { useEffect } from 'react'
import { isAnybodyKnown, refreshLearnerState } from './learner-state'

/** Reads the learner's state again when what a page has just changed is no longer what the islands know. */
export function FreshLearnerState({ of }: { of: string }) {
  useEffect(() => {
    if (isAnybodyKnown()) void refreshLearnerState()
  }, [of])
  return null
}
