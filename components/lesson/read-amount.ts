/** Digits in groups of three, parted by one sign; decimals behind the other. */
const COMMA_GROUPS = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/
const POINT_GROUPS = /^-?\d{1,3}(\.\d{3})+(,\d+|(?:\.\d{3}))$/
const PLAIN = /^-?(\d+[.,]?\d*|[.,]\d+)$/
const ORNAMENT = /[\s\u00a0\u2009\u202f'’€$£%]/g

/**
 * The number somebody typed, or null. "1,200" is twelve hundred and "1,2" is one and two tenths, as everywhere on this
 * site; "1.200,5" and "12 000" are understood too. Signs of currency and per cent may stay.
 */
export function readAmount(typed: string): number | null {
  const text = typed.replace(ORNAMENT, '').replace(/[−–]/g, '-')
  if (COMMA_GROUPS.test(text)) return Number(text.replaceAll(',', ''))
  if (POINT_GROUPS.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  return PLAIN.test(text) ? Number(text.replace(',', '.')) : null
}
