import { HABITS, type Habit } from '@/lib/labs/core/prompt-test'

export const HABIT_NAMES: Readonly<Record<Habit, string>> = {
  'one-look': 'One look, at the end',
  'every-look': 'Each look, stop at the first low p',
  pocock: 'Each look, Pocock’s line',
  wald: 'Wald’s test, new prompt alone',
}
/** In the sentence above the picture, which then keeps to one line whatever is chosen. */
export const FINDING_NAMES: Readonly<Record<Habit, string>> = {
  'one-look': 'One look, at the end',
  'every-look': 'Stop at the first low p',
  pocock: 'Pocock’s line',
  wald: 'Wald’s test',
}
export const HABIT_OPTIONS = HABITS.map((value) => ({ value, label: HABIT_NAMES[value] }))
export const habitOf = (text: string): Habit => HABITS.find((habit) => habit === text) ?? 'every-look'
