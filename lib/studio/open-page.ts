import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { AppError } from '@/lib/shared/errors'

/**
 * Reads what a page of the studio shows. Strangers are asked to sign in and come back; people without the role get the
 * page for addresses that do not exist, as does everybody for things that do not exist.
 */
export async function openPage<T>(address: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'signed-out') redirect(`/sign-in?next=${encodeURIComponent(address)}`)
    if (error.code === 'forbidden' || error.code === 'not-found') notFound()
    throw error
  }
}
