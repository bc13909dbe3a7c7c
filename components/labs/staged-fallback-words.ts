import type { Outage } from '@/lib/labs/core/staged-fallback'
import { whole } from '@/lib/labs/core/verdict'

export const STAGE_NAMES = ['Fast model', 'Strong model', 'People'] as const

export const OUTAGE_OPTIONS: readonly { value: Outage; label: string }[] = [
  { value: 'none', label: 'Nothing' },
  { value: 'first', label: 'Fast model' },
  { value: 'second', label: 'Strong model' },
  { value: 'both', label: 'Both' },
]

/** Euros with as many digits as the amount needs. */
export function euros(value: number): string {
  return `€${value.toFixed(value >= 0.1 ? 2 : 3)}`
}

/** 2.8 minutes, or that there is no end. */
export function waitText(minutes: number): string {
  if (!Number.isFinite(minutes)) return 'without end'
  return minutes < 0.05 ? '0 min' : `${minutes < 10 ? minutes.toFixed(1) : whole(minutes)} min`
}

export interface Message {
  readonly state: string
  readonly text: string
  /** Whether users meet it as things are. */
  readonly isNow: boolean
}

const STRONG_MODEL_OUT =
  'The assistant answers simple questions only at the moment. For all else leave a number; we call back today before six. It cannot wait? Choose “urgent”.'

/** What users read in the three states; our own texts. */
export function messagesFor({
  outage,
  meanWait,
  shares,
}: {
  outage: Outage
  meanWait: number
  shares: readonly number[]
}): readonly Message[] {
  const out: Record<Outage, string> = {
    none: STRONG_MODEL_OUT,
    first: 'Answers take some seconds longer at the moment. Everything else works as usual.',
    second: STRONG_MODEL_OUT,
    both: 'The assistant is out of order. Leave a number and your question; we call back today before six. In an emergency, call us.',
  }
  const wait = !Number.isFinite(meanWait)
    ? 'Everybody is busy, and we cannot promise a time. Leave a number, and we call you back; you need not tell it again.'
    : meanWait < 1
      ? 'A person takes over within a minute and sees what you wrote.'
      : `A person takes over in about ${whole(Math.ceil(meanWait))} minutes and sees what you wrote. Rather be called back? Leave a number.`
  return [
    {
      state: 'A model answers',
      text: 'Your parcel is on the van and comes before two. This answer is automatic. Is it wrong? Ask a person.',
      isNow: shares[0]! + shares[1]! > 0,
    },
    { state: 'A person takes over', text: `I cannot settle this safely. ${wait}`, isNow: shares[2]! > 0 },
    { state: 'Something is out of order', text: out[outage], isNow: outage !== 'none' },
  ]
}
