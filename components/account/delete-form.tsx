'use client'

import { FormField } from '@/components/ui/form-field'
import { deleteEverythingAction } from '@/lib/account/actions'
import { ActionForm } from './action-form'

/** The last door: typed, not clicked by accident. */
export function DeleteForm() {
  return (
    <ActionForm action={deleteEverythingAction} submit="Delete everything" working="Deleting …" isDangerous>
      {({ fields }) => (
        <FormField name="confirm" label="Type the word delete" autoComplete="off" error={fields['confirm']} />
      )}
    </ActionForm>
  )
}
