import { AsyncLocalStorage } from 'node:async_hooks'
import { vi } from 'vitest'

/** A browser on somebody's device: its cookies, and where its requests come from. */
export class Device {
  readonly cookies = new Map<string, string>()

  constructor(
    readonly address = `device-${Math.trunc(performance.now() * 1000)}`,
    readonly userAgent = 'Test browser',
  ) {}

  /** Does work as this device: what runs inside reads and writes its cookies. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return current.run(this, work)
  }
}

const current = new AsyncLocalStorage<Device>()

function here(): Device {
  const device = current.getStore()
  if (device === undefined) throw new Error('Cookies were asked for outside of Device.run')
  return device
}

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
    const { address, userAgent } = here()
    return new Headers({ 'x-forwarded-for': address, 'user-agent': userAgent })
  },
}))
