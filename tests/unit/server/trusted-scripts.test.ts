import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isTrustedScript, listInlineScripts, REACT_SHOWN_LINE } from '@/lib/server/core/trusted-scripts'
import { hashTrustedScripts, hashSource, REACT_RUNTIME_HASH, THEME_SCRIPT_HASH } from '@/lib/server/page-cache'
import { THEME_SCRIPT } from '@/lib/server/theme-script'

const RUNTIME = '$RB=[];'
const trusted = { exact: new Set(['own()', REACT_SHOWN_LINE]), isRuntime: (text: string) => text === RUNTIME }

test.each([
  ['Flight data', 'self.__next_f.push([1,"a\\u003c/b"])'],
  ['the first Flight data', '(self.__next_f=self.__next_f||[]).push([0])'],
  [
    'the Turbopack list of chunks',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[1]});',
  ],
  ['the line that notes the first paint', REACT_SHOWN_LINE],
  ['the runtime before a boundary call', `${RUNTIME}$RC("B:0","S:0")`],
  ['a boundary call alone', '$RC("B:1a","S:1a")'],
  ['a listed script of ours', 'own()'],
])('isTrustedScript accepts %s', (_what, text) => {
  expect(isTrustedScript(text, trusted)).toBe(true)
})

test.each([
  ['an injected script', 'alert(1)'],
  ['code inside the pushed value', 'self.__next_f.push(alert(1))'],
  ['code after the pushed value', 'self.__next_f.push([1]);alert(1)'],
  ['a second call after the pushed value', 'self.__next_f.push([1]);alert([1])'],
  ['code before the pushed value', 'alert(1);self.__next_f.push([1])'],
  ['a push without an end', 'self.__next_f.push([1]'],
  ['code before a boundary call', 'alert(1);$RC("B:0","S:0")'],
  ['a boundary call with other arguments', '$RC("B:0",alert(1))'],
  ['an unknown runtime', '$RB=[1];$RC("B:0","S:0")'],
  ['a listed script with something added', 'own();alert(1)'],
  ['an empty script', ''],
])('isTrustedScript refuses %s', (_what, text) => {
  expect(isTrustedScript(text, trusted)).toBe(false)
})

test('listInlineScripts returns whole texts and leaves out scripts with a source', () => {
  const html = `<script src="/a.js"></script><script id="x" data-a="1>2">one()</script><SCRIPT>two('</b>')</SCRIPT >`
  expect(listInlineScripts(html)).toEqual(['one()', "two('</b>')"])
})

test('listInlineScripts does not take an attribute that ends in src for a source', () => {
  expect(listInlineScripts('<script data-src="/a.js">one()</script>')).toEqual(['one()'])
})

test('hashTrustedScripts lists the theme script first and never an injected script', () => {
  const html = `<script>alert(1)</script><script>self.__next_f.push([1])</script><script>self.__next_f.push([1])</script>`
  expect(hashTrustedScripts(html)).toEqual([THEME_SCRIPT_HASH, hashSource('self.__next_f.push([1])')])
  expect(THEME_SCRIPT_HASH).toBe(hashSource(THEME_SCRIPT))
})

test('hashSource is what a browser computes', () => {
  // From the example of the CSP 3 specification, section 2.3.1: alert('Hello, world.');
  expect(hashSource("alert('Hello, world.');")).toBe('sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=')
})

test('the pinned runtime is the one this version of Next contains', () => {
  const source = readFileSync(
    path.join('node_modules/next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js'),
    'utf8',
  )
  const literal = /'(\$RB=\[\];\$RV=function(?:[^'\\]|\\.)*)'/.exec(source)?.[1] ?? ''
  const runtime = literal
    .replaceAll('\\n', '\n')
    .replace(/\\(.)/g, '$1')
    .replace(/\$RC\("$/, '')
  expect(`sha256-${createHash('sha256').update(runtime).digest('base64')}`).toBe(REACT_RUNTIME_HASH)
})
