import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { fieldsOf } from '../articles/item.js';
import { ArticleFilter, ArticleQuery } from '../articles/query.js';
import { ApiParameters, Parameters } from '../http/parameters.js';
import { ApiProblems } from '../http/problems.js';
import { Reader } from '../http/reader.js';
import { writeExport } from './export.js';

const ExportQuery = ArticleFilter.extend({ fields: ArticleQuery.shape.fields, format: z.enum(['ndjson', 'csv']).default('ndjson').describe('JSON lines, or CSV with lists and objects as JSON in their fields.') });
const TYPES = { ndjson: 'application/x-ndjson', csv: 'text/csv' };

@ApiProblems()
@ApiTags('articles')
@Controller('api/v1/export')
export class ExportController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get()
  @ApiOperation({ operationId: 'exportArticles', summary: 'Every article that matches, newest first, as one stream', description: 'If it fails on the way, the connection is broken off: an answer that ends properly is whole.' })
  @ApiParameters(ExportQuery)
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } }, 'text/csv': { schema: { type: 'string' } } } })
  async export(@Parameters(ExportQuery) query: z.infer<typeof ExportQuery>, @Res() response: Response): Promise<void> {
    const fields = fieldsOf(query.fields);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    response.setHeader('content-type', `${TYPES[query.format]}; charset=utf-8`);
    try {
      await writeExport(response, { sql: this.reader.sql, filter: query, fields, format: query.format, signal: gone.signal });
      response.end();
    } catch (error) {
      if (!gone.signal.aborted) throw error;
    }
  }
}
