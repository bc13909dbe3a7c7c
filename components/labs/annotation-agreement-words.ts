import { CLASSES, RULES, type Border, type ClassName, type Rule } from '@/lib/labs/core/annotation-team'
import type { Measure } from '@/lib/labs/core/annotation-agreement-task'
import type { FormulaNote } from './parts/formula-notes'

/** What a label sets off: the first lines of the guide. */
export const PURPOSES: Readonly<Record<ClassName, string>> = {
  repair: 'a mechanic comes at the next round',
  danger: 'the bicycle is locked from afar at once, and somebody rings the rider',
  charge: 'the account desk checks and corrects; it can also send the mechanic',
  question: 'the help pages answer by themselves',
}

export const BORDER_NAMES: Readonly<Record<Border, string>> = {
  'repair-danger': 'Repair or danger',
  'charge-question': 'Charge or question',
  'repair-charge': 'Repair or charge',
}

/** Inputs of the three borders; without a hyphen, so that a link carries the guide. */
export const RULE_KEYS: Readonly<Record<Border, string>> = {
  'repair-danger': 'ruleDanger',
  'charge-question': 'ruleQuestion',
  'repair-charge': 'ruleCharge',
}

/** By what each sentence decides, and the sentence as it stands in the guide. */
export const SENTENCES: Readonly<Record<Border, Readonly<Record<Rule, { by: string; text: string }>>>> = {
  'repair-danger': {
    none: { by: 'Nothing is said', text: '' },
    vague: { by: 'How serious it is', text: 'Use danger for serious cases.' },
    fits: {
      by: 'The part that is named',
      text: 'If a brake, the steering, a wheel or the frame is named, choose danger, however calm the message is.',
    },
    misses: { by: 'The tone', text: 'If the writer is angry or alarmed, choose danger, otherwise repair.' },
  },
  'charge-question': {
    none: { by: 'Nothing is said', text: '' },
    vague: { by: 'What the desk should see', text: 'Use charge if the account desk should really look at it.' },
    fits: {
      by: 'A ride already taken',
      text: 'If it is about money for a ride or pass already taken, choose charge, even if it is put as a question.',
    },
    misses: { by: 'The question mark', text: 'If there is a question mark, choose question, otherwise charge.' },
  },
  'repair-charge': {
    none: { by: 'Nothing is said', text: '' },
    vague: { by: 'The main point', text: 'Choose what the message is mainly about.' },
    fits: {
      by: 'Money to put right',
      text: 'If money or a running ride must be put right, choose charge, even if a broken part is the reason.',
    },
    misses: { by: 'What comes first', text: 'Choose what is named first.' },
  },
}

export const ruleOf = (text: string): Rule => RULES.find((rule) => rule === text) ?? 'none'

export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  'repair-danger': 'A sentence for repair or danger',
  'charge-question': 'A sentence for charge or question',
  'repair-charge': 'A sentence for repair or charge',
  'talk-A': 'A talk with A',
  'talk-B': 'A talk with B',
  'talk-C': 'A talk with C',
}

export const pairName = ([first, second]: readonly [number, number]) => `${CLASSES[first]!} and ${CLASSES[second]!}`

/** 0.60, −0.05, or a dash where kappa is not defined. */
export function kappaText(kappa: number): string {
  return Number.isNaN(kappa) ? '–' : kappa.toFixed(2).replace('-', '−')
}

export const FORMULAS: readonly FormulaNote[] = [
  {
    name: 'Cohen’s kappa, two people',
    formula: 'κ = (p_o − p_e)/(1 − p_e), with p_e = Σ_k p_1k · p_2k',
    text: 'Of the way from luck to perfect agreement, how much was gone? p_o is the share on which both agree. p_e is what two people with these habits would reach with their eyes closed: for each class, the share that the first person gave it times the share that the second gave it. The range is rough, ± 1.96 · √(p_o(1 − p_o)/n)/(1 − p_e), and fine for about 50 items or more.',
    source: 'J. Cohen, Educational and Psychological Measurement 20 (1960).',
  },
  {
    name: 'Fleiss’ kappa, three people or more',
    formula: 'P_i = (Σ_j n_ij² − n)/(n(n − 1)),  κ = (P̄ − P̄_e)/(1 − P̄_e),  P̄_e = Σ_j p_j²',
    text: 'P_i is the share of couples that agree on item i: 1 if all three do, 1/3 if two of three do, 0 if all differ. P̄ is its mean. Luck comes from how often all people together used each class.',
    source: 'J. Fleiss, Psychological Bulletin 76 (1971).',
  },
  {
    name: 'Majority of three',
    formula: 'a³ + 3a²(1 − a)',
    text: 'Three people who are each right in 80% and err independently are right together in 89.6%; five in 94.2%. Where all follow the same wrong sentence, they do not err independently, and a majority repairs nothing.',
    source: 'Binomial; Condorcet, 1785.',
  },
  {
    name: 'The simulated annotators',
    formula: 'habit, then reading of the border by the guide, then slip',
    text: 'With the chance of the habit a person gives the favourite class. Otherwise the person reads the message by the guide. At the open border without a sentence, A takes the other side in 5% of the messages, B in 95%, C in 50%, times how open it is. A vague sentence leaves 90% of that, an observable one leaves 3%, and closed borders 5%. Last, a slip puts the label anywhere. All these shares are ours.',
    source: 'Our model. Nobody was asked or timed.',
  },
]
