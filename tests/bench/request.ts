import type { Agent, OutgoingHttpHeaders } from 'node:http'
import { get } from 'node:http'

/** One GET until its last byte. `body` is the text as sent. @throws Error for another status than 200 */
export function request(
  address: string,
  { agent, headers = {} }: { agent?: Agent; headers?: OutgoingHttpHeaders } = {},
): Promise<{ elapsedMs: number; body: string }> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    get(address, { agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const elapsedMs = performance.now() - begun
        if (response.statusCode === 200) resolve({ elapsedMs, body: Buffer.concat(parts).toString() })
        else reject(new Error(`${address} answered ${response.statusCode}`))
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}
