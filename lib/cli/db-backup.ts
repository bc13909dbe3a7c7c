import { runOnServerOrHere } from './control-client'
import { runCommand } from './run-command'

await runCommand(async () => {
  console.log(await runOnServerOrHere('db:backup', process.argv.slice(2)))
})
