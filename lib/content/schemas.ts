import type { z } from 'zod'
import { claimFileSchema } from './schemas/claims'
import { labSchema } from './schemas/documents'
import { itemFileSchema } from './schemas/items'
import {
  factFileSchema,
  glossaryFileSchema,
  resourceFileSchema,
  toolFileSchema,
  trendFileSchema,
} from './schemas/library'
import {
  areaFileSchema,
  compareFileSchema,
  hoursFileSchema,
  lensFileSchema,
  seedFileSchema,
  stageFileSchema,
} from './schemas/structure'

/** The data files of `content/` with one fixed name. Paths are relative to `content/`. */
export const dataFileSchemas = {
  'areas.yaml': areaFileSchema,
  'stages.yaml': stageFileSchema,
  'lenses.yaml': lensFileSchema,
  'hours.yaml': hoursFileSchema,
  'claims.yaml': claimFileSchema,
  'compare.yaml': compareFileSchema,
  'seeds.yaml': seedFileSchema,
  'library/glossary.yaml': glossaryFileSchema,
  'library/tools.yaml': toolFileSchema,
  'library/resources.yaml': resourceFileSchema,
  'library/trends.yaml': trendFileSchema,
  'library/facts.yaml': factFileSchema,
} as const

export type DataFileName = keyof typeof dataFileSchemas

/** The schema of a data file by its path under `content/`, or null if no such file is expected there. */
export function findDataSchema(path: string): z.ZodType | null {
  if (Object.hasOwn(dataFileSchemas, path)) return dataFileSchemas[path as DataFileName]
  if (/^items\/(?:[A-Z]\d|O)\.yaml$/.test(path)) return itemFileSchema
  if (/^labs\/L\d{2}\.yaml$/.test(path)) return labSchema
  return null
}
