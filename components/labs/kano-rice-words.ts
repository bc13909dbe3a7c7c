import type { KanoCategory, Move } from '@/lib/labs/core/kano-rice'

export const NAMES: Readonly<Record<KanoCategory, string>> = {
  A: 'attractive',
  O: 'one-dimensional',
  M: 'must-be',
  I: 'indifferent',
  R: 'reverse',
  Q: 'questionable',
}
export const MOVE_NAMES: Readonly<Record<Move, string>> = { build: 'Build', spike: 'Spike first', drop: 'Drop' }
export const FEELING_NAMES = ['I like it', 'I expect it', 'Neutral', 'I can live with it', 'I dislike it']
