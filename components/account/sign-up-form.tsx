'use client'

import { FormField } from '@/components/ui/form-field'
import { signUpAction } from '@/lib/account/actions'
import { ActionForm } from './action-form'

/** An account for what is already there. */
export function SignUpForm({ next }: { next: string }) {
  return (
    <ActionForm action={signUpAction} submit="Keep my progress" working="Making the account …">
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
            name="name"
            label="Name"
            hint="As it should stand on what you show; may stay empty."
            autoComplete="name"
            defaultValue={typed['name']}
            error={fields['name']}
          />
          <FormField
            name="password"
            label="Password"
            hint="At least 10 characters. A short sentence is easiest to remember."
            type="password"
            autoComplete="new-password"
            error={fields['password']}
            required
          />
        </>
      )}
    </ActionForm>
  )
}
