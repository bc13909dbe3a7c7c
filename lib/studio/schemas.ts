import { z } from 'zod'

/** Id of a document (E1-2) or path of a data file under content without ending (items/E1). */
export const DocumentIdSchema = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9-]+(?:\/[A-Za-z0-9-]+)*$/, 'Not the id of a document')

const hash = z.string().regex(/^(?:[0-9a-f]{64})?$/, 'Not a hash')
/** A little over the largest text the gate reads; the gate says so in words. */
const source = z.string().max(1_200_000, 'The text is too long')

/** A save: the text and the version of the draft it was made from, 0 for a new draft. */
export const SaveDraftSchema = z.strictObject({
  documentId: DocumentIdSchema,
  source,
  version: z.coerce.number().int().min(0),
  /** SHA-256 of the live text this text knows of. */
  baseHash: hash,
})
export type SaveDraft = z.infer<typeof SaveDraftSchema>

export const PreviewSchema = z.strictObject({ documentId: DocumentIdSchema, source })

export const PublishSchema = z.strictObject({
  documentId: DocumentIdSchema,
  version: z.coerce.number().int().min(1, 'There is nothing to publish: the draft is empty'),
  note: z.string().trim().min(3, 'Say in a few words what changed and why').max(300, 'Use at most 300 characters'),
  /** SHA-256 of the changed file whose text was taken over, where file and revision had parted. */
  mergedFileHash: hash.nullable(),
})
export type Publish = z.infer<typeof PublishSchema>

export const RestoreSchema = z.strictObject({
  documentId: DocumentIdSchema,
  number: z.coerce.number().int().min(0),
  /** Version of the draft that may be replaced, 0 for none. */
  draftVersion: z.coerce.number().int().min(0),
})

export const DiscardSchema = z.strictObject({ documentId: DocumentIdSchema, version: z.coerce.number().int().min(1) })

/** The draft on the server, as an editor gets it. */
export interface DraftDto {
  source: string
  baseHash: string
  version: number
  updatedAt: string
  updatedBy: string
}

/** Answer to a save that came too late: nothing was written. */
export interface StaleDraftDto {
  /** The other text: the newer draft, or what was published meanwhile. */
  source: string
  /** Version to save over after merging; 0 when there is no draft any more. */
  version: number
  /** SHA-256 of the live text. */
  baseHash: string
  by: string
  at: string
}
