'use client'

import { useSyncExternalStore } from 'react'

type Theme = 'system' | 'light' | 'dark'

const listeners = new Set<() => void>()

function readTheme(): Theme {
  const kept = localStorage.getItem('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function keepTheme(theme: Theme) {
  if (theme === 'system') {
    localStorage.removeItem('theme')
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem('theme', theme)
    document.documentElement.dataset.theme = theme
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Day, night, or as the device has it. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const)
  return (
    <label className="theme">
      <span>Light</span>
      <select value={theme} onChange={(event) => keepTheme(event.target.value as Theme)}>
        <option value="system">as the device</option>
        <option value="light">day</option>
        <option value="dark">night</option>
      </select>
    </label>
  )
}
