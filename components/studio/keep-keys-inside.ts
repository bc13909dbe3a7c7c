const guarded = new WeakSet<HTMLElement>()

/**
 * What is typed in a shadow tree reaches the page as if it were typed nowhere, and a "/" would open the search. Keys with
 * Ctrl or ⌘ still reach the page.
 */
export function keepKeysInside(host: HTMLElement): void {
  if (guarded.has(host)) return
  guarded.add(host)
  host.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
  })
}
