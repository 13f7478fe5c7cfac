import { Controller, Get, Inject, NotFoundException, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Reader } from '../http/reader.js';
import { ApiProblem, ApiProblems } from '../http/problems.js';
import { schemaOf } from '../http/schema.js';
import { changesBetween, Diff, Revision, revisionsOf, shown } from './revisions.js';

@ApiProblems()
@ApiTags('articles')
@Controller('api/v1/articles/:id/revisions')
export class RevisionsController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get()
  @ApiOperation({ operationId: 'listRevisions', summary: 'Every edit of an article: what it said, from when to when; the newest 500' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: schemaOf(z.object({ items: z.array(Revision) })) })
  @ApiProblem(404, 'There is no such article.')
  async list(@Param('id', ParseUUIDPipe) id: string): Promise<{ items: Revision[] }> {
    const revisions = await this.revisions(id);
    return { items: revisions.map(({ revision, entity }) => shown(revision, entity)) };
  }

  @Get(':n/diff')
  @ApiOperation({ operationId: 'diffRevision', summary: 'What a revision changed, by block and word' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiParam({ name: 'n', schema: { type: 'integer', minimum: 1, maximum: 1_000_000 } })
  @ApiOkResponse({ schema: schemaOf(Diff) })
  @ApiProblem(404, 'There is no such revision.')
  async diff(@Param('id', ParseUUIDPipe) id: string, @Param('n', ParseIntPipe) n: number): Promise<z.infer<typeof Diff>> {
    const revisions = await this.revisions(id);
    const at = revisions.findIndex(({ revision }) => revision === n);
    if (at < 0) throw new NotFoundException(`The article ${id} has the revisions ${revisions[0]!.revision} to ${revisions.at(-1)!.revision}, not ${n}.`);
    const before = revisions[at - 1];
    return { from: before?.revision ?? null, to: n, changes: changesBetween(before?.entity.content.document ?? null, revisions[at]!.entity.content.document) };
  }

  private async revisions(id: string): ReturnType<typeof revisionsOf> {
    const revisions = await this.reader.guard(() => revisionsOf(this.reader.database, id));
    if (revisions.length === 0) throw new NotFoundException(`There is no article ${id}.`);
    return revisions;
  }
}
