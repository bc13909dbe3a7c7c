import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getInternalToken } from '@/lib/platform/internal-token'
import { StartError } from '@/lib/platform/start-error'
import type { PageHandler } from './server'

export const RENEW_PATH = '/api/internal/published'

/**
 * Marks the kept pages of everything published as old. Next allows that only inside a request, so one is made through a
 * door of its own on this machine, open for this request alone, while the public address still waits.
 */
export async function renewPublishedPages(handle: PageHandler): Promise<void> {
  const door = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject)
    door.listen(0, '127.0.0.1', resolve)
  })
  try {
    const { port } = door.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}${RENEW_PATH}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${getInternalToken()}`, connection: 'close' },
    })
    if (!response.ok)
      throw new StartError(`The published texts could not be put in place (${response.status}); the log says why.`)
  } finally {
    door.close()
    door.closeAllConnections()
  }
}
