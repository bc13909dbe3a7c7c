'use server'

import type { ReactNode } from 'react'
import { DataView, DocumentView, ItemsView } from '@/components/studio/document-view'
import { requirePermission } from '@/lib/account/viewer'
import type { AnyDocument } from '@/lib/content/core/graph'
import type { Problem } from '@/lib/content/core/problem'
import type { Item } from '@/lib/content/core/types'
import { compileDocument } from '@/lib/content/gate/compile-document'
import { getContent } from '@/lib/content/loader'
import { readDataFile } from '@/lib/content/read-data-file'
import { AppError } from '@/lib/shared/errors'
import { readDocumentFile } from '@/lib/studio/queries'
import { PreviewSchema } from '@/lib/studio/schemas'

export interface PreviewResult {
  problems: Problem[]
  /** The page as readers would get it; null while problems stand in the way. */
  view: ReactNode
  /** Why there is no answer at all, for example after signing out elsewhere. */
  refusal: string | null
}

/** Checks a text in the making through the gate and draws it. Nothing is stored. */
export async function previewAction(input: { documentId: string; source: string }): Promise<PreviewResult> {
  try {
    await requirePermission('edit-content')
    const { documentId, source } = PreviewSchema.parse(input)
    const content = await getContent()
    const { path } = await readDocumentFile(content, documentId)
    if (path === null) return { problems: [], view: null, refusal: 'There is no such document.' }
    if (path.endsWith('.yaml')) {
      const read = await readDataFile({ path, source, isKept: false })
      if (!read.ok) return { problems: read.problems, view: null, refusal: null }
      const isItems = path.startsWith('content/items/')
      return {
        problems: [],
        view: isItems ? <ItemsView items={(read.value as { items: Item[] }).items} /> : <DataView value={read.value} />,
        refusal: null,
      }
    }
    const compiled = await compileDocument({ path, source, graphRefs: content.refs, isKept: false })
    if (!compiled.ok) return { problems: compiled.problems, view: null, refusal: null }
    const { frontMatter, path: file, ...body } = compiled.document
    const document: AnyDocument = { ...frontMatter, file, body }
    return { problems: [], view: <DocumentView content={content} document={document} />, refusal: null }
  } catch (error) {
    if (error instanceof AppError) return { problems: [], view: null, refusal: error.userMessage }
    throw error
  }
}
