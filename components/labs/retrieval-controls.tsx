import { memo } from 'react'
import { OVERLAPS, SCORERS, SIZES, overlapTokens, type RetrievalData } from '@/lib/labs/core/retrieval-corpus'
import { FILTERS, INDEX_STATES, LARGEST_K, storedTokens } from '@/lib/labs/core/retrieval-search'
import { dateInWords } from '@/components/ui/date-in-words'
import { whole } from '@/lib/labs/core/verdict'
import { ChoiceControl, Controls, RangeControl, SelectControl } from './parts/controls'
import { Later } from './parts/later'
import { FILTER_NAMES, INDEX_NAMES, SCORER_NAMES, counted } from './retrieval-words'
import type { LabState } from './use-lab-inputs'
import type { Setting } from './use-retrieval'

export const SCORER_OPTIONS = SCORERS.map((value) => ({ value, label: SCORER_NAMES[value] }))
export const FILTER_OPTIONS = FILTERS.map((value) => ({ value, label: FILTER_NAMES[value] }))
const INDEX_OPTIONS = INDEX_STATES.map((value) => ({ value, label: INDEX_NAMES[value] }))

/** How the pages are cut and searched, and for whom. */
export function RetrievalControls({ lab, data, setting }: { lab: LabState; data: RetrievalData; setting: Setting }) {
  const { pipeline, situation, k } = setting
  const { size, overlap } = pipeline
  return (
    <>
      <Controls>
        <RangeControl
          label="Size of a passage"
          value={SIZES.findIndex((each) => each === size)}
          shown={`${size} tokens`}
          min={0}
          max={SIZES.length - 1}
          step={1}
          onChange={(place) => lab.set({ size: SIZES[place] ?? size })}
        />
        <RangeControl
          label="Overlap"
          value={OVERLAPS.findIndex((each) => each === overlap)}
          shown={overlap === 0 ? 'none' : `${Math.round(overlap * 100)}%, ${overlapTokens(pipeline)} tokens`}
          min={0}
          max={OVERLAPS.length - 1}
          step={1}
          onChange={(place) => lab.set({ overlap: Math.round((OVERLAPS[place] ?? overlap) * 100) })}
        />
        <RangeControl
          label="Passages sent, k"
          value={k}
          shown={String(k)}
          min={1}
          max={LARGEST_K}
          step={1}
          onChange={(value) => lab.set({ k: value })}
        />
        <SelectControl
          label="Who asks"
          value={situation.reader}
          options={data.corpus.readers.map(({ id, label }) => ({ value: id, label }))}
          onChange={(reader) => lab.set({ reader })}
        />
      </Controls>
      <ChoiceControl
        legend="Search"
        value={pipeline.scorer}
        options={SCORER_OPTIONS}
        onChange={(scorer) => lab.set({ scorer })}
      />
      <ChoiceControl
        legend="Permission filter"
        value={pipeline.filter}
        options={FILTER_OPTIONS}
        onChange={(filter) => lab.set({ filter })}
      />
      <ChoiceControl
        legend="Index"
        value={situation.index}
        options={INDEX_OPTIONS}
        onChange={(index) => lab.set({ index })}
      />
      <label className="lab-switch">
        <input
          type="checkbox"
          checked={pipeline.isReranked}
          onChange={(event) => lab.set({ rerank: event.target.checked })}
        />
        Re-rank the first 20
      </label>
      <Later>
        <IndexNote data={data} pipeline={pipeline} situation={situation} />
      </Later>
    </>
  )
}

/** What is in the index, and how large it is. */
const IndexNote = memo(function IndexNote({
  data,
  pipeline,
  situation,
}: Omit<Setting, 'k'> & {
  data: RetrievalData
}) {
  const { pages, indexedOn } = data.corpus
  return (
    <p className="lab-note">
      {situation.index === 'found'
        ? `The index of ${dateInWords(indexedOn)} lacks ${counted(pages.filter((page) => page.notIndexed).length, 'page')} and still holds ${counted(pages.filter((page) => page.supersededBy).length, 'withdrawn page')}.`
        : 'All pages are in the index, and the withdrawn ones are out.'}{' '}
      Cut this way, the pages take {whole(storedTokens(data, pipeline))} tokens of storage.
    </p>
  )
})
