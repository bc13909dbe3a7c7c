/** The head of a table whose first column names the row and whose others are figures. */
export function HeadRow({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name, place) => (
          <th key={name} scope="col" className={place === 0 ? undefined : 'r'}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}
