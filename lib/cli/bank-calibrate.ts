import { runOnServerOrHere } from './control-client'
import { runCommand } from './run-command'

await runCommand(async () => {
  console.log(await runOnServerOrHere('bank:calibrate', process.argv.slice(2)))
})
