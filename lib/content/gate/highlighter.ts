import rehypeShikiFromHighlighter from '@shikijs/rehype/core'
import type { Root } from 'mdast'
import { createCssVariablesTheme, createHighlighterCoreSync } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import csv from 'shiki/langs/csv.mjs'
import diff from 'shiki/langs/diff.mjs'
import json from 'shiki/langs/json.mjs'
import markdown from 'shiki/langs/markdown.mjs'
import python from 'shiki/langs/python.mjs'
import shell from 'shiki/langs/shellscript.mjs'
import sql from 'shiki/langs/sql.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import yaml from 'shiki/langs/yaml.mjs'
import { visit } from 'unist-util-visit'
import { highlightLimits } from './limits'

// Colours are CSS variables (--shiki-token-keyword …), so that light and dark need one compile.
const highlighter = createHighlighterCoreSync({
  engine: createJavaScriptRegexEngine({ forgiving: true }),
  themes: [createCssVariablesTheme({ name: 'css-variables', variablePrefix: '--shiki-' })],
  langs: [csv, diff, json, markdown, python, shell, sql, typescript, yaml],
})

/** Colours fenced blocks; a language that is not in the list is shown plainly. */
export function rehypeHighlight() {
  return rehypeShikiFromHighlighter(highlighter, {
    theme: 'css-variables',
    defaultLanguage: 'text',
    fallbackLanguage: 'text',
    tokenizeMaxLineLength: highlightLimits.lineCharacters,
    tokenizeTimeLimit: 300,
  })
}

/** Takes the language off blocks that would be slow to colour. */
export function remarkPlainLongCode() {
  return (tree: Root): void =>
    visit(tree, 'code', (node) => {
      if (node.value.length > highlightLimits.characters) node.lang = null
      node.meta = null
    })
}
