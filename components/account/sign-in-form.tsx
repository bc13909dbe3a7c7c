'use client'

import { FormField } from '@/components/ui/form-field'
import { Link } from '@/components/ui/link'
import { signInAction } from '@/lib/account/actions'
import { ActionForm } from './action-form'

/** E-mail and password. */
export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm action={signInAction} submit="Sign in" working="Signing in …">
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="next" value={next} />
          <FormField
            name="email"
            label="E-mail"
            type="email"
            autoComplete="email"
            defaultValue={typed['email']}
            error={fields['email']}
            required
          />
          <FormField
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            error={fields['password']}
            required
          />
          <p className="small">
            <Link href="/reset">Set a new password</Link>
          </p>
        </>
      )}
    </ActionForm>
  )
}
