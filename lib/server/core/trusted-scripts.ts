/**
 * The inline scripts of a page that may run. Only what Next and React write themselves is recognised, by its whole
 * text; hashing every script found in a page would bless an injected one.
 */

/** What is trusted beyond the shapes this file knows. */
export interface TrustedTexts {
  /** Whole scripts: ours and React's fixed lines. */
  exact: ReadonlySet<string>
  /** Recognises React's streaming runtime, which is pinned by its hash; may be followed by calls of `$RC`. */
  isRuntime: (text: string) => boolean
}

/** React's line that notes when the shell was shown. */
export const REACT_SHOWN_LINE = 'requestAnimationFrame(function(){$RT=performance.now()});'

const FLIGHT_PREFIXES = ['self.__next_f.push(', '(self.__next_f=self.__next_f||[]).push(']
const TURBOPACK_PREFIX = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push('
const BOUNDARY_CALL_AT_END = /\$RC\("B:[0-9a-f]+","S:[0-9a-f]+"\);?$/

const SCRIPT = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script[\s/>]/gi
const HAS_SOURCE = /(?:^|\s)src\s*=/i

/** The texts of a page's inline scripts in order, as an HTML parser reads them. */
export function listInlineScripts(html: string): string[] {
  const texts: string[] = []
  for (const [, attributes = '', text = ''] of html.matchAll(SCRIPT)) {
    if (!HAS_SOURCE.test(attributes)) texts.push(text)
  }
  return texts
}

/** Whether the whole text of an inline script is one of the known shapes. */
export function isTrustedScript(text: string, { exact, isRuntime }: TrustedTexts): boolean {
  if (exact.has(text)) return true
  if (FLIGHT_PREFIXES.some((prefix) => isPushOfJson(text, prefix))) return true
  if (isPushOfJson(text, TURBOPACK_PREFIX)) return true
  const boundaryCall = BOUNDARY_CALL_AT_END.exec(text)
  if (boundaryCall === null) return false
  const before = text.slice(0, boundaryCall.index)
  return before === '' || isRuntime(before)
}

/** `prefix` + JSON + `)` with an optional semicolon: data handed over, nothing executed. */
function isPushOfJson(text: string, prefix: string): boolean {
  if (!text.startsWith(prefix)) return false
  const end = text.endsWith(');') ? -2 : text.endsWith(')') ? -1 : 0
  if (end === 0) return false
  try {
    JSON.parse(text.slice(prefix.length, end))
    return true
  } catch {
    return false
  }
}
