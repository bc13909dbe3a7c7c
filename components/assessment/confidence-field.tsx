'use client'

const SURE = [
  { value: 50, label: 'a guess' },
  { value: 70, label: 'fairly sure' },
  { value: 90, label: 'sure' },
] as const

/** The next step of the scale; from the end back to the beginning. */
export function nextConfidence(confidence: number | null): (typeof SURE)[number] {
  return SURE[(SURE.findIndex(({ value }) => value === confidence) + 1) % SURE.length] ?? SURE[0]
}

export interface ConfidenceFieldProps {
  confidence: number | null
  onChange: (confidence: number) => void
  isDisabled: boolean
}

/** How sure the learner is; may be left open, and never changes a score. */
export function ConfidenceField({ confidence, onChange, isDisabled }: ConfidenceFieldProps) {
  return (
    <fieldset className="sure ui" disabled={isDisabled}>
      <legend>How sure are you?</legend>
      {SURE.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="confidence" checked={confidence === value} onChange={() => onChange(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
