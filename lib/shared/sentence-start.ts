/** The text with its first letter as a capital; the rest stays, so that names and abbreviations keep theirs. */
export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
