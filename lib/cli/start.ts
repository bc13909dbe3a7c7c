import { StartError } from '@/lib/platform/start-error'
import { getEnvironment } from '@/lib/platform/env'
import { buildSite, generateClient, isSiteBuilt } from './build-site'
import { loadServer } from './load-server'
import { runCommand } from './run-command'

const OLDEST_NODE: readonly [number, number] = [20, 19]

function checkNodeVersion(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new StartError(`Milepost needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
}

await runCommand(async () => {
  checkNodeVersion()
  getEnvironment()
  await generateClient()
  const serve = await loadServer('production')
  await serve({ isDevelopment: false, prepareSite: isSiteBuilt() ? undefined : buildSite })
})
