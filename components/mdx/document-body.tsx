import { Children, isValidElement } from 'react'
import type { ReactElement, ReactNode } from 'react'
import type { AnyDocument, ContentGraph } from '@/lib/content/core/graph'
import { evaluateDocument } from '@/lib/content/evaluate'
import { documentComponents, splitDecision, type Decisions, type ShownLists } from './registry'

export interface DocumentBodyProps {
  content: ContentGraph
  document: AnyDocument
  show?: ShownLists
}

/** The body of a document, drawn on the server. */
export function DocumentBody({ content, document, show = {} }: DocumentBodyProps) {
  const decisions: Decisions = new Map()
  const components = documentComponents({ content, document, decisions, show })
  const Body = evaluateDocument(document.body.code) as (props: { components: typeof components }) => ReactNode
  // Called, not rendered: the tree is looked through for decisions before any of its parts is drawn.
  const tree = Body({ components })
  collectDecisions(tree, components.Decision, decisions)
  return tree
}

type Parent = ReactElement<{ id?: string; children?: ReactNode }>

function collectDecisions(node: ReactNode, decision: unknown, found: Decisions): void {
  for (const child of Children.toArray(node)) {
    if (!isValidElement(child)) continue
    const { type, props } = child as Parent
    if (type === decision && props.id !== undefined) found.set(props.id, splitDecision(props.children).options)
    else collectDecisions(props.children, decision, found)
  }
}
