'use client'

import { useId, useState } from 'react'
import type { FormField } from '@/lib/studio/core/form-fields'

export interface FieldInputProps {
  field: FormField
  value: unknown
  onChange: (value: unknown) => void
  error?: string | undefined
}

type Group = Record<string, unknown>

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)
const asText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** One field of the front matter with its label, and what is wrong with it beside it. */
export function FieldInput({ field, value, onChange, error }: FieldInputProps) {
  const { input, label, isRequired } = field
  const id = useId()
  if (input.kind === 'group' || input.kind === 'groups')
    return <GroupsInput field={field} value={value} onChange={onChange} error={error} />
  const isWide =
    field.name === 'title' ||
    input.kind === 'texts' ||
    input.kind === 'pairs' ||
    input.kind === 'choices' ||
    (input.kind === 'text' && input.isLong)
  return (
    <div className={isWide ? 'w form-field' : 'form-field'}>
      <label htmlFor={id}>
        {label}
        {!isRequired && input.kind !== 'fixed' && <span className="hint"> (may be left out)</span>}
      </label>
      <PlainInput id={id} field={field} value={value} onChange={onChange} error={error} />
      {error !== undefined && (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  )
}

function PlainInput({ id, field, value, onChange, error }: FieldInputProps & { id: string }) {
  const { input } = field
  const aria = error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` }
  switch (input.kind) {
    case 'fixed':
      return <input id={id} value={asText(value)} readOnly {...aria} />
    case 'text': {
      const common = { id, value: asText(value), ...aria }
      const write = (text: string) => onChange(text === '' && input.isNullable ? null : text)
      return input.isLong ? (
        <textarea
          {...common}
          rows={Math.min(4, Math.max(1, Math.ceil(asText(value).length / 68)))}
          onChange={(event) => write(event.target.value.replaceAll('\n', ' '))}
        />
      ) : (
        <input {...common} onChange={(event) => write(event.target.value)} />
      )
    }
    case 'date':
      return (
        <input
          id={id}
          type="date"
          value={asText(value)}
          {...aria}
          onChange={(event) => onChange(event.target.value === '' && input.isNullable ? null : event.target.value)}
        />
      )
    case 'number':
      return (
        <input
          id={id}
          type="number"
          inputMode={input.isWhole ? 'numeric' : 'decimal'}
          step={input.isWhole ? 1 : 'any'}
          min={input.minimum}
          max={input.maximum}
          value={asText(value)}
          {...aria}
          onChange={(event) =>
            onChange(event.target.value === '' ? (input.isNullable ? null : undefined) : Number(event.target.value))
          }
        />
      )
    case 'yes-no':
      return (
        <select
          id={id}
          value={asText(value)}
          {...aria}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value === 'true')}
        >
          {input.isNullable && <option value="">not known</option>}
          <option value="true">yes</option>
          <option value="false">no</option>
        </select>
      )
    case 'choice':
      return (
        <select
          id={id}
          value={asText(value)}
          {...aria}
          onChange={(event) =>
            onChange(
              event.target.value === ''
                ? null
                : (input.options.find((option) => String(option) === event.target.value) ?? event.target.value),
            )
          }
        >
          {(input.isNullable || !input.options.some((option) => option === value)) && (
            <option value="">{value === undefined || value === null ? 'none' : asText(value)}</option>
          )}
          {input.options.map((option) => (
            <option key={option} value={option}>
              {input.words?.[option] ?? option}
            </option>
          ))}
        </select>
      )
    case 'choices': {
      const chosen = Array.isArray(value) ? (value as unknown[]) : []
      return (
        <span className="form-choices" id={id} role="group" aria-label={field.label}>
          {input.options.map((option) => (
            <label key={option}>
              <input
                type="checkbox"
                checked={chosen.includes(option)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, option] : chosen.filter((each) => each !== option))
                }
              />{' '}
              {option}
            </label>
          ))}
        </span>
      )
    }
    case 'texts':
      return (
        <LinesInput
          id={id}
          lines={Array.isArray(value) ? value.map(asText) : []}
          onChange={onChange}
          aria={aria}
          hint="One per line"
        />
      )
    case 'pairs': {
      const lines = isGroup(value) ? Object.entries(value).map(([key, each]) => `${key}: ${asText(each)}`) : []
      return (
        <LinesInput
          id={id}
          lines={lines}
          aria={aria}
          hint="One per line, such as T1: 2"
          onChange={(next) =>
            onChange(
              Object.fromEntries(
                next.map((line) => {
                  const [key = '', rest = ''] = line.split(/:(.*)/s).map((part) => part.trim())
                  return [key, rest !== '' && !Number.isNaN(Number(rest)) ? Number(rest) : rest]
                }),
              ),
            )
          }
        />
      )
    }
    case 'group':
    case 'groups':
      return null
  }
}

interface LinesInputProps {
  id: string
  lines: readonly string[]
  onChange: (lines: string[]) => void
  aria: Record<string, unknown>
  hint: string
}

/** Lines as they are typed; empty ones stay while one writes and never reach the document. */
function LinesInput({ id, lines, onChange, aria, hint }: LinesInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? lines.join('\n')
  return (
    <textarea
      id={id}
      title={hint}
      rows={Math.min(8, Math.max(1, text.split('\n').length))}
      value={text}
      {...aria}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(
          event.target.value
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }}
    />
  )
}

function GroupsInput({ field, value, onChange, error }: FieldInputProps) {
  const { input, label } = field
  if (input.kind === 'group') {
    const group = isGroup(value) ? value : {}
    return (
      <details className="w form-group">
        <summary>
          {label} <span className="hint">{summaryOf(group)}</span>
          {error !== undefined && <span className="field-error"> {error}</span>}
        </summary>
        <GroupFields fields={input.fields} group={group} onChange={onChange} />
      </details>
    )
  }
  if (input.kind !== 'groups') return null
  const groups = Array.isArray(value) ? (value as unknown[]) : []
  const replace = (index: number, next: unknown) => onChange(groups.map((each, at) => (at === index ? next : each)))
  return (
    <details className="w form-group">
      <summary>
        {label} <span className="hint num">{groups.length === 0 ? 'none' : groups.length}</span>
        {error !== undefined && <span className="field-error"> {error}</span>}
      </summary>
      <ol>
        {groups.map((group, index) => (
          <li key={index}>
            <fieldset>
              <legend>
                {label} {index + 1}
              </legend>
              <GroupFields
                fields={input.fields}
                group={isGroup(group) ? group : {}}
                onChange={(next) => replace(index, next)}
              />
              <button
                type="button"
                className="btn bare"
                onClick={() => onChange(groups.filter((_, at) => at !== index))}
              >
                Remove {label.toLowerCase()} {index + 1}
              </button>
            </fieldset>
          </li>
        ))}
      </ol>
      <button type="button" className="btn" onClick={() => onChange([...groups, emptyGroup(input.fields)])}>
        Add to {label.toLowerCase()}
      </button>
    </details>
  )
}

function GroupFields({
  fields,
  group,
  onChange,
}: {
  fields: readonly FormField[]
  group: Group
  onChange: (group: Group) => void
}) {
  return (
    <div className="form-fields">
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={group[field.name]}
          onChange={(next) => {
            const { [field.name]: _old, ...others } = group
            // Order of the keys stays that of the document; an emptied optional field leaves it.
            onChange(
              next === undefined || (next === '' && !field.isRequired) ? others : { ...group, [field.name]: next },
            )
          }}
        />
      ))}
    </div>
  )
}

function emptyGroup(fields: readonly FormField[]): Group {
  return Object.fromEntries(
    fields
      .filter(({ isRequired }) => isRequired)
      .map(({ name, input }): [string, unknown] => [name, emptyValue(input)]),
  )
}

function emptyValue(input: FormField['input']): unknown {
  if ('isNullable' in input && input.isNullable) return null
  switch (input.kind) {
    case 'choice':
      return input.options[0]
    case 'number':
      return input.minimum ?? 0
    case 'texts':
    case 'groups':
    case 'choices':
      return []
    case 'group':
      return emptyGroup(input.fields)
    case 'pairs':
      return {}
    case 'yes-no':
      return false
    case 'text':
    case 'date':
    case 'fixed':
      return ''
  }
}

function summaryOf(group: Group): string {
  return Object.entries(group)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
    .map(([key, value]) => `${key} ${asText(value)}`)
    .slice(0, 6)
    .join(', ')
}
