import { AsyncLocalStorage } from 'node:async_hooks'

/** A browser on somebody's device: its cookies, and where its requests come from. */
export class Device {
  readonly cookies = new Map<string, string>()
  /** The full address of the page its forms are sent from; null where it is not said. */
  page: string | null = null

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

/** The device whose work runs. @throws Error outside of `Device.run` */
export function here(): Device {
  const device = current.getStore()
  if (device === undefined) throw new Error('Cookies were asked for outside of Device.run')
  return device
}
