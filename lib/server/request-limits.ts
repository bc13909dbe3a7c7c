import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Keeps a request's body within a limit. Returns false when the announced length is over it: the answer has been sent.
 * A body without announced length is counted as it arrives, and answered and cut off at the limit.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, limitBytes: number): boolean {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    refuseBody(request, response)
    return false
  }
  if (request.headers['transfer-encoding'] === undefined) return true
  let receivedBytes = 0
  // The parser hands every piece of the body to `push`; listening to "data" here would take the body from Next.
  const push = request.push.bind(request)
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
    receivedBytes += chunk?.byteLength ?? 0
    if (receivedBytes <= limitBytes) return push(chunk, encoding)
    request.push = () => false
    refuseBody(request, response)
    return false
  }
  return true
}

function refuseBody(request: IncomingMessage, response: ServerResponse): void {
  const cutOff = (): void => {
    // What is still on its way is not wanted; ending the writing side first lets the answer arrive.
    request.socket.end()
    setTimeout(() => request.socket.destroy(), 500).unref()
  }
  if (response.headersSent) {
    cutOff()
    return
  }
  response.statusCode = 413
  response.setHeader('connection', 'close')
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.end('The request is too large.\n', cutOff)
}
