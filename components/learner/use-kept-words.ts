import { useEffect, useRef, useState } from 'react'

/** Long enough to finish a word. */
const QUIET_MS = 900

/**
 * A text that is saved while it is written: a moment after the last key, and when the field is left.
 * @param kept what is known to be kept; `save` is called with every text that differs from it
 */
export function useKeptWords(kept: string, save: (words: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const text = typed ?? kept

  function saveNow(words: string) {
    clearTimeout(timer.current)
    if (words !== kept) save(words)
  }

  function write(words: string) {
    setTyped(words)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => saveNow(words), QUIET_MS)
  }

  return { text, isKept: text !== '' && text === kept, write, leave: () => saveNow(text) }
}
