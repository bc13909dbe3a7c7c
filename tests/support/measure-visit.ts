import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS } from './find-browser'

/** What one visit sent over the wire. */
export interface Visit {
  scriptKb: number
  transferKb: number
  requests: number
  /** Size of each script in kB, by its path. */
  scripts: Map<string, number>
}

/** One cold visit of a guest: bytes as they crossed the wire, until the network rests and `shown` (a selector) is there. */
export async function measureVisit(address: string, executablePath: string, shown = 'body'): Promise<Visit> {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
  try {
    const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    const session = await tab.context().newCDPSession(tab)
    await session.send('Network.enable')
    const scriptOf = new Map<string, string>()
    const scripts = new Map<string, number>()
    let [bytes, requests] = [0, 0]
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script') scriptOf.set(requestId, new URL(response.url).pathname)
    })
    session.on('Network.requestWillBeSent', () => (requests += 1))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength
      const script = scriptOf.get(requestId)
      if (script !== undefined) scripts.set(script, (scripts.get(script) ?? 0) + encodedDataLength / 1024)
    })
    await tab.goto(address, { waitUntil: 'networkidle' })
    await tab.locator(shown).first().waitFor()
    const scriptKb = [...scripts.values()].reduce((sum, size) => sum + size, 0)
    return { scriptKb, transferKb: bytes / 1024, requests, scripts }
  } finally {
    await browser.close()
  }
}
