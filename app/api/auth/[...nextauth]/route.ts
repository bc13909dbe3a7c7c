import NextAuth from 'next-auth'
import { getAuthOptions } from '@/lib/account/auth-options'

async function handler(request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const handle = NextAuth(getAuthOptions()) as (request: Request, context: unknown) => Promise<Response>
  return handle(request, context)
}

export { handler as GET, handler as POST }
