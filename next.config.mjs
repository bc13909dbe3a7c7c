/** @type {import('next').NextConfig} */
const nextConfig = {
  // lib/server compresses: Next's own compression decides about headers before the body is seen,
  // and the hash policy of cached pages is computed from the body (lib/server/README.md).
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks types, tests included; whoever only starts the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A page rendered from one database must not be found by a start with another one: only the build writes to disk.
    isrFlushToDisk: false,
    // A form that is sent without a connection waits and goes out once it is back, instead of losing what was entered.
    useOffline: true,
  },
  // Loaded by Node instead of being bundled: native or WASM parts, workers, or a state that the thin
  // server and Next's modules have to share.
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pglite-prisma-adapter',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pg',
    '@node-rs/argon2',
    'esbuild',
    'mdx-bundler',
    '@mdx-js/mdx',
    'shiki',
    '@shikijs/rehype',
    'pino',
    'nodemailer',
    'rate-limiter-flexible',
  ],
}

export default nextConfig
