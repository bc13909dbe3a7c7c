import { SETTINGS, STRATEGIES, type Setting, type Strategy } from '@/lib/labs/core/active-learning'
import type { TaskSetting } from '@/lib/labs/core/active-learning'
import type { FormulaNote } from './parts/formula-notes'

export const STRATEGY_NAMES: Readonly<Record<Strategy, string>> = {
  random: 'At random',
  confidence: 'Least confidence',
  margin: 'Smallest margin',
  entropy: 'Largest entropy',
}
export const STRATEGY_OPTIONS = STRATEGIES.map((value) => ({ value, label: STRATEGY_NAMES[value] }))
export const strategyOf = (text: string): Strategy => STRATEGIES.find((each) => each === text) ?? 'margin'

export const SETTING_NAMES: Readonly<Record<Setting | TaskSetting, string>> = {
  clean: 'All right',
  'scattered-10': '10% wrong, scattered',
  'alike-10': '10% wrong, look-alikes',
  'alike-20': '20% wrong, look-alikes',
  'scattered-5': '5% wrong, scattered',
  'scattered-15': '15% wrong, scattered',
  'alike-5': '5% wrong, look-alikes',
  'alike-15': '15% wrong, look-alikes',
}
export const SETTING_OPTIONS = SETTINGS.map((value) => ({ value, label: SETTING_NAMES[value] }))
export const settingOf = (text: string): Setting => SETTINGS.find((each) => each === text) ?? 'clean'

export const euros = (value: number) => `€${value.toFixed(2)}`

export const FORMULAS: readonly FormulaNote[] = [
  {
    name: 'Three scores of doubt',
    formula: '1 − max p   ·   p₍₁₎ − p₍₂₎   ·   −Σ p·log₂ p',
    text: 'p are the chances that the model gives the ten digits. Least confidence asks where the first guess is weak; the margin asks where the first guess hardly leads the second (smallest first); entropy asks where the chances are spread over many digits. For p = 0.5, 0.3, 0.2 they are 0.5, 0.2 and 1.4855 bits.',
    source: 'Survey: B. Settles, Active Learning Literature Survey, University of Wisconsin–Madison, 2009.',
  },
  {
    name: 'Learning curve',
    formula: 'right answers ÷ 597, mean of eight runs',
    text: 'After each round a logistic regression (C = 10, values divided by 16) is trained anew on all labels bought so far, and tested on 597 images that nobody picks from and whose labels are always right. The eight runs share the split and differ in their first 20 images; the band goes from the lowest to the highest run.',
    source:
      'Computed with scikit-learn 1.9.1; the script is in the repository. Other versions move the means by less than 0.01.',
  },
  {
    name: 'Cost',
    formula: 'labels × price + rounds × price of a round, rounds = (labels − 20)/10',
    text: 'Random labels can be ordered at once and need no rounds. Every round of a chosen ten costs a training, a selection and the wait for the labels.',
    source: 'Our bookkeeping; the prices are yours to set.',
  },
  {
    name: 'Wrong labels',
    formula: 'scattered: any other digit; look-alikes: the closest wrong digit, on the hardest images only',
    text: 'Scattered errors hit every image with the same chance. Look-alikes hit the hardest images, twice the share of the setting, with a chance of one half, and give the digit that a model trained on other images takes for closest. The share counts the whole pool of 1,200.',
    source: 'Made by our script. Nobody labelled anything wrongly.',
  },
]
