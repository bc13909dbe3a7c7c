import type { Element, Nodes, Root } from 'hast'
import { bundleMDX } from 'mdx-bundler'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import { visit } from 'unist-util-visit'
import type { Heading } from '../core/document'
import { remarkAllowList } from './allow-list'
import { rehypeHighlight, remarkPlainLongCode } from './highlighter'

/** Compiles a body that `readBody` has found clean. The front matter is not in it any more. */
export async function bundleBody(body: string): Promise<{ code: string; headings: Heading[] }> {
  const headings: Heading[] = []
  const { code } = await bundleMDX({
    source: body,
    // Front matter is read elsewhere. Should any get this far, no engine of gray-matter may run it.
    grayMatterOptions: () => noFrontMatter,
    mdxOptions: () => ({
      jsxImportSource: 'react',
      remarkPlugins: [remarkAllowList, remarkGfm, remarkPlainLongCode],
      rehypePlugins: [rehypeSlug, [collectHeadings, headings], rehypeHighlight],
    }),
    esbuildOptions: (options) => ({
      ...options,
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
  })
  return { code, headings }
}

const refuseFrontMatter = {
  parse: (): never => {
    throw new Error('front matter reached the compiler')
  },
  stringify: (): string => '',
}

const noFrontMatter = {
  language: 'none',
  engines: {
    none: refuseFrontMatter,
    yaml: refuseFrontMatter,
    json: refuseFrontMatter,
    js: refuseFrontMatter,
    javascript: refuseFrontMatter,
  },
}

function collectHeadings(headings: Heading[]) {
  return (tree: Root): void =>
    visit(tree, 'element', (node) => {
      const depth = /^h([1-6])$/.exec(node.tagName)?.[1]
      // The heading over the footnotes is made by the compiler and read aloud only.
      if (depth === undefined || node.properties.id === 'footnote-label') return
      headings.push({ depth: Number(depth), id: String(node.properties.id ?? ''), text: textOf(node).trim() })
    })
}

function textOf(node: Element | Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
}
