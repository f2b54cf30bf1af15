import { hash } from 'node:crypto'
import { isPostgres } from '../config.ts'

/**
 * Where the index over a store is kept: beside a SQLite file; for PostgreSQL under var/, so that every server has its own and none
 * waits for another. It holds nothing that cannot be made again.
 *
 * @example indexFileOf('var/seized.db') // 'var/seized.db.index'
 */
export const indexFileOf = (database: string): string =>
  isPostgres(database) ? `var/${hash('sha256', database).slice(0, 16)}.index` : `${database}.index`
