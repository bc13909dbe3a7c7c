/** A document as the editor shows it: fields above, text below. */
export interface SplitSource {
  /** The YAML between the fences, without them. Null if the document has no front matter that ends. */
  yaml: string | null
  /** Everything after the closing fence; the whole text if there is no front matter. */
  body: string
  /** Lines of the file before the first line of `body`. */
  linesBefore: number
}

/** Separates front matter and body without changing a character of either; `joinSource` puts them back. */
export function splitSource(source: string): SplitSource {
  const found = /^---[ \t]*\r?\n([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m.exec(source)
  if (found === null || found.index !== 0) return { yaml: null, body: source, linesBefore: 0 }
  const head = found[0]
  return { yaml: found[1] ?? '', body: source.slice(head.length), linesBefore: countLineEnds(head) }
}

/** The text of the file with other front matter, another body, or both. */
export function joinSource(source: string, change: { yaml?: string; body?: string }): string {
  const { yaml, body } = splitSource(source)
  if (yaml === null) return change.body ?? source
  const opening = source.slice(0, source.indexOf('\n') + 1)
  const closing = source.slice(opening.length + yaml.length, source.length - body.length)
  const nextYaml = change.yaml ?? yaml
  return opening + nextYaml + (nextYaml === '' || nextYaml.endsWith('\n') ? '' : '\n') + closing + (change.body ?? body)
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1
}
