import { generateClient } from './build-site'
import { runCommand } from './run-command'
import { serve } from './serve'

await runCommand(async () => {
  await generateClient()
  await serve({ isDevelopment: true })
})
