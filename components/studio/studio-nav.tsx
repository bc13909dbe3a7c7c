'use client'

import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'

export interface StudioPlace {
  href: string
  label: string
}

/** The places of the studio this person may enter, with the present one marked. */
export function StudioNav({ places }: { places: readonly StudioPlace[] }) {
  const pathname = usePathname()
  const isHere = (href: string) =>
    href === '/studio'
      ? pathname === href || /^\/studio\/(?:documents|history)\//.test(pathname)
      : pathname.startsWith(href)
  return (
    <ul>
      {places.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} {...(isHere(href) ? { 'aria-current': 'page' as const } : {})}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
