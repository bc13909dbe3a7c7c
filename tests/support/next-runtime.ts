import { vi } from 'vitest'
import { here } from './cookie-jar'

// A setup file: it runs before each file of integration tests, so that the replacements hold in all of them.

// The framework hands out cookies and headers only inside one of its requests; this is its edge and the one thing replaced.
vi.mock('next/headers', () => ({
  cookies: async () => {
    const { cookies } = here()
    return {
      get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name) } : undefined),
      has: (name: string) => cookies.has(name),
      set: (name: string, value: string) => void cookies.set(name, value),
      delete: (name: string) => void cookies.delete(name),
    }
  },
  headers: async () => {
    const { address, userAgent, page } = here()
    return new Headers({ 'x-forwarded-for': address, 'user-agent': userAgent, ...(page && { referer: page }) })
  },
}))

// Outside of the framework there are no kept pages to renew.
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
