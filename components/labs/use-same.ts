import { useMemo } from 'react'

/** Plain data, the same object for as long as it says the same: what hangs on it is then neither computed nor drawn anew.
 *  It goes through JSON, so it holds neither functions nor infinite numbers. */
export function useSame<Value>(value: Value): Value {
  const key = JSON.stringify(value)
  return useMemo(() => JSON.parse(key) as Value, [key])
}
