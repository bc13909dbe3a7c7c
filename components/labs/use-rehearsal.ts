import { createContext, startTransition, useEffect, useState, type RefObject } from 'react'

/** Whether this is a lab that nobody sees: it records nothing and starts no work beside the page. */
export const IsRehearsalContext = createContext(false)

/** Sliders first: another choice may take them away. */
const KINDS = ['input[type=range]:enabled', 'select:enabled', 'input[type=radio]:enabled:not(:checked)']
const CONTROLS = KINDS.join()
/** Controls that are moved, and how often each goes there and back. */
const MOST_CONTROLS = 8
const ROUNDS = 2
/** Between two looks at a lab that still waits for its data, and how many there are. */
const LOOK_MS = 100
const MOST_LOOKS = 50

/** The place of a second copy of a lab, outside the page, whose controls are moved while the browser has nothing to do.
 *  What a reader touches first then runs on code the browser has compiled: the first presses otherwise take two to three
 *  times as long as later ones. Null before and after, and from the reader's first own input on. */
export function useRehearsal(place: RefObject<HTMLElement | null>, isNear: boolean): HTMLElement | null {
  const [stage, setStage] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const figure = place.current
    if (!isNear || figure === null) return
    const own = document.createElement('div')
    let wait: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const end = () => {
      isOver = true
      clearTimeout(wait)
      startTransition(() => setStage(null))
    }
    const whenIdle = (step: () => void) => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => !isOver && step())
      else wait = setTimeout(() => !isOver && step(), LOOK_MS)
    }
    const lookFor = (root: HTMLElement, found: () => void, looks = 0) => {
      if (root.querySelector(CONTROLS) !== null) return whenIdle(found)
      if (looks === MOST_LOOKS) return end()
      wait = setTimeout(() => whenIdle(() => lookFor(root, found, looks + 1)), LOOK_MS)
    }
    const play = (moves: readonly (() => void)[]) => {
      const [move, ...rest] = moves
      if (move === undefined) return end()
      move()
      whenIdle(() => play(rest))
    }
    lookFor(figure, () => {
      startTransition(() => setStage(own))
      lookFor(own, () => play(movesOf(own)))
    })
    figure.addEventListener('keydown', end, { once: true })
    figure.addEventListener('pointerdown', end, { once: true })
    return () => {
      figure.removeEventListener('keydown', end)
      figure.removeEventListener('pointerdown', end)
      end()
    }
  }, [place, isNear])
  return stage
}

/** What is done one by one: each control there and back, some times. */
function movesOf(stage: HTMLElement): (() => void)[] {
  const controls = KINDS.flatMap((kind) => [...stage.querySelectorAll<HTMLInputElement | HTMLSelectElement>(kind)])
  return controls
    .slice(0, MOST_CONTROLS)
    .flatMap((control) => Array.from({ length: ROUNDS }, () => thereAndBack(stage, control)).flat())
}

function thereAndBack(stage: HTMLElement, control: HTMLInputElement | HTMLSelectElement): (() => void)[] {
  const tell = (name: string) => control.dispatchEvent(new Event(name, { bubbles: true }))
  if (control instanceof HTMLSelectElement) {
    const choose = (by: number) => () => {
      control.selectedIndex = (control.selectedIndex + by + control.options.length) % control.options.length
      tell('change')
    }
    return [choose(1), choose(-1)]
  }
  if (control.type === 'radio') {
    const group = () => stage.querySelector<HTMLInputElement>(`input[name="${CSS.escape(control.name)}"]:checked`)
    let before: HTMLInputElement | null = null
    return [
      () => {
        before = group()
        control.click()
      },
      () => before?.click(),
    ]
  }
  const step = (isUp: boolean) => () => {
    if (isUp) control.stepUp()
    else control.stepDown()
    tell('input')
  }
  const isAtEnd = control.value === control.max
  return [step(!isAtEnd), step(isAtEnd)]
}
