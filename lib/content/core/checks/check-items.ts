import type { ContentGraph } from '../graph'
import type { ChoiceItem, Item } from '../types'
import { itemFile } from '../content-paths'
import type { Finding } from './finding'

/** Bounds from domain/items.yaml. */
export const itemRules = {
  lengthRatio: 1.5,
  /** Options shorter than this, such as numbers, may differ in length. */
  ratioFromCharacters: 20,
  /** Share of items in which the right option is the longest. */
  longestShare: 1 / 3,
  /** Share of one letter among the keys of a skill. */
  keyShare: 0.4,
  /** Balance is judged from this many single-choice items on. */
  balanceFrom: 6,
  assessmentItems: 6,
} as const

/** "Which of these is not …?" and its relatives; a "not" further on belongs to the case. */
const negativeQuestion =
  /\b[Ww](?:hich|hat)\b(?:\s+[\w-]+){0,5}\s+(?:is|are|was|were|does|do|did|should|would|could|can|may|must|has|have)(?:\s+not\b|\s+never\b|n[’']t\b)|\bexcept\b|\bleast likely\b/

/** The rules for writing items, by item and by skill. */
export function checkItems(graph: ContentGraph): Finding[] {
  const skills = [...new Set([...graph.skills.keys(), ...[...graph.items.values()].map((item) => item.skill)])]
  return [
    ...[...graph.items.values()].flatMap(checkItem),
    ...skills.flatMap((skill) =>
      checkSkill(
        skill,
        [...graph.items.values()].filter((item) => item.skill === skill),
      ),
    ),
  ]
}

function checkItem(item: Item): Finding[] {
  const findings: Finding[] = []
  const complain = (rule: string, message: string, advice: string) =>
    findings.push({ file: itemFile(item.id), entry: item.id, rule, message: `${item.id}: ${message}`, advice })
  // A quotation may be negative; the question may not.
  const question =
    item.stem
      .replace(/[“"][^”"]*[”"]/g, '')
      .split(/(?<=[.!?])\s+/)
      .at(-1) ?? ''
  if (negativeQuestion.test(question))
    complain(
      'negative-stem',
      'the question is negative',
      'ask for what is right; if a negative is unavoidable, write it in capitals',
    )
  if (item.pool === 'assessment' && item.seedRefs.length === 0)
    complain('item-seed', 'the item names no seed', 'add seed_refs')
  if (item.type !== 'single' && item.type !== 'multi') return findings

  for (const option of item.options)
    if (/\b(?:all|none|both|any) of the (?:above|these)\b/i.test(option.text))
      complain('all-of-the-above', `option ${option.id} is “${option.text}”`, 'write an option of its own')
  const lengths = item.options.map((option) => option.text.length)
  const longest = Math.max(...lengths)
  const shortest = Math.min(...lengths)
  if (longest > itemRules.ratioFromCharacters && longest / shortest > itemRules.lengthRatio)
    complain(
      'option-length',
      `the longest option has ${longest} characters, the shortest ${shortest}`,
      `keep the ratio under ${itemRules.lengthRatio}`,
    )
  const texts = item.options.map((option) => option.text.trim().toLowerCase())
  if (new Set(texts).size < texts.length) complain('option-twice', 'two options are the same', 'change one')
  return findings
}

function checkSkill(skill: string, items: Item[]): Finding[] {
  const findings: Finding[] = []
  const complain = (rule: string, message: string, advice: string) =>
    findings.push({ file: `content/items/${skill}.yaml`, line: 1, rule, message, advice })
  const assessment = items.filter((item) => item.pool === 'assessment').length
  if (assessment < itemRules.assessmentItems)
    complain('item-count', `${skill} has ${assessment} assessment items`, `write at least ${itemRules.assessmentItems}`)
  const single = items.filter((item): item is ChoiceItem => item.type === 'single')
  if (single.length < itemRules.balanceFrom) return findings

  const letters = new Map<string, number>()
  for (const item of single) for (const letter of item.key) letters.set(letter, (letters.get(letter) ?? 0) + 1)
  for (const [letter, times] of letters)
    if (times > Math.ceil(single.length * itemRules.keyShare))
      complain('key-balance', `${letter} is right in ${times} of ${single.length} items`, 'move some keys')
  const longest = single.filter(isKeyLongest).length
  if (longest > Math.ceil(single.length * itemRules.longestShare))
    complain(
      'key-longest',
      `the right option is the longest in ${longest} of ${single.length} items`,
      'lengthen a wrong option or shorten the right one; at most about a third',
    )
  return findings
}

function isKeyLongest(item: ChoiceItem): boolean {
  const right = Math.max(...item.options.filter((option) => option.correct).map((option) => option.text.length))
  return item.options.every((option) => option.correct || option.text.length < right)
}
