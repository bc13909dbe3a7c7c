import { Link } from '@/components/ui/link'
import type { CarryOnArmProps } from './carry-on-arm'
import { CarryOnArm } from './carry-on-arm'

/** Three ways in. Without a written lesson there are two. */
export function Fingerpost({ first }: { first: CarryOnArmProps['first'] | null }) {
  return (
    <nav className="post" aria-label="Ways in">
      <Link className="arm on" href="/assessment">
        <b>Find my gaps</b>
        <span>About 20 questions, under ten minutes</span>
      </Link>
      <Link className="arm arm-second" href="/roadmap">
        <b>Browse the map</b>
        <span>Everything is open, no account</span>
      </Link>
      {first && <CarryOnArm first={first} />}
    </nav>
  )
}
