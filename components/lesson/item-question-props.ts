import type { ReactNode } from 'react'
import type { GivenAnswer } from '@/lib/assessment/core/score-answer'
import type { ItemPublicDto } from '@/lib/assessment/item-dto'

/** What every field of a question takes. */
export interface ItemQuestionProps {
  item: ItemPublicDto
  /** The answer so far; null before the first touch. */
  answer: GivenAnswer | null
  onAnswer: (answer: GivenAnswer | null) => void
  /** After it was marked the fields rest. */
  isMarked?: boolean
  /** Whether the options show the number keys that choose them. */
  isNumbered?: boolean
  /** Right or wrong and the reply, once marked. */
  feedback?: (optionId: string) => { isRight: boolean; isChosen: boolean; text: ReactNode } | null
}
