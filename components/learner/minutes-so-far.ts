'use client'

import { useIsMeasuring, useLearnerState } from './learner-state'
import { useUnsavedMinutes, type StudySubject } from './unsaved-minutes'

export interface MinutesSoFar {
  /** Minutes the server has, and those only this browser knows. */
  saved: number
  unsaved: number
  /** What is said about them; null when there is nothing to say. */
  words: string | null
}

/** The minutes of one lesson or lab, and the sentence about them. */
export function useMinutesSoFar(subject: StudySubject): MinutesSoFar {
  const state = useLearnerState()
  const isOn = useIsMeasuring()
  const unsaved = useUnsavedMinutes(subject)
  const [kind, id = ''] = subject.split(':')
  const saved = (kind === 'lab' ? state?.labMinutes[id] : state?.lessons[id]?.minutes) ?? 0
  return { saved, unsaved, words: state === null ? null : wordsFor({ saved, unsaved, isOn }) }
}

function wordsFor({ saved, unsaved, isOn }: { saved: number; unsaved: number; isOn: boolean }) {
  const total = Math.round(saved + unsaved)
  if (total < 1) return isOn ? 'Less than a minute so far, kept on this device.' : null
  const about = `About ${total} ${total === 1 ? 'minute' : 'minutes'} so far`
  const onlyHere = Math.round(unsaved)
  if (onlyHere < 1) return `${about}.`
  return saved < 0.5 ? `${about}, kept on this device.` : `${about}, the last ${onlyHere} kept on this device.`
}
