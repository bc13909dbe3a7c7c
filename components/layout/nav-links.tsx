'use client'

import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/link'

const PLACES = [
  { href: '/roadmap', label: 'Roadmap', under: ['/roadmap', '/tracks', '/skills', '/lessons', '/milestones'] },
  { href: '/today', label: 'Today', under: ['/today', '/review', '/progress'] },
  { href: '/plan', label: 'Plan', under: ['/plan', '/assessment'] },
  { href: '/labs', label: 'Labs', under: ['/labs'] },
  { href: '/library', label: 'Library', under: ['/library', '/compare'] },
] as const

/** The five places, with the present one marked. */
export function NavLinks() {
  const pathname = usePathname()
  return (
    <ul>
      {PLACES.map(({ href, label, under }) => {
        const isHere = under.some((place) => pathname === place || pathname.startsWith(`${place}/`))
        return (
          <li key={href}>
            <Link href={href} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
              {label}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
