import { runOnServerOrHere } from './control-client'
import { runCommand } from './run-command'

await runCommand(async () => {
  console.log(await runOnServerOrHere('content:export', process.argv.slice(2)))
})
