/** One spelling and those that must not stand beside it. All are in lower case, so that names keep theirs. */
export interface TermVariants {
  preferred: string
  variants: readonly string[]
}

/**
 * Variants that the glossary cannot tell: terms written as one word, words that belong to no entry, and British spelling.
 * A stem ends with a hyphen and stands for all its endings.
 */
export const knownVariants: readonly TermVariants[] = [
  { preferred: 'a/b test', variants: ['ab test', 'a-b test', 'a/b-test', 'split test'] },
  { preferred: 'chatbot', variants: ['chat bot', 'chat-bot'] },
  { preferred: 'data set', variants: ['dataset', 'data-set'] },
  { preferred: 'e-mail', variants: ['email'] },
  { preferred: 'fallback', variants: ['fall-back'] },
  { preferred: 'guardrail', variants: ['guard rail', 'guard-rail'] },
  { preferred: 'lifecycle', variants: ['life cycle', 'life-cycle'] },
  { preferred: 'over-fit', variants: ['overfit'] },
  { preferred: 'per cent', variants: ['percent'] },
  { preferred: 'pre-register-', variants: ['preregister-'] },
  { preferred: 'retrain-', variants: ['re-train-'] },
  { preferred: 'rollback', variants: ['roll-back'] },
  { preferred: 'rollout', variants: ['roll-out'] },
  { preferred: 'trade-off', variants: ['tradeoff'] },
  { preferred: 'workflow', variants: ['work flow', 'work-flow'] },
  { preferred: 'analys-', variants: ['analyz-'] },
  { preferred: 'behaviour', variants: ['behavior'] },
  { preferred: 'cancelled', variants: ['canceled'] },
  { preferred: 'centre', variants: ['center'] },
  { preferred: 'generalis-', variants: ['generaliz-'] },
  { preferred: 'labell-', variants: ['labeled', 'labeling', 'labeler'] },
  { preferred: 'modell-', variants: ['modeled', 'modeling', 'modeler'] },
  { preferred: 'optimis-', variants: ['optimiz-'] },
  { preferred: 'organis-', variants: ['organiz-'] },
  { preferred: 'personalis-', variants: ['personaliz-'] },
  { preferred: 'prioritis-', variants: ['prioritiz-'] },
  { preferred: 'summaris-', variants: ['summariz-'] },
]

/** Nouns made of a verb and a particle: the same words apart are the verb ("the team rolls back", "a rollback"). */
export const verbAndParticle: readonly TermVariants[] = [
  { preferred: 'rollback', variants: ['roll back'] },
  { preferred: 'rollout', variants: ['roll out'] },
  { preferred: 'fallback', variants: ['fall back'] },
  { preferred: 'trade-off', variants: ['trade off'] },
]
