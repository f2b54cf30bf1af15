import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that wait for the most part, longest first: begun last, all else would be done and a core would stand idle. */
const LONG = ['torture/announcements', 'torture/slack', 'web/rooms-browser', 'slack/process', 'teams/playground']

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex(name => moduleId.endsWith(`/test/${name}.test.ts`))
  return at < 0 ? LONG.length : at
}

/** Vitest's own order, behind the long ones. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
