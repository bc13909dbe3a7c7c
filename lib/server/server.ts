import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import createNext from 'next'
import { announceShutdown, isShuttingDown } from '@/lib/platform/lifecycle'
import { getLog } from '@/lib/platform/log'
import { StartError } from '@/lib/platform/start-error'
import { CONTROL_PATH, type ControlDoor } from './control'
import { chooseClientAddress, FORWARDED_HEADERS } from './core/forwarded'
import { mayHaveNonce, readPrerenderedRoutes, type PrerenderedRoutes, type PrerenderManifest } from './core/nonce-rule'
import { isAllowedOrigin } from './core/same-origin'
import { PageCache } from './page-cache'
import { limitBody } from './request-limits'
import { guardResponse } from './response-guard'

/** How the server is run. Times are limits for receiving a request, not for answering it. */
export interface ServerOptions {
  /** The folder of the Next project. */
  projectFolder: string
  host: string
  /** 0 takes any free port. */
  port: number
  isDevelopment: boolean
  /** The public address, where configured. */
  siteUrl?: string | undefined
  isProxyTrusted: boolean
  control?: ControlDoor | undefined
  /** Work to be done with Next before the first request is answered; requests that come early wait for it. */
  beforeFirstRequest?: ((handle: PageHandler) => Promise<void>) | undefined
  bodyLimitBytes?: number
  headersTimeoutMs?: number
  requestTimeoutMs?: number
  /** How long in-flight requests may take to finish after `stop`. */
  shutdownTimeoutMs?: number
}

/** Next's answer to a request. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A server that accepts requests. */
export interface RunningServer {
  port: number
  /** Stops accepting, lets requests in flight finish (streams too), then resolves. */
  stop(): Promise<void>
}

const MEGABYTE = 1024 * 1024
/** Longer than the idle time of common load balancers, so that they close first and never meet a closing connection. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000

const SECURITY_HEADERS: readonly [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
]

/** Starts Next behind the thin server. @throws StartError when the address cannot be used */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { projectFolder, host, port, isDevelopment } = options
  const server = createServer({
    headersTimeout: options.headersTimeoutMs ?? 10_000,
    requestTimeout: options.requestTimeoutMs ?? 60_000,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    // How often Node looks for connections over those limits.
    connectionsCheckingInterval: 500,
  })
  // The port is taken before Next prepares: a second start fails at once, and early visitors wait instead of failing.
  const actualPort = await listen(server, port, host)
  const next = createNext({
    dev: isDevelopment,
    dir: projectFolder,
    hostname: host,
    port: actualPort,
    httpServer: server,
  })
  const ready = next.prepare().then(async () => {
    const handle = next.getRequestHandler()
    await options.beforeFirstRequest?.(handle)
    return handle
  })
  const routes = isDevelopment ? { paths: new Set<string>(), patterns: [] } : readRoutes(projectFolder)
  const answer = createAnswer({
    options,
    routes,
    handlePage: async (request, response) => (await ready)(request, response),
  })
  const inFlight = new Set<ServerResponse>()
  server.on('request', (request, response) => {
    inFlight.add(response)
    response.once('close', () => inFlight.delete(response))
    answer(request, response)
  })
  try {
    await ready
  } catch (error) {
    server.close()
    server.closeAllConnections()
    await next.close()
    throw error
  }
  return {
    port: actualPort,
    stop: () =>
      stop({ server, inFlight, closeNext: () => next.close(), timeoutMs: options.shutdownTimeoutMs ?? 25_000 }),
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'another program uses it' : (error.code ?? error.message)
      reject(new StartError(`The address ${host}:${port} cannot be used (${reason}); set PORT or HOST to another one.`))
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function readRoutes(projectFolder: string): PrerenderedRoutes {
  const file = path.join(projectFolder, '.next', 'prerender-manifest.json')
  if (!existsSync(file)) throw new StartError('The site has not been built; run npm run build.')
  return readPrerenderedRoutes(JSON.parse(readFileSync(file, 'utf8')) as PrerenderManifest)
}

interface AnswerParts {
  options: ServerOptions
  routes: PrerenderedRoutes
  handlePage: PageHandler
}

/** What happens to every request, in order. */
function createAnswer({
  options,
  routes,
  handlePage,
}: AnswerParts): (request: IncomingMessage, response: ServerResponse) => void {
  const { isDevelopment, control, siteUrl, isProxyTrusted } = options
  const cache = new PageCache()
  const siteOrigin = siteUrl === undefined ? undefined : new URL(siteUrl).origin
  const headers = [...SECURITY_HEADERS]
  if (siteOrigin?.startsWith('https:') === true) headers.push(['strict-transport-security', 'max-age=31536000'])
  const log = getLog()

  return (request, response) => {
    const requestId = takeRequestId(request, isProxyTrusted)
    for (const [name, value] of headers) response.setHeader(name, value)
    response.setHeader('x-request-id', requestId)
    if (isShuttingDown()) response.setHeader('connection', 'close')
    logWhenDone({ request, response, requestId })

    // Next takes the nonce of a page from these request headers: only ours may be there.
    delete request.headers['content-security-policy']
    delete request.headers['content-security-policy-report-only']
    const target = request.url ?? '/'
    const isControl = control !== undefined && target.startsWith(CONTROL_PATH)
    const nonce = mayHaveNonce(
      {
        path: target,
        isFlightRequest: request.headers.rsc === '1',
        hasDraftCookie: /(?:^|;\s*)__prerender_bypass=/.test(request.headers.cookie ?? ''),
      },
      routes,
    )
      ? randomBytes(16).toString('base64')
      : undefined
    if (nonce !== undefined) request.headers['content-security-policy'] = `script-src 'nonce-${nonce}'`
    guardResponse({ request, response, cache, nonce, isDevelopment })

    if (!limitBody(request, response, options.bodyLimitBytes ?? 12 * MEGABYTE)) return
    if (!isControl) {
      const origin = {
        method: request.method ?? 'GET',
        host: publicHost(request, isProxyTrusted),
        origin: request.headers.origin,
        secFetchSite: single(request.headers['sec-fetch-site']),
      }
      if (!isAllowedOrigin(origin, siteOrigin))
        return sendText(response, 403, 'This request did not come from this site.')
      describeClient(request, isProxyTrusted)
    }
    const answered = isControl ? control.handle(request, response) : handlePage(request, response)
    answered.catch((error: unknown) => {
      log.error({ err: error, requestId }, 'request failed')
      if (!response.headersSent) sendText(response, 500, `Something went wrong. Reference: ${requestId}`)
      else response.destroy()
    })
  }
}

function takeRequestId(request: IncomingMessage, isProxyTrusted: boolean): string {
  const given = single(request.headers['x-request-id'])
  const requestId = isProxyTrusted && given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  request.headers['x-request-id'] = requestId
  return requestId
}

/** The host in the reader's address bar. */
function publicHost(request: IncomingMessage, isProxyTrusted: boolean): string | undefined {
  return (isProxyTrusted ? single(request.headers['x-forwarded-host']) : undefined) ?? request.headers.host
}

/** Leaves one believable `x-forwarded-for`, and of the other forwarding headers only a trusted proxy's. */
function describeClient(request: IncomingMessage, isProxyTrusted: boolean): void {
  const address = chooseClientAddress({
    socketAddress: request.socket.remoteAddress ?? 'unknown',
    forwardedFor: single(request.headers['x-forwarded-for']),
    isProxyTrusted,
  })
  if (!isProxyTrusted) for (const name of FORWARDED_HEADERS) delete request.headers[name]
  request.headers['x-forwarded-for'] = address
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}

function sendText(response: ServerResponse, statusCode: number, text: string): void {
  response.statusCode = statusCode
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.end(`${text}\n`)
}

function logWhenDone({
  request,
  response,
  requestId,
}: {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
}): void {
  const log = getLog()
  const startedAtMs = performance.now()
  response.once('close', () => {
    const { statusCode } = response
    const isChange = request.method !== 'GET' && request.method !== 'HEAD'
    const level = statusCode >= 500 ? 'error' : isChange ? 'info' : 'debug'
    if (!log.isLevelEnabled(level)) return
    const path = (request.url ?? '').split('?')[0]
    const durationMs = Math.round(performance.now() - startedAtMs)
    log[level](
      { requestId, method: request.method, path, statusCode, durationMs, isComplete: response.writableFinished },
      'request',
    )
  })
}

interface StopParts {
  server: Server
  inFlight: ReadonlySet<ServerResponse>
  closeNext: () => Promise<void>
  timeoutMs: number
}

async function stop({ server, inFlight, closeNext, timeoutMs }: StopParts): Promise<void> {
  announceShutdown()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  for (const response of inFlight) if (!response.headersSent) response.setHeader('connection', 'close')
  server.closeIdleConnections()
  // A connection that was busy just now becomes idle later; Node 20 does not close it then by itself.
  const sweep = setInterval(() => server.closeIdleConnections(), 100)
  const deadline = setTimeout(() => server.closeAllConnections(), timeoutMs)
  await closed
  clearInterval(sweep)
  clearTimeout(deadline)
  await closeNext()
}
