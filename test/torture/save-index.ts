/** node test/torture/save-index.ts FILE: saves an index of some megabytes over and over, until it is killed. */
import { columnsOf } from '../../src/library/columns.ts'
import { writeIndex } from '../../src/library/index-file.ts'
import { resolutionOf } from '../resolution/made.ts'

const columns = columnsOf(resolutionOf({ 'op-1': 'Decides to remain seized of the matter' }), 'content')
for (let saved = 0; ; saved++) {
  writeIndex(process.argv[2]!, { ...columns, counts: new Uint32Array(1_000_000).fill(saved) })
  if (saved === 0) process.stdout.write('saved\n')
}
