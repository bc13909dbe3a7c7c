import { buildSite, generateClient } from './build-site'
import { runCommand } from './run-command'

await runCommand(async () => {
  await generateClient()
  await buildSite()
})
