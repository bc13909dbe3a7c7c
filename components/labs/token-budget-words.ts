export const AS_BUILT = {
  passed: 100,
  prompt: 'no',
  kept: 'no',
  input: 3000,
  prefix: 2500,
  hit: 80,
  output: 500,
  steps: 1,
  abreast: 1,
  terms: 'minutes',
  repeats: 20,
  right: 90,
  insight: 3,
  spread: 0.35,
  floor: 92,
  limit: 20,
  seed: 8,
}

export const PRESETS = { 'as-built': AS_BUILT, 'three-calls': { ...AS_BUILT, output: 200, steps: 3, limit: 18 } }

export const PROMPT = [
  { value: 'no', label: 'Paid in full each time' },
  { value: 'yes', label: 'Cached' },
] as const

export const KEPT = [
  { value: 'no', label: 'Each answer is made anew' },
  { value: 'yes', label: 'Repeated questions get the kept one' },
] as const
