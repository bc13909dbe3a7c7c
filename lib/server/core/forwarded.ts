/** The headers by which a reverse proxy tells about the connection it took. */
export const FORWARDED_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
] as const

/** The reader's address: the one the nearest proxy saw when a proxy is trusted, else the connection's own. */
export function chooseClientAddress({
  socketAddress,
  forwardedFor,
  isProxyTrusted,
}: {
  socketAddress: string
  forwardedFor: string | undefined
  isProxyTrusted: boolean
}): string {
  const nearest = forwardedFor?.split(',').at(-1)?.trim()
  const address = isProxyTrusted && nearest ? nearest : socketAddress
  // An IPv4 address on a dual-stack socket.
  return address.replace(/^::ffff:/, '')
}
