import type { Metadata } from 'next'
import { Moment } from '@/components/studio/moment'
import { StudioForm } from '@/components/studio/studio-form'
import { PERMISSIONS, can } from '@/lib/account/permissions'
import { ROLES } from '@/lib/account/schemas'
import { changeRoleAction } from '@/lib/studio/actions'
import { openPage } from '@/lib/studio/open-page'
import { listPeopleForAdministrator } from '@/lib/studio/people-queries'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const { people, ownId } = await openPage('/studio/people', listPeopleForAdministrator)
  return (
    <>
      <div className="head pt-8">
        <h1>People and roles</h1>
        <p className="lede num">
          {people.length === 1 ? 'One account.' : `${people.length} accounts, newest first.`} A new role holds from the
          person’s next click on, and is written into the audit log.
        </p>
      </div>
      <ul className="rows people">
        {people.map(({ id, email, name, role, createdAt }) => (
          <li key={id}>
            <span>
              <b>{name ?? email}</b>
              {name !== null && <span className="dim"> {email}</span>}
            </span>
            {id === ownId ? (
              <span className="end">{role}, you</span>
            ) : (
              <StudioForm action={changeRoleAction} submit="Change" working="Changing …" className="end">
                <input type="hidden" name="userId" value={id} />
                <label className="vh" htmlFor={`role-${id}`}>
                  Role of {name ?? email}
                </label>
                <select id={`role-${id}`} name="role" defaultValue={role} key={role}>
                  {ROLES.map((each) => (
                    <option key={each}>{each}</option>
                  ))}
                </select>
              </StudioForm>
            )}
            <span className="sub">
              since <Moment at={createdAt.toISOString()} />
            </span>
          </li>
        ))}
      </ul>
      <section className="section" aria-labelledby="may-h">
        <header>
          <h2 id="may-h">Who may do what</h2>
        </header>
        <div className="scroll" tabIndex={0} role="group" aria-label="Table of permissions">
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">Permission</th>
                {ROLES.map((role) => (
                  <th scope="col" key={role}>
                    {role}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {PERMISSIONS.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{permission.replaceAll('-', ' ')}</th>
                  {ROLES.map((role) => (
                    <td key={role}>{can(role, permission) ? 'yes' : <span className="dim">no</span>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}
