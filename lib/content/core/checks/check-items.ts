import { bankSize, familyOf, isAsked, needsVariant, wantedItems } from '../bank-coverage'
import { itemFile } from '../content-paths'
import type { ContentGraph } from '../graph'
import { measureReading, sentencesOf } from '../reading-ease'
import type { ChoiceItem, Item } from '../types'
import type { Finding } from './finding'

/** Bounds from domain/items.yaml; how many items a skill needs stands in bank-coverage.ts. */
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
  /** Words in a sentence of a stem, on average: the upper end of plain English. */
  wordsPerSentence: 20,
  /** Flesch's reading ease of a stem: below 50 is text for trained readers, and we write for B2. */
  readingEase: 50,
} as const

/** "Which of these is not …?" and its relatives; a "not" further on belongs to the case. */
const negativeQuestion =
  /\b[Ww](?:hich|hat)\b(?:\s+[\w-]+){0,5}\s+(?:is|are|was|were|does|do|did|should|would|could|can|may|must|has|have)(?:\s+not\b|\s+never\b|n[’']t\b)|\bexcept\b|\bleast likely\b/

/** Words that leave no exception, and give an option away as wrong. */
const absoluteWord =
  /\b(?:always|never|certainly|impossible|invariably|guaranteed|without exception|at all times|in (?:all|every) cases?)\b/i

/** What ages in a stem: a year, a law or standard, a product or model with its versions and prices. */
const datedFact =
  /\b(?:(?:19|20)\d\d|AI Act|GDPR|Article \d+|Annex [IVX]+|ISO(?:\/IEC)? \d+|OWASP|NIST|GPT(?:-\d\S*)?|ChatGPT|OpenAI|Claude|Gemini|Llama|Mistral|Copilot)(?!\w)/

/** How a stem may end: with its one question, or with the instruction to put something in order. */
const orderInstruction = /\bput\b.*\bin\b.*\border\b/i

type BankGraph = Pick<ContentGraph, 'skills' | 'tracks' | 'items'>

/** The rules for writing items, by item and by skill. */
export function checkItems(graph: BankGraph): Finding[] {
  const items = [...graph.items.values()]
  const skills = [...new Set([...graph.skills.keys(), ...items.map((item) => item.skill)])]
  return [
    ...items.flatMap(checkItem),
    ...checkFamilies(items),
    ...skills.flatMap((skill) => checkSkill(graph, { skill, items: items.filter((item) => item.skill === skill) })),
  ]
}

type Complain = (rule: string, message: string, advice: string) => void

function checkItem(item: Item): Finding[] {
  const findings: Finding[] = []
  const complain: Complain = (rule, message, advice) =>
    findings.push({ file: itemFile(item.id), entry: item.id, rule, message: `${item.id}: ${message}`, advice })
  checkStem(item, complain)
  if (item.pool === 'assessment' && item.seedRefs.length === 0)
    complain('item-seed', 'the item names no seed', 'add seed_refs')
  if (item.isCase !== (item.exhibit !== null))
    complain(
      'case-exhibit',
      item.isCase ? 'a case has nothing to look at' : 'an exhibit belongs to a case',
      'a case shows a table, a chart, a conversation or a log; set case and exhibit together',
    )
  if (item.type === 'single' || item.type === 'multi') checkOptions(item, complain)
  return findings
}

function checkStem({ stem, type, expiresOn }: Item, complain: Complain): void {
  // A quotation may ask, and may be negative; the question itself may not.
  const sentences = sentencesOf(stem.replace(/[“"][^”"]*[”"]/g, '“”'))
  const question = sentences.at(-1) ?? ''
  if (negativeQuestion.test(question))
    complain(
      'negative-stem',
      'the question is negative',
      'ask for what is right; if a negative is unavoidable, write it in capitals',
    )
  const asked = sentences.filter((sentence) => sentence.includes('?')).length
  const isOne = question.includes('?')
    ? asked === 1
    : type === 'ordering' && asked === 0 && orderInstruction.test(question)
  if (!isOne)
    complain(
      'one-question',
      `the stem has ${asked} questions and ends with “${question}”`,
      'end with the one question, or with “Put … in order”; what is given stands before it',
    )
  const { wordsPerSentence, readingEase } = measureReading(stem)
  if (wordsPerSentence > itemRules.wordsPerSentence)
    complain(
      'long-sentences',
      `the stem has ${wordsPerSentence.toFixed(1)} words in a sentence`,
      `use at most ${itemRules.wordsPerSentence} on average`,
    )
  if (readingEase < itemRules.readingEase)
    complain(
      'hard-to-read',
      `the reading ease of the stem is ${Math.round(readingEase)}`,
      `use shorter words and sentences; ${itemRules.readingEase} is the least`,
    )
  const dated = datedFact.exec(stem)?.[0]
  if (dated !== undefined && expiresOn === null)
    complain('no-expiry', `“${dated}” ages and the item does not expire`, 'set expires_on, at most six months ahead')
}

function checkOptions(item: ChoiceItem, complain: Complain): void {
  for (const option of item.options) {
    if (/\b(?:all|none|both|any) of the (?:above|these)\b/i.test(option.text))
      complain('all-of-the-above', `option ${option.id} is “${option.text}”`, 'write an option of its own')
    const absolute = absoluteWord.exec(option.text)?.[0]
    if (absolute !== undefined)
      complain('absolute-word', `option ${option.id} says “${absolute}”`, 'say how often, or by how much')
  }
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
}

/** A numeric or case item of the assessment pool has a variant there, so that a second attempt can ask it anew. */
function checkFamilies(items: Item[]): Finding[] {
  const asked = items.filter((item) => item.pool === 'assessment' && isAsked(item))
  const members = new Map<string, number>()
  for (const item of asked) members.set(familyOf(item), (members.get(familyOf(item)) ?? 0) + 1)
  return asked
    .filter((item) => needsVariant(item) && (members.get(familyOf(item)) ?? 0) < bankSize.perFamily)
    .map(({ id, type }) => ({
      file: itemFile(id),
      entry: id,
      rule: 'no-variant',
      message: `${id}: the ${type === 'numeric' ? 'numeric item' : 'case'} has no variant`,
      advice: 'write the same item with other names and figures, and name this one in variant_of',
    }))
}

function checkSkill(graph: BankGraph, { skill, items }: { skill: string; items: Item[] }): Finding[] {
  const findings: Finding[] = []
  const complain: Complain = (rule, message, advice) =>
    findings.push({ file: `content/items/${skill}.yaml`, line: 1, rule, message, advice })
  const assessment = items.filter((item) => item.pool === 'assessment' && isAsked(item)).length
  const wanted = wantedItems(graph, skill)
  if (assessment < wanted)
    complain('item-count', `${skill} has ${assessment} assessment items`, `write at least ${wanted}`)
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
