'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Mark } from '@/components/ui/mark'
import { discardDraftAction, publishAction, type StudioFormState } from '@/lib/studio/actions'
import type { FormField } from '@/lib/studio/core/form-fields'
import { joinSource, splitSource } from '@/lib/studio/core/split-source'
import type { EditedDocumentDto } from '@/lib/studio/queries'
import { EditorHead } from './editor-head'
import { EditorNotices } from './editor-notices'
import { FrontMatterForm } from './front-matter-form'
import { PlainEditor } from './plain-editor'
import { PreviewFrame, type PreviewWidth } from './preview-frame'
import { PublishForm } from './publish-form'
import type { SourceEditorHandle } from './source-editor'
import { StudioForm, FRESH } from './studio-form'
import { useDraft } from './use-draft'
import { usePreview, type UsePreviewOptions } from './use-preview'

const SourceEditor = dynamic(() => import('./source-editor').then((part) => part.SourceEditor), {
  ssr: false,
  loading: () => <p className="editor-wait dim">The editor is on its way.</p>,
})

const WIDTHS: { width: PreviewWidth; label: string }[] = [
  { width: 'learner', label: 'Learner' },
  { width: 'phone', label: 'Phone' },
  { width: 'print', label: 'Print' },
]

export interface DocumentEditorProps {
  document: EditedDocumentDto
  fields: readonly FormField[] | null
  preview: UsePreviewOptions['preview']
  firstPreview: UsePreviewOptions['firstPreview']
  impact: ReactNode
  versions: ReactNode
}

const nothing = () => () => {}

/** The editor of one document. A publication or a discarded draft begins it anew. */
export function DocumentEditor(props: DocumentEditorProps) {
  const router = useRouter()
  const { document } = props
  const [result, send, isSending] = useActionState(publishAction, FRESH)
  useEffect(() => {
    if (result.isDone) router.refresh()
  }, [result, router])
  return (
    <Workspace
      key={`${document.live.hash} ${document.draft?.version ?? 0}`}
      {...props}
      publishing={{ result, send, isSending }}
    />
  )
}

interface WorkspaceProps extends DocumentEditorProps {
  publishing: { result: StudioFormState; send: (form: FormData) => void; isSending: boolean }
}

function Workspace({ document, fields, preview, firstPreview, impact, versions, publishing }: WorkspaceProps) {
  const { id, live, file, draft, publication } = document
  const isHydrated = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )
  const { source, state, version, change, settle, saveNow } = useDraft({ documentId: id, live, draft })
  const { answer, isDrawing } = usePreview({ documentId: id, source, preview, firstPreview })
  const [width, setWidth] = useState<PreviewWidth>('learner')
  const [isMergingFile, setIsMergingFile] = useState(false)
  const [hasMerged, setHasMerged] = useState(false)
  const editor = useRef<SourceEditorHandle>(null)

  const isMarkdown = document.path.endsWith('.mdx')
  const { yaml, body, linesBefore } =
    isMarkdown && fields ? splitSource(source) : { yaml: null, body: source, linesBefore: 0 }
  const { problems } = answer
  const isConflict = publication === 'conflict'
  return (
    <>
      <EditorHead document={document} state={state} version={version} />
      <EditorNotices
        document={document}
        source={source}
        state={state}
        isMergingFile={isMergingFile}
        setIsMergingFile={setIsMergingFile}
        onSettle={settle}
        onRetry={() => void saveNow()}
        onMergedFile={(merged) => {
          // Saved even if nothing was taken over: that, too, is a decision to be published.
          settle(merged, { source: '', version, baseHash: live.hash, by: '', at: '' })
          setHasMerged(true)
          setIsMergingFile(false)
        }}
      />
      <div className="studio" hidden={state.kind === 'stale' || isMergingFile}>
        <section className="pane" aria-label="Editor">
          <header>
            <b>Text</b>
            <span className="dim">{isMarkdown ? 'MDX' : 'YAML'}</span>
            <span className="push" role="status">
              {problems.length > 0 && (
                <a className="is-danger" href="#problems">
                  <Mark name="tri" /> {problems.length === 1 ? '1 problem' : `${problems.length} problems`}
                </a>
              )}
            </span>
          </header>
          {isHydrated ? (
            <>
              {yaml !== null && fields && (
                <FrontMatterForm
                  fields={fields}
                  yaml={yaml}
                  problems={problems.filter(({ line }) => line <= linesBefore)}
                  onChange={(next) => change(joinSource(source, { yaml: next }))}
                />
              )}
              <SourceEditor
                ref={editor}
                value={body}
                onChange={(next) => change(yaml === null ? next : joinSource(source, { body: next }))}
                linesBefore={linesBefore}
                problems={problems}
                label={`Text of ${document.title}`}
                describedBy="editor-hint"
                isMarkdown={isMarkdown}
              />
              <p className="editor-hint small dim" id="editor-hint">
                Tab indents. To leave the text, press Esc, then Tab.
              </p>
            </>
          ) : (
            <PlainEditor document={document} source={source} />
          )}
          {problems.length > 0 && (
            <ul className="problems" id="problems">
              {problems.map((problem, index) => (
                <li key={index}>
                  <button type="button" className="linkish" onClick={() => editor.current?.goTo(problem)}>
                    Line {problem.line}
                  </button>{' '}
                  {problem.message}. <span className="dim">{problem.advice}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="pane" aria-label="Preview" aria-busy={isDrawing}>
          <header>
            <b>Preview</b>
            {answer.refusal !== null ||
              (problems.length > 0 && <span className="dim">the last text without problems</span>)}
            <span className="tabs push" role="group" aria-label="Width of the preview">
              {WIDTHS.map((each) => (
                <button
                  key={each.width}
                  type="button"
                  aria-pressed={width === each.width}
                  onClick={() => setWidth(each.width)}
                >
                  {each.label}
                </button>
              ))}
            </span>
          </header>
          {answer.refusal !== null && <p className="error-line">{answer.refusal}</p>}
          {answer.view === null ? (
            <p className="preview-none dim">The page appears here as soon as the text has no problems.</p>
          ) : (
            isHydrated && <PreviewFrame width={width}>{answer.view}</PreviewFrame>
          )}
        </section>
      </div>
      <div className="two studio-below">
        <section id="impact" aria-labelledby="im-h">
          {impact}
          <PublishForm
            documentId={id}
            version={version}
            saveState={state.kind}
            conflictHash={isConflict ? file.hash : null}
            hasMerged={hasMerged}
            onMerged={setHasMerged}
            problemCount={problems.length}
            {...publishing}
          />
        </section>
        <section aria-labelledby="vs-h">
          {versions}
          {version > 0 && (
            <StudioForm action={discardDraftAction} submit="Discard the draft" working="Discarding …" look="btn bare">
              <input type="hidden" name="documentId" value={id} />
              <input type="hidden" name="version" value={version} />
            </StudioForm>
          )}
        </section>
      </div>
    </>
  )
}
