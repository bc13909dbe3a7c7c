export interface Refusal {
  rule: string
  message: string
  advice: string
}

const refuse = (message: string): Refusal => ({
  rule: 'unsafe-url',
  message,
  advice: 'use an https address, a mail address, or a path on this site such as /lessons/threshold-and-cost',
})

/** Links go to http, https, mail or this site. Returns what is wrong, or null. */
export function checkLinkUrl(url: string): Refusal | null {
  const shown = url.slice(0, 80)
  // Browsers ignore blanks and control characters inside a scheme, and read \ as /.
  if (/[\p{Cc}\\]/u.test(url) || url !== url.trim())
    return refuse(`the address ${JSON.stringify(shown)} holds a character that can hide its target`)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    if (scheme === 'mailto')
      return /^mailto:[^\s@?]+@[^\s@?]+$/i.test(url) ? null : refuse(`the mail address ${shown} is not complete`)
    if (scheme !== 'http' && scheme !== 'https') return refuse(`the address ${shown} uses ${scheme}:`)
    if (!URL.canParse(url)) return refuse(`the address ${shown} cannot be read`)
    // Without a host an http address cannot be read at all.
    const { username, password } = new URL(url)
    return username + password === '' ? null : refuse(`the address ${shown} carries a user name or a password`)
  }
  return checkOwnPath(url)
}

/** Pictures are our own files: nothing on a page may call a third party. */
export function checkImageUrl(url: string): Refusal | null {
  if (!url.startsWith('/') || url.startsWith('//'))
    return {
      rule: 'remote-image',
      message: `the picture ${url.slice(0, 80)} is not on this site`,
      advice: 'upload it and use its path, such as /media/name.png',
    }
  return checkLinkUrl(url)
}

function checkOwnPath(url: string): Refusal | null {
  if (url.startsWith('//')) return refuse(`the address ${url.slice(0, 80)} leaves the site without a scheme`)
  if (/^[^/?#]*:/.test(url) || /^[^/?#]*&/.test(url))
    return refuse(`the address ${url.slice(0, 80)} has an unknown scheme`)
  let decoded: string
  try {
    decoded = decodeURIComponent(url)
  } catch {
    return refuse(`the address ${url.slice(0, 80)} is wrongly encoded`)
  }
  if (/(?:^|[/\\])\.\.(?:[/\\?#]|$)/.test(decoded) || /[\p{Cc}\\]/u.test(decoded))
    return refuse(`the address ${url.slice(0, 80)} climbs out of its folder`)
  if (!/^[#/?]/.test(url))
    return {
      ...refuse(`the address ${url.slice(0, 80)} is neither complete nor a path of this site`),
      rule: 'relative-url',
    }
  if (/[^\p{ASCII}]/u.test(decoded.split('#')[0] ?? ''))
    return refuse(`the path ${url.slice(0, 80)} has letters that look like others`)
  return null
}
