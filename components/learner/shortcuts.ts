'use client'

import { useEffect, useSyncExternalStore } from 'react'

const KEY = 'milepost.shortcuts'
const listeners = new Set<() => void>()

function areOn(): boolean {
  return localStorage.getItem(KEY) !== 'off'
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether single-key shortcuts work in this browser (WCAG 2.1.4 asks that they can be switched off). */
export function useShortcutsSetting(): { isOn: boolean; setIsOn: (isOn: boolean) => void } {
  const isOn = useSyncExternalStore(subscribe, areOn, () => true)
  return {
    isOn,
    setIsOn: (wanted) => {
      localStorage.setItem(KEY, wanted ? 'on' : 'off')
      for (const listener of listeners) listener()
    },
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null
}

/** Calls back when the letter is pressed alone, outside of fields, and shortcuts are on. */
export function useShortcut(letter: string, onPress: () => void): void {
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== letter || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || !areOn()) return
      event.preventDefault()
      onPress()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
