// not imported: see start.ts
const { readFileSync } = process.getBuiltinModule('node:fs')

/** Which Seized this is, as its package says: "0.1.0". */
export function version(): string {
  const file = `${import.meta.dirname}/../package.json`
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}
