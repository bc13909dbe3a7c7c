import { SearchTrigger } from '@/components/search/search-trigger'
import { Link } from '@/components/ui/link'
import { OwnRoad } from '@/components/learner/own-road'
import { WhoLink } from '@/components/learner/who-link'
import { NavLinks } from './nav-links'

/** The same for everybody; its lower edge becomes the reader's own road once the state is known. */
export function Masthead() {
  return (
    <header className="page relative">
      <div className="mast">
        <Link className="brand" href="/">
          <svg aria-hidden="true" focusable="false">
            <use href="#logo" />
          </svg>
          Milepost
        </Link>
        <nav aria-label="Main">
          <NavLinks />
        </nav>
        <div className="end">
          <SearchTrigger />
          <WhoLink className="who num" />
          <details className="menu">
            <summary>Menu</summary>
            <div className="menu-sheet">
              <NavLinks />
              <WhoLink className="menu-who" />
            </div>
          </details>
        </div>
      </div>
      <OwnRoad />
    </header>
  )
}
