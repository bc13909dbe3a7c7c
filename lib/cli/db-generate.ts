import { generateClient } from './build-site'
import { runCommand } from './run-command'

await runCommand(generateClient)
