import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Foot } from '@/components/layout/foot'
import { SearchTrigger } from '@/components/search/search-trigger'
import { StudioNav, type StudioPlace } from '@/components/studio/studio-nav'
import { dateInWords } from '@/components/ui/date-in-words'
import { Link } from '@/components/ui/link'
import { can, type Permission } from '@/lib/account/permissions'
import { getViewer } from '@/lib/account/viewer'
import { countFlagged } from '@/lib/assessment/item-health-service'
import { getContent } from '@/lib/content/loader'

export const metadata: Metadata = {
  title: { default: 'Studio', template: '%s | Milepost studio' },
  robots: { index: false },
}

const PLACES: (StudioPlace & { needs: Permission })[] = [
  { href: '/studio', label: 'Documents', needs: 'edit-content' },
  { href: '/studio/items', label: 'Questions', needs: 'see-item-health' },
  { href: '/studio/reports', label: 'Reports', needs: 'see-item-health' },
  { href: '/studio/people', label: 'People', needs: 'manage-people' },
  { href: '/studio/outbox', label: 'Outbox', needs: 'read-outbox' },
  { href: '/studio/audit', label: 'Audit', needs: 'read-audit-log' },
]

/** The frame of the studio. It decides nothing about access: every page asks for its own permission. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const [{ user }, content] = await Promise.all([getViewer(), getContent()])
  const flagged = countFlagged()
  const places = PLACES.filter(({ needs }) => can(user?.role, needs)).map(({ href, label }) => ({
    href,
    label: href === '/studio/items' && flagged > 0 ? `${label} (${flagged})` : label,
  }))
  const who =
    user === null
      ? { href: '/sign-in?next=/studio', label: 'Sign in' }
      : { href: '/account', label: user.name ?? user.email }
  return (
    <>
      <header className="page relative">
        <div className="mast">
          <Link className="brand" href={places.length > 0 ? '/studio' : '/'}>
            <svg aria-hidden="true" focusable="false">
              <use href="#logo" />
            </svg>
            <span>
              Milepost&nbsp; <span className="dim part">studio</span>
            </span>
          </Link>
          <nav aria-label="Main">
            <StudioNav places={places} />
          </nav>
          <div className="end">
            <SearchTrigger />
            <Link className="who" href={who.href}>
              {who.label}
            </Link>
            <details className="menu">
              <summary>Menu</summary>
              <div className="menu-sheet">
                <StudioNav places={places} />
                <Link className="menu-who" href={who.href}>
                  {who.label}
                </Link>
              </div>
            </details>
          </div>
        </div>
        <div className="roadline roadline-bare" />
      </header>
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <Foot contentDate={dateInWords(content.newestDate)} />
    </>
  )
}
