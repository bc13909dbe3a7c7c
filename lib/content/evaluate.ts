import { getMDXComponent } from 'mdx-bundler/client/index.js'
import * as React from 'react'
import type { ComponentType, ReactNode } from 'react'
import * as jsxRuntime from 'react/jsx-runtime'

/** Takes the registry of tags, `satisfies TagComponents` of `components/mdx/tags.ts`. */
export type DocumentComponent = ComponentType<{
  components: Readonly<Record<string, (props: never) => ReactNode | Promise<ReactNode>>>
}>

const evaluated = new Map<string, DocumentComponent>()

/**
 * The component of a body. On the server only, and only for code that the gate of this project has compiled: `code` is run.
 * The same code gives the same component, so that React keeps its state between renders.
 */
export function evaluateDocument(code: string): DocumentComponent {
  const known = evaluated.get(code)
  if (known) return known
  // Our own React, and no other: the package may have been loaded beside the bundle with a second copy.
  const component = getMDXComponent(code, { React, _jsx_runtime: jsxRuntime }) as DocumentComponent
  if (evaluated.size >= 500) evaluated.clear()
  evaluated.set(code, component)
  return component
}
