import { generateClient } from './build-site'
import { loadServer } from './load-server'
import { runCommand } from './run-command'

await runCommand(async () => {
  await generateClient()
  const serve = await loadServer('development')
  await serve({ isDevelopment: true })
})
