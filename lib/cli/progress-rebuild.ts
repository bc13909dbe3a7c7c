import { runOnServerOrHere } from './control-client'
import { runCommand } from './run-command'

await runCommand(async () => {
  console.log(await runOnServerOrHere('progress:rebuild', process.argv.slice(2)))
})
