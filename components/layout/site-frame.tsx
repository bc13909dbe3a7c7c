import type { ReactNode } from 'react'
import { getContent } from '@/lib/content/loader'
import { Foot } from './foot'
import { Masthead } from './masthead'
import { dateInWords } from '@/components/ui/date-in-words'

/** Masthead, content and foot of every page that a learner sees. */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const content = await getContent()
  return (
    <>
      <Masthead />
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <Foot contentDate={dateInWords(content.newestDate)} />
    </>
  )
}
