import type { ComponentProps } from 'react'

export interface FormFieldProps extends ComponentProps<'input'> {
  name: string
  label: string
  hint?: string
  error?: string | undefined
}

/** A labelled input with its hint and its error tied to it for everybody. */
export function FormField({ name, label, hint, error, ...input }: FormFieldProps) {
  const describedBy = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={name}
        name={name}
        {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}
        {...(error ? { 'aria-invalid': true } : {})}
        {...input}
      />
      {error && (
        <span className="field-error" id={`${name}-error`}>
          {error}
        </span>
      )}
    </div>
  )
}
