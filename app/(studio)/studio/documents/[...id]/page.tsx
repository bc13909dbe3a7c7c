import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocumentEditor } from '@/components/studio/document-editor'
import { ImpactFacts } from '@/components/studio/impact-facts'
import { VersionList } from '@/components/studio/version-list'
import { Crumb } from '@/components/ui/crumb'
import { getContent, type Content } from '@/lib/content/loader'
import { DOCUMENT_KINDS, studioPath } from '@/lib/studio/core/document-kinds'
import { withChoices } from '@/lib/studio/core/form-fields'
import { splitSource } from '@/lib/studio/core/split-source'
import { readFields } from '@/lib/studio/edit-front-matter'
import { formOfKind } from '@/lib/studio/form-of-document'
import { getImpact } from '@/lib/studio/impact-queries'
import { openPage } from '@/lib/studio/open-page'
import { getEditedDocument, listRevisions } from '@/lib/studio/queries'
import { DocumentIdSchema } from '@/lib/studio/schemas'
import { previewAction, type PreviewResult } from '../../preview-action'

interface Props {
  params: Promise<{ id: string[] }>
}

async function readId({ params }: Props): Promise<string> {
  const parsed = DocumentIdSchema.safeParse((await params).id.map(decodeURIComponent).join('/'))
  return parsed.success ? parsed.data : notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  // The id stands in the address; a title would tell strangers whether the document exists.
  return { title: `Edit ${await readId(props)}` }
}

export default async function EditPage(props: Props) {
  const id = await readId(props)
  const [document, revisions, impact] = await openPage(studioPath('documents', id), () =>
    Promise.all([getEditedDocument(id), listRevisions(id), getImpact(id)]),
  )
  if (document === null) notFound()
  const source = document.draft?.source ?? document.live.source
  const [content, firstPreview] = await Promise.all([
    getContent(),
    previewOf(id, { source, live: document.live.source }),
  ])
  const fields = formOfKind(document.kind)
  return (
    <>
      <Crumb
        steps={[
          { label: 'Documents', href: '/studio' },
          { label: DOCUMENT_KINDS[document.kind], href: `/studio?type=${document.kind}` },
          { label: id },
        ]}
      />
      <DocumentEditor
        document={document}
        fields={fields && withChoices(fields, choicesOf(content))}
        preview={previewAction}
        firstPreview={firstPreview}
        impact={
          <ImpactFacts
            impact={impact}
            minutes={minutesOf(document.live.source, source)}
            removed={removedParts(document.live.source, source)}
          />
        }
        versions={<VersionList document={document} revisions={revisions} />}
      />
    </>
  )
}

/** The draft, or, while problems stand in its way, what readers see. */
async function previewOf(
  documentId: string,
  { source, live }: { source: string; live: string },
): Promise<PreviewResult> {
  const first = await previewAction({ documentId, source })
  if (first.view !== null || source === live) return first
  const { view } = await previewAction({ documentId, source: live })
  return { ...first, view }
}

function choicesOf(content: Content): Record<string, Record<string, string>> {
  const words = (map: ReadonlyMap<string, { id: string; title: string }>) =>
    Object.fromEntries([...map.values()].map(({ id, title }) => [id, `${id} ${title}`]))
  const skill = words(content.skills)
  const area = words(content.areas)
  return { ...(Object.keys(skill).length > 0 ? { skill } : {}), ...(Object.keys(area).length > 0 ? { area } : {}) }
}

function minutesOf(live: string, draft: string): { live: number; draft: number } | null {
  const read = (source: string) => {
    const { yaml } = splitSource(source)
    const value = yaml === null ? undefined : readFields(yaml)?.['minutes']
    return typeof value === 'number' ? value : null
  }
  const [before, after] = [read(live), read(draft)]
  return before === null || after === null ? null : { live: before, draft: after }
}

/** Checks, labs and decisions that are in the live text and not in the draft. */
function removedParts(live: string, draft: string): string[] {
  const parts = (source: string) =>
    new Set(
      [...source.matchAll(/<(?:Check item|Lab id|Decision id|YourWords id)="([^"]+)"/g)].map(([, name]) => name ?? ''),
    )
  const after = parts(draft)
  return [...parts(live)].filter((name) => !after.has(name))
}
