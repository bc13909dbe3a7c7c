import { readFileSync } from 'node:fs'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { MarkSprite } from '@/components/ui/mark'
import { getEnvironment } from '@/lib/platform/env'
import { THEME_SCRIPT } from '@/lib/server/theme-script'
import './globals.css'

// Both faces of the first screen are fetched ahead, with fallbacks of the same width, so that text hardly moves.
const literata = localFont({
  src: '../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2',
  weight: '200 900',
  variable: '--font-literata',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
})
const overpass = localFont({
  src: '../node_modules/@fontsource-variable/overpass/files/overpass-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-overpass',
  display: 'swap',
})
const jetbrains = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--font-jetbrains',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
})

const FAVICON = `data:image/svg+xml,${encodeURIComponent(readFileSync('public/favicon.svg', 'utf8'))}`

const { SITE_URL } = getEnvironment()

export const metadata: Metadata = {
  metadataBase: SITE_URL === undefined ? null : new URL(SITE_URL),
  title: { default: 'The road to AI product management | Milepost', template: '%s | Milepost' },
  description:
    'The interactive roadmap to AI product management: know where you stand, see the way, prove you got there.',
  // In the page itself: one request less on every visit.
  icons: { icon: { url: FAVICON, type: 'image/svg+xml' } },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8fbf9' },
    { media: '(prefers-color-scheme: dark)', color: '#0e191d' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      className={`${literata.variable} ${overpass.variable} ${jetbrains.variable}`}
      suppressHydrationWarning
    >
      <head>
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <MarkSprite />
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  )
}
