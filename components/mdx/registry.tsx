import { Children, isValidElement } from 'react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { LabFrame } from '@/components/labs/lab-frame'
import { TemplateFrame } from '@/components/lesson/template-frame'
import { DecisionChoice } from '@/components/lesson/decision-choice'
import { ItemCheck } from '@/components/lesson/item-check'
import { RevisitReplies } from '@/components/lesson/revisit-replies'
import { TickBox } from '@/components/lesson/tick-box'
import { YourWords } from '@/components/lesson/your-words'
import { Link } from '@/components/ui/link'
import { toReviewItem } from '@/lib/assessment/item-dto'
import type { AnyDocument, ContentGraph } from '@/lib/content/core/graph'
import { ClaimNote } from './claim-note'
import { DataFigure } from './data-figure'
import { hoursOfDocument } from './hours-of-document'
import { DocumentHoursTable } from './hours-table'
import { textOf } from './read-table'
import type { TagComponents, TagProps } from './tags'

/** Lists of the front matter that `<Show>` places, drawn by the page that knows them. */
export type ShownLists = Partial<Record<TagProps<'Show'>['what'], ReactNode>>

export interface DocumentOption {
  id: string
  label: string
  reply: ReactNode
}

/** Options of each decision of a document, found before anything is drawn, for `<Revisit>` at its end. */
export type Decisions = Map<string, DocumentOption[]>

const SETTINGS = {
  data: 'Computed from the data of the lab.',
  public: 'A public case; every fact is cited.',
  invented: 'An invented setting; its figures agree with each other.',
} as const

export interface RegistryInput {
  content: ContentGraph
  document: AnyDocument
  decisions: Decisions
  show: ShownLists
}

/** Every tag an author may use, drawn for one document. */
export function documentComponents({ content, document, decisions, show }: RegistryInput) {
  const first = new Set<string>()
  /** The anchor of the rail stands on the first part of its kind. */
  const anchor = (name: string) => {
    if (first.has(name)) return undefined
    first.add(name)
    return name
  }
  const isLesson = document.type === 'lesson'

  const tags = {
    Decision: ({ id, children }) => {
      const { question, options } = splitDecision(children)
      return (
        <section className="decide" id="decide" aria-label="Decide">
          <div className="q">{question}</div>
          <DecisionChoice
            decisionId={id}
            options={options.map(({ id: optionId, label }) => ({ id: optionId, label }))}
          />
        </section>
      )
    },
    Option: () => null,
    Revisit: ({ decision }) => <RevisitReplies decisionId={decision} options={decisions.get(decision) ?? []} />,
    Worked: ({ title, setting, children }) => (
      <section className="worked" id={anchor('worked')} aria-label={`Worked case: ${title}`}>
        <h2>{title}</h2>
        <p className="ui dim setting">{SETTINGS[setting]}</p>
        {children}
      </section>
    ),
    Aside: ({ title, children }) => (
      <aside className="margin-note" aria-label={title}>
        <p className="aside-title">{title}</p>
        {children}
      </aside>
    ),
    Figure: ({ id, kind, title, alt, children }) => (
      <DataFigure id={id} kind={kind} title={title} alt={alt}>
        {children}
      </DataFigure>
    ),
    Checklist: ({ id, title, children }) => (
      <section className="checklist" id={anchor('checklist')} aria-labelledby={`${id}-h`}>
        <h2 id={`${id}-h`}>{title}</h2>
        {children}
      </section>
    ),
    Tick: ({ id, children }) =>
      isLesson ? <TickBox tickId={id}>{children}</TickBox> : <span className="tick">{children}</span>,
    Template: ({ id, title, children }) => (
      <TemplateFrame templateId={id} title={title}>
        {children}
      </TemplateFrame>
    ),
    Example: ({ score, title, children }) => (
      <section className="example" aria-label={`Example with score ${score}: ${title}`}>
        <h3>
          <span className="num">Score {score}.</span> {title}
        </h3>
        {children}
      </section>
    ),
    Term: ({ id, children }) => (
      <Link className="term" href={`/library/glossary#${id}`} title={content.terms.get(id)?.short}>
        {children}
      </Link>
    ),
    Lab: ({ id, preset }) => {
      const lab = content.labs.get(id)
      return lab ? (
        <div id={anchor('lab')}>
          <LabFrame
            lab={{ id, title: lab.title, summary: lab.summary, path: `/labs/${lab.slug}` }}
            preset={preset ?? null}
          />
        </div>
      ) : null
    },
    Check: ({ item: itemId }) => {
      const item = content.items.get(itemId)
      return item ? (
        <div id={anchor('check-first')}>
          <ItemCheck item={toReviewItem(item)} />
        </div>
      ) : null
    },
    Spaced: () => null,
    YourWords: ({ id, prompt }) => <YourWords wordsId={id} prompt={prompt} />,
    Claim: ({ id }) => {
      const claim = content.claims.get(id)
      return claim ? <ClaimNote claim={claim} /> : null
    },
    Cite: ({ source }) => {
      const sources = 'sources' in document ? document.sources : []
      const index = sources.findIndex(({ id }) => id === source)
      const cited = sources[index]
      return cited ? (
        <sup className="cite">
          <a href={`#source-${source}`} aria-label={`Source ${index + 1}: ${cited.title}`}>
            {index + 1}
          </a>
        </sup>
      ) : null
    },
    Hours: () => {
      const hours = hoursOfDocument(content, document)
      return hours ? <DocumentHoursTable hours={hours} /> : null
    },
    Show: ({ what }) => show[what] ?? null,
  } satisfies TagComponents

  return { ...tags, ...elements }
}

/** Markdown's own elements where the house draws them differently. */
const elements = {
  table: ({ children }: ComponentProps<'table'>) => (
    <div className="scroll" tabIndex={0} role="group" aria-label="Table">
      <table className="tbl">{children}</table>
    </div>
  ),
  // An empty corner of a table heads nothing.
  th: ({ children, style }: ComponentProps<'th'>) =>
    textOf(children).trim() === '' ? (
      <td />
    ) : (
      <th scope="col" style={style}>
        {children}
      </th>
    ),
  pre: ({ children, className, style }: ComponentProps<'pre'>) => (
    <pre className={className} style={style} tabIndex={0}>
      {children}
    </pre>
  ),
  a: ({ href = '', children, ...rest }: ComponentProps<'a'>) =>
    href.startsWith('/') ? (
      <Link href={href}>{children}</Link>
    ) : (
      <a href={href} {...rest} {...(href.startsWith('#') ? {} : { rel: 'noopener noreferrer' })}>
        {children}
      </a>
    ),
}

type OptionElement = ReactElement<TagProps<'Option'>>

function isOption(node: ReactNode): node is OptionElement {
  return isValidElement<{ label?: unknown }>(node) && typeof node.props.label === 'string'
}

/** The question of a decision and its options. */
export function splitDecision(children: ReactNode): { question: ReactNode[]; options: DocumentOption[] } {
  const parts = Children.toArray(children)
  return {
    question: parts.filter((part) => !isOption(part)),
    options: parts.filter(isOption).map(({ props }) => ({ id: props.id, label: props.label, reply: props.children })),
  }
}
