import { z } from 'zod'
import type { FrontMatter } from '@/lib/content/core/types'
import {
  backgroundSchema,
  lessonSchema,
  milestoneSchema,
  pitfallSchema,
  skillSchema,
  trackSchema,
} from '@/lib/content/schemas/documents'
import { formFields, type FormField } from './core/form-fields'

const SCHEMAS: Record<FrontMatter['type'], z.ZodType> = {
  lesson: lessonSchema,
  skill: skillSchema,
  milestone: milestoneSchema,
  track: trackSchema,
  background: backgroundSchema,
  pitfall: pitfallSchema,
}

/** The form of a kind of document, made from the schema its front matter is checked by; null for data files. */
export function formOfKind(kind: string): FormField[] | null {
  if (!Object.hasOwn(SCHEMAS, kind)) return null
  return formFields(z.toJSONSchema(SCHEMAS[kind as FrontMatter['type']], { io: 'input', unrepresentable: 'any' }))
}
