import type { MetadataRoute } from 'next'

/** Public pages are open; personal ones are nobody's business. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: [
      {
        userAgent: '*',
        allow: '/',
        disallow: ['/api/', '/studio', '/account', '/plan', '/today', '/progress', '/review', '/assessment/'],
      },
    ],
  }
}
