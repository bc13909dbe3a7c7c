import { CAUSES, type Failure, type ProbeSetName, type VersionId } from '@/lib/labs/core/probe-set'

export interface ProbeSetWords {
  /** The set in the choice of sets. */
  label: string
  /** Input that keeps the learner's guess. */
  guessKey: string
  /** Prefix of the tasks done, so that those of one set say nothing of the other. */
  tasks: string
  /** The two in one word, for what compares them. */
  both: string
  /** Each as it is called in a sentence. */
  names: Readonly<Record<VersionId, string>>
  /** What the second version was made for, and where its answers come from. */
  origin: string
  causes: readonly { value: string; label: string }[]
  /** The failures to learn on; all others are kept for the task that counts. */
  isLearntOn: (failure: Failure) => boolean
  learn: string
  sort: string
  open: string
  causeOf: (id: string) => string
  task: string
  submit: string
}

export const SET_WORDS: Readonly<Record<ProbeSetName, ProbeSetWords>> = {
  models: {
    label: 'Two recorded models',
    guessKey: 'guess-models',
    tasks: 'models-',
    both: 'both models',
    names: { a: 'the word list', b: 'the classifier' },
    origin:
      'Is a message a complaint: did something go wrong for the writer that is not yet put right? A is a word list (VADER, made for posts and used here for something else), B a classifier on sentence embeddings that we taught with 80 messages. Both ran on our own machine in November 2026.',
    causes: [
      { value: 'alone', label: 'the deciding part alone' },
      { value: 'plain', label: 'the same in plain words' },
      { value: 'neither', label: 'neither of the two' },
    ],
    isLearntOn: ({ probe }) => probe.type === 'negation',
    learn: 'failures of the type “negation”: which second run is the first to be right?',
    sort: 'Say for the failures of the type “negation” which second run is the first to be right, and read what it gave.',
    open: 'Which second run is the first to be right?',
    causeOf: (id) => `First second run that turns ${id} right`,
    task: 'Ten failures that you have not sorted before. Be right on at least eight: which second run is the first to turn the answer right? The deciding part alone (the rest was in the way; a message of one part has no such run), otherwise the same in plain words (the wording was the trouble), or neither. The models have run them; you see the result afterwards.',
    submit: 'Compare with the second runs',
  },
  library: {
    label: 'Two invented versions',
    guessKey: 'guess-b',
    tasks: '',
    both: 'both versions',
    names: { a: 'version A', b: 'version B' },
    origin: 'Version A of March and version B of September 2026.',
    causes: CAUSES.map((cause) => ({ value: cause, label: cause })),
    isLearntOn: ({ version, probe }) => version === 'a' && ['document', 'unanswerable'].includes(probe.type),
    learn: 'failures of version A by cause',
    sort: 'Sort the failures of A in “document” and “unanswerable” by cause.',
    open: 'Sort by cause',
    causeOf: (id) => `Cause of the failure in ${id}`,
    task: 'Ten failures that you have not sorted before. Agree with one of our two keys in at least eight: knowledge, context, instruction or reasoning.',
    submit: 'Compare with our causes',
  },
}
