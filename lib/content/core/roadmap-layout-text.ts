/** Advance widths in thousandths of an em for U+0020 to U+007E, measured from Overpass Variable at two weights. */
const advances = {
  400: [
    235, 273, 403, 683, 588, 870, 677, 214, 343, 343, 533, 645, 225, 399, 225, 490, 642, 373, 612, 602, 621, 621, 597,
    522, 611, 597, 225, 225, 645, 645, 645, 514, 809, 679, 656, 647, 682, 599, 562, 688, 700, 283, 546, 660, 559, 804,
    708, 730, 630, 730, 665, 599, 583, 689, 652, 840, 603, 641, 650, 376, 490, 376, 645, 490, 400, 526, 562, 500, 562,
    538, 333, 563, 563, 254, 254, 531, 262, 847, 563, 558, 565, 563, 389, 469, 378, 563, 512, 715, 517, 529, 505, 372,
    272, 372, 645,
  ],
  650: [
    248, 296, 436, 699, 601, 855, 705, 240, 368, 368, 549, 638, 245, 412, 240, 517, 655, 396, 612, 600, 639, 613, 612,
    534, 626, 612, 240, 240, 638, 638, 638, 511, 830, 711, 685, 640, 706, 620, 573, 683, 718, 294, 556, 700, 565, 809,
    717, 724, 637, 724, 686, 611, 599, 708, 677, 847, 666, 677, 641, 390, 517, 390, 638, 495, 400, 552, 575, 535, 575,
    554, 357, 575, 587, 278, 278, 555, 286, 871, 587, 565, 576, 575, 412, 489, 390, 587, 550, 743, 567, 562, 537, 382,
    296, 382, 638,
  ],
} as const

/** Rendering differs a little between systems, and a fallback face may stand in: 5 % more than measured. */
const safety = 1.05

/** Size in pixels of the drawing and weight of Overpass. */
export interface TextStyle {
  size: number
  weight: 400 | 650
}

/** Width of one line in pixels of the drawing, with 5 % safety. Letters outside of ASCII count as wide as an M, ideographs as an em. */
export function textWidth(text: string, { size, weight }: TextStyle): number {
  let thousandths = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    thousandths += advances[weight][code - 0x20] ?? (code >= 0x2e80 ? 1000 : 850)
  }
  return (thousandths / 1000) * size * safety
}

/**
 * Breaks a text into lines at spaces and after hyphens. No line is wider than `maxWidth` pixels unless a single word is.
 * Joined again, with a space wherever a line does not end in a hyphen, the lines are the text with its blanks collapsed.
 */
export function wrapText(text: string, style: TextStyle & { maxWidth: number }): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.trim().split(/\s+|(?<=\w-)(?=\w)/)) {
    const longer = line === '' ? piece : `${line}${line.endsWith('-') ? '' : ' '}${piece}`
    if (line === '' || textWidth(longer, style) <= style.maxWidth) line = longer
    else {
      lines.push(line)
      line = piece
    }
  }
  return line === '' ? lines : [...lines, line]
}
