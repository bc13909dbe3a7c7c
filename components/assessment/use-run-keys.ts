'use client'

import { useEffect, type RefObject } from 'react'

/** Where a key belongs to what has the focus. */
const TAKES_TEXT = 'textarea, select, [contenteditable], dialog, input:not([type="radio"], [type="checkbox"])'
const TAKES_ENTER = 'button, a, summary, textarea, select, input, dialog'
const TAKES_SPACE = 'button, a, summary, textarea, select, dialog, input:not([type="radio"]:checked)'

export interface RunKeys {
  isOn: boolean
  /** The form of the question; the keys press what stands in it. */
  form: RefObject<HTMLFormElement | null>
  onStepConfidence: () => void
  onDontKnow: () => void
  /** After a key has chosen, for those who do not see it. */
  onChosen: (place: number) => void
}

function isIn({ target }: KeyboardEvent, places: string): boolean {
  return target instanceof Element && target.closest(places) !== null
}

/** 1 to 6 choose, space says how sure, ? is "I don't know", Enter sends. Keys press the controls that are on the screen. */
export function useRunKeys({ isOn, form, onStepConfidence, onDontKnow, onChosen }: RunKeys): void {
  useEffect(() => {
    if (!isOn) return
    function press(event: KeyboardEvent) {
      if (form.current === null || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const amount = form.current.querySelector<HTMLInputElement>('.amount input')
      // A digit goes on into the field for a figure.
      if (amount !== null && /^[\d-]$/.test(event.key) && !isIn(event, TAKES_TEXT)) return amount.focus()
      const act = actionOf(event, form.current)
      if (act === null) return
      event.preventDefault()
      act()
    }
    function actionOf(event: KeyboardEvent, within: HTMLFormElement): (() => void) | null {
      switch (event.key) {
        case '?':
          return isIn(event, TAKES_TEXT) && !isIn(event, '.amount') ? null : onDontKnow
        case ' ':
          return isIn(event, TAKES_SPACE) ? null : onStepConfidence
        case 'Enter':
          return isIn(event, TAKES_ENTER) ? null : () => within.requestSubmit()
        default:
          return /^[1-6]$/.test(event.key) && !isIn(event, TAKES_TEXT) ? () => choose(within, event.key) : null
      }
    }
    function choose(within: HTMLFormElement, key: string) {
      const place = Number(key)
      const option = within.querySelectorAll<HTMLInputElement>('.opts input')[place - 1]
      if (option !== undefined) {
        option.click()
        onChosen(place)
      }
      // Arrow keys move the entry from there.
      within.querySelectorAll<HTMLElement>('.order > li')[place - 1]?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
