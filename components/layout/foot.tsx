import { Link } from '@/components/ui/link'
import { ThemeChoice } from './theme-choice'

export interface FootProps {
  /** Date of the newest text, in words. */
  contentDate: string
}

/** What stands under every page. */
export function Foot({ contentDate }: FootProps) {
  return (
    <footer className="foot">
      <div className="page">
        <span>Milepost, open source and self-hosted</span>
        <Link href="/library/claims">How claims are graded</Link>
        <Link href="/method">How levels are estimated</Link>
        <ThemeChoice />
        <span className="push">Content of {contentDate}</span>
      </div>
    </footer>
  )
}
