import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ImageResponse } from 'next/og'
import { resultHeading } from '@/components/assessment/result-heading'
import { IMAGE_SIZE, ResultImage } from '@/components/assessment/result-image'
import { buildResultView } from '@/components/assessment/result-view'
import { dateInWords } from '@/components/ui/date-in-words'
import { requireResult } from '@/lib/assessment/result-access'
import { getContent } from '@/lib/content/loader'
import { AppError, statusFor } from '@/lib/shared/errors'

const FONT_FOLDER = 'app/api/assessment/[id]/image/fonts'
const FONTS = [
  { name: 'Overpass', file: 'overpass-500.ttf', weight: 500 },
  { name: 'Overpass', file: 'overpass-700.ttf', weight: 700 },
  { name: 'Literata', file: 'literata-560.ttf', weight: 500 },
] as const

/** A result of whoever asks as a picture to keep or show: conclusion and levels, no question and no answer. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const [content, found, fonts] = await Promise.all([getContent(), requireResult((await params).id), loadFonts()])
    const { attempt, result } = found
    const view = buildResultView(content, found)
    const areas = view.areas.map((area) => ({ ...area, title: area.shortTitle }))
    const track = content.tracks.get(attempt.settings.trackId ?? '')
    const stage = content.stages.get(track ? attempt.settings.stage : 'basic')?.title.toLowerCase()
    return new ImageResponse(
      <ResultImage
        heading={resultHeading(areas, result.answered)}
        areas={areas}
        counts={{ gaps: view.gaps.length, open: view.open.length, solid: view.solid.length }}
        yardstick={track ? `${track.title}, ${stage} stage` : `the ${stage} stage`}
        answered={result.answered}
        dayInWords={dateInWords((attempt.finishedAt ?? attempt.startedAt).toISOString().slice(0, 10))}
      />,
      {
        ...IMAGE_SIZE,
        fonts,
        headers: {
          'cache-control': 'private, no-store',
          'content-disposition': 'attachment; filename="milepost-result.png"',
        },
      },
    )
  } catch (error) {
    if (error instanceof AppError) return new Response(error.userMessage, { status: statusFor(error.code) })
    throw error
  }
}

function loadFonts() {
  return Promise.all(
    FONTS.map(async ({ name, file, weight }) => ({
      name,
      weight,
      style: 'normal' as const,
      data: await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), FONT_FOLDER, file)),
    })),
  )
}
