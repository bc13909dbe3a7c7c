'use client'

import { saveDraftAction } from '@/lib/studio/actions'
import type { EditedDocumentDto } from '@/lib/studio/queries'
import { StudioForm } from './studio-form'

/** The text in one field, for a browser without JavaScript and until the editor is there. */
export function PlainEditor({ document, source }: { document: EditedDocumentDto; source: string }) {
  return (
    <StudioForm action={saveDraftAction} submit="Save the draft" working="Saving …" className="plain-editor">
      <input type="hidden" name="documentId" value={document.id} />
      <input type="hidden" name="version" value={document.draft?.version ?? 0} />
      <input type="hidden" name="baseHash" value={document.live.hash} />
      <label htmlFor="plain-source" className="vh">
        Text of {document.title}
      </label>
      <textarea id="plain-source" name="source" defaultValue={source} rows={28} spellCheck />
    </StudioForm>
  )
}
