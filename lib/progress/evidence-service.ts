import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import { getContent } from '@/lib/content/loader'
import { AppError } from '@/lib/shared/errors'
import { parseStorableJson, storableText } from '@/lib/shared/storable-text'
import { saveEvidence, type EvidenceFileInput } from './evidence-mutations'
import { EVIDENCE_FILE_BYTES, EvidenceSchema, type EvidenceInput } from './schemas'

/** What may prove something: documents, pictures, tables, archives and plain text. Nothing that a browser would run. */
const ALLOWED = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'application/zip',
  'application/gzip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
])

function refuse(userMessage: string): AppError {
  return new AppError('bad-request', { message: `Evidence refused: ${userMessage}`, userMessage })
}

/** The type of a file by its bytes; text that reads as UTF-8 counts as plain text. @throws AppError for anything else */
async function typeOf(bytes: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(bytes)
  if (known !== undefined) {
    if (ALLOWED.has(known.mime)) return known.mime
    throw refuse(
      `A file of the type ${known.mime} is not taken. Use PDF, an image, an office document, a zip, or plain text.`,
    )
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\u0000')) return 'text/plain'
  } catch {
    // Not text: refused below.
  }
  throw refuse('This file is of no known type. Use PDF, an image, an office document, a zip, or plain text.')
}

async function readFile(file: File): Promise<EvidenceFileInput> {
  if (file.size === 0) throw refuse('The file is empty.')
  if (file.size > EVIDENCE_FILE_BYTES) {
    throw new AppError('too-large', {
      message: `A file of ${file.size} bytes`,
      userMessage: `The file has ${(file.size / 1024 / 1024).toFixed(1)} MB; 10 MB is the most. Link to it instead.`,
    })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { fileName: storableText(file.name.slice(0, 160)), fileType: await typeOf(bytes), bytes }
}

/** Takes a piece of evidence from a form: fields as JSON under "evidence", the file under "file". @throws AppError */
export async function takeEvidence(learnerId: string, form: FormData): Promise<EvidenceInput> {
  const described = form.get('evidence')
  let fields: unknown
  try {
    fields = parseStorableJson(typeof described === 'string' ? described : '')
  } catch {
    throw refuse('The form could not be read. Reload the page and try again.')
  }
  const parsed = EvidenceSchema.safeParse(fields)
  if (!parsed.success) throw refuse(parsed.error.issues[0]?.message ?? 'Something in the form does not fit.')
  const content = await getContent()
  if (!content.milestones.has(parsed.data.subjectId)) throw refuse(`There is no milestone ${parsed.data.subjectId}.`)
  const file = form.get('file')
  if (parsed.data.kind === 'file' && !(file instanceof File)) throw refuse('Choose a file.')
  await saveEvidence(
    learnerId,
    parsed.data,
    parsed.data.kind === 'file' && file instanceof File ? await readFile(file) : null,
  )
  return parsed.data
}
