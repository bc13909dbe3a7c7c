import { randomBytes, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { StartError } from '@/lib/platform/start-error'
import { FORWARDED_HEADERS } from './core/forwarded'

/** A command-line command: plain arguments in, the text to print out. @throws StartError for the operator's mistakes */
export type Command = (args: readonly string[]) => Promise<string>

/** Commands by the name of their npm script, loaded when they are asked for. */
export type CommandTable = Readonly<Record<string, () => Promise<Command>>>

/** Where a running server takes commands; kept in the data folder, readable by its owner alone. */
export interface ControlAddress {
  url: string
  token: string
}

export const CONTROL_PATH = '/_control/'
export const CONTROL_FILE = 'control-token'

/** The door for command-line tools while the server holds the embedded database. */
export class ControlDoor {
  readonly #token = randomBytes(32).toString('hex')

  constructor(private readonly commands: CommandTable) {}

  /** Writes where to knock; call it when the port is known. Returns what removes the file again. */
  publish(dataFolder: string, port: number, host: string): () => void {
    const file = path.join(dataFolder, CONTROL_FILE)
    const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
    const content: ControlAddress = { url: `http://${address}:${port}${CONTROL_PATH}`, token: this.#token }
    rmSync(file, { force: true })
    writeFileSync(file, JSON.stringify(content), { mode: 0o600, flag: 'wx' })
    return () => rmSync(file, { force: true })
  }

  /** Answers a request for `/_control/<command>`. To anybody without the token the path does not exist. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (statusCode: number, body: object): void => {
      response.statusCode = statusCode
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (!this.#isAdmitted(request)) return send(404, { error: 'not found' })
    const name = decodeURIComponent((request.url ?? '').slice(CONTROL_PATH.length))
    const load = Object.hasOwn(this.commands, name) ? this.commands[name] : undefined
    if (load === undefined) return send(404, { error: `There is no command ${name}.` })
    try {
      const args = parseArguments(await readText(request))
      const command = await load()
      send(200, { output: await command(args) })
    } catch (error) {
      if (error instanceof StartError) return send(422, { error: error.message })
      throw error
    }
  }

  #isAdmitted(request: IncomingMessage): boolean {
    const { remoteAddress = '', localAddress } = request.socket
    const isLocal = /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress) || remoteAddress === localAddress
    // A proxy on this machine is local too; it must not pass such requests on, and shows itself by these.
    const isForwarded = FORWARDED_HEADERS.some((name) => request.headers[name] !== undefined)
    if (request.method !== 'POST' || !isLocal || isForwarded) return false
    const given = Buffer.from(request.headers.authorization ?? '')
    const expected = Buffer.from(`Bearer ${this.#token}`)
    return given.byteLength === expected.byteLength && timingSafeEqual(given, expected)
  }
}

function parseArguments(text: string): string[] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new StartError('The arguments of a command are a list of texts.')
  }
  return value
}

async function readText(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
