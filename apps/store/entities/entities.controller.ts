import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiParameters, Parameters } from '../http/parameters.js';
import { ApiProblems } from '../http/problems.js';
import { Reader } from '../http/reader.js';
import { schemaOf } from '../http/schema.js';
import { entitiesOf, EntityFound, EntityQuery } from './entities.js';

@ApiProblems()
@ApiTags('entities')
@Controller('api/v1/entities')
export class EntitiesController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get()
  @ApiOperation({ operationId: 'findEntities', summary: 'People, organisations and places by name, with whom they are named together' })
  @ApiParameters(EntityQuery)
  @ApiOkResponse({ schema: schemaOf(z.object({ items: z.array(EntityFound) })) })
  async find(@Parameters(EntityQuery) query: z.infer<typeof EntityQuery>): Promise<{ items: EntityFound[] }> {
    return { items: await entitiesOf(this.reader.sql, query) };
  }
}
