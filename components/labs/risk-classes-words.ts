import {
  CLASSES,
  DATE_FACTS,
  NO_DATE,
  ROLES,
  type DateFact,
  type Placing,
  type RiskClass,
  type Role,
  type StepId,
  type SystemFacts,
} from '@/lib/labs/core/risk-classes'
import type { RiskCards } from '@/lib/labs/schemas'
import { dateInWords } from '@/components/ui/date-in-words'

export const CLASS_NAMES: Readonly<Record<RiskClass, string>> = {
  prohibited: 'Prohibited',
  'annex-iii': 'High risk by use (Annex III)',
  product: 'High risk in a product (Annex I)',
  transparency: 'Transparency',
  'general-purpose': 'General-purpose model',
  minimal: 'Minimal',
}
/** The name of a class within a sentence. */
export function classInWords(riskClass: RiskClass): string {
  return CLASS_NAMES[riskClass].replace(/^./, (first) => first.toLowerCase())
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  provider: 'Provider',
  deployer: 'Deployer',
  both: 'Both',
}

export const STEP_WORDS: Readonly<Record<StepId, { asks: string; met: string; not: string }>> = {
  banned: { asks: 'A practice that Article 5 bans?', met: 'Yes: it may not be sold or used.', not: 'No.' },
  product: {
    asks: 'Part of a product of Annex I whose safety an outside body assesses?',
    met: 'Yes: high risk in a product.',
    not: 'No.',
  },
  listed: { asks: 'A use that Annex III lists?', met: 'Yes.', not: 'No.' },
  exempt: {
    asks: 'Only a narrow task, and nobody is profiled?',
    met: 'Yes: taken out again, to be written down and registered.',
    not: 'No: it stays high risk.',
  },
  model: {
    asks: 'A general-purpose model that you trained yourself?',
    met: 'Yes: the duties of a model provider.',
    not: 'No.',
  },
  tells: {
    asks: 'Does it deal with people directly, or make content?',
    met: 'Yes: transparency.',
    not: 'No: nothing but what binds everybody.',
  },
}

/** The day of a fact or of none, in words. */
export function dayOf(from: Placing['from'] | '', dates: RiskCards['dates']): string {
  const date = from === '' || from === NO_DATE ? undefined : dates[from]?.date
  return date === undefined ? 'no date of its own' : dateInWords(date)
}

/** The three choices that place a system. */
export function placingOptions(dates: RiskCards['dates']) {
  const byDay = [...DATE_FACTS].sort((a, b) => (dates[a]?.date ?? '').localeCompare(dates[b]?.date ?? ''))
  return {
    role: ROLES.map((value) => ({ value, label: ROLE_NAMES[value] })),
    class: CLASSES.map((value) => ({ value, label: CLASS_NAMES[value] })),
    from: [
      ...byDay.map((value: DateFact) => ({ value, label: dayOf(value, dates) })),
      { value: NO_DATE, label: 'No date of its own' },
    ],
  }
}

export const FACT_LABELS: Readonly<Record<keyof SystemFacts, string>> = {
  relation: 'What you do with it',
  practice: 'Banned practice',
  product: 'In an assessed product',
  area: 'Listed use',
  narrow: 'Narrow task only',
  profiling: 'Profiles persons',
  model: 'Your own general model',
  talks: 'Deals with people',
  output: 'Makes content',
  early: 'On the market before August 2026',
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  sells: 'you sell your own',
  renames: 'your name on another’s',
  'own-use': 'built for own use',
  uses: 'you use another’s',
  none: 'none',
  'social-scoring': 'social scoring',
  emotions: 'emotions at work or school',
  'scraped-faces': 'scraped faces',
  'intimate-images': 'intimate images',
  education: 'education',
  jobs: 'jobs',
  credit: 'credit',
  insurance: 'life or health insurance',
  benefits: 'public benefits',
  content: 'content',
  'deep-fake': 'a deep fake',
  true: 'yes',
  false: 'no',
}

/** A value of a fact in words. */
export function valueInWords(value: string | boolean): string {
  return VALUE_WORDS[String(value)] ?? String(value)
}
