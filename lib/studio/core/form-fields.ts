import { sentenceStart } from '@/lib/shared/sentence-start'

/** One field of the form above the text, plain data that a browser can draw. */
export interface FormField {
  /** Key in the YAML; in lists of groups the key inside one group. */
  name: string
  label: string
  isRequired: boolean
  input: FieldInput
}

export type FieldInput =
  /** `isNullable`: an empty input means null. */
  | { kind: 'text'; isLong: boolean; isNullable: boolean; maxLength?: number }
  | { kind: 'number'; isNullable: boolean; minimum?: number; maximum?: number; isWhole: boolean }
  | { kind: 'date'; isNullable: boolean }
  | { kind: 'yes-no'; isNullable: boolean }
  /** `words`: what the form shows for an option, where the option alone says little. */
  | { kind: 'choice'; options: (string | number)[]; isNullable: boolean; words?: Record<string, string> }
  /** Permanent: shown, never changed here. */
  | { kind: 'fixed' }
  /** Texts, one per line. */
  | { kind: 'texts' }
  /** Texts from a short list. */
  | { kind: 'choices'; options: string[] }
  | { kind: 'group'; fields: FormField[] }
  | { kind: 'groups'; fields: FormField[] }
  /** Key and value on each line, such as T1: 2. */
  | { kind: 'pairs' }

interface Schema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  propertyNames?: Schema
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
  maxLength?: number
  minimum?: number
  maximum?: number
  format?: string
}

/** Texts that may be longer than this get several lines. */
const LONG_TEXT = 120

const LABELS: Record<string, string> = {
  id: 'Id',
  seedRefs: 'Statements of the two sources',
  reviewDue: 'Review due',
  levelFrom: 'From level',
  levelTo: 'To level',
  canDo: 'What somebody can do',
  atWork: 'At work',
  forLevel: 'Before level',
  frontLoad: 'Early within their stage',
  firstSteps: 'First in the plan, step after step',
  shortTitle: 'Short title',
  suggestedTrack: 'Suggested track',
  lastChecked: 'Last checked',
  url: 'Address',
  slug: 'Last part of the address',
  aliases: 'Former addresses',
  moves: 'Skills it proves',
  type: 'Kind of document',
  choose: 'How many of a group are enough',
}

/** The fields of a document from the JSON Schema of its front matter; ids and the type are fixed. */
export function formFields(schema: unknown): FormField[] {
  return fieldsOf(schema as Schema, true)
}

function fieldsOf({ properties = {}, required = [] }: Schema, isTop: boolean): FormField[] {
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: labelOf(name),
    isRequired: required.includes(name),
    input: isTop && (name === 'id' || name === 'type') ? { kind: 'fixed' } : inputOf(property),
  }))
}

function labelOf(name: string): string {
  const known = LABELS[name]
  if (known !== undefined) return known
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return sentenceStart(words)
}

function inputOf(schema: Schema): FieldInput {
  const { schema: plain, isNullable } = withoutNull(schema)
  const options = optionsOf(plain)
  if (options !== null) return { kind: 'choice', options, isNullable }
  const types = typesOf(plain)
  if (types.includes('boolean')) return { kind: 'yes-no', isNullable }
  if (types.includes('array')) return listOf(plain.items ?? {})
  if (types.includes('object')) {
    if (plain.propertyNames?.enum !== undefined && typeof plain.additionalProperties === 'object') {
      const value = plain.additionalProperties
      const fields = plain.propertyNames.enum.map((name) => ({
        name: String(name),
        label: labelOf(String(name)),
        isRequired: false,
        input: inputOf(value),
      }))
      return { kind: 'group', fields }
    }
    return plain.properties === undefined ? { kind: 'pairs' } : { kind: 'group', fields: fieldsOf(plain, false) }
  }
  if (!types.includes('string') && (types.includes('integer') || types.includes('number'))) {
    const { minimum, maximum } = plain
    return {
      kind: 'number',
      isNullable,
      isWhole: types.includes('integer'),
      ...(minimum === undefined ? {} : { minimum }),
      // zod writes the largest safe integer for "no limit".
      ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? {} : { maximum }),
    }
  }
  if (plain.format === 'date') return { kind: 'date', isNullable }
  const { maxLength } = plain
  const isLong =
    plain.format === undefined &&
    (plain as { pattern?: string }).pattern === undefined &&
    (maxLength ?? LONG_TEXT + 1) > LONG_TEXT
  return {
    kind: 'text',
    isLong: isLong && !types.includes('number'),
    isNullable,
    ...(maxLength === undefined ? {} : { maxLength }),
  }
}

function listOf(items: Schema): FieldInput {
  if (typesOf(items).includes('object') && items.properties !== undefined)
    return { kind: 'groups', fields: fieldsOf(items, false) }
  const options = optionsOf(items)
  if (options !== null && options.every((option) => typeof option === 'string')) return { kind: 'choices', options }
  return { kind: 'texts' }
}

function typesOf({ type, anyOf }: Schema): string[] {
  if (type !== undefined) return Array.isArray(type) ? type : [type]
  return (anyOf ?? []).flatMap(typesOf)
}

function withoutNull(schema: Schema): { schema: Schema; isNullable: boolean } {
  if (Array.isArray(schema.type) && schema.type.includes('null'))
    return { schema: { ...schema, type: schema.type.filter((type) => type !== 'null') }, isNullable: true }
  const others = schema.anyOf?.filter(({ type }) => type !== 'null')
  if (others === undefined || others.length === schema.anyOf?.length) return { schema, isNullable: false }
  return { schema: others.length === 1 && others[0] ? others[0] : { ...schema, anyOf: others }, isNullable: true }
}

function optionsOf(schema: Schema): (string | number)[] | null {
  const values =
    schema.enum ??
    (schema.anyOf?.every((each) => each.const !== undefined) ? schema.anyOf.map((each) => each.const) : null)
  return values === null ? null : values.filter((value) => typeof value === 'string' || typeof value === 'number')
}

/** Turns ids that name one of a known set into a choice with words, e.g. the skill of a lesson. */
export function withChoices(
  fields: readonly FormField[],
  choices: Readonly<Record<string, Record<string, string>>>,
): FormField[] {
  return fields.map((field) => {
    const words = choices[field.name]
    if (words === undefined || (field.input.kind !== 'text' && field.input.kind !== 'choice')) return field
    return { ...field, input: { kind: 'choice', options: Object.keys(words), isNullable: false, words } }
  })
}
