/** Text as every database takes it: without null characters, and with lone halves of surrogate pairs replaced by U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** JSON whose texts are storable. @throws SyntaxError for what is not JSON */
export function parseStorableJson(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? storableText(value) : value))
}
