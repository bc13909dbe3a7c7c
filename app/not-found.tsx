import type { Metadata } from 'next'
import { SiteFrame } from '@/components/layout/site-frame'
import { Link } from '@/components/ui/link'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <SiteFrame>
      <div className="narrow pt-8">
        <div className="head">
          <h1>The road does not lead here</h1>
          <p className="lede">
            There is no page at this address. It may have been renamed; the search knows everything that is published.
          </p>
        </div>
        <div className="acts">
          <Link className="finger" href="/roadmap">
            Back to the map
          </Link>
        </div>
      </div>
    </SiteFrame>
  )
}
