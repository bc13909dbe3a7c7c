import 'server-only'
import { headers } from 'next/headers'
import { getClientAddress } from '@/lib/platform/client-address'
import type { Origin } from './service'

/** Where this request comes from. */
export async function readOrigin(): Promise<Origin> {
  const incoming = await headers()
  return {
    address: getClientAddress(incoming),
    userAgent: incoming.get('user-agent') ?? '',
  }
}
