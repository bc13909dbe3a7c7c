'use client'

import { FormField } from '@/components/ui/form-field'
import { requestResetAction, resetAction } from '@/lib/account/actions'
import { ActionForm } from './action-form'

/** Asks for a link. */
export function ResetRequestForm() {
  return (
    <ActionForm action={requestResetAction} submit="Send me a link" working="Sending …">
      {({ fields, typed }) => (
        <FormField
          name="email"
          label="E-mail"
          type="email"
          autoComplete="email"
          defaultValue={typed['email']}
          error={fields['email']}
          required
        />
      )}
    </ActionForm>
  )
}

/** Uses the link. */
export function ResetForm({ token }: { token: string }) {
  return (
    <ActionForm action={resetAction} submit="Set the new password" working="Setting …">
      {({ fields }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <FormField
            name="password"
            label="New password"
            hint="At least 10 characters. Every device is signed out."
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
