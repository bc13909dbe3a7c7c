import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link inside Milepost. Pages are static and small, so nothing is fetched before it is asked for:
 * a page with forty links would otherwise make forty requests.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink {...props} prefetch={false} />
}
