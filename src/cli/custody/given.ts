import type { CustodyParts } from '../../custody/index.js'
import type { Docket } from '../../docket/index.js'
import { exhibitIdOf, findExhibit } from '../exhibits.js'
import { readJson } from '../files.js'
import { readScene } from '../scene.js'

export const languageOf = ({ language }: { readonly language?: string }) => (language === undefined ? {} : { language })

/** The scene of `--context`; nothing where none is named. */
export async function sceneAt(options: { readonly context?: string; readonly language?: string }, docket: Docket): Promise<CustodyParts> {
  const { context, language = 'und' } = options
  const reading = { language, exhibit: (label: string) => exhibitIdOf(findExhibit(docket, label)) }
  return context === undefined ? {} : readScene(await readJson(context), reading)
}
