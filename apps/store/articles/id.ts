import { BadRequestException, NotFoundException } from '@nestjs/common';
import type { Sql } from '../writing/transaction.js';

/** A UUID, or its beginning: eight hexadecimal digits or more. */
export const ARTICLE_ID = /^[0-9A-Fa-f]{8}(-([0-9A-Fa-f]{0,4}|[0-9A-Fa-f]{4}-([0-9A-Fa-f]{0,4}|[0-9A-Fa-f]{4}-([0-9A-Fa-f]{0,4}|[0-9A-Fa-f]{4}-[0-9A-Fa-f]{0,12}))))?$/;

const DIGITS = 32;

/** The id that begins so. @throws BadRequestException if it is no beginning of one, or that of several; NotFoundException if it is that of none */
export async function idOf(sql: Sql, given: string): Promise<string> {
  if (!ARTICLE_ID.test(given)) throw new BadRequestException(`id: ${JSON.stringify(given.slice(0, 50))} is no article id. It is a UUID, or its first eight digits or more.`);
  const digits = given.replaceAll('-', '');
  const found = await sql<{ id: string }>('SELECT id FROM store.articles WHERE id BETWEEN $1::uuid AND $2::uuid ORDER BY id LIMIT 2', [digits.padEnd(DIGITS, '0'), digits.padEnd(DIGITS, 'f')]);
  if (found.length === 0) throw new NotFoundException(`There is no article ${given}.`);
  if (found.length > 1) throw new BadRequestException(`id: several articles begin with ${given}; give more digits.`);
  return found[0]!.id;
}
