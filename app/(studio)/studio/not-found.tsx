import { Link } from '@/components/ui/link'

/** For addresses that do not exist, and for everybody who may not know whether they do. */
export default function StudioNotFound() {
  return (
    <div className="head pt-8">
      <h1>There is nothing at this address</h1>
      <p className="lede">It may have been mistyped, or it is kept for people with another role.</p>
      <div className="acts">
        <Link className="btn" href="/roadmap">
          Go to the roadmap
        </Link>
      </div>
    </div>
  )
}
