/**
 * Pointing at a marker of the map, or reaching it by keyboard, rings the skills it builds on and names them below the map.
 * Screen readers get the same words as the marker's description. Returns a function that stops it.
 */
export function showNeeds(root: HTMLElement): () => void {
  const map = root.querySelector('.map')
  const note = root.querySelector<HTMLElement>('[data-needs-note]')
  if (!map || !note) return () => undefined
  const invitation = 'Point at a marker, or reach it with the Tab key: the skills it builds on get a ring.'
  note.textContent = invitation

  const clear = () => {
    for (const marker of map.querySelectorAll('.is-need')) marker.classList.remove('is-need')
    note.textContent = invitation
  }
  const show = (event: Event) => {
    const marker = event.target instanceof Element ? event.target.closest<SVGAElement>('a[data-skill]') : null
    clear()
    if (!marker) return
    for (const id of (marker.dataset.needs ?? '').split(' ')) {
      if (id !== '') map.querySelector(`a[data-skill='${CSS.escape(id)}']`)?.classList.add('is-need')
    }
    const name = marker.dataset.name ?? marker.getAttribute('aria-label') ?? ''
    const needs = document.getElementById(marker.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
    note.textContent = `${name}. ${needs}.`
  }
  map.addEventListener('pointerover', show)
  map.addEventListener('focusin', show)
  map.addEventListener('pointerleave', clear)
  map.addEventListener('focusout', clear)
  return () => {
    map.removeEventListener('pointerover', show)
    map.removeEventListener('focusin', show)
    map.removeEventListener('pointerleave', clear)
    map.removeEventListener('focusout', clear)
  }
}
