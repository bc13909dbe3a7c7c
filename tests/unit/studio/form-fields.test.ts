import { expect, test } from 'vitest'
import type { FormField } from '@/lib/studio/core/form-fields'
import { formOfKind } from '@/lib/studio/form-of-document'

const fieldsOf = (kind: string): Record<string, FormField> =>
  Object.fromEntries((formOfKind(kind) ?? []).map((field) => [field.name, field]))

test('formOfKind gives every field of a lesson its kind of input', () => {
  const fields = fieldsOf('lesson')
  expect(fields['id']?.input).toEqual({ kind: 'fixed' })
  expect(fields['title']?.input).toMatchObject({ kind: 'text', isLong: false, maxLength: 120 })
  expect(fields['summary']?.input).toMatchObject({ kind: 'text', isLong: true })
  expect(fields['slug']?.input).toMatchObject({ kind: 'text', isLong: false })
  expect(fields['minutes']?.input).toEqual({
    kind: 'number',
    isNullable: false,
    isWhole: true,
    minimum: 1,
    maximum: 1200,
  })
  expect(fields['kind']?.input).toEqual({
    kind: 'choice',
    options: ['reading', 'lab', 'case', 'checklist', 'project'],
    isNullable: false,
  })
  expect(fields['levelFrom']?.input).toEqual({ kind: 'choice', options: [0, 1, 2, 3, 4], isNullable: false })
  expect(fields['reviewed']?.input).toEqual({ kind: 'date', isNullable: false })
  expect(fields['labs']?.input).toEqual({ kind: 'texts' })
  expect(fields['steps']?.input).toMatchObject({ kind: 'group' })
  expect(fields['sources']?.input).toMatchObject({ kind: 'groups' })
  expect(fields['sources']).toMatchObject({ isRequired: false, label: 'Sources' })
})

test('formOfKind knows nullable values, pairs and lists of choices', () => {
  const resources = fieldsOf('skill')['resources']?.input
  const inner =
    resources?.kind === 'groups' ? Object.fromEntries(resources.fields.map((field) => [field.name, field.input])) : {}
  expect(inner).toMatchObject({
    url: { kind: 'text', isNullable: true },
    minutes: { kind: 'number', isNullable: true },
    free: { kind: 'yes-no', isNullable: true },
    lastChecked: { kind: 'date', isNullable: true },
  })
  expect(fieldsOf('background')['prior']?.input).toEqual({ kind: 'pairs' })
  expect(fieldsOf('milestone')['evidence']?.input).toEqual({
    kind: 'choices',
    options: ['link', 'file', 'metric', 'reflection'],
  })
})

test('data files have no form', () => {
  expect(formOfKind('items')).toBeNull()
})
