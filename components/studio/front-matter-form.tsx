'use client'

import type { ReactNode } from 'react'
import type { FormField } from '@/lib/studio/core/form-fields'
import { readFields, writeField } from '@/lib/studio/edit-front-matter'
import type { Problem } from '@/lib/content/core/problem'
import { FieldInput } from './field-input'

/** What an editor changes often stands on top; permanent and rare fields wait behind a fold. */
const RARE = new Set(['type', 'id', 'slug', 'aliases', 'seedRefs'])

export interface FrontMatterFormProps {
  fields: readonly FormField[]
  yaml: string
  onChange: (yaml: string) => void
  /** Problems of the front matter, with lines of the file. */
  problems: readonly Problem[]
}

/** The fields of a document, written back into its YAML one by one. */
export function FrontMatterForm({ fields, yaml, onChange, problems }: FrontMatterFormProps) {
  const values = readFields(yaml)
  if (values === null)
    return (
      <div className="form">
        <label className="w">
          Fields, as YAML
          <span className="hint">They cannot be read as they are; correct the line that is named below.</span>
          <textarea
            className="yaml"
            rows={14}
            value={yaml}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        </label>
      </div>
    )
  const errors = errorsByField(yaml, problems)
  const draw = (field: FormField) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      error={errors.get(field.name)}
      onChange={(value) =>
        onChange(writeField({ yaml, name: field.name, value: value === '' && !field.isRequired ? undefined : value }))
      }
    />
  )
  const short = fields.filter((field) => !RARE.has(field.name) && isShort(field))
  const others = fields.filter((field) => !RARE.has(field.name) && !isShort(field))
  const rare = fields.filter(({ name }) => RARE.has(name))
  return (
    <div className="form" role="group" aria-label="Front matter">
      {[...short].sort((a, b) => rank(a) - rank(b)).map(draw)}
      <Fold label={namesIn(others)} hasError={others.some(({ name }) => errors.has(name))}>
        {others.map(draw)}
      </Fold>
      <Fold label="Id, address and statements of the sources" hasError={rare.some(({ name }) => errors.has(name))}>
        {rare.map(draw)}
      </Fold>
    </div>
  )
}

/** Fields that wait until they are needed, or until something in them is wrong. */
function Fold({ label, hasError, children }: { label: string; hasError: boolean; children: ReactNode }) {
  return (
    <details className="w form-group" {...(hasError ? { open: true } : {})}>
      <summary>
        {label} {hasError && <span className="field-error">something is wrong here</span>}
      </summary>
      <div className="form-fields">{children}</div>
    </details>
  )
}

function isShort({ input }: FormField): boolean {
  return (
    (input.kind === 'text' && !input.isLong) ||
    input.kind === 'number' ||
    input.kind === 'date' ||
    input.kind === 'choice' ||
    input.kind === 'yes-no'
  )
}

/** The title first, the days of review last. */
function rank({ name, input }: FormField): number {
  return name === 'title' ? 0 : input.kind === 'date' ? 2 : 1
}

function namesIn(fields: readonly FormField[]): string {
  const labels = fields.map(({ label }, index) => (index === 0 ? label : label.toLowerCase()))
  const last = labels.pop() ?? ''
  return labels.length === 0 ? last : `${labels.join(', ')} and ${last}`
}

/** The first problem of each field, found by the line it stands on: line 1 of the file is the opening fence. */
function errorsByField(yaml: string, problems: readonly Problem[]): Map<string, string> {
  const lines = yaml.split('\n')
  const errors = new Map<string, string>()
  for (const { line, message } of problems) {
    for (let index = line - 2; index >= 0; index -= 1) {
      const name = /^([A-Za-z]\w*):/.exec(lines[index] ?? '')?.[1]
      if (name === undefined) continue
      if (!errors.has(name)) errors.set(name, message.replace(new RegExp(`^${name}(?:\\.[\\w.]+)?: `), ''))
      break
    }
  }
  return errors
}
