import { markWord } from '@/components/ui/mark'
import type { LearnerStateDto, SkillStateDto } from '@/lib/learner-state/core/learner-state'

const MILESTONES = {
  open: { mark: 'open', word: 'milestone, open' },
  working: { mark: 'open', word: 'milestone, in work' },
  claimed: { mark: 'review', word: 'milestone, in review' },
  accepted: { mark: 'proven', word: 'milestone, accepted' },
} as const

/**
 * Sets marks, words and levels on the rows and markers that the server has drawn, all at once when the state is known.
 * The elements are not touched by React again, so nothing here is undone; drawing twice gives the same picture.
 */
export function drawState(input: {
  root: HTMLElement
  state: LearnerStateDto
  lessonSlugs: Readonly<Record<string, string>>
}): void {
  const { root, state, lessonSlugs } = input
  if (state.learner === null) return
  root.dataset.known = ''
  const here = state.next === null ? null : placeOfNext(state.next.path, lessonSlugs)
  for (const element of root.querySelectorAll<HTMLElement>('[data-skill]')) drawSkill(element, state, here)
  for (const element of root.querySelectorAll<HTMLElement>('[data-milestone]')) {
    const { mark, word } = MILESTONES[state.milestones[element.dataset.milestone ?? '']?.status ?? 'open']
    setMark(element, mark)
    setText(element, word)
    setName(element, word)
  }
  drawTravelled(root)
}

function drawSkill(element: HTMLElement, state: LearnerStateDto, here: string | null) {
  const { evidence = 'none', level } = state.skills[element.dataset.skill ?? ''] ?? {}
  const isHere = here !== null && here === element.dataset.skill
  const word = markWord(evidence)
  const placed = isHere ? `you are here, ${word}` : word
  element.dataset.evidence = evidence
  setMark(element, evidence)
  setText(element, element.matches('.strip li') ? placed : word)
  setName(element, placed)
  setLevel(element, level)
  element.classList.toggle('here', isHere)
}

/** The id of the skill that the next thing belongs to, or null. */
export function placeOfNext(path: string, lessonSlugs: Readonly<Record<string, string>>): string | null {
  const slug = /^\/lessons\/([^/?#]+)/.exec(path)?.[1]
  if (slug === undefined) return null
  return Object.entries(lessonSlugs).find(([, slugs]) => slugs.split(' ').includes(slug))?.[0] ?? null
}

function setMark(element: Element, mark: string) {
  element.querySelector('[data-mark]')?.setAttribute('href', `#k-${mark}`)
}

function setText(element: Element, word: string) {
  const text = element.querySelector('[data-word]')
  if (text) text.textContent = word
}

/** Markers of the map have no word beside them, so their name says it. */
function setName(element: HTMLElement, word: string) {
  const name = element.dataset.name ?? element.getAttribute('aria-label')
  if (name === null) return
  element.dataset.name = name
  element.setAttribute('aria-label', `${name}: ${word}`)
}

function setLevel(element: HTMLElement, level: SkillStateDto['level']) {
  const text = element.querySelector('[data-level]')
  if (!text || !level) return
  const [estimate, low, high] = level
  const toX = (value: number) => 8 + 30 * Math.min(4, Math.max(0, value))
  text.textContent = `level ${estimate.toFixed(1)}, target ${element.dataset.target ?? ''}`
  element.querySelector('[data-estimate]')?.setAttribute('cx', String(toX(estimate)))
  element.querySelector('[data-band]')?.setAttribute('d', `M${toX(low)} 17.5H${toX(high)}`)
}

/** The road behind the learner is solid, the road ahead is hollow. */
function drawTravelled(root: HTMLElement) {
  const rows = [...root.querySelectorAll<HTMLElement>('.strip > li')]
  const at = rows.findIndex((row) => row.classList.contains('here'))
  rows.forEach((row, index) => row.classList.toggle('gone', index < at))

  const marker = root.querySelector<SVGGraphicsElement>('.map .here')
  const place = marker?.querySelector<SVGGraphicsElement>('.hit, .led, .deepened')?.getBBox()
  const diamond = root.querySelector('[data-diamond]')
  if (!marker || !place || !diamond) return
  diamond.setAttribute('transform', `translate(${place.x + place.width / 2} ${place.y + place.height / 2})`)
  diamond.setAttribute('class', 'diamond set')
  const core = root.querySelector<SVGPathElement>('[data-core]')
  if (core) core.style.strokeDasharray = `0 ${marker.dataset.at ?? 0} 1`
}
