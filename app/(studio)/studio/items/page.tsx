import type { Metadata } from 'next'
import { ItemHealthTable } from '@/components/studio/item-health-table'
import { Moment } from '@/components/studio/moment'
import { Link } from '@/components/ui/link'
import {
  countGroups,
  isInGroup,
  ITEM_GROUPS,
  ITEM_SORT_KEYS,
  sortItems,
  type ItemGroup,
  type ItemSort,
} from '@/lib/assessment/core/item-health-list'
import { listItemHealth } from '@/lib/assessment/item-health-service'
import { openPage } from '@/lib/studio/open-page'

export const metadata: Metadata = { title: 'Questions' }

const PAGE_SIZE = 100

const GROUP_LABELS: Record<ItemGroup, string> = {
  flagged: 'asked no more',
  signs: 'with a sign',
  reported: 'reported',
  calibrated: 'calibrated',
  few: 'too few answers',
}

type Search = Record<string, string | string[] | undefined>

/** What of the list is shown, and how. */
interface ListView {
  /** Id of a skill, or empty for all. */
  skill: string
  group: ItemGroup | null
  sort: ItemSort
  /** 1-based. */
  page: number
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

function viewIn(search: Search): ListView {
  return {
    skill: first(search['skill']) ?? '',
    group: ITEM_GROUPS.find((each) => each === first(search['show'])) ?? null,
    sort: {
      key: ITEM_SORT_KEYS.find((each) => each === first(search['sort'])) ?? 'id',
      isDown: first(search['down']) === '1',
    },
    page: Math.max(1, Math.trunc(Number(first(search['page']))) || 1),
  }
}

function addressOf({ skill, group, sort, page }: ListView): string {
  const query = new URLSearchParams({
    ...(skill === '' ? {} : { skill }),
    ...(group === null ? {} : { show: group }),
    ...(sort.key === 'id' ? {} : { sort: sort.key }),
    ...(sort.isDown ? { down: '1' } : {}),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return query === '' ? '/studio/items' : `/studio/items?${query}`
}

export default async function ItemsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { rows: all, calibratedAt } = await openPage('/studio/items', listItemHealth)
  const view = viewIn(await searchParams)
  const { skill, group, sort } = view
  const ofSkill = all.filter((row) => skill === '' || row.skill.id === skill)
  const counts = countGroups(ofSkill)
  const rows = sortItems(
    ofSkill.filter((row) => group === null || isInGroup(row, group)),
    sort,
  )
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE))
  const page = Math.min(pages, view.page)
  return (
    <>
      <div className="head pt-8">
        <h1>Questions</h1>
        <p className="lede num">
          {rows.length === all.length ? `${all.length} questions.` : `${rows.length} of ${all.length} questions.`}{' '}
          {counts.flagged === 0 ? 'All of them are asked' : `${counts.flagged} asked no more`};{' '}
          {counts.reported === 0 ? 'none is reported' : `${counts.reported} reported`}.
        </p>
        <p className="small dim">
          {calibratedAt === null ? (
            'Not calibrated yet. It happens every night.'
          ) : (
            <>
              Calibrated <Moment at={calibratedAt.toISOString()} />.
            </>
          )}
        </p>
      </div>
      <Filter view={view} skills={all.map((row) => row.skill)} counts={{ all: ofSkill.length, ...counts }} />
      {rows.length === 0 ? (
        <NoMatch group={group} />
      ) : (
        <ItemHealthTable
          rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
          sort={sort}
          hrefOf={(wanted) => addressOf({ ...view, sort: wanted, page: 1 })}
        />
      )}
      {pages > 1 && <Pages view={{ ...view, page }} pages={pages} />}
      <p className="small dim mt-6">
        Right: mean credit. Separates: correlation with the learner’s ability by all other answers; a sound question
        reaches about +.30. Time: the middle one. A statistic is shown from thirty answers on and rests on the newest
        two hundred.
      </p>
    </>
  )
}

interface FilterProps {
  view: ListView
  /** Skills of all items, each as often as it comes. */
  skills: readonly { id: string; title: string }[]
  counts: Record<ItemGroup | 'all', number>
}

function Filter({ view: { skill, group, sort }, skills, counts }: FilterProps) {
  const titles = [...new Map(skills.map(({ id, title }) => [id, title]))]
  return (
    <form className="field-row doc-filter" role="search" aria-label="Filter questions">
      <div className="field">
        <label htmlFor="skill">Skill</label>
        <select id="skill" name="skill" defaultValue={skill}>
          <option value="">all skills</option>
          {titles
            .sort(([, one], [, other]) => one.localeCompare(other))
            .map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="show">Show</label>
        <select id="show" name="show" defaultValue={group ?? ''}>
          <option value="">all, {counts.all}</option>
          {ITEM_GROUPS.map((each) => (
            <option key={each} value={each}>
              {GROUP_LABELS[each]}, {counts[each]}
            </option>
          ))}
        </select>
      </div>
      {sort.key !== 'id' && <input type="hidden" name="sort" value={sort.key} />}
      {sort.isDown && <input type="hidden" name="down" value="1" />}
      <div className="acts">
        <button className="btn solid" type="submit">
          Show
        </button>
        {(skill !== '' || group !== null) && (
          <Link className="btn bare" href="/studio/items">
            Show all
          </Link>
        )}
      </div>
    </form>
  )
}

function NoMatch({ group }: { group: ItemGroup | null }) {
  const isReview = group === 'flagged' || group === 'reported'
  return (
    <div className="specimens mt-8">
      <article>
        <p className="kick">Empty</p>
        <h2>{isReview ? 'Nothing waits for a review' : 'No question fits this'}</h2>
        <p>
          {isReview
            ? 'Questions come here when an editor, reports of learners or their own statistics take them out.'
            : 'Choose another skill or another part of the list.'}
        </p>
      </article>
    </div>
  )
}

function Pages({ view, pages }: { view: ListView; pages: number }) {
  const { page } = view
  return (
    <nav className="acts mt-6" aria-label="Pages">
      {page > 1 && (
        <Link className="btn" href={addressOf({ ...view, page: page - 1 })}>
          Earlier questions
        </Link>
      )}
      {page < pages && (
        <Link className="btn" href={addressOf({ ...view, page: page + 1 })}>
          More questions
        </Link>
      )}
      <span className="small dim num">
        Page {page} of {pages}
      </span>
    </nav>
  )
}
